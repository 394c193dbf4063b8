"""The health of links outward: what was seen at an address, and when. An observation, never a change of a story."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urldefrag, urlsplit

from newsdesk.messages import Wording
from newsdesk.model.article import Article
from newsdesk.model.urls import without_trackers
from newsdesk.model.web import web_address

_IN_TEXT = re.compile(
    r"\]\(\s*<?(https?://(?:[^\s()<>]|\([^\s()<>]*\))+)|<(https?://[^\s<>]+)>|^ {0,3}\[[^\]\n^][^\]\n]*\]:\s*<?(https?://[^\s<>]+)",
    re.IGNORECASE,
)


class Health(StrEnum):
    """How a link is; what the command line's JSON says of it."""

    UNCHECKED = "unchecked"
    OK = "ok"
    REDIRECTED = "redirected"
    SUSPECT = "suspect"
    DEAD = "dead"
    BLOCKED = "blocked"
    TLS = "tls"
    UNREACHABLE = "unreachable"


class Reason(StrEnum):
    """What was seen that makes a link be as it is."""

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


_SENTENCES: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.ANSWERS: Wording("It answers."),
        Reason.MOVED: Wording("It leads on to {to} ({lasting})."),
        Reason.HOME_PAGE: Wording("It leads to the home page {to}: the story may be gone."),
        Reason.OTHER_TITLE: Wording("The page there is called “{title}”: it may be another one."),
        Reason.EMPTY_PAGE: Wording("The page there says that it is not there: “{title}”."),
        Reason.GONE: Wording("There is no page any more ({status})."),
        Reason.NO_HOST: Wording("No machine called {host} can be found."),
        Reason.NOT_LET_IN: Wording("{host} lets no check in ({status}); readers may well get there."),
        Reason.BOT_WALL: Wording("{host} asks whether a person is there; readers may well get there."),
        Reason.CERTIFICATE: Wording("The certificate of {host} cannot be trusted: browsers warn of it."),
        Reason.SLOW: Wording("{host} took too long to answer."),
        Reason.AWAY: Wording("{host} cannot be reached at the moment."),
        Reason.NONSENSE: Wording("{host} answers with what is no page."),
        Reason.SERVER_FAULT: Wording("{host} reports a fault of its own ({status})."),
        Reason.CIRCLE: Wording("It sends on and on from one address to the next."),
        Reason.NOT_ASKED: Wording(
            "Not asked: only public machines at their usual ports are, without a name or password."
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What was seen at an address at an instant (UTC).

    `url` is the `link_key` of the links it is about. `to` is where it leads on to, `permanent` whether for good.
    `status` is that of HTTP, 0 where there was none; `title` that of the page where it was read.
    """

    url: str
    health: Health
    reason: Reason
    at: dt.datetime
    status: int = 0
    to: str = ""
    permanent: bool = False
    title: str = ""

    @property
    def said(self) -> Wording:
        """What was seen, as a sentence for an editor."""
        return Wording(
            _SENTENCES[self.reason],
            to=self.to,
            title=self.title,
            status=self.status,
            host=urlsplit(self.url).hostname or self.url,
            lasting=Wording("for good") if self.permanent else Wording("for now"),
        )


@dataclass(frozen=True, slots=True)
class Outward:
    """A link that leads off the desk: its place as findings name it, its address and what it is called here."""

    place: str
    url: str
    headline: str


def link_key(url: str) -> str:
    """Return the address under which the health of a link is kept; "" where it is none that could be asked.

    It has neither trackers nor a part of the page: what follows readers around is not asked for.
    """
    address = web_address(url)
    return urldefrag(without_trackers(address)).url if address else ""


def outward_links(article: Article) -> Iterator[Outward]:
    """Yield the links of the strip, then of the text, that lead to a web address."""
    for number, link in enumerate(article.strip.links, start=1):
        if link.article is None and link_key(link.url):
            yield Outward(f"links[{number}]", link.url, link.headline)
    for number, line in enumerate(article.body.split("\n"), start=1):
        for found in _IN_TEXT.finditer(line):
            url = next(filter(None, found.groups()))
            if link_key(url):
                yield Outward(f"body:{number}", url, "")


def link_keys(article: Article) -> frozenset[str]:
    """Return the addresses under which the health of the story's links is kept."""
    return frozenset(link_key(link.url) for link in outward_links(article))
