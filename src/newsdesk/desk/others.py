"""Several windows on one desk: who writes in which story, what others did meanwhile, and texts that clash."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from newsdesk.desk.merging import merged
from newsdesk.errors import DeskError, NotFoundError
from newsdesk.messages import Message
from newsdesk.model import Article, article_digest
from newsdesk.store import LockOwner, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A story that was changed in two places at once.

    `base` is what both began with, `merge` what both changed, taken together; `touching` names the parts that both
    changed in the same place.
    """

    base: Article
    mine: Article
    theirs: Article
    merge: Article
    touching: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found once something was written on the desk: the story as it is saved, and who else has it open."""

    article: Article | None
    holder: LockOwner | None


class Others:
    """What keeps editors on one desk out of each other's way."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._seen: int | None = None

    def hold(self, story: UUID, *, take_over: bool = False) -> LockOwner | None:
        """Claim `story` for this window, and no other; return who else has it, None where it is free to be written.

        With `take_over` it is, and the window that had it finds out. Where she has no right to write on the desk, a
        holder of no computer has every story.
        """
        try:
            if not self._store.is_writable:
                return LockOwner(computer="", since=self._now())
            return self._store.edit_locks.acquire(story, self._now(), take_over=take_over)
        except DeskError:
            # A claim is a courtesy. What cannot be written now is said when it is saved.
            return None

    def elsewhere(self) -> Mapping[UUID, LockOwner]:
        """Return the stories that others have open, and who."""
        return self._store.edit_locks.held_by_others()

    def look(self, story: UUID) -> Seen | None:
        """Return how `story` stands, where anything was written on the desk since the last look; else None."""
        changes = self._store.change_counter()
        if changes == self._seen:
            return None
        self._seen = changes
        try:
            article = self._store.articles.get(story)
        except NotFoundError:
            article = None
        reader = None if self._store.is_writable else LockOwner(computer="", since=self._now())
        return Seen(article=article, holder=reader or self._store.edit_locks.other_owner(story))

    def clash(self, base: Article, mine: Article) -> Clash:
        """Hold what was written here against what is saved; each of the three texts is a version of the story then.

        The journal lets go of it, for nothing can be lost any more.
        """
        theirs = self._store.articles.get(mine.id)
        self.set_aside(base, theirs, mine)
        found = merged(base, mine, theirs)
        return Clash(base=base, mine=mine, theirs=theirs, merge=found.article, touching=found.touching)

    def set_aside(self, base: Article, theirs: Article, mine: Article) -> None:
        """Keep what both began with, what is saved and what was written here as versions, each once."""
        known = {version.digest for version in self._store.versions.list_for_story(mine.id)}
        # Who saved a text elsewhere is not known here: only the last is this editor's own.
        reasons = (
            (base, Message("before both changed it"), ""),
            (theirs, Message("saved elsewhere"), ""),
            (mine, Message("written here meanwhile"), None),
        )
        for article, reason, editor in reasons:
            digest = article_digest(article)
            if digest not in known:
                self._store.versions.add(article, reason, self._now(), editor=editor)
                known.add(digest)
        self._store.journal.discard_if_equal(mine)
