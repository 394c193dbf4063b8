"""Versions: kept, listed with what changed in each, and gone back to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from newsdesk.desk.comparing import Difference, differences
from newsdesk.messages import Message, match_template
from newsdesk.model import INLINE_STATUS_LABELS, Article, Status
from newsdesk.store import Store, Version

# Why a version was kept, where the reason names something: what is stored is read by these.
_REASONS = (
    Message("went back to version {number}"),
    Message("moved to {place}"),
    Message("replaced “{what}” by “{by}”"),
)
# What saves and moves set: going back to an older text leaves it as it is.
REVISED = ("revision", "status", "published", "modified", "corrections")
# Older versions are listed without what changed: nobody reads hundreds, and each has to be read from the desk.
_TOLD = 100


@dataclass(frozen=True, slots=True)
class Step:
    """A version, what changed in it since the one before, and by how many words its text grew since."""

    version: Version
    changes: tuple[Difference, ...]
    grown: int


def reason_of(version: Version) -> Message:
    """Return why a version was kept, as the wording that its reason was made from."""
    said = match_template(version.reason, _REASONS)
    place = str(said.values.get("place"))
    return Message(said.template, place=INLINE_STATUS_LABELS[Status(place)]) if place in list(Status) else said


class Versions:
    """What an editor does with the versions of a story."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def keep(self, story: UUID, reason: str = Message("saved")) -> Version | None:
        """Keep the story as saved as a version; None where the newest version is the same."""
        return self._store.versions.add(self._store.articles.get(story), reason, self._now())

    def rename(self, story: UUID, number: int, name: str) -> None:
        """Give a version a name, or with "" none; raises `NotFoundError`."""
        self._store.versions.rename(story, number, name)

    def listing(self, story: UUID) -> tuple[Version, ...]:
        """Return the story's versions, newest first."""
        return self._store.versions.list_for_story(story)

    def get(self, story: UUID, number: int) -> Article:
        """Return the story as that version has it; raises `NotFoundError`."""
        return self._store.versions.get(story, number)

    def get_restorable(self, story: UUID, number: int) -> Article:
        """Return a version as a story can go back to it: a strip that it shared reads as that strip does now."""
        then = self.get(story, number)
        if then.strip.shared is None:
            return then
        shared = self._store.shared_strips.get_or_none(then.strip.shared)
        return then if shared is None else replace(then, strip=shared.strip)

    def steps(self, story: UUID) -> tuple[Step, ...]:
        """Return the story's versions, newest first, each with what changed in it."""
        versions = self.listing(story)
        steps = []
        later: Article | None = None
        for place, version in enumerate(versions):
            before = versions[place + 1] if place + 1 < len(versions) else None
            changes: tuple[Difference, ...] = ()
            if before is not None and place < _TOLD:
                now = later or self.get(story, version.number)
                later = self.get(story, before.number)
                changes = differences(later, now)
            steps.append(Step(version, changes, version.words - (before or version).words))
        return tuple(steps)

    def restore(self, story: UUID, number: int) -> Article:
        """Go back to a version, which becomes the newest one; what was saved until now is kept as one before."""
        now = self._store.articles.get(story)
        self.keep(story, Message("before going back"))
        back = going_back(now, self.get_restorable(story, number))
        restored = self._store.articles.save(back, self._now())
        self.keep(story, Message("went back to version {number}", number=number))
        return restored


def going_back(now: Article, then: Article) -> Article:
    """Return the text and strip of `then` as a state of the story that keeps the slug and status of `now`.

    A strip that both share stays as it is: other stories have it too, and what was typed into it since is theirs.
    """
    strip = now.strip if then.strip.shared is not None and then.strip.shared == now.strip.shared else then.strip
    return replace(then, slug=now.slug, strip=strip, **{name: getattr(now, name) for name in REVISED})
