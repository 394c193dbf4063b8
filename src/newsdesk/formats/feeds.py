"""Feeds of a site: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, all made of the same entries."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from newsdesk.formats.manifest import to_json

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MEDIA = "http://search.yahoo.com/mrss/"
for _prefix, _uri in (("atom", _ATOM), ("dc", _DC), ("content", _CONTENT), ("media", _MEDIA)):
    register_namespace(_prefix, _uri)
# Nothing was published yet: a feed must say some time, and it must be the same each time.
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_XML = b'<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """The picture of a story in a feed: its file at an absolute address, and its description."""

    url: str
    mime: str
    size: int
    width: int
    height: int
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in a feed. `id` is a URN that stays, `url` absolute, `html` the body with absolute addresses."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    published: dt.datetime
    modified: dt.datetime
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of a page of the site: `home` is that page's address, which the feed's own begins with.

    `description` says what it brings, the title where there is nothing to add; `logo` is the address of the
    publication's, empty where it has none.
    """

    title: str
    home: str
    language: str
    entries: Sequence[Entry]
    description: str = ""
    logo: str = ""

    @property
    def updated(self) -> dt.datetime:
        """When anything in it changed last."""
        return max((entry.modified for entry in self.entries), default=_NEVER)


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0; dates as in RFC 822, authors as dc:creator, the text as content:encoded."""
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    _add(channel, "description", feed.description or feed.title)
    _add(channel, "language", feed.language)
    _add(channel, "lastBuildDate", format_datetime(feed.updated))
    SubElement(channel, f"{{{_ATOM}}}link", rel="self", type="application/rss+xml", href=f"{feed.home}rss.xml")
    if feed.logo:
        image = SubElement(channel, "image")
        for name, value in (("url", feed.logo), ("title", feed.title), ("link", feed.home)):
            _add(image, name, value)
    for entry in feed.entries:
        item = SubElement(channel, "item")
        _add(item, "title", entry.title)
        _add(item, "link", entry.url)
        _add(item, "guid", entry.id, isPermaLink="false")
        _add(item, "pubDate", format_datetime(entry.published))
        for author in entry.authors:
            _add(item, f"{{{_DC}}}creator", author)
        for tag in entry.tags:
            _add(item, "category", tag)
        if entry.summary:
            _add(item, "description", entry.summary)
        _add(item, f"{{{_CONTENT}}}encoded", entry.html)
        if entry.image is not None:
            _add_image(item, entry.image)
    return _XML + bytes(tostring(root, encoding="utf-8")) + b"\n"


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom; its id is its own address."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", f"{feed.home}atom.xml")
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated.isoformat())
    SubElement(root, "link", rel="self", type="application/atom+xml", href=f"{feed.home}atom.xml")
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    if feed.logo:
        _add(root, "logo", feed.logo)
    for entry in feed.entries:
        item = SubElement(root, "entry", {"xml:lang": entry.language})
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "updated", entry.modified.isoformat())
        _add(item, "published", entry.published.isoformat())
        SubElement(item, "link", rel="alternate", type="text/html", href=entry.url)
        for author in entry.authors or (feed.title,):
            _add(SubElement(item, "author"), "name", author)
        for tag in entry.tags:
            SubElement(item, "category", term=tag)
        if entry.summary:
            _add(item, "summary", entry.summary)
        _add(item, "content", entry.html, type="html")
    return _XML + bytes(tostring(root, encoding="utf-8")) + b"\n"


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    items = [
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.image.url if entry.image else "",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.modified.isoformat(),
            "authors": [{"name": author} for author in entry.authors],
            "tags": list(entry.tags),
            "language": entry.language,
        }
        for entry in feed.entries
    ]
    return to_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": f"{feed.home}feed.json",
            "language": feed.language,
            **({"icon": feed.logo} if feed.logo else {}),
            # What is not known is left out, but for the text, which every item must have.
            "items": [{key: value for key, value in item.items() if value or key == "content_html"} for item in items],
        }
    )


def _add_image(item: Element, image: Image) -> None:
    SubElement(item, "enclosure", url=image.url, length=str(image.size), type=image.mime)
    shown = SubElement(
        item,
        f"{{{_MEDIA}}}content",
        url=image.url,
        type=image.mime,
        medium="image",
        width=str(image.width),
        height=str(image.height),
    )
    for name, said in (("description", image.alt), ("credit", image.credit)):
        if said:
            _add(shown, f"{{{_MEDIA}}}{name}", said)


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
