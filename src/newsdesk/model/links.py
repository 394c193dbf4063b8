"""Related links and the strip they stand in."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from newsdesk.model.text_cleaning import clean_line, clean_text
from newsdesk.model.workflow import Status

DEFAULT_STRIP_TITLE = "Off the wire"
_TITLES = {
    "ar": "أخبار ذات صلة",
    "de": "Verwandte Meldungen",
    "es": "Noticias relacionadas",
    "fr": "Articles liés",
    "ru": "По теме",
    "zh": "相关新闻",
    "zh-hant": "相關新聞",
    "zh-hk": "相關新聞",
    "zh-tw": "相關新聞",
}


def default_strip_title(language: str) -> str:
    """Return the title that strips of new stories in this language (BCP 47) begin with."""
    tag = language.lower()
    while tag:
        if tag in _TITLES:
            return _TITLES[tag]
        tag = tag.rpartition("-")[0]
    return DEFAULT_STRIP_TITLE


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
        # Set only where it changes: nearly every line is clean, and a site has a hundred thousand links.
        for name in ("headline", "url", "source"):
            if (line := clean_line(text := getattr(self, name))) is not text:
                object.__setattr__(self, name, line)
        if (note := clean_text(self.note)) is not self.note:
            object.__setattr__(self, "note", note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The related headlines of a story, in reading order, under a title of their own.

    `shared` is the identity of the strip that this one is, where it is shared by name among several stories; the
    links are there all the same.
    """

    title: str = DEFAULT_STRIP_TITLE
    links: tuple[RelatedLink, ...] = ()
    shared: UUID | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStrip:
    """A strip that stories share by its name.

    `use_count` counts its stories, `published_copies` those published with a copy of their own.
    """

    id: UUID
    name: str
    strip: Strip
    use_count: int = 0
    published_copies: int = 0


def merge_strips(base: Strip, mine: Strip, theirs: Strip) -> Strip:
    """Return `mine` with what `theirs` changed since both began as `base`: what either added is there in the end.

    Where both put the links into another order, mine counts; what the other added stands at the end.
    """
    title = theirs.title if mine.title == base.title else mine.title
    if mine.links == base.links:
        return replace(mine, title=title, links=theirs.links)
    if theirs.links == base.links:
        return replace(mine, title=title)
    gone = [link for link in base.links if link not in theirs.links]
    added = [link for link in theirs.links if link not in base.links and link not in mine.links]
    return replace(mine, title=title, links=(*(link for link in mine.links if link not in gone), *added))


@dataclass(frozen=True, kw_only=True)
class LinkTarget:
    """What a page needs to know of another story it links to.

    `on_desk` is False for a story known only from a bundle that linked to it: the link heals when the story arrives.
    `visible_from` is the instant (UTC) before which no reader may learn of it, None for none.
    """

    id: UUID
    slug: str
    headline: str
    status: Status = Status.DRAFT
    on_desk: bool = True
    visible_from: dt.datetime | None = None

    def __post_init__(self) -> None:
        # A bundle may say anything of a story that is not in it.
        if (line := clean_line(self.headline)) is not self.headline:
            object.__setattr__(self, "headline", line)
