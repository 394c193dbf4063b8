"""From what an article refers to (stories, pictures) to what its page shows: addresses and figures."""

import datetime as dt
import html
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from uuid import UUID

from markupsafe import Markup

from newsdesk.model import Media, Picture, Status, normalize_http_url, section_folder, typeset_line
from newsdesk.render.request import PageRequest
from newsdesk.render.text import escaped

_ATTRIBUTES = r'(?: [a-z]+="[^"]*")*'
_PICTURE = rf'<img{_ATTRIBUTES} src="media:(?:[0-9a-f]{{64}})"{_ATTRIBUTES}>'
_STORY_LINK = re.compile(rf'<a href="story:([0-9a-f-]{{36}})"({_ATTRIBUTES})>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(_PICTURE.replace("(?:[0-9a-f]", "([0-9a-f]"))
_ONLY_IMAGES = re.compile(rf"<p>((?:{_PICTURE}\s*)+)</p>")
_COLUMN = 800
_ALT = re.compile(r' alt="([^"]*)"')


def strip_of(request: PageRequest, comma: str, day: Callable[[dt.date], str]) -> Markup:
    """Return the entries of the strip, a list element a line. A killed story drops out.

    Source, date and note stand behind the headline; `day` writes a date in the page's language.
    """
    texts: list[str] = []
    for link in request.article.strip.links:
        target = None if link.article is None else request.targets.get(link.article)
        if target is None:
            address = normalize_http_url(link.url)
            headline = link.headline or (link.url if address else "")
        elif target.status is not Status.KILLED:
            headline, address = link.headline or target.headline, f"../{target.slug}/index.html"
        else:
            continue
        if headline:
            date = ("", "") if link.date is None else (day(link.date), link.date.isoformat())
            texts += (typeset_line(headline), address, link.source, *date, typeset_line(" ".join(link.note.split())))
    fields = iter(escaped(texts))
    entries = zip(fields, fields, fields, fields, fields, fields, strict=True)
    return Markup("\n".join(_entry(entry, comma) for entry in entries))  # noqa: S704 - all of it was escaped


def _entry(entry: tuple[str, ...], comma: str) -> str:
    headline, address, source, day, iso, note = entry
    linked = f'<a href="{address}">{headline}</a>' if address else headline
    when = f'<time datetime="{iso}">{day}</time>' if day else ""
    origin = f' <span class="from">{source}{comma if source and day else ""}{when}</span>' if source or day else ""
    more = f' <span class="remark">{note}</span>' if note else ""
    return f"<li>{linked}{origin}{more}</li>"


@lru_cache(maxsize=4096)
def origin_of(source: str, comma: str, day: str, iso: str) -> Markup:
    """Return where a story comes from and of which day it is, as pages and lists say it; `day` may be ""."""
    when = Markup('<time datetime="{}">{}</time>').format(iso, day) if day else ""
    return Markup("{}{}{}").format(source, comma if source and day else "", when)


@lru_cache(maxsize=1024)
def trail_of(section: tuple[str, ...], root: str | None) -> Markup:
    """Return the levels of a section, a list element a line. Within a site, whose root is `root`, they are links."""
    entries = []
    for depth, name in enumerate(section, start=1):
        if root is not None:
            link = Markup('<li><a href="{}{}/index.html">{}/</a></li>')
            entries.append(link.format(root, section_folder(section[:depth]), name))
        else:
            here = Markup(' aria-current="page"') if depth == len(section) else ""
            entries.append(Markup("<li{}>{}/</li>").format(here, name))
    return Markup("\n").join(entries)


def with_story_links(fragment: str, request: PageRequest) -> str:
    """Return `fragment` with `story:` links leading to their pages; without a page to lead to only the text stays."""

    def address(link: re.Match[str]) -> str:
        target = request.targets.get(UUID(link[1]))
        if target is None or target.status is Status.KILLED:
            return link[3]
        return f'<a href="../{html.escape(target.slug)}/index.html"{link[2]}>{link[3]}</a>'

    return _STORY_LINK.sub(address, fragment) if '"story:' in fragment else fragment


def with_pictures(fragment: str, request: PageRequest, used: dict[str, None]) -> str:
    """Return `fragment` with its `media:` pictures, each alone in a paragraph as a figure; `used` gains the files.

    A picture that is not on the desk is told by its alternative text.
    """
    if '"media:' not in fragment:
        return fragment
    listed = {picture.media: picture for picture in request.article.media}

    def told(image: re.Match[str]) -> tuple[Picture, str]:
        alt = _ALT.search(image[0])
        picture = listed.get(image[1], Picture(media=image[1]))
        return picture, (html.unescape(alt[1]) if alt else "") or picture.alt

    def alone(image: re.Match[str]) -> str:
        picture, alt = told(image)
        media = request.media.get(image[1])
        return f"<p>{html.escape(alt)}</p>" if media is None else figure(picture, request.media, used, alt)

    def within(image: re.Match[str]) -> str:
        picture, alt = told(image)
        media = request.media.get(image[1])
        return html.escape(alt) if media is None else _img(picture, request.media, used, alt)

    fragment = _ONLY_IMAGES.sub(lambda images: _IMAGE.sub(alone, images[1]), fragment)
    return _IMAGE.sub(within, fragment)


def figure(picture: Picture, files: Mapping[str, Media], used: dict[str, None], alt: str = "") -> str:
    """Return a picture with its caption, credit and copyright; `files` has it and its smaller copies by hash."""
    said = [html.escape(picture.caption)] if picture.caption else []
    owners = " ".join(text for text in (picture.credit, picture.copyright) if text)
    if owners:
        said.append(f'<span class="credit">{html.escape(owners)}</span>')
    caption = f"<figcaption>{' '.join(said)}</figcaption>" if said else ""
    return f"<figure>{_img(picture, files, used, alt or picture.alt)}{caption}</figure>"


def _img(picture: Picture, files: Mapping[str, Media], used: dict[str, None], alt: str) -> str:
    media = files[picture.media]
    smaller = [files[digest] for digest in picture.widths if digest in files]
    used |= dict.fromkeys(file.name for file in (media, *smaller))
    alt = "" if picture.decorative else html.escape(alt)
    chosen = ", ".join(f"media/{file.name} {file.width}w" for file in (media, *smaller)) if smaller else ""
    # The text's own width, in the pixels of the page, where the screen is not narrower.
    sizes = f' srcset="{chosen}" sizes="(max-width: {_COLUMN}px) 100vw, {_COLUMN}px"' if chosen else ""
    return f'<img src="media/{media.name}"{sizes} alt="{alt}" width="{media.width}" height="{media.height}">'
