"""Front matter as Hugo, Jekyll, Eleventy, Publii and we ourselves write it, put into the fields of an article."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from newsdesk.errors import ImportRejectedError, NewsdeskError
from newsdesk.formats import frontmatter
from newsdesk.model import (
    LIST_ENTRY_PATTERN,
    SECTION_LEVEL_PATTERN,
    Article,
    RelatedLink,
    Settings,
    Strip,
    clean_line,
    clean_text,
    make_slug,
    validate_slug,
)
from newsdesk.wire.dates import read_date
from newsdesk.wire.lines import links_from_text

_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What a desk gives its own stories: a story that comes in as text gets these anew.
_OURS = ("id", "revision", "status", "draft")
_LEADS = ("image", "cover", "cover_image", "featured_image", "feature_image", "featuredimage", "images", "thumbnail")
_EMPTY: tuple[object, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A story out of Markdown; `left_out` is what the desk decides itself, `unplaced` what has no field.

    `lead` is the address of its lead picture, which is named in `unplaced` as well until somebody has the file.
    """

    article: Article
    left_out: tuple[str, ...]
    unplaced: tuple[str, ...]
    lead: str = ""

    def without_lead(self) -> tuple[str, ...]:
        """Return what has no field, but for the lead picture."""
        return tuple(line for line in self.unplaced if line.partition(": ")[2] != self.lead)


def read_markdown(text: str, settings: Settings) -> Matter:
    """Return the story in Markdown, with YAML (`---`) or TOML (`+++`) above or nothing.

    Raises `ImportRejectedError` where what stands above cannot be read.
    """
    fields, body = _split(text.replace("\r\n", "\n").replace("\r", "\n"))
    taken = _Taken(fields)
    headline = taken.line("title", "headline")
    if not headline:
        headline, body = _title(body)
    article = Article(
        headline=headline,
        slug=slug_of(taken.line("slug")),
        kicker=taken.line("kicker"),
        slugline=taken.line("slugline"),
        standfirst=taken.text("standfirst", "subtitle"),
        seo_title=taken.line("seo_title"),
        description=taken.text("description", "summary", "excerpt"),
        byline=taken.lines("byline", "authors", "author"),
        source=taken.line("source"),
        dateline=taken.line("dateline"),
        date=taken.date("date"),
        published=taken.instant("published"),
        modified=taken.instant("modified", "lastmod", "last_modified_at", "updated"),
        section=taken.path("section", "sections", "categories", "category"),
        keywords=taken.lines("tags", "keywords", "tag"),
        language=taken.line("language", "lang") or settings.language,
        urgency=taken.number("urgency", 1, 9),
        embargo=taken.instant("embargo"),
        scheduled=taken.instant("scheduled"),
        notes=taken.text("notes"),
        body=body.strip("\n"),
        strip=taken.strip(),
    )
    left_out = tuple(f"{key}: {value}" for key in _OURS if (value := taken.value(key)) is not None)
    return Matter(article=article, left_out=left_out, unplaced=tuple(taken.rest()), lead=taken.address(*_LEADS))


def _title(body: str) -> tuple[str, str]:
    """Return the heading that a text begins with, as Markdown writes it in two ways, and what follows it."""
    first, _, rest = body.lstrip("\n").partition("\n")
    if first.startswith("# "):
        return first[2:].strip().rstrip("#").strip(), rest
    second, _, below = rest.partition("\n")
    if first.strip() and second.strip() and not second.strip().strip("="):
        return first.strip(), below
    return "", body


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    if not text.startswith("+++"):
        return frontmatter.load(text)
    fenced = _TOML.match(text)
    if fenced is None:
        return {}, text
    try:
        return tomllib.loads(fenced[1]), text[fenced.end() :]
    except (ValueError, RecursionError) as error:
        raise ImportRejectedError(
            "The front matter is not readable TOML: {names}.", names=" ".join(str(error).split())
        ) from error


class _Taken:
    """Fields of front matter, each of which is taken once; what nobody takes is shown to the editor."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._names = {str(key).casefold().replace("-", "_"): str(key) for key in fields}
        self._fields = {str(key).casefold().replace("-", "_"): value for key, value in fields.items()}
        self._extra: list[str] = []

    def value(self, *names: str) -> Any:  # noqa: ANN401 - YAML gives anything
        """Take the first of these fields that is there and not empty; the others stay."""
        for name in names:
            value = self._fields.get(name)
            if value not in _EMPTY:
                return self._fields.pop(name)
            self._fields.pop(name, None)
        return None

    def text(self, *names: str) -> str:
        value = self.value(*names)
        return "" if value is None else "; ".join(_flat(value))

    def line(self, *names: str) -> str:
        return clean_line(self.text(*names))

    def lines(self, *names: str) -> tuple[str, ...]:
        """Take all of these fields, as lists, each entry once."""
        found: list[str] = []
        for name in names:
            value = self.value(name)
            if isinstance(value, str) and name in ("tags", "keywords", "tag"):
                value = LIST_ENTRY_PATTERN.findall(value)
            found += () if value is None else map(clean_line, _flat(value))
        return tuple(dict.fromkeys(entry for entry in found if entry))

    def address(self, *names: str) -> str:
        """Return the address in the first of these fields that has one, without taking it."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, str) and value.strip():
                return value.strip()
        return ""

    def path(self, *names: str) -> tuple[str, ...]:
        """Take all of these fields as one path; an entry may be one itself, as in "News / Coast"."""
        return tuple(
            dict.fromkeys(step for entry in self.lines(*names) for step in SECTION_LEVEL_PATTERN.findall(entry))
        )

    def date(self, name: str) -> dt.date | dt.datetime | None:
        found: dt.date | dt.datetime | None = self._understood(name, lambda value: read_date(str(value)))
        return found

    def instant(self, *names: str) -> dt.datetime | None:
        """Take the first of these; one without a time or a zone is no instant and stays for the editor."""
        for name in names:
            found = self._understood(name, lambda value: read_date(str(value)))
            if isinstance(found, dt.datetime):
                return found
            if found is not None:
                self._extra.append(f"{self._names[name]}: {found}")
        return None

    def number(self, name: str, least: int, most: int) -> int:
        return (
            self._understood(name, lambda value: value if type(value) is int and least <= value <= most else None) or 0
        )

    def _understood(self, name: str, read: Any) -> Any:  # noqa: ANN401 - YAML gives anything
        value = self.value(name)
        found = None if value is None else read(value)
        if value is not None and found is None and value != 0:
            self._extra.append(f"{self._names[name]}: {value}")
        return found

    def strip(self) -> Strip:
        title = self.value("strip_title")
        strip = self._fields.get("strip")
        if isinstance(strip, dict):
            title = title or strip.pop("title", None)
        elif isinstance(strip, str):
            title = title or self.value("strip")
        links = self.value("links")
        if links is None:
            links = self.value("related")
        entries = links if isinstance(links, list) else [] if links is None else [links]
        made = tuple(link for entry in entries for link in self._links(entry))
        return Strip(title=clean_line(str(title)), links=made) if title else Strip(links=made)

    def _links(self, entry: Any) -> tuple[RelatedLink, ...]:  # noqa: ANN401 - YAML gives anything
        if not isinstance(entry, dict):
            return links_from_text(" ".join(_flat(entry)))
        link = _Taken(entry)
        story = link.line("article")
        made = RelatedLink(
            headline=link.line("headline", "title", "text", "name"),
            url=link.line("url", "href", "link"),
            source=link.line("source"),
            date=link.date("date"),
            note=link.text("note"),
            article=_uuid(story),
        )
        if story and made.article is None:
            self._extra.append(f"article: {story}")
        self._extra += link.rest()
        return (made,)

    def rest(self) -> Iterator[str]:
        """Yield what was not taken, a line for each field."""
        yield from self._extra
        for name, value in self._fields.items():
            if value not in _EMPTY:
                yield f"{self._names[name]}: {'; '.join(_flat(value))}"


def _flat(value: object) -> Iterator[str]:
    """Yield the texts in a value, whatever it is made of; of an author given with a name and more, all of it."""
    if isinstance(value, dict):
        if list(value) == ["name"]:
            yield from _flat(value["name"])
            return
        for key, inner in value.items():
            yield f"{key}: {'; '.join(_flat(inner))}"
    elif isinstance(value, list | tuple | set):
        for inner in value:
            yield from _flat(inner)
    elif value is not None:
        yield clean_text(str(value))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def slug_of(text: str) -> str:
    """Return an address as others wrote it as a slug of ours; "" for none."""
    if not text:
        return ""
    try:
        return validate_slug(text)
    except NewsdeskError:
        return make_slug(text)
