"""ninjs 3.1, the news exchange format of the IPTC."""

import html
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Article, LinkTarget, Media, Picture, RelatedLink, Settings, Status, Strip

_STATUS = {Status.PUBLISHED: "usable", Status.KILLED: "canceled"}
_STORY_LINK = re.compile(r'<a href="story:([0-9a-f-]{36})"([^<>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'(<img [^<>]*?src=")media:([0-9a-f]{64})')
_STORY = re.compile(r"story:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_MEDIA = re.compile(r"media:([0-9a-f]{64})")
_WEB = ("https://", "http://")
_URI_SIGNS = "!#$%&'()*+,/:;=?@[]~"
# What `quote` leaves as it is: nearly every address.
_PLAIN_URI = re.compile(rf"[\w.\-{re.escape(_URI_SIGNS)}]*", re.ASCII)


def to_ninjs(
    article: Article, settings: Settings, targets: Mapping[UUID, LinkTarget], media: Mapping[str, Media], fragment: str
) -> dict[str, Any]:
    """Return the story as a ninjs 3.1 document; `fragment` is its body as HTML, `media` its pictures by hash.

    It depends on its arguments alone, carries nothing private, and of a killed story no text. Its URI is the address
    of the page where the desk has a base URL, else a URN. The story's own date, where no time is known, is the
    midnight at which it began in the desk's zone.
    """
    killed = article.status is Status.KILLED
    urn = f"urn:newsdesk:{article.id}"
    page = f"{settings.base_url}/{article.slug}/" if settings.base_url else ""
    created = _began(article.date, settings)
    bodies = [
        {"role": "main", "contentType": "text/html", "value": resolved(fragment, settings, targets, media, page)},
        {"role": "main", "contentType": "text/markdown", "value": _portable(article.body, settings, targets, media)},
    ]
    lead = article.lead_image
    pictures = [picture for picture in ([lead] if lead else []) + list(article.media) if picture.media in media]
    document: dict[str, Any] = {
        "uri": _uri(page) or urn,
        "altIds": [{"role": "newsdesk", "value": urn}],
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "type": "text",
        "language": article.language,
        "pubStatus": _STATUS.get(article.status, "withheld"),
        "urgency": article.urgency if 1 <= article.urgency <= 9 else None,
        "version": str(article.revision),
        "firstCreated": _instant(article.published),
        "versionCreated": _instant(article.modified or article.published or created),
        "contentCreated": _instant(created),
        "embargoedUntil": _instant(article.embargo),
        "by": ", ".join(article.byline),
        "slugline": article.slugline,
        "located": article.dateline,
        "edNote": "\n\n".join(
            f"{note.kind.capitalize()}: {note.was} {note.now}".strip() for note in article.corrections
        ),
        "headlines": [{"role": "main", "value": article.headline}] if article.headline else [],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": text}]
        if (text := article.description or article.standfirst) and not killed
        else [],
        "bodies": bodies if article.body.strip() and not killed else [],
        "subjects": [
            *({"name": name, "rel": "section"} for name in article.section),
            *({"name": word, "rel": "keyword"} for word in article.keywords),
        ],
        "infoSources": [{"name": article.source}] if article.source else [],
        "associations": []
        if killed
        else [
            *_related(article, settings, targets),
            *(
                _picture(picture, media[picture.media], page)
                for picture in {picture.media: picture for picture in reversed(pictures)}.values()
            ),
        ],
    }
    return {key: value for key, value in document.items() if value}


def from_ninjs(document: Mapping[str, Any], to_markdown: Callable[[str], str]) -> Article:
    """Return the story a ninjs 3 document describes (a 2.x or older one as far as it goes); it may turn out empty.

    `to_markdown` converts a body that is HTML, or plain text as HTML. A new story gets a new identity: only a bundle
    carries ours. Raises `ImportRejectedError` where it is no ninjs.
    """
    headline = _main(document, "headlines") or _text(document, "headline", "title", "name")
    body = _body(document, to_markdown)
    if not headline and not body and "uri" not in document:
        raise ImportRejectedError("This is JSON, but no ninjs: it has neither a uri nor a headline nor text.")
    subjects = [item for item in _dicts(document.get("subjects") or document.get("subject")) if _text(item, "name")]
    sources = _dicts(document.get("infoSources") or document.get("infosource"))
    urgency = document.get("urgency")
    words = document.get("keywords")
    byline = _text(document, "by", "byline")
    related = [item for item in _dicts(document.get("associations")) if item.get("type") in (None, "text", "composite")]
    return Article(
        headline=headline,
        slugline=_text(document, "slugline"),
        standfirst=_main(document, "descriptions") or _text(document, "description_text"),
        byline=(byline,) if byline else (),
        source=next((name for item in sources if (name := _text(item, "name"))), ""),
        dateline=_text(document, "located"),
        date=_date(_text(document, "contentCreated", "versionCreated", "contentcreated", "versioncreated")),
        section=tuple(_text(item, "name") for item in subjects if item.get("rel") != "keyword"),
        keywords=(
            *(_text(item, "name") for item in subjects if item.get("rel") == "keyword"),
            *(word for word in (words if isinstance(words, list) else ()) if isinstance(word, str)),
        ),
        language=_text(document, "language") or "en",
        urgency=urgency if type(urgency) is int and 1 <= urgency <= 9 else 0,
        embargo=_moment(_text(document, "embargoedUntil", "embargoed")),
        body=body,
        strip=Strip(links=tuple(map(_link, related))),
    )


def resolved(
    fragment: str, settings: Settings, targets: Mapping[UUID, LinkTarget], media: Mapping[str, Media], page: str
) -> str:
    """Return the body with addresses a reader elsewhere can follow; a link to a story that has none is its text."""

    def link(found: re.Match[str]) -> str:
        address = _address(targets.get(UUID(found[1])), settings)
        return f'<a href="{html.escape(address)}"{found[2]}>{found[3]}</a>' if address else found[3]

    def file(found: re.Match[str]) -> str:
        return f"{found[1]}{page}media/{media[found[2]].name}" if found[2] in media else found[0]

    # Notes and the way back from them are on the page, too.
    fragment = fragment.replace('<a href="#', f'<a href="{page}#') if page else fragment
    return _IMAGE.sub(file, _STORY_LINK.sub(link, fragment))


def _portable(body: str, settings: Settings, targets: Mapping[UUID, LinkTarget], media: Mapping[str, Media]) -> str:
    if "story:" in body:
        page_of = {str(story): _address(target, settings) for story, target in targets.items()}
        body = _STORY.sub(lambda found: page_of.get(found[1].lower()) or f"urn:newsdesk:{found[1].lower()}", body)
    if "media:" in body:
        body = _MEDIA.sub(lambda found: f"media/{media[found[1]].name}" if found[1] in media else found[0], body)
    return body


def _address(target: LinkTarget | None, settings: Settings) -> str:
    if target is None or target.status is Status.KILLED or not settings.base_url:
        return ""
    return _uri(f"{settings.base_url}/{target.slug}/")


def _related(article: Article, settings: Settings, targets: Mapping[UUID, LinkTarget]) -> list[dict[str, Any]]:
    found = []
    for place, link in enumerate(article.strip.links, start=1):
        target = None if link.article is None else targets.get(link.article)
        if target is not None and target.status is Status.KILLED:
            continue
        uri = _address(target, settings) if target is not None else _uri(link.url)
        uri = uri or f"urn:newsdesk:{link.article or f'{article.id}:link:{place}'}"
        headline = link.headline or (target.headline if target else "") or uri
        found.append(
            {"name": f"related-{place}", "uri": uri, "type": "text", "headlines": [{"role": "main", "value": headline}]}
        )
    return found


def _picture(picture: Picture, media: Media, page: str) -> dict[str, Any]:
    """Return a picture as an associated object; its file has an address only where the page has one."""
    rendition = {
        "name": "original",
        "href": _uri(f"{page}media/{media.name}") if page else "",
        "contentType": media.mime,
        "width": media.width,
        "height": media.height,
        "sizeInBytes": media.size,
    }
    said = {"caption": picture.caption, "alt": picture.alt}
    written = {
        "name": f"picture-{media.hash[:12]}",
        "uri": f"urn:newsdesk:media:{media.hash}",
        "type": "picture",
        "by": picture.credit,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": text} for role, text in said.items() if text
        ],
        "renditions": [{key: value for key, value in rendition.items() if value}],
    }
    return {key: value for key, value in written.items() if value}


def _link(item: Mapping[str, Any]) -> RelatedLink:
    uri = _text(item, "uri")
    headline = _main(item, "headlines") or _text(item, "headline", "title", "name") or uri
    url = uri if uri.startswith(_WEB) else ""
    return RelatedLink(headline="" if headline == url else headline, url=url)


def _body(document: Mapping[str, Any], to_markdown: Callable[[str], str]) -> str:
    """Return the body as Markdown: ours where there is one, else made of the HTML, else the plain text."""
    bodies = [(_text(body, "contentType"), _text(body, "value")) for body in _dicts(document.get("bodies"))]
    bodies += [("text/html", _text(document, "body_html", "body_xhtml")), ("text/plain", _text(document, "body_text"))]
    for kind in ("markdown", "html", ""):
        text = next((text for content, text in bodies if text and kind in content), "")
        if text:
            return text if kind == "markdown" else to_markdown(text if kind == "html" else _as_html(text))
    return ""


def _as_html(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text))


def _main(document: Mapping[str, Any], key: str) -> str:
    """Return the value that has the role `main`, else the first."""
    found = [item for item in _dicts(document.get(key)) if _text(item, "value")]
    return _text(next((item for item in found if item.get("role") == "main"), found[0]), "value") if found else ""


def _text(document: Mapping[str, Any], *keys: str) -> str:
    """Return the first of these values that is text."""
    return next((value for key in keys if isinstance(value := document.get(key), str) and value), "")


def _dicts(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        # Before version 3 some lists were objects whose keys were the names.
        value = [{"name": name, **item} for name, item in value.items() if isinstance(item, dict)]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _uri(url: str) -> str:
    """Return a web address with ASCII only, as a URI must have it; "" for anything else."""
    if not url[:8].lower().startswith(_WEB):
        return ""
    return url if _PLAIN_URI.fullmatch(url) else quote(url, safe=_URI_SIGNS)


def _instant(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _began(when: date | None, settings: Settings) -> datetime | None:
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(), settings.zone)
    # Before there were time zones places were apart by odd seconds, which RFC 3339 cannot say.
    return moment if (moment.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta() else None


def _date(text: str) -> date | datetime | None:
    moment = _moment(text)
    return moment.date() if moment is not None and moment.time() == time() else moment


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment
