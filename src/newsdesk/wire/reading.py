"""Files and pastes, recognised by what they hold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsdesk.errors import ImportRejectedError
from newsdesk.formats.bundle import ENDINGS, bundle_content, bundle_from
from newsdesk.formats.handover import handover_from, is_handover
from newsdesk.formats.manifest import NAME
from newsdesk.formats.zips import zip_names
from newsdesk.messages import Message
from newsdesk.model import Settings
from newsdesk.wire.beside import pictures_beside
from newsdesk.wire.bylines import parse_byline
from newsdesk.wire.decoding import LIMIT, ZIP, decode, read_bytes, too_large
from newsdesk.wire.file_formats import FORMATS, is_json, read_json
from newsdesk.wire.foreign_formats import refuse_foreign_zip
from newsdesk.wire.foreign_parser import refused_if_it_fails
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.matter import read_markdown
from newsdesk.wire.pagetext import read_page_text

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
# What of a folder is read; pictures and the like beside a story are none.
# fmt: off
_STORIES = (
    *_MARKDOWN, *ENDINGS, ".txt", ".html", ".htm", ".json", ".xml", ".rss", ".atom", ".eml", ".mbox", ".mht", ".mhtml",
)
# fmt: on
_HTML = ("<html", "<!doctype", "<body", "<article", "<head", "<main", "<div", "<p>", "<p ", "<h1", "<table", "<meta")


def files_at(path: Path) -> Iterator[Path]:
    """Yield what `read_path` is to read: `path` itself, or of a folder that is no bundle what lies in it, by name.

    Hidden files, links to folders and files whose name ends like no story's are passed over.
    """
    # However deep folders lie in folders.
    waiting = [path]
    while waiting:
        place = waiting.pop()
        if not place.is_dir() or (place / NAME).is_file():
            yield place
            continue
        try:
            within = sorted(place.iterdir())
        except OSError:
            # Reading it says why.
            yield place
            continue
        shown = (child for child in reversed(within) if not child.name.startswith("."))
        waiting += (
            child for child in shown if (child.is_dir() and not child.is_symlink()) or child.suffix.lower() in _STORIES
        )


def read_path(path: Path, settings: Settings) -> tuple[Incoming, ...]:
    """Return the stories in a file or bundle folder; the format is recognised by content.

    Raises `ImportRejectedError` naming the file where it is missing, empty, binary, too large, of an unknown encoding
    or in no format we know.
    """
    with refused_if_it_fails(path.name):
        return _read(path, settings)


def _read(path: Path, settings: Settings) -> tuple[Incoming, ...]:
    if path.is_dir():
        return _from_bundle(path)
    data = read_bytes(path)
    if data.startswith(ZIP):
        # A bundle lies in a folder of its own in its zip, a hand-over at the top.
        if not any(name == NAME or name.endswith(f"/{NAME}") for name in zip_names(path)):
            refuse_foreign_zip(path)
        return _from_bundle(path)
    for kind in FORMATS:
        if kind.fits(data):
            return tuple(map(_with_authors, kind.read(data, path.name, settings)))
    if len(data) > LIMIT:
        raise too_large(path.name, len(data), LIMIT)
    text = decode(data, path.name)
    try:
        incoming = _from_text(text, settings, markdown=path.suffix.lower() in _MARKDOWN, folder=path.parent)
    except ImportRejectedError as error:
        raise ImportRejectedError("{name}: {error}", name=path.name, error=error) from error
    if not (incoming.article.headline or incoming.article.body or incoming.article.strip.links):
        raise ImportRejectedError("{name} holds no story: neither headline nor text was found in it.", name=path.name)
    return (_with_authors(incoming),)


def read_paste(text: str, html: str | None, settings: Settings) -> Incoming:
    """Return the story in a paste: the page's HTML where it came along and holds a headline, else its text."""
    if not text.strip() and not (html or "").strip():
        raise ImportRejectedError("The paste is empty; copy the page and paste again.")
    if len(text) > LIMIT or len(html or "") > LIMIT:
        raise ImportRejectedError("The paste is larger than 10 MB; paste the part of it that is the story.")
    with refused_if_it_fails("The paste"):
        if html and (not text.strip() or "<h1" in html.lower()):
            return _with_authors(_from_html(html, settings))
        return _with_authors(_from_text(text, settings))


def _with_authors(incoming: Incoming) -> Incoming:
    """Return what was read with a byline of authors alone, each once; what stood beside their names is left out."""
    byline = parse_byline(incoming.article.byline)
    return replace(
        incoming,
        article=replace(incoming.article, byline=byline.names),
        left_out=(*incoming.left_out, *byline.rest),
    )


def _from_text(text: str, settings: Settings, *, markdown: bool = False, folder: Path | None = None) -> Incoming:
    start = text.lstrip("\ufeff \t\r\n")
    if is_json(start):
        return read_json(start, Message("The paste"))[0]
    fenced = start.partition("\n")[0].strip() in ("---", "+++")
    if fenced or markdown or start.startswith("# "):
        return _from_markdown(start, settings, folder)
    if start[:1] == "<" and any(mark in start[:2000].lower() for mark in _HTML):
        return _from_html(start, settings)
    page = read_page_text(text, settings)
    return Incoming(
        article=page.article, left_out=tuple(page.left_out), unplaced=tuple(page.unplaced), format="page text"
    )


def _from_markdown(text: str, settings: Settings, folder: Path | None) -> Incoming:
    found = read_markdown(text, settings)
    pictures, missing = ((), ()) if folder is None else pictures_beside(found.article, found.lead, folder)
    unplaced = found.without_lead() if any(picture.lead for picture in pictures) else found.unplaced
    return Incoming(
        article=found.article,
        left_out=found.left_out,
        unplaced=(*unplaced, *missing),
        format="markdown",
        pictures=pictures,
    )


def _from_html(text: str, settings: Settings) -> Incoming:
    from newsdesk.wire.page_html import read_html

    article, left_out, unplaced = read_html(text, settings)
    return Incoming(article=article, left_out=tuple(left_out), unplaced=tuple(unplaced), format="html")


def _from_bundle(path: Path) -> tuple[Incoming, ...]:
    files = bundle_content(path)
    if is_handover(files, path.name):
        bundles, kind = handover_from(files, path.name), "hand-over"
    else:
        bundles, kind = (bundle_from(files, path.name),), "bundle"
    return tuple(Incoming(article=bundle.article, format=kind, bundle=bundle) for bundle in bundles)
