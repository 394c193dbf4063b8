"""A whole desk moves: from one's own computer to a server that a newsroom shares, or back."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.export.targets import kind_of
from newsdesk.export.targets.secrets import secret_of
from newsdesk.file_permissions import make_folder, make_private_file
from newsdesk.paths import Home
from newsdesk.store import BucketShelf, Shelf, Store

# What goes with the stories, beside their pictures.
_BESIDE = ("dictionaries", "snippets", "style", "theme")


def copy_between(source: Home, target: Home, told: Callable[[int, int], object]) -> int:
    """Copy the desk of `source` onto that of `target`, which is empty or has a part of this copy; return the stories.

    `told` hears how much of how much is done. Raises `DeskError` where that fails; called once more it goes on.
    """
    if source.desk == target.desk:
        raise DeskError("{desk} is the same desk; copy it onto another.", desk=source.address or source.desk)
    with store_of(source) as here, store_of(target) as there:
        here.copy_to(there, told)
        try:
            for name in _BESIDE:
                _copy_folder(source.files / name, target.files / name)
        except OSError as error:
            raise DeskError(
                "The house style and dictionaries cannot be copied into {folder}: {reason}.",
                folder=target.files,
                reason=error.strerror or "some cannot be read or written",
            ) from error
        return sum(there.articles.counts().values())


def _copy_folder(source: Path, target: Path) -> None:
    """Copy what lies in a folder, to be as open as the folder it comes to: a newsroom's is another than one's own."""
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            make_folder(copy)
        elif path.is_file():
            make_folder(copy.parent)
            make_private_file(copy)
            shutil.copyfile(path, copy)


def store_of(home: Home) -> Store:
    """Open the store of the desk at `home`, with the password the keyring has for its server; raises `DeskError`."""
    if not home.address:
        return Store.open(home.desk)
    return Store.open(home.desk, home.address, _shelf(home), secret_of(home.address))


def _shelf(home: Home) -> Shelf | None:
    if home.bucket:
        # What that says of the address of a bucket is true here too.
        if not home.bucket.lower().startswith("s3://") or kind_of(home.bucket) != "s3":
            raise DeskError(
                "The pictures of a shared desk lie in a folder or in a bucket (files=s3://…), not at {address}.",
                address=home.bucket,
            )
        return BucketShelf(home.desk / "media", home.bucket, partial(secret_of, home.bucket))
    return Shelf(home.files / "media") if home.files != home.desk else None
