"""The wire: feeds, and the items they bring."""

import datetime as dt
import re
from dataclasses import dataclass

from newsdesk.model.text_cleaning import clean_line, clean_lines, clean_text

# What agencies put before a headline that they send again.
_AGAIN = re.compile(
    r"^(?:\(?\b(?:update|corrected|correction|rpt|refile|urgent|breaking|更正|快讯)\b\W{0,2}\d*\)?\s*[-–—:：]?\s*)+",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item as its feed gives it: plain text but for `markup`. `guid` tells it from the feed's other items.

    `markup` is the text as the HTML that came, "" where it was plain. `rest` names what else the item says, a line for
    each. `published` is None where the feed names no time or one that cannot be.
    """

    guid: str
    headline: str
    url: str = ""
    summary: str = ""
    text: str = ""
    source: str = ""
    byline: tuple[str, ...] = ()
    language: str = ""
    published: dt.datetime | None = None
    markup: str = ""
    section: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("guid", "headline", "url", "source", "language"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))
        for name in ("summary", "text", "markup"):
            object.__setattr__(self, name, clean_text(getattr(self, name)).strip())
        for name in ("byline", "section", "keywords", "rest"):
            object.__setattr__(self, name, clean_lines(getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a feed holds: its title, its items in its own order, and what else it says of itself."""

    title: str
    items: tuple[FeedItem, ...] = ()
    rest: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that the desk reads.

    `minutes` is how long it is left alone after a fetch; `failures` counts those in a row that failed, `error` says
    why the last did. `etag` and `last_modified` are what its server said for the next time.
    """

    url: str
    title: str = ""
    minutes: int = 30
    id: int = 0
    etag: str = ""
    last_modified: str = ""
    checked: dt.datetime | None = None
    due: dt.datetime | None = None
    failures: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireItem:
    """An item on the wire: from which feed, whether it was seen or used in a story.

    `display_time` is when it was published or, for want of that, when it first came.
    """

    id: int
    feed: str
    item: FeedItem
    display_time: dt.datetime
    seen: bool = False
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFetchResult:
    """What came of asking one feed: how many new items, or why none could be had."""

    feed: Feed
    new_count: int = 0
    unchanged: bool = False
    error: str = ""


def headline_comparison_key(headline: str) -> str:
    """Return what nearly equal headlines have in common: no signs, no capitals, no UPDATE before it."""
    return _NO_LETTER.sub(" ", _AGAIN.sub("", headline).casefold()).strip()
