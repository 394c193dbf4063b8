"""What an editor does to a story that readers have seen: correct it, go on from it, withdraw it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk.desk import Desk, Difference
from newsdesk.messages import Message
from newsdesk.model import Article, CorrectionKind, Status
from newsdesk.store import Summary
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import listed, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.publishing.kill_pane import KillPane
from newsdesk.ui.publishing.publish_controller import PublishController
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import Command
from newsdesk.ui.writing.session import Session

_KINDS = {
    CorrectionKind.CORRECTION: Message("Correction"),
    CorrectionKind.CLARIFICATION: Message("Clarification"),
    CorrectionKind.UPDATE: Message("Update"),
    CorrectionKind.NOTE: Message("Editor's note"),
    CorrectionKind.RETRACTION: Message("Retraction"),
}
_DONE = {
    CorrectionKind.CORRECTION: Message("“{headline}” is published with a correction; the next publish shows it."),
    CorrectionKind.CLARIFICATION: Message("“{headline}” is published with a clarification; the next publish shows it."),
    CorrectionKind.UPDATE: Message("“{headline}” is published with an update; the next publish shows it."),
    CorrectionKind.NOTE: Message("“{headline}” is published with an editor's note; the next publish shows it."),
    CorrectionKind.RETRACTION: Message("“{headline}” is published with a retraction; the next publish shows it."),
}
_HINT = Message(
    "Readers are told: on the page, in feeds and among the corrections. What you changed in the story goes out with it."
)


class CorrectionPane(Pane):
    """Asks what was wrong and what the story says now."""

    given = Signal(object, str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        for kind in CorrectionKind:
            self.kind.addItem(tr(_KINDS[kind]), kind)
        self.was, self.now = QPlainTextEdit(), QPlainTextEdit()
        self.publish, self.cancel = QPushButton(tr("Publish the correction")), QPushButton(tr("Cancel"))
        self.publish.setObjectName("primary")
        title, hint = QLabel(tr("Correct")), QLabel(tr(_HINT), wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        margin, small = look.size["margin"], look.size["small"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, look.size["wide"])
        layout.setSpacing(small)
        layout.addWidget(title)
        layout.addWidget(hint)
        for name, field in (
            (tr("Kind"), self.kind),
            (tr("What was wrong"), self.was),
            (tr("What it says now"), self.now),
        ):
            label = QLabel(name)
            label.setObjectName("title")
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setObjectName("boxed")
            layout.addWidget(label)
            layout.addWidget(field)
        for field in (self.was, self.now):
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * 4 + margin)
            field.textChanged.connect(self._look)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.publish)
        layout.addLayout(buttons)
        layout.addStretch()
        self.cancel.clicked.connect(self.closed)
        self.publish.clicked.connect(
            lambda: self.given.emit(
                CorrectionKind(self.kind.currentData()), self.was.toPlainText(), self.now.toPlainText()
            )
        )

    def start(self) -> None:
        """Begin with empty fields."""
        self.kind.setCurrentIndex(0)
        self.was.clear()
        self.now.clear()
        self._look()
        self.was.setFocus()

    def _look(self) -> None:
        self.publish.setEnabled(bool(self.was.toPlainText().strip() or self.now.toPlainText().strip()))


class Republishing(QObject):
    """Does it to the open story, saved first, and tells in a message what came of it."""

    pane_wanted = Signal()
    kill_wanted = Signal()
    story_wanted = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, *, publishing: PublishController, look: Look
    ) -> None:
        super().__init__(publishing)
        self.correction, self.killing = CorrectionPane(look), KillPane(look)
        self._desk, self._tasks, self._session, self._banner = desk, tasks, session, banner
        self._publishing = publishing
        self._asked: UUID | None = None
        session.opened.connect(self.opened)
        self.correction.given.connect(self.correct)
        self.killing.kill_wanted.connect(self.kill)

    def commands(self, status: Status) -> list[Command]:
        """Return what can be done to a story in this state, beyond moving it on."""
        if status is Status.SPIKED:
            return [Command(tr("Bring back"), "", self.bring_back)]
        if status is not Status.PUBLISHED:
            return []
        return [
            Command(tr("Publish update"), "", self.ask_publish),
            Command(tr("Correct…"), "", self.pane_wanted.emit),
            Command(tr("Go on in a new story"), "", self.update),
            Command(tr("Kill…"), "", self.ask_kill),
        ]

    def bring_back(self) -> None:
        """Bring the open story back to the state it had before it was spiked."""
        self._session.republish(self._desk.writing.bring_back)

    def ask_publish(self) -> None:
        """Publish what changed since readers last saw the story, and tell what that is."""
        draft = self._session.draft

        def publish(changes: tuple[Difference, ...] | None) -> None:
            if draft.id != self._session.draft.id:
                return
            if changes is None:
                # The desk says that it is published, but readers never had it: there is nothing to tell apart.
                self._publishing.ask(partial(self._session.move, Status.PUBLISHED))
            elif not changes:
                self._banner.tell(tr("Nothing changed since it was published."), cause="publish")
            else:
                names = listed(tr(change.wording) for change in changes)
                self._publishing.ask(
                    partial(self._publish_update, names), tr("Changed since it was published: {names}.", names=names)
                )

        self._tasks.run(lambda: self._desk.publishing.since_published(draft), publish)

    def _publish_update(self, names: str) -> None:
        def published(_article: Article) -> None:
            told = tr("Update published: {names}. The next publish of the site shows it.", names=names)
            self._banner.tell(told, cause="publish")

        self._session.republish(self._desk.publishing.publish, published, self._publishing.tell_refused)

    def correct(self, kind: CorrectionKind, was: str, now: str) -> None:
        """Publish the story with a note to readers."""

        def done(article: Article) -> None:
            self._banner.tell(tr(_DONE[kind], headline=article.headline), cause="publish")

        def publish() -> None:
            self.correction.leave()
            self._session.republish(
                lambda story: self._desk.publishing.correct(story, kind, was, now), done, self._publishing.tell_refused
            )

        self._publishing.ask(publish)

    def update(self) -> None:
        """Start a new story that goes on from this one, and open it."""
        story = self._session.draft.id

        def started(new: Article) -> None:
            self.story_wanted.emit(new.id)

        self._session.save(
            then=lambda _saved: self._tasks.run(lambda: self._desk.publishing.update_as_new(story), started)
        )

    def ask_kill(self) -> None:
        """Ask whether the story is to be killed, which cannot be undone, and tell what links here."""
        draft = self._session.draft

        def ask(linking: tuple[Summary, ...]) -> None:
            if draft.id == self._session.draft.id:
                self.killing.ask(
                    draft.headline or tr("Untitled"), tuple(row.headline or tr("Untitled") for row in linking)
                )
                self._asked = draft.id
                self.kill_wanted.emit()

        self._tasks.run(lambda: self._desk.linking.linking_here(draft.id), ask)

    def opened(self, article: Article) -> None:
        """Ask no longer about a story that was left."""
        if self._asked not in (None, article.id):
            self._asked = None
            self.killing.leave()

    def kill(self) -> None:
        """Withdraw the open story."""

        def done(article: Article) -> None:
            self._banner.tell(
                tr("“{headline}” is killed. Publish the site to take it from readers.", headline=article.headline),
                cause="publish",
            )

        self._session.republish(self._desk.publishing.kill, done, self._publishing.tell_refused)
