"""A line above the editor that tells something and offers what to do about it; nothing jumps, nothing blocks."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from newsdesk.model import Article
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_BESIDE = 2
# Narrower than so many pixels, words beside buttons become a column.
_WORDS = 320


class Banner(QFrame):
    """Hidden until it has something to tell."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("banner")
        self.text = QLabel(wordWrap=True)
        self.buttons: list[QPushButton] = []
        self._story: UUID | None = None
        self._step = False
        margin, small = look.size["margin"], look.size["small"]
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, small, small, small)
        column.setSpacing(0)
        self._line, self._below = QHBoxLayout(), QHBoxLayout()
        for line in (self._line, self._below):
            line.setSpacing(small)
            column.addLayout(line)
        self._below.addStretch()
        self._line.addWidget(self.text, 1)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        look.give_icon(self.close_button, "close")
        self._line.addWidget(self.close_button)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def tell(
        self,
        text: str,
        *offers: tuple[str, Callable[[], object]],
        story: UUID | None = None,
        step: bool = False,
    ) -> None:
        """Show `text` with a button for each offer, the first being the likely one. A button taken closes the line.

        What is offered for one `story` goes with it: taken later it would be done to another. What undoes the last
        `step` of it is offered until there is another one.
        """
        self._story, self._step = story, step
        self._offer_nothing()
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self.buttons = [self._button(name, act) for name, act in offers]
        self._place_buttons()
        self.show()

    def opened(self, article: Article) -> None:
        """Leave with the story that the offers are for."""
        if self._story not in (None, article.id):
            self.hide()

    def changed(self) -> None:
        """Take back the offer to undo a step that is no longer the last one; what was told stays."""
        if self._step:
            self._offer_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words their room."""
        super().resizeEvent(event)
        self._place_buttons()

    def _offer_nothing(self) -> None:
        for button in self.buttons:
            for line in (self._line, self._below):
                line.removeWidget(button)
            # It goes when its own click is over.
            button.hide()
            button.deleteLater()
        self.buttons = []

    def _place_buttons(self) -> None:
        room = self.width() - sum(button.sizeHint().width() for button in self.buttons)
        line, other = self._line, self._below
        if len(self.buttons) > _BESIDE or room < _WORDS:
            line, other = other, line
        if any(line.indexOf(button) < 0 for button in self.buttons):
            for place, button in enumerate(self.buttons, start=1):
                other.removeWidget(button)
                line.insertWidget(place, button)
                # Else it comes into view a moment after the words do, where there were others before.
                button.show()

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(name)
        # A click leaves the caret where it is.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self._taken(act))
        return button

    def _taken(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
