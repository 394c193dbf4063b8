"""Where a site goes besides a folder: a zip, an SFTP server, an S3 bucket, a git repository.

The libraries that talk to them are imported when they are needed: a site in a folder never waits for them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from newsdesk.errors import ExportError
from newsdesk.export.targets.uploading import Place

_KINDS = {"sftp": "sftp", "s3": "s3", "git+file": "git", "git+ssh": "git", "git+https": "git"}


def kind_of(address: str) -> str:
    """Return what an editor's target is: "folder", "zip", "sftp", "s3" or "git". Raises `ExportError` for any other."""
    scheme, separator, _ = address.partition("://")
    if not separator:
        return "zip" if address.lower().endswith(".zip") else "folder"
    if scheme.lower() not in _KINDS:
        raise ExportError(
            "A site cannot be sent to {address}: use a folder, a .zip, or an address that begins with sftp://, s3://, "
            "git+ssh://, git+https:// or git+file://.",
            address=address,
        )
    try:
        parts = urlsplit(address)
        told = bool(parts.port is None or parts.port)
    except ValueError as error:
        raise ExportError("{address} is no address: {error}.", address=address, error=error) from error
    if parts.password:
        raise ExportError(
            "Take the password out of the address of {host}: it would be kept where others can read it. "
            "“newsdesk secret ADDRESS” puts it into this computer's keyring.",
            host=parts.hostname,
        )
    if not told or (scheme != "git+file" and not parts.hostname):
        raise ExportError("{address} names no server; write it like sftp://me@example.org/srv/www.", address=address)
    return _KINDS[scheme.lower()]


@contextmanager
def place_at(address: str, secret: Callable[[], str]) -> Iterator[Place]:
    """Yield the place at an address of the kind "sftp" or "s3"; `secret` is asked only where one is needed.

    Whatever goes wrong with the server is an `ExportError` that says what became of the upload.
    """
    if kind_of(address) == "sftp":
        from newsdesk.export.targets.sftp import sftp_place

        with sftp_place(urlsplit(address), secret) as server:
            yield server
    else:
        from newsdesk.export.targets.s3 import s3_place

        with s3_place(address, secret) as bucket:
            yield bucket


def mirror_name(address: str) -> str:
    """Return the name of the folder in which the site of an address is made before it is sent."""
    import hashlib

    return hashlib.sha256(address.encode()).hexdigest()[:16]


def whole_path(address: str) -> Path:
    """Return the path that an editor wrote, of a folder or a zip; raises `ExportError` for an empty one."""
    if not address.strip():
        # It would be the folder the program happens to run in.
        raise ExportError("No folder is named; say where the site shall lie.")
    return Path(address).expanduser()
