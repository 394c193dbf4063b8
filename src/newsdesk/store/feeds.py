"""Feeds of a desk and their items, the wire."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, tuple_, update

from newsdesk.errors import NewsdeskError, NotFoundError
from newsdesk.messages import dump_message, load_message
from newsdesk.model import Feed, FeedItem, WireItem, headline_comparison_key, url_comparison_key
from newsdesk.store.engine.database import Database
from newsdesk.store.records import FeedItemCursor, FeedItemFilter, FeedItemPage
from newsdesk.store.tables import FeedItemRow, FeedRow

# An item with the same headline as another within this time is the same news.
_NEAR = dt.timedelta(days=3)
_BATCH = 200
# Fields with several values, stored one per line of their column.
_LISTS = ("byline", "section", "keywords", "rest")


class Feeds:
    """The feeds of a desk and their items, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, feed: Feed) -> Feed:
        """Add a feed and return it as stored; raises `NewsdeskError` if its address is already on the desk."""
        with self._database.write_session() as session:
            if session.scalar(select(FeedRow.pk).where(FeedRow.url == feed.url)) is not None:
                raise NewsdeskError("The feed {url} is on this desk already.", url=feed.url)
            row = FeedRow(url=feed.url)
            _fill_feed_row(row, feed)
            session.add(row)
            session.flush()
            return _feed_from_row(row)

    def list_all(self) -> tuple[Feed, ...]:
        """Return the feeds, sorted by title."""
        with self._database.read_session() as session:
            rows = session.scalars(select(FeedRow).order_by(func.lower(FeedRow.title), FeedRow.pk)).all()
            return tuple(map(_feed_from_row, rows))

    def update(self, feed: Feed) -> None:
        """Store the current state of a feed; a feed that was removed meanwhile stays removed."""
        with self._database.write_session() as session:
            row = session.get(FeedRow, feed.id)
            if row is not None:
                _fill_feed_row(row, feed)

    def remove(self, feed: int) -> None:
        """Remove a feed and its items; raises `NotFoundError`."""
        with self._database.write_session() as session:
            row = session.get(FeedRow, feed)
            if row is None:
                raise NotFoundError("That feed is no longer on this desk.")
            session.execute(delete(FeedItemRow).where(FeedItemRow.feed == feed))
            session.delete(row)

    def add_items(self, feed: int, items: Iterable[FeedItem], fetched_at: dt.datetime) -> int:
        """Add the new items and return their number; update the items that the feed changed.

        An item is new if its guid is unknown in this feed and its address in all feeds. In addition, no item within
        three days of it may have nearly the same headline.
        """
        by_guid = {item.guid: item for item in items}
        new = 0
        with self._database.write_session() as session:
            # Lock the feed: two windows that fetch it at once must add their items one after the other.
            if session.get(FeedRow, feed, with_for_update=True) is None:
                return 0
            known = {
                row.guid: row
                for row in session.scalars(
                    select(FeedItemRow).where(FeedItemRow.feed == feed, FeedItemRow.guid.in_(by_guid))
                )
            }
            for item in by_guid.values():
                row = known.get(item.guid)
                if row is None:
                    address, key = _address_key(item), headline_comparison_key(item.headline)
                    at = item.published or fetched_at
                    recent = and_(FeedItemRow.headline_key == key, FeedItemRow.at.between(at - _NEAR, at + _NEAR))
                    same = or_(FeedItemRow.address == address, recent) if address else recent
                    if (address or key) and session.scalar(select(FeedItemRow.pk).where(same).limit(1)) is not None:
                        continue
                    row = FeedItemRow(feed=feed, guid=item.guid, at=at, seen=False, used=False)
                    session.add(row)
                    new += 1
                row.last_seen_in_feed = fetched_at
                _fill_item_row(row, item)
        return new

    def fetch_items(self, wanted: FeedItemFilter, after: FeedItemCursor | None = None, limit: int = 50) -> FeedItemPage:
        """Return at most `limit` items after the cursor `after`, newest first."""
        asked = select(FeedItemRow, FeedRow.title).join(FeedRow, FeedRow.pk == FeedItemRow.feed)
        if wanted.feed:
            asked = asked.where(FeedItemRow.feed == wanted.feed)
        if wanted.unseen:
            asked = asked.where(FeedItemRow.seen.is_(False))
        for word in wanted.text.split():
            within = or_(
                FeedItemRow.headline.icontains(word, autoescape=True),
                FeedItemRow.summary.icontains(word, autoescape=True),
            )
            asked = asked.where(within)
        if after is not None:
            asked = asked.where(tuple_(FeedItemRow.at, FeedItemRow.pk) < tuple_(after.at, after.pk))
        with self._database.read_session() as session:
            rows = session.execute(asked.order_by(FeedItemRow.at.desc(), FeedItemRow.pk.desc()).limit(limit + 1)).all()
        shown = [(row[0], row[1]) for row in rows[:limit]]
        more = FeedItemCursor(shown[-1][0].at, shown[-1][0].pk) if len(rows) > limit and shown else None
        return FeedItemPage(items=tuple(_item_from_row(row, title) for row, title in shown), next=more)

    def get_item(self, item: int) -> WireItem:
        """Return an item; raises `NotFoundError`."""
        with self._database.read_session() as session:
            found = session.execute(
                select(FeedItemRow, FeedRow.title)
                .join(FeedRow, FeedRow.pk == FeedItemRow.feed)
                .where(FeedItemRow.pk == item)
            ).first()
            if found is None:
                raise NotFoundError("That item is no longer on the wire.")
            return _item_from_row(found[0], found[1])

    def unseen_count(self) -> int:
        """Return the number of unseen items."""
        with self._database.read_session() as session:
            return session.scalar(select(func.count()).select_from(FeedItemRow).where(FeedItemRow.seen.is_(False))) or 0

    def mark_items(self, items: Collection[int], *, seen: bool | None = None, used: bool | None = None) -> None:
        """Set or clear the seen and used marks of items; None leaves a mark unchanged."""
        values: dict[str, Any] = {name: value for name, value in (("seen", seen), ("used", used)) if value is not None}
        with self._database.write_session() as session:
            for item in items:
                session.execute(update(FeedItemRow).where(FeedItemRow.pk == item).values(**values))

    def prune_items(self, before: dt.datetime) -> int:
        """Remove the unused items that left their feed before `before`; return their number.

        Items still in a feed stay, because they would return as new.
        """
        with self._database.write_session() as session:
            old = session.scalars(
                select(FeedItemRow.pk).where(FeedItemRow.last_seen_in_feed < before, FeedItemRow.used.is_(False))
            ).all()
            for start in range(0, len(old), _BATCH):
                session.execute(delete(FeedItemRow).where(FeedItemRow.pk.in_(old[start : start + _BATCH])))
        return len(old)


def _fill_feed_row(row: FeedRow, feed: Feed) -> None:
    for name in ("title", "minutes", "etag", "last_modified", "checked", "due", "failures"):
        setattr(row, name, getattr(feed, name))
    row.error = dump_message(feed.error)


def _feed_from_row(row: FeedRow) -> Feed:
    return Feed(
        id=row.pk,
        url=row.url,
        title=row.title,
        minutes=row.minutes,
        etag=row.etag,
        last_modified=row.last_modified,
        checked=row.checked,
        due=row.due,
        failures=row.failures,
        error=load_message(row.error),
    )


def _address_key(item: FeedItem) -> str:
    return " ".join(url_comparison_key(item.url)) if item.url else ""


def _fill_item_row(row: FeedItemRow, item: FeedItem) -> None:
    for name in ("headline", "url", "summary", "text", "source", "language", "published", "markup"):
        setattr(row, name, getattr(item, name))
    for name in _LISTS:
        setattr(row, name, "\n".join(getattr(item, name)))
    row.address, row.headline_key = _address_key(item), headline_comparison_key(item.headline)


def _item_from_row(row: FeedItemRow, feed: str) -> WireItem:
    item = FeedItem(
        guid=row.guid,
        headline=row.headline,
        url=row.url,
        summary=row.summary,
        text=row.text,
        source=row.source,
        language=row.language,
        published=row.published,
        markup=row.markup,
        **{name: tuple(line for line in getattr(row, name).split("\n") if line) for name in _LISTS},
    )
    return WireItem(id=row.pk, feed=feed, item=item, display_time=row.at, seen=row.seen, used=row.used)
