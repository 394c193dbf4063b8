"""The list of stories: newest first, found by words, narrowed by state and section."""

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk
from newsdesk.model import Status
from newsdesk.store import Cursor, ListFilter, Summary
from newsdesk.ui.finding.story_rows import ROW, StoriesModel, StoryDelegate
from newsdesk.ui.look import Look
from newsdesk.ui.tasks import Tasks

_LIMIT = 100
_NAMES = {
    Status.DRAFT: "Drafts",
    Status.REVIEW: "In review",
    Status.READY: "Ready",
    Status.PUBLISHED: "Published",
    Status.KILLED: "Killed",
    Status.SPIKED: "Spiked",
}
_NO_STORY = "No story yet. Press New to write one, or Import to paste a page you have published."


class StoriesPane(QWidget):
    """Shows stories and says which one is wanted."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._asked = 0
        self._next: Cursor | None = None
        self.filter = QLineEdit(placeholderText="Find stories", clearButtonEnabled=True)
        self.filter.setObjectName("boxed")
        self.filter.setAccessibleName("Find stories by any word")
        self.filter.setToolTip("Any word of headline, text or strip (Ctrl+Shift+F)")
        self.status, self.section = QComboBox(), QComboBox()
        self.status.setAccessibleName("State")
        self.status.setToolTip("Show stories in this state")
        self.section.setAccessibleName("Section")
        self.section.setToolTip("Show stories of this section")
        for box in (self.status, self.section):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model = StoriesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(StoryDelegate(look, self.list))
        self.list.setAccessibleName("Stories")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setDragEnabled(True)
        self.empty = QLabel(_NO_STORY, wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["small"],) * 4)
        self.empty.hide()
        # A word is searched once the fingers rest; the answer to the words before is dropped.
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._assemble(look)
        self._wire()

    def refresh(self) -> None:
        """Ask for the stories again; an answer that a later question overtook is dropped."""
        self._soon.stop()
        self._asked += 1
        asked, query = self._asked, self.filter.text().strip()
        statuses = self.status.currentData() or frozenset()
        section = self.section.currentData() or ()

        def work() -> tuple[tuple[Summary, ...], Cursor | None]:
            writing = self._desk.writing
            if query:
                return tuple(hit.summary for hit in writing.search(query, statuses, section, _LIMIT)), None
            listing = writing.listing(ListFilter(statuses, section), None, _LIMIT)
            return listing.rows, listing.next

        def show(answer: tuple[tuple[Summary, ...], Cursor | None]) -> None:
            if asked == self._asked:
                self._show(*answer)

        self._tasks.run(work, show)
        self._tasks.run(lambda: (self._desk.writing.counts(), self._desk.writing.sections()), self._show_filters)

    def start_search(self) -> None:
        """Put the caret into the field of words."""
        self.filter.setFocus()
        self.filter.selectAll()

    def mark(self, story: UUID) -> None:
        """Mark the story that is open."""
        self.model.open_story = story
        row = self.model.row_of(story)
        if row is not None and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words down into the list."""
        if watched is self.filter and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self.list.setFocus()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rowCount():
                self.wanted.emit(self.model.index(0).data(ROW).id)
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _assemble(self, look: Look) -> None:
        small = look.size["small"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, small, 0, 0)
        layout.setSpacing(small)
        above = QVBoxLayout()
        above.setContentsMargins(small, 0, small, 0)
        above.setSpacing(look.size["hair"])
        above.addWidget(self.filter)
        narrow = QHBoxLayout()
        narrow.setSpacing(look.size["hair"])
        narrow.addWidget(self.status, 1)
        narrow.addWidget(self.section, 1)
        above.addLayout(narrow)
        layout.addLayout(above)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self._show_filters(({}, ()))

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._soon.start())
        self.filter.installEventFilter(self)
        self._soon.timeout.connect(self.refresh)
        self.status.activated.connect(lambda _index: self.refresh())
        self.section.activated.connect(lambda _index: self.refresh())
        self.list.activated.connect(self._want)
        self.list.clicked.connect(self._want)
        self.model.more_wanted.connect(self._more)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(ROW).id)

    def _show(self, rows: tuple[Summary, ...], following: Cursor | None) -> None:
        self._next = following
        self.model.show_rows(rows, more=following is not None)
        if self.model.open_story is not None:
            self.mark(self.model.open_story)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        narrowed = self.filter.text().strip() or self.status.currentData() or self.section.currentData()
        self.empty.setText("Nothing found. Try fewer words, or all states and sections." if narrowed else _NO_STORY)

    def _more(self) -> None:
        following, self._next = self._next, None
        if following is None:
            return
        asked = self._asked
        wanted = ListFilter(self.status.currentData() or frozenset(), self.section.currentData() or ())

        def show(listing: object) -> None:
            if asked == self._asked:
                self._next = listing.next  # type: ignore[attr-defined]
                self.model.add_rows(listing.rows, more=self._next is not None)  # type: ignore[attr-defined]

        self._tasks.run(lambda: self._desk.writing.listing(wanted, following, _LIMIT), show)

    def _show_filters(self, found: tuple[dict[Status, int], tuple[tuple[tuple[str, ...], int], ...]]) -> None:
        counts, sections = found
        total = sum(count for status, count in counts.items() if status is not Status.SPIKED)
        states: list[tuple[str, frozenset[Status], int]] = [("All", frozenset(), total)]
        states += [(name, frozenset({status}), counts.get(status, 0)) for status, name in _NAMES.items()]
        _fill(self.status, [(f"{name}  {count}" if count else name, value) for name, value, count in states])
        paths = [(f"{' / '.join(path)}  {count}", path) for path, count in sections if path]
        _fill(self.section, [("All sections", ()), *paths])


def _fill(box: QComboBox, entries: list[tuple[str, object]]) -> None:
    """Give a box its entries, keeping the one that is chosen also where no story has it any more."""
    chosen, name = box.currentData(), box.currentText()
    if chosen and chosen not in [value for _name, value in entries]:
        entries.append((name, chosen))
    if entries == [(box.itemText(row), box.itemData(row)) for row in range(box.count())]:
        return
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(next((row for row, (_name, value) in enumerate(entries) if value == chosen), 0))
