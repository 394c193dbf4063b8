"""Which window has which story open: a line in the database, good as long as the window's process lives.

Each window keeps a file of its own locked; the lock ends with the process, also when that is killed or the power fails,
and so do its claims. It is advice to editors: what keeps texts from being overwritten is the revision of each save.
"""

import platform
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from sqlalchemy import delete

from newsdesk.store.database import Database
from newsdesk.store.processlock import take
from newsdesk.store.tables import HolderRow
from newsdesk.store.values import Holder


class Holders:
    """The claims of this window and of others on the same desk."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._window = uuid4()
        self._alive: BinaryIO | None = None

    def hold(self, story: UUID, at: datetime, *, take_over: bool = False) -> Holder | None:
        """Claim `story`, letting go of all others that this window holds; return who else has it, None where none has.

        With `take_over` it is ours in any case: who had it sees that with `holder`.
        """
        self._live()
        with self._database.writing() as session:
            session.execute(delete(HolderRow).where(HolderRow.window == self._window, HolderRow.article != story))
            row = session.get(HolderRow, story)
            if row is not None and row.window == self._window:
                return None
            if row is not None and not take_over and self._lives(row.window):
                return _holder(row)
            session.merge(HolderRow(article=story, window=self._window, computer=platform.node(), since=at))
        return None

    def holder(self, story: UUID) -> Holder | None:
        """Return who else has the story; None where nobody has it or this window."""
        with self._database.reading() as session:
            row = session.get(HolderRow, story)
            if row is None or row.window == self._window or not self._lives(row.window):
                return None
            return _holder(row)

    def close(self) -> None:
        """Let go of everything."""
        if self._alive is None:
            return
        self._alive.close()
        self._alive = None
        # The lock alone says that this window lives: a file that cannot be removed now says nothing.
        _remove(self._folder / str(self._window))

    def _live(self) -> None:
        if self._alive is not None:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            self._alive = (self._folder / str(self._window)).open("ab")
            take(self._alive)
        except OSError:
            # A share that knows no locks: there a window counts as open until its file is gone or it is taken over.
            return

    def _lives(self, window: UUID) -> bool:
        path = self._folder / str(window)
        try:
            with path.open("r+b") as file:
                take(file)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        _remove(path)
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _holder(row: HolderRow) -> Holder:
    return Holder(computer=row.computer, since=row.since)
