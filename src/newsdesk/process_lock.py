"""Locks that end with their process, on every platform. Each lock is a file that is locked while it is held."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from newsdesk.file_permissions import make_folder, open_for_append

if sys.platform == "win32":
    import msvcrt

    def try_lock_file(file: BinaryIO) -> None:
        """Lock an open file until it is closed; raises `OSError` if the lock is taken or locks are not available."""
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def try_lock_file(file: BinaryIO) -> None:
        """Lock an open file until it is closed; raises `OSError` if the lock is taken or locks are not available."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_POLL_SECONDS = 0.05


def wait_for_lock(file: BinaryIO, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Wait for the lock on an open file and hold it until the file is closed; return False if cancelled.

    Raises `OSError` if locks are not available, for example on some network shares.
    """
    while True:
        try:
            try_lock_file(file)
        except (BlockingIOError, PermissionError):
            if is_cancelled():
                return False
            time.sleep(_POLL_SECONDS)
        else:
            return True


@contextmanager
def hold_file_lock(path: Path) -> Iterator[None]:
    """Wait for the lock on the file `path` and hold it. The file is created and stays. Without locks nobody waits."""
    make_folder(path.parent)
    with open_for_append(path) as file:
        # Go on without a lock on a share that has none: only one computer at a time does this there.
        with suppress(OSError):
            wait_for_lock(file)
        yield


class ProcessLocks:
    """Named locks in a folder, those of this process and of others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[UUID, BinaryIO] = {}

    def acquire(self, name: UUID) -> None:
        """Hold a lock until `release` or `close`; repeated calls have no effect."""
        if name in self._held:
            return
        try:
            make_folder(self._folder)
            file = self._held[name] = open_for_append(self._folder / str(name))
            try_lock_file(file)
        except OSError:
            # On a share without locks, a lock counts as held until its file is gone or it is taken over.
            return

    def is_locked(self, name: UUID) -> bool:
        """Return whether a running process holds this lock. The lock file of an ended process is removed."""
        path = self._folder / str(name)
        try:
            with path.open("r+b") as file:
                try_lock_file(file)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        _remove_if_possible(path)
        return False

    def release(self, name: UUID) -> None:
        """Release one lock."""
        file = self._held.pop(name, None)
        if file is not None:
            file.close()
            # Only the lock shows a running process, so a file that cannot be removed now does no harm.
            _remove_if_possible(self._folder / str(name))

    def close(self) -> None:
        """Release all locks."""
        for name in list(self._held):
            self.release(name)


def _remove_if_possible(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
