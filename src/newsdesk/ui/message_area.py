"""The place of the message: at the foot of a column, where it moves nothing that is under the pointer."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from newsdesk.ui.banner import Banner


class MessageArea(QWidget):
    """Holds panes and, over their foot, the message.

    The panes make room for it while the pointer is elsewhere: until then the message covers them. It never comes
    under the pointer: a pointer at the foot sends it to the top.
    """

    def __init__(self, panes: QStackedWidget) -> None:
        super().__init__()
        self._banner: Banner | None = None
        self._at_top = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(panes)
        # Another pane has nothing yet that could move.
        panes.currentChanged.connect(lambda _index: self._place(pointed=False))

    def take(self, banner: Banner) -> None:
        """Show the message here from now on."""
        if isinstance(before := banner.parentWidget(), MessageArea):
            before.release()
        visible = banner.notices.shown is not None
        self._banner = banner
        banner.setParent(self)
        banner.notice_changed.connect(self._follow)
        banner.setVisible(visible)
        self._place(pointed=False)

    def release(self) -> None:
        """Show the message here no longer."""
        if self._banner is not None:
            self._banner.notice_changed.disconnect(self._follow)
        self._banner = None
        self._layout.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message in its place."""
        super().resizeEvent(event)
        self._place(pointed=self._is_pointed())

    def leaveEvent(self, event: QEvent) -> None:
        """Make room for the message now that nothing here is pointed at."""
        super().leaveEvent(event)
        self._at_top = False
        self._place(pointed=False)

    def _follow(self, anew: bool) -> None:  # noqa: FBT001 - as the signal has it
        if anew and self._banner is not None:
            height = self._banner.fit(self.width())
            self._at_top = self._is_pointed() and self._foot(height).contains(self.mapFromGlobal(QCursor.pos()))
        self._place(pointed=self._is_pointed())

    def _is_pointed(self) -> bool:
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def _foot(self, height: int) -> QRect:
        return QRect(0, self.height() - height, self.width(), height)

    def _place(self, *, pointed: bool) -> None:
        if self._banner is None:
            return
        height = self._banner.fit(self.width()) if self._banner.notices.shown is not None else 0
        self._banner.setGeometry(QRect(0, 0, self.width(), height) if self._at_top else self._foot(height))
        self._banner.raise_()
        if not pointed:
            self._layout.setContentsMargins(0, 0, 0, height)
