"""The publication's logo: a picture in the folder of the desk's own theme, where a designer may put one as well."""

from pathlib import Path

from newsdesk.errors import DeskError, ImportRefusedError


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

        Raises `ImportRefusedError` where it is none.
        """
        from newsdesk.wire.pictures import logo_picture

        try:
            return logo_picture(picture.read_bytes())
        except OSError as error:
            raise ImportRefusedError("{path} cannot be read: {reason}.", path=picture, reason=error.strerror) from error

    def keep(self, logo: bytes) -> None:
        """Make this the logo; empty, there is none any more."""
        try:
            if logo:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.write_bytes(logo)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise DeskError(
                "The logo cannot be written to {path}: {reason}.", path=self._path, reason=error.strerror
            ) from error
