"""What an editor does to a story that readers have seen: correct it, go on from it, withdraw it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk.desk import Desk, Difference
from newsdesk.model import Article, CorrectionKind, Status
from newsdesk.store import Summary
from newsdesk.ui.banner import Banner
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import Command
from newsdesk.ui.writing.session import Session

_NAMED = 3
_HINT = (
    "Readers are told: on the page, in feeds and among the corrections. What you changed in the story goes out with it."
)


class CorrectionPane(Pane):
    """Asks what was wrong and what the story says now."""

    given = Signal(object, str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        for kind in CorrectionKind:
            self.kind.addItem(kind.value.capitalize(), kind)
        self.was, self.now = QPlainTextEdit(), QPlainTextEdit()
        self.publish, self.cancel = QPushButton("Publish the correction"), QPushButton("Cancel")
        self.publish.setObjectName("primary")
        title, hint = QLabel("Correct"), QLabel(_HINT, wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        margin, small = look.size["margin"], look.size["small"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, look.size["wide"])
        layout.setSpacing(small)
        layout.addWidget(title)
        layout.addWidget(hint)
        for name, field in (("Kind", self.kind), ("What was wrong", self.was), ("What it says now", self.now)):
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
    """Does it to the open story, saved first, and tells in the banner what came of it."""

    pane_wanted = Signal()
    story_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, pane: CorrectionPane) -> None:
        super().__init__(pane)
        self._desk, self._tasks, self._session, self._banner = desk, tasks, session, banner
        pane.given.connect(self.correct)

    def commands(self, status: Status) -> list[Command]:
        """Return what can be done to a story in this state, beyond moving it on."""
        if status is Status.SPIKED:
            return [Command("Bring back", "", self.bring_back)]
        if status is not Status.PUBLISHED:
            return []
        return [
            Command("Publish the changes…", "", self.ask_publish),
            Command("Correct…", "", self.pane_wanted.emit),
            Command("Go on in a new story", "", self.update),
            Command("Kill…", "", self.ask_kill),
        ]

    def bring_back(self) -> None:
        """Bring the open story back to the state it had before it was spiked."""
        self._session.republish(self._desk.writing.bring_back)

    def ask_publish(self) -> None:
        """Tell what changed since readers last saw the story, and offer to publish that."""
        draft = self._session.draft

        def tell(changes: tuple[Difference, ...] | None) -> None:
            if draft.id != self._session.draft.id:
                return
            if not changes:
                self._banner.tell("Nothing changed since it was published.")
                return
            self._banner.tell(
                f"Changed since it was published: {', '.join(map(str, changes))}.",
                ("Publish", partial(self._session.move, Status.PUBLISHED)),
                ("Not now", _nothing),
            )

        self._tasks.run(lambda: self._desk.publishing.since_published(draft), tell)

    def correct(self, kind: CorrectionKind, was: str, now: str) -> None:
        """Publish the story with a note to readers."""

        def done(article: Article) -> None:
            self._banner.tell(f"“{article.headline}” is published with a {kind.value}; the next publish shows it.")

        self._session.republish(lambda story: self._desk.publishing.correct(story, kind, was, now), done)

    def update(self) -> None:
        """Start a new story that goes on from this one, and open it."""
        story = self._session.draft.id

        def started(new: Article) -> None:
            self.story_wanted.emit(new.id)

        self._session.save(
            then=lambda _saved: self._tasks.run(lambda: self._desk.publishing.update_as_new(story), started)
        )

    def ask_kill(self) -> None:
        """Tell what links here and offer the kill, which cannot be taken back."""
        draft = self._session.draft

        def tell(linking: tuple[Summary, ...]) -> None:
            if draft.id == self._session.draft.id:
                self._banner.tell(
                    f"Withdraw “{draft.headline}” for good? Readers will find a line in its place. {_named(linking)}",
                    ("Kill it", self.kill),
                    ("Leave it", _nothing),
                )

        self._tasks.run(lambda: self._desk.linking.linking_here(draft.id), tell)

    def kill(self) -> None:
        """Withdraw the open story."""

        def done(article: Article) -> None:
            self._banner.tell(f"“{article.headline}” is killed. Publish the site to take it from readers.")

        self._session.republish(self._desk.publishing.kill, done)


def _named(linking: tuple[Summary, ...]) -> str:
    if not linking:
        return "No other story links to it."
    names = ", ".join(f"“{row.headline or 'Untitled'}”" for row in linking[:_NAMED])
    more = f" and {len(linking) - _NAMED} more" if len(linking) > _NAMED else ""
    return f"Linked from {names}{more}: the links drop out."


def _nothing() -> None:
    """Leave everything as it is."""
