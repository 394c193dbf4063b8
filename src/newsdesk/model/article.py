"""The article: a story and its parts as one immutable value."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from newsdesk.model.links import Strip
from newsdesk.model.text_cleaning import clean_line, clean_lines, clean_text
from newsdesk.model.workflow import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in one article. `media` is the SHA-256 (hex) of the file on the desk.

    An empty `alt` on a picture that is not `decorative` is a finding, never an error. `focus` is the point that every
    crop must show, in hundredths from the left and the top. `widths` are smaller copies for narrow screens. `crops`
    are copies for search engines and social networks (16:9, 4:3, 1:1). Both are made on intake and hold hashes,
    widest first.
    """

    media: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    copyright: str = ""
    decorative: bool = False
    focus: tuple[int, int] = (50, 50)
    widths: tuple[str, ...] = ()
    crops: tuple[str, ...] = ()

    @property
    def file_digests(self) -> tuple[str, ...]:
        """The hashes of all files of the picture."""
        return (self.media, *self.widths, *self.crops)

    def __post_init__(self) -> None:
        for name in ("media", "alt", "caption", "credit", "copyright"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))


class CorrectionKind(StrEnum):
    """The kind of a public note on a published story."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    NOTE = "editor's note"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A public note on a published story: the old wording, the new wording and the time (UTC) of the note."""

    kind: CorrectionKind
    was: str
    now: str
    at: dt.datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "was", clean_text(self.was).strip())
        object.__setattr__(self, "now", clean_text(self.now).strip())
        object.__setattr__(self, "at", _utc(self.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A story with its fields, Markdown body, strip and history of public corrections.

    The constructor cleans all text (`model.text_cleaning`), so every article can be written to every format. `date` is
    the story's own date on the page; it stays a date when no time is known. `published`, `modified`, `embargo` and
    `scheduled` are instants in UTC, to the second. `language` is a BCP 47 tag. `urgency` runs from 1 (flash) to 9;
    0 means none. `translates` is the original of a translation. `revision` counts saves; only the store raises it.
    """

    id: UUID = field(default_factory=uuid4)
    slug: str = ""
    headline: str = ""
    kicker: str = ""
    slugline: str = ""
    standfirst: str = ""
    seo_title: str = ""
    description: str = ""
    byline: tuple[str, ...] = ()
    source: str = ""
    dateline: str = ""
    date: dt.date | dt.datetime | None = None
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    section: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "en"
    status: Status = Status.DRAFT
    urgency: int = 0
    embargo: dt.datetime | None = None
    scheduled: dt.datetime | None = None
    notes: str = ""
    body: str = ""
    lead_image: Picture | None = None
    media: tuple[Picture, ...] = ()
    strip: Strip = field(default_factory=Strip)
    corrections: tuple[Correction, ...] = ()
    translates: UUID | None = None
    revision: int = 0

    def __post_init__(self) -> None:
        for names, cleaned in _CLEANED:
            for name in names:
                # Assign only changed values: nearly all text is clean, and a site has ten thousand stories.
                if (clean := cleaned(value := getattr(self, name))) is not value:
                    object.__setattr__(self, name, clean)
        if isinstance(self.date, dt.datetime):
            object.__setattr__(self, "date", _aware(self.date).replace(microsecond=0))


def _aware(instant: dt.datetime) -> dt.datetime:
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone")
    return instant


def _utc(instant: dt.datetime) -> dt.datetime:
    if instant.tzinfo is dt.UTC and not instant.microsecond:
        return instant
    return _aware(instant).astimezone(dt.UTC).replace(microsecond=0)


def _instant(when: dt.datetime | None) -> dt.datetime | None:
    return None if when is None else _utc(when)


_CLEANED: tuple[tuple[tuple[str, ...], Callable[[Any], object]], ...] = (
    (("slug", "headline", "kicker", "slugline", "seo_title", "source", "dateline", "language"), clean_line),
    (("standfirst", "description", "notes", "body"), clean_text),
    (("byline", "section", "keywords"), clean_lines),
    (("published", "modified", "embargo", "scheduled"), _instant),
)
