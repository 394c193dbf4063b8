"""Which window has which story open: a line in the database, good as long as the window lives.

Whether it lives is for the engine to say: its claims end with its process, also when that is killed or the power fails.
It is advice to editors: what keeps texts from being overwritten is the revision of each save.
"""

import platform
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from newsdesk.store.engine.database import Database, put
from newsdesk.store.records import Holder
from newsdesk.store.tables import HolderRow


class Holders:
    """The claims of this window and of others on the same desk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._window = uuid4()

    def hold(self, story: UUID, at: datetime, *, take_over: bool = False) -> Holder | None:
        """Claim `story`, letting go of all others that this window holds; return who else has it, None where none has.

        With `take_over` it is ours in any case: who had it sees that with `holder`.
        """
        self._database.live(self._window)
        with self._database.writing() as session:
            session.execute(delete(HolderRow).where(HolderRow.window == self._window, HolderRow.article != story))
            row = session.get(HolderRow, story)
            if row is not None and row.window == self._window:
                return None
            if row is not None and not take_over and self._database.living([row.window]):
                return _holder(row)
            put(session, HolderRow, article=story, window=self._window, computer=platform.node(), since=at)
        return None

    def holder(self, story: UUID) -> Holder | None:
        """Return who else has the story; None where nobody has it or this window."""
        with self._database.reading() as session:
            row = session.get(HolderRow, story)
            if row is None or row.window == self._window or not self._database.living([row.window]):
                return None
            return _holder(row)

    def elsewhere(self) -> Mapping[UUID, Holder]:
        """Return the stories that other windows have open, and who."""
        with self._database.reading() as session:
            rows = session.scalars(select(HolderRow).where(HolderRow.window != self._window)).all()
        living = self._database.living({row.window for row in rows})
        return {row.article: _holder(row) for row in rows if row.window in living}


def _holder(row: HolderRow) -> Holder:
    return Holder(computer=row.computer, since=row.since)
