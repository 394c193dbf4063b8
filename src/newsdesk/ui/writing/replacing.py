"""Find and replace in all stories: every change is shown before it is made, and one button takes all of it back."""

import threading
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from newsdesk.desk import Change, Desk, Proposal, Replacement, Wanted
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.findbar import FindFields

_HINT = Message(
    "In every story but the killed and spiked: fields, text and strip. Nothing changes before you have seen it."
)
_PROPOSAL = Qt.ItemDataRole.UserRole
# A replacement is read before it is made; what nobody could read is done in parts.
_MOST = 1000
_SHOWN = 20


class ReplacingPane(Pane):
    """Looks through all stories on a worker of its own, lists what would change and does what is ticked."""

    story_wanted = Signal(object)
    looked = Signal()
    done = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self.tasks = Tasks(self)
        self._stop = threading.Event()
        self._looked: tuple[Wanted, str] | None = None
        self._last: Replacement | None = None
        self.fields = FindFields(look)
        self.search, self.replace = QPushButton(tr("Look")), QPushButton(tr("Replace"))
        self.take_back, self.cancel = QPushButton(tr("Take it back")), QPushButton(tr("Close"))
        self.replace.setObjectName("primary")
        self.found = QTreeWidget()
        self.found.setObjectName("table")
        self.found.setHeaderHidden(True)
        self.found.setUniformRowHeights(True)
        self.found.setAccessibleName(tr("What would change"))
        self.said = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Progress"))
        self._assemble(look)
        self.search.clicked.connect(self._look_for)
        for field in (self.fields.words, self.fields.by):
            field.returnPressed.connect(self._look_for)
        self.fields.changed.connect(self._outdated)
        self.replace.clicked.connect(self._replace)
        self.take_back.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.leave)
        self.found.itemChanged.connect(lambda _item, _column: self._count())
        self.found.itemActivated.connect(self._open)
        self._progressed.connect(self._show_progress)
        self._busy(busy=False)

    def start(self) -> None:
        """Take the keys; what was found last is still there."""
        self.fields.words.setFocus()
        self.fields.words.selectAll()

    def leave(self) -> None:
        """Give the place back, or stop what is under way."""
        if self.bar.isVisible():
            self._stop.set()
        else:
            super().leave()

    def close_down(self) -> None:
        """Stop what is under way and wait until it has stopped."""
        self._stop.set()
        self.tasks.finish()

    def _assemble(self, look: Look) -> None:
        margin, small = look.size["margin"], look.size["small"]
        title, hint = QLabel(tr("Replace in all stories")), QLabel(tr(_HINT), wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        self.fields.line.addWidget(self.search, 1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_back)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.replace)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, look.size["wide"])
        layout.setSpacing(small)
        for widget in (title, hint, self.fields):
            layout.addWidget(widget)
        layout.addWidget(self.found, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.take_back.hide()

    def _look_for(self) -> None:
        wanted, by = self.fields.wanted(), self.fields.by.text()
        if not wanted.text:
            self.said.setText(tr("Type what you look for."))
            return
        self._stop.clear()
        self._busy(busy=True)
        self.found.clear()

        def work() -> tuple[Proposal, ...]:
            found = self._desk.replacing.look(wanted, by, self._progressed.emit, self._stop.is_set)
            return tuple(islice(found, _MOST))

        def show(proposals: tuple[Proposal, ...]) -> None:
            self._busy(busy=False)
            self._looked = wanted, by
            self._list(proposals)
            self.looked.emit()

        self.tasks.run(work, show, self._failed)

    def _list(self, proposals: tuple[Proposal, ...]) -> None:
        self.found.blockSignals(True)
        for proposal in proposals:
            row = QTreeWidgetItem([f"{proposal.headline or tr('Untitled')}  ({len(proposal.changes)})"])
            row.setData(0, _PROPOSAL, proposal)
            row.setCheckState(0, Qt.CheckState.Checked)
            row.addChildren([QTreeWidgetItem([_told(change)]) for change in proposal.changes[:_SHOWN]])
            if len(proposal.changes) > _SHOWN:
                row.addChild(QTreeWidgetItem([tr("and {count} more", count=len(proposal.changes) - _SHOWN)]))
            self.found.addTopLevelItem(row)
            row.setExpanded(len(proposals) <= _SHOWN)
        self.found.blockSignals(False)
        self._count()

    def _chosen(self) -> tuple[Proposal, ...]:
        rows = [self.found.topLevelItem(row) for row in range(self.found.topLevelItemCount())]
        return tuple(row.data(0, _PROPOSAL) for row in rows if row and row.checkState(0) is Qt.CheckState.Checked)

    def _count(self) -> None:
        chosen = self._chosen()
        times = sum(len(proposal.changes) for proposal in chosen)
        self.replace.setText(tr("Replace in {counted}", counted=_counted(len(chosen))) if chosen else tr("Replace"))
        self.replace.setEnabled(bool(chosen))
        if not self.found.topLevelItemCount():
            said = tr("Stopped.") if self._stop.is_set() else tr("Nothing found.")
        else:
            counted = _counted(len(chosen))
            parts = [
                tr("1 replacement in {counted}.", counted=counted)
                if times == 1
                else tr("{times:,} replacements in {counted}.", times=times, counted=counted)
            ]
            if self._stop.is_set():
                parts.append(tr("Looking was stopped: there may be more."))
            if self.found.topLevelItemCount() == _MOST:
                parts.append(tr("These are the first {most:,}; replace in them, then look again.", most=_MOST))
            said = " ".join(parts)
        self.said.setText(said)

    def _outdated(self) -> None:
        if self._looked is not None:
            self._looked = None
            self.found.clear()
            self.replace.setEnabled(False)
            self.said.clear()

    def _replace(self) -> None:
        if self._looked is None:
            return
        (wanted, by), chosen = self._looked, self._chosen()
        self._busy(busy=True)

        def done(replacement: Replacement) -> None:
            self._last = replacement
            self._finished(replacement, Message("Replaced in {stories}."))
            self.take_back.setVisible(bool(replacement.stories))

        self.tasks.run(lambda: self._desk.replacing.replace(wanted, by, chosen), done, self._failed)

    def _take_back(self) -> None:
        last, self._last = self._last, None
        if last is None:
            return
        self._busy(busy=True)
        self.tasks.run(
            lambda: self._desk.replacing.take_back(last),
            lambda back: self._finished(back, Message("Taken back in {stories}.")),
            self._failed,
        )
        self.take_back.hide()

    def _finished(self, replacement: Replacement, what: str) -> None:
        self._busy(busy=False)
        self._looked = None
        self.found.clear()
        self.replace.setText(tr("Replace"))
        self.said.setText(
            " ".join((tr(what, stories=_counted(len(replacement.stories))), *map(spoken, replacement.left)))
        )
        self.done.emit(replacement)

    def _failed(self, error: NewsdeskError) -> None:
        self._busy(busy=False)
        self.said.setText(spoken(error))
        self.looked.emit()

    def _busy(self, *, busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.cancel.setText(tr("Stop") if busy else tr("Close"))
        self.search.setEnabled(not busy)
        self.replace.setEnabled(False)
        if busy:
            self.said.setText(tr("Looking…"))

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _open(self, item: QTreeWidgetItem) -> None:
        proposal = (item.parent() or item).data(0, _PROPOSAL)
        self.story_wanted.emit(proposal.story)


def _told(change: Change) -> str:
    place = change.place.partition("[")[0].replace("_", " ")
    place = {"links": "strip", "body": "text"}.get(place, place)
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    lead = " " if change.before[-1:].isspace() else ""
    trail = " " if change.after[:1].isspace() else ""
    return f"{place}: …{before}{lead}[{change.was} → {change.now}]{trail}{after}…"


def _counted(count: int) -> str:
    return tr("1 story") if count == 1 else tr("{count:,} stories", count=count)
