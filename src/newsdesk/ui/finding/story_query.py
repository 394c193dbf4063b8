"""The query of the list of stories, and its result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from newsdesk.desk import Writing
from newsdesk.store import Cursor, Hit, LockOwner, StoryFilter, StorySort
from newsdesk.ui.finding.story_rows import Heading, headings

LIMIT, MOST = 100, 5000
"""How many stories are asked for at once, and how many a search finds at most."""


@dataclass(frozen=True, slots=True)
class FoundStories:
    """What the list shows: stories, their headings, where it goes on, what was not understood, who writes elsewhere."""

    hits: tuple[Hit, ...]
    heading: Heading
    following: Cursor | None
    more: bool
    hints: tuple[str, ...]
    zone: ZoneInfo
    by_day: bool = False
    elsewhere: Mapping[UUID, LockOwner] = field(default_factory=dict)


def find_stories(
    writing: Writing, text: str, page: tuple[StoryFilter, Cursor | None, int], stale: Callable[[], bool]
) -> FoundStories:
    """Return the stories of the list; runs on the worker. Raises `OperationCancelledError` once it is stale."""
    wanted, after, limit = page
    zone, query = writing.zone, writing.asked(text)
    if query.terms:
        hits = writing.search(text, wanted, limit, stale)
        return FoundStories(hits, lambda _row: "", None, len(hits) == limit and limit < MOST, query.warnings, zone)
    listing = writing.listing(replace(wanted, query=query), after, limit, stale)
    hits = tuple(Hit(summary=row, passage="") for row in listing.rows)
    sort = StorySort.DATE if wanted.sort is StorySort.EDITED and (query.since or query.before) else wanted.sort
    following, by_day = listing.next, sort is StorySort.EDITED
    return FoundStories(hits, headings(sort, zone), following, following is not None, query.warnings, zone, by_day)
