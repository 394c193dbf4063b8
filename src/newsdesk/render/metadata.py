"""What a page says of itself to search engines and networks: JSON-LD (schema.org) and Open Graph."""

import json
import re
from typing import Any
from zoneinfo import ZoneInfo

from newsdesk.model import Article, Settings

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPED = re.compile("[<>&\u2028\u2029]")


def json_ld(article: Article, settings: Settings, url: str, words: int, lead: str) -> str:
    """Return the story as NewsArticle and its section path as BreadcrumbList, safe inside a script element.

    Only what is known is said; `url` is "" and the picture's address is left out where the desk has no base URL.
    """
    zone = ZoneInfo(settings.time_zone)
    published = article.published and article.published.astimezone(zone).isoformat()
    modified = article.modified and article.modified.astimezone(zone).isoformat()
    story: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.description or article.standfirst,
        "image": [f"{url}media/{lead}"] if url and lead else None,
        "datePublished": published or (article.date and article.date.isoformat()),
        "dateModified": modified,
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "publisher": {"@type": "NewsMediaOrganization", "name": settings.name} if settings.name else None,
        "sourceOrganization": {"@type": "Organization", "name": article.source} if article.source else None,
        "dateline": article.dateline,
        "articleSection": " / ".join(article.section),
        "wordCount": words,
        "inLanguage": article.language,
        "keywords": list(article.keywords),
        "mainEntityOfPage": url,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": " ".join(part for part in (note.was, note.now) if part),
                "datePublished": note.at.astimezone(zone).isoformat(),
            }
            for note in article.corrections
        ],
    }
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name}
            for place, name in enumerate(article.section, start=1)
        ],
    }
    graph = [{key: value for key, value in story.items() if value}]
    if article.section:
        graph.append(trail)
    said = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda sign: _ESCAPES[sign[0]], said)


def open_graph(article: Article, settings: Settings, url: str, lead: str) -> list[tuple[str, str]]:
    """Return the page's Open Graph properties in order, those without a value left out."""
    zone = ZoneInfo(settings.time_zone)
    said = [
        ("og:type", "article"),
        ("og:title", article.seo_title or article.headline),
        ("og:description", article.description or article.standfirst),
        ("og:url", url),
        ("og:site_name", settings.name),
        ("og:locale", article.language.replace("-", "_")),
        ("og:image", f"{url}media/{lead}" if url and lead else ""),
        ("article:published_time", article.published.astimezone(zone).isoformat() if article.published else ""),
        ("article:modified_time", article.modified.astimezone(zone).isoformat() if article.modified else ""),
        ("article:section", article.section[-1] if article.section else ""),
        *(("article:author", name) for name in article.byline),
        *(("article:tag", word) for word in article.keywords),
    ]
    return [(name, value) for name, value in said if value]
