"""Files and pastes, recognised by what they hold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdesk.errors import ImportRefusedError, NewsdeskError
from newsdesk.formats import frontmatter
from newsdesk.formats.bundle import Bundle, read_bundle
from newsdesk.formats.ninjs import from_ninjs
from newsdesk.model import Article, RelatedLink, Settings, Strip, clean_line
from newsdesk.wire.dates import read_date
from newsdesk.wire.pagetext import read_page_text

_LIMIT = 10_000_000
_CONTROL_SHARE = 0.02
_HTML_MARKS = ("<html", "<!doctype", "<body", "<article", "<p")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A story that was read and not yet kept.

    `left_out` is what was recognised as a page's chrome, `unplaced` the text that found no field: both are shown.
    """

    article: Article
    left_out: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    format: str
    bundle: Bundle | None = None


def read_path(path: Path, settings: Settings) -> tuple[Incoming, ...]:
    """Return the stories in a file or bundle folder; the format is recognised by content.

    Raises `ImportRefusedError` naming the file where it is missing, empty, binary, too large, of an unknown encoding
    or in no format we know.
    """
    if path.is_dir():
        return (_from_bundle(path),)
    data = _read(path)
    if data[:4] == b"PK\x03\x04":
        return (_from_bundle(path),)
    text = _decode(data, path.name)
    try:
        incoming = _from_text(text, settings)
    except ImportRefusedError as error:
        raise ImportRefusedError(f"{path.name}: {error}") from error
    if not (incoming.article.headline or incoming.article.body or incoming.article.strip.links):
        raise ImportRefusedError(f"{path.name} holds no story: neither headline nor text was found in it.")
    return (incoming,)


def read_paste(text: str, html: str | None, settings: Settings) -> Incoming:
    """Return the story in a paste: the page's HTML where it came along and holds one, else its text."""
    if not text.strip() and not html:
        raise ImportRefusedError("The paste is empty.")
    if len(text) > _LIMIT or len(html or "") > _LIMIT:
        raise ImportRefusedError("The paste is larger than 10 MB; import it as a file in parts.")
    if html and not text.strip():
        return _from_text(html, settings)
    return _from_text(text, settings)


def _from_text(text: str, settings: Settings) -> Incoming:
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return _from_json(start)
    if start[:1] == "<" and any(
        mark in start[:2000].lower() for mark in ("<html", "<!doctype", "<body", "<article", "<p")
    ):
        from newsdesk.wire.page_html import read_html

        article, left_out, unplaced = read_html(text, settings)
        return Incoming(article=article, left_out=tuple(left_out), unplaced=tuple(unplaced), format="html")
    if start.startswith("---\n") or start.startswith("---\r\n"):
        return _from_markdown(start.replace("\r\n", "\n"), settings)
    if start.startswith("# "):
        headline, _, body = start.partition("\n")
        article = Article(headline=headline[2:], body=body.strip("\n"), language=settings.language)
        return Incoming(article=article, format="markdown")
    found = read_page_text(text, settings)
    return Incoming(
        article=found.article, left_out=tuple(found.left_out), unplaced=tuple(found.unplaced), format="page text"
    )


def _from_bundle(path: Path) -> Incoming:
    bundle = read_bundle(path)
    return Incoming(article=bundle.article, format="bundle", bundle=bundle)


def _from_json(text: str) -> Incoming:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(f"it begins like JSON but is none: {error}") from error
    return Incoming(article=from_ninjs(document), format="ninjs")


def _from_markdown(text: str, settings: Settings) -> Incoming:
    fields, body = frontmatter.load(text)
    known = {key.lower().replace("-", "_"): value for key, value in fields.items()}
    used = {"title", "headline", "date", "slug", "description", "standfirst", "summary", "tags", "keywords", "section"}
    used |= {"categories", "category", "author", "authors", "byline", "language", "lang", "source", "dateline"}
    used |= {"kicker", "strip", "links", "draft", "slugline", "strip_title"}
    when = known.get("date")
    try:
        article = Article(
            headline=_line(known.get("title") or known.get("headline")),
            slug=_slug(known.get("slug")),
            kicker=_line(known.get("kicker")),
            slugline=_line(known.get("slugline")),
            standfirst=_line(known.get("standfirst")),
            description=_line(known.get("description") or known.get("summary")),
            byline=_lines(known.get("byline") or known.get("authors") or known.get("author")),
            source=_line(known.get("source")),
            dateline=_line(known.get("dateline")),
            date=None if when is None else read_date(str(when)),
            section=_lines(known.get("section") or known.get("categories") or known.get("category")),
            keywords=_lines(known.get("tags") or known.get("keywords")),
            language=_line(known.get("language") or known.get("lang")) or settings.language,
            body=body.strip("\n"),
            strip=_strip(known),
        )
    except (TypeError, ValueError) as error:
        raise ImportRefusedError(f"its front matter cannot be read: {error}") from error
    unplaced = [f"{key}: {value}" for key, value in fields.items() if key.lower().replace("-", "_") not in used]
    return Incoming(article=article, unplaced=tuple(unplaced), format="markdown")


def _strip(known: Mapping[str, Any]) -> Strip:
    links = []
    for entry in known.get("links") or ():
        if isinstance(entry, dict):
            links.append(RelatedLink(headline=_line(entry.get("headline")), url=_line(entry.get("url"))))
        else:
            links.append(RelatedLink(headline=str(entry)))
    title = known.get("strip_title") or known.get("strip")
    if isinstance(title, dict):
        title = title.get("title")
    return Strip(title=str(title), links=tuple(links)) if title else Strip(links=tuple(links))


def _slug(value: object) -> str:
    from newsdesk.model import make_slug, require_slug

    if not value:
        return ""
    try:
        return require_slug(str(value))
    except NewsdeskError:
        return make_slug(str(value))


def _line(value: object) -> str:
    return "" if value is None else clean_line(str(value))


def _lines(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(str(item.get("name", "") if isinstance(item, dict) else item) for item in value)
    return (str(value),)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(4)
            size = path.stat().st_size
            if head != b"PK\x03\x04" and size > _LIMIT:
                raise ImportRefusedError(
                    f"{path.name} is {size // 1_000_000} MB; a story of text is at most {_LIMIT // 1_000_000} MB."
                )
            data = head if head == b"PK\x03\x04" else head + file.read()
    except OSError as error:
        raise ImportRefusedError(f"{path.name} cannot be read: {error.strerror}.") from error
    if not data.strip():
        raise ImportRefusedError(f"{path.name} is empty; there is nothing to import.")
    return data


def _decode(data: bytes, name: str) -> str:
    from bs4.dammit import EncodingDetector

    boms = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    encodings = [encoding for bom, encoding in boms.items() if data.startswith(bom)] or ["utf-8"]
    declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    if declared:
        encodings.append(declared)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        controls = sum(1 for sign in text[:100_000] if ord(sign) < 32 and sign not in "\t\n\r\f")
        if controls > _CONTROL_SHARE * min(len(text), 100_000):
            raise ImportRefusedError(f"{name} is a binary file, not text; nothing was imported.")
        return text
    if b"\0" in data:
        raise ImportRefusedError(f"{name} is a binary file, not text; nothing was imported.")
    raise ImportRefusedError(f"{name} is not in UTF-8 and names no other encoding; save it as UTF-8 first.")
