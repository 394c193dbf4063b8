"""Where a story stands on its way to readers, and which moves are legal."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Wording


class Status(StrEnum):
    """The states of a story. Only publishing makes one live; a killed story never comes back."""

    DRAFT = "draft"
    REVIEW = "review"
    READY = "ready"
    PUBLISHED = "published"
    KILLED = "killed"
    SPIKED = "spiked"


STATE_NAMES: Mapping[Status, Wording] = MappingProxyType(
    {
        Status.DRAFT: Wording("Draft"),
        Status.REVIEW: Wording("In review"),
        Status.READY: Wording("Ready"),
        Status.PUBLISHED: Wording("Published"),
        Status.KILLED: Wording("Killed"),
        Status.SPIKED: Wording("Spiked"),
    }
)
"""What each state is called where it stands by itself."""

STATE_WORDS: Mapping[Status, Wording] = MappingProxyType(
    {
        Status.DRAFT: Wording("draft"),
        Status.REVIEW: Wording("review"),
        Status.READY: Wording("ready"),
        Status.PUBLISHED: Wording("published"),
        Status.KILLED: Wording("killed"),
        Status.SPIKED: Wording("spiked"),
    }
)
"""What each state is called in a sentence."""

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
    legal = Wording.joined(", ", [STATE_WORDS[move] for move in sorted(MOVES[now])]) or Wording("none")
    raise NewsdeskError(
        "“{headline}” is {now} and cannot become {wanted}; from here it can become: {legal}.",
        headline=headline or Wording("Untitled"),
        now=STATE_WORDS[now],
        wanted=STATE_WORDS[wanted],
        legal=legal,
    )
