"""Zip files: written the same everywhere, read without trusting them."""

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message

ENTRIES = 2000
ENTRY_BYTES = 100_000_000
ALL_BYTES = 500_000_000
_RATIO = 200
_SLICE = 1 << 16
# What lists the entries, and the record at the very end that tells how many there are.
_DIRECTORY_BYTES = ENTRIES * 4096
_END = struct.Struct("<4s4H2LH")
# Before it stands, in a zip of more than 4 GB or 65,535 entries, where to find the true numbers.
_LARGE, _LARGE_SIZE = b"PK\6\7", 20
_PORTS = "123456789¹²³"
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in _PORTS)}
)
_HIDDEN_SIGNS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files`: entries sorted, stored, with fixed times and attributes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zip_entry(name), files[name])
    return written.getvalue()


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return an entry with the time and the attributes that all of ours have, on every machine."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files of a zip by name.

    Raises `ImportRejectedError` for names that could leave their folder or clash on some system, for links, for a zip
    within, and for more than 2,000 entries, 100 MB in one, 500 MB in all or 200 times the packed size. Nothing is
    renamed, nothing is written.
    """
    try:
        _check_end(path)
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES:
                raise _too_many(path)
            if any(stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR) for entry in entries):
                raise ImportRejectedError("{name} has a link or a device in it and is refused.", name=path.name)
            # orig_filename is what stands in the file; filename was already smoothed over by the library.
            check_names([entry.orig_filename for entry in entries], path.name)
            files: dict[str, bytes] = {}
            budget = min(ALL_BYTES, max(_SLICE, path.stat().st_size * _RATIO))
            for entry in entries:
                if entry.is_dir():
                    continue
                files[entry.filename] = data = _read_capped(archive, entry, budget, path.name)
                budget -= len(data)
            return files
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise ImportRejectedError("{name} is no whole zip file: {error}.", name=path.name, error=error) from error
    except OSError as error:
        raise ImportRejectedError(
            "{name} cannot be read: {reason}.", name=path.name, reason=error.strerror or error
        ) from error


def zip_names(path: Path) -> tuple[str, ...]:
    """Return the names in a zip, without unpacking it; raises `ImportRejectedError` where it is damaged."""
    try:
        _check_end(path)
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise ImportRejectedError("{name} is no whole zip file: {error}.", name=path.name, error=error) from error


def check_names(names: Iterable[str], archive: str) -> None:
    """Raise `ImportRejectedError` for the first name that is not safe and plain on every system.

    A name with a slash at its end is a folder's. Two names clash where some system takes them for the same: they
    differ in case or in how their letters are composed, or one is a folder on the way to the other.
    """
    spelled: dict[str, str] = {}
    files: set[str] = set()
    for name in names:
        plain = name.removesuffix("/")
        parts = plain.split("/")
        trouble = _trouble(plain, parts)
        whole = _folded(plain)
        if whole in files or (whole in spelled and plain == name):
            trouble = trouble or Message("stands there twice")
        for count in range(1, len(parts) + 1):
            part = "/".join(parts[:count])
            if spelled.setdefault(_folded(part), part) != part or (count < len(parts) and _folded(part) in files):
                trouble = trouble or Message("stands there twice")
        if plain == name:
            files.add(whole)
        if trouble:
            raise ImportRejectedError(
                "{archive} is refused: the name {name!r} in it {trouble}.",
                archive=archive,
                name=name[:100],
                trouble=trouble,
            )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _trouble(name: str, parts: list[str]) -> str:
    if any(unicodedata.category(sign) in _HIDDEN_SIGNS for sign in name):
        return Message("has control characters")
    if not name or name.startswith("/") or set(name) & set('\\:*?"<>|'):
        return Message("is no plain path")
    for part in parts:
        if part in ("", ".", ".."):
            return Message("leaves its folder")
        if part[-1] in ". ":
            return Message("ends in a dot or blank")
        if part.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
            return Message("is a device on Windows")
    return Message("is a zip itself") if name.lower().endswith((".zip", ".newsdesk")) else ""


def _check_end(path: Path) -> None:
    """Look at the last record before the library reads the list of entries, which it reads whole."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        if size > ALL_BYTES + _DIRECTORY_BYTES:
            raise ImportRejectedError(
                "{name} has more than {limit} MB; a bundle never has.", name=path.name, limit=ALL_BYTES // 1_000_000
            )
        file.seek(max(0, size - _END.size - _LARGE_SIZE))
        end = file.read().rjust(_END.size + _LARGE_SIZE, b"\0")
    sign, _, _, _, entries, directory, _, comment = _END.unpack(end[_LARGE_SIZE:])
    if sign != b"PK\5\6" or comment:
        raise zipfile.BadZipFile("its end is missing")
    if entries > ENTRIES or directory > _DIRECTORY_BYTES or end.startswith(_LARGE):
        raise _too_many(path)


def _too_many(path: Path) -> ImportRejectedError:
    return ImportRejectedError(
        "{name} has too many entries; a bundle has {limit:,} at most.", name=path.name, limit=ENTRIES
    )


def _read_capped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int, name: str) -> bytes:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ImportRejectedError(
            "{name} is refused: {filename} is packed in an unusual way.", name=name, filename=entry.filename
        )
    cap = min(ENTRY_BYTES, budget, max(_SLICE, entry.compress_size * _RATIO))
    pieces, size = [], 0
    with archive.open(entry) as file:
        while piece := file.read(_SLICE):
            size += len(piece)
            if size > cap:
                raise ImportRejectedError(
                    "{name} is refused: {filename} unpacks to far too much.", name=name, filename=entry.filename
                )
            pieces.append(piece)
    if pieces and pieces[0].startswith(b"PK\3\4"):
        raise ImportRejectedError("{name} is refused: {filename} is a zip itself.", name=name, filename=entry.filename)
    return b"".join(pieces)
