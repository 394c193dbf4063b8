"""Translation of database errors into messages for the editor."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from newsdesk.errors import (
    AuthenticationError,
    DamagedDeskError,
    DeskError,
    DiskFullError,
    NewsdeskError,
    OperationCancelledError,
    ReadOnlyDeskError,
    ServerUnavailableError,
)

_ROOM = 256 * 1024
"""Minimum free bytes on the disk; with fewer, a desk counts as out of room."""


@contextmanager
def translate_errors(place: str) -> Iterator[None]:
    """Translate environment failures of the database and damaged values into `DeskError`.

    A violated constraint is raised unchanged for the caller.

    `place` is the location of the desk: its folder, or the address of a shared desk.
    """
    try:
        yield
    except IntegrityError:
        raise
    except sqlite3.Error as error:
        # Code that uses the driver directly raises its errors, not those of SQLAlchemy.
        raise sqlite_error_to_desk_error(str(error), place) from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise NewsdeskError(
            "A desk cannot keep that: a number in it is too large, or a sign is no character ({said}).", said=error
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DeskError(
            "Something in the desk in {folder} is damaged ({said}); “newsdesk doctor” says where. Restore a backup.",
            folder=place,
            said=str(error)[:80] or type(error).__name__,
        ) from error
    except DBAPIError as error:
        said = str(error.orig)
        if said == "interrupted":
            raise OperationCancelledError("What was being looked for is no longer wanted.") from error
        shared = type(error.orig).__module__.partition(".")[0] == "psycopg"
        raise (
            postgres_error_to_desk_error(error.orig, place) if shared else sqlite_error_to_desk_error(said, place)
        ) from error


def sqlite_error_to_desk_error(said: str, folder: str) -> DeskError:
    """Return the error for a message of SQLite, as a sentence for the editor."""
    low = said.lower()
    # SQLite reports an I/O error if there is no room for its small shared-memory file.
    if "is full" in low or ("i/o error" in low and _is_disk_full(folder)):
        return DiskFullError(
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
        return DamagedDeskError(
            "The desk in {folder} is damaged ({said}); it was left as it is. Restore a backup.",
            folder=folder,
            said=said,
        )
    return DeskError("The desk in {folder} cannot be used: {said}.", folder=folder, said=said)


def _is_disk_full(folder: str) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def postgres_error_to_desk_error(raised: object, address: str) -> DeskError:
    """Return the error for a failure of PostgreSQL or of its connection, as a sentence for the editor.

    A server that answers gives a SQLSTATE (PostgreSQL, appendix A). A refused connection gives only a text.
    """
    state = getattr(raised, "sqlstate", None) or ""
    said = str(raised).strip().partition("\n")[0].rpartition("FATAL: ")[2]
    # The first part of the text repeats the address; keep only the reason.
    said = said.rpartition("failed: ")[2].strip().rstrip(".")
    error: DeskError = ServerUnavailableError(
        "The shared desk {address} cannot be reached ({said}).", address=address, said=said
    )
    if any(word in said.lower() for word in ("password", "authentication failed")):
        error = AuthenticationError(
            "The shared desk {address} does not let you in ({said}). Look at your name and password for it.",
            address=address,
            said=said,
        )
    elif state in {"42501", "25006"}:
        error = ReadOnlyDeskError(
            "You may read the shared desk {address} but not write on it. Ask whoever runs it for the rights.",
            address=address,
        )
    elif state == "53100":
        error = DeskError(
            "The disk of the shared desk {address} is full: nothing more can be saved. Tell whoever runs it.",
            address=address,
        )
    elif state in {"40001", "40P01", "55P03"}:
        error = DeskError("Somebody else is writing the same on the shared desk; try again in a moment.")
    elif state == "54000":
        error = DeskError("An address or a name is too long for the shared desk ({said}); shorten it.", said=said)
    elif "extension" in said.lower():
        error = DeskError(
            "The server of the shared desk {address} lacks what searching needs ({said}). Ask whoever runs it to "
            "install the extension pg_trgm.",
            address=address,
            said=said,
        )
    elif state[:2] in {"42", "3F"}:
        error = DeskError(
            "The shared desk {address} is no desk or is damaged ({said}); it was left as it is.",
            address=address,
            said=said,
        )
    elif state and state[:2] not in {"08", "57"}:
        error = DeskError("The shared desk {address} cannot do that: {said}.", address=address, said=said)
    return error
