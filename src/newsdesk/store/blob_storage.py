"""File storage of a desk: a local folder, or an S3 bucket with a local folder as its cache."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from newsdesk.errors import DeskError
from newsdesk.file_permissions import file_mode, make_folder, open_new_file

if TYPE_CHECKING:
    from newsdesk.s3_bucket import S3Bucket

_RETRY_SECONDS = 10
"""Pause in seconds after a failed download: a story has many files, and each would wait for the bucket."""


class LocalBlobs:
    """Files in a folder, by names with slashes; failures of the file system are raised as `OSError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __str__(self) -> str:
        return str(self._folder)

    def local_path(self, name: str, size: int, digest: str) -> Path:  # noqa: ARG002 - S3Blobs needs size and digest
        """Return the local path of a file, without checking that the file exists."""
        return self._folder / name

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None if it does not exist."""
        path = self._folder / name
        return path.read_bytes() if path.is_file() else None

    def write(self, name: str, data: bytes) -> None:
        """Write a file atomically; an existing file of the same size is not rewritten."""
        if _file_size(self._folder / name) != len(data):
            write_atomic(self._folder / name, data)

    def write_uncached(self, name: str, data: bytes) -> None:
        """Write a file that is not needed locally for the time being."""
        self.write(name, data)

    def remove(self, name: str) -> None:
        """Remove a file if it exists."""
        (self._folder / name).unlink(missing_ok=True)

    def sizes(self) -> Mapping[str, int]:
        """Return the size in bytes of each file, by name."""
        return {path.relative_to(self._folder).as_posix(): _file_size(path) for path in self._folder.rglob("*")}

    def close(self) -> None:
        """Close all connections; a local folder has none."""


class S3Blobs(LocalBlobs):
    """Files in the bucket at `address`, under `media/`. Files never change, so cached ones are read locally.

    `secret` is called for the bucket's secret before the first access. Raises `DeskError` if the bucket fails.
    """

    def __init__(self, folder: Path, address: str, secret: Callable[[], str]) -> None:
        super().__init__(folder)
        self._address, self._secret = address, secret
        self._bucket: S3Bucket | None = None
        self._failed = (0.0, "")
        self._connecting, self._fetching = threading.Lock(), threading.Lock()

    def __str__(self) -> str:
        return self._address.partition("?")[0]

    def local_path(self, name: str, size: int, digest: str) -> Path:
        """Return the local path of a file, downloading it if necessary; raises `DeskError` if its digest is wrong."""
        path = super().local_path(name, size, digest)
        if _file_size(path) == size:
            return path
        with self._fetching:
            # Page and list may request one picture at the same time, so the other thread may have downloaded it.
            if _file_size(path) != size and (data := self._download(name)) is not None:
                self._verify_digest(name, data, digest)
                write_atomic(path, data)
        return path

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the object, None if it does not exist, without caching them."""
        with self._connected_bucket() as bucket:
            data, digest = bucket.read(_object_key(name)), bucket.digest(_object_key(name))
        if data is not None and digest:
            self._verify_digest(name, data, digest)
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file to the bucket, then to the cache; a file in both places is not sent again."""
        self.write_uncached(name, data)
        super().write(name, data)

    def write_uncached(self, name: str, data: bytes) -> None:
        """Write a file to the bucket only."""
        seen = _file_size(self._folder / name) == len(data)
        with self._connected_bucket() as bucket:
            if not seen or bucket.digest(_object_key(name)) != hashlib.sha256(data).hexdigest():
                bucket.put(_object_key(name), data)

    def remove(self, name: str) -> None:
        """Remove a file from the bucket and from the cache."""
        with self._connected_bucket() as bucket:
            bucket.remove(_object_key(name))
        super().remove(name)

    def sizes(self) -> Mapping[str, int]:
        """Return the size in bytes of each file in the bucket, by name."""
        with self._connected_bucket() as bucket:
            return {name.removeprefix(_object_key("")): size for name, size in bucket.sizes()}

    def close(self) -> None:
        """Close the connections to the bucket."""
        bucket, self._bucket = self._bucket, None
        if bucket is not None:
            bucket.close()

    def _download(self, name: str) -> bytes | None:
        rests_until, why = self._failed
        if monotonic() < rests_until:
            raise DeskError(why)
        try:
            with self._connected_bucket() as bucket:
                return bucket.read(_object_key(name))
        except DeskError as error:
            self._failed = (monotonic() + _RETRY_SECONDS, error.message)
            raise

    def _verify_digest(self, name: str, data: bytes, digest: str) -> None:
        if hashlib.sha256(data).hexdigest() != digest:
            raise DeskError(
                "The file {name} in {place} is not what was put there, and is not used; add the picture again.",
                name=name,
                place=self,
            )

    @contextmanager
    def _connected_bucket(self) -> Iterator["S3Bucket"]:
        from newsdesk.s3_bucket import S3Bucket, S3BucketError

        try:
            with self._connecting:
                bucket = self._bucket = self._bucket or S3Bucket(self._address, self._secret())
            yield bucket
        except S3BucketError as error:
            # Reconnect next time, because the stored secret may have changed by then.
            self.close()
            raise DeskError(
                "{trouble}. Until that is mended no picture can be added, and those alone are shown that this computer "
                "has seen; all else goes on.",
                trouble=error.message,
            ) from error


def write_atomic(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file completely or not at all, even if the power fails.

    The file gets the permissions of its folder; a `private` file is restricted to its owner in any folder.
    """
    # Two windows or threads may write the same file, so each uses its own temporary name.
    aside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        make_folder(path.parent)
        try:
            with os.fdopen(open_new_file(aside, 0o600 if private else file_mode(path.parent)), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise DeskError(
            "Nothing can be written into {parent}: {reason}.", parent=path.parent, reason=error.strerror
        ) from error


def _object_key(name: str) -> str:
    return f"media/{name}"


def _file_size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else -1
    except OSError:
        # Another process has just removed the file.
        return -1
