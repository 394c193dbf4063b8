"""One link looked at: what its address answers, and whether that is still the story it was set for."""

import re
import threading
from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from newsdesk.model import LinkCheckResult, LinkStatus, LinkStatusReason, link_health_key
from newsdesk.wire.fetching import Fetched, Fetcher, FetchError, Trouble
from newsdesk.wire.titles import called

# A page's names stand at its beginning; the rest of it is of no interest here.
_BEGINNING = 200_000
_GONE = frozenset({404, 410})
_NOT_LET_IN = frozenset({401, 402, 403, 407, 429, 451, 999})
_HOME = re.compile(r"/?(?:(?:index|default|home)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_NOT_THERE_PATH = re.compile(
    r"(?:^|[/_.-])(?:404|not-?found|page-?not-?found|error-?404|page_?missing)(?:[/_.-]|$)", re.I
)
_DOOR = re.compile(r"(?:^|[/.])(?:log-?in|sign-?in|signon|sso|consent|captcha|challenge|paywall)(?:[/.]|$)", re.I)
# What pages that are not there, and doors in front of pages, call themselves.
_NOT_THERE = re.compile(
    r"\b404\b|^(?:oops|sorry)?\W*(?:page )?not found"
    r"|\b(?:page|article|story|file|content)[^.]{0,30}(?:not (?:be )?found|no longer (?:available|exists)|unavailable)"
    r"|\b(?:page|article|story)[^.]{0,30}(?:removed|doesn.t exist)"
    r"|page (?:introuvable|non trouvée)|n.existe (?:plus|pas)|(?:seite|artikel)[^.]{0,20}nicht (?:gefunden|verfügbar)"
    r"|página no (?:encontrada|existe)|no se (?:ha )?encontr|página não (?:encontrada|existe)|pagina non trovata"
    r"|pagina niet gevonden|sidan (?:hittades|finns) inte|страница не найдена|الصفحة غير موجودة"
    r"|页面(?:不存在|未找到)|找不到(?:网页|页面|該頁)|ページが見つかりません",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"^just a moment|attention required|are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human"
    r"|access denied|pardon our interruption|security (?:check|verification)|robot check|human verification"
    r"|client challenge|captcha|ddos.guard|request unsuccessful|checking your browser|unusual traffic",
    re.IGNORECASE,
)
_TROUBLES: Mapping[Trouble, tuple[LinkStatus, LinkStatusReason]] = MappingProxyType(
    {
        Trouble.REFUSED: (LinkStatus.UNCHECKED, LinkStatusReason.NOT_ASKED),
        Trouble.NO_HOST: (LinkStatus.DEAD, LinkStatusReason.NO_HOST),
        Trouble.UNREACHABLE: (LinkStatus.UNREACHABLE, LinkStatusReason.AWAY),
        Trouble.SLOW: (LinkStatus.UNREACHABLE, LinkStatusReason.SLOW),
        Trouble.TLS: (LinkStatus.TLS, LinkStatusReason.CERTIFICATE),
        Trouble.BROKEN: (LinkStatus.UNREACHABLE, LinkStatusReason.NONSENSE),
        Trouble.LOOP: (LinkStatus.UNREACHABLE, LinkStatusReason.CIRCLE),
    }
)
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_WORDS = 3
_SHARED = 0.2


def look_at(
    fetcher: Fetcher, url: str, headlines: Collection[str], at: datetime, stopped: threading.Event | None = None
) -> LinkCheckResult:
    """Return what is seen at `url` (a `link_health_key`) now, `at`.

    `headlines` are what links call the page: where it goes by none of them it is suspect. HEAD is asked first; a page
    is asked with GET, for its beginning alone, since what it says of itself is seen there, and so is whatever HEAD is
    refused. Raises StoppedError alone.
    """
    try:
        answer = _answer(fetcher, url, stopped)
    except FetchError as error:
        health, reason = _TROUBLES[error.trouble]
        return LinkCheckResult(url=url, health=health, reason=reason, at=at)
    health, reason, title = _judged(url, answer, list(filter(None, headlines)))
    moved = link_health_key(answer.url) != url and reason in (
        LinkStatusReason.MOVED,
        LinkStatusReason.HOME_PAGE,
        LinkStatusReason.OTHER_TITLE,
    )
    return LinkCheckResult(
        url=url,
        health=health,
        reason=reason,
        at=at,
        status=answer.status,
        to=answer.url if moved else "",
        permanent=moved and answer.permanent,
        title=title,
    )


def _answer(fetcher: Fetcher, url: str, stopped: threading.Event | None) -> Fetched:
    try:
        head = fetcher.fetch(url, method="HEAD", stopped=stopped)
    except FetchError as error:
        if error.trouble is not Trouble.BROKEN:
            raise
    else:
        if head.status < 300 and head.media_type not in {"", "text/html", "application/xhtml+xml"}:
            return head
        if head.status == 429:
            return head
    return fetcher.fetch(url, at_most=_BEGINNING, stopped=stopped, headers={"Accept": "text/html,*/*;q=0.8"})


def _judged(url: str, answer: Fetched, headlines: Collection[str]) -> tuple[LinkStatus, LinkStatusReason, str]:
    page = called(answer)
    title, names = page.title, page.names
    named = _is_named(headlines, names)
    if _is_wall(answer, names, named=named):
        return LinkStatus.BLOCKED, LinkStatusReason.BOT_WALL, title
    if not 200 <= answer.status < 300:
        return *_refused(answer.status), title
    if astray := _astray(url, answer, headlines, names):
        return *astray, title
    if link_health_key(answer.url) != url:
        return LinkStatus.REDIRECTED, LinkStatusReason.MOVED, title
    return LinkStatus.OK, LinkStatusReason.ANSWERS, title


def _is_wall(answer: Fetched, names: Collection[str], *, named: bool) -> bool:
    """Say whether a wall stands before the page. A headline may speak of robots: a wall has no story's name."""
    if "challenge" in answer.headers.get("cf-mitigated", ""):
        return True
    refused = answer.status in _NOT_LET_IN | {503}
    return (refused or not named) and any(map(_WALL.search, names))


def _refused(status: int) -> tuple[LinkStatus, LinkStatusReason]:
    if status in _GONE:
        return LinkStatus.DEAD, LinkStatusReason.GONE
    if status in _NOT_LET_IN:
        return LinkStatus.BLOCKED, LinkStatusReason.NOT_LET_IN
    return LinkStatus.UNREACHABLE, LinkStatusReason.SERVER_FAULT if status >= 500 else LinkStatusReason.NONSENSE


def _astray(
    url: str, answer: Fetched, headlines: Collection[str], names: Collection[str]
) -> tuple[LinkStatus, LinkStatusReason] | None:
    """Return what speaks against this page being the story; None where nothing does."""
    asked, found = urlsplit(url).path, urlsplit(answer.url).path
    named = _is_named(headlines, names)
    if found != asked:
        if _HOME.fullmatch(found) and not _HOME.fullmatch(asked):
            return LinkStatus.SUSPECT, LinkStatusReason.HOME_PAGE
        if _NOT_THERE_PATH.search(found):
            return LinkStatus.SUSPECT, LinkStatusReason.EMPTY_PAGE
        if _DOOR.search(found) and not named:
            return LinkStatus.BLOCKED, LinkStatusReason.BOT_WALL
    if not named and any(map(_NOT_THERE.search, names)):
        return LinkStatus.SUSPECT, LinkStatusReason.EMPTY_PAGE
    return (LinkStatus.SUSPECT, LinkStatusReason.OTHER_TITLE) if names and headlines and not named else None


def _is_named(headlines: Collection[str], names: Collection[str]) -> bool:
    """Say whether the page goes by one of the headlines, or so short a one that nothing can be told by it.

    A fifth of the words in common is enough: newsrooms write a headline anew, and a link may shorten it.
    """
    called = set().union(*map(_words, names)) if names else set()
    for headline in headlines:
        words = _words(headline)
        if words and (len(words & called) >= _SHARED * len(words) or (len(words) < _LEAST_WORDS and names)):
            return True
    return False


def _words(text: str) -> set[str]:
    """Return the words of a headline that tell it from others; Chinese, Japanese and Korean in pairs of signs."""
    found = set()
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            found |= {word[at : at + 2] for at in range(max(1, len(word) - 1))}
        elif len(word) > 2 or word.isdigit():
            found.add(word)
    return found
