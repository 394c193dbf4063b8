"""The versions of the open story: when, why, what changed; any two side by side; and the way back to one."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk, Passage, Step, passages, reason_of
from newsdesk.messages import Message
from newsdesk.model import Article, LinkTarget, linked_story_ids
from newsdesk.ui.keeping.difference import told_apart
from newsdesk.ui.language import dated, listed, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_NOW, _BEFORE = 0, -1
_NONE = Message("No version yet. Ctrl+S keeps one; so do an export, each move on, and an hour of writing.")
_NUMBER = Qt.ItemDataRole.UserRole


class VersionsPane(SidePane):
    """Lists versions, newest first, and shows how the chosen one differs from another state of the story."""

    restore_wanted = Signal(object, int)
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, look: Look) -> None:
        super().__init__(tr("Versions"), look)
        self._desk, self._tasks, self._session, self._look = desk, tasks, session, look
        self._steps: tuple[Step, ...] = ()
        self._story: UUID | None = None
        self._asked = 0
        self._named: int | None = None
        self.list = QListWidget()
        self.list.setObjectName("padded")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Versions"))
        self.against = QComboBox()
        self.against.setObjectName("boxed")
        self.against.setAccessibleName(tr("Compared with"))
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What differs"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(look.size["wide"])
        self.empty = QLabel(tr(_NONE), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.name = QLineEdit(placeholderText=tr("Name of this version"))
        self.name.setObjectName("boxed")
        self.name.setAccessibleName(tr("Name of this version"))
        self.restore = QPushButton(tr("Go back to this version"))
        self.restore.setToolTip(tr("What stands now is kept as a version before"))
        self._assemble(look)
        self.list.currentRowChanged.connect(lambda _row: self._compare())
        self.against.activated.connect(lambda _index: self._compare())
        self.restore.clicked.connect(self._restore)
        self.name.editingFinished.connect(self._rename)
        session.saved.connect(lambda _saved: self.refresh())
        session.opened.connect(lambda _article: self.refresh())
        look.changed.connect(self._compare)

    def start(self) -> None:
        """List the versions of the open story."""
        self._story = None
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """List them again where they are in view; the chosen one stays chosen."""
        story = self._session.draft.id
        if not self.isVisible():
            return

        def show(steps: tuple[Step, ...]) -> None:
            if story == self._session.draft.id:
                self._show(story, steps)

        self._tasks.run(lambda: self._desk.versions.steps(story), show)

    def _assemble(self, look: Look) -> None:
        small, gap = look.size["small"], look.size["gap"]
        row = QHBoxLayout()
        row.setContentsMargins(gap, small, gap, small)
        row.setSpacing(small)
        row.addWidget(QLabel(tr("Compared with")))
        row.addWidget(self.against, 1)
        last = QHBoxLayout()
        last.setContentsMargins(gap, small, gap, small)
        last.setSpacing(small)
        last.addWidget(self.name, 1)
        last.addWidget(self.restore)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addLayout(row)
        lower.addWidget(self.text, 1)
        lower.addLayout(last)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(1)
        self.halves.addWidget(self.list)
        self.halves.addWidget(below)
        self.halves.setSizes([240, 420])
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.halves, 1)

    def _show(self, story: UUID, steps: tuple[Step, ...]) -> None:
        if story == self._story and steps == self._steps:
            return
        chosen = self._chosen() if story == self._story else None
        against = self.against.currentData() if story == self._story else _NOW
        self._story, self._steps = story, steps
        numbers = [step.version.number for step in steps]
        self.list.blockSignals(True)
        self.list.clear()
        self.against.clear()
        self.against.addItem(tr("what stands now"), _NOW)
        self.against.addItem(tr("the version before it"), _BEFORE)
        for step in steps:
            row = QListWidgetItem(_told(step))
            row.setData(_NUMBER, step.version.number)
            self.list.addItem(row)
            self.against.addItem(
                step.version.name
                or tr("version {number}, {when}", number=step.version.number, when=_when(step.version.at)),
                step.version.number,
            )
        self.against.setCurrentIndex(max(0, self.against.findData(against)))
        self.list.setCurrentRow(numbers.index(chosen) if chosen in numbers else 0 if numbers else -1)
        self.list.blockSignals(False)
        self.empty.setVisible(not steps)
        self.halves.setVisible(bool(steps))
        self._compare()

    def _compare(self) -> None:
        story, number, against = self._story, self._chosen(), self.against.currentData()
        if number is None or story is None:
            return
        self._show_name(number)
        self._asked += 1
        asked = self._asked
        draft = self._session.draft
        before = next((step.version.number for step in self._steps if step.version.number < number), None)

        def work() -> tuple[Passage, ...]:
            then = self._desk.versions.get(story, number)
            if against == _NOW:
                return passages(then, draft)
            if against == _BEFORE:
                first = self._desk.versions.get(story, before) if before is not None else Article()
                return passages(first, then)
            other = self._desk.versions.get(story, against)
            # The earlier one is always what changed into the later one.
            return passages(*((then, other) if against > number else (other, then)))

        def show(differing: tuple[Passage, ...]) -> None:
            if asked == self._asked:
                only = against == _BEFORE and before is None
                first = tr("The first version.")
                self.text.setHtml(f"<p>{escape(first)}</p>" if only else told_apart(differing, self._look.colours))
                self.shown.emit()

        self._tasks.run(work, show)

    def _show_name(self, number: int) -> None:
        if number != self._named or not self.name.hasFocus():
            self._named = number
            self.name.setText(self._name_of(number))

    def _name_of(self, number: int | None) -> str:
        return next((step.version.name for step in self._steps if step.version.number == number), "")

    def _rename(self) -> None:
        """Keep the name that was typed, of the version it was typed for."""
        story, number, name = self._story, self._named, self.name.text().strip()
        if story is not None and number is not None and name != self._name_of(number):
            self._tasks.run(lambda: self._desk.versions.rename(story, number, name), lambda _done: self.refresh())

    def _restore(self) -> None:
        story, number = self._story, self._chosen()
        if story is None or number is None:
            return

        def work() -> tuple[Article, Mapping[UUID, LinkTarget]]:
            then = self._desk.versions.get_restorable(story, number)
            return then, self._desk.writing.targets(linked_story_ids(then))

        def restore(found: tuple[Article, Mapping[UUID, LinkTarget]]) -> None:
            then, targets = found
            if then.id == self._session.draft.id:
                self._session.know(targets)
                self.restore_wanted.emit(then, number)

        self._tasks.run(work, restore)

    def _chosen(self) -> int | None:
        """Return the number of the chosen version; None where none is.

        The current row: a mouse press moves it before the selection follows.
        """
        number = self.list.currentIndex().data(_NUMBER)
        return None if number is None else int(number)


def _told(step: Step) -> str:
    changes = listed(tr(change.wording) for change in step.changes)
    words = tr("{words} words", words=step.version.words)
    if step.grown:
        words += f" ({'+' if step.grown > 0 else '−'}{abs(step.grown)})"
    first = (step.version.name, _when(step.version.at), tr(reason_of(step.version)), step.version.editor)
    return "\n".join(" · ".join(filter(None, line)) for line in (first, (words, changes)))


def _when(at: datetime) -> str:
    here = at.astimezone()
    today = datetime.now(here.tzinfo).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return dated("d MMM, HH:mm", here) if here.year == today.year else dated("d MMM yyyy, HH:mm", here)
