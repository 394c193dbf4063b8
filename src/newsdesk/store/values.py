"""What the store answers with."""

import datetime as dt
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from newsdesk.model import Article, Status, WireItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A story as a list shows it. `edited` is when it was last saved, in UTC."""

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


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which stories a list shows.

    No state means all but the spiked; a section includes those beneath it; `text` are words of the headline,
    standfirst or keywords, the last one perhaps unfinished.
    """

    statuses: frozenset[Status] = frozenset()
    section: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page of a list begins: behind this story."""

    edited: datetime
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list, last edited first; `next` is None on the last one."""

    rows: tuple[Summary, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story that a search found, with the passage that shows why."""

    summary: Summary
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A snapshot of a story, without its content. `number` counts from 1 for each story."""

    number: int
    revision: int
    digest: str
    reason: str
    at: datetime
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What was typed and not yet saved, as of `at`."""

    article: Article
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WireFilter:
    """Which items of the wire are shown: of one feed (0 is all), unseen alone, with all these words."""

    feed: int = 0
    unseen: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class WireCursor:
    """Where the next page of the wire begins: behind this item."""

    at: datetime
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WirePage:
    """One page of the wire, newest first; `next` is None on the last one."""

    items: tuple[WireItem, ...]
    next: WireCursor | None
