"""Saves, the journal and what a crash left: what keeps the open article's text."""

import time
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import Clash, Desk, Recovered
from newsdesk.errors import ConflictError, NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, Strip, article_digest
from newsdesk.ui.language import tr
from newsdesk.ui.tasks import Tasks

_JOURNAL_MS, _SAVE_MS = 250, 2000
# An hour of writing is worth a version.
_HOUR = 3600.0


class Saving(QObject):
    """Writes what is typed into the journal within a second, and asks for a save after two seconds of rest.

    Saves run one after another on the worker, each over the revision that the one before gave, so own saves never
    conflict. One over what somebody else saved does: then both texts and what they began with are versions first.
    """

    rested = Signal()
    offered = Signal(object)
    clashed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, draft: Callable[[], Article], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._draft = desk, tasks, draft
        # A server that does not answer holds up saves, and no journal.
        self.journaling = Tasks(self)
        self._offers: dict[UUID, Recovered] = {}
        # Read and written on the worker alone.
        self._revisions: dict[UUID, int] = {}
        self._strips: dict[UUID, Strip] = {}
        self._sent: dict[UUID, str] = {}
        self._versions: dict[UUID, float] = {}
        self._journal = QTimer(self, singleShot=True)
        self._journaled = 0.0
        self._journal.timeout.connect(self._write_journal)
        self._rest = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._rest.timeout.connect(self.rested)

    def rest_for(self, seconds: int) -> None:
        """Save once the fingers rest so long."""
        self._rest.setInterval(seconds * 1000)

    @property
    def pending(self) -> bool:
        """Whether something was typed that no save was asked for yet."""
        return self._rest.isActive()

    def typed(self) -> None:
        """Journal soon, save once the fingers rest; steady typing puts off the save alone."""
        if not self._journal.isActive():
            # The first words after a rest at once: while a window opens, timers are late.
            resting = time.monotonic() - self._journaled > _JOURNAL_MS / 1000
            self._journal.start(0 if resting else _JOURNAL_MS)
        self._rest.start()

    def settle(self) -> None:
        """Ask for no save by itself: this is one, or the text is kept otherwise. The journal gets its due first."""
        if self._journal.isActive():
            self._journal.stop()
            # Else a journal a few keys behind what is saved would be offered at the next start.
            self._write_journal()
        self._rest.stop()

    def save(
        self,
        base: Article,
        draft: Article,
        version: str,
        then: Callable[[Article], None],
        otherwise: Callable[[NewsdeskError], None],
    ) -> None:
        """Save `draft`, which came of `base`, on the worker; with a reason for one, keep it as a version too."""
        self.settle()

        def work() -> Article | Clash:
            # First: a save takes out of the journal what it has kept.
            self.journaling.settle()
            try:
                return self._save(draft, version)
            except ConflictError:
                saved = self._desk.writing.get(draft.id)
                if article_digest(saved) != self._sent.get(draft.id):
                    return self._desk.others.clash(base, draft)
                # It is what we sent last, and the answer was lost on its way.
                self.remember(saved)
                return self._save(draft, version)

        def done(result: Article | Clash) -> None:
            if isinstance(result, Article):
                then(result)
                return
            self.clashed.emit(result)
            name = draft.headline or tr("Untitled")
            otherwise(
                ConflictError("“{name}” was changed elsewhere meanwhile; both texts are among its versions.", name=name)
            )

        self._tasks.run(work, done, otherwise)

    def remember(self, saved: Article) -> Article:
        """Take what is saved as what the next save goes over. On the worker."""
        self._revisions[saved.id] = saved.revision
        return saved

    def begin(self, article: Article) -> Article:
        """Take the story as it was just read as what edits, also of its shared strip, begin with. On the worker."""
        self.begin_strip(article.strip)
        return self.remember(article)

    def begin_strip(self, strip: Strip) -> None:
        """Take a shared strip as it was just read as what edits of it begin with. On the worker."""
        if strip.shared is not None:
            self._strips[strip.shared] = strip

    def is_news(self, article: Article) -> bool:
        """Whether somebody else saved this, later than anything this window has seen. On the worker."""
        return article.revision > self._revisions.get(article.id, article.revision)

    def offer(self, recovered: tuple[Recovered, ...]) -> None:
        """Offer typing that no save has; it is told once its story is opened and applied only when taken."""
        self._offers = {found.article.id: found for found in recovered}

    def tell_offer(self, story: UUID) -> None:
        """Say what is offered for this story."""
        self.offered.emit(self._offers.get(story))

    def take_offer(self, story: UUID) -> Article | None:
        """Return the typing that is offered for this story, which is no longer offered then."""
        found = self._offers.pop(story, None)
        return None if found is None else found.article

    def leave_offer(self, story: UUID) -> None:
        """Leave the story as saved; the typing that was offered stays among its versions."""
        found = self._offers.pop(story, None)
        if found is not None:
            self._set_aside(found)

    def _set_aside(self, found: Recovered) -> None:
        # At once on the journal's own thread, as what is typed next follows there; among the versions when the desk
        # comes to it.
        self.journaling.run(lambda: self._desk.writing.put_by(found.article.id))

        def work() -> None:
            self.journaling.settle()
            self._desk.writing.set_aside(found)

        self._tasks.run(work)

    def _save(self, draft: Article, version: str) -> Article:
        revision = max(draft.revision, self._revisions.get(draft.id, 0))
        shared = draft.strip.shared
        was = self._strips.get(shared) if shared else None
        before, self._sent[draft.id] = self._sent.get(draft.id, ""), article_digest(draft)
        try:
            saved = self._desk.writing.save(replace(draft, revision=revision), was)
        except ConflictError:
            self._sent[draft.id] = before
            raise
        self.remember(saved)
        if shared:
            # What she goes on from, whatever others made of it meanwhile: that comes back with what was saved.
            self._strips[shared] = draft.strip
        since = self._versions.setdefault(saved.id, time.monotonic())
        if version or time.monotonic() - since > _HOUR:
            self._desk.versions.keep(saved.id, version or Message("after an hour of writing"))
            self._versions[saved.id] = time.monotonic()
        return saved

    def _write_journal(self) -> None:
        draft, self._journaled = self._draft(), time.monotonic()
        # An offer that nobody answered is not lost to what is typed now.
        offered = self._offers.pop(draft.id, None)
        if offered is not None:
            self._set_aside(offered)
        self.journaling.run(lambda: self._desk.writing.journal(draft))
        if offered is not None:
            self.offered.emit(None)
