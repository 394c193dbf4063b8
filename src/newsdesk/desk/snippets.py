"""Pieces of text that are written again and again, and stories that begin alike."""

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, article_from_dict, article_to_dict
from newsdesk.store import write_atomic

FIELD = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
"""What is to be filled in: `[[who said it]]`. The name of a field of the story fills itself in."""
_KEPT = ("kicker", "standfirst", "slugline", "byline", "source", "dateline", "section", "keywords", "language", "body")
_PICTURES = ("lead_image", "media")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_LINES = ("headline", "kicker", "standfirst", "source", "dateline", "slug", "slugline", "language")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A named piece of Markdown; where `story` is set, a whole story with its fields as front matter."""

    name: str
    text: str
    story: bool = False


def wrong_name(snippets: Sequence[Snippet]) -> tuple[int, Message] | None:
    """Return which of them cannot be kept as it is called, and why; None where all can."""
    seen: set[str] = set()
    for row, snippet in enumerate(snippets):
        name = snippet.name.strip()
        if not name:
            return row, Message("This one has no name; give it one, by which it is found.")
        if name in seen:
            return row, Message("There is another “{name}”; give one of the two another name.", name=name)
        seen.add(name)
    return None


def free_name(name: str, taken: Collection[str]) -> str:
    """Return `name`, or where that is taken the first of `name 2`, `name 3`… that is not."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


class Snippets:
    """The desk's snippets and templates, in one file that goes with its backups.

    `read` makes an article of front matter and Markdown.
    """

    def __init__(self, folder: Path, read: Callable[[str], Article], today: Callable[[], dt.date]) -> None:
        self._path, self._read, self._today = folder / "snippets.json", read, today

    def all(self) -> tuple[Snippet, ...]:
        """Return them by name; raises `DeskError` where they cannot be read."""
        try:
            if not self._path.exists():
                return _OURS
            found = tuple(Snippet(**plain) for plain in json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise DeskError("The snippets in {path} cannot be read: {error}.", path=self._path, error=error) from error
        return tuple(sorted(found, key=lambda snippet: snippet.name.casefold()))

    def keep(self, snippets: Sequence[Snippet], was: Sequence[Snippet]) -> Mapping[str, str]:
        """Keep what was made of `was`, as it was read; what others added or changed since stays.

        Where others changed one too, both are kept, and its new name is returned by the one it had. Raises
        `NewsdeskError` for a name that is missing or there twice.
        """
        wrong = wrong_name(snippets)
        if wrong is not None:
            raise NewsdeskError(wrong[1])
        mine = {one.name.strip(): replace(one, name=one.name.strip()) for one in snippets}
        before, theirs = _by_name(was), _by_name(self.all())
        kept, renamed = dict(theirs), {}
        for name in before.keys() - mine.keys():
            if theirs.get(name) == before[name]:
                del kept[name]
        for name, snippet in mine.items():
            if snippet == before.get(name):
                continue
            here = name
            if theirs.get(name) not in (None, before.get(name), snippet):
                here = renamed[name] = free_name(name, kept.keys() | mine.keys())
            kept[here] = replace(snippet, name=here)
        plain = [asdict(snippet) for snippet in kept.values()]
        write_atomic(self._path, json.dumps(plain, ensure_ascii=False, indent=1).encode())
        return renamed

    def add(self, snippet: Snippet) -> Snippet:
        """Keep one more, under a name that is free; return it as kept."""
        there = self.all()
        added = replace(snippet, name=free_name(snippet.name.strip(), {one.name for one in there}))
        self.keep((*there, added), there)
        return added

    def pictures(self) -> frozenset[str]:
        """Return the hashes of the files that snippets and templates show; raises `DeskError`."""
        return frozenset(digest for snippet in self.all() for digest in _DIGEST.findall(snippet.text))

    def filled(self, snippet: Snippet, article: Article) -> str:
        """Return a snippet with what the story knows filled in; the other fields stay for the editor."""
        return FIELD.sub(lambda field: self._value(field[1].strip().casefold(), article) or field[0], snippet.text)

    def begin(self, snippet: Snippet) -> Article:
        """Return a new story, not yet on the desk, that begins as the template says."""
        text = FIELD.sub(lambda field: self._dated(field[1]) or field[0], snippet.text)
        return replace(self._read(text), **_pictures_of(text), id=uuid4(), slug="", revision=0)

    def of_story(self, article: Article, name: str) -> Snippet:
        """Return a template that begins stories as this one, with its fields, text and pictures but no headline."""
        from newsdesk.formats import frontmatter

        fields = {key: getattr(article, key) for key in _KEPT[:-1]}
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items() if value}
        whole = article_to_dict(article)
        plain |= {key: whole[key] for key in _PICTURES if whole[key]}
        return Snippet(name=name, text=frontmatter.dump({"title": "[[headline]]", **plain}, article.body), story=True)

    def _value(self, field: str, article: Article) -> str:
        if field in _LINES:
            return str(getattr(article, field))
        if field == "byline":
            return ", ".join(article.byline)
        return self._dated(field)

    def _dated(self, field: str) -> str:
        return self._today().isoformat() if field.strip().casefold() in ("date", "today") else ""


def _by_name(snippets: Sequence[Snippet]) -> dict[str, Snippet]:
    return {snippet.name: snippet for snippet in snippets}


def _pictures_of(text: str) -> dict[str, Any]:
    """Return the pictures of a template, which the front matter of others knows nothing of."""
    from newsdesk.formats import frontmatter

    fields, _ = frontmatter.load(text)
    pictures = {key: fields[key] for key in _PICTURES if isinstance(fields.get(key), dict | list)}
    made = article_from_dict(pictures)
    return {"lead_image": made.lead_image, "media": made.media}


_OURS = (
    Snippet(name="Background", text="\n## Background\n\n[[what happened before]]\n"),
    Snippet(name="Correction in the text", text="*An earlier version of this story said [[what was wrong]].*"),
    Snippet(
        name="Press conference",
        text="---\nsource: '[[agency]]'\ndateline: '[[CITY]]'\nsection: News\n---\n"
        "[[Who]] said on [[day]] that [[what]].\n\n“[[the strongest sentence]],” [[who]] said.\n\n[[what is next]]\n",
        story=True,
    ),
    Snippet(name="Quote", text="“[[words]],” [[who]] said on [[day]]."),
)
