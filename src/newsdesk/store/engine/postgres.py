"""Shared desks on a PostgreSQL server that others operate."""

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.util import immutabledict

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.store.engine.database import Database
from newsdesk.store.engine.error_messages import translate_errors

MIN_SERVER_VERSION = 13
_DRIVER = "postgresql+psycopg"
# Both sides notice a lost connection within seconds: nobody waits for a dead server, and its locks end.
_SECONDS = 5
_CONNECT = {
    "application_name": "newsdesk",
    "connect_timeout": _SECONDS,
    "keepalives_idle": _SECONDS,
    "keepalives_interval": _SECONDS,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
    # The queries are short and frequent: compiling one takes longer than running it.
    "options": "-c timezone=UTC -c jit=off -c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 "
    "-c tcp_keepalives_count=3 -c tcp_user_timeout=50000",
}
_PROCESS = text("SELECT pg_backend_pid()")
_MIGRATING = 0x6E657773
_MAY_WRITE = text("SELECT has_table_privilege('articles', 'UPDATE') AND NOT pg_is_in_recovery()")
# The server stores each lock key in two halves.
_HELD = text(
    "SELECT CAST(classid AS bigint), CAST(objid AS bigint) FROM pg_locks "
    "JOIN pg_database ON pg_database.oid = pg_locks.database "
    "WHERE locktype = 'advisory' AND datname = current_database() AND granted AND objsubid = 1"
)


def parse_address(written: str, password: str = "") -> URL:
    """Return the URL of a shared desk, adding `password` if it has none; raises `NewsdeskError` if it is invalid."""
    try:
        url = make_url(written)
    except (ArgumentError, ValueError) as error:
        raise NewsdeskError("“{written}” is no address of a desk.", written=written) from error
    if url.drivername not in (_DRIVER, "postgresql", "postgres") or not url.database:
        raise NewsdeskError("A shared desk has an address like {example}.", example="postgresql://name@server/newsdesk")
    return url.set(drivername=_DRIVER, password=url.password or password or None)


def display_address(address: URL) -> str:
    """Return the address for display, without the password."""
    return address._replace(password=None, query=immutabledict()).render_as_string()


def postgres_engine(address: URL) -> Engine:
    """Return an engine on the desk at `address`; libpq's own sources (environment, pgpass, service) apply too."""
    options = {name: value for name, value in _CONNECT.items() if name not in address.query}
    # Test each connection before use, so that a restart of the server fails no save.
    return create_engine(address, connect_args=options, pool_pre_ping=True)


@contextmanager
def migration_transaction(engine: Engine, place: str) -> Iterator[Any]:
    """Yield a connection in a transaction that excludes all other migrations."""
    with translate_errors(place), engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        yield connection


def read_schema_version(engine: Engine, place: str) -> str | None:
    """Return the format of the desk, None if the database is empty; raises `DeskError` if it is no desk."""
    with translate_errors(place), engine.connect() as connection:
        version, *_rest = connection.dialect.server_version_info or (0,)
        if int(version) < MIN_SERVER_VERSION:
            raise DeskError(
                "The server of the shared desk {place} is PostgreSQL {version}; Newsdesk needs {oldest} or newer.",
                place=place,
                version=version,
                oldest=MIN_SERVER_VERSION,
            )
        _refuse_transaction_pooler(engine, connection, place)
        if inspect(connection).has_table("alembic_version"):
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
        if inspect(connection).get_table_names():
            raise DeskError(
                "The database {place} holds other tables than a desk's; give the desk one of its own. "
                "Nothing was changed.",
                place=place,
            )
        return None


def _refuse_transaction_pooler(engine: Engine, one: Connection, place: str) -> None:
    """Refuse a pooler that reassigns connections per transaction: locks and notifications belong to a session."""
    driver: Any = one.connection.driver_connection
    process = one.scalar(_PROCESS)
    if process == driver.info.backend_pid:
        return  # no pooler in between
    one.rollback()
    with engine.connect() as two:
        # While `one` is idle, such a pooler lends its server process to `two`, or later gives `one` another process.
        if two.scalar(_PROCESS) == process or one.scalar(_PROCESS) != process:
            raise DeskError(
                "Before the shared desk {place} stands a pooler that lends connections for single transactions, so "
                "that nobody would see what others write. Ask whoever runs it for whole sessions (PgBouncer: "
                "pool_mode = session).",
                place=place,
            )


def can_write(database: Database) -> bool:
    """Return whether the server lets this editor change stories; true for SQLite, because a failed save reports it."""
    if database.is_sqlite:
        return True
    with database.read_session() as session:
        return bool(session.scalar(_MAY_WRITE))


class PostgresMonitor:
    """Monitor of a shared desk: the server reports changes and the connected windows.

    One dedicated connection listens and holds a lock for each window of this process. The locks end with the
    connection: when the process, the network or the server fails.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: PoolProxiedConnection | None = None
        self._windows: set[UUID] = set()
        self._number = 0
        self._lock = threading.Lock()

    def change_counter(self) -> int:
        """Return a number that grows with each notified transaction of any process, and after each reconnection."""
        with self._connected() as driver:
            self._number += sum(1 for _ in driver.notifies(timeout=0))
            return self._number

    def announce(self, window: UUID) -> None:
        """Hold a lock for this window."""
        if window not in self._windows:
            self._windows.add(window)
            with self._connected() as driver:
                _take_window_lock(driver, window)

    def live_windows(self, windows: Collection[UUID]) -> Collection[UUID]:
        """Return the windows whose lock is held by any connection."""
        if not windows:
            return ()
        with self._engine.connect() as connection:
            held = {(high << 32) + low for high, low in connection.execute(_HELD)}
        return {window for window in windows if _lock_key(window) % 2**64 in held}

    def close(self) -> None:
        """Release all locks and close the connection."""
        if self._connection is None:
            return
        with suppress(DBAPIError), self._connected() as driver:
            # Unlock explicitly: a server notices a closed connection only after a moment.
            driver.execute("SELECT pg_advisory_unlock_all()")
        with self._lock:
            self._disconnect()

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        with self._lock:
            try:
                connection = self._connection or self._connect()
                yield connection.driver_connection
            except self._engine.dialect.loaded_dbapi.Error as error:
                self._disconnect()
                raise OperationalError(None, None, error) from error

    def _connect(self) -> PoolProxiedConnection:
        connection = self._connection = self._engine.raw_connection()
        driver: Any = connection.driver_connection
        driver.autocommit = True
        driver.execute("LISTEN newsdesk")
        for window in self._windows:
            _take_window_lock(driver, window)
        # Count one change for the notifications missed before this connection.
        self._number += 1
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection = None


def _take_window_lock(driver: Any, window: UUID) -> None:  # noqa: ANN401 - a connection of the driver
    driver.execute("SELECT pg_advisory_lock(%s)", (_lock_key(window),))


def _lock_key(window: UUID) -> int:
    return int.from_bytes(window.bytes[:8], signed=True)
