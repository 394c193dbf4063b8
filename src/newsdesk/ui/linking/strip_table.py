"""The rows of the strip as a table: what is said of each link, and its fields edited in place."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from newsdesk.model import LinkCheckResult, LinkTarget, RelatedLink, find_duplicates
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_delegate import LinkDelegate, editable
from newsdesk.ui.linking.strip_rows import (
    HEADLINE,
    NAMES,
    NUMBER,
    RARE,
    SAID,
    WHERE,
    item_link,
    link_item,
    say_of,
    show_link,
)
from newsdesk.ui.look import Look

_Hint = QAbstractItemDelegate.EndEditHint


class LinkTable(QTreeWidget):
    """The rows; `changed` says when they were changed by hand, with the row that was edited.

    It comes with None where rows came, went or moved.
    """

    changed = Signal(object)
    detailed_changed = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._size = look.size
        self.targets: Mapping[UUID, LinkTarget] = {}
        self.seen: Mapping[str, LinkCheckResult] = {}
        self.base_url = ""
        self.detailed = False
        self.delegate = LinkDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.setColumnCount(len(NAMES))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setMinimumSectionSize(32)
        header.setStretchLastSection(False)
        for column in range(len(NAMES)):
            stretched = column == HEADLINE
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Fixed
            )
        self.setAccessibleName(tr("Related links"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.itemChanged.connect(self._edited)
        header.resizeSection(NUMBER, look.size["strip_number"])
        self._arrange()

    def show_links(self, links: Iterable[RelatedLink]) -> None:
        """Show these links, keeping the place of the keys and what is chosen; says nothing."""
        row, column = self.currentIndex().row(), max(HEADLINE, self.currentIndex().column())
        chosen = self.rows()
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems([link_item(link, self.targets) for link in links])
        for other in chosen:
            if (item := self.topLevelItem(other)) is not None:
                item.setSelected(True)
        self.blockSignals(False)
        if row >= 0:
            self.put_keys(min(row, self.topLevelItemCount() - 1), column, keep=len(chosen) > 1)
        self.say()

    def forget_place(self) -> None:
        """Choose no row and show the first: these links are another story's from now on."""
        self.blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self.blockSignals(False)
        self.scrollToTop()

    def add(self, links: Iterable[RelatedLink]) -> None:
        """Add links at the end, the last of them in view; says nothing."""
        self.blockSignals(True)
        self.addTopLevelItems([link_item(link, self.targets) for link in links])
        self.blockSignals(False)
        self.scrollToBottom()
        self.say()

    def links(self) -> tuple[RelatedLink, ...]:
        """Return the links as they are shown."""
        return tuple(item_link(item, self.targets) for item in self._items())

    def rows(self) -> list[int]:
        """Return the rows that are chosen, from the top."""
        return sorted(self.indexOfTopLevelItem(item) for item in self.selectedItems())

    def chosen(self) -> tuple[RelatedLink, ...]:
        """Return the links that are chosen, in their order."""
        links = self.links()
        return tuple(links[row] for row in self.rows())

    def say(self) -> None:
        """Say of each row what is to be said: the state of a story, what repeats another, what is old."""
        self.blockSignals(True)
        doubles, now = find_duplicates(self.links(), self.targets), dt.datetime.now(dt.UTC)
        for place, item in enumerate(self._items()):
            say_of(item, place, self.targets, now, double=doubles.get(place), seen=self.seen)
        self.blockSignals(False)
        self._arrange()
        self.viewport().update()

    def detail(self, *, shown: bool) -> None:
        """Show source, date and note of each link, or only where there is room."""
        if shown != self.detailed:
            self.detailed = shown
            self._arrange()
            self.detailed_changed.emit(shown)

    def go_to(self, row: int, column: int = HEADLINE) -> None:
        """Put the keys on a row, and choose it."""
        self.put_keys(row, column)
        self.setFocus()

    def edit_here(self) -> None:
        """Edit the field that the keys are on."""
        if self.currentIndex().isValid():
            column = max(HEADLINE, self.currentColumn())
            index = self.currentIndex().siblingAtColumn(column if editable(self.currentIndex()) else HEADLINE)
            self.setCurrentIndex(index)
            self.edit(index)

    def is_editing(self) -> bool:
        """Whether a cell is being edited: keys that its field leaves over come by here, and mean nothing."""
        return self.state() is QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go from field to field with Tab, on into the next row; the rarer fields show themselves then."""
        steps = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}
        super().closeEditor(editor, _Hint.NoHint if hint in steps else hint)
        if hint in steps:
            self._edit_next(steps[hint])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their room."""
        super().resizeEvent(event)
        self._arrange()

    def step(self, by: int) -> None:
        """Put the keys on the next field of the row, or the one before."""
        column = self.currentColumn() + by
        while column > NUMBER and column < len(NAMES) and (self.isColumnHidden(column) or not NAMES[column]):
            column += by
        if NUMBER < column < len(NAMES):
            self.put_keys(self.currentIndex().row(), column, keep=True)

    def _edit_next(self, by: int) -> None:
        fields = [column for column, name in enumerate(NAMES) if name]
        place = self.currentIndex().row() * len(fields) + fields.index(max(HEADLINE, self.currentColumn())) + by
        while 0 <= place < self.topLevelItemCount() * len(fields):
            row, field = divmod(place, len(fields))
            index = self.model().index(row, fields[field])
            if editable(index):
                if fields[field] in RARE and self.isColumnHidden(fields[field]):
                    self.detail(shown=True)
                self.setCurrentIndex(index)
                self.edit(index)
                return
            place += by

    def put_keys(self, row: int, column: int, *, keep: bool = False) -> None:
        """Put the keys on a cell; `keep` leaves what is chosen."""
        index = self.model().index(row, column)
        if index.isValid():
            model, flag = self.selectionModel(), self.selectionModel().SelectionFlag
            model.setCurrentIndex(index, flag.NoUpdate if keep else flag.ClearAndSelect | flag.Rows)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        if not NAMES[column]:
            return
        link = item_link(item, self.targets)
        self.blockSignals(True)
        show_link(item, link, self.targets)
        self.blockSignals(False)
        self.say()
        self.changed.emit(self.indexOfTopLevelItem(item))

    def _items(self) -> list[QTreeWidgetItem]:
        rows = range(self.topLevelItemCount())
        return [item for row in rows if (item := self.topLevelItem(row)) is not None]

    def _arrange(self) -> None:
        """Give each column what its texts need, up to a limit, and the headline all the rest."""
        roomy = self.viewport().width() >= self._size["strip_roomy"]
        tight = self.detailed and not roomy
        most = self._size["strip_cell"] * (2 if tight else 3) // 3
        rows = range(self.topLevelItemCount())
        for column in (WHERE, SAID, *RARE):
            self.setColumnHidden(column, tight if column == SAID else column in RARE and not (roomy or self.detailed))
            indexes = (self.model().index(row, column) for row in rows)
            needed = max((self.delegate.width(index, self.fontMetrics()) for index in indexes), default=0)
            self.header().resizeSection(column, min(most, needed))
