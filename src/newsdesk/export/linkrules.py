"""Rules on links: those of the strip, and where links lead by what was last seen there; nothing is asked for them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from uuid import UUID

from newsdesk.messages import Wording
from newsdesk.model import (
    STATE_WORDS,
    Article,
    Finding,
    Health,
    Likeness,
    Observation,
    Outward,
    Severity,
    Status,
    Target,
    doubles_in,
    link_key,
    outward_links,
    without_trackers,
)

# A link that is merely guarded leads readers where they want to go: nothing is to be said of it.
_RULES: Mapping[Health, tuple[str, Severity, str]] = MappingProxyType(
    {
        Health.DEAD: ("link-dead", Severity.WARN, Wording("Take it out or lead elsewhere.")),
        Health.SUSPECT: ("link-suspect", Severity.WARN, Wording("Open it and look.")),
        Health.TLS: ("link-tls", Severity.WARN, Wording("Open it and look what your browser says.")),
        Health.UNREACHABLE: ("link-unreachable", Severity.NOTE, Wording("Check it again later.")),
        Health.REDIRECTED: ("link-moved", Severity.NOTE, Wording("Lead to {to} at once.")),
    }
)


def link_findings(article: Article, seen: Mapping[str, Observation]) -> Iterator[Finding]:
    """Yield what is to be said of the story's links outward, given what was `seen` by `link_key`."""
    for link in outward_links(article):
        observation = seen.get(link_key(link.url))
        if observation is not None and observation.health in _RULES:
            rule, severity, mend = _RULES[observation.health]
            if rule != "link-moved" or observation.permanent:
                yield Finding(
                    rule=rule,
                    severity=severity,
                    place=link.place,
                    message=Wording(
                        "{named}: {said} Seen on {at:%Y-%m-%d}.",
                        named=_named(link),
                        said=observation.said,
                        at=observation.at,
                    ),
                    mend=Wording(mend, to=observation.to),
                )


def strip_findings(article: Article, targets: Mapping[UUID, Target]) -> Iterator[Finding]:
    """Yield the findings of the strip's links: one line for all headlines without an address."""
    links = article.strip.links
    bare = [place for place, link in enumerate(links, start=1) if link.article is None and not link.url]
    if bare:
        first = links[bare[0] - 1]
        yield _warn(
            "bare-headline",
            f"links[{bare[0]}]",
            Wording("“{headline}” has no link.", headline=first.headline)
            if len(bare) == 1
            else Wording("{count} strip headlines have no link.", count=len(bare)),
            Wording("Add one, or leave it as plain text.")
            if len(bare) == 1
            else Wording("Add links, or leave them as plain text."),
        )
    doubles = doubles_in(links, targets)
    for place, link in enumerate(links, start=1):
        where = f"links[{place}]"
        target = None if link.article is None else targets.get(link.article)
        if link.article is not None and (target is None or not target.here):
            yield _warn(
                "link-not-here",
                where,
                Wording("Related link {place} is to a story that is not here.", place=place),
                Wording("Import it."),
            )
        elif target is not None and target.status is not Status.PUBLISHED:
            yield _warn(
                f"link-{target.status}",
                where,
                Wording("“{headline}” is {status}.", headline=target.headline, status=STATE_WORDS[target.status]),
                Wording("Publish it or take it out."),
            )
        if link.url and without_trackers(link.url) != link.url:
            yield _note(
                "tracked-link",
                where,
                Wording("Link {place} contains tracking parameters.", place=place),
                Wording("Remove them."),
            )
        double = doubles.get(place - 1)
        leads = link.article is not None or bool(link.url)
        if double is not None and double.why is Likeness.HEADLINE and leads:
            yield _note(
                "similar-link",
                where,
                Wording(
                    "Related link {place} has nearly the headline of {first}.", place=place, first=double.first + 1
                ),
                Wording("Take one out, if it is the same news."),
            )
        elif double is not None:
            yield _warn(
                "duplicate-link",
                where,
                Wording("Related link {place} is the same as {first}.", place=place, first=double.first + 1),
                Wording("Take one out."),
            )


def _warn(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)


def _note(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.NOTE, place=place, message=message, mend=mend)


def _named(link: Outward) -> str:
    return f"“{link.headline}”" if link.headline else link.url
