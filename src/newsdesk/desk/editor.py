"""The editor: whose name versions carry that are made from this computer."""

import getpass
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from newsdesk.errors import DeskError
from newsdesk.model import clean_line
from newsdesk.paths import DeskPaths

_LONGEST = 80


class Editor:
    """The name that the editor chose on this computer; without one the login: of the shared desk, else the system's."""

    def __init__(self, home: DeskPaths, sign: Callable[[str], None]) -> None:
        self._file, self._sign = home.config / "name.txt", sign
        self.login = _login(home)
        self.chosen = _read_name(self._file)
        sign(self.name)

    @property
    def name(self) -> str:
        """The name that versions carry from now on."""
        return self.chosen or self.login

    def rename(self, name: str) -> None:
        """Keep another name, or with "" none, for every desk on this computer; raises `DeskError`."""
        chosen = _cut(name)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(chosen, encoding="utf-8")
        except OSError as error:
            raise DeskError(
                "Your name cannot be saved in {folder}: {reason}.", folder=self._file.parent, reason=error.strerror
            ) from error
        self.chosen = chosen
        self._sign(self.name)


def _cut(name: str) -> str:
    return clean_line(name)[:_LONGEST].strip()


def _read_name(file: Path) -> str:
    try:
        return _cut(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        # Not chosen yet, or no text: the login does.
        return ""


def _login(home: DeskPaths) -> str:
    if home.database_url and (login := urlsplit(home.database_url).username):
        return login
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A process without a user of its own, as in a container.
        return ""
