"""The wire: feeds added, fetched when asked, and what an editor makes of their items."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdesk.errors import ImportRejectedError, NewsdeskError, NotFoundError
from newsdesk.model import Article, Feed, FeedFetchResult, RelatedLink, Settings, WireItem, normalize_http_url
from newsdesk.store import FeedItemCursor, FeedItemFilter, FeedItemPage, Store

if TYPE_CHECKING:
    from newsdesk.wire.fetching import Fetched, Fetcher

# A feed that fails is left alone twice as long each time, at most a day.
_LONGEST_REST = dt.timedelta(days=1)
_KEPT = dt.timedelta(days=30)
_OK, _UNCHANGED, _GONE = 200, 304, 410


class Wire:
    """Feeds and their items. Nothing is fetched unless `add` or `fetch` is called; `web` reaches it."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], Settings],
        now: Callable[[], dt.datetime],
        new: Callable[[Article], Article],
        web: Callable[[], "Fetcher"],
    ) -> None:
        self._store, self._settings, self._now, self._new, self._web = store, settings, now, new, web

    def add(self, address: str, minutes: int = 30) -> tuple[Feed, int]:
        """Add the feed at an address, or the one that the web page there names; return it and how many items came.

        A path of a file on this machine is read once, as a feed of that name. Raises `NewsdeskError` where there is
        no feed or it is here already.
        """
        if not normalize_http_url(address):
            return self._add_file(Path(address), minutes)
        from newsdesk.wire.feeds import feed_of_page, read_feed

        answer = self._ask(Feed(url=normalize_http_url(address)), None)
        is_page = answer.media_type in ("text/html", "application/xhtml+xml")
        if is_page and (named := feed_of_page(answer.body, answer.url)):
            answer = self._ask(Feed(url=named), None)
        content = read_feed(answer.body, answer.url, kind=answer.media_type, charset=answer.charset, now=self._now())
        feed = self._store.feeds.add(self._rested(Feed(url=answer.url, title=content.title, minutes=minutes), answer))
        return feed, self._store.feeds.add_items(feed.id, content.items, self._now())

    def add_list(self, path: Path) -> tuple[Feed, ...]:
        """Add the feeds of an OPML file that are not here yet, without fetching any; return the new ones."""
        from newsdesk.formats.opml import read_opml

        known = {feed.url for feed in self._store.feeds.list_all()}
        listed = read_opml(_read(path), path.name)
        return tuple(self._store.feeds.add(feed) for feed in listed if feed.url not in known)

    def as_list(self) -> bytes:
        """Return the desk's feeds as OPML."""
        from newsdesk.formats.opml import write_opml

        return write_opml(self._store.feeds.list_all(), self._settings().name or "Newsdesk")

    def feeds(self) -> tuple[Feed, ...]:
        """Return the desk's feeds by title."""
        return self._store.feeds.list_all()

    def remove(self, feed: int) -> None:
        """Take a feed and its items off the desk."""
        self._store.feeds.remove(feed)

    def change(self, feed: Feed) -> None:
        """Keep another title or interval of a feed."""
        self._store.feeds.update(feed)

    def fetch(
        self,
        feeds: Iterable[Feed] | None = None,
        progress: Callable[[int, int], object] = lambda _done, _of: None,
        stopped: threading.Event | None = None,
    ) -> tuple[FeedFetchResult, ...]:
        """Ask these feeds, or all that are due, one after another, and keep what is new; return what came of each.

        A feed that cannot be had keeps its items and says why; the others go on. `stopped` ends it between two feeds
        and breaks off the one that is being asked. What its feed has not had for thirty days goes, unless it was used.
        """
        now = self._now()
        if feeds is None:
            feeds = (feed for feed in self._store.feeds.list_all() if feed.due is None or feed.due <= now)
        wanted = tuple(feeds)
        done = []
        for count, feed in enumerate(wanted):
            if stopped is not None and stopped.is_set():
                break
            progress(count, len(wanted))
            done.append(self._fetch_one(feed, stopped))
        progress(len(done), len(wanted))
        self._store.feeds.prune_items(now - _KEPT)
        return tuple(done)

    def items(self, wanted: FeedItemFilter, after: FeedItemCursor | None = None, limit: int = 50) -> FeedItemPage:
        """Return one page of the wire, newest first."""
        return self._store.feeds.fetch_items(wanted, after, limit)

    def unseen(self) -> int:
        """Return how many items nobody has seen."""
        return self._store.feeds.unseen_count()

    def mark_seen(self, items: Iterable[int], *, seen: bool = True) -> None:
        """Mark items as seen, or as not seen."""
        self._store.feeds.mark_items(tuple(items), seen=seen)

    def as_link(self, item: int) -> RelatedLink:
        """Return an item as a link of a strip, and mark it as used."""
        found = self._store.feeds.get_item(item)
        self._store.feeds.mark_items((item,), seen=True, used=True)
        return link_of(found)

    def start_story(self, item: int) -> Article:
        """Begin a story from an item: its source, date, section and keywords filled in, its text as notes.

        The notes have all that the feed says, with links, headings and pictures; none of it is our copy.
        """
        from newsdesk.wire.feed_stories import feed_text

        found = self._store.feeds.get_item(item)
        given = found.item
        at = given.published
        text = feed_text(given).markdown if given.markup else given.text
        summary = "" if given.summary.removesuffix("…").rstrip() in " ".join(given.text.split()) else given.summary
        story = self._new(
            Article(
                headline=given.headline,
                source=given.source,
                date=None if at is None else at.date(),
                language=given.language or self._settings().language,
                section=given.section,
                keywords=given.keywords,
                notes="\n\n".join(
                    part for part in (_credit(found), given.url, summary, text, "\n".join(given.rest)) if part
                ),
                strip=replace(Article().strip, links=(link_of(found),)),
            )
        )
        self._store.feeds.mark_items((item,), seen=True, used=True)
        return story

    def _add_file(self, path: Path, minutes: int) -> tuple[Feed, int]:
        from newsdesk.wire.feeds import read_feed

        content = read_feed(_read(path), str(path.absolute()), now=self._now())
        feed = Feed(url=str(path.absolute()), title=content.title, minutes=minutes, checked=self._now())
        feed = self._store.feeds.add(feed)
        return feed, self._store.feeds.add_items(feed.id, content.items, self._now())

    def _fetch_one(self, feed: Feed, stopped: threading.Event | None) -> FeedFetchResult:
        from newsdesk.wire.feeds import read_feed

        now = self._now()
        try:
            if not normalize_http_url(feed.url):
                content = read_feed(_read(Path(feed.url)), feed.url, now=now)
                answer = None
            else:
                answer = self._ask(feed, stopped)
                if answer.status == _UNCHANGED:
                    rested = self._rested(feed, answer)
                    self._store.feeds.update(rested)
                    return FeedFetchResult(feed=rested, unchanged=True)
                content = read_feed(answer.body, answer.url, kind=answer.media_type, charset=answer.charset, now=now)
            new = self._store.feeds.add_items(feed.id, content.items, now)
            rested = self._rested(replace(feed, title=feed.title or content.title), answer)
            self._store.feeds.update(rested)
            return FeedFetchResult(feed=rested, new_count=new)
        except NewsdeskError as error:
            rest = min(_LONGEST_REST, dt.timedelta(minutes=feed.minutes) * 2 ** min(feed.failures + 1, 12))
            failed = replace(feed, checked=now, due=now + rest, failures=feed.failures + 1, error=error.message)
            self._store.feeds.update(failed)
            return FeedFetchResult(feed=failed, error=error.message)

    def _ask(self, feed: Feed, stopped: threading.Event | None) -> "Fetched":
        from newsdesk.wire.feeds import MOST_BYTES

        said = (("If-None-Match", feed.etag), ("If-Modified-Since", feed.last_modified))
        headers = {"Accept": "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"}
        headers |= {name: value for name, value in said if value}
        answer = self._web().fetch(feed.url, headers=headers, at_most=MOST_BYTES, stopped=stopped)
        if answer.status == _GONE:
            raise NotFoundError("The feed {url} is gone for good, says its server; take it off the desk.", url=feed.url)
        if answer.status not in (_OK, _UNCHANGED):
            raise ImportRejectedError(
                "The feed {url} cannot be had: its server answers {status}.", url=feed.url, status=answer.status
            )
        if answer.cut:
            raise ImportRejectedError(
                "The feed {url} is larger than 10 MB or broke off, and was not read.", url=feed.url
            )
        return answer

    def _rested(self, feed: Feed, answer: "Fetched | None") -> Feed:
        """Return the feed as it is after a fetch that went well; a move for good is followed from now on."""
        now = self._now()
        said = {} if answer is None else answer.headers
        return replace(
            feed,
            etag=said.get("etag", feed.etag),
            last_modified=said.get("last-modified", feed.last_modified),
            checked=now,
            due=now + dt.timedelta(minutes=feed.minutes),
            failures=0,
            error="",
        )


def link_of(item: WireItem) -> RelatedLink:
    """Return an item as an outward link with its source and date."""
    given = item.item
    return RelatedLink(
        headline=given.headline, url=given.url, source=given.source or item.feed, date=item.display_time.date()
    )


def _credit(item: WireItem) -> str:
    return " · ".join(part for part in (", ".join(item.item.byline), item.item.source or item.feed) if part)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportRejectedError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
