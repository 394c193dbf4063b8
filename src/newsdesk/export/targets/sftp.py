"""A site's folder on an SFTP server."""

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote

import paramiko

from newsdesk.errors import ExportError
from newsdesk.messages import Message

_SECONDS = 20
# What a server of this kind says where it has no word for what is wrong: a full disk, one that may only be read.
_FAILED = "Failure"
PART = "newsdesk-upload.part"
"""On the server while a file is under way: what has come of it."""


class _Server:
    """The folder `root` of a server. What is sent is read back, and only then takes its place, in one step."""

    def __init__(self, files: paramiko.SFTPClient, root: str) -> None:
        self._files, self._root = files, root
        self._folders: set[PurePosixPath] = set()

    def read(self, path: str) -> bytes | None:
        """Return the file."""
        try:
            with self._files.open(self._at(path), "rb") as file:
                file.prefetch()
                return file.read()
        except OSError as error:
            if error.errno == errno.ENOENT:
                return None
            raise

    def digest(self, path: str) -> str | None:
        """Return the hash of the file, by reading it: servers of this kind know none."""
        data = self.read(path)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def put(self, path: str, data: bytes) -> None:
        """Send the file."""
        self._make(PurePosixPath(self._at(path)).parent)
        self._files.putfo(io.BytesIO(data), self._at(PART), len(data), confirm=False)
        if (self._files.stat(self._at(PART)).st_size or 0) < len(data):
            # The server sends no reason: it just keeps less.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.read(PART) != data:
            raise ExportError("{path} did not arrive as it was sent; publish again.", path=path)
        self._files.posix_rename(self._at(PART), self._at(path))

    def remove(self, path: str) -> None:
        """Remove the file."""
        with suppress(FileNotFoundError):
            self._files.remove(self._at(path))
        folder = PurePosixPath(path).parent
        with suppress(OSError):
            while folder.name:
                self._files.rmdir(self._at(str(folder)))
                self._folders.discard(PurePosixPath(self._at(str(folder))))
                folder = folder.parent

    def is_empty(self) -> bool:
        """Return whether the folder is empty or not there yet."""
        try:
            return not self._files.listdir(self._root)
        except FileNotFoundError:
            return True

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _make(self, folder: PurePosixPath) -> None:
        if folder in self._folders or str(folder) in ("/", "."):
            return
        try:
            self._files.stat(str(folder))
        except FileNotFoundError:
            self._make(folder.parent)
            self._files.mkdir(str(folder))
        self._folders.add(folder)


@contextmanager
def sftp_place(address: SplitResult, secret: Callable[[], str]) -> Iterator[_Server]:
    """Yield the folder of `sftp://[user@]host[:port]/path`, where `/~/` is the user's own; `secret` is the password.

    Keys, agent and `~/.ssh/config` are used as `ssh` does, and the server must be known to `ssh`: a stranger who
    answers in its place is refused.
    """
    asked = address.hostname or ""
    known = _config(asked)
    host, name = known.get("hostname", asked), address.netloc
    client = paramiko.SSHClient()
    try:
        client.load_system_host_keys()
        client.connect(
            host,
            port=address.port or int(known.get("port", 22)),
            username=address.username or known.get("user"),
            key_filename=known.get("identityfile"),
            password=secret() or None,
            timeout=_SECONDS,
            banner_timeout=_SECONDS,
            auth_timeout=_SECONDS,
        )
        files = client.open_sftp()
        root = unquote(address.path).rstrip("/")
        root = f"{files.normalize('.')}{root.removeprefix('/~')}" if f"{root}/".startswith("/~/") else root
        yield _Server(files, root)
    except paramiko.AuthenticationException as error:
        raise ExportError(
            "{name} does not let you in. Put its password into this computer's keyring with “newsdesk secret”, or add "
            "your key on the server.",
            name=name,
        ) from error
    except paramiko.BadHostKeyException as error:
        raise ExportError(
            "{name} is not the server it was: its key changed. Ask who runs it; nothing was sent.", name=name
        ) from error
    except (paramiko.SSHException, EOFError, OSError) as error:
        if "known_hosts" in str(error):
            raise ExportError(
                "{name} is not known to this computer yet. Log in once with “ssh {host}”, look at its fingerprint, "
                "and publish again.",
                name=name,
                host=host,
            ) from error
        raise _broken(name, error) from error
    finally:
        client.close()


def _config(host: str) -> paramiko.SSHConfigDict:
    config, own = paramiko.SSHConfig(), Path("~/.ssh/config").expanduser()
    if own.is_file():
        with own.open(encoding="utf-8") as file:
            config.parse(file)
    return config.lookup(host)


def _broken(name: str, error: Exception) -> ExportError:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EACCES:
        return ExportError(
            "{name} lets you in, but you may not write in that folder; ask who runs it. What is there stays.", name=name
        )
    if number == errno.ENOSPC or str(error) == _FAILED:
        return ExportError(
            "{name} takes no more: its disk may be full or read-only, or your share of it used up. What was sent "
            "stays; once there is room, the next publish goes on from there.",
            name=name,
        )
    if isinstance(error, ConnectionRefusedError | TimeoutError) or "Unable to connect" in str(error):
        return ExportError(
            "{name} cannot be reached; nothing was sent. Look at the address and the connection.", name=name
        )
    said = str(error) or Message("the connection broke off")
    return ExportError(
        "{name} could not be written to the end ({said}). What was sent stays; the next publish goes on from there.",
        name=name,
        said=said,
    )
