"""A lock that ends with its process: so that what a killed export left can be told from one still at work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.processlock import take


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
            take(file)
            # Whoever held it before us may have removed it in the meantime: then we hold nothing.
            held = path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())
        except OSError:
            held = False
        yield held
