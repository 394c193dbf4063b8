"""Backups: complete, verified copies of a desk at one moment, to be restored on this or another computer.

`newsdesk-STAMP` holds the database, dictionaries, theme and a manifest with the hash of each file. SQLite's backup
function copies the database, even during writes. All backups share the pictures in the `media` folder beside them:
a picture is named after its content and never changes.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.file_permissions import make_folder, make_private_file, make_private_folder, restrict_to_owner
from newsdesk.messages import Message
from newsdesk.process_lock import hold_file_lock
from newsdesk.store.engine.open_database import backup_sqlite_file, copy_database, find_damage

_NAME = re.compile(r"newsdesk-(\d{8}T\d{6}Z)")
_STAMP = "%Y%m%dT%H%M%SZ"
_ASSET_FOLDERS = ("dictionaries", "snippets", "style", "theme")
_DATABASE, _MANIFEST, _LOCK = "desk.sqlite3", "manifest.json", ".newsdesk-backups.lock"
# Retention: the newest backup of so many days and of so many weeks, and of every month.
_DAYS, _WEEKS = 14, 8


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and the time (UTC) of its desk's state."""

    path: Path
    at: datetime


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first, ignoring other files."""
    if not folder.is_dir():
        return ()
    named = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir() if (path / _MANIFEST).is_file())
    found = [Backup(path, datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)) for path, name in named if name]
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def find_newest_backup(folder: Path) -> Path:
    """Return the newest backup in a folder; without any, return the folder itself, which may be a backup."""
    return next((backup.path for backup in list_backups(folder)), folder)


def make_backup(desk: Path, folder: Path, at: datetime, database: Path | None = None) -> Backup:
    """Back up the desk into `folder`, prune older backups, and return the new, verified backup.

    `database` is a copy of the desk's database if that is read-only.

    Raises `DeskError` if the backup cannot be written; the earlier backups are then unchanged.
    """
    try:
        # Concurrent backups into one folder wait for each other: they share the pictures and the pruning.
        if not folder.is_dir():
            make_private_folder(folder)
        if kept := list_backups(folder):
            for ours in (folder / "media", *(backup.path for backup in kept)):
                restrict_to_owner(ours)
        with hold_file_lock(folder / _LOCK):
            return _make_backup(desk, folder, at, database or desk / _DATABASE)
    except OSError as error:
        raise DeskError(
            "No backup can be written into {folder}: {reason}.", folder=folder, reason=_failure_reason(error)
        ) from error


def _make_backup(desk: Path, folder: Path, at: datetime, database: Path) -> Backup:
    path = folder / f"newsdesk-{at.astimezone(UTC):{_STAMP}}"
    aside = folder / f".{path.name}.partial"
    try:
        shutil.rmtree(aside, ignore_errors=True)
        make_private_folder(aside)
        if not (folder / "media").is_dir():
            make_private_folder(folder / "media")
        media = _copy_media(desk / "media", folder / "media")
        backup_sqlite_file(database, aside / _DATABASE)
        for name in _ASSET_FOLDERS:
            if (desk / name).is_dir():
                shutil.copytree(desk / name, aside / name)
        files = {_relative_path(file, aside): _file_digest(file) for file in sorted(aside.rglob("*")) if file.is_file()}
        manifest = {"format": 1, "at": at.astimezone(UTC).isoformat(), "files": files, "media": media}
        (aside / _MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        _restrict_access(aside)
        _fsync_files(aside)
        if path.exists():
            shutil.rmtree(path)
        aside.rename(path)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    troubles = verify_backup(path)
    if troubles:
        raise DeskError("The backup just made is not whole: {trouble}", trouble=troubles[0])
    prune_backups(folder)
    return Backup(path, at)


def verify_backup(path: Path) -> tuple[str, ...]:
    """Return a sentence for each fault of a backup; none if it is complete."""
    try:
        manifest = json.loads((path / _MANIFEST).read_text(encoding="utf-8"))
        files, media = dict(manifest["files"]), dict(manifest["media"])
    except (OSError, ValueError, KeyError, TypeError):
        return (Message("{path} is no backup of a desk: its manifest is missing or broken.", path=path),)
    troubles: list[str] = [
        Message("{path} is missing or was changed.", path=path / name)
        for name, digest in files.items()
        if not (path / name).is_file() or _file_digest(path / name) != digest
    ]
    for name, size in media.items():
        file = path.parent / "media" / name
        if not file.is_file() or file.stat().st_size != size:
            troubles.append(Message("The picture {path} is missing or cut off.", path=file))
    if not troubles and (damage := find_damage(path / _DATABASE)):
        troubles.append(damage)
    return tuple(troubles)


def restore_backup(path: Path, desk: Path) -> Path | None:
    """Restore the desk from a backup; return the new path of the previous desk, None if there was none.

    Raises `NewsdeskError` if the backup is incomplete or the desk is open, before any change.
    """
    troubles = verify_backup(path)
    if troubles:
        raise NewsdeskError("{trouble} Nothing was restored; take another backup.", trouble=troubles[0])
    _require_closed(desk)
    making, ready = desk.with_name(f"{desk.name}.making"), _restored_path(desk)
    try:
        shutil.rmtree(making, ignore_errors=True)
        make_private_folder(making)
        shutil.copyfile(path / _DATABASE, making / _DATABASE)
        for name in _ASSET_FOLDERS:
            if (path / name).is_dir():
                shutil.copytree(path / name, making / name)
        for name in json.loads((path / _MANIFEST).read_text(encoding="utf-8"))["media"]:
            (making / "media" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path.parent / "media" / name, making / "media" / name)
        _restrict_access(making)
        _fsync_files(making)
        making.rename(ready)
        before = None
        if desk.exists():
            stamp = datetime.now(UTC).strftime(_STAMP)
            before = desk.rename(desk.with_name(f"{desk.name}-before-{stamp}"))
        ready.rename(desk)
    except OSError as error:
        raise NewsdeskError(
            "The backup cannot be restored into {desk}: {reason}.", desk=desk, reason=_failure_reason(error)
        ) from error
    return before


def copy_desk(desk: Path, to: Path) -> None:
    """Copy a read-only desk to the new folder `to`; raises `DeskError` if that fails.

    Others may be writing to the desk: their unfinished files are left out.
    """
    making = to.with_name(f"{to.name}.making")
    try:
        if to.exists():
            raise DeskError("There is a desk in {folder} already; choose another folder.", folder=to.parent)
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        # Copy the content without the permissions: read-only files must become writable here.
        unfinished = shutil.ignore_patterns(f"{_DATABASE}*", "*.new")
        shutil.copytree(desk, making, copy_function=shutil.copyfile, ignore=unfinished)
        _restrict_access(making)
        copy_database(desk / _DATABASE, making / _DATABASE)
        _restrict_access(making)
        _fsync_files(making)
        making.rename(to)
    except OSError as error:
        raise DeskError(
            "The desk cannot be copied into {folder}: {reason}.", folder=to.parent, reason=_failure_reason(error)
        ) from error
    finally:
        # After a successful rename this path no longer exists.
        shutil.rmtree(making, ignore_errors=True)


def resume_restore(desk: Path) -> None:
    """Finish a restore that was interrupted after the old desk was moved and before the new one was in place."""
    if not desk.exists() and _restored_path(desk).exists():
        _restored_path(desk).rename(desk)


def prune_backups(folder: Path) -> None:
    """Remove old backups by the retention rule; it uses the dates of the backups and not the clock."""
    backups = list_backups(folder)
    keep = set(backups[:1])
    for period, most in (("%Y-%j", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", None)):
        keep.update(_newest_of_each(backups, period)[:most])
    for backup in backups:
        if backup not in keep:
            shutil.rmtree(backup.path, ignore_errors=True)


def _newest_of_each(backups: Iterable[Backup], period: str) -> list[Backup]:
    return [next(group) for _name, group in groupby(backups, key=lambda backup: backup.at.strftime(period))]


def _restored_path(desk: Path) -> Path:
    return desk.with_name(f"{desk.name}.restored")


def _copy_media(source: Path, target: Path) -> dict[str, int]:
    """Copy the missing pictures and return the size in bytes of every picture, by name."""
    sizes: dict[str, int] = {}
    for file in sorted(source.rglob("*")) if source.is_dir() else ():
        if not file.is_file() or file.suffix == ".new":
            continue
        name, size = _relative_path(file, source), file.stat().st_size
        copy = target / name
        if not copy.is_file() or copy.stat().st_size != size:
            make_folder(copy.parent)
            aside = copy.with_name(f"{copy.name}.new")
            make_private_file(aside)
            shutil.copyfile(file, aside)
            aside.replace(copy)
        sizes[name] = size
    return sizes


def _restrict_access(folder: Path) -> None:
    """Restrict the copied files to their owner, regardless of the permissions of the originals."""
    if os.name != "posix":
        return
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _failure_reason(error: OSError) -> str:
    """Return the reason of a failure; for several files of a folder, the reason of the first."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        _source, _target, why = error.args[0][0]
        return re.sub(r"^\[\w+ -?\d+\] ", "", str(why))
    return error.strerror or str(error)


def _require_closed(desk: Path) -> None:
    if not (desk / _DATABASE).exists():
        return
    try:
        with closing(sqlite3.connect(desk / _DATABASE, timeout=0.2)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise NewsdeskError("The desk in {desk} is open; close Newsdesk and restore then.", desk=desk) from error
    except sqlite3.DatabaseError:
        # A damaged desk is the reason for a restore, so it is no obstacle.
        return


def _relative_path(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _file_digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fsync_files(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb+") as stream:
                os.fsync(stream.fileno())
