"""The field above the list of stories, in which words and fields are typed to find them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from newsdesk.ui.language import tr
from newsdesk.ui.panes import ENTER


class SearchField(QLineEdit):
    """Says when Enter asks for the first story found, and when the keys go down into the list."""

    open_requested = Signal()
    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=tr("Find stories"), clearButtonEnabled=True)
        self.setObjectName("boxed")
        self.setAccessibleName(tr("Find stories by any word"))
        self.setToolTip(tr("Any word, “words in quotes”, or fields such as status:ready (Ctrl+Shift+F)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, go down with Down, clear with Escape."""
        if event.key() == Qt.Key.Key_Down:
            self.list_requested.emit()
        elif event.key() in ENTER:
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
