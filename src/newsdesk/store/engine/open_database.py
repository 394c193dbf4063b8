"""Functions that open a desk: check its format without changing it, refuse it, or create or migrate it."""

import errno
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, select

from newsdesk.errors import DamagedDeskError, DeskError, DiskFullError, ReadOnlyDeskError
from newsdesk.file_permissions import make_folder, make_private_file, make_private_folder, restrict_tree_to_owner
from newsdesk.messages import Message
from newsdesk.process_lock import hold_file_lock
from newsdesk.store.engine.database import Database, SqliteMonitor, sqlite_engine
from newsdesk.store.engine.error_messages import sqlite_error_to_desk_error, translate_errors
from newsdesk.store.engine.postgres import (
    PostgresMonitor,
    display_address,
    migration_transaction,
    postgres_engine,
    read_schema_version,
)
from newsdesk.store.tables import SettingRow

# Every known format of a desk, oldest first: the numbers of the migrations.
SCHEMA_VERSIONS = tuple(f"{number:04}" for number in range(1, 13))
MIGRATIONS_DIR = Path(__file__).parents[1] / "migrations"
_FOLDERS = ("media", "journal", "backups")


def open_database(folder: Path) -> Database:
    """Open the desk in `folder`; create or migrate it if necessary.

    A desk of an older release is first backed up into `backups/`. A desk of a newer release (its format is unknown)
    or a damaged desk is refused with `DeskError`, before any byte of it changes.
    """
    path = folder / "desk.sqlite3"
    found = _read_schema_version(path)
    _refuse_newer(found, str(path))
    _create_folders(folder)
    if found != SCHEMA_VERSIONS[-1]:
        _create_or_migrate(path)
    engine = sqlite_engine(path)
    database = Database(engine, str(folder), SqliteMonitor(engine, folder))
    try:
        with database.read_session() as session:
            session.execute(select(SettingRow.key).limit(1))
    except DeskError:
        database.close()
        raise
    return database


def open_read_only_copy(folder: Path, scratch: Path) -> Database:
    """Open a read-only copy, made in `scratch`, of the desk in an unwritable `folder`."""
    path = scratch / "desk.sqlite3"
    copy_database(folder / path.name, path)
    if _read_schema_version(path) != SCHEMA_VERSIONS[-1]:
        _migrate(path)
    engine = sqlite_engine(path, read_only=True)
    return Database(engine, str(folder), SqliteMonitor(engine, scratch))


def _create_or_migrate(path: Path) -> None:
    try:
        with hold_file_lock(path.with_name("migrating.lock")):
            # Another process may have migrated the desk while this one waited.
            found = _read_schema_version(path)
            if found == SCHEMA_VERSIONS[-1]:
                return
            if found is not None:
                stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
                backup_sqlite_file(path, path.parent / "backups" / f"{stamp}-format-{found}.sqlite3")
            elif not path.exists():
                make_private_file(path)
            _migrate(path)
    except OSError as error:
        raise _unwritable_error(path.parent, error) from error


def open_shared_database(address: URL, folder: Path) -> Database:
    """Open the desk on the server at `address`; create or migrate it if necessary.

    `folder` holds the editor's own files.

    Raises `DeskError` if the server is unreachable, the database is no desk, or the desk is of a newer release.
    """
    engine, place = postgres_engine(address), display_address(address)
    try:
        found = read_schema_version(engine, place)
        _refuse_newer(found, place)
        if found != SCHEMA_VERSIONS[-1]:
            with migration_transaction(engine, place) as connection:
                _run_migrations(connection)
    except DeskError:
        engine.dispose()
        raise
    _create_folders(folder)
    return Database(engine, place, PostgresMonitor(engine))


def _refuse_newer(found: str | None, place: str) -> None:
    if found is not None and found not in SCHEMA_VERSIONS:
        raise DeskError(
            "The desk {path} was written by a newer Newsdesk (format {found}, this one reads up to {newest}); "
            "install the newer version. Nothing was changed.",
            path=place,
            found=found,
            newest=SCHEMA_VERSIONS[-1],
        )


def _create_folders(folder: Path) -> None:
    try:
        if folder.is_dir():
            restrict_tree_to_owner(folder)
        else:
            make_private_folder(folder)
        for name in _FOLDERS:
            make_folder(folder / name)
    except OSError as error:
        raise _unwritable_error(folder, error) from error


def _unwritable_error(folder: Path, error: OSError) -> DeskError:
    full, here = error.errno in (errno.ENOSPC, errno.EDQUOT), (folder / "desk.sqlite3").exists()
    kind = DiskFullError if full else ReadOnlyDeskError if here else DeskError
    return kind("The desk folder {folder} cannot be made or written: {reason}.", folder=folder, reason=error.strerror)


def backup_sqlite_file(source: Path, target: Path) -> None:
    """Copy a desk file, even in use, with SQLite's backup function; a failure leaves no partial copy."""
    aside = target.with_name(f"{target.name}.new")
    try:
        make_private_file(aside)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(aside)) as new:
            old.backup(new)
        aside.replace(target)
    except sqlite3.Error as error:
        raise sqlite_error_to_desk_error(str(error), str(target.parent)) from error
    except OSError as error:
        raise DeskError(
            "No backup can be written into {parent}: {reason}.", parent=target.parent, reason=error.strerror
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def copy_database(database: Path, copy: Path) -> None:
    """Copy a desk file that may be read-only; raises `DeskError` if the copy is incomplete."""
    try:
        backup_sqlite_file(database, copy)
    except DeskError:
        # SQLite may not open a file in a read-only folder, so copy the file and its log as they are.
        try:
            for file in (database, database.with_name(f"{database.name}-wal")):
                if file.exists():
                    shutil.copyfile(file, copy.with_name(file.name))
        except OSError as error:
            raise DeskError(
                "The desk cannot be copied into {folder}: {reason}.", folder=copy.parent, reason=error.strerror
            ) from error
        if find_damage(copy, "mode=rw"):
            raise DeskError(
                "The copy of {desk} is not whole: somebody wrote there meanwhile, or the desk is damaged; try again.",
                desk=database.parent,
            ) from None


def find_damage(database: Path, how: str = "immutable=1") -> str:
    """Return a sentence about the damage that SQLite finds in a desk file; "" for none."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?{how}", uri=True)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        said = str(error)
    return "" if said == "ok" else Message("{path} is damaged: {said}.", path=database, said=said)


def _has_files(folder: Path) -> bool:
    return any(any((folder / name).glob("*")) for name in _FOLDERS)


def _read_schema_version(path: Path) -> str | None:
    """Return the format of the desk at `path`, None if there is no desk yet; change no byte."""
    refused = DamagedDeskError(
        "{path} is no desk or is damaged; it was left as it is. Restore a backup or move it away.", path=path
    )
    try:
        if not path.exists():
            if _has_files(path.parent):
                raise DamagedDeskError(
                    "The desk's database {path} is missing, but its pictures or journal are there. Restore a backup "
                    "(newsdesk restore BACKUP), or move {folder} away to begin a new desk.",
                    path=path,
                    folder=path.parent,
                )
            return None
        with path.open("rb") as file:
            head = file.read(16)
        if not head:
            # An interrupted first start leaves an empty file. If the desk has other files, an empty file is damage.
            if _has_files(path.parent):
                raise refused
            return None
        if head != b"SQLite format 3\0":
            raise refused
        log = path.with_name(f"{path.name}-wal")
        # Without a log the file is complete, so read it without creating the shared-memory file beside it.
        how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return None
            if "alembic_version" not in tables:
                raise refused
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise sqlite_error_to_desk_error(str(error), str(path.parent)) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise refused from error
    except OSError as error:
        raise DeskError("The desk {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    if row is None:
        raise refused
    return str(row[0])


def _migrate(path: Path) -> None:
    """Migrate the desk to the newest format in one transaction: a kill leaves the old format or the new one."""
    engine = sqlite_engine(path, migrating=True)
    try:
        with translate_errors(str(path.parent)), engine.begin() as connection:
            _run_migrations(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise DeskError(
                    "The desk in {parent} is damaged and was not changed; restore a backup.", parent=path.parent
                )
    finally:
        engine.dispose()


def _run_migrations(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
