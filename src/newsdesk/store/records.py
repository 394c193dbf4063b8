"""What the store answers with."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from newsdesk.model import Article, Query, Status, WireItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A story as a list shows it. `edited` is when it was last saved, in UTC.

    Of a `damaged` one, which cannot be opened, no more than its name is to be relied on.
    """

    id: UUID
    slug: str
    headline: str
    section: tuple[str, ...]
    status: Status
    source: str
    date: dt.date | None
    edited: datetime
    revision: int
    language: str
    urgency: int = 0
    embargo: datetime | None = None
    damaged: bool = False


class StorySort(StrEnum):
    """The order of a list: last edited first, newest date first, by headline, most urgent first."""

    EDITED = "edited"
    DATE = "date"
    HEADLINE = "headline"
    URGENCY = "urgency"


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories a list shows, in which order.

    No state means all but the spiked; a section includes those beneath it. A query narrows further: its words are
    looked for in what stands above the text; with days in it, last edited first becomes newest date first.
    """

    statuses: frozenset[Status] = frozenset()
    section: tuple[str, ...] = ()
    query: Query = field(default_factory=Query)
    sort: StorySort = StorySort.EDITED


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page of a list begins: behind this story, which has `value` in what the list is sorted by."""

    value: datetime | str | int
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One page of a list; `next` is None on the last one."""

    rows: tuple[Summary, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story that a search found, with the passage that shows why.

    The marks are where the words asked for stand in headline and passage: from which character to which.
    """

    summary: Summary
    passage: str
    headline_matches: tuple[tuple[int, int], ...] = ()
    passage_matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """Stories counted by state and by section, sections in order; with `is_truncated` there are others."""

    by_status: Mapping[Status, int]
    by_section: tuple[tuple[tuple[str, ...], int], ...]
    is_truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A snapshot of a story, without its content. `number` counts from 1 for each story.

    `editor` is who kept it, "" where that is not known; `name` the one that an editor gave it.
    """

    number: int
    revision: int
    digest: str
    reason: str
    at: datetime
    words: int
    editor: str = ""
    name: str = ""


class RenderedBody(NamedTuple):
    """A story's text as the HTML that `renderer` made, with its number of words; of a killed one it is empty."""

    html: str
    words: int
    renderer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LockOwner:
    """Another window that a story is open in, on which computer and since when."""

    computer: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What was typed and not yet saved, as of `at`."""

    article: Article
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItemFilter:
    """Which items of the wire are shown: of one feed (0 is all), unseen alone, with all these words."""

    feed: int = 0
    unseen: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class FeedItemCursor:
    """Where the next page of the wire begins: behind this item."""

    at: datetime
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItemPage:
    """One page of the wire, newest first; `next` is None on the last one."""

    items: tuple[WireItem, ...]
    next: FeedItemCursor | None
