"""Health of external links: observations of an address at a time. An observation never changes a story."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urldefrag, urlsplit

from newsdesk.messages import Message
from newsdesk.model.article import Article
from newsdesk.model.urls import normalize_http_url, strip_tracking_params

_IN_TEXT = re.compile(
    r"\]\(\s*<?(https?://(?:[^\s()<>]|\([^\s()<>]*\))+)|<(https?://[^\s<>]+)>|^ {0,3}\[[^\]\n^][^\]\n]*\]:\s*<?(https?://[^\s<>]+)",
    re.IGNORECASE,
)


class LinkStatus(StrEnum):
    """The status of a link, also in the JSON of the command line."""

    UNCHECKED = "unchecked"
    OK = "ok"
    REDIRECTED = "redirected"
    SUSPECT = "suspect"
    DEAD = "dead"
    BLOCKED = "blocked"
    TLS = "tls"
    UNREACHABLE = "unreachable"


class LinkStatusReason(StrEnum):
    """The reason for the status of a link."""

    ANSWERS = "answers"
    MOVED = "moved"
    HOME_PAGE = "home page"
    OTHER_TITLE = "other title"
    EMPTY_PAGE = "says it is not there"
    GONE = "gone"
    NO_HOST = "no host"
    NOT_LET_IN = "not let in"
    BOT_WALL = "bot wall"
    CERTIFICATE = "certificate"
    SLOW = "slow"
    AWAY = "away"
    NONSENSE = "nonsense"
    SERVER_FAULT = "server fault"
    CIRCLE = "circle"
    NOT_ASKED = "not asked"


_SENTENCES: Mapping[LinkStatusReason, str] = MappingProxyType(
    {
        LinkStatusReason.ANSWERS: Message("It answers."),
        LinkStatusReason.MOVED: Message("It leads on to {to} ({lasting})."),
        LinkStatusReason.HOME_PAGE: Message("It leads to the home page {to}: the story may be gone."),
        LinkStatusReason.OTHER_TITLE: Message("The page there is called “{title}”: it may be another one."),
        LinkStatusReason.EMPTY_PAGE: Message("The page there says that it is not there: “{title}”."),
        LinkStatusReason.GONE: Message("There is no page any more ({status})."),
        LinkStatusReason.NO_HOST: Message("No machine called {host} can be found."),
        LinkStatusReason.NOT_LET_IN: Message("{host} lets no check in ({status}); readers may well get there."),
        LinkStatusReason.BOT_WALL: Message("{host} asks whether a person is there; readers may well get there."),
        LinkStatusReason.CERTIFICATE: Message("The certificate of {host} cannot be trusted: browsers warn of it."),
        LinkStatusReason.SLOW: Message("{host} took too long to answer."),
        LinkStatusReason.AWAY: Message("{host} cannot be reached at the moment."),
        LinkStatusReason.NONSENSE: Message("{host} answers with what is no page."),
        LinkStatusReason.SERVER_FAULT: Message("{host} reports a fault of its own ({status})."),
        LinkStatusReason.CIRCLE: Message("It sends on and on from one address to the next."),
        LinkStatusReason.NOT_ASKED: Message(
            "Not asked: only public machines at their usual ports are, without a name or password."
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheckResult:
    """The result of the check of an address at an instant (UTC).

    `url` is the `link_health_key` of its links. `to` is the target of a redirect; `permanent` marks a permanent one.
    `status` is the HTTP status, 0 without an answer. `title` is the title of the page if it was read.
    """

    url: str
    health: LinkStatus
    reason: LinkStatusReason
    at: dt.datetime
    status: int = 0
    to: str = ""
    permanent: bool = False
    title: str = ""

    @property
    def description(self) -> Message:
        """The result as a sentence for the editor."""
        return Message(
            _SENTENCES[self.reason],
            to=self.to,
            title=self.title,
            status=self.status,
            host=urlsplit(self.url).hostname or self.url,
            lasting=Message("for good") if self.permanent else Message("for now"),
        )


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A link to another site: its place in the notation of findings, its address and its headline here."""

    location: str
    url: str
    headline: str


def link_health_key(url: str) -> str:
    """Return the address that stores the health of a link; "" for an address that cannot be checked.

    The key has no tracking parameters and no fragment, so that no check requests a tracker.
    """
    address = normalize_http_url(url)
    return urldefrag(strip_tracking_params(address)).url if address else ""


def external_links(article: Article) -> Iterator[ExternalLink]:
    """Yield the links to web addresses, those of the strip first, then those of the text."""
    for number, link in enumerate(article.strip.links, start=1):
        if link.article is None and link_health_key(link.url):
            yield ExternalLink(f"links[{number}]", link.url, link.headline)
    for number, line in enumerate(article.body.split("\n"), start=1):
        for found in _IN_TEXT.finditer(line):
            url = next(filter(None, found.groups()))
            if link_health_key(url):
                yield ExternalLink(f"body:{number}", url, "")


def link_health_keys(article: Article) -> frozenset[str]:
    """Return the addresses that store the health of the story's links."""
    return frozenset(link_health_key(link.url) for link in external_links(article))
