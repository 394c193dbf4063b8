"""A line above the editor that tells something and offers what to do about it; nothing jumps, nothing blocks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_BESIDE = 2


class Banner(QFrame):
    """Hidden until it has something to tell."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = QLabel(wordWrap=True)
        self.buttons: list[QPushButton] = []
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

    def tell(self, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Show `text` with a button for each offer, the first being the likely one. A button taken closes the line."""
        for button in self.buttons:
            for line in (self._line, self._below):
                line.removeWidget(button)
            button.deleteLater()
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self.buttons = [self._button(name, act) for name, act in offers]
        # Beside more than two the words would have no room.
        line = self._line if len(offers) <= _BESIDE else self._below
        for place, button in enumerate(self.buttons, start=1):
            line.insertWidget(place, button)
        self.show()

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(name)
        # A click leaves the caret where it is.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self._taken(act))
        return button

    def _taken(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
