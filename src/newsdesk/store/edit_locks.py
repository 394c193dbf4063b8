"""Edit locks: a database row for each open story, valid while its window lives.

The engine reports live windows. A window's locks end with its process, even after a kill or a power failure.
Locks are only advice to editors: the revision check of each save prevents overwriting.
"""

import platform
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from newsdesk.store.engine.database import Database, upsert
from newsdesk.store.records import LockOwner
from newsdesk.store.tables import EditLockRow


class EditLocks:
    """The edit locks of this window and of others on the same desk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._window = uuid4()

    def acquire(self, story: UUID, at: datetime, *, take_over: bool = False) -> LockOwner | None:
        """Lock `story` and release this window's other locks; return the other owner, None if the lock was acquired.

        With `take_over` the lock always succeeds; the previous owner learns of it from `other_owner`.
        """
        self._database.announce(self._window)
        with self._database.write_session() as session:
            session.execute(delete(EditLockRow).where(EditLockRow.window == self._window, EditLockRow.article != story))
            row = session.get(EditLockRow, story)
            if row is not None and row.window == self._window:
                return None
            if row is not None and not take_over and self._database.live_windows([row.window]):
                return _owner_from_row(row)
            upsert(session, EditLockRow, article=story, window=self._window, computer=platform.node(), since=at)
        return None

    def other_owner(self, story: UUID) -> LockOwner | None:
        """Return the other window that has the story open; None if there is none."""
        with self._database.read_session() as session:
            row = session.get(EditLockRow, story)
            if row is None or row.window == self._window or not self._database.live_windows([row.window]):
                return None
            return _owner_from_row(row)

    def held_by_others(self) -> Mapping[UUID, LockOwner]:
        """Return the stories that other windows have open, with their owners."""
        with self._database.read_session() as session:
            rows = session.scalars(select(EditLockRow).where(EditLockRow.window != self._window)).all()
        living = self._database.live_windows({row.window for row in rows})
        return {row.article: _owner_from_row(row) for row in rows if row.window in living}


def _owner_from_row(row: EditLockRow) -> LockOwner:
    return LockOwner(computer=row.computer, since=row.since)
