"""The files of a theme, read and looked through: what is wrong with one of a desk's own names the file."""

import json
import re
from pathlib import Path

from newsdesk.render.limits import ThemeError

BLOCKED = ("script", "iframe", "frame", "object", "embed", "form", "template", "video", "audio")
"""The elements that no page holds: its policy blocks what they load or run. Its own data is no such script."""
_EXAMPLE = '{"en": {"here": "Where you are:"}}'
_DATA = "application/ld+json"
# One that is never closed reaches to the end of the file.
_COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ELEMENT = re.compile(rf"<({'|'.join(BLOCKED)})(?=[\s/>])([^<>]*)", re.IGNORECASE)
_NO_LINE_END = re.compile(r"[^\n]+")


def read_text(path: Path) -> str:
    """Return a theme's file; raise `ThemeError`, naming it, where it can't be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ThemeError("The theme's file {path} isn't in UTF-8: save it as UTF-8.", path=path) from error
    except OSError as error:
        raise ThemeError(
            "The theme's file {path} can't be read: {reason}.", path=path, reason=error.strerror
        ) from error


def read_style(path: Path) -> str:
    """Return a theme's style; raise `ThemeError` where it would end its element in the page."""
    style = read_text(path)
    if "</style" in style.lower():
        raise ThemeError("The theme's file {path} has </style> in it, which ends the style: take it out.", path=path)
    return style


def read_words(path: Path) -> dict[str, dict[str, str]]:
    """Return a theme's words by language; raise `ThemeError` where the file has another form."""
    try:
        words = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise ThemeError("The theme's file {path} isn't JSON: {error}.", path=path, error=error) from error
    if not isinstance(words, dict) or not all(
        isinstance(said, dict) and all(isinstance(text, str) for text in said.values()) for said in words.values()
    ):
        raise ThemeError(
            "The theme's file {path} has another form; write it as {example}.", path=path, example=_EXAMPLE
        )
    return words


def require_sound_templates(own: Path) -> None:
    """Raise `ThemeError` for a template of the desk's own with an element that pages can't hold."""
    for path in sorted(own.glob("*.html")):
        text = _COMMENT.sub(lambda comment: _NO_LINE_END.sub("", comment[0]), read_text(path))
        for element in _ELEMENT.finditer(text):
            if element[1].lower() != "script" or _DATA not in element[2]:
                raise ThemeError(
                    "The theme's file {path}, line {line}, has <{tag}>: pages hold no scripts, forms or embedded "
                    "content. Take it out.",
                    path=path,
                    line=text.count("\n", 0, element.start()) + 1,
                    tag=element[1].lower(),
                )
