"""The theme of a page: its template, its style and its words in the language of the story."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from newsdesk.errors import NewsdeskError
from newsdesk.paths import resources

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A page's template and style. `style_hash` is the style's SHA-256 in base64, as a content policy names it."""

    template: Template
    style: str
    style_hash: str
    words: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """Return a theme that ships with the program; raise `NewsdeskError` if there is none of that name."""
    folder = resources() / "themes" / name
    if not _NAME.fullmatch(name) or not folder.joinpath("page.html").is_file():
        raise NewsdeskError(f"There is no page theme “{name}”; set the desk's theme to “wire”.")
    environment = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Also where the checkout has other line ends.
        newline_sequence="\n",
    )
    style = " ".join(folder.joinpath("page.css").read_text(encoding="utf-8").split())
    return Theme(
        template=environment.get_template("page.html"),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        words=json.loads(folder.joinpath("words.json").read_text(encoding="utf-8")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language as a page needs it: its BCP 47 tag, its locale and which way it is written."""

    tag: str
    locale: Locale
    direction: str

    def words(self, theme: Theme) -> tuple[str, Mapping[str, str]]:
        """Return the theme's words that fit best, English ones for the rest, after the tag of their language."""
        language, script = self.locale.language, self.locale.script
        for tag in (self.tag, f"{language}-{script}", language):
            if tag in theme.words:
                return tag, {**theme.words["en"], **theme.words[tag]}
        return "en", theme.words["en"]


@lru_cache(maxsize=64)
def tongue(tag: str, otherwise: str) -> Tongue:
    """Return the language of `tag`, or of `otherwise` (at last English) where `tag` is no language tag."""
    tag = next((one for one in (tag, otherwise) if _TAG.fullmatch(one)), "en")
    locale = _locale(tag)
    known = locale is not None
    scripts = {part.title() for part in tag.split("-")[1:] if len(part) == 4}
    leftward = bool(scripts & {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
    if locale is not None and not scripts:
        leftward = locale.character_order == "right-to-left"
    return Tongue(
        tag=tag,
        locale=locale if known and locale is not None else Locale("en"),
        direction="rtl" if leftward else "ltr",
    )


def _locale(tag: str) -> Locale | None:
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None
