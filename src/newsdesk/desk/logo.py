"""The publication's logo: a picture in the folder of the desk's own theme, where a designer may put one as well."""

from pathlib import Path

from newsdesk.errors import DeskError, ImportRejectedError
from newsdesk.store import write_atomic


class Logo:
    """What an editor does with the logo of the desk."""

    def __init__(self, theme: Path) -> None:
        self._path = theme / "logo.png"

    def read(self) -> bytes:
        """Return the logo as PNG; empty where there is none."""
        try:
            return self._path.read_bytes() if self._path.is_file() else b""
        except OSError as error:
            raise DeskError("{path} cannot be read: {reason}.", path=self._path, reason=error.strerror) from error

    def made_of(self, picture: Path) -> bytes:
        """Return the picture in a file as the logo would be: a PNG no larger than a masthead has room for.

        Raises `ImportRejectedError` where it is none.
        """
        from newsdesk.wire.pictures import logo_picture

        try:
            return logo_picture(picture.read_bytes())
        except OSError as error:
            raise ImportRejectedError(
                "{path} cannot be read: {reason}.", path=picture, reason=error.strerror
            ) from error

    def keep(self, logo: bytes) -> None:
        """Make this the logo, whole or not at all; empty, there is none any more."""
        if logo:
            write_atomic(self._path, logo)
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise DeskError(
                "The logo {path} cannot be removed: {reason}.", path=self._path, reason=error.strerror
            ) from error
