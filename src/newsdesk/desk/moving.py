"""A whole desk moves: from one's own computer to a server that a newsroom shares, or back."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.export.targets import kind_of
from newsdesk.export.targets.secrets import secret_of
from newsdesk.file_permissions import make_folder, make_private_file
from newsdesk.paths import DeskPaths
from newsdesk.store import LocalBlobs, S3Blobs, Store

# What goes with the stories, beside their pictures.
_BESIDE = ("dictionaries", "snippets", "style", "theme")


def copy_between(source: DeskPaths, target: DeskPaths, told: Callable[[int, int], object]) -> int:
    """Copy the desk of `source` onto that of `target`, which is empty or has a part of this copy; return the stories.

    `told` hears how much of how much is done. Raises `DeskError` where that fails; called once more it goes on.
    """
    if source.desk == target.desk:
        raise DeskError("{desk} is the same desk; copy it onto another.", desk=source.database_url or source.desk)
    with store_of(source) as here, store_of(target) as there:
        here.copy_to(there, told)
        try:
            for name in _BESIDE:
                _copy_folder(source.assets / name, target.assets / name)
        except OSError as error:
            raise DeskError(
                "The house style and dictionaries cannot be copied into {folder}: {reason}.",
                folder=target.assets,
                reason=error.strerror or "some cannot be read or written",
            ) from error
        return sum(there.articles.count_by_status().values())


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


def store_of(home: DeskPaths) -> Store:
    """Open the store of the desk at `home`, with the password the keyring has for its server; raises `DeskError`."""
    if not home.database_url:
        return Store.open(home.desk)
    return Store.open(home.desk, home.database_url, _shelf(home), secret_of(home.database_url))


def _shelf(home: DeskPaths) -> LocalBlobs | None:
    if home.bucket_url:
        # What that says of the address of a bucket is true here too.
        if not home.bucket_url.lower().startswith("s3://") or kind_of(home.bucket_url) != "s3":
            raise DeskError(
                "The pictures of a shared desk lie in a folder or in a bucket (files=s3://…), not at {address}.",
                address=home.bucket_url,
            )
        return S3Blobs(home.desk / "media", home.bucket_url, partial(secret_of, home.bucket_url))
    return LocalBlobs(home.assets / "media") if home.assets != home.desk else None
