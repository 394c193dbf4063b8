"""Workflow: the statuses of a story and the legal transitions between them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message


class Status(StrEnum):
    """The statuses of a story. Only publishing makes a story live; a killed story never comes back."""

    DRAFT = "draft"
    REVIEW = "review"
    READY = "ready"
    PUBLISHED = "published"
    KILLED = "killed"
    SPIKED = "spiked"


STATUS_LABELS: Mapping[Status, Message] = MappingProxyType(
    {
        Status.DRAFT: Message("Draft"),
        Status.REVIEW: Message("In review"),
        Status.READY: Message("Ready"),
        Status.PUBLISHED: Message("Published"),
        Status.KILLED: Message("Killed"),
        Status.SPIKED: Message("Spiked"),
    }
)
"""The label of each status on its own."""

INLINE_STATUS_LABELS: Mapping[Status, Message] = MappingProxyType(
    {
        Status.DRAFT: Message("draft"),
        Status.REVIEW: Message("review"),
        Status.READY: Message("ready"),
        Status.PUBLISHED: Message("published"),
        Status.KILLED: Message("killed"),
        Status.SPIKED: Message("spiked"),
    }
)
"""The label of each status in a sentence."""

_WORKING = frozenset({Status.DRAFT, Status.REVIEW, Status.READY})

TRANSITIONS: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.DRAFT: frozenset({Status.REVIEW, Status.READY, Status.PUBLISHED, Status.SPIKED}),
        Status.REVIEW: frozenset({Status.DRAFT, Status.READY, Status.PUBLISHED, Status.SPIKED}),
        Status.READY: frozenset({Status.DRAFT, Status.REVIEW, Status.PUBLISHED, Status.SPIKED}),
        Status.PUBLISHED: frozenset({Status.KILLED}),
        Status.KILLED: frozenset(),
        Status.SPIKED: _WORKING,
    }
)


def require_transition(headline: str, now: Status, wanted: Status) -> None:
    """Raise `NewsdeskError`, with the legal transitions, unless `wanted` may follow `now`."""
    if wanted in TRANSITIONS[now]:
        return
    legal = Message.join_parts(", ", [INLINE_STATUS_LABELS[move] for move in sorted(TRANSITIONS[now])]) or Message(
        "none"
    )
    raise NewsdeskError(
        "“{headline}” is {now} and cannot become {wanted}; from here it can become: {legal}.",
        headline=headline or Message("Untitled"),
        now=INLINE_STATUS_LABELS[now],
        wanted=INLINE_STATUS_LABELS[wanted],
        legal=legal,
    )
