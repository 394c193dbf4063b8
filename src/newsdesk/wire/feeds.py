"""Feeds read: RSS, Atom, RDF, JSON Feed and ninjs become items of plain text; nothing in them is fetched."""

import calendar
import datetime as dt
import html
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from newsdesk.errors import ImportRefusedError
from newsdesk.formats.foreign_parser import refused_if_it_fails
from newsdesk.model import FeedContent, FeedItem, web_address
from newsdesk.wire.decoding import decode_page
from newsdesk.wire.html_lines import parse_html
from newsdesk.wire.surrogates import join_references, join_surrogates

MOST_BYTES = 10_000_000
_MOST_ITEMS = 2000
_LONGEST_SUMMARY = 600
# A feed that dates its items before the web or far ahead knows no better.
_FIRST_YEAR = 1990
_AHEAD = dt.timedelta(days=2)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})


def read_feed(data: bytes, url: str, *, kind: str = "", charset: str = "", now: dt.datetime) -> FeedContent:
    """Return what the feed at `url` holds; `kind` is the media type and `charset` what its server said of it.

    Items without a headline and an address are left out, times that cannot be are none. Raises `ImportRefusedError`
    for what is no feed, is larger than 10 MB, is damaged, or brings entities and declarations of its own.
    """
    with refused_if_it_fails(url):
        return _read(data, url, kind, charset, now)


def _read(data: bytes, url: str, kind: str, charset: str, now: dt.datetime) -> FeedContent:
    if len(data) > MOST_BYTES:
        raise ImportRefusedError("The feed at {url} is larger than 10 MB and was not read.", url=url)
    if data.lstrip()[:1] in (b"{", b"["):
        return _json_feed(data, url, now)
    _refuse_declarations(data, url)
    import feedparser

    kind = kind or "application/xml"
    said = f"{kind}; charset={charset}" if charset else kind
    parsed = feedparser.parse(
        io.BytesIO(join_references(data)), response_headers={"content-type": said, "content-location": url}
    )
    if not parsed.get("version") and not parsed.entries:
        raise ImportRefusedError("There is no feed at {url}: it is neither RSS nor Atom nor JSON Feed.", url=url)
    title = _plain(parsed.feed.get("title", ""))
    items = (_entry(entry, parsed.feed, url, now) for entry in parsed.entries[:_MOST_ITEMS])
    return FeedContent(title=title or url, items=tuple(item for item in items if item is not None))


def feed_of_page(data: bytes, url: str) -> str:
    """Return the address of the feed that a web page names; "" where it names none."""
    with refused_if_it_fails(url):
        for link in parse_html(decode_page(data[:MOST_BYTES])).find_all("link", rel="alternate"):
            if str(link.get("type", "")).split(";")[0].strip() in _FEED_TYPES:
                return _address(url, link.get("href"))
    return ""


def _address(base: str, link: object) -> str:
    """Return where a link leads as a full web address; "" where that is none."""
    try:
        return web_address(urljoin(base, str(link or "")))
    except ValueError:
        return ""


def _refuse_declarations(data: bytes, url: str) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        for _event, element in iterparse(io.BytesIO(data), forbid_dtd=True):
            element.clear()
    except DefusedXmlException as error:
        raise ImportRefusedError(
            "The feed at {url} declares a document type or entities of its own and was not read.", url=url
        ) from error
    except (ParseError, ValueError, LookupError):
        # What is not well-formed is for the parser below, which forgives and expands nothing.
        return


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], url: str, now: dt.datetime) -> FeedItem | None:
    address = _address(url, entry.get("link"))
    headline = _plain(entry.get("title", ""))
    contents = [part.get("value", "") for part in entry.get("content", ()) if isinstance(part, Mapping)]
    summary, text = _text(entry.get("summary", "")), _text(max(contents, key=len, default=""))
    source = entry.get("source")
    if not (headline or summary) and (not address or address == url):
        return None
    return FeedItem(
        guid=str(entry.get("id") or address or headline),
        headline=headline or _cut(summary) or address,
        url=address,
        summary=_cut(summary or text),
        text=text or summary,
        source=_plain(source.get("title", "") if isinstance(source, Mapping) else "") or _plain(feed.get("title", "")),
        byline=_names(entry.get("authors")),
        language=str(entry.get("language") or feed.get("language") or ""),
        published=_instant(entry.get("published_parsed") or entry.get("updated_parsed"), now),
    )


def _json_feed(data: bytes, url: str, now: dt.datetime) -> FeedContent:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError("The feed at {url} is broken JSON and was not read.", url=url) from error
    if isinstance(document, dict) and "jsonfeed.org" in str(document.get("version", "")):
        entries, title = document.get("items"), _plain(document.get("title", ""))
        items = [_json_item(entry, title, url, now) for entry in _dicts(entries)]
    else:
        listed = document if isinstance(document, list) else document.get("items") or [document]
        title = url
        items = list(_ninjs_items(_dicts(listed), url))
        if not items:
            raise ImportRefusedError("There is no feed at {url}: it is neither JSON Feed nor ninjs.", url=url)
    return FeedContent(title=title or url, items=tuple(item for item in items if item is not None)[:_MOST_ITEMS])


def _json_item(entry: Mapping[str, Any], title: str, url: str, now: dt.datetime) -> FeedItem | None:
    address = _address(url, entry.get("url") or entry.get("external_url"))
    text = str(entry.get("content_text") or "") or _text(entry.get("content_html", ""))
    headline = _plain(entry.get("title", "")) or _cut(text)
    if not headline and not address:
        return None
    return FeedItem(
        guid=str(entry.get("id") or address or headline),
        headline=headline or address,
        url=address,
        summary=_cut(_text(entry.get("summary", "")) or text),
        text=text,
        source=title,
        byline=_names(entry.get("authors") or [entry.get("author")]),
        language=str(entry.get("language") or ""),
        published=_iso(entry.get("date_published"), now),
    )


def _ninjs_items(listed: list[Mapping[str, Any]], url: str) -> Iterator[FeedItem | None]:
    from newsdesk.formats.ninjs import from_ninjs

    for document in listed:
        try:
            article = from_ninjs(document)
        except ImportRefusedError as error:
            raise ImportRefusedError(
                "There is no feed at {url}: it is neither JSON Feed nor ninjs.", url=url
            ) from error
        yield FeedItem(
            guid=str(document.get("uri") or article.headline),
            headline=article.headline or str(document.get("uri", "")),
            url=web_address(str(document.get("uri", ""))),
            summary=_cut(article.description),
            text=article.body,
            source=article.source,
            byline=article.byline,
            language=article.language,
            published=article.published,
        )


def _dicts(values: object) -> list[Mapping[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _names(authors: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in _dicts(authors) if (name := _plain(author.get("name", "")))))


def _plain(text: object) -> str:
    """Return a title as plain text: feeds put tags and entities into it, and entities of entities."""
    return " ".join(html.unescape(_text(text)).split()) if isinstance(text, str) else ""


def _text(markup: object) -> str:
    if not isinstance(markup, str) or not markup:
        return ""
    markup = join_surrogates(markup)
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    soup = parse_html(markup[:1_000_000])
    for gone in soup(["script", "style", "noscript", "template"]):
        gone.decompose()
    for block in soup(["p", "br", "li", "div", "h1", "h2", "h3", "h4", "blockquote", "tr"]):
        block.append("\n\n" if block.name != "br" else "\n")
    paragraphs = (" ".join(part.split()) for part in soup.get_text().split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SUMMARY else line[:_LONGEST_SUMMARY].rsplit(" ", 1)[0] + "…"


def _instant(parts: Any, now: dt.datetime) -> dt.datetime | None:  # noqa: ANN401 - a struct_time, as the parser has it
    if parts is None:
        return None
    try:
        return _possible(dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC), now)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _iso(text: object, now: dt.datetime) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return _possible(instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC), now)


def _possible(instant: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    return instant if instant.year >= _FIRST_YEAR and instant <= now + _AHEAD else None
