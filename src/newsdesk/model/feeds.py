"""The wire: feeds and their items."""

import datetime as dt
import re
from dataclasses import dataclass

from newsdesk.model.text_cleaning import clean_line, clean_lines, clean_text

# The prefixes that agencies put before the headline of a repeated item.
_AGAIN = re.compile(
    r"^(?:\(?\b(?:update|corrected|correction|rpt|refile|urgent|breaking|更正|快讯)\b\W{0,2}\d*\)?\s*[-–—:：]?\s*)+",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item of a feed: plain text except for `markup`. `guid` is unique within the feed.

    `markup` is the original HTML of the text, "" for plain text. `rest` lists the other values of the item, one a line.
    `published` is None if the feed gives no time or an impossible one.
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
    """The content of a feed: its title, its items in the feed's order, and its other values (`rest`)."""

    title: str
    items: tuple[FeedItem, ...] = ()
    rest: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that the desk reads.

    `minutes` is the pause after a fetch. `failures` counts consecutive failed fetches; `error` is the reason of the
    last one. `etag` and `last_modified` are the server's values for the next request.
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
    """An item on the wire, with its feed and the flags `seen` and `used` (in a story).

    `display_time` is the time of publication or, without one, the time of arrival.
    """

    id: int
    feed: str
    item: FeedItem
    display_time: dt.datetime
    seen: bool = False
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFetchResult:
    """The result of one feed's fetch: the number of new items, or the reason of the failure."""

    feed: Feed
    new_count: int = 0
    unchanged: bool = False
    error: str = ""


def headline_comparison_key(headline: str) -> str:
    """Return a key that nearly equal headlines share: no punctuation, no capitals, no prefix like UPDATE."""
    return _NO_LETTER.sub(" ", _AGAIN.sub("", headline).casefold()).strip()
