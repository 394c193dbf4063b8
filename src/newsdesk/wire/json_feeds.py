"""JSON Feed and lists of ninjs documents, read as feeds."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.model import FeedItem, ParsedFeed, normalize_http_url
from newsdesk.wire.feed_text import (
    MOST_ITEMS,
    author_names,
    cut_summary,
    dicts,
    flat_texts,
    is_cut,
    iso_instant,
    join_address,
    named,
    plain_line,
    plain_text,
    rest_of,
)


def read_json_feed(data: bytes, url: str, now: dt.datetime) -> ParsedFeed:
    """Return the items of a JSON Feed or of ninjs documents; raises `ImportRejectedError` for other JSON."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ImportRejectedError("The feed at {url} is broken JSON and was not read.", url=url) from error
    rest: tuple[str, ...] = ()
    if isinstance(document, dict) and "jsonfeed.org" in str(document.get("version", "")):
        entries, title = document.pop("items", None), plain_line(document.get("title", ""))
        items = [_json_item(entry, title, url, now) for entry in dicts(entries)]
        rest = tuple(rest_of(document, ("version",)))
    else:
        listed = document if isinstance(document, list) else document.get("items") or [document]
        title = url
        items = list(_ninjs_items(dicts(listed), url))
        if not items:
            raise ImportRejectedError("There is no feed at {url}: it is neither JSON Feed nor ninjs.", url=url)
    return ParsedFeed(
        title=title or url, items=tuple(item for item in items if item is not None)[:MOST_ITEMS], rest=rest
    )


def _json_item(entry: Mapping[str, Any], title: str, url: str, now: dt.datetime) -> FeedItem | None:
    address = join_address(url, entry.get("url") or entry.get("external_url"))
    markup, plain = entry.get("content_html"), entry.get("content_text")
    text = plain if isinstance(plain, str) and plain else plain_text(markup)
    headline = plain_line(entry.get("title", "")) or cut_summary(text)
    summary, published = plain_text(entry.get("summary", "")), iso_instant(entry.get("date_published"), now)
    if not headline and not address:
        return None
    return FeedItem(
        guid=str(entry.get("id") or address or headline),
        headline=headline or address,
        url=address,
        summary=cut_summary(summary or text),
        text=text,
        source=title,
        byline=author_names(entry.get("authors") or [entry.get("author")]),
        language=str(entry.get("language") or ""),
        published=published,
        markup=markup if isinstance(markup, str) else "",
        keywords=tuple(flat_texts(entry.get("tags"))),
        rest=(
            *rest_of(entry, () if published is None else ("date_published",)),
            *(named("summary", summary) if is_cut(summary) else ()),
        ),
    )


def _ninjs_items(listed: list[Mapping[str, Any]], url: str) -> Iterator[FeedItem | None]:
    from newsdesk.formats.ninjs import from_ninjs

    for document in listed:
        markup: list[str] = []

        def as_text(body: str, markup: list[str] = markup) -> str:
            markup.append(body)
            return plain_text(body)

        try:
            article = from_ninjs(document, as_text)
        except ImportRejectedError as error:
            raise ImportRejectedError(
                "There is no feed at {url}: it is neither JSON Feed nor ninjs.", url=url
            ) from error
        yield FeedItem(
            guid=str(document.get("uri") or article.headline),
            headline=article.headline or str(document.get("uri", "")),
            url=normalize_http_url(str(document.get("uri", ""))),
            summary=cut_summary(article.standfirst or article.description),
            text=article.body,
            source=article.source,
            byline=article.byline,
            language=article.language,
            published=article.published,
            markup="".join(markup),
            section=article.section,
            keywords=article.keywords,
        )
