"""Suggestions beside the story: what belongs into its strip, from desk and wire, with the reason, as it is written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton

from newsdesk.desk import Suggestion
from newsdesk.messages import Message
from newsdesk.model import Article, RelatedLink, link_health_key, link_health_keys, linked_story_ids
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.rows import row_kept
from newsdesk.ui.tasks import Tasks

_REST_MS = 700
_EMPTY = Message(
    "Nothing on the desk or the wire belongs beside this story yet. Suggestions come as it is written, from the names "
    "and words that it shares with other stories."
)


class SuggestionsPane(SidePane):
    """Lists what belongs into the strip of the open one; Enter adds the chosen one.

    While it is in view it asks again whenever the story rests, on the worker; an answer that the story has outrun is
    dropped. What is added leaves the list at once, and comes back when that is undone.
    """

    link_wanted = Signal(object)
    follow_wanted = Signal(object)
    item_used = Signal(int)
    shown = Signal()

    def __init__(self, suggest: Callable[[Article], tuple[Suggestion, ...]], tasks: Tasks, look: Look) -> None:
        super().__init__(tr("Suggestions"), look)
        self._suggest, self._tasks = suggest, tasks
        self._draft = Article()
        self._found: tuple[Suggestion, ...] = ()
        self._listed: tuple[RelatedLink, ...] = ()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Suggested stories"))
        self.list.setObjectName("padded")
        self.list.setSpacing(look.size["hair"])
        self.empty = QLabel(tr(_EMPTY), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.add, self.open = QPushButton(tr("Add to strip")), QPushButton(tr("Open"))
        self.add.setToolTip(tr("Add what is chosen to the strip (Enter)"))
        self.open.setToolTip(tr("Open the chosen story, or the page of a chosen item of the wire in your browser"))
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        row = QHBoxLayout()
        row.setContentsMargins(look.size["gap"], look.size["small"], look.size["gap"], look.size["small"])
        row.addStretch()
        row.addWidget(self.open)
        row.addWidget(self.add)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self._rest.timeout.connect(self.refresh)
        self.list.itemActivated.connect(lambda _item: self._add())
        self.add.clicked.connect(self._add)
        self.open.clicked.connect(self._open)
        self._show()

    def start(self) -> None:
        """Ask for what belongs beside the story as it stands, and take the keys."""
        self.refresh()
        self.list.setFocus()

    def follow(self, draft: Article) -> None:
        """Learn how the open story stands now."""
        other = draft.id != self._draft.id
        self._draft = draft
        if other:
            self._found = ()
        # What was just added is seen to be gone at once; the rest waits until the fingers do.
        self._show()
        if self.isVisible():
            self._rest.start()

    def refresh(self) -> None:
        """Ask again; the answer counts if the story is still the same by then."""
        self._rest.stop()
        draft = self._draft

        def show(found: tuple[Suggestion, ...]) -> None:
            if draft is self._draft:
                self._found = found
                self._show()
                self.shown.emit()

        self._tasks.run(lambda: self._suggest(draft), show)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what is listed."""
        stories = frozenset(linked_story_ids(self._draft))
        addresses = link_health_keys(self._draft)
        return tuple(
            found
            for found in self._found
            if found.link.article not in stories
            and not (found.link.url and link_health_key(found.link.url) in addresses)
        )

    def _show(self) -> None:
        listed, row = self.suggestions(), self.list.currentRow()
        before, self._listed = self._listed, tuple(found.link for found in listed)
        lines = [f"{found.headline}\n{spoken(found.reason)}" for found in listed]
        if lines != [self.list.item(place).text() for place in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(lines)
            self.list.setCurrentRow(row_kept(before, row, self._listed))
        for widget in (self.list, self.add, self.open):
            widget.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def _add(self) -> None:
        if (found := self._chosen()) is not None:
            self.link_wanted.emit((found.link,))
            if found.item:
                self.item_used.emit(found.item)

    def _open(self) -> None:
        if (found := self._chosen()) is not None:
            self.follow_wanted.emit(found.link)

    def _chosen(self) -> Suggestion | None:
        listed, row = self.suggestions(), self.list.currentRow()
        return listed[row] if 0 <= row < len(listed) else None
