"""Where a story stands on its way to readers, and which moves are legal."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from newsdesk.errors import NewsdeskError


class Status(StrEnum):
    """The states of a story. Only publishing makes one live; a killed story never comes back."""

    DRAFT = "draft"
    REVIEW = "review"
    READY = "ready"
    PUBLISHED = "published"
    KILLED = "killed"
    SPIKED = "spiked"


_WORKING = frozenset({Status.DRAFT, Status.REVIEW, Status.READY})

MOVES: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.DRAFT: frozenset({Status.REVIEW, Status.READY, Status.PUBLISHED, Status.SPIKED}),
        Status.REVIEW: frozenset({Status.DRAFT, Status.READY, Status.PUBLISHED, Status.SPIKED}),
        Status.READY: frozenset({Status.DRAFT, Status.REVIEW, Status.PUBLISHED, Status.SPIKED}),
        Status.PUBLISHED: frozenset({Status.KILLED}),
        Status.KILLED: frozenset(),
        Status.SPIKED: _WORKING,
    }
)


def require_move(headline: str, now: Status, wanted: Status) -> None:
    """Raise `NewsdeskError`, naming the moves that are legal, unless `wanted` may follow `now`."""
    if wanted in MOVES[now]:
        return
    legal = ", ".join(sorted(MOVES[now])) or "none"
    raise NewsdeskError(
        f"“{headline or 'Untitled'}” is {now} and cannot become {wanted}; from here it can become: {legal}."
    )
