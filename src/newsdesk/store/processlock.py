"""A lock on a file that ends with its process, on every system."""

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def take(file: BinaryIO) -> None:
        """Lock an open file until it is closed; raises `OSError` where somebody else has it or no lock is to be had."""
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take(file: BinaryIO) -> None:
        """Lock an open file until it is closed; raises `OSError` where somebody else has it or no lock is to be had."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
