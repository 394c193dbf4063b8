"""The wire on the desk: items come once, stay in order, are marked, and go when they are old and unused."""

import datetime as dt

import pytest

from newsdesk.errors import NewsdeskError
from newsdesk.model import Feed, FeedItem
from newsdesk.store import Store, WireFilter

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)


def item(number: int, **given: object) -> FeedItem:
    values = {"guid": f"g{number}", "headline": f"Story {number}", "url": f"https://a.example/{number}"}
    return FeedItem(**{**values, "published": NOW - dt.timedelta(minutes=number), **given})  # type: ignore[arg-type]


def headlines(store: Store, wanted: WireFilter | None = None) -> list[str]:
    return [found.item.headline for found in store.feeds.items(wanted or WireFilter()).items]


def test_items_come_once_and_newest_first(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss", title="A"))
    assert store.feeds.take(feed.id, [item(2), item(1), item(1)], NOW) == 2
    assert store.feeds.take(feed.id, [item(1), item(2), item(3)], NOW) == 1
    assert headlines(store) == ["Story 1", "Story 2", "Story 3"]


def test_an_item_that_its_feed_changed_is_changed_and_stays_seen(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss"))
    store.feeds.take(feed.id, [item(1)], NOW)
    (before,) = store.feeds.items(WireFilter()).items
    store.feeds.mark((before.id,), seen=True)
    assert store.feeds.take(feed.id, [item(1, headline="Story 1, corrected")], NOW) == 0
    (after,) = store.feeds.items(WireFilter()).items
    assert (after.id, after.item.headline, after.seen) == (before.id, "Story 1, corrected", True)
    assert store.feeds.unseen() == 0


def test_the_same_news_from_another_feed_comes_once(store: Store) -> None:
    first = store.feeds.add(Feed(url="https://a.example/rss"))
    second = store.feeds.add(Feed(url="https://b.example/rss"))
    store.feeds.take(first.id, [item(1, headline="Ports open again")], NOW)
    again = [
        item(2, guid="x", url="https://www.a.example/1/?utm_source=b", headline="Something else"),
        item(3, guid="y", url="https://b.example/3", headline="UPDATE 1-Ports open again"),
    ]
    assert store.feeds.take(second.id, again, NOW) == 0
    later = item(
        3, guid="z", url="https://b.example/4", headline="Ports open again", published=NOW + dt.timedelta(days=9)
    )
    assert store.feeds.take(second.id, [later], NOW + dt.timedelta(days=9)) == 1


def test_the_wire_is_narrowed_and_paged(store: Store) -> None:
    first = store.feeds.add(Feed(url="https://a.example/rss", title="A"))
    second = store.feeds.add(Feed(url="https://b.example/rss", title="B"))
    store.feeds.take(first.id, [item(number) for number in range(120)], NOW)
    store.feeds.take(second.id, [item(1, guid="b", url="https://b.example/", headline="河岸 100% _")], NOW)
    assert headlines(store, WireFilter(feed=second.id)) == ["河岸 100% _"]
    assert headlines(store, WireFilter(text="100% 河岸")) == ["河岸 100% _"]
    seen: list[str] = []
    page = store.feeds.items(WireFilter(), None, 50)
    while True:
        seen += [found.item.guid for found in page.items]
        if page.next is None:
            break
        page = store.feeds.items(WireFilter(), page.next, 50)
    assert len(seen) == len(set(seen)) == 121
    store.feeds.mark([found.id for found in store.feeds.items(WireFilter(), None, 20).items], seen=True)
    assert store.feeds.unseen() == 101
    assert len(store.feeds.items(WireFilter(unseen=True), None, 200).items) == 101


def test_what_is_old_goes_unless_it_was_used(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss"))
    then = NOW - dt.timedelta(days=40)
    store.feeds.take(feed.id, [item(number, published=then) for number in (1, 2, 3)], then)
    store.feeds.take(feed.id, [item(3, published=then)], NOW)
    used = next(found.id for found in store.feeds.items(WireFilter()).items if found.item.guid == "g1")
    store.feeds.mark((used,), used=True)
    assert store.feeds.prune(NOW - dt.timedelta(days=30)) == 1
    assert headlines(store) == ["Story 3", "Story 1"]


def test_a_feed_is_there_once_and_goes_with_its_items(store: Store) -> None:
    feed = store.feeds.add(Feed(url="https://a.example/rss", title="b"))
    with pytest.raises(NewsdeskError, match="already"):
        store.feeds.add(Feed(url="https://a.example/rss"))
    store.feeds.add(Feed(url="https://b.example/rss", title="A"))
    assert [known.title for known in store.feeds.all()] == ["A", "b"]
    store.feeds.take(feed.id, [item(1)], NOW)
    store.feeds.remove(feed.id)
    assert headlines(store) == []
    assert store.feeds.take(feed.id, [item(1)], NOW) == 0, "it was taken off while it was fetched"
