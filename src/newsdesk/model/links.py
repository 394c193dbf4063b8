"""Related links and their strip."""

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
    """Return the default strip title for new stories in this language (BCP 47)."""
    tag = language.lower()
    while tag:
        if tag in _TITLES:
            return _TITLES[tag]
        tag = tag.rpartition("-")[0]
    return DEFAULT_STRIP_TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """One entry of a strip.

    With `article`, the link is internal. Its address comes from that story when the page is rendered, and so does its
    headline unless `headline` overrides it. With `url`, the link is external. Without either it is a bare headline,
    shown as plain text.
    """

    headline: str = ""
    url: str = ""
    source: str = ""
    date: dt.date | None = None
    note: str = ""
    article: UUID | None = None

    def __post_init__(self) -> None:
        # Assign only changed values: nearly every line is clean, and a site has a hundred thousand links.
        for name in ("headline", "url", "source"):
            if (line := clean_line(text := getattr(self, name))) is not text:
                object.__setattr__(self, name, line)
        if (note := clean_text(self.note)) is not self.note:
            object.__setattr__(self, "note", note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The related headlines of a story, in reading order, with their own title.

    `shared` is the identity of the shared strip if several stories share this one by name. `links` has its links in
    either case.
    """

    title: str = DEFAULT_STRIP_TITLE
    links: tuple[RelatedLink, ...] = ()
    shared: UUID | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStrip:
    """A strip that stories share by its name.

    `use_count` counts its stories. `published_copies` counts the stories published with their own copy.
    """

    id: UUID
    name: str
    strip: Strip
    use_count: int = 0
    published_copies: int = 0


def merge_strips(base: Strip, mine: Strip, theirs: Strip) -> Strip:
    """Return `mine` merged with the changes of `theirs` since their common `base`.

    The result has the links that either side added. If both sides reordered the links, the order of `mine` wins and
    the additions of `theirs` stand at the end.
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
    """The data of a linked story that a page needs.

    `on_desk` is False for a story known only from a bundle with a link to it. The link works once the story arrives.
    `visible_from` is the earliest instant (UTC) at which readers may learn of the story, or None.
    """

    id: UUID
    slug: str
    headline: str
    status: Status = Status.DRAFT
    on_desk: bool = True
    visible_from: dt.datetime | None = None

    def __post_init__(self) -> None:
        # Clean it because a bundle is untrusted and may hold any headline for a linked story.
        if (line := clean_line(self.headline)) is not self.headline:
            object.__setattr__(self, "headline", line)
