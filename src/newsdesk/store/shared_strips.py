"""Strips that stories share by name."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from newsdesk.errors import NewsdeskError, NotFoundError
from newsdesk.messages import Message
from newsdesk.model import SharedStrip, Status, Strip, clean_line
from newsdesk.store.engine.database import Database
from newsdesk.store.link_rows import READS_SHARED_STRIP, strip_from_row, sync_link_rows
from newsdesk.store.records import Summary
from newsdesk.store.summaries import SUMMARY_COLUMNS, read_summaries
from newsdesk.store.tables import ArticleRow, LinkRow, StripRow


class SharedStrips:
    """The shared strips of a desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, strip: Strip, at: datetime) -> SharedStrip:
        """Add a strip under a unique name; raises `NewsdeskError` if the name is empty or taken."""
        name = clean_line(name)
        if not name:
            raise NewsdeskError("A shared strip needs a name: stories find it by that.")
        row = StripRow(id=uuid4(), name=name, title=strip.title, edited=at, links=[])
        sync_link_rows(row, strip.links)
        try:
            with self._database.write_session() as session:
                session.add(row)
        except IntegrityError as error:
            raise NewsdeskError(
                "There is a shared strip “{name}” already: use that one, or choose another.", name=name
            ) from error
        return self.get(row.id)

    def get_or_none(self, strip: UUID) -> SharedStrip | None:
        """Return the strip with this identity; None if it is not on this desk."""
        return next(iter(self._query(strip)), None)

    def get(self, strip: UUID) -> SharedStrip:
        """Return the strip with this identity; raises `NotFoundError`."""
        found = self.get_or_none(strip)
        if found is None:
            raise NotFoundError("That shared strip is no longer on this desk.")
        return found

    def list_all(self) -> tuple[SharedStrip, ...]:
        """Return every shared strip, last edited first."""
        return self._query()

    def rename(self, strip: UUID, name: str) -> SharedStrip:
        """Rename the strip; raises `NewsdeskError` if the name is taken."""
        try:
            with self._database.write_session() as session:
                row = session.get(StripRow, strip)
                if row is not None and clean_line(name):
                    row.name = clean_line(name)
        except IntegrityError as error:
            raise NewsdeskError(
                "There is a shared strip “{name}” already; choose another name.", name=clean_line(name)
            ) from error
        return self.get(strip)

    def remove(self, strip: UUID) -> None:
        """Remove a strip; raises `NewsdeskError` if a story reads it."""
        with self._database.write_session() as session:
            row = session.get(StripRow, strip)
            used = session.scalar(select(func.count()).where(ArticleRow.shared == strip, READS_SHARED_STRIP))
            if used:
                stories = Message("A story uses") if used == 1 else Message("{used} stories use", used=used)
                raise NewsdeskError(
                    "{stories} the strip “{name}”: it stays.", stories=stories, name=row.name if row else ""
                )
            if row is not None:
                session.delete(row)

    def stories_using(self, strip: UUID, limit: int = 50) -> tuple[Summary, ...]:
        """Return the stories that share the strip, last edited first."""
        asked = select(*SUMMARY_COLUMNS).where(ArticleRow.shared == strip)
        with self._database.read_session() as session:
            return read_summaries(session, asked.order_by(ArticleRow.edited.desc(), ArticleRow.pk.desc()).limit(limit))

    def last_edited_with_strip(self, excluding: UUID) -> UUID | None:
        """Return the last edited story with a strip, except `excluding`; None if there is none."""
        own = select(LinkRow.pk).where(LinkRow.article == ArticleRow.pk).exists()
        asked = select(ArticleRow.id).where(
            own | ArticleRow.shared.is_not(None), ArticleRow.id != excluding, ArticleRow.status != Status.SPIKED.value
        )
        with self._database.read_session() as session:
            return session.scalar(asked.order_by(ArticleRow.edited.desc(), ArticleRow.pk.desc()).limit(1))

    def _query(self, only: UUID | None = None) -> tuple[SharedStrip, ...]:
        asked = select(StripRow).order_by(StripRow.edited.desc(), StripRow.name)
        counted = select(ArticleRow.shared, READS_SHARED_STRIP, func.count()).where(ArticleRow.shared.is_not(None))
        if only is not None:
            asked, counted = asked.where(StripRow.id == only), counted.where(ArticleRow.shared == only)
        with self._database.read_session() as session:
            rows = session.scalars(asked).all()
            reading: dict[UUID | None, int] = {}
            frozen: dict[UUID | None, int] = {}
            for strip, reads, count in session.execute(counted.group_by(ArticleRow.shared, READS_SHARED_STRIP)):
                (reading if reads else frozen)[strip] = count
            return tuple(
                SharedStrip(
                    id=row.id,
                    name=row.name,
                    strip=strip_from_row(row),
                    use_count=reading.get(row.id, 0) + frozen.get(row.id, 0),
                    published_copies=frozen.get(row.id, 0),
                )
                for row in rows
            )
