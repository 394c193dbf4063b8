"""What a site consists of: the units of files that follow from the live stories, each with the key of what it shows."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from newsdesk.formats.sitemaps import news_sitemap, sitemap_index
from newsdesk.model import LiveStory, Settings, Status, Target, author_folder, month_folder, section_folder
from newsdesk.render.sheet import MISSING, Sheet
from newsdesk.render.theme import zone

_HOME = 40
_CHUNK = 40
_FED = 20
_MAPPED = 1000
_NEWS = 1000
_NEWS_DAYS = 2
_CORRECTED = 200


@dataclass(frozen=True, kw_only=True)
class StoryUnit:
    """The folder of one story: page, ninjs and pictures. The live stories it links to are among the `targets`.

    `alternates` are its translations and itself, as language and address; none where there is no other.
    """

    story: LiveStory
    targets: Mapping[UUID, Target]
    alternates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedUnit:
    """The three feeds in a folder."""

    folder: str
    title: str
    stories: tuple[LiveStory, ...]
    targets: Mapping[UUID, Target]


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


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A part of a site that is written as one. While its `key` stays, so do its files. `why` says what the key says."""

    name: str
    key: str
    content: Content


def layout(stories: Collection[LiveStory], settings: Settings, as_of: dt.datetime, logo: bytes = b"") -> Iterator[Unit]:
    """Yield the units of the site as of that instant; of a story that has to wait there is no trace in any of them.

    The same stories, settings and instant (for the news sitemap) give the same units in the same order. Feeds and
    sitemaps, which need whole addresses, come only with a base URL.
    """
    out = [story for story in stories if story.out is None or story.out <= as_of]
    out.sort(key=lambda story: (story.published, story.id), reverse=True)
    shown = [story for story in out if not story.killed]
    targets = {story.id: _target(story) for story in out}
    said = {story: f"{target.id}{target.slug}\0{target.headline}\0{target.status}" for story, target in targets.items()}
    yield from _stories(out, targets, said, settings)
    yield from _redirects(out)
    yield from _lists(shown, settings)
    if settings.base_url:
        yield from _feeds(shown, targets, said, settings)
        yield from _maps(shown, settings, as_of)
    robots = f"Sitemap: {settings.base_url}/sitemap.xml\n" if settings.base_url else ""
    if logo:
        yield _data("logo.png", logo)
    yield _data("robots.txt", f"User-agent: *\nAllow: /\n{robots}".encode())


def _target(story: LiveStory) -> Target:
    status = Status.KILLED if story.killed else Status.PUBLISHED
    return Target(id=story.id, slug=story.slug, headline=story.headline, status=status)


def _stories(
    out: list[LiveStory], targets: Mapping[UUID, Target], said: Mapping[UUID, str], settings: Settings
) -> Iterator[Unit]:
    translations: dict[UUID, list[tuple[str, str]]] = {}
    if settings.base_url:
        for story in out:
            if not story.killed:
                spoken = translations.setdefault(story.translates or story.id, [])
                spoken.append((story.language, f"{settings.base_url}/{story.slug}/"))
    # What was withdrawn goes first, and stories before the lists that lead to them.
    for story in sorted(out, key=lambda story: not story.killed):
        spoken = translations.get(story.translates or story.id, [])
        alternates = tuple(sorted(spoken)) if len(spoken) > 1 and not story.killed else ()
        yield Unit(
            name=story.slug,
            key=_story_key(story, said, alternates),
            content=StoryUnit(story=story, targets=targets, alternates=alternates),
        )


def alone(unit: Unit) -> Unit:
    """Return a unit with no more than it is made of, as it goes to where it is made."""
    content = unit.content
    if not isinstance(content, StoryUnit):
        return unit
    linked = {other: content.targets[other] for other in content.story.stories if other in content.targets}
    return replace(unit, content=replace(content, targets=linked))


def _story_key(story: LiveStory, said: Mapping[UUID, str], alternates: tuple[tuple[str, str], ...] = ()) -> str:
    """Return text and links apart, so that a plan can say which of them changed."""
    links = [said[other] for other in story.stories if other in said]
    links += ["\0".join(alternate) for alternate in alternates]
    return f"{story.digest}-{_hash(links)}" if links else story.digest


def _redirects(out: list[LiveStory]) -> Iterator[Unit]:
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


def _lists(shown: list[LiveStory], settings: Settings) -> Iterator[Unit]:
    here = zone(settings.time_zone)
    # Sections whose names differ by signs alone share a folder, and so a page.
    sections: dict[str, tuple[tuple[str, ...], list[LiveStory]]] = {}
    authors: dict[str, tuple[str, list[LiveStory]]] = {}
    months: dict[str, list[LiveStory]] = {}
    for story in shown:
        for depth in range(1, len(story.section) + 1):
            path = story.section[:depth]
            listed = sections.setdefault(section_folder(path), (path, []))[1]
            if not listed or listed[-1] is not story:
                listed.append(story)
        for folder, name in {author_folder(name): name for name in story.byline}.items():
            authors.setdefault(folder, (name, []))[1].append(story)
        months.setdefault(month_folder(story.published.astimezone(here)), []).append(story)
    tops = tuple((path[-1], folder) for folder, (path, _) in sorted(sections.items()) if len(path) == 1)
    yield _sheet(Sheet(folder="", word="home", stories=tuple(shown[:_HOME]), folders=tops, feeds=True))
    for folder, (path, listed) in sections.items():
        below = tuple((sub[-1], under) for under, (sub, _) in sorted(sections.items()) if sub[:-1] == path)
        yield from _pages(Sheet(folder=folder, title=path[-1], folders=below, feeds=True), listed)
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


def _pages(first: Sheet, listed: list[LiveStory]) -> Iterator[Unit]:
    """Yield a list in pages. They are filled from the oldest story on, so that a new one leaves the old pages alone.

    The first page shows the newest stories, between one chunk and two of them.
    """
    full = max(0, len(listed) // _CHUNK - 1)
    rest = listed[: len(listed) - full * _CHUNK]

    def folder(number: int) -> str:
        return f"{first.folder}/page/{number}" if number <= full else first.folder

    def page(number: int, stories: list[LiveStory]) -> Sheet:
        return Sheet(
            folder=folder(number),
            title=first.title,
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
    shown: list[LiveStory], targets: Mapping[UUID, Target], said: Mapping[UUID, str], settings: Settings
) -> Iterator[Unit]:
    fed: dict[str, tuple[str, list[LiveStory]]] = {"": (settings.name or settings.base_url, shown[:_FED])}
    for story in shown:
        for depth in range(1, len(story.section) + 1):
            path = story.section[:depth]
            listed = fed.setdefault(section_folder(path), (path[-1], []))[1]
            if len(listed) < _FED and (not listed or listed[-1] is not story):
                listed.append(story)
    for folder, (title, listed) in fed.items():
        linked = {other: targets[other] for story in listed for other in story.stories if other in targets}
        keys = [_story_key(story, said) for story in listed]
        unit = FeedUnit(folder=folder, title=title, stories=tuple(listed), targets=linked)
        yield Unit(name=f"{folder}/rss.xml".lstrip("/"), key=_hash([title, *keys]), content=unit)


def _maps(shown: list[LiveStory], settings: Settings, as_of: dt.datetime) -> Iterator[Unit]:
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
