"""Find and replace across stories: every change is shown first, each story gets a version, one step takes it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from newsdesk.desk.matching import Change, Wanted, changes, replaced
from newsdesk.errors import ConflictError, NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, Status, article_digest
from newsdesk.store import Store

Progress = Callable[[int, int], object]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What replacing would do to one story, as saved at `revision`."""

    story: UUID
    slug: str
    headline: str
    revision: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was done: each story as it was and as it is since, and sentences on those that were left alone."""

    stories: tuple[tuple[Article, Article], ...]
    left: tuple[str, ...]


class Replacing:
    """Looks through all stories that are not spiked or killed."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def look(
        self, wanted: Wanted, by: str, progress: Progress | None = None, stop: Stop | None = None
    ) -> Iterator[Proposal]:
        """Yield what would change, story by story, last edited first; `progress` hears how many of how many were read.

        Raises `NewsdeskError` for what is no pattern, and names the story in which one takes too long.
        """
        total = self._store.articles.count(_LOOKED_AT)
        for done, article in enumerate(self._store.articles.iterate(_LOOKED_AT), start=1):
            if stop is not None and stop():
                return
            try:
                found = changes(article, wanted, by)
            except NewsdeskError as error:
                raise NewsdeskError(
                    "In “{headline}”: {error}", headline=article.headline or article.slug, error=error
                ) from error
            if found:
                yield Proposal(
                    story=article.id,
                    slug=article.slug,
                    headline=article.headline,
                    revision=article.revision,
                    changes=found,
                )
            if progress is not None:
                progress(done, total)

    def replace(self, wanted: Wanted, by: str, proposals: tuple[Proposal, ...]) -> Replacement:
        """Do what was proposed; a story that was saved since, or cannot be saved, is left alone and named.

        Raises nothing that concerns a single story: what was done can be taken back.
        """
        done: list[tuple[Article, Article]] = []
        left: list[str] = []
        reason = Message("replaced “{what}” by “{by}”", what=_short(wanted.text), by=_short(by))
        for proposal in proposals:
            try:
                before = self._store.articles.get(proposal.story)
                if before.revision != proposal.revision:
                    left.append(_changed_since(before))
                    continue
                self._store.versions.add(before, Message("before replacing"), self._now())
                after = self._store.articles.save(replaced(before, wanted, by), self._now())
                # From here on it is done, whatever becomes of the version.
                done.append((before, after))
                self._store.versions.add(after, reason, self._now())
            except ConflictError:
                left.append(_changed_since(before))
            except NewsdeskError as error:
                left.append(error.message)
        return Replacement(tuple(done), tuple(left))

    def take_back(self, replacement: Replacement) -> Replacement:
        """Bring the stories back as they were; one that was changed since is left alone and named."""
        return take_back(self._store, replacement, Message("took the replacement back"), self._now)


def take_back(store: Store, done: Replacement, reason: str, now: Callable[[], datetime]) -> Replacement:
    """Bring the stories back as they were, with a version each.

    One that was changed since, or cannot be saved, is left alone and named.
    """
    back: list[tuple[Article, Article]] = []
    left: list[str] = []
    for before, after in done.stories:
        try:
            found = store.articles.get(after.id)
            # A strip that they share came back with the first of them.
            strip = found.strip if _shared(found) else after.strip
            if article_digest(found) != article_digest(replace(after, strip=strip)):
                left.append(_changed_since(found))
                continue
            saved = store.articles.save(replace(before, revision=found.revision), now())
            back.append((found, saved))
            store.versions.add(saved, reason, now())
        except NewsdeskError as error:
            left.append(error.message)
    return Replacement(tuple(back), tuple(left))


_LOOKED_AT = frozenset(Status) - {Status.SPIKED, Status.KILLED}


def _shared(article: Article) -> bool:
    return article.strip.shared is not None


def _changed_since(article: Article) -> str:
    return Message("“{name}” was changed meanwhile and was left as it is.", name=article.headline or article.slug)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
