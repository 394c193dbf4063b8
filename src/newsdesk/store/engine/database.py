"""The desk's database: sessions on it, on either engine, and the embedded one, SQLite."""

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
# Between so many of its small steps SQLite asks whether to go on: some dozens of microseconds.
_STEPS = 1000


class ChangeMonitor(Protocol):
    """What an engine knows of others on the same desk."""

    def change_counter(self) -> int:
        """Return a number that is another one once anybody, in this process or another, has committed anything."""

    def announce(self, window: UUID) -> None:
        """Show others that this window lives, until `close` or the end of the process."""

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return those of these windows that live."""

    def close(self) -> None:
        """Let go of everything."""


class Database:
    """An engine and the sessions on it. Each operation has a session of its own, so any thread may call.

    `display_name` is where the desk lies, as an editor knows it: a folder or an address. `editor` is who writes here.
    """

    editor = ""

    def __init__(self, engine: Engine, display_name: str, monitor: ChangeMonitor) -> None:
        self.engine, self.display_name, self._monitor = engine, display_name, monitor
        self.announce = monitor.announce
        # On SQLite a transaction sees one state of the desk by itself.
        reads = engine if self.is_sqlite else engine.execution_options(isolation_level="REPEATABLE READ")
        self._reads = sessionmaker(reads, expire_on_commit=False)
        self._writes = sessionmaker(engine.execution_options(**{_WRITES: True}), expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite, in a file of the desk's own folder, and not PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read_session(self, is_cancelled: Callable[[], bool] | None = None) -> Iterator[Session]:
        """Yield a session that sees one state of the desk; failures of the world become `DeskError`.

        Once `is_cancelled` says so, whatever is being read is broken off with `OperationCancelledError`.
        """
        with translate_errors(self.display_name), self._reads.begin() as session:
            if is_cancelled is None:
                yield session
                return
            connection = session.connection()
            if not self.is_sqlite:
                # A server is asked in small steps, so between them is soon enough.
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
        """Yield a session that is committed at the end, as one; a broken constraint is raised as it is."""
        with translate_errors(self.display_name), self._writes.begin() as session:
            yield session

    def change_counter(self) -> int:
        """Return a number that is another one once anybody, in this process or another, has committed anything."""
        with translate_errors(self.display_name):
            return self._monitor.change_counter()

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return those of these windows, on whatever computer, that live."""
        with translate_errors(self.display_name):
            return self._monitor.live_windows(windows)

    def close(self) -> None:
        """Let go of the desk."""
        self._monitor.close()
        self.engine.dispose()


def _cancellation_listener(is_cancelled: Callable[[], bool]) -> Callable[..., None]:
    def look(*_asked: object) -> None:
        if is_cancelled():
            raise OperationCancelledError("What was being looked for is no longer wanted.")

    return look


def upsert(session: Session, table: type[Base], **values: Any) -> None:  # noqa: ANN401 - whatever the columns hold
    """Write a row in the place of the one with the same key, whoever else writes it at the same time."""
    keys = [column.name for column in inspect(table).primary_key]
    # Both engines know it alike, each in a module of its own, of which a desk has one: the other is not imported.
    insert = import_module(f"sqlalchemy.dialects.{session.get_bind().dialect.name}").insert
    asked = insert(table).values(values)
    rest = {name: asked.excluded[name] for name in values if name not in keys}
    session.execute(asked.on_conflict_do_update(index_elements=keys, set_=rest))


def sqlite_engine(path: Path, *, migrating: bool = False, read_only: bool = False) -> Engine:
    """Return an engine on the desk file at `path`.

    While `migrating`, foreign keys are not enforced: SQLite changes a table by making it anew and dropping the old
    one, which would take along what refers to it. For `read_only` alone, whatever would be written is refused.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    keys = "OFF" if migrating else "ON"

    def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
        # The driver opens a transaction only before some statements; we say where one begins, tables included.
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {keys}",
            *(["query_only = ON"] if read_only else []),
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    def begin(connection: Connection) -> None:
        # A reader that turns writer fails at once when another wrote meanwhile; one that says so first waits its turn.
        writes = connection.get_execution_options().get(_WRITES, migrating)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


class SqliteMonitor:
    """Who else is on a desk that is a file: SQLite tells that it changed, locked files which windows live."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._counting: PoolProxiedConnection | None = None
        self._locks = ProcessLocks(folder / "windows")
        self.announce = self._locks.acquire

    def change_counter(self) -> int:
        """Return SQLite's own number, which it keeps in memory."""
        # It tells what others than this one connection did: so it is one that does nothing else.
        self._counting = self._counting or self._engine.raw_connection()
        cursor = self._counting.cursor()
        try:
            cursor.execute("PRAGMA data_version")
            (number,) = cursor.fetchone() or (0,)
            return int(number)
        finally:
            cursor.close()

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return those whose file is locked."""
        return {window for window in windows if self._locks.is_locked(window)}

    def close(self) -> None:
        """Let go of the desk's files."""
        self._locks.close()
        if self._counting is not None:
            self._counting.close()


def uses_wal(database: Database) -> bool:
    """Whether SQLite keeps the log beside the file that lets one write while others read.

    On a drive of another computer it cannot. There it works with a journal that it rolls back, as it does by itself.
    """
    if not database.is_sqlite:
        return True
    with database.read_session() as session:
        return str(session.scalar(text("PRAGMA journal_mode"))) == "wal"


def integrity_problems(database: Database) -> tuple[str, ...]:
    """Return what the database's own checks find; those of PostgreSQL are for whoever runs it."""
    if not database.is_sqlite:
        return ()
    with database.read_session() as session:
        found = [str(row[0]) for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
        found += [
            f"row {row[1]} of {row[0]} refers to nothing" for row in session.execute(text("PRAGMA foreign_key_check"))
        ]
    said = [] if uses_wal(database) else [_NOT_AHEAD.format(place=database.display_name)]
    return (*said, *(f"The database is damaged: {trouble}." for trouble in found))
