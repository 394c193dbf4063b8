"""Serialization of articles as plain JSON values for versions, the journal, bundles and `--json`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from newsdesk.errors import NewsdeskError
from newsdesk.model.article import Article, Correction, CorrectionKind, Picture
from newsdesk.model.links import RelatedLink, Strip
from newsdesk.model.workflow import Status

_MIDDLE = (50, 50)


def article_to_dict(article: Article) -> dict[str, Any]:
    """Return `article` as JSON values, with the keys in the documented order of the command line.

    Dates are ISO 8601: `YYYY-MM-DD` if no time is known, instants with `+00:00`.
    """
    plain: dict[str, Any] = {
        "id": str(article.id),
        "slug": article.slug,
        "headline": article.headline,
        "kicker": article.kicker,
        "slugline": article.slugline,
        "standfirst": article.standfirst,
        "seo_title": article.seo_title,
        "description": article.description,
        "byline": list(article.byline),
        "source": article.source,
        "dateline": article.dateline,
        "date": _to_iso(article.date),
        "published": _to_iso(article.published),
        "modified": _to_iso(article.modified),
        "section": list(article.section),
        "keywords": list(article.keywords),
        "language": article.language,
        "status": article.status.value,
        "urgency": article.urgency,
        "embargo": _to_iso(article.embargo),
        "scheduled": _to_iso(article.scheduled),
        "notes": article.notes,
        "body": article.body,
        "lead_image": None if article.lead_image is None else _picture_to_dict(article.lead_image),
        "media": [_picture_to_dict(picture) for picture in article.media],
        "links": [link_to_dict(link) for link in article.strip.links],
        "strip": _strip_to_dict(article.strip),
        "corrections": [
            {"kind": note.kind.value, "was": note.was, "now": note.now, "at": _to_iso(note.at)}
            for note in article.corrections
        ],
        "revision": article.revision,
    }
    # Omit the key for other stories, so that stored forms from before translations stay the same.
    return plain if article.translates is None else plain | {"translates": str(article.translates)}


def article_from_dict(plain: Mapping[str, Any]) -> Article:
    """Return the article from the output of `article_to_dict`; missing keys take their defaults.

    Unknown keys are ignored. Raises `NewsdeskError` that names the invalid value.
    """
    try:
        # Explicit keys instead of loops, for speed: a site has ten thousand articles.
        get = plain.get
        identity: dict[str, UUID] = {"id": UUID(plain["id"])} if "id" in plain else {}
        picture, translated = get("lead_image"), get("translates")
        return Article(
            **identity,
            slug=str(get("slug", "")),
            headline=str(get("headline", "")),
            kicker=str(get("kicker", "")),
            slugline=str(get("slugline", "")),
            standfirst=str(get("standfirst", "")),
            seo_title=str(get("seo_title", "")),
            description=str(get("description", "")),
            byline=_to_strings(get("byline", ())),
            source=str(get("source", "")),
            dateline=str(get("dateline", "")),
            date=_parse_date(get("date")),
            published=_parse_instant(get("published")),
            modified=_parse_instant(get("modified")),
            section=_to_strings(get("section", ())),
            keywords=_to_strings(get("keywords", ())),
            language=str(get("language", "en")),
            status=Status(get("status", Status.DRAFT)),
            urgency=int(get("urgency", 0)),
            embargo=_parse_instant(get("embargo")),
            scheduled=_parse_instant(get("scheduled")),
            notes=str(get("notes", "")),
            body=str(get("body", "")),
            lead_image=None if picture is None else _picture_from_dict(picture),
            media=tuple(map(_picture_from_dict, get("media", ()))),
            strip=_strip_from_dict(get("strip", {}), tuple(map(link_from_dict, get("links", ())))),
            corrections=tuple(map(_correction_from_dict, get("corrections", ()))),
            translates=UUID(translated) if translated else None,
            revision=int(get("revision", 0)),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        name = plain.get("slug") or plain.get("headline") or "This"
        raise NewsdeskError("“{name}” cannot be read as an article: {error}.", name=name, error=error) from error


def article_digest(article: Article) -> str:
    """Return the SHA-256 (hex) of the article's content, without its revision."""
    plain = article_to_dict(article)
    del plain["revision"]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _strip_to_dict(strip: Strip) -> dict[str, Any]:
    # Omit the key for other strips, so that older stored forms stay the same.
    return {"title": strip.title} | ({"shared": str(strip.shared)} if strip.shared else {})


def _strip_from_dict(plain: Mapping[str, Any], links: tuple[RelatedLink, ...]) -> Strip:
    values: dict[str, Any] = {} if plain.get("title") is None else {"title": plain["title"]}
    return Strip(**values, links=links, shared=UUID(plain["shared"]) if plain.get("shared") else None)


def link_to_dict(link: RelatedLink) -> dict[str, Any]:
    """Return a link as JSON values."""
    return {
        "headline": link.headline,
        "url": link.url,
        "source": link.source,
        "date": _to_iso(link.date),
        "note": link.note,
        "article": None if link.article is None else str(link.article),
    }


def link_from_dict(plain: Mapping[str, Any]) -> RelatedLink:
    """Return a link from `link_to_dict` output; raises `ValueError`, `KeyError` or `TypeError` for invalid values."""
    when = _parse_date(plain.get("date"))
    return RelatedLink(
        headline=str(plain.get("headline") or ""),
        url=str(plain.get("url") or ""),
        source=str(plain.get("source") or ""),
        date=when.date() if isinstance(when, datetime) else when,
        note=str(plain.get("note") or ""),
        article=UUID(plain["article"]) if plain.get("article") else None,
    )


def _correction_from_dict(plain: Mapping[str, Any]) -> Correction:
    return Correction(
        kind=CorrectionKind(plain["kind"]), was=plain["was"], now=plain["now"], at=datetime.fromisoformat(plain["at"])
    )


def _picture_to_dict(picture: Picture) -> dict[str, Any]:
    return {
        "media": picture.media,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "decorative": picture.decorative,
        # Omit the defaults, so that the stored forms of older pictures stay the same.
        **({"copyright": picture.copyright} if picture.copyright else {}),
        **({"focus": list(picture.focus)} if picture.focus != _MIDDLE else {}),
        **({"widths": list(picture.widths)} if picture.widths else {}),
        **({"crops": list(picture.crops)} if picture.crops else {}),
    }


def _picture_from_dict(plain: Mapping[str, Any]) -> Picture:
    return Picture(
        media=str(plain["media"]),
        alt=str(plain.get("alt") or ""),
        caption=str(plain.get("caption") or ""),
        credit=str(plain.get("credit") or ""),
        copyright=str(plain.get("copyright") or ""),
        decorative=bool(plain.get("decorative", False)),
        focus=_parse_focus(plain.get("focus", _MIDDLE)),
        widths=_to_strings(plain.get("widths", ())),
        crops=_to_strings(plain.get("crops", ())),
    )


def _parse_focus(point: Sequence[Any]) -> tuple[int, int]:
    across, down = (min(100, max(0, int(part))) for part in point)
    return across, down


def _to_strings(values: object) -> tuple[str, ...]:
    if not isinstance(values, list | tuple):
        raise TypeError(f"{values!r} is not a list")
    return tuple(map(str, values))


def _to_iso(when: date | datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _parse_date(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    if len(text) == len("2026-01-19"):
        return date.fromisoformat(text)
    return _require_zone(datetime.fromisoformat(text))


def _parse_instant(text: str | None) -> datetime | None:
    return None if text is None else _require_zone(datetime.fromisoformat(text))


def _require_zone(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
