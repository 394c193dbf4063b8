"""What a page says of itself to search engines and networks: JSON-LD (schema.org) and Open Graph."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from babel import Locale
from babel.core import get_global
from markupsafe import Markup

from newsdesk.model import Article, Settings, author_folder, section_folder
from newsdesk.render.leads import Lead
from newsdesk.render.text import escaped
from newsdesk.render.theme import Logo

_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the page knows besides the article: `url` is "" where the desk has no base URL, `words` counts the body.

    `lead` is the lead picture or, where there is none, the first large one of the text. `in_site` says whether the
    page stands in a site, with pages of its authors.
    """

    settings: Settings
    zone: dt.tzinfo
    language: str
    locale: Locale
    url: str
    description: str
    words: int
    lead: Lead | None
    logo: Logo | None
    in_site: bool = False


def json_ld(article: Article, about: About) -> str:
    """Return the story as NewsArticle and its section path as BreadcrumbList, safe inside a script element.

    Only what is known is said; without a URL of the page the picture's address is left out too. Headline, byline and
    dates are those that the page shows.
    """
    zone = about.zone
    published = article.published and article.published.astimezone(zone).isoformat()
    story: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.description or article.standfirst,
        "url": about.url,
        "mainEntityOfPage": about.url,
        "image": _images(about),
        "datePublished": published or (article.date and article.date.isoformat()),
        "dateModified": article.modified and article.modified.astimezone(zone).isoformat(),
        "author": [person(name, about.settings if about.in_site else None) for name in article.byline],
        "publisher": publisher(about.settings, about.logo),
        "sourceOrganization": {"@type": "Organization", "name": article.source} if article.source else None,
        "dateline": article.dateline,
        "articleSection": list(article.section),
        "wordCount": about.words,
        "inLanguage": about.language,
        "keywords": list(article.keywords),
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": " ".join(part for part in (note.was, note.now) if part),
                "datePublished": note.at.astimezone(zone).isoformat(),
            }
            for note in article.corrections
        ],
    }
    graph = [{key: value for key, value in story.items() if value}]
    if article.section and about.url:
        graph.append(trail_data(article.section, about.settings))
    return graph_text(graph)


def graph_text(graph: list[dict[str, Any]]) -> str:
    """Return the data of a page as JSON-LD, safe inside a script element."""
    said = orjson.dumps({"@context": "https://schema.org", "@graph": graph}).decode()
    for sign, escape in _ESCAPES:
        said = said.replace(sign, escape)
    return said


def person(name: str, settings: Settings | None) -> dict[str, Any]:
    """Return an author, with the address of their page where there is a site with these settings."""
    said = {"@type": "Person", "name": name}
    if settings is not None and settings.base_url:
        said["url"] = f"{settings.base_url}/{author_folder(name)}/"
    return said


def trail_data(section: tuple[str, ...], settings: Settings) -> dict[str, Any]:
    """Return the levels of a section with their addresses: readers of the data ask for one each."""
    trail = [
        {
            "@type": "ListItem",
            "position": place,
            "name": name,
            "item": f"{settings.base_url}/{section_folder(section[:place])}/",
        }
        for place, name in enumerate(section, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": trail}


def publisher(settings: Settings, logo: Logo | None) -> dict[str, Any] | None:
    """Return the publication; None where it has no name."""
    if not settings.name:
        return None
    publisher: dict[str, Any] = {"@type": "NewsMediaOrganization", "name": settings.name}
    if logo is not None and settings.base_url:
        address = f"{settings.base_url}/{logo.name}"
        publisher["logo"] = {"@type": "ImageObject", "url": address, "width": logo.width, "height": logo.height}
    return publisher


def open_graph(article: Article, about: About) -> Markup:
    """Return the page's Open Graph properties in order, an element a line, those without a value left out."""
    settings, zone = about.settings, about.zone
    lead = about.lead if about.url else None
    said = [
        ("og:type", "article"),
        ("og:title", article.seo_title or article.headline),
        ("og:description", about.description),
        ("og:url", about.url),
        ("og:site_name", settings.name),
        ("og:locale", region_of(about.locale)),
        ("og:image", f"{about.url}media/{lead.wide.name}" if lead else ""),
        ("og:image:width", str(lead.wide.width) if lead else ""),
        ("og:image:height", str(lead.wide.height) if lead else ""),
        ("og:image:alt", lead.picture.alt if lead and not lead.picture.decorative else ""),
        ("article:published_time", article.published.astimezone(zone).isoformat() if article.published else ""),
        ("article:modified_time", article.modified.astimezone(zone).isoformat() if article.modified else ""),
        ("article:section", article.section[-1] if article.section else ""),
        *(("article:author", name) for name in article.byline),
        *(("article:tag", word) for word in article.keywords),
    ]
    names = [name for name, value in said if value]
    values = escaped([value for _name, value in said if value])
    made = [f'<meta property="{name}" content="{value}">' for name, value in zip(names, values, strict=True)]
    return Markup("\n".join(made))  # noqa: S704 - each value was escaped


@lru_cache(maxsize=64)
def region_of(locale: Locale) -> str:
    """Return a locale as language_TERRITORY, the likeliest territory where it names none."""
    territory = locale.territory
    if not territory:
        names = [part for part in (locale.language, locale.script) if part]
        likely = get_global("likely_subtags")
        found = likely.get("_".join(names)) or likely.get(locale.language, "")
        territory = next((part for part in found.split("_")[1:] if len(part) != len("Latn")), None)
    return "_".join(part for part in (locale.language, territory) if part)


def _images(about: About) -> list[dict[str, Any]]:
    """Return the picture's crops and itself, as search engines want them; none without a URL of the page."""
    lead = about.lead
    if not about.url or lead is None:
        return []
    said = {
        "caption": lead.picture.caption,
        "creditText": lead.picture.credit,
        "copyrightNotice": lead.picture.copyright,
    }
    return [
        {
            "@type": "ImageObject",
            "url": f"{about.url}media/{file.name}",
            "width": file.width,
            "height": file.height,
            **{key: text for key, text in said.items() if text},
        }
        for file in (*lead.crops, lead.media)
    ]
