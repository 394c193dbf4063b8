"""How the panes stand: side by side or one in the place of another, and as wide as they were left."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from newsdesk.ui.banner import Banner
from newsdesk.ui.focus_memory import FocusMemory
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.message_area import MessageArea
from newsdesk.ui.panes import Pane, focus_first

_NAMES = ("panes", "middle")
_ALONE = "focus mode"


class Arrangement(QSplitter):
    """The list, the open story and the page side by side.

    In the `middle` what is written stands above its strip; a pane of the `centre` takes the place of both for a while,
    one of the `right` that of the page.
    """

    def __init__(self, look: Look, banner: Banner, *, left: QWidget, middle: Iterable[QWidget], page: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._banner, self._left, self._page = banner, left, page
        self.middle = QSplitter(Qt.Orientation.Vertical)
        above, *self._below = middle
        for part in (above, *self._below):
            self.middle.addWidget(part)
        self.middle.setStretchFactor(0, 1)
        self.middle.setSizes([520, 180])
        self._before: int | None = None
        self._focused = FocusMemory()
        self.centre, self.right = QStackedWidget(), QStackedWidget()
        self.centre.addWidget(self.middle)
        self.right.addWidget(page)
        # A pane that is not in view does not say how narrow the others may be.
        self.centre.setMinimumWidth(look.size["column"])
        self.right.setMinimumWidth(look.size["beside"])
        # The message comes where the page is; where the text is alone, below that.
        self._text_area, self._page_area = MessageArea(self.centre), MessageArea(self.right)
        self._page_area.take(banner)
        for place, (side, stretch) in enumerate(((left, 0), (self._text_area, 3), (self._page_area, 2))):
            self.addWidget(side)
            self.setStretchFactor(place, stretch)
        self.setSizes([230, 570, 480])
        for splitter in (self, self.middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)

    def admit(self, *, centre: Iterable[Pane], beside: Iterable[Pane]) -> None:
        """Take panes that come and go; each gives its place back when it is closed."""
        for pane in centre:
            self.centre.addWidget(pane)
            pane.closed.connect(self.back)
        for pane in beside:
            self.right.addWidget(pane)
            pane.closed.connect(self.show_page)

    def show_pane(self, pane: Pane) -> None:
        """Show a pane in the place of the editor."""
        self.centre.setCurrentWidget(pane)
        pane.start()

    def show_beside(self, pane: Pane) -> None:
        """Show a pane in the place of the preview; when it is closed, the focus goes back to where it is now.

        Where the text is alone, everything is shown again.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.right.isAncestorOf(focused):
            self._focused.remember(focused)
        if self._page_area.isHidden():
            self.write_alone(alone=False)
        self.right.setCurrentWidget(pane)
        pane.start()
        taken = QApplication.focusWidget()
        if taken is None or not pane.isAncestorOf(taken):
            focus_first(pane)

    def write_alone(self, *, alone: bool) -> None:
        """Show the text alone, without list, strip and page, or everything again."""
        if alone:
            self.back()
        self._left.setVisible(not alone)
        self._page_area.setVisible(not alone)
        (self._text_area if alone else self._page_area).take(self._banner)
        if alone:
            self._banner.tell(tr("Press F11 to leave focus mode."), cause=_ALONE, of_desk=True)
        else:
            self._banner.clear(_ALONE)
        for part in self._below:
            part.setVisible(not alone)

    def fit_below(self, needed: int) -> None:
        """Give what stands below the text no more than it needs, in pixels; with 0 what it had before."""
        above, below = self.middle.sizes()
        if needed and self._before is None:
            self._before = below
        height = needed or self._before or below
        self.middle.setSizes([above + below - height, height])
        if not needed:
            self._before = None

    def back(self) -> None:
        """Go back to the open story."""
        self.centre.setCurrentWidget(self.middle)

    def show_page(self) -> None:
        """Show the page again, and give the focus back to the widget that had it, or else to the story."""
        self.right.setCurrentWidget(self._page)
        if not self._focused.give_back():
            (self.centre.currentWidget() or self.middle).setFocus()

    @property
    def writing(self) -> bool:
        """Whether the open story is in view."""
        return self.centre.currentWidget() is self.middle

    def recall(self, personal: QSettings) -> None:
        """Take the sizes that were remembered."""
        for name, splitter in zip(_NAMES, (self, self.middle), strict=True):
            state = personal.value(name)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def remember(self, personal: QSettings) -> None:
        """Remember the sizes for the next time."""
        self.fit_below(0)
        for name, splitter in zip(_NAMES, (self, self.middle), strict=True):
            personal.setValue(name, splitter.saveState())


def stacked(on: QWidget, *widgets: QWidget | tuple[QWidget, int]) -> None:
    """Lay widgets out from top to bottom without space between them; one with a number takes what is left."""
    layout = QVBoxLayout(on)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        if isinstance(widget, QWidget):
            layout.addWidget(widget)
        else:
            layout.addWidget(*widget)
