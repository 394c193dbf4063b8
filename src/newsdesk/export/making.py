"""Making the files of a site's units, in this process or in several: the same bytes either way."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import orjson

from newsdesk.export.checks import blocking
from newsdesk.export.layout import FeedUnit, MapUnit, StoryUnit, Unit
from newsdesk.formats.feeds import Entry, Feed, atom, json_feed, rss
from newsdesk.formats.ninjs import resolved, to_ninjs
from newsdesk.formats.sitemaps import sitemap
from newsdesk.model import Article, Correction, Finding, LiveStory, LiveText, Media, Settings, Target
from newsdesk.render import PageRequest
from newsdesk.render.page import page_of
from newsdesk.render.request import Around
from newsdesk.render.sheet import Sheet, sheet
from newsdesk.render.theme import load_theme, zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Units to make, with what they need: the texts of stories by id, the pictures by hash; files go into `stage`.

    `targets` has the stories that they may link to, by id: readers may learn of no other.
    """

    units: tuple[Unit, ...]
    targets: Mapping[str, Target]
    texts: Mapping[str, LiveText]
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


def needs(unit: Unit) -> tuple[LiveStory, ...]:
    """Return the stories whose whole text a unit is made of."""
    content = unit.content
    if isinstance(content, StoryUnit):
        return (content.story,)
    if isinstance(content, FeedUnit) or (isinstance(content, Sheet) and content.word == "corrections"):
        return content.stories
    return ()


def make(job: Job) -> tuple[Made, ...]:
    """Make the units of a job and write their files below its stage."""
    return tuple(_made(unit, job) for unit in job.units)


def _made(unit: Unit, job: Job) -> Made:
    content = unit.content
    if isinstance(content, StoryUnit):
        return _story(unit, content, job)
    if isinstance(content, FeedUnit):
        files = _feeds(content, job)
    elif isinstance(content, Sheet):
        files = {unit.name: sheet(_with_notes(content, job.texts), job.settings, job.own_theme)}
    elif isinstance(content, MapUnit):
        files = {content.path: sitemap(content.pages)}
    else:
        files = {content.path: content.data}
    return Made(name=unit.name, files=_written(files, job.stage))


def _story(unit: Unit, content: StoryUnit, job: Job) -> Made:
    text = job.texts[content.story.id]
    linked = [job.targets[other] for other in content.story.stories if other in job.targets]
    targets = {target.id: target for target in linked}
    article = _public(text.article, targets)
    media = {digest: job.media[digest] for digest in content.story.media if digest in job.media}
    request = PageRequest(
        article=article,
        settings=job.settings,
        targets=targets,
        media=media,
        site=Around(root="../", feeds=bool(job.settings.base_url), alternates=content.alternates),
        own_theme=job.own_theme,
    )
    fragment = text.html or ""
    page = page_of(request, fragment, text.words)
    if not content.story.killed:
        # What else there is to say was said when the story was published.
        held = tuple(blocking(request, page, as_of=content.story.published, embargoed=True))
        if held:
            return Made(name=unit.name, files={}, held=held)
    ninjs = to_ninjs(article, job.settings, targets, media, fragment)
    files = {
        f"{unit.name}/index.html": page.data,
        f"{unit.name}/article.ninjs.json": orjson.dumps(ninjs),
    }
    used = tuple(name.partition(".")[0] for name in page.media)
    return Made(name=unit.name, files=_written(files, job.stage), media=used)


def _public(article: Article, targets: Mapping[UUID, Target]) -> Article:
    """Return the story without links of its strip to stories that readers may not learn of, and without notes to us."""
    links = tuple(link for link in article.strip.links if link.article is None or link.article in targets)
    if not article.notes and len(links) == len(article.strip.links):
        return article
    return replace(article, notes="", strip=replace(article.strip, links=links))


def _feeds(unit: FeedUnit, job: Job) -> dict[str, bytes]:
    base, clock = job.settings.base_url, zone(job.settings.time_zone)
    entries, targets = [], {target.id: target for target in job.targets.values()}
    for story in unit.stories:
        text = job.texts[story.id]
        article, url = text.article, f"{base}/{story.slug}/"
        entries.append(
            Entry(
                id=f"urn:uuid:{story.id}",
                url=url,
                title=article.headline,
                summary=article.description or article.standfirst,
                html=resolved(text.html or "", job.settings, targets, job.media, url),
                authors=article.byline,
                tags=(*article.section, *article.keywords),
                language=article.language,
                published=story.published.astimezone(clock),
                modified=story.modified.astimezone(clock),
            )
        )
    home = f"{base}/{unit.folder}{'/' if unit.folder else ''}"
    logo = load_theme(job.settings.theme, job.own_theme).logo
    feed = Feed(
        title=unit.title,
        home=home,
        language=job.settings.language,
        entries=entries,
        logo=f"{base}/{logo.name}" if logo else "",
    )
    made = {"rss.xml": rss(feed), "atom.xml": atom(feed), "feed.json": json_feed(feed)}
    return {f"{unit.folder}/{name}".lstrip("/"): data for name, data in made.items()}


def _with_notes(asked: Sheet, texts: Mapping[str, LiveText]) -> Sheet:
    if asked.word != "corrections":
        return asked
    notes: dict[str, tuple[Correction, ...]] = {
        story.id: texts[story.id].article.corrections for story in asked.stories
    }
    return replace(asked, notes=notes)


def _written(files: Mapping[str, bytes], stage: Path) -> dict[str, tuple[str, int]]:
    written = {}
    for name, data in files.items():
        path = f"{stage}/{name}"
        try:
            file = open(path, "wb")  # noqa: PTH123, SIM115 - a site has tens of thousands of files
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(path, "wb")  # noqa: PTH123, SIM115
        with file:
            file.write(data)
            if not hasattr(os, "sync"):
                # Elsewhere one sync of the whole disk follows, which is a hundred times quicker.
                file.flush()
                os.fsync(file.fileno())
        written[name] = (hashlib.sha256(data).hexdigest(), len(data))
    return written
