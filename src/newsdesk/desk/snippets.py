"""Pieces of text that are written again and again, and stories that begin alike."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

from newsdesk.errors import DeskError
from newsdesk.model import Article
from newsdesk.store import write_whole

FIELD = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
"""What is to be filled in: `[[who said it]]`. The name of a field of the story fills itself in."""
_KEPT = ("kicker", "standfirst", "slugline", "byline", "source", "dateline", "section", "keywords", "language", "body")
_LINES = ("headline", "kicker", "standfirst", "source", "dateline", "slug", "slugline", "language")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A named piece of Markdown; where `story` is set, a whole story with its fields as front matter."""

    name: str
    text: str
    story: bool = False


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

    def keep(self, snippets: tuple[Snippet, ...]) -> None:
        """Keep these and no others; of two with one name the later."""
        kept = {snippet.name: snippet for snippet in snippets if snippet.name.strip()}
        plain = [asdict(snippet) for snippet in kept.values()]
        write_whole(self._path, json.dumps(plain, ensure_ascii=False, indent=1).encode())

    def filled(self, snippet: Snippet, article: Article) -> str:
        """Return a snippet with what the story knows filled in; the other fields stay for the editor."""
        return FIELD.sub(lambda field: self._value(field[1].strip().casefold(), article) or field[0], snippet.text)

    def begin(self, snippet: Snippet) -> Article:
        """Return a new story, not yet on the desk, that begins as the template says."""
        article = self._read(FIELD.sub(lambda field: self._dated(field[1]) or field[0], snippet.text))
        return replace(article, id=uuid4(), slug="", revision=0)

    def of_story(self, article: Article, name: str) -> Snippet:
        """Return a template that begins stories as this one is: its fields and text, but no headline, date or strip."""
        from newsdesk.formats import frontmatter

        fields = {key: getattr(article, key) for key in _KEPT[:-1]}
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items() if value}
        return Snippet(name=name, text=frontmatter.dump({"title": "[[headline]]", **plain}, article.body), story=True)

    def _value(self, field: str, article: Article) -> str:
        if field in _LINES:
            return str(getattr(article, field))
        if field == "byline":
            return ", ".join(article.byline)
        return self._dated(field)

    def _dated(self, field: str) -> str:
        return self._today().isoformat() if field.strip().casefold() in ("date", "today") else ""


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
