"""What stands above the text of a story, in as much room as there is."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from newsdesk.ui.language import tr

_LEAST = 120


class Head(QScrollArea):
    """As high as what is in it; in a low window it scrolls, so that some of the text stays in view below.

    The bar comes and goes when all is laid out, not in the midst of it as Qt would have it: a bar makes the fields
    narrower, so perhaps higher by a line, and one that asks while they are still as high as they were without it
    goes away again, for ever.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setAccessibleName(tr("Fields of the story"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the size of what is in it."""
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return a few lines' height."""
        return QSize(self._inner.minimumSizeHint().width(), _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See to the bar once the fields have found their new size."""
        super().resizeEvent(event)
        QCoreApplication.postEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with a headline that takes another line, and scroll where there is no room to grow."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            short = self._inner.minimumSizeHint().height() > self.height()
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if short else policy.ScrollBarAlwaysOff)
        return super().eventFilter(watched, event)
