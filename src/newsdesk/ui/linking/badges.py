"""What a row of the strip says of its link, each thing by a sign and a word. Knows no Qt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsdesk.model import Double, Health, Observation, RelatedLink, Status, Target, trackers_in

_OLD_DAYS = 2
_STATES = {
    Status.DRAFT: ("○", "draft", "A draft: readers do not see this link before the story is published."),
    Status.REVIEW: ("◔", "in review", "In review: readers do not see this link before the story is published."),
    Status.READY: ("◑", "ready", "Ready: readers do not see this link before the story is published."),
    Status.PUBLISHED: ("●", "published", "Published: readers can go there."),
    Status.KILLED: ("✕", "killed", "Withdrawn: the link drops out of the page. Take it out or lead elsewhere."),
    Status.SPIKED: ("⊘", "spiked", "Spiked: readers never see this link. Take it out or bring the story back."),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign and a word, and a sentence on what it means; `grave` asks for a hand."""

    sign: str
    word: str
    why: str
    grave: bool = False

    def __str__(self) -> str:
        return f"{self.sign} {self.word}"


HEALTH: Mapping[Health, Badge] = MappingProxyType(
    {
        Health.OK: Badge("✓", "ok", ""),
        Health.REDIRECTED: Badge("↪", "moved", ""),
        Health.SUSPECT: Badge("◐", "suspect", "", grave=True),
        Health.DEAD: Badge("✕", "dead", "", grave=True),
        Health.BLOCKED: Badge("⊝", "blocked", ""),
        Health.TLS: Badge("⚠", "untrusted", "", grave=True),
        Health.UNREACHABLE: Badge("…", "no answer", ""),
        Health.UNCHECKED: Badge("□", "not asked", ""),
    }
)
"""How each health is shown; what it means is said by the observation."""


def badges_of(
    link: RelatedLink,
    target: Target | None,
    now: dt.datetime,
    double: Double | None,
    seen: Observation | None = None,
) -> tuple[Badge, ...]:
    """Return what is to be said of a link, gravest first; `seen` is what was last seen where it leads."""
    found = []
    if double is not None:
        why = f"This link has {double.why} as number {double.first + 1}."
        found.append(Badge("=", f"as {double.first + 1}", why, grave=True))
    if link.article is not None:
        found.append(_story_badge(target, now))
    else:
        if seen is not None:
            when = f"Seen {seen.at:%Y-%m-%d %H:%M} UTC."
            found.append(replace(HEALTH[seen.health], why=f"{seen.said} {when}"))
        found += _outward_badges(link, now)
    return tuple(sorted(found, key=lambda badge: not badge.grave))


def _story_badge(target: Target | None, now: dt.datetime) -> Badge:
    if target is None:
        return Badge("?", "missing", "This story is no longer on the desk. The link stays until you take it out.", True)
    if not target.here:
        return Badge("?", "not here", "This story is not on this desk; the link heals when it is imported.", True)
    if target.until is not None and target.until > now and target.status is not Status.KILLED:
        return Badge("◷", "embargoed", f"Readers may not learn of it before {target.until:%Y-%m-%d %H:%M} UTC.", True)
    sign, word, why = _STATES[target.status]
    return Badge(sign, word, why, grave=target.status in (Status.KILLED, Status.SPIKED))


def _outward_badges(link: RelatedLink, now: dt.datetime) -> list[Badge]:
    found = []
    if trackers := trackers_in(link.url):
        found.append(Badge("⚑", "tracked", f"The address follows readers around by {', '.join(trackers)}."))
    if link.date is not None and (days := (now.date() - link.date).days) > _OLD_DAYS:
        found.append(Badge("⧗", f"{days} days", f"It is of {link.date.isoformat()}: more than 48 hours old."))
    return found
