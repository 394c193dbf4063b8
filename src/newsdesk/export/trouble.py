"""What the disk says when it will not be written, as a sentence for an editor."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.errors import ExportError
from newsdesk.messages import Message

_REASONS = {
    errno.ENOSPC: Message("the disk is full"),
    errno.EDQUOT: Message("the disk is full"),
    errno.EFBIG: Message("the disk takes no file of that size"),
    errno.EROFS: Message("it is read-only"),
    errno.EACCES: Message("you may not write there"),
    errno.EPERM: Message("you may not write there"),
    errno.EEXIST: Message("there is a file in the place of a folder"),
    errno.ENOTDIR: Message("there is a file in the place of a folder"),
    errno.EISDIR: Message("there is a folder in the place of a file"),
    errno.ENAMETOOLONG: Message("its name is too long"),
    errno.ENOENT: Message("it is gone"),
    errno.EIO: Message("the disk reports a fault"),
}


@contextmanager
def writing_to(folder: Path, otherwise: str = Message("Nothing there was changed")) -> Iterator[None]:
    """Turn a failure to write into an `ExportError` that names the folder, says why, and what became of it."""
    try:
        yield
    except OSError as error:
        raise ExportError(
            "{folder} cannot be written: {reason}. {otherwise}; "
            "choose another folder, or try again once that is mended.",
            folder=folder,
            reason=_REASONS.get(error.errno or 0, error.strerror or error),
            otherwise=otherwise,
        ) from error
