"""Value types that the store returns."""

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
    """A story in a list. `edited` is the time of its last save, in UTC.

    A `damaged` story cannot be opened, and only its name is reliable.
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
    """Sort order of a list: last edited first, newest date first, by headline, most urgent first."""

    EDITED = "edited"
    DATE = "date"
    HEADLINE = "headline"
    URGENCY = "urgency"


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Filter and sort order of a list.

    No state means all but the spiked. A section includes its subsections. A query narrows the list further: its words
    are searched in the fields above the text. If it has dates, last edited first becomes newest date first.
    """

    statuses: frozenset[Status] = frozenset()
    section: tuple[str, ...] = ()
    query: Query = field(default_factory=Query)
    sort: StorySort = StorySort.EDITED


@dataclass(frozen=True, slots=True)
class Cursor:
    """Start of the next page of a list: after the story `pk`, which has `value` in the sort column."""

    value: datetime | str | int
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One page of a list; `next` is None on the last page."""

    rows: tuple[Summary, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story found by a search, with the passage that matches.

    The matches are pairs of start and end positions, in characters, of the searched words in headline and passage.
    """

    summary: Summary
    passage: str
    headline_matches: tuple[tuple[int, int], ...] = ()
    passage_matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """Stories counted by state and by section, sections in order. If `is_truncated`, there are more stories."""

    by_status: Mapping[Status, int]
    by_section: tuple[tuple[tuple[str, ...], int], ...]
    is_truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A snapshot of a story, without its content. `number` counts from 1 for each story.

    `editor` is the author of the version, "" if unknown. `name` is the name given by an editor.
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
    """HTML of a story's text, made by version `renderer` of the renderer, and its word count; empty if killed."""

    html: str
    words: int
    renderer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LockOwner:
    """Computer of another window that has a story open, and the time it was opened."""

    computer: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """Unsaved text of a story as of `at`."""

    article: Article
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItemFilter:
    """Filter of the wire: one feed (0 for all), only unseen items, all words of `text`."""

    feed: int = 0
    unseen: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class FeedItemCursor:
    """Start of the next page of the wire: after this item."""

    at: datetime
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItemPage:
    """One page of the wire, newest first; `next` is None on the last page."""

    items: tuple[WireItem, ...]
    next: FeedItemCursor | None
