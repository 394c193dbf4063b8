"""Permissions of a desk's files: its owner alone reads them, or the group that a folder was set up for.

Bundles and sites are for readers, and are made as the editor's umask says. On Windows, where
folders of a user are closed to others, nothing is done.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_POSIX = os.name == "posix"
_FOLDER, _FILE = 0o700, 0o600
# Nobody but owner and group ever writes.
_MOST = 0o2775


def make_private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter, where there is none; one that is there is closed to others."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=_FOLDER)
    restrict_to_owner(folder)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, each open to those whom the folder it is made in is open to."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    if _POSIX:
        with suppress(OSError):
            folder.chmod((_read_mode(folder.parent) & _MOST) | _FOLDER)


def file_mode(folder: Path) -> int:
    """Return the mode of a file that is as open as the folder it is made in."""
    return (_read_mode(folder) & _MOST & 0o666) | _FILE


def open_new_file(path: Path, mode: int) -> int:
    """Open a new file for writing, with this mode whatever the umask says, and return its descriptor."""
    return _open_with_mode(path, os.O_TRUNC, mode)


def open_for_append(path: Path) -> BinaryIO:
    """Open a file that may be there to be written at its end; a new one is as open as its folder."""
    return os.fdopen(_open_with_mode(path, os.O_APPEND, file_mode(path.parent)), "ab")


def _open_with_mode(path: Path, how: int, mode: int) -> int:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0), mode)
    if _POSIX:
        # A drive that knows no modes refuses to set one.
        with suppress(OSError):
            os.fchmod(opened, mode)
    return opened


def make_private_file(path: Path) -> None:
    """Make an empty file that its owner alone may read, or as open as its folder was set up to be."""
    os.close(open_new_file(path, file_mode(path.parent)))


def is_private(folder: Path, *, make: bool = False) -> bool:
    """Return whether a folder is ours and nobody else can enter it; with `make` it is made where there is none."""
    try:
        if make:
            with suppress(FileExistsError):
                folder.mkdir(mode=_FOLDER)
        # Not where a link leads: whoever made the link can lead it elsewhere later.
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


def restrict_to_owner(folder: Path) -> bool:
    """Close a folder of ours to all but its owner, and its group where it has the set-group-ID bit.

    Return whether anything changed: a folder that is closed already, another user's, or one on a drive that knows no
    modes stays as it is.
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
    """Close a folder of ours and all in it to others; in one that is closed already nobody reaches what is there."""
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
