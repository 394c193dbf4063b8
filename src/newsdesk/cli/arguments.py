"""What stands on the command line, read as what it names; what cannot be read is wrong usage, in a sentence."""

from argparse import ArgumentTypeError
from datetime import datetime
from pathlib import Path

from newsdesk import paths


def filled(text: str) -> str:
    """Return an address, or a path that may be one; a script with an unset variable gives an empty one."""
    if not text.strip():
        raise ArgumentTypeError("it is empty; name a place, “.” for the folder you are in")
    return text


def path(text: str) -> Path:
    """Return a path, never an empty one: that would be the folder the command is called in."""
    return Path(filled(text))


def desk(text: str) -> paths.DeskPaths:
    """Return where a desk is, a folder or an address."""
    return paths.resolve_paths(None, text) if "://" in text else paths.resolve_paths(path(text))


def field(text: str) -> str:
    """Return a field with its value."""
    if "=" not in text:
        raise ArgumentTypeError(f"“{text}” is no FIELD=VALUE")
    return text


def count(text: str) -> int:
    """Return a number from 0 on."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"“{text}” is no number; write one such as 50")
    return int(text)


def numbered(text: str) -> tuple[int, str]:
    """Return a number and the name for it."""
    number, separator, name = text.partition("=")
    if not separator:
        raise ArgumentTypeError(f"“{text}” is no N=NAME; write one such as 3=Before the lawyers")
    return count(number), name


def instant(text: str) -> datetime:
    """Return an instant, which names its zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ArgumentTypeError(f"“{text}” is no time with a zone; write it as 2026-01-19T14:05+08:00")
    return found


def base_url(text: str) -> str:
    """Return the address of a site."""
    from newsdesk.model import is_base_url

    if not is_base_url(text):
        raise ArgumentTypeError(f"“{text}” is no web address; write it as https://news.example.org")
    return text
