"""The desk's database: sessions on it, and its failures said to an editor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from newsdesk.errors import DeskError, ReadOnlyDeskError, StoppedError

BUSY_SECONDS = 10
_WRITES = "newsdesk_writes"
# Between so many of its small steps SQLite asks whether to go on: some dozens of microseconds.
_STEPS = 1000


class Database:
    """An engine and the sessions on it. Each operation has a session of its own, so any thread may call."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self._reads = sessionmaker(engine, expire_on_commit=False)
        self._writes = sessionmaker(engine.execution_options(**{_WRITES: True}), expire_on_commit=False)
        self._watch: PoolProxiedConnection | None = None

    @contextmanager
    def reading(self, stop: Callable[[], bool] | None = None) -> Iterator[Session]:
        """Yield a session that sees one state of the desk; failures of the world become `DeskError`.

        Once `stop` says so, whatever is being read is broken off with `StoppedError`.
        """
        with failures_said(self.folder), self._reads.begin() as session:
            if stop is None or self.engine.dialect.name != "sqlite":
                yield session
                return
            driver: Any = session.connection().connection.driver_connection
            driver.set_progress_handler(stop, _STEPS)
            try:
                yield session
            finally:
                driver.set_progress_handler(None, 0)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session that is committed at the end, as one; a broken constraint is raised as it is."""
        with failures_said(self.folder), self._writes.begin() as session:
            yield session

    def changes(self) -> int:
        """Return a number that is another one once anybody, in this process or another, has committed anything."""
        if self.engine.dialect.name != "sqlite":
            return 0
        with failures_said(self.folder):
            # It tells what others than this one connection did: so it is one that does nothing else.
            self._watch = self._watch or self.engine.raw_connection()
            cursor = self._watch.cursor()
            try:
                cursor.execute("PRAGMA data_version")
                (number,) = cursor.fetchone() or (0,)
                return int(number)
            finally:
                cursor.close()

    def close(self) -> None:
        """Let go of the desk's file."""
        if self._watch is not None:
            self._watch.close()
        self.engine.dispose()


@contextmanager
def failures_said(folder: Path) -> Iterator[None]:
    """Turn what the database raises about the world into `DeskError`; a broken constraint is for the caller."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        if str(error.orig) == "interrupted":
            raise StoppedError("What was being looked for is no longer wanted.") from error
        raise desk_error(str(error.orig), folder) from error


def desk_error(said: str, folder: Path) -> DeskError:
    """Return what the database said as a sentence for an editor."""
    low = said.lower()
    if "is full" in low:
        return DeskError(
            "The disk is full: nothing more can be saved in {folder}. Make room and save again.", folder=folder
        )
    if "locked" in low or "busy" in low:
        return DeskError("The desk in {folder} is in use by another program; try again in a moment.", folder=folder)
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return ReadOnlyDeskError(
            "Nothing can be saved in the desk in {folder}: work on a copy of it, or look at the rights of that folder.",
            folder=folder,
        )
    if "malformed" in low or "not a database" in low or "no such table" in low or "no such column" in low:
        return DeskError(
            "The desk in {folder} is damaged ({said}); it was left as it is. Restore a backup.",
            folder=folder,
            said=said,
        )
    return DeskError("The desk in {folder} cannot be used: {said}.", folder=folder, said=said)


def sqlite_engine(path: Path, *, migrating: bool = False) -> Engine:
    """Return an engine on the desk file at `path`.

    While `migrating`, foreign keys are not enforced: SQLite changes a table by making it anew and dropping the old
    one, which would take along what refers to it.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    keys = "OFF" if migrating else "ON"

    def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
        # The driver opens a transaction only before some statements; we say where one begins, tables included.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", f"foreign_keys = {keys}"):
            connection.execute(f"PRAGMA {pragma}").close()

    def begin(connection: Connection) -> None:
        # A reader that turns writer fails at once when another wrote meanwhile; one that says so first waits its turn.
        writes = connection.get_execution_options().get(_WRITES, migrating)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def troubles(database: Database) -> tuple[str, ...]:
    """Return what the database's own checks find."""
    if database.engine.dialect.name != "sqlite":
        return ()
    with database.reading() as session:
        found = [str(row[0]) for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
        found += [
            f"row {row[1]} of {row[0]} refers to nothing" for row in session.execute(text("PRAGMA foreign_key_check"))
        ]
    return tuple(f"The database is damaged: {trouble}." for trouble in found)
