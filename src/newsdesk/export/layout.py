"""What a site consists of: the units of files that follow from the live stories, each with the key of what it shows."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from newsdesk.formats.sitemaps import news_sitemap, sitemap_index
from newsdesk.model import PublishedStory, Settings, author_folder, month_folder, section_folder
from newsdesk.render.sheet import MISSING, Sheet
from newsdesk.render.theme import style_file, zone

_HOME = 40
_CHUNK = 40
_FED = 20
_MAPPED = 1000
_NEWS = 1000
_NEWS_DAYS = 2
_CORRECTED = 200


class Linked(NamedTuple):
    """What a page knows of a story that it links to."""

    id: str
    slug: str
    headline: str
    killed: bool


class StoryUnit(NamedTuple):
    """The folder of one story: page, ninjs and pictures. `links` are the stories it links to that are out.

    `alternates` are its translations and itself, as language and address; none where there is no other. Like the unit
    around it a tuple with names, which is made in a third of the time of a dataclass: a site has ten thousand.
    """

    story: PublishedStory
    links: tuple[Linked, ...]
    alternates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedUnit:
    """The three feeds in a folder. `links` are the stories that theirs link to and that are out."""

    folder: str
    title: str
    stories: tuple[PublishedStory, ...]
    links: tuple[Linked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapUnit:
    """A sitemap: addresses and times of the last change."""

    path: str
    pages: tuple[tuple[str, dt.datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUnit:
    """A file whose bytes are known already."""

    path: str
    data: bytes


Content = StoryUnit | FeedUnit | MapUnit | DataUnit | Sheet


class Unit(NamedTuple):
    """A part of a site that is written as one. While its `key` stays, so do its files. `why` says what the key says."""

    name: str
    key: str
    content: Content


def layout(
    stories: Collection[PublishedStory],
    settings: Settings,
    as_of: dt.datetime,
    *,
    style: str = "",
    logo: bytes = b"",
    held: Collection[str] = (),
) -> Iterator[Unit]:
    """Yield the units of the site as of that instant; of a story that has to wait there is no trace in any of them.

    Nor is there of those that are held back: `held` has their slugs.

    The same stories, settings and instant (for the news sitemap) give the same units in the same order. `style` is what
    all pages lead to, and goes before them. Feeds and sitemaps, which need whole addresses, come only with a base URL.
    """
    out = [story for story in stories if (story.out is None or story.out <= as_of) and story.slug not in held]
    out.sort(key=lambda story: (story.published, story.id), reverse=True)
    shown = [story for story in out if not story.killed]
    known = {story.id: Linked(story.id, story.slug, story.headline, story.killed) for story in out}
    sections = _sections(shown)
    if style:
        yield _data(style_file(style), style.encode())
    yield from _stories(out, known, settings)
    yield from _redirects(out)
    yield from _lists(shown, sections, settings)
    if settings.base_url:
        yield from _feeds(shown, sections, known, settings)
        yield from _maps(shown, settings, as_of)
    robots = f"Sitemap: {settings.base_url}/sitemap.xml\n" if settings.base_url else ""
    if logo:
        yield _data("logo.png", logo)
    yield _data("robots.txt", f"User-agent: *\nAllow: /\n{robots}".encode())


def _stories(out: list[PublishedStory], known: Mapping[str, Linked], settings: Settings) -> Iterator[Unit]:
    translated = {story.translates for story in out if story.translates} if settings.base_url else set()
    translations: dict[str, list[tuple[str, str]]] = {original: [] for original in translated}
    for story in out if translated else ():
        original = story.translates or story.id
        if original in translated and not story.killed:
            translations[original].append((story.language, f"{settings.base_url}/{story.slug}/"))
    # What was withdrawn goes first, and stories before the lists that lead to them.
    for story in (*(story for story in out if story.killed), *(story for story in out if not story.killed)):
        spoken = translations.get(story.translates or story.id, ()) if translated else ()
        alternates = tuple(sorted(spoken)) if len(spoken) > 1 and not story.killed else ()
        links = _links(story, known)
        yield Unit(
            name=story.slug,
            key=_story_key(story, links, alternates),
            content=StoryUnit(story=story, links=links, alternates=alternates),
        )


def _links(story: PublishedStory, known: Mapping[str, Linked]) -> tuple[Linked, ...]:
    return tuple([linked for other in story.stories if (linked := known.get(other)) is not None])


def _story_key(story: PublishedStory, links: tuple[Linked, ...], alternates: tuple[tuple[str, str], ...] = ()) -> str:
    """Return text and links apart, so that a plan can say which of them changed."""
    said = [f"{linked.slug}\0{linked.headline}\0{linked.killed}" for linked in links]
    said += ["\0".join(alternate) for alternate in alternates]
    return f"{story.digest}-{_hash(said)}" if said else story.digest


def _redirects(out: list[PublishedStory]) -> Iterator[Unit]:
    taken = {story.slug for story in out}
    for story in out:
        for former in story.former:
            if former not in taken:
                taken.add(former)
                yield _sheet(
                    Sheet(
                        folder=former,
                        title=story.headline,
                        text="moved",
                        to=story.slug,
                        headline=story.headline,
                        indexed=False,
                    )
                )


# The stories of a section and all below it, with the section's path, by folder.
_Sections = Mapping[str, tuple[tuple[str, ...], list[PublishedStory]]]


def _sections(shown: list[PublishedStory]) -> _Sections:
    # Sections whose names differ by signs alone share a folder, and so a page.
    sections: dict[str, tuple[tuple[str, ...], list[PublishedStory]]] = {}
    within: dict[tuple[str, ...], list[list[PublishedStory]]] = {}
    for story in shown:
        if story.section not in within:
            paths = [story.section[:depth] for depth in range(1, len(story.section) + 1)]
            opened = {(folder := section_folder(path)): sections.setdefault(folder, (path, []))[1] for path in paths}
            within[story.section] = list(opened.values())
        for listed in within[story.section]:
            listed.append(story)
    return sections


def _lists(shown: list[PublishedStory], sections: _Sections, settings: Settings) -> Iterator[Unit]:
    here = zone(settings.time_zone)
    authors: dict[str, tuple[str, list[PublishedStory]]] = {}
    by: dict[tuple[str, ...], list[list[PublishedStory]]] = {}
    months: dict[str, list[PublishedStory]] = {}
    for story in shown:
        if story.byline not in by:
            names = {author_folder(name): name for name in story.byline}
            by[story.byline] = [authors.setdefault(folder, (name, []))[1] for folder, name in names.items()]
        for listed in by[story.byline]:
            listed.append(story)
        months.setdefault(month_folder(story.published.astimezone(here)), []).append(story)
    tops = tuple((path[-1], folder) for folder, (path, _) in sorted(sections.items()) if len(path) == 1)
    yield _sheet(Sheet(folder="", word="home", stories=tuple(shown[:_HOME]), folders=tops, feeds=True))
    for folder, (path, listed) in sections.items():
        below = tuple((sub[-1], under) for under, (sub, _) in sorted(sections.items()) if sub[:-1] == path)
        yield from _pages(Sheet(folder=folder, title=path[-1], section=path, folders=below, feeds=True), listed)
    for folder in sorted(authors):
        name, listed = authors[folder]
        yield from _pages(Sheet(folder=folder, title=name), listed)
    for folder, listed in months.items():
        yield from _pages(Sheet(folder=folder, title=folder.removeprefix("archive/")), listed)
    named = tuple((folder.removeprefix("archive/"), folder) for folder in sorted(months, reverse=True))
    yield _sheet(Sheet(folder="archive", word="archive", folders=named))
    corrected = sorted(
        (story for story in shown if story.corrected), key=lambda story: (story.corrected, story.id), reverse=True
    )
    yield _sheet(Sheet(folder="corrections", word="corrections", stories=tuple(corrected[:_CORRECTED])))
    yield _sheet(Sheet(folder=MISSING, word="missing", text="missing_text", folders=tops, indexed=False))


def _pages(first: Sheet, listed: list[PublishedStory]) -> Iterator[Unit]:
    """Yield a list in pages. They are filled from the oldest story on, so that a new one leaves the old pages alone.

    The first page shows the newest stories, between one chunk and two of them.
    """
    full = max(0, len(listed) // _CHUNK - 1)
    rest = listed[: len(listed) - full * _CHUNK]

    def folder(number: int) -> str:
        return f"{first.folder}/page/{number}" if number <= full else first.folder

    def page(number: int, stories: list[PublishedStory]) -> Sheet:
        return Sheet(
            folder=folder(number),
            title=first.title,
            section=first.section,
            stories=tuple(stories),
            folders=first.folders if number > full else (),
            newer=folder(number + 1) if number <= full else "",
            older=folder(number - 1) if number > 1 else "",
            feeds=first.feeds and number > full,
        )

    yield _sheet(page(full + 1, rest))
    for number in range(full, 0, -1):
        start = len(listed) - number * _CHUNK
        yield _sheet(page(number, listed[start : start + _CHUNK]))


def _feeds(
    shown: list[PublishedStory], sections: _Sections, known: Mapping[str, Linked], settings: Settings
) -> Iterator[Unit]:
    fed = {"": (settings.name or settings.base_url, shown)}
    fed |= {folder: (path[-1], listed) for folder, (path, listed) in sections.items()}
    for folder, (title, listed) in fed.items():
        stories = tuple(listed[:_FED])
        links = [_links(story, known) for story in stories]
        keys = [_story_key(story, linked) for story, linked in zip(stories, links, strict=True)]
        unit = FeedUnit(folder=folder, title=title, stories=stories, links=tuple(chain.from_iterable(links)))
        yield Unit(name=f"{folder}/rss.xml".lstrip("/"), key=_hash([title, *keys]), content=unit)


def _maps(shown: list[PublishedStory], settings: Settings, as_of: dt.datetime) -> Iterator[Unit]:
    base = settings.base_url
    # By age: a new story changes the last file alone.
    pages = [(f"{base}/{story.slug}/", story.modified) for story in reversed(shown)]
    files = [pages[start : start + _MAPPED] for start in range(0, len(pages), _MAPPED)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    for name, listed in zip(names, files, strict=True):
        yield Unit(
            name=name,
            key=_hash(f"{address} {modified.isoformat()}" for address, modified in listed),
            content=MapUnit(path=name, pages=tuple(listed)),
        )
    since = as_of - dt.timedelta(days=_NEWS_DAYS)
    fresh = [story for story in shown if since < story.published <= as_of]
    batches = [fresh[start : start + _NEWS] for start in range(0, len(fresh), _NEWS)] or [[]]
    for number, batch in enumerate(batches, start=1):
        listed_news = [(f"{base}/{story.slug}/", story.language, story.headline, story.published) for story in batch]
        names.append(f"news-sitemap-{number}.xml")
        yield _data(names[-1], news_sitemap(settings.name or base, listed_news))
    yield _data("sitemap.xml", sitemap_index(f"{base}/{name}" for name in names))


def _sheet(sheet: Sheet) -> Unit:
    said = [sheet.folder, sheet.title, sheet.newer, sheet.older, sheet.to, sheet.headline, repr(sheet.folders)]
    listed = [story.listed if sheet.word != "corrections" else story.digest for story in sheet.stories]
    name = sheet.folder if sheet.folder == MISSING else f"{sheet.folder}/index.html".lstrip("/")
    return Unit(name=name, key=_hash([*said, *listed]), content=sheet)


def _data(path: str, data: bytes) -> Unit:
    return Unit(name=path, key=hashlib.sha256(data).hexdigest()[:16], content=DataUnit(path=path, data=data))


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
