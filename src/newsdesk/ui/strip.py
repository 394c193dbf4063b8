"""The strip: the related headlines of the open article, in order."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsdesk.model import RelatedLink, Strip, Target
from newsdesk.wire import links_from_text

_LINK = Qt.ItemDataRole.UserRole


class StripPane(QWidget):
    """Shows a strip and says how it was changed; undo belongs to the article's history."""

    strip_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._targets: Mapping[UUID, Target] = {}
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of the strip")
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.add = QLineEdit(placeholderText="Add a headline or an address, or paste a list")
        self.add.setAccessibleName("Add related links")
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderHidden(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setAccessibleName("Related links")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 4, 24, 8)
        layout.setSpacing(4)
        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.count)
        header.addWidget(self.add, 2)
        layout.addLayout(header)
        layout.addWidget(self.list)
        self.title.textEdited.connect(lambda _text: self._emit())
        self.add.returnPressed.connect(self._add_typed)
        self.add.installEventFilter(self)
        self.list.itemChanged.connect(lambda _item, _column: self._emit())
        self.list.model().rowsRemoved.connect(self._moved)

    def set_strip(self, strip: Strip, targets: Mapping[UUID, Target]) -> None:
        """Show `strip`; says nothing."""
        self._targets = targets
        if strip == self.strip():
            return
        self._filling = True
        if self.title.text() != strip.title:
            self.title.setText(strip.title)
        current = self.list.currentIndex().row()
        self.list.clear()
        for link in strip.links:
            self.list.addTopLevelItem(self._item(link))
        if (item := self.list.topLevelItem(current)) is not None:
            self.list.setCurrentItem(item)
        self._filling = False
        self.count.setText(str(len(strip.links)))

    def strip(self) -> Strip:
        """Return the strip as it is shown."""
        links = [
            self._link(item) for row in range(self.list.topLevelItemCount()) if (item := self.list.topLevelItem(row))
        ]
        return Strip(
            title=self.title.text(), links=tuple(link for link in links if link.headline or link.url or link.article)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list, and pastes of several lines into the add field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste(watched)
            if watched is self.list:
                alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
                if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                    self._shift(-1 if event.key() == Qt.Key.Key_Up else 1)
                    return True
                if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                    self._delete()
                    return True
        return super().eventFilter(watched, event)

    def add_links(self, links: tuple[RelatedLink, ...]) -> None:
        """Add links at the end."""
        self._filling = True
        for link in links:
            self.list.addTopLevelItem(self._item(link))
        self._filling = False
        self._emit()

    def _add_typed(self) -> None:
        self.add_links(links_from_text(self.add.text()))
        self.add.clear()

    def _paste(self, watched: QObject) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        if watched is self.add and "\n" not in mime.text().strip() and not mime.hasHtml():
            return False
        self.add_links(links_from_text(mime.text(), mime.html() if mime.hasHtml() else None))
        return True

    def _shift(self, by: int) -> None:
        row = self.list.currentIndex().row()
        if row < 0 or not 0 <= row + by < self.list.topLevelItemCount():
            return
        self._filling = True
        item = self.list.takeTopLevelItem(row)
        if item is None:
            return
        self.list.insertTopLevelItem(row + by, item)
        self.list.setCurrentItem(item)
        self._filling = False
        self._emit()

    def _delete(self) -> None:
        self._filling = True
        for item in self.list.selectedItems():
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))
        self._filling = False
        self._emit()

    def _moved(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        # A drag inserts, then removes: the list is whole again once the row is gone.
        self._emit()

    def _item(self, link: RelatedLink) -> QTreeWidgetItem:
        target = None if link.article is None else self._targets.get(link.article)
        headline = link.headline or (target.headline if target else "")
        item = QTreeWidgetItem([headline, link.url or (f"our story · {target.status}" if target else "")])
        item.setData(0, _LINK, link)
        item.setToolTip(0, headline)
        flags = item.flags() | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled)
        return item

    def _link(self, item: QTreeWidgetItem) -> RelatedLink:
        link: RelatedLink = item.data(0, _LINK)
        if link.article is not None:
            target = self._targets.get(link.article)
            shown = target.headline if target else ""
            return link if item.text(0) == shown else replace(link, headline=item.text(0))
        return replace(link, headline=item.text(0), url=item.text(1))

    def _emit(self) -> None:
        if not self._filling:
            strip = self.strip()
            self.count.setText(str(len(strip.links)))
            self.strip_changed.emit(strip)
