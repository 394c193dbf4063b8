"""The page: one story as readers see it. The only renderer; preview and export both show what it returns."""

import base64
import datetime as dt
import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from newsdesk.model import Article, Media, Picture, Settings, Status, Target
from newsdesk.paths import resources
from newsdesk.render.fragment import Fragments
from newsdesk.render.metadata import json_ld, open_graph
from newsdesk.render.text import reading_text, words

RENDERER = 1
"""Raised whenever the same article gives another fragment than before."""

_STORY_LINK = re.compile(r'<a href="story:([0-9a-f-]{36})"([^<>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'(<p>)?<img ([^<>]*?)src="media:([0-9a-f]{64})"([^<>]*)>(</p>)?')
_ALT = re.compile(r'alt="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """All that a page is made from; nothing else goes into it."""

    article: Article
    settings: Settings = field(default_factory=Settings)
    targets: Mapping[UUID, Target] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. `media` names the files it shows, `words` counts the body's, `fragment` is the body's own HTML."""

    html: str
    media: tuple[str, ...]
    words: int
    fragment: str

    @property
    def data(self) -> bytes:
        """The page as it is written and served."""
        return self.html.encode()


def page(request: PageRequest, fragments: Fragments | None = None) -> Page:
    """Return the page of a story; the same request gives the same bytes on every machine.

    `fragments` may remember earlier texts to be quicker. Raises nothing of its own, but hostile text can take for
    ever: call it through `RenderChild`.
    """
    return _laid_out(request, (fragments or Fragments()).fragment(request.article.body))


def plain_page(request: PageRequest, notice: str) -> Page:
    """Return the page with its body as plain escaped text under a notice: for the preview of a text too hard."""
    paragraphs = "\n".join(f"<p>{html.escape(part)}</p>" for part in request.article.body.split("\n\n") if part.strip())
    return _laid_out(request, f"<p><strong>{html.escape(notice)}</strong></p>\n{paragraphs}")


def _laid_out(request: PageRequest, fragment: str) -> Page:
    article, settings = request.article, request.settings
    used: dict[str, None] = {}
    body = _with_pictures(_with_story_links(fragment, request), request, used)
    template, style = _theme(settings.theme)
    text = reading_text(fragment)
    count = words(text)
    locale = _locale(article.language)
    lead = article.lead_image
    url = f"{settings.base_url}/{article.slug}/" if settings.base_url else ""
    written = template.render(
        article=article,
        settings=settings,
        title=article.seo_title or article.headline,
        description=article.description or article.standfirst or text[:160].rsplit(" ", 1)[0],
        words=_words(article.language),
        dir="rtl" if locale.character_order == "right-to-left" else "ltr",
        draft=request.draft,
        killed=article.status is Status.KILLED,
        url=url,
        date=_date(article.date, locale),
        date_iso=article.date.isoformat() if article.date else "",
        strip=_strip(request),
        lead=Markup(_figure(lead, request.media[lead.media], used)) if lead and lead.media in request.media else "",
        body=Markup(body),
        corrections=[
            {
                "kind": note.kind.value,
                "was": note.was,
                "now": note.now,
                "date": format_date(note.at.astimezone(ZoneInfo(settings.time_zone)).date(), "long", locale),
                "iso": note.at.isoformat(),
            }
            for note in article.corrections
        ],
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        json_ld=Markup(json_ld(article, settings, url, count, _lead_name(request))),
        graph=open_graph(article, settings, url, _lead_name(request)),
    )
    return Page(html=written, media=tuple(used), words=count, fragment=fragment)


def _strip(request: PageRequest) -> list[tuple[str, str]]:
    """Return the strip as (headline, address); a killed story drops out, one without an address is plain text."""
    shown = []
    for link in request.article.strip.links:
        target = None if link.article is None else request.targets.get(link.article)
        if target is None:
            safe = link.url if link.url.lower().startswith(("http://", "https://")) else ""
            shown.append((link.headline or safe, safe))
        elif target.status is not Status.KILLED:
            shown.append((link.headline or target.headline, f"../{target.slug}/index.html"))
    return [(headline, address) for headline, address in shown if headline]


def _with_story_links(fragment: str, request: PageRequest) -> str:
    def address(link: re.Match[str]) -> str:
        target = request.targets.get(UUID(link[1]))
        if target is None or target.status is Status.KILLED:
            return link[3]
        return f'<a href="../{target.slug}/index.html"{link[2]}>{link[3]}</a>'

    return _STORY_LINK.sub(address, fragment) if "story:" in fragment else fragment


def _with_pictures(fragment: str, request: PageRequest, used: dict[str, None]) -> str:
    listed = {picture.media: picture for picture in request.article.media}

    def shown(image: re.Match[str]) -> str:
        media = request.media.get(image[3])
        found = _ALT.search(image[2] + image[4])
        alt = html.unescape(found[1]) if found else ""
        if media is None:
            return f"{image[1] or ''}{html.escape(alt)}{image[5] or ''}"
        picture = listed.get(image[3], Picture(media=image[3]))
        if image[1] and image[5]:
            return _figure(picture, media, used, alt)
        return (image[1] or "") + _img(media, used, alt or picture.alt) + (image[5] or "")

    return _IMAGE.sub(shown, fragment) if "media:" in fragment else fragment


def _figure(picture: Picture, media: Media, used: dict[str, None], alt: str = "") -> str:
    said = " ".join(part for part in (picture.caption, picture.credit and f"({picture.credit})") if part)
    caption = f"<figcaption>{html.escape(said)}</figcaption>" if said else ""
    return f"<figure>{_img(media, used, alt or picture.alt)}{caption}</figure>"


def _img(media: Media, used: dict[str, None], alt: str) -> str:
    used[media.name] = None
    return f'<img src="media/{media.name}" alt="{html.escape(alt)}" width="{media.width}" height="{media.height}">'


def _lead_name(request: PageRequest) -> str:
    lead = request.article.lead_image
    return request.media[lead.media].name if lead is not None and lead.media in request.media else ""


def _date(when: dt.date | None, locale: Locale) -> str:
    return "" if when is None else format_date(when, "long", locale)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en")


@lru_cache(maxsize=8)
def _theme(name: str) -> tuple[Template, str]:
    folder = resources() / "themes" / name
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (folder / "page.css").read_text(encoding="utf-8").strip()
    return environment.get_template("page.html"), style


_ENGLISH = {
    "skip": "Skip to content",
    "here": "You are here:",
    "font_size": "Adjust font size:",
    "small": "Small text",
    "medium": "Medium text",
    "large": "Large text",
    "by": "By",
    "draft": "Draft: not for publication",
    "killed": "This story has been withdrawn.",
    "note": "Note",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": _ENGLISH,
    "zh": {
        "skip": "跳到正文",
        "here": "您的位置：",
        "font_size": "字号：",
        "small": "小号字",
        "medium": "中号字",
        "large": "大号字",
        "by": "作者：",
        "draft": "草稿，请勿发布",
        "killed": "本稿已撤回。",
        "note": "说明",
    },
}


def _words(language: str) -> Mapping[str, str]:
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
