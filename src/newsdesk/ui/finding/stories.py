"""The list of stories: by day, found by words and fields, narrowed by state and section."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk
from newsdesk.errors import OperationCancelledError
from newsdesk.messages import Message
from newsdesk.model import Status
from newsdesk.store import Cursor, FacetCounts, Summary
from newsdesk.ui.finding.narrowing import Narrowing
from newsdesk.ui.finding.search_field import SearchField
from newsdesk.ui.finding.story_paint import StoryDelegate
from newsdesk.ui.finding.story_query import LIMIT, MOST, FoundStories, find_stories
from newsdesk.ui.finding.story_rows import ROW, StoriesModel
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.tasks import Tasks

_NO_STORY = Message("No story yet. Press New to write one, or Import to paste a page you have published.")
_ALL_SPIKED = Message("All stories are spiked: choose Spiked to bring one back, or press New to write another.")
_NOTHING_FOUND = Message("Nothing found. Try fewer words, or all states and sections.")
_NOTHING_SPIKED = Message("Nothing is spiked. What you spike waits here until you bring it back.")


class StoriesPane(QWidget):
    """Shows stories and says which one is wanted.

    What is read runs on a thread of its own, so that no save waits for a search; one that a newer question made stale
    is broken off.
    """

    wanted = Signal(object)
    shown = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tasks = Tasks(self)
        self._asked, self._counted = 0, 0
        self._waiting, self._unmarked, self._eager = False, False, False
        self._next: Cursor | None = None
        self.filter = SearchField()
        self.hint = QLabel(wordWrap=True)
        self.hint.setObjectName("warn")
        self.hint.hide()
        self.narrowing = Narrowing(look)
        self.model = StoriesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(StoryDelegate(self.model, look, self.list))
        self.list.setAccessibleName(tr("Stories"))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragEnabled(True)
        # What several chosen stories have in common to be done: its actions come from elsewhere.
        self.menu = QMenu(self)
        self.together = QToolButton()
        self.together.setToolTip(tr("What can be done to the chosen stories (Shift+F10)"))
        self.together.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.together.setMenu(self.menu)
        self.together.hide()
        self._none = _NO_STORY
        self.empty = QLabel(tr(_NO_STORY), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["small"],) * 4)
        self.empty.hide()
        # A word is searched once the fingers rest.
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._assemble(look)
        self._wire()

    def refresh(self) -> None:
        """Ask for the stories again."""
        self._soon.stop()
        # Who has scrolled down keeps her place.
        self._ask(limit=min(max(LIMIT, self.model.rowCount()), MOST))
        self._count()

    def start_search(self) -> None:
        """Put the caret into the field of words."""
        self.filter.setFocus()
        self.filter.selectAll()

    def mark(self, story: UUID) -> None:
        """Mark the story that is open, and bring its row into view."""
        self.model.open_story = story
        row = self.model.row_of(story)
        # A new story is not in the list yet.
        self._unmarked = row is None
        selection = self.list.selectionModel()
        if len(self.chosen()) <= 1:
            if row is None:
                # No other row may look like the open one.
                selection.clearSelection()
            elif selection.selectedIndexes() != [self.model.index(row)]:
                # Whatever key is held just now.
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(self.model.index(row), flag)
                self.list.scrollTo(self.model.index(row))
        if row is None and self._next is not None and not self._waiting and self.model.rowCount() < MOST:
            # Further down than the list was read.
            self._ask(limit=MOST)
        self.list.viewport().update()

    def chosen(self) -> tuple[Summary, ...]:
        """Return the stories that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.index(row).data(ROW) for row in rows)

    def close_down(self) -> None:
        """Break off what is being looked for and wait until it has stopped."""
        self._soon.stop()
        self._asked += 1
        self.tasks.finish()

    def _assemble(self, look: Look) -> None:
        small = look.size["small"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, small, 0, 0)
        layout.setSpacing(small)
        above = QVBoxLayout()
        above.setContentsMargins(small, 0, small, 0)
        above.setSpacing(look.size["hair"])
        for widget in (self.filter, self.hint, self.narrowing):
            above.addWidget(widget)
        layout.addLayout(above)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        # Where there is no row to show what stands above stays above.
        layout.addStretch()
        layout.addWidget(self.together)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._typed)
        self.filter.open_requested.connect(self._open_first)
        self.filter.list_requested.connect(self._enter_list)
        self._soon.timeout.connect(self.refresh)
        self.narrowing.changed.connect(self.refresh)
        self.list.activated.connect(self._want)
        self.list.clicked.connect(self._clicked)
        self.model.more_wanted.connect(self._more)
        self.list.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell_chosen())
        self.model.modelReset.connect(self._tell_chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _open_first(self) -> None:
        """Open the first story that the words find, once they have found it."""
        if self._soon.isActive():
            self.refresh()
        self._eager = self._waiting
        if not self._waiting and self.model.rowCount():
            self.wanted.emit(self.model.index(0).data(ROW).id)

    def _tell_chosen(self) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        self.together.setText(tr("{count:,} stories chosen ▾", count=count))
        self.together.setAccessibleName(tr("{count:,} stories chosen", count=count))
        self.together.setVisible(count > 1)

    def _show_menu(self, place: QPoint) -> None:
        if self.chosen():
            self.menu.popup(self.list.viewport().mapToGlobal(place))

    def _typed(self) -> None:
        # What is looked for already is not wanted any more.
        self._asked += 1
        self._counted += 1
        self._eager = False
        self._soon.start()

    def _clicked(self, index: QModelIndex) -> None:
        # With a key held a click chooses; it does not open.
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._want(index)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(ROW).id)

    def _ask(self, after: Cursor | None = None, limit: int = LIMIT) -> None:
        self._asked += 1
        self._waiting = True
        asked, text, wanted = self._asked, self.filter.text(), self.narrowing.wanted()

        def stale() -> bool:
            return asked != self._asked

        def work() -> FoundStories | None:
            try:
                if stale():
                    return None
                answer = find_stories(self._desk.writing, text, (wanted, after, limit), stale)
                return replace(answer, elsewhere=self._desk.others.elsewhere())
            except OperationCancelledError:
                return None

        def show(answer: FoundStories | None) -> None:
            if answer is not None and not stale():
                self._show(answer, adding=after is not None)

        self.tasks.run(work, show)

    def _show(self, answer: FoundStories, *, adding: bool) -> None:
        self._waiting, self._next = False, answer.following
        self.model.zone, self.model.by_day, self.model.elsewhere = answer.zone, answer.by_day, answer.elsewhere
        if adding:
            self.model.add_rows(answer.hits, more=answer.more)
        else:
            self._show_rows(answer)
        self.hint.setText(" ".join(map(spoken, answer.hints)))
        self.hint.setVisible(bool(answer.hints))
        narrowed = bool(self.filter.text().strip()) or self.narrowing.narrows
        some = self.model.rowCount() > 0
        self.empty.setVisible(not some)
        self.list.setVisible(some)
        spiked = self.narrowing.status is Status.SPIKED and not self.filter.text().strip()
        self._none = _NOTHING_SPIKED if spiked else _NOTHING_FOUND if narrowed else _NO_STORY
        self.empty.setText(tr(self._none))
        self.shown.emit()
        if self._eager:
            self._open_first()

    def _show_rows(self, answer: FoundStories) -> None:
        """Show these rows; what is chosen and where she has scrolled to stay."""
        chosen = [row.id for row in self.chosen()]
        current = self.list.currentIndex().data(ROW)
        place = self.list.verticalScrollBar().value()
        self.model.show_rows(answer.hits, answer.heading, more=answer.more)
        selection = self.list.selectionModel()
        if chosen and not selection.selectedIndexes():
            for story in chosen:
                if (row := self.model.row_of(story)) is not None:
                    selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
            if current is not None and (row := self.model.row_of(current.id)) is not None:
                selection.setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.verticalScrollBar().setValue(place)
        if self.model.open_story is not None and (self._unmarked or not selection.selectedIndexes()):
            self.mark(self.model.open_story)

    def _more(self) -> None:
        if self._waiting:
            # What comes says itself whether there is more.
            return
        if self._next is not None:
            self._ask(self._next)
        else:
            self._ask(limit=self.model.rowCount() + LIMIT)

    def _count(self) -> None:
        """Show how many stories the words find in each state and section."""
        self._counted += 1
        counted, text = self._counted, self.filter.text()

        def work() -> FacetCounts | None:
            try:
                return self._desk.writing.tally(text, lambda: counted != self._counted)
            except OperationCancelledError:
                return None

        def show(tally: FacetCounts | None) -> None:
            if tally is None or counted != self._counted:
                return
            self.narrowing.show_counts(tally)
            if self._none is _NO_STORY:
                self.empty.setText(tr(_ALL_SPIKED if tally.by_status.get(Status.SPIKED) else _NO_STORY))

        self.tasks.run(work, show)
