"""Fields given as text, as the command line and front matter have them, turned into an article's values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newsdesk.errors import NewsdeskError
from newsdesk.model import SECTION_LEVEL_PATTERN, Article, is_language_tag, validate_slug

_TEXTS = [
    "slug",
    "headline",
    "kicker",
    "slugline",
    "standfirst",
    "seo_title",
    "description",
    "source",
    "dateline",
    "language",
    "notes",
    "body",
]
_LISTS = ("byline", "section", "keywords")
_INSTANTS = ("embargo", "scheduled")
FIELDS = (*_TEXTS, *_LISTS, "date", *_INSTANTS, "urgency", "strip")


def with_fields(article: Article, fields: Mapping[str, str], zone: dt.tzinfo) -> Article:
    """Return `article` with each field set from its text.

    Lists split at `;`, a section's path at `/` as well. `date` is ISO 8601, with or without a time; `embargo` and
    `scheduled` are ISO instants, read in the time zone `zone` where they name none. An empty text empties the field.
    `strip` is the strip's title.
    Raises `NewsdeskError` for an unknown field or a value that does not fit; nothing is changed then.
    """
    values: dict[str, Any] = {}
    for name, text in fields.items():
        values[name] = _value(name, text, zone)
    if "strip" in values:
        values["strip"] = replace(article.strip, title=values["strip"])
    return replace(article, **values)


def _value(name: str, text: str, zone: dt.tzinfo) -> str | int | tuple[str, ...] | dt.date | None:
    if name not in FIELDS:
        raise NewsdeskError(
            "There is no field “{name}” that can be set; there are: {names}.",
            name=name,
            names=", ".join(sorted((*FIELDS, "translates"))),
        )
    if name == "slug":
        return validate_slug(text.strip())
    if name == "language":
        return _language(text.strip())
    if name in _TEXTS or name == "strip":
        return text
    if name == "section":
        # As the field in the window reads it: a slash parts levels, so no level can hold one.
        return tuple(SECTION_LEVEL_PATTERN.findall(text.replace(";", "/")))
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(";"))
    return _moment(name, text.strip(), zone)


def _moment(name: str, text: str, zone: dt.tzinfo) -> int | dt.date | None:
    try:
        if name == "urgency":
            return _urgency(text)
        if not text:
            return None
        if name == "date" and len(text) == len("2026-01-19"):
            return dt.date.fromisoformat(text)
        instant = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise NewsdeskError(
            "{name} cannot be “{words}”: {shape}.", name=name, words=text, shape=_SHAPES[name]
        ) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def _language(text: str) -> str:
    if text and not is_language_tag(text):
        raise NewsdeskError("language cannot be “{text}”: write its tag, such as en, de or zh-Hans.", text=text)
    return text


def _urgency(text: str) -> int:
    urgency = int(text or "0")
    if not 0 <= urgency <= 9:
        raise ValueError(text)
    return urgency


_SHAPES = {
    "urgency": "it is a number from 1 to 9, or 0 for none",
    "date": "write it as 2026-01-19 or 2026-01-19T14:05+08:00",
    "embargo": "write it as 2026-01-19T14:05 or with a zone, 2026-01-19T14:05+08:00",
    "scheduled": "write it as 2026-01-19T14:05 or with a zone, 2026-01-19T14:05+08:00",
}
