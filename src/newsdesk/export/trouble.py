"""What the disk says when it will not be written, as a sentence for an editor."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.errors import ExportError
from newsdesk.messages import Wording

_REASONS = {
    errno.ENOSPC: Wording("the disk is full"),
    errno.EDQUOT: Wording("the disk is full"),
    errno.EFBIG: Wording("the disk takes no file of that size"),
    errno.EROFS: Wording("it is read-only"),
    errno.EACCES: Wording("you may not write there"),
    errno.EPERM: Wording("you may not write there"),
    errno.EEXIST: Wording("there is a file in the place of a folder"),
    errno.ENOTDIR: Wording("there is a file in the place of a folder"),
    errno.EISDIR: Wording("there is a folder in the place of a file"),
    errno.ENAMETOOLONG: Wording("its name is too long"),
    errno.ENOENT: Wording("it is gone"),
    errno.EIO: Wording("the disk reports a fault"),
}


@contextmanager
def writing_to(folder: Path, otherwise: str = Wording("Nothing there was changed")) -> Iterator[None]:
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
