"""What feeds of all kinds say, as plain text: titles, texts, names, times, and what has no field of ours."""

import datetime as dt
import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from bs4 import Tag
from bs4.element import CData, NavigableString

from newsdesk.model import normalize_http_url
from newsdesk.wire.html_lines import parse_html
from newsdesk.wire.surrogates import join_surrogates

MOST_ITEMS = 2000
_LONGEST_SUMMARY = 600
# A whole one: a sign that something is smaller stays.
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_GONE = frozenset({"script", "style", "noscript", "template"})
_ENDS = {"br": "\n", **dict.fromkeys(("p", "li", "div", "h1", "h2", "h3", "h4", "blockquote", "tr"), "\n\n")}
# A feed that dates its items before the web or far ahead knows no better.
_FIRST_YEAR = 1990
_AHEAD = dt.timedelta(days=2)
# What of an item is placed in a field of its own, or is of no use but to the feed's own site.
# fmt: off
_PLACED = frozenset({
    "authors", "author", "comments", "content", "content_html", "content_text", "date_modified",
    "docs", "external_url", "feed_url", "generator", "guid", "guidislink", "home_page_url", "href",
    "id", "language", "link", "links", "post-id", "slash_comments", "source", "summary",
    "sy_updatefrequency", "sy_updateperiod", "tags", "thr_total", "title", "ttl", "url", "wfw_commentrss",
})
# fmt: on


def rest_of(entry: Mapping[str, Any], placed: Collection[str]) -> Iterator[str]:
    """Yield what of an item or feed has no field of ours, a line for each."""
    for link in dicts(entry.get("links")):
        if link.get("rel", "alternate") not in ("alternate", "self", "hub", "replies", "edit"):
            yield from named(str(link.get("rel")), link.get("href"))
    for key in entry:
        if key not in _PLACED and key not in placed and not key.endswith(("_parsed", "_detail")):
            yield from named(key, dict.__getitem__(entry, key) if isinstance(entry, dict) else entry[key])


def named(name: str, value: object, clean: Callable[[str], str] | None = None) -> Iterator[str]:
    """Yield one line with the texts in a value behind its name (see `flat_texts`); none where it has no text."""
    words = "; ".join(dict.fromkeys(flat_texts(value, clean)))
    if words:
        yield f"{name}: {words}"


def flat_texts(value: object, clean: Callable[[str], str] | None = None) -> Iterator[str]:
    """Yield the nested texts of a value as single lines. They are read as HTML, or made lines by `clean`."""
    clean, values = clean or plain_line, [value]
    while values:
        value = values.pop()
        if isinstance(value, str) and (plain := clean(value)):
            yield plain
        elif isinstance(value, Mapping):
            values += reversed(list(value.values()))
        elif isinstance(value, list | tuple):
            values += reversed(value)


def dicts(values: object) -> list[Mapping[str, Any]]:
    """Return the mappings in a list, none where it is no list."""
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def author_names(authors: object) -> tuple[str, ...]:
    """Return the names of authors, each once; an address where one has no name."""
    names = (plain_line(author.get("name") or author.get("email") or "") for author in dicts(authors))
    return tuple(dict.fromkeys(name for name in names if name))


def plain_line(text: object) -> str:
    """Return a title as plain text: feeds put tags and entities into it, and entities of entities."""
    return " ".join(html.unescape(plain_text(text)).split()) if isinstance(text, str) else ""


def plain_text(markup: object) -> str:
    """Return HTML as plain text, its paragraphs parted by empty lines."""
    if not isinstance(markup, str) or not markup:
        return ""
    markup = join_surrogates(markup)
    if _TAG.search(markup) is None:
        return html.unescape(markup).strip()
    pieces: list[str] = []
    # Behind a block, the empty line that ends it waits on the stack.
    stack: list[object] = [parse_html(markup[:1_000_000])]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name not in _GONE:
                if node.name in _ENDS:
                    stack.append(_ENDS[node.name])
                stack.extend(reversed(node.contents))
        elif type(node) in (NavigableString, CData, str):
            pieces.append(str(node))
    paragraphs = (" ".join(part.split()) for part in "".join(pieces).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def is_cut(text: str) -> bool:
    """Return whether `cut_summary` shortens this text."""
    return len(" ".join(text.split())) > _LONGEST_SUMMARY


def cut_summary(text: str) -> str:
    """Return a text as one line that is short enough for a summary."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SUMMARY else line[:_LONGEST_SUMMARY].rsplit(" ", 1)[0] + "…"


def iso_instant(text: object, now: dt.datetime) -> dt.datetime | None:
    """Return the instant that a text names in ISO 8601, UTC where it names no zone; None where there is none."""
    try:
        instant = dt.datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return possible_instant(instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC), now)


def possible_instant(instant: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """Return an instant that can be when news was published; None for others."""
    return instant if instant.year >= _FIRST_YEAR and instant <= now + _AHEAD else None


def join_address(base: str, link: object) -> str:
    """Return where a link leads as a full web address; "" where that is none."""
    try:
        return normalize_http_url(urljoin(base, str(link or "")))
    except ValueError:
        return ""


def paragraphs_html(text: str) -> str:
    """Return plain text as HTML, a paragraph for each that an empty line parts from the others."""
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())
