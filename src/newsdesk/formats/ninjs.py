"""ninjs 3.1, the news exchange format of the IPTC."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from newsdesk.errors import ImportRefusedError
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip, Target

_STATUS = {Status.PUBLISHED: "usable", Status.KILLED: "canceled"}
_TAG = re.compile(r"<[^>]+>")


def to_ninjs(article: Article, settings: Settings, targets: Mapping[UUID, Target], fragment: str) -> dict[str, Any]:
    """Return the story as a ninjs 3.1 document; `fragment` is its body as HTML. A killed story carries no text."""
    killed = article.status is Status.KILLED
    changed = article.modified or article.published or _midnight(article)
    bodies = [
        {"role": "main", "contentType": "text/html", "value": fragment},
        {"role": "main", "contentType": "text/markdown", "value": article.body},
    ]
    document: dict[str, Any] = {
        "uri": f"urn:newsdesk:{article.id}",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "type": "text",
        "language": article.language,
        "pubStatus": _STATUS.get(article.status, "withheld"),
        "urgency": article.urgency or None,
        "version": str(article.revision),
        "firstCreated": _instant(article.published),
        "versionCreated": _instant(changed),
        "embargoedUntil": _instant(article.embargo),
        "by": ", ".join(article.byline),
        "slugline": article.slugline,
        "located": article.dateline,
        "headlines": [{"role": "main", "value": article.headline}] if article.headline else [],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": text}]
        if (text := article.description or article.standfirst) and not killed
        else [],
        "bodies": bodies if article.body.strip() and not killed else [],
        "subjects": [{"name": name} for name in article.section],
        "keywords": list(article.keywords),
        "infoSources": [{"name": article.source}] if article.source else [],
        "associations": [] if killed else _associations(article, settings, targets),
    }
    return {key: value for key, value in document.items() if value}


def from_ninjs(document: Mapping[str, Any]) -> Article:
    """Return the story a ninjs 3 document describes (a 2.x one as far as it goes).

    A new story gets a new identity: only a bundle carries ours. Raises `ImportRefusedError` where it is no story.
    """
    bodies = [body for body in _dicts(document.get("bodies")) if isinstance(body.get("value"), str)]
    markdown = next((body["value"] for body in bodies if body.get("contentType") == "text/markdown"), None)
    if markdown is None:
        found = next((body["value"] for body in bodies if "html" in str(body.get("contentType"))), None)
        plain = next((body["value"] for body in bodies), document.get("body_text") or "")
        markdown = _from_html(found) if found is not None else str(plain)
    headline = next((item.get("value") for item in _dicts(document.get("headlines"))), document.get("headline"))
    if not headline and not markdown:
        raise ImportRefusedError("This ninjs document has neither headline nor text.")
    summary = next((item.get("value") for item in _dicts(document.get("descriptions"))), "")
    sources = [str(item["name"]) for item in _dicts(document.get("infoSources")) if item.get("name")]
    urgency = document.get("urgency")
    related = [item for item in _dicts(document.get("associations")) if item.get("type") != "picture"]
    return Article(
        headline=str(headline or ""),
        slugline=str(document.get("slugline") or ""),
        standfirst=str(summary or ""),
        byline=(str(document["by"]),) if document.get("by") else (),
        source=sources[0] if sources else "",
        dateline=str(document.get("located") or ""),
        date=_moment(document.get("versionCreated") or document.get("versioncreated")),
        section=tuple(str(item["name"]) for item in _dicts(document.get("subjects")) if item.get("name")),
        keywords=tuple(str(word) for word in document.get("keywords") or () if isinstance(word, str)),
        language=str(document.get("language") or "en"),
        urgency=urgency if isinstance(urgency, int) and 1 <= urgency <= 9 else 0,
        embargo=_moment(document.get("embargoedUntil")),
        body=markdown,
        strip=Strip(links=tuple(map(_link, related))),
    )


def _associations(article: Article, settings: Settings, targets: Mapping[UUID, Target]) -> list[dict[str, Any]]:
    found = []
    for place, link in enumerate(article.strip.links, start=1):
        target = None if link.article is None else targets.get(link.article)
        if target is not None and target.status is Status.KILLED:
            continue
        headline = link.headline or (target.headline if target else "") or link.url
        uri = link.url or f"urn:newsdesk:{link.article or f'{article.id}:link:{place}'}"
        if target is not None and settings.base_url:
            uri = f"{settings.base_url}/{target.slug}/"
        found.append(
            {"name": f"related-{place}", "uri": uri, "type": "text", "headlines": [{"role": "main", "value": headline}]}
        )
    return found


def _link(item: Mapping[str, Any]) -> RelatedLink:
    headline = next((line.get("value") for line in _dicts(item.get("headlines"))), item.get("headline"))
    uri = str(item.get("uri") or "")
    return RelatedLink(headline=str(headline or item.get("name") or uri), url=uri if uri.startswith("http") else "")


def _from_html(text: str) -> str:
    from markdownify import markdownify

    if not _TAG.search(text):
        return html.unescape(text)
    return str(markdownify(text, heading_style="ATX", bullets="-")).strip()


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _instant(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _midnight(article: Article) -> datetime | None:
    if article.date is None or isinstance(article.date, datetime):
        return article.date
    return datetime.combine(article.date, time(), UTC)


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
