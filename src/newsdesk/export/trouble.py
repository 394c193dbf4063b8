"""What the disk says when it will not be written, as a sentence for an editor."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.errors import ExportError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EROFS: "it is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EEXIST: "there is a file in the place of a folder",
    errno.ENOTDIR: "there is a file in the place of a folder",
    errno.EISDIR: "there is a folder in the place of a file",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOENT: "it is gone",
    errno.EIO: "the disk reports a fault",
}


@contextmanager
def writing_to(folder: Path, otherwise: str = "Nothing there was changed") -> Iterator[None]:
    """Turn a failure to write into an `ExportError` that names the folder, says why, and what became of it."""
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be written: {_REASONS.get(error.errno or 0, error.strerror or error)}. {otherwise}; "
            "choose another folder, or try again once that is mended."
        ) from error
