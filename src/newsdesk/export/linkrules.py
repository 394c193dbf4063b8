"""Rules on links: those of the strip, and where links lead by what was last seen there; nothing is asked for them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from uuid import UUID

from newsdesk.messages import Message
from newsdesk.model import (
    INLINE_STATUS_LABELS,
    Article,
    DuplicateReason,
    ExternalLink,
    Finding,
    LinkCheckResult,
    LinkStatus,
    LinkTarget,
    Severity,
    Status,
    external_links,
    find_duplicates,
    link_health_key,
    strip_tracking_params,
)

# A link that is merely guarded leads readers where they want to go: nothing is to be said of it.
_RULES: Mapping[LinkStatus, tuple[str, Severity, str]] = MappingProxyType(
    {
        LinkStatus.DEAD: ("link-dead", Severity.WARN, Message("Take it out or lead elsewhere.")),
        LinkStatus.SUSPECT: ("link-suspect", Severity.WARN, Message("Open it and look.")),
        LinkStatus.TLS: ("link-tls", Severity.WARN, Message("Open it and look what your browser says.")),
        LinkStatus.UNREACHABLE: ("link-unreachable", Severity.NOTE, Message("Check it again later.")),
        LinkStatus.REDIRECTED: ("link-moved", Severity.NOTE, Message("Lead to {to} at once.")),
    }
)


def link_findings(article: Article, seen: Mapping[str, LinkCheckResult]) -> Iterator[Finding]:
    """Yield what is to be said of the story's links outward, given what was `seen` by `link_health_key`."""
    for link in external_links(article):
        observation = seen.get(link_health_key(link.url))
        if observation is not None and observation.health in _RULES:
            rule, severity, mend = _RULES[observation.health]
            if rule != "link-moved" or observation.permanent:
                yield Finding(
                    rule=rule,
                    severity=severity,
                    place=link.location,
                    message=Message(
                        "{named}: {said} Seen on {at:%Y-%m-%d}.",
                        named=_named(link),
                        said=observation.description,
                        at=observation.at,
                    ),
                    mend=Message(mend, to=observation.to),
                )


def strip_findings(article: Article, targets: Mapping[UUID, LinkTarget]) -> Iterator[Finding]:
    """Yield the findings of the strip's links: one line for all headlines without an address."""
    links = article.strip.links
    bare = [place for place, link in enumerate(links, start=1) if link.article is None and not link.url]
    if bare:
        first = links[bare[0] - 1]
        yield _warn(
            "bare-headline",
            f"links[{bare[0]}]",
            Message("“{headline}” has no link.", headline=first.headline)
            if len(bare) == 1
            else Message("{count} strip headlines have no link.", count=len(bare)),
            Message("Add one, or leave it as plain text.")
            if len(bare) == 1
            else Message("Add links, or leave them as plain text."),
        )
    doubles = find_duplicates(links, targets)
    for place, link in enumerate(links, start=1):
        where = f"links[{place}]"
        target = None if link.article is None else targets.get(link.article)
        if link.article is not None and (target is None or not target.on_desk):
            yield _warn(
                "link-not-here",
                where,
                Message("Related link {place} is to a story that is not here.", place=place),
                Message("Import it."),
            )
        elif target is not None and target.status is not Status.PUBLISHED:
            yield _warn(
                f"link-{target.status}",
                where,
                Message(
                    "“{headline}” is {status}.", headline=target.headline, status=INLINE_STATUS_LABELS[target.status]
                ),
                Message("Publish it or take it out."),
            )
        if link.url and strip_tracking_params(link.url) != link.url:
            yield _note(
                "tracked-link",
                where,
                Message("Link {place} contains tracking parameters.", place=place),
                Message("Remove them."),
            )
        double = doubles.get(place - 1)
        leads = link.article is not None or bool(link.url)
        if double is not None and double.reason is DuplicateReason.HEADLINE and leads:
            yield _note(
                "similar-link",
                where,
                Message(
                    "Related link {place} has nearly the headline of {first}.",
                    place=place,
                    first=double.original_index + 1,
                ),
                Message("Take one out, if it is the same news."),
            )
        elif double is not None:
            yield _warn(
                "duplicate-link",
                where,
                Message("Related link {place} is the same as {first}.", place=place, first=double.original_index + 1),
                Message("Take one out."),
            )


def _warn(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)


def _note(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.NOTE, place=place, message=message, mend=mend)


def _named(link: ExternalLink) -> str:
    return f"“{link.headline}”" if link.headline else link.url
