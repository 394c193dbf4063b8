"""A command on the desk: opened to be written or only read, and done again where another process came first."""

import argparse
from collections.abc import Callable

from newsdesk.desk import Desk
from newsdesk.errors import ConflictError, DiskFullError, ReadOnlyDeskError

_READING = frozenset(
    f"{part}.{verb}"
    for part, verbs in {
        "writing": ("list_stories", "show", "search", "versions"),
        "linking": ("suggest",),
        "publishing": ("check", "config"),
        "keeping": ("backup", "doctor", "pictures"),
        "wire": ("list_feeds",),
    }.items()
    for verb in verbs
)
_REPEATABLE = frozenset({"writing.edit", "writing.status", "writing.versions", "publishing.correct"})
_AGAIN = 20


def run_verb(verb: Callable[[Desk, argparse.Namespace], int], desk: Desk, parsed: argparse.Namespace) -> int:
    """Do it, and again where another process saved the same story meanwhile: as if it had come first."""
    for _ in range(_AGAIN if parsed.verb in _REPEATABLE else 0):
        try:
            return verb(desk, parsed)
        except ConflictError:
            continue
    return verb(desk, parsed)


def open_desk(parsed: argparse.Namespace) -> Desk:
    """Open the desk; one that cannot be written is read all the same where the command does no more than that."""
    try:
        return Desk.open(parsed.home)
    except (ReadOnlyDeskError, DiskFullError):
        if parsed.home.database_url or not _only_reads(parsed):
            raise
    return Desk.open_to_read(parsed.home)


def _only_reads(parsed: argparse.Namespace) -> bool:
    asked = vars(parsed)
    writes = (
        asked.get("restore") is not None
        or asked.get("name") is not None
        or asked.get("remove")
        or any("=" in word for word in asked.get("setting", ()))
    )
    return parsed.verb in _READING and not writes
