"""Looking at links outward: what their addresses answer, kept beside the stories, and the titles of pages."""

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdesk.errors import NewsdeskError, OperationCancelledError
from newsdesk.model import (
    Article,
    ExternalLink,
    LinkCheckResult,
    LinkStatus,
    LinkStatusReason,
    Status,
    external_links,
    link_health_key,
    link_health_keys,
)
from newsdesk.store import Store

if TYPE_CHECKING:
    # What speaks HTTP takes a tenth of a second to read in: it is, when something is asked.
    from newsdesk.wire.fetching import Fetcher

# How many servers are asked at once, and over how many connections each.
_SERVERS = 16
_EACH = 2
_TOO_MANY = 429
_ASKED = frozenset(Status) - {Status.SPIKED, Status.KILLED}
_HEAD = 200_000
_OFTEN = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLink:
    """One link of a story and what was last seen at its address; None where nobody looked yet."""

    slug: str
    link: ExternalLink
    seen: LinkCheckResult | None


class LinkChecks:
    """Asks where links lead, when an editor wants to know. Stories are only read: what is seen is kept beside them."""

    def __init__(self, store: Store, now: Callable[[], datetime], fetcher: Callable[[], "Fetcher"]) -> None:
        self._store, self._now, self._fetcher = store, now, fetcher

    def articles(self, slugs: Iterable[str]) -> Iterator[Article]:
        """Yield the stories with these slugs; without any, all that are neither spiked nor killed."""
        wanted = list(slugs)
        if wanted:
            yield from map(self._store.articles.get_by_slug, wanted)
        else:
            yield from self._store.articles.iterate(_ASKED)

    def published(self) -> Iterator[Article]:
        """Yield the stories that readers see."""
        yield from self._store.articles.iterate(frozenset({Status.PUBLISHED}))

    def known(self, articles: Iterable[Article]) -> tuple[CheckedLink, ...]:
        """Return the links outward of these stories with what was last seen of each. Nothing is asked."""
        links = [(article.slug, link) for article in articles for link in external_links(article)]
        seen = self._store.link_health.get_many({link_health_key(link.url) for _slug, link in links})
        return tuple(
            CheckedLink(slug=slug, link=link, seen=seen.get(link_health_key(link.url))) for slug, link in links
        )

    def health(self, article: Article) -> Mapping[str, LinkCheckResult]:
        """Return what was last seen at the addresses of the story's links, by `link_health_key`."""
        return self._store.link_health.get_many(link_health_keys(article))

    def check(
        self,
        links: Iterable[ExternalLink],
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stopped: threading.Event | None = None,
    ) -> Mapping[str, LinkCheckResult]:
        """Ask every address that these links lead to, keep what was seen and return it, by `link_health_key`.

        Several servers are asked at once, each over two connections at most. Once `stopped` is set, what was seen until
        then is kept and returned. Raises `NewsdeskError` where no server at all could be found: then there is most
        likely no connection, and nothing is kept.
        """
        headlines: dict[str, set[str]] = defaultdict(set)
        for link in links:
            headlines[link_health_key(link.url)].add(link.headline)
        from newsdesk.wire.linkcheck import look_at

        stopped = stopped or threading.Event()
        fetcher = self._fetcher()
        seen: list[LinkCheckResult] = []

        def look(url: str) -> bool:
            seen.append(look_at(fetcher, url, headlines[url], self._now(), stopped))
            return seen[-1].status != _TOO_MANY

        _ask_each(headlines, look, progress, stopped)
        kept = _weighed(tuple(seen))
        self._store.link_health.save(kept)
        return {observation.url: observation for observation in kept}

    def check_all(
        self,
        articles: Iterable[Article],
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stopped: threading.Event | None = None,
    ) -> tuple[CheckedLink, ...]:
        """Check the links of these stories, as `check` does, and return each link with what was seen of it."""
        links = self.known(articles)
        seen = self.check([link.link for link in links], progress, stopped)
        return tuple(replace(link, seen=seen.get(link_health_key(link.link.url), link.seen)) for link in links)

    def titles(
        self,
        urls: Collection[str],
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stopped: threading.Event | None = None,
    ) -> Mapping[str, str]:
        """Return the titles of the pages at these addresses; those that have none or do not answer are left out.

        Only for an editor who allowed it: it asks each of these addresses once.
        """
        from newsdesk.wire.fetching import FetchError
        from newsdesk.wire.titles import title_of

        stopped = stopped or threading.Event()
        fetcher = self._fetcher()
        found: dict[str, str] = {}

        def ask(url: str) -> bool:
            try:
                fetched = fetcher.fetch(url, at_most=_HEAD, stopped=stopped)
            except FetchError:
                return True
            if fetched.status == 200 and (title := title_of(fetched)):
                found[url] = title
            return fetched.status != _TOO_MANY

        _ask_each(urls, ask, progress, stopped)
        return dict(found)


def _ask_each(
    urls: Collection[str], ask: Callable[[str], bool], progress: Callable[[int, int], None], stopped: threading.Event
) -> None:
    """Call `ask` with each address: several servers at once, two addresses of each, until `stopped` is set.

    Where it returns False the server has had enough, and the next addresses of that lane are left alone.
    """
    asked: list[str] = []

    def go_down(lane: list[str]) -> None:
        with suppress(OperationCancelledError):
            for url in lane:
                go_on = ask(url)
                asked.append(url)
                if not go_on:
                    return

    progress(0, len(urls))
    pool = ThreadPoolExecutor(_SERVERS, thread_name_prefix="newsdesk-web")
    try:
        waiting = {pool.submit(go_down, lane) for lane in _lanes(urls)}
        while waiting and not stopped.is_set():
            done, waiting = wait(waiting, timeout=_OFTEN, return_when=FIRST_COMPLETED)
            for lane in done:
                lane.result()
            progress(len(asked), len(urls))
    except BaseException:
        # Also where the command line is interrupted: nothing may go on asking.
        stopped.set()
        raise
    finally:
        # Who was stopped is not waited for: a handshake may still take its seconds, and what it gives is for nobody.
        pool.shutdown(wait=not stopped.is_set(), cancel_futures=True)


def _lanes(urls: Iterable[str]) -> list[list[str]]:
    """Return the addresses by connection: those of one server on two lanes."""
    servers: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        servers[(urlsplit(url).hostname or "").removeprefix("www.")].append(url)
    lanes = [found[start::_EACH] for found in servers.values() for start in range(_EACH)]
    return [lane for lane in lanes if lane]


def _weighed(seen: Collection[LinkCheckResult]) -> list[LinkCheckResult]:
    """Return what may be kept: that a machine is not to be found counts only where others were.

    Raises `NewsdeskError` where none was, though several were looked for.
    """
    lost = {
        urlsplit(found.url).hostname
        for found in seen
        if found.reason in (LinkStatusReason.NO_HOST, LinkStatusReason.AWAY)
    }
    others = [
        found
        for found in seen
        if found.reason not in (LinkStatusReason.NO_HOST, LinkStatusReason.AWAY, LinkStatusReason.NOT_ASKED)
    ]
    if not others and len(lost) > 1:
        raise NewsdeskError("None of the servers could be found: look whether there is a connection, and check again.")
    if others:
        return list(seen)
    doubtful = {LinkStatus.DEAD: LinkStatus.UNREACHABLE}
    return [replace(found, health=doubtful.get(found.health, found.health)) for found in seen]
