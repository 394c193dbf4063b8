"""Feeds read: RSS, Atom, RDF, JSON Feed and ninjs become items of plain text; nothing in them is fetched."""

import calendar
import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import FeedItem, ParsedFeed
from newsdesk.wire.decoding import decode_page
from newsdesk.wire.feed_text import (
    MOST_ITEMS,
    author_names,
    cut_summary,
    dicts,
    is_cut,
    join_address,
    named,
    paragraphs_html,
    plain_line,
    plain_text,
    possible_instant,
    rest_of,
)
from newsdesk.wire.foreign_parser import refused_if_it_fails
from newsdesk.wire.html_lines import parse_html
from newsdesk.wire.json_feeds import read_json_feed
from newsdesk.wire.surrogates import join_references

MOST_BYTES = 10_000_000
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})


def read_feed(data: bytes, url: str, *, kind: str = "", charset: str = "", now: dt.datetime) -> ParsedFeed:
    """Return what the feed at `url` holds; `kind` is the media type and `charset` what its server said of it.

    Items without a headline and an address are left out, times that cannot be are none. Raises `ImportRejectedError`
    for what is no feed, is larger than 10 MB, is damaged, or brings entities and declarations of its own.
    """
    with refused_if_it_fails(url):
        return _read(data, url, kind, charset, now)


def _read(data: bytes, url: str, kind: str, charset: str, now: dt.datetime) -> ParsedFeed:
    if len(data) > MOST_BYTES:
        raise ImportRejectedError("The feed at {url} is larger than 10 MB and was not read.", url=url)
    if data.lstrip()[:1] in (b"{", b"["):
        return read_json_feed(data, url, now)
    _refuse_declarations(data, url)
    import feedparser

    kind = kind or "application/xml"
    said = f"{kind}; charset={charset}" if charset else kind
    parsed = feedparser.parse(
        io.BytesIO(join_references(data)),
        response_headers={"content-type": said, "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise ImportRejectedError("There is no feed at {url}: it is neither RSS nor Atom nor JSON Feed.", url=url)
    title = plain_line(parsed.feed.get("title", ""))
    items = (_entry(entry, parsed.feed, url, now) for entry in parsed.entries[:MOST_ITEMS])
    more = len(parsed.entries) - MOST_ITEMS
    rest = [
        *rest_of(parsed.feed, ("updated", "published")),
        *([Message("{count} items more", count=more)] if more > 0 else []),
    ]
    return ParsedFeed(title=title or url, items=tuple(item for item in items if item is not None), rest=tuple(rest))


def feed_of_page(data: bytes, url: str) -> str:
    """Return the address of the feed that a web page names; "" where it names none."""
    with refused_if_it_fails(url):
        for link in parse_html(decode_page(data[:MOST_BYTES])).find_all("link", rel="alternate"):
            if str(link.get("type", "")).split(";")[0].strip() in _FEED_TYPES:
                return join_address(url, link.get("href"))
    return ""


def _refuse_declarations(data: bytes, url: str) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        for _event, element in iterparse(io.BytesIO(data), forbid_dtd=True):
            element.clear()
    except DefusedXmlException as error:
        raise ImportRejectedError(
            "The feed at {url} declares a document type or entities of its own and was not read.", url=url
        ) from error
    except (ParseError, ValueError, LookupError):
        # What is not well-formed is for the parser below, which forgives and expands nothing.
        return


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], url: str, now: dt.datetime) -> FeedItem | None:
    address = join_address(url, entry.get("link"))
    headline = plain_line(entry.get("title", ""))
    contents = [part for part in dicts(entry.get("content")) if isinstance(part.get("value"), str)]
    content = max(contents, key=lambda part: len(part["value"]), default={})
    about = {"value": entry.get("summary", ""), **(entry.get("summary_detail") or {})}
    written = _markup(content)
    whole, text = plain_text(_markup(about)), plain_text(written)
    source = entry.get("source")
    published = _instant(entry.get("published_parsed") or entry.get("updated_parsed"), now)
    section, keywords = _categories(dicts(entry.get("tags")))
    if not (headline or whole or text) and (not address or address == url):
        return None
    return FeedItem(
        guid=str(entry.get("id") or address or headline),
        headline=headline or cut_summary(whole or text) or address,
        url=address,
        summary=cut_summary(whole or text),
        text=text or whole,
        source=plain_line(source.get("title") if isinstance(source, Mapping) else "") or plain_line(feed.get("title")),
        byline=author_names(entry.get("authors")),
        language=str(entry.get("language") or feed.get("language") or ""),
        published=published,
        markup=written if text or "<img" in written.lower() else _markup(about),
        section=section,
        keywords=keywords,
        rest=(
            *rest_of(entry, () if published is None else ("published", "updated", "created")),
            *(named("summary", whole) if text and is_cut(whole) else ()),
        ),
    )


def _markup(detail: Mapping[str, Any]) -> str:
    """Return the HTML of a text that feedparser has read; plain text as HTML that shows it."""
    value = detail.get("value")
    if not isinstance(value, str):
        return ""
    return paragraphs_html(value) if detail.get("type") == "text/plain" and "<" in value else value


def _categories(tags: list[Mapping[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the section and the keywords of an item: its first category, and all others with its tags."""
    named = [(str(tag.get("scheme") or ""), plain_line(tag.get("label") or tag.get("term") or "")) for tag in tags]
    section = next((name for scheme, name in named if name and not scheme.endswith("tag")), "")
    keywords = dict.fromkeys(name for _scheme, name in named if name and name != section)
    return ((section,) if section else ()), tuple(keywords)


def _instant(parts: Any, now: dt.datetime) -> dt.datetime | None:  # noqa: ANN401 - a struct_time, as the parser has it
    if parts is None:
        return None
    try:
        return possible_instant(dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC), now)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
