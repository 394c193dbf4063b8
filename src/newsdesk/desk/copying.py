"""Copies of a story for sites that have a system of their own: HTML and plain text, whole or in part."""

import html
import re
from enum import StrEnum

from newsdesk.model import Article, Status
from newsdesk.render import Page, PageRequest, reading_text

_STORY_LINK = re.compile(r'<a href="story:([0-9a-f-]{36})"[^>]*>(.*?)</a>', re.DOTALL)
_OWN_PICTURE = re.compile(r'<img[^<>]*\ssrc="media:[^<>]*>')


class Part(StrEnum):
    """How much of a story is copied."""

    STORY = "story"
    BODY = "body"
    STRIP = "strip"


def as_html(page: Page, request: PageRequest, part: Part) -> str:
    """Return this part of the story as HTML that stands alone.

    Links to our own stories get their public addresses, or become plain text where the desk has no base URL;
    pictures stay behind, for their files do not travel by clipboard.
    """
    article = request.article
    pieces = []
    if part is Part.STORY:
        pieces.append(f"<h1>{html.escape(article.headline)}</h1>")
        pieces += [f"<p>{html.escape(line)}</p>" for line in _lines_above(article)]
    if part is not Part.STRIP:
        pieces.append(_OWN_PICTURE.sub("", _STORY_LINK.sub(lambda link: _public(link, request), page.fragment)))
    if part is not Part.BODY and article.strip.links:
        items = "".join(
            f'<li><a href="{html.escape(url)}">{html.escape(headline)}</a></li>'
            if url
            else f"<li>{html.escape(headline)}</li>"
            for headline, url in _strip(request)
        )
        pieces.append(f"<h2>{html.escape(article.strip.title)}</h2>\n<ul>{items}</ul>")
    return "\n".join(pieces)


def as_text(page: Page, request: PageRequest, part: Part) -> str:
    """Return this part of the story as plain text, paragraphs apart by empty lines."""
    article = request.article
    pieces = []
    if part is Part.STORY:
        pieces += [article.headline, *_lines_above(article)]
    if part is not Part.STRIP:
        pieces.append(reading_text(page.fragment).strip())
    if part is not Part.BODY and article.strip.links:
        items = "\n".join(f"• {headline} {url}".rstrip() for headline, url in _strip(request))
        pieces.append(f"{article.strip.title}\n{items}")
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def _lines_above(article: Article) -> list[str]:
    date = article.date.isoformat() if article.date else ""
    return [line for line in (article.standfirst, ", ".join(filter(None, (article.source, date)))) if line]


def _strip(request: PageRequest) -> list[tuple[str, str]]:
    shown = []
    for link in request.article.strip.links:
        target = None if link.article is None else request.targets.get(link.article)
        if target is None:
            shown.append((link.headline or link.url, link.url))
        elif target.status is not Status.KILLED:
            shown.append((link.headline or target.headline, _address(target.slug, request)))
    return shown


def _public(link: re.Match[str], request: PageRequest) -> str:
    slug = next((target.slug for key, target in request.targets.items() if str(key) == link[1]), None)
    address = "" if slug is None else _address(slug, request)
    return f'<a href="{html.escape(address)}">{link[2]}</a>' if address else link[2]


def _address(slug: str, request: PageRequest) -> str:
    return f"{request.settings.base_url}/{slug}/" if request.settings.base_url else ""
