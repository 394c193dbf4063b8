"""Database of a desk: sessions on either engine, and the embedded engine, SQLite."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event, inspect, text
from sqlalchemy.orm import Session, sessionmaker

from newsdesk.errors import OperationCancelledError
from newsdesk.process_lock import ProcessLocks
from newsdesk.store.engine.error_messages import translate_errors
from newsdesk.store.tables import Base

BUSY_SECONDS = 10
_NOT_AHEAD = (
    "The desk in {place} lies on a drive of another computer, as it seems: it works there, more slowly. Open it on one "
    "computer at a time, or move it to a server that editors share."
)
_WRITES = "newsdesk_writes"
# SQLite's virtual-machine steps between two checks for cancellation: some dozens of microseconds.
_STEPS = 1000


class ChangeMonitor(Protocol):
    """An engine's view of other windows on the same desk."""

    def change_counter(self) -> int:
        """Return a number that changes after every commit, in this process or another."""

    def announce(self, window: UUID) -> None:
        """Report this window as live to others, until `close` or the end of the process."""

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return the live ones among these windows."""

    def close(self) -> None:
        """Release all locks and connections."""


class Database:
    """An engine and its sessions. Each operation has its own session, so any thread may call.

    `display_name` is the location of the desk for the editor: a folder or an address. `editor` is the current
    editor's name.
    """

    editor = ""

    def __init__(self, engine: Engine, display_name: str, monitor: ChangeMonitor) -> None:
        self.engine, self.display_name, self._monitor = engine, display_name, monitor
        self.announce = monitor.announce
        # A transaction of SQLite always sees one state of the desk; PostgreSQL needs this isolation level.
        reads = engine if self.is_sqlite else engine.execution_options(isolation_level="REPEATABLE READ")
        self._reads = sessionmaker(reads, expire_on_commit=False)
        self._writes = sessionmaker(engine.execution_options(**{_WRITES: True}), expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        """Return whether this is SQLite, in a file of the desk's own folder, and not PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read_session(self, is_cancelled: Callable[[], bool] | None = None) -> Iterator[Session]:
        """Yield a session that sees one state of the desk; environment failures become `DeskError`.

        Once `is_cancelled` returns true, the read is aborted with `OperationCancelledError`.
        """
        with translate_errors(self.display_name), self._reads.begin() as session:
            if is_cancelled is None:
                yield session
                return
            connection = session.connection()
            if not self.is_sqlite:
                # Queries to a server are short, so checking before each one is soon enough.
                event.listen(connection, "before_cursor_execute", _cancellation_listener(is_cancelled))
                yield session
                return
            driver: Any = connection.connection.driver_connection
            driver.set_progress_handler(is_cancelled, _STEPS)
            try:
                yield session
            finally:
                driver.set_progress_handler(None, 0)

    @contextmanager
    def write_session(self) -> Iterator[Session]:
        """Yield a session that is committed at the end, all or nothing; a violated constraint is raised unchanged."""
        with translate_errors(self.display_name), self._writes.begin() as session:
            yield session

    def change_counter(self) -> int:
        """Return a number that changes after every commit, in this process or another."""
        with translate_errors(self.display_name):
            return self._monitor.change_counter()

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return the live ones among these windows, on any computer."""
        with translate_errors(self.display_name):
            return self._monitor.live_windows(windows)

    def close(self) -> None:
        """Close the monitor and all connections."""
        self._monitor.close()
        self.engine.dispose()


def _cancellation_listener(is_cancelled: Callable[[], bool]) -> Callable[..., None]:
    def look(*_asked: object) -> None:
        if is_cancelled():
            raise OperationCancelledError("What was being looked for is no longer wanted.")

    return look


def upsert(session: Session, table: type[Base], **values: Any) -> None:  # noqa: ANN401 - columns of any type
    """Insert a row or replace the row with the same key, safe against concurrent writers."""
    keys = [column.name for column in inspect(table).primary_key]
    # Each dialect has its own `insert` with the same interface. Import only the one of this desk.
    insert = import_module(f"sqlalchemy.dialects.{session.get_bind().dialect.name}").insert
    asked = insert(table).values(values)
    rest = {name: asked.excluded[name] for name in values if name not in keys}
    session.execute(asked.on_conflict_do_update(index_elements=keys, set_=rest))


def sqlite_engine(path: Path, *, migrating: bool = False, read_only: bool = False) -> Engine:
    """Return an engine on the desk file at `path`.

    While `migrating`, foreign keys are not enforced: SQLite changes a table by copying it and dropping the old one,
    and the drop would delete all referring rows. With `read_only`, every write is refused.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    keys = "OFF" if migrating else "ON"

    def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - a connection of the driver
        # The driver opens transactions only before some statements. Begin them explicitly, to include table changes.
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {keys}",
            *(["query_only = ON"] if read_only else []),
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    def begin(connection: Connection) -> None:
        # A read transaction cannot become a write transaction after another write. IMMEDIATE waits its turn instead.
        writes = connection.get_execution_options().get(_WRITES, migrating)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


class SqliteMonitor:
    """Monitor of a desk in a file: SQLite reports changes, and locked files identify the live windows."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._counting: PoolProxiedConnection | None = None
        self._locks = ProcessLocks(folder / "windows")
        self.announce = self._locks.acquire

    def change_counter(self) -> int:
        """Return SQLite's own data version, which it keeps in memory."""
        # It counts the commits of all other connections, so this connection does nothing else.
        self._counting = self._counting or self._engine.raw_connection()
        cursor = self._counting.cursor()
        try:
            cursor.execute("PRAGMA data_version")
            (number,) = cursor.fetchone() or (0,)
            return int(number)
        finally:
            cursor.close()

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return the windows whose file is locked."""
        return {window for window in windows if self._locks.is_locked(window)}

    def close(self) -> None:
        """Release the files of the desk."""
        self._locks.close()
        if self._counting is not None:
            self._counting.close()


def uses_wal(database: Database) -> bool:
    """Return whether SQLite uses a write-ahead log, which lets one process write while others read.

    It cannot use the log on a network drive, and there uses its default, a rollback journal. PostgreSQL counts as true.
    """
    if not database.is_sqlite:
        return True
    with database.read_session() as session:
        return str(session.scalar(text("PRAGMA journal_mode"))) == "wal"


def integrity_problems(database: Database) -> tuple[str, ...]:
    """Return the findings of SQLite's own checks; those of PostgreSQL are the task of its operator."""
    if not database.is_sqlite:
        return ()
    with database.read_session() as session:
        found = [str(row[0]) for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
        found += [
            f"row {row[1]} of {row[0]} refers to nothing" for row in session.execute(text("PRAGMA foreign_key_check"))
        ]
    said = [] if uses_wal(database) else [_NOT_AHEAD.format(place=database.display_name)]
    return (*said, *(f"The database is damaged: {trouble}." for trouble in found))
