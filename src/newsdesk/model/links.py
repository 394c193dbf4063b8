"""Related links and the strip they stand in."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from newsdesk.model.status import Status
from newsdesk.model.text import clean_line, clean_text

STRIP_TITLE = "Off the wire"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """One entry of a strip.

    Inward where `article` is set: its address and, unless `headline` overrides it, its headline come from that story
    when the page is made. Outward where `url` is set. With neither it is a bare headline, shown as plain text.
    """

    headline: str = ""
    url: str = ""
    source: str = ""
    date: dt.date | None = None
    note: str = ""
    article: UUID | None = None

    def __post_init__(self) -> None:
        for name in ("headline", "url", "source"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))
        object.__setattr__(self, "note", clean_text(self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The related headlines of a story, in reading order, under a title of their own."""

    title: str = STRIP_TITLE
    links: tuple[RelatedLink, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a page needs to know of another story it links to.

    `here` is False for a story known only from a bundle that linked to it: the link heals when the story arrives.
    `until` is the instant (UTC) before which no reader may learn of it, None for none.
    """

    id: UUID
    slug: str
    headline: str
    status: Status = Status.DRAFT
    here: bool = True
    until: dt.datetime | None = None
