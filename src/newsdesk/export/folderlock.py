"""A lock that ends with its process: so that what a killed export left can be told from one still at work."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.errors import OperationCancelledError
from newsdesk.process_lock import try_lock_file, wait_for_lock


@contextmanager
def working_folder(folder: Path, is_cancelled: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Create `folder` and lock it, once no other process holds the lock.

    Raises `OperationCancelledError` once `is_cancelled` returns true. The folder may be removed while it is locked.
    """
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = (folder / "lock").open("ab")
        except FileExistsError:
            if folder.is_file() or folder.is_symlink():
                raise
            # As below: it was there when it was to be made, and not any more when it was looked at.
            continue
        except FileNotFoundError:
            # The process that held it is done, and removed it just now.
            continue
        with file:
            try:
                held = wait_for_lock(file, is_cancelled)
            except OSError:
                # A share that knows no locks: there one computer writes at a time.
                held = True
            if not held:
                raise OperationCancelledError(
                    "Another Newsdesk is writing into {folder}; nothing was changed.", folder=folder.parent
                )
            if _same(file.fileno(), folder / "lock"):
                yield
                return


def _same(opened: int, path: Path) -> bool:
    """Return whether the open file is still the one at this path: its holder before may have removed it."""
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold `folder`, or yield False where another process holds it or removes it; may be removed while it is held."""
    path = folder / "lock"
    try:
        opened = path.open("ab")
    except FileNotFoundError:
        # Whoever held it was done just now and took it away.
        yield False
        return
    with opened as file:
        try:
            try_lock_file(file)
            held = _same(file.fileno(), path)
        except OSError:
            held = False
        yield held
