"""The open article: its draft, its history, its journal and its saves."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import REVISED, Around, Desk, Recovered, going_back
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Status, Strip, Target, make_slug
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.history import History, with_theirs

_JOURNAL_MS, _SAVE_MS = 400, 2000
# An hour of writing is worth a version; so many stories can be undone after coming back to them.
_HOUR, _REMEMBERED = 3600.0, 30


class Session(QObject):
    """Owns the frozen draft of the open article and replaces it on each change.

    The journal has what is typed within a second; a save follows two seconds of rest. Saves run one after another on
    the worker, each over the revision that the one before gave, so own saves never conflict.
    """

    opened = Signal(object)
    changed = Signal(object)
    restored = Signal(object)
    saved = Signal(object)
    state = Signal(str)
    offered = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.draft = Article()
        self.targets: Mapping[UUID, Target] = {}
        self.base_url = ""
        self._history = History(self.draft)
        self._histories: dict[UUID, History] = {}
        self._offers: dict[UUID, Recovered] = {}
        # Read and written on the worker alone.
        self._revisions: dict[UUID, int] = {}
        self._strips: dict[UUID, Strip] = {}
        self._versions: dict[UUID, float] = {}
        self._journal = QTimer(self, singleShot=True, interval=_JOURNAL_MS)
        self._journal.timeout.connect(self._write_journal)
        self._rest = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._rest.timeout.connect(self.save)

    def show(self, story: UUID) -> None:
        """Open a story; the one that was open is saved first."""
        self.save()
        self._read(story)

    def reopen(self, stories: Collection[UUID]) -> None:
        """Read the open story again where it is one of those that were changed beside this session."""
        if self.draft.id in stories:
            self._read(self.draft.id)
        self.saved.emit(self.draft)

    def edit(self, field: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
        """Take a new value for a field, as each key gives it."""
        before = self.draft
        if not before.revision:
            return
        draft = replace(before, **{field: value})
        if field == "headline" and before.published is None and _follows(before.slug, before.headline):
            draft = replace(draft, slug=make_slug(draft.headline) if draft.headline else "")
        if draft == before:
            return
        self._history.push(draft, field, time.monotonic())
        self._take(draft)
        if draft.slug != before.slug:
            self.restored.emit(draft)

    def sort_in(self, article: Article) -> None:
        """Fill the open, new story with what was recognised in a page, as one step that can be undone."""
        if not self.draft.revision:
            return
        kept = {name: getattr(self.draft, name) for name in ("id", *REVISED)}
        filled = replace(article, slug=make_slug(article.headline) if article.headline else "", **kept)
        self.put(filled, "page")

    def put(self, article: Article, what: str) -> None:
        """Take a whole new state of the open story as one step that can be undone, and show it."""
        # However soon before or after something was typed.
        self._history.part()
        self._history.push(article, what, time.monotonic())
        self._history.part()
        self._take(article)
        self.restored.emit(article)

    def put_field(self, field: str, value: object) -> None:
        """Take a new value for a field that was not typed, as one step that can be undone, and show it."""
        self.put(replace(self.draft, **{field: value}), field)  # type: ignore[arg-type]

    def put_strip(self, strip: Strip) -> None:
        """Take a shared strip as it was just read, as one step that can be undone."""
        if strip.shared is not None:
            self._tasks.run(partial(self._strips.__setitem__, strip.shared, strip))
        self.put_field("strip", strip)

    def know(self, targets: Mapping[UUID, Target]) -> None:
        """Learn about stories that the draft is about to link to."""
        self.targets = {**self.targets, **targets}

    def part(self) -> None:
        """Let what comes next be a step of its own."""
        self._history.part()

    def undo(self) -> None:
        """Go back one step."""
        self._restore(self._history.undo())

    def redo(self) -> None:
        """Go forward one step."""
        self._restore(self._history.redo())

    def save(
        self,
        version: str = "",
        then: Callable[[Article], None] | None = None,
        otherwise: Callable[[NewsdeskError], None] | None = None,
    ) -> None:
        """Save the draft on the worker; with a reason, keep it as a version too; then go on with what was saved."""
        draft = self.draft
        self._rest.stop()
        self._journal.stop()
        if not draft.revision:
            return

        def work() -> Article:
            revision = max(draft.revision, self._revisions.get(draft.id, 0))
            shared = draft.strip.shared
            saved = self._desk.writing.save(
                replace(draft, revision=revision), self._strips.get(shared) if shared else None
            )
            if shared:
                # What she goes on from, whatever others made of it meanwhile: that comes back with what was saved.
                self._strips[shared] = draft.strip
            self._revisions[saved.id] = saved.revision
            since = self._versions.setdefault(saved.id, time.monotonic())
            if version or time.monotonic() - since > _HOUR:
                self._desk.versions.keep(saved.id, version or "after an hour of writing")
                self._versions[saved.id] = time.monotonic()
            return saved

        def done(saved: Article) -> None:
            self._adopt(draft, saved)
            self._saved(saved)
            if then is not None:
                then(saved)

        self.state.emit("Saving…")
        self._tasks.run(work, done, otherwise or self._not_saved)

    def move(self, status: Status) -> None:
        """Save, then move the story to another state; what forbids it is said."""
        self.republish(lambda story: self._desk.writing.move(story, status))

    def republish(self, act: Callable[[UUID], Article], then: Callable[[Article], object] | None = None) -> None:
        """Save, then do what changes the story on the desk itself, take what came of it and go on."""

        def done(changed: Article) -> None:
            self._saved(changed)
            if then is not None:
                then(changed)

        self.save(then=lambda saved: self._tasks.run(lambda: self._remember(act(saved.id)), done))

    def go_back(self, then: Article, number: int) -> None:
        """Go back to a version as one step that can be undone; what stood until now is kept as a version before."""
        story = self.draft.id

        def back(_saved: Article) -> None:
            if self.draft.id == story:
                self.put(going_back(self.draft, then), "version")
                self.save(f"went back to version {number}")

        self.save("before going back", then=back)

    def offer(self, recovered: tuple[Recovered, ...]) -> None:
        """Offer typing that no save has; it is shown once its story is opened and applied only when taken."""
        self._offers = {found.article.id: found for found in recovered}

    def take_offer(self) -> None:
        """Bring back the typing that is offered for this story, as a step that can be undone."""
        found = self._offers.pop(self.draft.id, None)
        if found is not None:
            kept = {name: getattr(self.draft, name) for name in REVISED}
            restored = replace(found.article, **kept)
            self.put(restored, "recovery")

    def leave_offer(self) -> None:
        """Leave the story as saved; the typing that was offered stays among its versions."""
        found = self._offers.pop(self.draft.id, None)
        if found is not None:
            self._tasks.run(lambda: self._desk.writing.set_aside(found))

    def _read(self, story: UUID) -> None:
        def work() -> tuple[Article, Around]:
            article = self._desk.writing.get(story)
            if article.strip.shared:
                self._strips[article.strip.shared] = article.strip
            return article, self._desk.linking.around(article)

        self._tasks.run(work, lambda found: self._open(*found))

    def _open(self, article: Article, around: Around) -> None:
        if self._rest.isActive():
            # Typed into the story that was open, after it was saved and before this one came.
            self.save()
        self.draft, self._history = article, self._history_of(article)
        self.targets, self.base_url = around.targets, around.base_url
        self.opened.emit(article)
        self.state.emit("Saved ✓")
        self.offered.emit(self._offers.get(article.id))

    def _history_of(self, article: Article) -> History:
        """Return the history that a story had when it was left, unless it was changed elsewhere since."""
        history = self._histories.pop(article.id, None)
        if history is not None:
            history.share(history.now.strip, article.strip)
        if history is None or _written(history.now) != _written(article):
            history = History(article)
        self._histories[article.id] = history
        if len(self._histories) > _REMEMBERED:
            del self._histories[next(iter(self._histories))]
        return history

    def _remember(self, saved: Article) -> Article:
        self._revisions[saved.id] = saved.revision
        return saved

    def _adopt(self, sent: Article, saved: Article) -> None:
        """Take over what others did meanwhile to the strip that this story shares with theirs."""
        if sent.strip != saved.strip and saved.id == self.draft.id and sent.strip.shared == self.draft.strip.shared:
            self._history.share(sent.strip, saved.strip)
            self._take(with_theirs(self.draft, sent.strip, saved.strip))
            self.restored.emit(self.draft)

    def _saved(self, saved: Article) -> None:
        if saved.id == self.draft.id:
            before = self.draft
            values = {name: getattr(saved, name) for name in REVISED}
            # A slug that was taken or empty comes back with another one.
            slug = saved.slug if not self._rest.isActive() else before.slug
            self.draft = replace(before, slug=slug, **values)
            self.state.emit(time.strftime("Saved %H:%M ✓") if self.draft == saved else "Typing…")
            if self.draft.slug != before.slug:
                self.restored.emit(self.draft)
            if self.draft != replace(before, revision=saved.revision):
                self.changed.emit(self.draft)
        self.saved.emit(saved)

    def _not_saved(self, _error: NewsdeskError) -> None:
        # The journal has it too, unless the disk is full; the text stays where it is and the next key tries again.
        self.state.emit("Not saved ⚠")

    def _take(self, draft: Article) -> None:
        self.draft = draft
        self.state.emit("Typing…")
        self.changed.emit(draft)
        # Neither timer is put off by the next key for ever: the journal's is left to run, the save's waits for rest.
        if not self._journal.isActive():
            self._journal.start()
        self._rest.start()

    def _restore(self, article: Article | None) -> None:
        if article is not None:
            kept = {name: getattr(self.draft, name) for name in REVISED}
            self._take(replace(article, **kept))
            self.restored.emit(self.draft)

    def _write_journal(self) -> None:
        draft = self.draft
        # An offer that nobody answered is not lost to what is typed now.
        offered = self._offers.pop(draft.id, None)

        def work() -> None:
            if offered is not None:
                self._desk.writing.set_aside(offered)
            self._desk.writing.journal(draft)

        self._tasks.run(work)
        if offered is not None:
            self.offered.emit(None)


def _written(article: Article) -> Article:
    """Return what an editor wrote of a story, without what a save sets."""
    return replace(article, **{name: getattr(Article(), name) for name in (*REVISED, "slug")})


def _follows(slug: str, headline: str) -> bool:
    """Whether a slug was made from the headline, perhaps with a number, so that it goes on following it."""
    made = make_slug(headline) if headline else ""
    return slug in ("", made, "untitled") or (slug.startswith(f"{made or 'untitled'}-") and slug[-1].isdigit())
