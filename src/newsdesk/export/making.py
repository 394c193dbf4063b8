"""Making the files of a site's units, in this process or in several: the same bytes either way."""

import gc
import hashlib
import multiprocessing
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import orjson

from newsdesk.export.checks import blocking
from newsdesk.export.layout import DataUnit, FeedUnit, Linked, MapUnit, StoryUnit, Unit
from newsdesk.formats.feeds import Entry, Feed, Image, atom, json_feed, rss
from newsdesk.formats.ninjs import resolved, to_ninjs
from newsdesk.formats.sitemaps import sitemap
from newsdesk.model import (
    Article,
    Correction,
    Finding,
    LinkTarget,
    Media,
    PublishedStory,
    PublishedText,
    Settings,
    Status,
    typeset_article,
)
from newsdesk.render import Page, PageRequest
from newsdesk.render.leads import find_large_picture, find_lead
from newsdesk.render.page import beginning, page_of
from newsdesk.render.request import Around
from newsdesk.render.sheet import Sheet, sheet
from newsdesk.render.theme import load_theme, zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Units to make, with what they need: the texts of stories by id, the pictures by hash; files go into `stage`."""

    units: tuple[Unit, ...]
    texts: Mapping[str, PublishedText]
    media: Mapping[str, Media]
    settings: Settings
    own_theme: Path | None
    stage: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A unit that was made: SHA-256 and size of each file, and the pictures (hashes) to put beside them.

    One that findings hold back has these instead of files.
    """

    name: str
    files: Mapping[str, tuple[str, int]]
    media: tuple[str, ...] = ()
    held: tuple[Finding, ...] = ()


def needs(unit: Unit) -> tuple[PublishedStory, ...]:
    """Return the stories whose whole text a unit is made of."""
    content = unit.content
    if isinstance(content, StoryUnit):
        return (content.story,)
    if isinstance(content, FeedUnit) or (isinstance(content, Sheet) and content.word == "corrections"):
        return content.stories
    return ()


def make(job: Job) -> tuple[Made, ...]:
    """Make the units of a job and write their files below its stage."""
    stories = {made.name: made for made in _stories(job)}
    return tuple(stories.get(unit.name) or _other(unit, job) for unit in job.units)


def _stories(job: Job) -> list[Made]:
    contents = [unit.content for unit in job.units if isinstance(unit.content, StoryUnit)]
    texts = [job.texts[content.story.id] for content in contents]
    # One step for all of them before the next: story by story takes a quarter more time, as no step then finds itself
    # in the caches of the processor.
    requests = [_request(content, text, job) for content, text in zip(contents, texts, strict=True)]
    pages = [page_of(request, text.html or "", text.word_count) for request, text in zip(requests, texts, strict=True)]
    held = list(map(_held, contents, requests, pages))
    wires = [b"" if held[at] else _ninjs(*asked) for at, asked in enumerate(zip(requests, pages, strict=True))]
    return [
        Made(name=content.story.slug, files={}, held=findings) if findings else _kept(content, page, wire, job)
        for content, page, wire, findings in zip(contents, pages, wires, held, strict=True)
    ]


def _request(content: StoryUnit, text: PublishedText, job: Job) -> PageRequest:
    targets = _targets(content.links)
    return PageRequest(
        article=_public(text.article, targets),
        settings=job.settings,
        targets=targets,
        media={digest: job.media[digest] for digest in content.story.media if digest in job.media},
        site=Around(root="../", feeds=bool(job.settings.base_url), alternates=content.alternates),
        own_theme=job.own_theme,
    )


def _held(content: StoryUnit, request: PageRequest, page: Page) -> tuple[Finding, ...]:
    # What else there is to say was said when the story was published.
    if content.story.killed:
        return ()
    return tuple(blocking(request, page, as_of=content.story.published, embargoed=True))


def _ninjs(request: PageRequest, page: Page) -> bytes:
    return orjson.dumps(to_ninjs(request.article, request.settings, request.targets, request.media, page.fragment))


def _kept(content: StoryUnit, page: Page, wire: bytes, job: Job) -> Made:
    folder = content.story.slug
    files = {f"{folder}/index.html": page.data, f"{folder}/article.ninjs.json": wire}
    used = tuple(name.partition(".")[0] for name in page.media)
    return Made(name=folder, files=_written(files, job.stage), media=used)


def _other(unit: Unit, job: Job) -> Made:
    content = unit.content
    if isinstance(content, FeedUnit):
        files = _feeds(content, job)
    elif isinstance(content, Sheet):
        files = {unit.name: sheet(_with_notes(content, job.texts), job.settings, job.own_theme)}
    elif isinstance(content, MapUnit):
        files = {content.path: sitemap(content.pages)}
    elif isinstance(content, DataUnit):
        files = {content.path: content.data}
    else:
        raise TypeError(f"{unit.name} is a story")
    return Made(name=unit.name, files=_written(files, job.stage))


def _targets(links: Iterable[Linked]) -> dict[UUID, LinkTarget]:
    """Return the stories that readers may be led to, by id: of no other they may learn."""
    return {
        (story := UUID(link.id)): LinkTarget(
            id=story,
            slug=link.slug,
            headline=link.headline,
            status=Status.KILLED if link.killed else Status.PUBLISHED,
        )
        for link in links
    }


def _public(article: Article, targets: Mapping[UUID, LinkTarget]) -> Article:
    """Return the story without links of its strip to stories that readers may not learn of, and without notes to us."""
    links = tuple(link for link in article.strip.links if link.article is None or link.article in targets)
    if not article.notes and len(links) == len(article.strip.links):
        return article
    return replace(article, notes="", strip=replace(article.strip, links=links))


def _feeds(unit: FeedUnit, job: Job) -> dict[str, bytes]:
    base, clock = job.settings.base_url, zone(job.settings.time_zone)
    entries, targets = [], _targets(unit.links)
    for story in unit.stories:
        text = job.texts[story.id]
        article, url = typeset_article(text.article), f"{base}/{story.slug}/"
        entries.append(
            Entry(
                id=f"urn:uuid:{story.id}",
                url=url,
                title=article.headline,
                summary=article.description or article.standfirst or beginning(text.html or ""),
                html=resolved(text.html or "", job.settings, targets, job.media, url),
                image=_image(article, text.html or "", job.media, url),
                authors=article.byline,
                tags=(*article.section, *article.keywords),
                language=article.language,
                published=story.published.astimezone(clock),
                modified=story.modified.astimezone(clock),
            )
        )
    home = f"{base}/{unit.folder}{'/' if unit.folder else ''}"
    logo = load_theme(job.settings.theme, job.own_theme).logo
    name = job.settings.name
    feed = Feed(
        title=unit.title,
        description=" – ".join(dict.fromkeys(part for part in (unit.title, name) if part)),
        home=home,
        language=job.settings.language,
        entries=entries,
        logo=f"{base}/{logo.name}" if logo else "",
    )
    made = {"rss.xml": rss(feed), "atom.xml": atom(feed), "feed.json": json_feed(feed)}
    return {f"{unit.folder}/{name}".lstrip("/"): data for name, data in made.items()}


def _image(article: Article, html: str, media: Mapping[str, Media], url: str) -> Image | None:
    """Return the picture that stands for a story: what networks show of the lead, else the first large one within."""
    lead = find_lead(article, media) or find_large_picture(article, html, media)
    if lead is None:
        return None
    file = lead.wide
    return Image(
        url=f"{url}media/{file.name}",
        mime=file.mime,
        size=file.size,
        width=file.width,
        height=file.height,
        alt="" if lead.picture.decorative else lead.picture.alt,
        credit=lead.picture.credit,
    )


def _with_notes(asked: Sheet, texts: Mapping[str, PublishedText]) -> Sheet:
    if asked.word != "corrections":
        return asked
    notes: dict[str, tuple[Correction, ...]] = {
        story.id: texts[story.id].article.corrections for story in asked.stories
    }
    return replace(asked, notes=notes)


def _written(files: Mapping[str, bytes], stage: Path) -> dict[str, tuple[str, int]]:
    """Write the files of a unit, which lie in one folder."""
    folder = f"{stage}/{next(iter(files))}".rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - as below
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    written = {}
    for name, data in files.items():
        _write(f"{stage}/{name}", data)
        written[name] = (hashlib.sha256(data).hexdigest(), len(data))
    return written


def _write(path: str, data: bytes) -> None:
    # A site has tens of thousands of files: without a buffer and a file object each is written in half the time.
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
        if not hasattr(os, "sync"):
            # Elsewhere one sync of the whole disk follows, which is a hundred times quicker.
            os.fsync(file)
    finally:
        os.close(file)


class Makers:
    """The other processes that make units; they start with the first job, or before it when they are told to."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> ProcessPoolExecutor:
        """Start them, where they have not started yet."""
        if self._pool is None:
            # Spawned on every system: a fork of a process with threads and a web engine may hang.
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.number, mp_context=spawned, initializer=_begin)
            # It starts one with the first that is asked.
            self._pool.submit(_begin)
        return self._pool

    def make(self, job: Job) -> Future[tuple[Made, ...]]:
        """Return the units of a job to come."""
        return self.start().submit(make, job)

    def close(self) -> None:
        """Let them end; what was not begun is not made."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _begin() -> None:
    # With this module comes all that they need. What a page leaves goes by itself: no garbage is looked for.
    gc.disable()
