"""The pages of a site that are no stories: lists, corrections, redirects and the page for what is not there."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.dates import format_skeleton
from markupsafe import Markup

from newsdesk.model import Correction, PublishedStory, Settings, path_to_root
from newsdesk.render.addresses import origin_of
from newsdesk.render.limits import DESCRIPTION_LENGTH
from newsdesk.render.metadata import graph_text, person, publisher, trail_data
from newsdesk.render.request import Around
from newsdesk.render.theme import Logo, Tongue, frame_of, load_theme, own_words, template_faults, tongue, zone

MISSING = "404.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of a site that is no story, in `folder` below the root ("" is the home page) as index.html.

    `title` is the editor's (a section, an author, a month), `section` the path of a section's list; without one
    `word` names the theme's. `newer` and `older` are folders of the list's neighbours, `folders` others to go to, by
    name. `to` is the folder that a redirect leads to. `notes` are the corrections of stories that list them. The
    folder `MISSING` is the file a server shows for addresses that lead nowhere.
    """

    folder: str
    title: str = ""
    section: tuple[str, ...] = ()
    word: str = ""
    text: str = ""
    stories: tuple[PublishedStory, ...] = ()
    notes: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    folders: tuple[tuple[str, str], ...] = ()
    newer: str = ""
    older: str = ""
    to: str = ""
    headline: str = ""
    feeds: bool = False
    indexed: bool = True


class _Shown(NamedTuple):
    """A story as a list shows it: a value with attributes, which a template finds several times quicker than keys."""

    address: str
    kicker: str
    headline: str
    standfirst: str
    origin: Markup
    attributes: Markup
    notes: list[dict[str, str]]


def sheet(asked: Sheet, settings: Settings, own_theme: Path | None = None) -> bytes:
    """Return the page; the same values give the same bytes on every machine."""
    theme, language = load_theme(settings.theme, own_theme), tongue(settings.language, "en", settings.date_style)
    words_language, said = language.words(theme)
    here = zone(settings.time_zone)
    missing = asked.folder == MISSING
    # That page is shown under any address, so it cannot lead anywhere by going up.
    root = f"{settings.base_url}/" if missing else path_to_root(asked.folder)
    site = Around(root=root, feeds=bool(settings.base_url))
    title = _named(asked.title, asked.folder, language.locale)
    title = title or (settings.name if not asked.folder else "") or said[asked.word]

    def index(folder: str) -> str:
        return f"{root}{folder}/index.html" if folder else f"{root}index.html"

    spoken: dict[str, tuple[Tongue, str, Markup]] = {}

    def story(listed: PublishedStory) -> _Shown:
        date = listed.date or listed.published.astimezone(here).date()
        if listed.language not in spoken:
            its = tongue(listed.language, settings.language, settings.date_style)
            spoken[listed.language] = its, its.words(theme)[1]["comma"], _language_attributes(its, language)
        its, comma, attributes = spoken[listed.language]
        return _Shown(
            address=f"{root}{listed.slug}/index.html",
            kicker=listed.kicker,
            headline=listed.headline or "…",
            standfirst=listed.standfirst,
            origin=origin_of(listed.source, comma, its.day(date), date.isoformat()),
            attributes=attributes,
            notes=[
                {
                    "kind": said[note.kind.value],
                    "was": note.was,
                    "now": note.now,
                    "date": language.day(note.at.astimezone(here)),
                    "iso": note.at.astimezone(here).isoformat(),
                }
                for note in asked.notes.get(listed.id, ())
            ],
        )

    url = f"{settings.base_url}/{asked.folder}{'/' if asked.folder else ''}" if settings.base_url else ""
    url = url if asked.indexed else ""
    with template_faults(theme.own, title):
        return theme.sheet.render(
            settings=settings,
            site=site,
            frame=frame_of(theme, language, settings.name, (site.root, site.feeds)),
            language=language.tag,
            direction=language.direction,
            words=said,
            own=own_words(words_language, language),
            own_title=not asked.title and title != settings.name,
            title=title,
            text=said[asked.text] if asked.text else "",
            indexed=asked.indexed,
            url=url,
            description=_described(asked) if asked.indexed else "",
            json_ld=_data(asked, title, url, settings, theme.logo) if url else "",
            to=index(asked.to) if asked.to else "",
            to_headline=asked.headline,
            feeds=asked.feeds and bool(settings.base_url),
            folders=[(_named(name, folder, language.locale), index(folder)) for name, folder in asked.folders],
            folders_label=said["archive"] if asked.folder.startswith("archive") else said["sections"],
            stories=list(map(story, asked.stories)),
            empty=not asked.text and not asked.folders,
            newer=index(asked.newer) if asked.newer else "",
            older=index(asked.older) if asked.older else "",
            style=theme.style,
            style_hash=theme.style_hash,
            # A page that is shown under any address brings its style along.
            style_address="" if missing else f"{root}{theme.style_file}",
        ).encode()


def _described(asked: Sheet) -> str:
    """Return the newest headlines that a list has, as many as one line of a search result holds."""
    said = ""
    for story in asked.stories:
        longer = " · ".join(part for part in (said, story.headline) if part)
        if len(longer) > DESCRIPTION_LENGTH and said:
            break
        said = longer
    return said


def _data(asked: Sheet, title: str, url: str, settings: Settings, logo: Logo | None) -> Markup:
    """Return the data of a list for search engines: its kind, its publisher and its place in the site."""
    site = {"@type": "WebSite", "name": settings.name or settings.base_url, "url": f"{settings.base_url}/"}
    if not asked.folder:
        graph = [{**site, "inLanguage": settings.language, "publisher": publisher(settings, logo)}]
        return _in_script([{key: value for key, value in graph[0].items() if value}])
    about: dict[str, Any] = {"@type": "CollectionPage", "name": title, "url": url, "isPartOf": site}
    if asked.folder.startswith("author/"):
        about |= {"@type": "ProfilePage", "mainEntity": person(title, settings)}
    graph = [about]
    if asked.section:
        graph.append(trail_data(asked.section, settings))
    return _in_script(graph)


def _in_script(graph: list[dict[str, Any]]) -> Markup:
    return Markup(graph_text(graph))  # noqa: S704 - what ends a script is escaped in it


def _language_attributes(its: Tongue, page: Tongue) -> Markup:
    """Return the attributes of what is in another language than the page around it."""
    return Markup("") if its.tag == page.tag else Markup(' lang="{}" dir="{}"').format(its.tag, its.direction)


def _named(title: str, folder: str, locale: Locale) -> str:
    """Return the title of a folder; that of the archive's folders is a month, YYYY-MM."""
    if not title or not folder.startswith("archive/"):
        return title
    return str(format_skeleton("yMMMM", dt.date.fromisoformat(f"{title}-01"), locale=locale))
