"""Feeds are asked only when somebody asks, politely, and what they bring becomes links and stories."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from newsdesk.desk.feeds import Wire
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, Settings
from newsdesk.store import FeedItemFilter, Store
from newsdesk.wire.fetching import Fetcher
from tests.webserver import Request, WebServer

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)
RSS = (
    '<rss version="2.0"><channel><title>Coast</title>'
    "<item><title>Ferry sails</title><link>https://coast.example/ferry</link><guid>1</guid>"
    "<pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate><description>Boats by noon.</description></item>"
    "{more}</channel></rss>"
)
MORE = "<item><title>Crane falls</title><link>https://coast.example/crane</link><guid>2</guid></item>"


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def clock() -> list[dt.datetime]:
    return [NOW]


@pytest.fixture
def wire(store: Store, clock: list[dt.datetime]) -> Wire:
    def new(article: Article) -> Article:
        return store.articles.add(replace(article, slug="new"))

    return Wire(store, Settings, lambda: clock[0], new, lambda: Fetcher(loopback=True))


def headlines(wire: Wire) -> list[str]:
    return [found.item.headline for found in wire.items(FeedItemFilter()).items]


def test_a_feed_is_added_by_its_own_address_or_by_a_pages(wire: Wire, web: WebServer) -> None:
    web.page("/rss", RSS.format(more=""), content_type="application/rss+xml")
    page = web.page("/", '<link rel="alternate" type="application/rss+xml" href="/rss">')
    feed, count = wire.add(page)
    assert (feed.url, feed.title, count) == (web.url("/rss"), "Coast", 1)
    with pytest.raises(NewsdeskError, match="already"):
        wire.add(web.url("/rss"))


def test_what_did_not_change_is_not_sent_again(wire: Wire, web: WebServer, clock: list[dt.datetime]) -> None:
    tags = ['"a"']

    def answer(request: Request) -> None:
        if request.headers.get("If-None-Match") == tags[0]:
            request.answer(304)
        else:
            more = MORE if tags[0] == '"b"' else ""
            request.answer(200, RSS.format(more=more).encode(), content_type="application/rss+xml", etag=tags[0])

    web.pages["/rss"] = answer
    wire.add(web.url("/rss"))
    assert wire.fetch() == (), "it is left alone for half an hour"
    clock[0] += dt.timedelta(minutes=31)
    (same,) = wire.fetch()
    assert same.unchanged
    tags[0] = '"b"'
    (changed,) = wire.fetch(wire.feeds())
    assert (changed.new_count, changed.feed.etag) == (1, '"b"')
    assert headlines(wire) == ["Crane falls", "Ferry sails"]


def test_a_feed_that_fails_says_why_rests_longer_and_keeps_its_items(
    wire: Wire, web: WebServer, clock: list[dt.datetime]
) -> None:
    web.page("/rss", RSS.format(more=""), content_type="application/rss+xml")
    web.page("/other", RSS.format(more=MORE).replace("Coast", "Other"), content_type="application/rss+xml")
    wire.add(web.url("/rss"))
    wire.add(web.url("/other"))
    web.page("/rss", "<html>gone mad</html>", status=500)
    rests = []
    for _ in range(3):
        clock[0] += dt.timedelta(days=2)
        told = {one.feed.url: one for one in wire.fetch()}
        assert "500" in told[web.url("/rss")].error
        assert not told[web.url("/other")].error
        failed = told[web.url("/rss")].feed
        assert failed.due is not None
        rests.append(failed.due - clock[0])
    (kept,) = [feed.error for feed in wire.feeds() if feed.error]
    assert "answers 500" in kept
    assert isinstance(kept, Message)
    assert kept.values == {"url": web.url("/rss"), "status": 500}, "so that the window can say it in its language"
    assert rests == [dt.timedelta(hours=1), dt.timedelta(hours=2), dt.timedelta(hours=4)]
    assert "Ferry sails" in headlines(wire)
    web.page("/rss", RSS.format(more=""), content_type="application/rss+xml")
    clock[0] += dt.timedelta(days=2)
    assert not any(one.error for one in wire.fetch())
    assert all(feed.failures == 0 for feed in wire.feeds())


def test_a_damaged_feed_does_not_stop_the_feeds_behind_it(wire: Wire, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xml" for name in ("a", "b", "c", "d", "e")]
    for number, path in enumerate(paths):
        path.write_text(RSS.format(more="").replace("Coast", path.stem).replace("ferry", f"ferry-{number}"))
        wire.add(str(path))
    paths[1].write_text('<rss version="1.0"><item><title>x</title><textInput>y<link>z</link></item></rss>')
    paths[2].write_text(
        '{"uri": "https://a.example/1", "headlines": [{"value": "H"}], "body_html": "<![><img src=\\"]\\">"}'
    )
    paths[3].write_text(
        '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Late \\ud800 news"}]}'
    )
    paths[4].write_text(RSS.format(more=MORE.replace("Crane falls", "Crane &#55357;&#56832; falls")))
    told = {Path(one.feed.url).stem: one for one in wire.fetch(wire.feeds())}
    assert "b.xml is damaged" in told["b"].error
    assert [told[name].error for name in ("a", "c", "d", "e")] == [""] * 4
    assert {"Late news", "Crane \U0001f600 falls"} <= set(headlines(wire))


def test_fetching_shows_progress_and_can_be_stopped(wire: Wire, web: WebServer) -> None:
    import threading

    for name in ("/a", "/b", "/c"):
        web.page(name, RSS.format(more="").replace("coast.example", f"{name[1:]}.example"), content_type="text/xml")
        wire.add(web.url(name))
    stopped, seen = threading.Event(), list[tuple[int, int]]()

    def progress(done: int, of: int) -> None:
        seen.append((done, of))
        if done == 1:
            stopped.set()

    assert len(wire.fetch(wire.feeds(), progress, stopped)) <= 2
    assert seen[0] == (0, 3)


def test_an_item_becomes_a_link_or_a_story_without_its_text(wire: Wire, web: WebServer, store: Store) -> None:
    web.page("/rss", RSS.format(more=""), content_type="application/rss+xml")
    wire.add(web.url("/rss"))
    (found,) = wire.items(FeedItemFilter()).items
    link = wire.as_link(found.id)
    assert (link.headline, link.url, link.source) == ("Ferry sails", "https://coast.example/ferry", "Coast")
    assert link.date == dt.date(2026, 3, 5)
    story = wire.start_story(found.id)
    assert (story.headline, story.source, story.body) == ("Ferry sails", "Coast", "")
    assert "Boats by noon." in story.notes
    assert "https://coast.example/ferry" in story.notes
    assert store.feeds.get_item(found.id).used


def test_lists_of_feeds_come_and_go_as_opml(wire: Wire, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="1.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/rss"/>'
        '<outline title="B" xmlurl="https://b.example/rss"/></outline><outline xmlUrl="javascript:x"/></body></opml>'
    )
    assert [feed.title for feed in wire.add_list(path)] == ["A", "B"]
    assert wire.add_list(path) == ()
    path.write_bytes(wire.as_list())
    for feed in wire.feeds():
        wire.remove(feed.id)
    assert [feed.url for feed in wire.add_list(path)] == ["https://a.example/rss", "https://b.example/rss"]
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><opml>&b;</opml>')
    with pytest.raises(NewsdeskError, match="no list of feeds"):
        wire.add_list(path)


def test_a_file_is_a_feed_too(wire: Wire, tmp_path: Path, clock: list[dt.datetime]) -> None:
    path = tmp_path / "agency.xml"
    path.write_text(RSS.format(more=""))
    feed, count = wire.add(str(path))
    assert (feed.title, count) == ("Coast", 1)
    path.write_text(RSS.format(more=MORE))
    assert wire.fetch(wire.feeds())[0].new_count == 1
    path.unlink()
    assert "cannot be read" in wire.fetch(wire.feeds())[0].error


def test_nothing_inside_a_network_is_ever_asked(store: Store, web: WebServer) -> None:
    web.page("/rss", RSS.format(more=""))
    wire = Wire(store, Settings, lambda: NOW, partial(replace), Fetcher)
    with pytest.raises(NewsdeskError):
        wire.add(web.url("/rss"))
    assert web.asked == []
