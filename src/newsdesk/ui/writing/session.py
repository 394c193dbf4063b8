"""The open article: its draft, its history, and how it stands with the desk."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import REVISED, Around, Clash, Desk, merged
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, LinkTarget, Status, Strip
from newsdesk.store import LockOwner
from newsdesk.ui.language import tr
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.history import Histories, with_theirs, written
from newsdesk.ui.writing.saving import Saving
from newsdesk.ui.writing.slugs import headline_slug, with_slug


class Session(QObject):
    """Owns the frozen draft of the open article and replaces it on each change.

    `base` is the story as the desk has it, as far as this window knows: where the draft differs from it, there is
    something to save. A story that another window has open (`holder`) is only read here, and takes no change.
    """

    opened = Signal(object)
    changed = Signal(object)
    step_changed = Signal(int)
    restored = Signal(object)
    told = Signal(object)
    saved = Signal(object)
    state = Signal(str)
    lent = Signal(object)
    clashed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.draft = self.base = Article()
        self.holder: LockOwner | None = None
        self.clash: Clash | None = None
        self.targets: Mapping[UUID, LinkTarget] = {}
        self.base_url = ""
        self._histories = Histories()
        self._history = self._histories.of(self.draft)
        self.saving = Saving(desk, tasks, lambda: self.draft, self)
        self.saving.rested.connect(self._rested)
        self.saving.clashed.connect(self._clash)

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
        if not self.writable:
            return
        draft = replace(before, **{field: value})
        # A document that is only coloured says that it changed; that is no edit, and no answer to an offer.
        if draft == before:
            return
        if field == "headline":
            draft = with_slug(draft, before)
        self._history.push(draft, field, time.monotonic())
        self._take(draft)
        if draft.slug != before.slug:
            self.restored.emit(draft)

    def sort_in(self, article: Article) -> None:
        """Fill the open, new story with what was recognised in a page, as one step that can be undone."""
        if not self.writable:
            return
        self.put(replace(self._as_it_stands(article), id=self.draft.id, slug=headline_slug(article)), "page")

    def put(self, article: Article, what: str) -> None:
        """Take a whole new state of the open story as one step that can be undone, and show it."""
        if not self.writable:
            return
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
        self._tasks.run(lambda: self.saving.begin_strip(strip))
        self.put_field("strip", strip)

    def know(self, targets: Mapping[UUID, LinkTarget]) -> None:
        """Learn about stories that the draft is about to link to."""
        self.targets = {**self.targets, **targets}

    def part(self) -> None:
        """Let what comes next be a step of its own."""
        self._history.part()

    def undo(self) -> None:
        """Go back one step."""
        if self.writable:
            self._restore(self._history.undo())

    def redo(self) -> None:
        """Go forward one step."""
        if self.writable:
            self._restore(self._history.redo())

    def save(
        self,
        version: str = "",
        then: Callable[[Article], None] | None = None,
        otherwise: Callable[[NewsdeskError], None] | None = None,
    ) -> None:
        """Save the draft on the worker; with a reason, keep it as a version too; then go on with what was saved."""
        draft = self.draft
        if not self.writable:
            if then is not None:
                # There is nothing to save; what comes next still comes in its turn.
                self._tasks.run(lambda: draft, then)
            return

        def done(saved: Article) -> None:
            self._adopt(draft, saved)
            self._saved(saved)
            if then is not None:
                then(saved)

        self.state.emit(tr("Saving…"))
        self.saving.save(self.base, draft, version, done, otherwise or self._not_saved)

    def move(self, status: Status) -> None:
        """Save, then move the story to another state; what forbids it is said."""
        self.republish(lambda story: self._desk.writing.move(story, status))

    def republish(
        self,
        act: Callable[[UUID], Article],
        then: Callable[[Article], object] | None = None,
        otherwise: Callable[[NewsdeskError], object] | None = None,
    ) -> None:
        """Save, then do what changes the story on the desk itself, take what came of it and go on."""

        def done(changed: Article) -> None:
            self._saved(changed)
            if changed.id == self.draft.id and changed != self.draft and not self.saving.pending:
                # A killed story has the text that readers knew.
                self.take_news(changed)
            if then is not None:
                then(changed)

        if self.writable:
            self.save(then=lambda saved: self._tasks.run(lambda: self.saving.remember(act(saved.id)), done, otherwise))

    def take_offer(self) -> None:
        """Bring back the typing that is offered for this story, as a step that can be undone."""
        typed = self.saving.take_offer(self.draft.id)
        if typed is not None:
            self.put(self._as_it_stands(typed), "recovery")

    def take_over(self) -> None:
        """Write here in a story that another window has open; that window finds out and loses nothing."""
        if self.holder is not None:
            self.reread(take_over=True)

    def lend(self, holder: LockOwner, article: Article) -> None:
        """Leave the story, which is `article` by now, to the window that took it over; it is only read here."""
        self.saving.settle()
        self.holder, self.clash = holder, None
        self.take_news(article)
        self.lent.emit(holder)
        self.state.emit(tr("Read only"))

    def take_news(self, article: Article) -> None:
        """Show what somebody else saved, as a step that can be undone; where the caret is and what is in view stays."""
        self._tasks.run(lambda: self.saving.begin(article))
        self._history.part()
        self._history.push(article, "elsewhere", time.monotonic())
        self._history.part()
        self.draft = self.base = article
        self.step_changed.emit(self._history.step)
        self.changed.emit(article)
        self.told.emit(article)
        if self.holder is None:
            self.state.emit(tr("Saved {time} ✓", time=time.strftime("%H:%M")))

    def resolve(self, article: Article, why: str) -> None:
        """End a clash with `article`, as a step that can be undone; it is saved over what was saved elsewhere."""
        clash = self.clash
        if clash is None:
            return
        self.clash = None
        self.base = clash.theirs
        self._tasks.run(lambda: self.saving.begin(clash.theirs))
        revised = {name: getattr(clash.theirs, name) for name in REVISED}
        self.put(replace(article, **revised), "clash")
        self.save(why)

    def together(self) -> Article:
        """Return what was saved elsewhere and what is written here by now, made one."""
        clash = self.clash
        return self.draft if clash is None else merged(clash.base, self.draft, clash.theirs).article

    @property
    def writable(self) -> bool:
        """Whether a story is open that takes changes here."""
        return bool(self.draft.revision) and self.holder is None

    @property
    def typed(self) -> bool:
        """Whether something was written that the desk does not have yet, as far as this window knows."""
        return self.saving.pending or written(self.draft) != written(self.base)

    def reread(self, *, take_over: bool = False) -> None:
        """Open the story that is open again, as it is saved."""
        self._read(self.draft.id, take_over=take_over)

    def _read(self, story: UUID, *, take_over: bool = False) -> None:
        def work() -> tuple[Article, Around, LockOwner | None]:
            holder = self._desk.others.hold(story, take_over=take_over)
            article = self.saving.begin(self._desk.writing.get(story))
            return article, self._desk.linking.around(article), holder

        self._tasks.run(work, lambda found: self._open(*found))

    def _open(self, article: Article, around: Around, holder: LockOwner | None) -> None:
        if self.saving.pending:
            # Typed into the story that was open, after it was saved and before this one came.
            self.save()
        left = self.clash
        self.draft = self.base = article
        self._history = self._histories.of(article)
        self.holder, self.clash = holder, None
        self.targets, self.base_url = around.targets, around.base_url
        self.opened.emit(article)
        self.step_changed.emit(self._history.step)
        self.lent.emit(holder)
        self.state.emit(tr("Saved ✓") if holder is None else tr("Read only"))
        self.saving.tell_offer(article.id)
        if left is not None and left.mine.id != article.id:
            self.clashed.emit(left)

    def _clash(self, clash: Clash) -> None:
        if clash.mine.id == self.draft.id and self.holder is None:
            self.clash = clash
        self.clashed.emit(clash)

    def _rested(self) -> None:
        # A clash is for her to end; until then the journal has what is typed.
        if self.clash is None:
            self.save()

    def _as_it_stands(self, article: Article) -> Article:
        return replace(article, **{name: getattr(self.draft, name) for name in REVISED})

    def _adopt(self, sent: Article, saved: Article) -> None:
        """Take over what others did meanwhile to the strip that this story shares with theirs."""
        if sent.strip != saved.strip and saved.id == self.draft.id and sent.strip.shared == self.draft.strip.shared:
            self._history.share(sent.strip, saved.strip)
            self._take(with_theirs(self.draft, sent.strip, saved.strip))
            self.restored.emit(self.draft)

    def _saved(self, saved: Article) -> None:
        if saved.id == self.draft.id:
            before, self.base = self.draft, saved
            # A slug that was taken or empty comes back with another one.
            slug = saved.slug if not self.saving.pending else before.slug
            self.draft = replace(before, slug=slug, **{name: getattr(saved, name) for name in REVISED})
            self.state.emit(tr("Saved {time} ✓", time=time.strftime("%H:%M")) if self.draft == saved else tr("Typing…"))
            if self.draft.slug != before.slug:
                self.restored.emit(self.draft)
            if self.draft != replace(before, revision=saved.revision):
                self.changed.emit(self.draft)
        self.saved.emit(saved)

    def _not_saved(self, _error: NewsdeskError) -> None:
        # The journal has it too, unless the disk is full; the text stays where it is and the next key tries again.
        self.state.emit(tr("Not saved ⚠") if self.clash is None else tr("Changed elsewhere ⚠"))

    def _take(self, draft: Article) -> None:
        self.draft = draft
        self.state.emit(tr("Typing…") if self.clash is None else tr("Changed elsewhere ⚠"))
        self.step_changed.emit(self._history.step)
        self.changed.emit(draft)
        self.saving.typed()

    def _restore(self, article: Article | None) -> None:
        if article is not None:
            self._take(self._as_it_stands(article))
            self.restored.emit(self.draft)
