"""The strip: the related headlines of the open article, in order."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsdesk.model import RelatedLink, Strip, Target
from newsdesk.ui.finding.story_rows import STORY_MIME
from newsdesk.ui.linking.strip_list import LinkList
from newsdesk.ui.linking.strip_rows import HEADLINE, LinkDelegate, item_link, link_item
from newsdesk.ui.look import Look

_NO_LINK = "No related headlines yet. Type one above, paste a list of them, or drag a story here."


class StripPane(QWidget):
    """Shows a strip and says how it was changed; undo belongs to the article's history.

    Text that comes in is handed to `links_wanted`, which answers through `add_links` once it is known which of the
    addresses are stories of this desk; so are stories dropped from the list, by their id.
    """

    strip_changed = Signal(object)
    links_wanted = Signal(object)
    story_dropped = Signal(object)
    completions_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self._targets: Mapping[UUID, Target] = {}
        self.fold = QToolButton()
        self.fold.setObjectName("plain")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setAccessibleName("Fold the strip")
        self.fold.setToolTip("Show or fold the strip")
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of the strip")
        self.title.setToolTip("The title readers see above these headlines")
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.add = QLineEdit(placeholderText="Add a headline, an address or a story of ours; or paste a list")
        self.add.setObjectName("boxed")
        self.add.setAccessibleName("Add related links")
        self.list = LinkList(self)
        self.list.setItemDelegate(LinkDelegate(look, self.list))
        self.empty = QLabel(_NO_LINK, wordWrap=True)
        self.empty.setObjectName("quiet")
        self._stories = QStandardItemModel(self)
        self._completer = QCompleter(self._stories, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.add)
        self.stories_offered = QListView()
        self._completer.setPopup(self.stories_offered)
        self._assemble()
        self._wire()

    def set_strip(self, strip: Strip, targets: Mapping[UUID, Target]) -> None:
        """Show `strip`; says nothing."""
        self._targets = targets
        if strip == self.strip() and self.list.topLevelItemCount() == len(strip.links):
            return
        self._filling = True
        if self.title.text() != strip.title:
            self.title.setText(strip.title)
        row, column = self.list.currentIndex().row(), max(HEADLINE, self.list.currentIndex().column())
        self.list.clear()
        self.list.addTopLevelItems([link_item(link, targets) for link in strip.links])
        item = self.list.topLevelItem(min(row, len(strip.links) - 1))
        if item is not None and row >= 0:
            self.list.setCurrentItem(item, column)
        self._filling = False
        self._count()

    def strip(self) -> Strip:
        """Return the strip as it is shown."""
        links = (item_link(item, self._targets) for item in self._items())
        shown = tuple(link for link in links if link.headline or link.url or link.article)
        return Strip(title=self.title.text(), links=shown)

    def know(self, targets: Mapping[UUID, Target]) -> None:
        """Learn about stories that are about to be linked to."""
        self._targets = {**self._targets, **targets}

    def offer_stories(self, stories: tuple[tuple[UUID, str], ...]) -> None:
        """Offer stories of this desk, by id and headline, below what is typed into the add field."""
        self._stories.clear()
        for story, headline in stories:
            item = QStandardItem(headline)
            item.setData(story, Qt.ItemDataRole.UserRole)
            self._stories.appendRow(item)
        if stories and self.add.hasFocus() and self.add.text().strip():
            self._completer.complete()
        else:
            self.stories_offered.hide()

    def add_links(self, links: tuple[RelatedLink, ...]) -> None:
        """Add links at the end, the last of them in view."""
        if not links:
            return
        self._filling = True
        self.list.addTopLevelItems([link_item(link, self._targets) for link in links])
        self._filling = False
        self.list.scrollToBottom()
        self._emit()

    def show_row(self, row: int) -> None:
        """Show a row and put the caret there."""
        item = self.list.topLevelItem(row)
        if item is not None:
            self.fold.setChecked(True)
            self.list.setCurrentItem(item, HEADLINE)
            self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list, and pastes of several lines into the add field."""
        editing = watched is self.list and self.list.is_editing()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not editing:
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste(watched)
            if watched is self.list:
                act = self._keys(event)
                if act is not None:
                    act()
                    return True
        return super().eventFilter(watched, event)

    def _keys(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            by = steps.get(Qt.Key(event.key()))
            return None if by is None else lambda: self._shift(by)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._delete
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return self._edit
        return None

    def _assemble(self) -> None:
        margin, small = self._look.size["margin"], self._look.size["small"]
        header = QHBoxLayout()
        header.setSpacing(small)
        self._look.give_icon(self.fold, "chevron-down")
        self.fold.setIconSize(QSize(self._look.size["icon"], self._look.size["icon"]))
        header.addWidget(self.fold)
        header.addWidget(self.title, 1)
        header.addWidget(self.count)
        header.addWidget(self.add, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin - small, small, margin, small)
        layout.setSpacing(self._look.size["hair"])
        layout.addLayout(header)
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.empty.setContentsMargins(small, 0, 0, small)

    def _wire(self) -> None:
        self.title.textEdited.connect(lambda _text: self._emit())
        self.add.returnPressed.connect(self._add_typed)
        self.add.textEdited.connect(self.completions_wanted)
        self.add.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda _item, _column: self._emit())
        self.list.order_changed.connect(self._emit)
        self.list.dropped.connect(self._take)
        self.fold.toggled.connect(self._fold)
        self._completer.activated[QModelIndex].connect(self._complete)  # type: ignore[index]  # an overload

    def _fold(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's toggled says it
        self.list.setVisible(shown and bool(self.list.topLevelItemCount()))
        self.empty.setVisible(shown and not self.list.topLevelItemCount())
        self._look.give_icon(self.fold, "chevron-down" if shown else "chevron-right")
        self.setMaximumHeight(16_777_215 if shown else self.minimumSizeHint().height())

    def _items(self) -> list[QTreeWidgetItem]:
        rows = range(self.list.topLevelItemCount())
        return [item for row in rows if (item := self.list.topLevelItem(row)) is not None]

    def _add_typed(self) -> None:
        self._want_links(self.add.text())
        self.add.clear()

    def _complete(self, index: QModelIndex) -> None:
        self.add.clear()
        self.story_dropped.emit(index.data(Qt.ItemDataRole.UserRole))

    def _paste(self, watched: QObject) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        if watched is self.add and "\n" not in mime.text().strip() and not mime.hasHtml():
            return False
        self._take(mime)
        return True

    def _take(self, mime: QMimeData) -> None:
        if mime.hasFormat(STORY_MIME):
            self.story_dropped.emit(UUID(bytes(mime.data(STORY_MIME).data()).decode()))
        else:
            self._want_links(mime.text(), mime.html() if mime.hasHtml() else None)

    def _want_links(self, text: str, html: str | None = None) -> None:
        from newsdesk.wire import links_from_text

        self.links_wanted.emit(links_from_text(text, html))

    def _edit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item, max(HEADLINE, self.list.currentColumn()))

    def _shift(self, by: int) -> None:
        row, column = self.list.currentIndex().row(), self.list.currentColumn()
        if row < 0 or not 0 <= row + by < self.list.topLevelItemCount():
            return
        self._filling = True
        item = self.list.takeTopLevelItem(row)
        if item is not None:
            self.list.insertTopLevelItem(row + by, item)
            self.list.setCurrentItem(item, column)
        self._filling = False
        self._emit()

    def _delete(self) -> None:
        self._filling = True
        row = self.list.currentIndex().row()
        for item in self.list.selectedItems():
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))
        left = self.list.topLevelItem(min(row, self.list.topLevelItemCount() - 1))
        if left is not None:
            self.list.setCurrentItem(left, HEADLINE)
        self._filling = False
        self._emit()

    def _emit(self) -> None:
        if not self._filling:
            self._count()
            self.strip_changed.emit(self.strip())

    def _count(self) -> None:
        count = self.list.topLevelItemCount()
        self.count.setText(str(count))
        self.count.setAccessibleName(f"{count} related links")
        self.list.setVisible(self.fold.isChecked() and bool(count))
        self.empty.setVisible(self.fold.isChecked() and not count)
