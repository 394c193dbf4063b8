"""What a row of the strip says of its link, each thing by a sign and a word. Knows no Qt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsdesk.messages import Message
from newsdesk.model import DuplicateLink, LinkCheckResult, LinkStatus, LinkTarget, RelatedLink, Status, tracking_params
from newsdesk.ui.language import listed, spoken, tr

_OLD_DAYS = 2
_STATES = {
    Status.DRAFT: (
        "○",
        Message("draft"),
        Message("A draft: readers do not see this link before the story is published."),
    ),
    Status.REVIEW: (
        "◔",
        Message("in review"),
        Message("In review: readers do not see this link before the story is published."),
    ),
    Status.READY: (
        "◑",
        Message("ready"),
        Message("Ready: readers do not see this link before the story is published."),
    ),
    Status.PUBLISHED: ("●", Message("published"), Message("Published: readers can go there.")),
    Status.KILLED: (
        "✕",
        Message("killed"),
        Message("Withdrawn: the link drops out of the page. Take it out or lead elsewhere."),
    ),
    Status.SPIKED: (
        "⊘",
        Message("spiked"),
        Message("Spiked: readers never see this link. Take it out or bring the story back."),
    ),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign and a word, and a sentence on what it means; `grave` asks for a hand."""

    sign: str
    word: str
    why: str
    grave: bool = False

    def __str__(self) -> str:
        return f"{self.sign} {spoken(self.word)}"


HEALTH: Mapping[LinkStatus, Badge] = MappingProxyType(
    {
        LinkStatus.OK: Badge("✓", Message("ok"), ""),
        LinkStatus.REDIRECTED: Badge("↪", Message("moved"), ""),
        LinkStatus.SUSPECT: Badge("◐", Message("suspect"), "", grave=True),
        LinkStatus.DEAD: Badge("✕", Message("dead"), "", grave=True),
        LinkStatus.BLOCKED: Badge("⊝", Message("blocked"), ""),
        LinkStatus.TLS: Badge("⚠", Message("untrusted"), "", grave=True),
        LinkStatus.UNREACHABLE: Badge("…", Message("no answer"), ""),
        LinkStatus.UNCHECKED: Badge("□", Message("not asked"), ""),
    }
)
"""How each health is shown; what it means is said by the observation."""


def badges_of(
    link: RelatedLink,
    target: LinkTarget | None,
    now: dt.datetime,
    double: DuplicateLink | None,
    seen: LinkCheckResult | None = None,
) -> tuple[Badge, ...]:
    """Return what is to be said of a link, gravest first; `seen` is what was last seen where it leads."""
    found = []
    if double is not None:
        why = tr("This link has {why} as number {first}.", why=Message(double.reason), first=double.original_index + 1)
        found.append(Badge("=", tr("as {first}", first=double.original_index + 1), why, grave=True))
    if link.article is not None:
        found.append(_story_badge(target, now))
    else:
        if seen is not None:
            when = tr("Seen {at:%Y-%m-%d %H:%M} UTC.", at=seen.at)
            found.append(replace(HEALTH[seen.health], why=f"{tr(seen.description)} {when}"))
        found += _outward_badges(link, now)
    return tuple(sorted(found, key=lambda badge: not badge.grave))


def _story_badge(target: LinkTarget | None, now: dt.datetime) -> Badge:
    if target is None:
        return Badge(
            "?", tr("missing"), tr("This story is no longer on the desk. The link stays until you take it out."), True
        )
    if not target.on_desk:
        return Badge(
            "?", tr("not here"), tr("This story is not on this desk; the link heals when it is imported."), True
        )
    if target.visible_from is not None and target.visible_from > now and target.status is not Status.KILLED:
        return Badge(
            "◷",
            tr("embargoed"),
            tr("Readers may not learn of it before {until:%Y-%m-%d %H:%M} UTC.", until=target.visible_from),
            True,
        )
    sign, word, why = _STATES[target.status]
    return Badge(sign, tr(word), tr(why), grave=target.status in (Status.KILLED, Status.SPIKED))


def _outward_badges(link: RelatedLink, now: dt.datetime) -> list[Badge]:
    found = []
    if trackers := tracking_params(link.url):
        found.append(
            Badge("⚑", tr("tracked"), tr("The address follows readers around by {names}.", names=listed(trackers)))
        )
    if link.date is not None and (days := (now.date() - link.date).days) > _OLD_DAYS:
        found.append(
            Badge(
                "⧗",
                tr("{days} days", days=days),
                tr("It is of {date}: more than 48 hours old.", date=link.date.isoformat()),
            )
        )
    return found
