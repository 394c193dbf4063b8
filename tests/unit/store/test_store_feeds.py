"""The wire on the desk: items come once, stay in order, are marked, and go when they are old and unused."""

import datetime as dt

import pytest

from newsdesk.errors import NewsdeskError
from newsdesk.model import Feed, FeedItem
from newsdesk.store import FeedItemFilter, Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)


def item(number: int, **given: object) -> FeedItem:
    values = {"guid": f"g{number}", "headline": f"Story {number}", "url": f"https://a.example/{number}"}
    return FeedItem(**{**values, "published": NOW - dt.timedelta(minutes=number), **given})  # type: ignore[arg-type]


def headlines(store: Store, wanted: FeedItemFilter | None = None) -> list[str]:
    return [found.item.headline for found in store.feeds.fetch_items(wanted or FeedItemFilter()).items]


def test_items_come_once_and_newest_first(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss", title="A"))
    assert store.feeds.add_items(feed.id, [item(2), item(1), item(1)], NOW) == 2
    assert store.feeds.add_items(feed.id, [item(1), item(2), item(3)], NOW) == 1
    assert headlines(store) == ["Story 1", "Story 2", "Story 3"]


def test_an_item_that_its_feed_changed_is_changed_and_stays_seen(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss"))
    store.feeds.add_items(feed.id, [item(1)], NOW)
    (before,) = store.feeds.fetch_items(FeedItemFilter()).items
    store.feeds.mark_items((before.id,), seen=True)
    assert store.feeds.add_items(feed.id, [item(1, headline="Story 1, corrected")], NOW) == 0
    (after,) = store.feeds.fetch_items(FeedItemFilter()).items
    assert (after.id, after.item.headline, after.seen) == (before.id, "Story 1, corrected", True)
    assert store.feeds.unseen_count() == 0


def test_the_same_news_from_another_feed_comes_once(store: Store) -> None:
    first = store.feeds.add(Feed(url="https://a.example/rss"))
    second = store.feeds.add(Feed(url="https://b.example/rss"))
    store.feeds.add_items(first.id, [item(1, headline="Ports open again")], NOW)
    again = [
        item(2, guid="x", url="https://www.a.example/1/?utm_source=b", headline="Something else"),
        item(3, guid="y", url="https://b.example/3", headline="UPDATE 1-Ports open again"),
    ]
    assert store.feeds.add_items(second.id, again, NOW) == 0
    later = item(
        3, guid="z", url="https://b.example/4", headline="Ports open again", published=NOW + dt.timedelta(days=9)
    )
    assert store.feeds.add_items(second.id, [later], NOW + dt.timedelta(days=9)) == 1


def test_the_wire_is_narrowed_and_paged(store: Store) -> None:
    first = store.feeds.add(Feed(url="https://a.example/rss", title="A"))
    second = store.feeds.add(Feed(url="https://b.example/rss", title="B"))
    store.feeds.add_items(first.id, [item(number) for number in range(120)], NOW)
    store.feeds.add_items(second.id, [item(1, guid="b", url="https://b.example/", headline="河岸 100% _")], NOW)
    assert headlines(store, FeedItemFilter(feed=second.id)) == ["河岸 100% _"]
    assert headlines(store, FeedItemFilter(text="100% 河岸")) == ["河岸 100% _"]
    seen: list[str] = []
    page = store.feeds.fetch_items(FeedItemFilter(), None, 50)
    while True:
        seen += [found.item.guid for found in page.items]
        if page.next is None:
            break
        page = store.feeds.fetch_items(FeedItemFilter(), page.next, 50)
    assert len(seen) == len(set(seen)) == 121
    store.feeds.mark_items([found.id for found in store.feeds.fetch_items(FeedItemFilter(), None, 20).items], seen=True)
    assert store.feeds.unseen_count() == 101
    assert len(store.feeds.fetch_items(FeedItemFilter(unseen=True), None, 200).items) == 101


def test_what_is_old_goes_unless_it_was_used(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss"))
    then = NOW - dt.timedelta(days=40)
    store.feeds.add_items(feed.id, [item(number, published=then) for number in (1, 2, 3)], then)
    store.feeds.add_items(feed.id, [item(3, published=then)], NOW)
    used = next(found.id for found in store.feeds.fetch_items(FeedItemFilter()).items if found.item.guid == "g1")
    store.feeds.mark_items((used,), used=True)
    assert store.feeds.prune_items(NOW - dt.timedelta(days=30)) == 1
    assert headlines(store) == ["Story 3", "Story 1"]


def test_a_feed_is_there_once_and_goes_with_its_items(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss", title="b"))
    with pytest.raises(NewsdeskError, match="already"):
        store.feeds.add(Feed(url="https://a.example/rss"))
    store.feeds.add(Feed(url="https://b.example/rss", title="A"))
    assert [known.title for known in store.feeds.list_all()] == ["A", "b"]
    store.feeds.add_items(feed.id, [item(1)], NOW)
    store.feeds.remove(feed.id)
    assert headlines(store) == []
    assert store.feeds.add_items(feed.id, [item(1)], NOW) == 0, "it was taken off while it was fetched"
