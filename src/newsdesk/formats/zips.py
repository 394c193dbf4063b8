"""Zip files: written the same everywhere, read without trusting them."""

import io
import stat
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from newsdesk.errors import ImportRefusedError

ENTRIES = 2000
ENTRY_BYTES = 100_000_000
ALL_BYTES = 500_000_000
_RATIO = 200
_SLICE = 1 << 20
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files`: entries sorted, stored, with fixed times and attributes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name])
    return written.getvalue()


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files of a zip by name.

    Raises `ImportRefusedError` for names that could leave their folder or clash on some system, for links, for a zip
    within, and for more than 2,000 entries, 100 MB in one, 500 MB in all or 200 times the packed size. Nothing is
    renamed, nothing is written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES:
                raise ImportRefusedError(f"{path.name} has {len(entries)} entries; a bundle has {ENTRIES} at most.")
            if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
                raise ImportRefusedError(f"{path.name} has a link in it and is refused.")
            entries = [entry for entry in entries if not entry.is_dir()]
            # orig_filename is what stands in the file; filename was already smoothed over by the library.
            check_names([entry.orig_filename for entry in entries], path.name)
            files: dict[str, bytes] = {}
            total = 0
            for entry in entries:
                data = _read_capped(archive, entry, path.name)
                total += len(data)
                if total > ALL_BYTES:
                    raise ImportRefusedError(f"{path.name} unpacks to more than {ALL_BYTES // 1_000_000} MB.")
                files[entry.filename] = data
            return files
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise ImportRefusedError(f"{path.name} is no whole zip file: {error}.") from error
    except OSError as error:
        raise ImportRefusedError(f"{path.name} cannot be read: {error.strerror or error}.") from error


def check_names(names: Iterable[str], archive: str) -> None:
    """Raise `ImportRefusedError` for the first name that is not safe and plain on every system."""
    seen: set[str] = set()
    for name in names:
        trouble = _trouble(name)
        if name.casefold() in seen:
            trouble = "stands there twice"
        if trouble:
            raise ImportRefusedError(f"{archive} is refused: the name {name[:100]!r} in it {trouble}.")
        seen.add(name.casefold())


def _trouble(name: str) -> str:
    if any(ord(sign) < 32 or ord(sign) == 127 or sign in _BIDI for sign in name):
        return "has control characters"
    if not name or name.startswith("/") or "\\" in name or ":" in name:
        return "is no plain path"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "leaves its folder"
        if part[-1] in ". ":
            return "ends in a dot or blank"
        if part.partition(".")[0].casefold() in _DEVICES:
            return "is a device on Windows"
    return "is a zip itself" if name.lower().endswith((".zip", ".newsdesk")) else ""


def _read_capped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    pieces, size = [], 0
    with archive.open(entry) as file:
        while piece := file.read(_SLICE):
            size += len(piece)
            if size > ENTRY_BYTES or size > max(_SLICE, entry.compress_size * _RATIO):
                raise ImportRefusedError(f"{name} is refused: {entry.filename} unpacks to far too much.")
            pieces.append(piece)
    return b"".join(pieces)
