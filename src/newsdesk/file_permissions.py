"""Permissions of a desk's files: only the owner reads them, or the group of a folder that was set up for it.

Bundles and sites are for readers and follow the editor's umask. On Windows nothing changes, because the folders of a
user are closed to others.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_POSIX = os.name == "posix"
_FOLDER, _FILE = 0o700, 0o600
# The widest mode of a new folder: only the owner and the group may write.
_MOST = 0o2775


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner may enter; an existing folder is closed to others."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=_FOLDER)
    restrict_to_owner(folder)


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, each with the openness of its own parent."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    if _POSIX:
        with suppress(OSError):
            folder.chmod((_read_mode(folder.parent) & _MOST) | _FOLDER)


def file_mode(folder: Path) -> int:
    """Return the mode of a new file that is as open as its folder."""
    return (_read_mode(folder) & _MOST & 0o666) | _FILE


def open_new_file(path: Path, mode: int) -> int:
    """Open a new file for writing, with this mode regardless of the umask, and return its descriptor."""
    return _open_with_mode(path, os.O_TRUNC, mode)


def open_for_append(path: Path) -> BinaryIO:
    """Open a new or existing file for appending; a new file is as open as its folder."""
    return os.fdopen(_open_with_mode(path, os.O_APPEND, file_mode(path.parent)), "ab")


def _open_with_mode(path: Path, how: int, mode: int) -> int:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0), mode)
    if _POSIX:
        # A drive without modes refuses to set one.
        with suppress(OSError):
            os.fchmod(opened, mode)
    return opened


def make_private_file(path: Path) -> None:
    """Create an empty file that only its owner may read, or that is as open as its folder was set up to be."""
    os.close(open_new_file(path, file_mode(path.parent)))


def is_private(folder: Path, *, make: bool = False) -> bool:
    """Return whether the user owns a folder and nobody else can enter it; `make` creates a missing folder."""
    try:
        if make:
            with suppress(FileExistsError):
                folder.mkdir(mode=_FOLDER)
        # Do not follow a link, because its owner can redirect it later.
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


def restrict_to_owner(folder: Path) -> bool:
    """Close a folder of the user to everyone but its owner and, with the set-group-ID bit, its group.

    Return whether anything changed. A folder stays unchanged if it is already closed, belongs to another user or is
    on a drive without modes.
    """
    if not _POSIX:
        return False
    with suppress(OSError):
        before = folder.stat()
        wanted = _owner_only_mode(before.st_mode)
        if before.st_uid == os.geteuid() and wanted != stat.S_IMODE(before.st_mode):
            folder.chmod(wanted)
            return stat.S_IMODE(folder.stat().st_mode) == wanted
    return False


def restrict_tree_to_owner(folder: Path) -> None:
    """Close a folder of the user and its content to others. A closed folder is skipped: nobody reaches its content."""
    if not restrict_to_owner(folder):
        return
    keep_group = bool(folder.stat().st_mode & stat.S_ISGID)
    for entry in _walk_tree(folder):
        with suppress(OSError):
            found = entry.stat(follow_symlinks=False)
            mode = stat.S_IMODE(found.st_mode) & (0o2770 if keep_group else 0o700)
            if found.st_uid == os.geteuid() and mode != stat.S_IMODE(found.st_mode):
                Path(entry.path).chmod(mode)


def _walk_tree(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                continue
            yield entry
            if entry.is_dir():
                yield from _walk_tree(Path(entry.path))


def _owner_only_mode(mode: int) -> int:
    return stat.S_IMODE(mode) & (0o2770 if mode & stat.S_ISGID else 0o700)


def _read_mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)
