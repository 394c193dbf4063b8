"""Rules on where links lead, by what was last seen there: nothing is asked for them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from newsdesk.model import Article, Finding, Health, Observation, Outward, Severity, link_key, outward_links
from newsdesk.wording import Wording

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


def _named(link: Outward) -> str:
    return f"“{link.headline}”" if link.headline else link.url
