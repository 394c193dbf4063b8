"""The rows of the strip as a list: dragged, dropped on, moved as one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QWidget

from newsdesk.ui.finding.story_rows import STORY_MIME
from newsdesk.ui.linking.strip_rows import HEADLINE, NUMBER, WHERE


class LinkList(QTreeWidget):
    """The rows; says what was dropped on it from outside, and when a drag has changed the order."""

    order_changed = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        header = self.header()
        header.setMinimumSectionSize(32)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(HEADLINE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(NUMBER, 44)
        header.resizeSection(WHERE, 150)
        self.setAccessibleName("Related links")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of our own, stories and text."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where a row of our own would land."""
        if event.source() is self:
            super().dragMoveEvent(event)
        else:
            self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move rows of our own to where they are dropped; what comes from outside goes to the end."""
        if event.source() is not self:
            self.dropped.emit(event.mimeData())
            event.acceptProposedAction()
            return
        index = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        self.move_selected(index.row() + below if index.isValid() else self.topLevelItemCount())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def is_editing(self) -> bool:
        """Whether a cell is being edited: keys that its field leaves over come by here, and mean nothing."""
        return self.state() is QAbstractItemView.State.EditingState

    def move_selected(self, to: int) -> None:
        """Move the selected rows before the row that now is `to`."""
        moving = sorted(self.selectedItems(), key=self.indexOfTopLevelItem)
        to -= sum(self.indexOfTopLevelItem(item) < to for item in moving)
        self.blockSignals(True)
        for item in moving:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        self.insertTopLevelItems(to, moving)
        for item in moving:
            item.setSelected(True)
        if moving:
            self.setCurrentItem(moving[0], HEADLINE)
        self.blockSignals(False)
        self.order_changed.emit()

    def _welcome(self, event: QDragMoveEvent) -> None:
        mime = event.mimeData()
        if event.source() is self or mime.hasFormat(STORY_MIME) or mime.hasText() or mime.hasUrls():
            event.acceptProposedAction()
