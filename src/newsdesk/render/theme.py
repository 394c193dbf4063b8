"""The theme of a page: its templates, its style, its words in the language of the story, the clock it goes by."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.environment import TemplateModule
from markupsafe import Markup

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import DATE_STYLES, is_language_tag
from newsdesk.paths import resources_dir
from newsdesk.render.limits import ThemeError
from newsdesk.render.sandbox import TemplateSandbox
from newsdesk.render.themefiles import read_style, read_words, require_sound_templates

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_BASE = "wire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The picture of the publication, in pixels; it lies at the top of its site."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theme:
    """A theme's templates and style. `style_hash` is the style's SHA-256 in base64, as a content policy names it.

    `style_file` is the file at the root of a site that has it.
    """

    page: Template
    sheet: Template
    frame: Template
    style: Markup
    style_hash: str
    style_file: str
    words: Mapping[str, Mapping[str, str]]
    own: Path | None
    logo: Logo | None


def themes() -> tuple[str, ...]:
    """Return the names of the themes that ship with the program, the plain one first."""
    names = sorted(folder.name for folder in _folder().iterdir() if folder.joinpath("page.html").is_file())
    return (_BASE, *(name for name in names if name != _BASE))


def load_theme(name: str, own: Path | None = None) -> Theme:
    """Return a theme that ships with the program; raise `NewsdeskError` if there is none of that name.

    What lies in the folder `own` goes before it: templates replace the theme's, a page.css is added to its style and a
    words.json to its words; a logo.png is the publication's. Templates that are not ours run in a sandbox.
    """
    stamps = _stamps(own)
    return _load(name, own if stamps else None, stamps)


def style_of(name: str, own: Path | None = None) -> str:
    """Return the style of a theme, on one line, as `load_theme` has it."""
    styles = [read_style(file) for folder in _folders(name, own) if (file := folder / "page.css").is_file()]
    return " ".join(" ".join(styles).split())


def style_file(style: str) -> str:
    """Return the file that a site has a style in: another style has another, so that none is taken for the other."""
    return f"style-{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"


def _stamps(own: Path | None) -> tuple[tuple[str, int], ...]:
    return tuple((file.name, file.stat().st_mtime_ns) for file in sorted(own.iterdir())) if own and own.is_dir() else ()


def _folders(name: str, own: Path | None) -> list[Path]:
    """Return where the parts of a theme lie, what goes before the rest last."""
    if not _NAME.fullmatch(name) or name not in themes():
        raise NewsdeskError(
            "There is no page theme “{name}”; set the desk's theme to one of: {names}.",
            name=name,
            names=", ".join(themes()),
        )
    shipped = [_folder() / part for part in dict.fromkeys((_BASE, name))]
    return shipped if own is None else [*shipped, own]


@lru_cache(maxsize=8)
def _load(name: str, own: Path | None, _stamps: tuple[tuple[str, int], ...]) -> Theme:
    folders = _folders(name, own)
    kind = Environment if own is None else TemplateSandbox
    environment = kind(
        # A theme's page may extend the plain one's as “wire/page.html”.
        loader=FileSystemLoader([*reversed(folders), _folder()], encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Also where the checkout has other line ends.
        newline_sequence="\n",
        # Files of a desk's own that changed make another environment; ours do not change under a running program.
        auto_reload=False,
    )
    logo = None if own is None else _logo(own / "logo.png")
    environment.globals["logo"] = logo
    words: dict[str, dict[str, str]] = {}
    for folder in folders:
        if (file := folder / "words.json").is_file():
            for tag, said in read_words(file).items():
                words[tag] = words.get(tag, {}) | said
    style = style_of(name, own)
    if own is not None:
        require_sound_templates(own)
    with template_faults(own):
        page, sheet, frame = map(environment.get_template, ("page.html", "sheet.html", f"{_BASE}/frame.html"))
    return Theme(
        page=page,
        sheet=sheet,
        frame=frame,
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        style_file=style_file(style),
        words=words,
        own=own,
        logo=logo,
    )


def _logo(path: Path) -> Logo | None:
    if not path.is_file():
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            return Logo(name=path.name, width=picture.width, height=picture.height)
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise ThemeError("The logo {path} is no PNG picture: choose it anew, under Publication.", path=path) from error


@contextmanager
def template_faults(own: Path | None, story: str = "") -> Iterator[None]:
    """Turn what is wrong in a desk's own template into a `ThemeError` that names it, its line and the story."""
    try:
        yield
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, MemoryError) as error:
        if own is None:
            raise
        name, line = _where(error, own)
        about = Message(" for “{story}”", story=story) if story else ""
        raise ThemeError(
            "The desk's own template {name}, line {line}, cannot be used{about}: {error}. Mend it, or move it out of "
            "{own}.",
            name=name,
            line=line,
            about=about,
            error=error,
            own=own,
        ) from error


def _where(error: Exception, own: Path) -> tuple[str, int]:
    """Return the template and line where it went wrong: the innermost one that the traceback tells of."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "?", error.lineno
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    ours = [frame for frame in frames if Path(frame.filename).parent == own] or frames
    return (Path(ours[-1].filename).name, ours[-1].lineno or 0) if ours else ("page.html", 0)


def _folder() -> Path:
    return resources_dir() / "themes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language as a page needs it: its BCP 47 tag, its locale and which way it is written."""

    tag: str
    locale: Locale
    direction: str
    date_style: str

    def day(self, when: dt.date) -> str:
        """Return the day of `when` as the house writes it, in this language."""
        # Two times of one instant are equal, also where they are on different days: so the day alone is remembered.
        return written_day(when.date() if isinstance(when, dt.datetime) else when, self.locale, self.date_style)

    def words(self, theme: Theme) -> tuple[str, Mapping[str, str]]:
        """Return the theme's words that fit best, English ones for the rest, after the tag of their language."""
        language, script = self.locale.language, self.locale.script
        for tag in (self.tag, f"{language}-{script}", language):
            if tag in theme.words:
                return tag, {**theme.words["en"], **theme.words[tag]}
        return "en", theme.words["en"]


@lru_cache(maxsize=64)
def tongue(tag: str, otherwise: str, date_style: str) -> Tongue:
    """Return the language of `tag`, or of `otherwise` (at last English) where `tag` is no language tag.

    A `date_style` that is none, as a newer program may have, writes days at length.
    """
    tag = next((one for one in (tag, otherwise) if is_language_tag(one)), "en")
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
        date_style=date_style if date_style in DATE_STYLES else "long",
    )


@lru_cache(maxsize=64)
def frame_of(theme: Theme, language: Tongue, name: str, site: tuple[str, bool]) -> TemplateModule:
    """Return what pages in this language have alike, in the publication of that name; made once for all of them.

    `site` is the way up to the root of the site and whether it has feeds.
    """
    words_language, words = language.words(theme)
    own, (root, has_feeds) = own_words(words_language, language), site
    return theme.frame.make_module({"words": words, "own": own, "name": name, "root": root, "has_feeds": has_feeds})


def own_words(words_language: str, language: Tongue) -> Markup:
    """Return the attributes of the theme's own words where their language is not the page's."""
    if words_language.partition("-")[0] == language.locale.language:
        return Markup("")
    direction = "rtl" if words_language == "ar" else "ltr"
    return Markup(' lang="{}" dir="{}"').format(words_language, direction)


@lru_cache(maxsize=8)
def zone(name: str) -> ZoneInfo:
    """Return the time zone of that name; raise `NewsdeskError` where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NewsdeskError("“{name}” is no time zone; set one such as Europe/Paris.", name=name) from None


@lru_cache(maxsize=4096)
def written_day(day: dt.date, locale: Locale, style: str) -> str:
    """Return a day in one of `DATE_STYLES`."""
    return day.isoformat() if style == "iso" else format_date(day, style, locale)


def _locale(tag: str) -> Locale | None:
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None
