"""Plain text as Markdown that shows exactly its characters."""

import re

from newsdesk.model import clean_line

_MARKS = re.compile(r"([\\`*_\[\]])")
_LINE_START = re.compile(r"^(#|[+\-](?=\s)|>)")
_FENCE_START = re.compile(r"^[~:](?=~|\s)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s)")
_ENTITY = re.compile(r"&(?=[#\w])")
_RULE = re.compile(r"^-(?=-+$)")


def as_markdown(text: str) -> str:
    """Return one paragraph of plain text as Markdown that shows exactly its characters."""
    return at_line_start(as_inline_markdown(clean_line(text)))


def as_inline_markdown(text: str) -> str:
    """Return text as Markdown that shows exactly its characters, wherever but at a line's start it stands."""
    return _MARKS.sub(r"\\\1", _ENTITY.sub("&amp;", text).replace("<", "&lt;"))


def at_line_start(text: str) -> str:
    """Return Markdown so that what it begins with is a paragraph's text: no heading, list, quote, fence or rule."""
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _FENCE_START.sub(lambda sign: f"&#{ord(sign[0])};", text)
    text = _RULE.sub("&#45;", text)
    return _LINE_START.sub(r"\\\1", text)
