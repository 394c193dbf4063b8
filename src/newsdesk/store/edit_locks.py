"""Which window has which story open: a line in the database, good as long as the window lives.

Whether it lives is for the engine to say: its claims end with its process, also when that is killed or the power fails.
It is advice to editors: what keeps texts from being overwritten is the revision of each save.
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
    """The claims of this window and of others on the same desk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._window = uuid4()

    def acquire(self, story: UUID, at: datetime, *, take_over: bool = False) -> LockOwner | None:
        """Claim `story`, letting go of all others that this window holds; return who else has it, None where none has.

        With `take_over` it is ours in any case: who had it sees that with `other_owner`.
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
        """Return who else has the story; None where nobody has it or this window."""
        with self._database.read_session() as session:
            row = session.get(EditLockRow, story)
            if row is None or row.window == self._window or not self._database.live_windows([row.window]):
                return None
            return _owner_from_row(row)

    def held_by_others(self) -> Mapping[UUID, LockOwner]:
        """Return the stories that other windows have open, and who."""
        with self._database.read_session() as session:
            rows = session.scalars(select(EditLockRow).where(EditLockRow.window != self._window)).all()
        living = self._database.live_windows({row.window for row in rows})
        return {row.article: _owner_from_row(row) for row in rows if row.window in living}


def _owner_from_row(row: EditLockRow) -> LockOwner:
    return LockOwner(computer=row.computer, since=row.since)
