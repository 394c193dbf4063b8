"""The desk's database: opened, migrated, and its failures said to an editor."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from newsdesk.errors import DeskError

HEAD = "0001"
_BUSY_SECONDS = 10


class Database:
    """An engine and the sessions on it. Each operation has a session of its own, so any thread may call."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self._folder = engine, folder
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Yield a session that is committed at the end; failures of the world become `DeskError`."""
        try:
            with self._sessions.begin() as session:
                yield session
        except DBAPIError as error:
            raise desk_error(error, self._folder) from error


def open_database(folder: Path) -> Database:
    """Open the desk in `folder`, making or migrating it.

    A desk of an older release is backed up into `backups/` first. A newer one, and one that is damaged, is refused
    with `DeskError` before a byte of it changes.
    """
    path = folder / "desk.sqlite3"
    try:
        for name in ("media", "journal", "backups"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"The desk folder {folder} cannot be made or written: {error.strerror}.") from error
    found = _revision_of(path)
    if found is not None and found > HEAD:
        raise DeskError(
            f"The desk {path} was written by a newer Newsdesk (format {found}, this one reads up to {HEAD}); "
            "install the newer version. Nothing was changed."
        )
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    database = Database(engine, folder)
    if found != HEAD:
        if found is not None:
            back_up(path, folder / "backups" / f"before-migration-from-{found}.sqlite3")
        try:
            _migrate(engine)
        except DBAPIError as error:
            engine.dispose()
            raise desk_error(error, folder) from error
    return database


def back_up(source: Path, target: Path) -> None:
    """Copy a database that may be in use, whole, by SQLite's own backup."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def desk_error(error: DBAPIError, folder: Path) -> DeskError:
    """Return what the database said as a sentence for an editor."""
    said = str(error.orig).lower()
    if "full" in said:
        return DeskError(f"The disk is full: nothing more can be saved in {folder}. Make room and save again.")
    if "locked" in said or "busy" in said:
        return DeskError(f"The desk in {folder} is busy with another program; try again in a moment.")
    if "readonly" in said or "read-only" in said:
        return DeskError(f"The desk in {folder} cannot be written; look at the rights of that folder.")
    if "malformed" in said or "not a database" in said or "no such table" in said:
        return DeskError(f"The desk in {folder} is damaged ({error.orig}); it was left as it is. Restore a backup.")
    return DeskError(f"The desk in {folder} cannot be used: {error.orig}.")


def _revision_of(path: Path) -> str | None:
    """Return the format of the desk at `path`, None where there is none yet; look without changing a byte."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    damaged = DeskError(f"{path} is no desk or is damaged; it was left as it is. Restore a backup or move it away.")
    try:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise damaged
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if "alembic_version" not in tables:
                if tables:
                    raise damaged
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise damaged from error
    except OSError as error:
        raise DeskError(f"The desk {path} cannot be read: {error.strerror}.") from error
    return None if row is None else str(row[0])


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def troubles(database: Database) -> tuple[str, ...]:
    """Return what the database's own checks find."""
    with database.session() as session:
        found = [str(row[0]) for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
        found += [
            f"row {row[1]} of {row[0]} refers to nothing" for row in session.execute(text("PRAGMA foreign_key_check"))
        ]
    return tuple(f"The database is damaged: {trouble}." for trouble in found)
