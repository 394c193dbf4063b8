"""Metadata of a media file on the desk, without its bytes."""

from dataclasses import dataclass

EXTENSIONS_BY_MIME = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
MIN_SEARCH_IMAGE_AREA = 50_000
"""The minimum area, in pixels, of a picture that search engines show beside a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture file. `hash` is the SHA-256 (hex) of its bytes, `size` is in bytes, `width` and `height` in pixels."""

    hash: str
    mime: str
    width: int
    height: int
    size: int

    @property
    def name(self) -> str:
        """The file's name in every place: its hash and the extension of its type."""
        return f"{self.hash}.{EXTENSIONS_BY_MIME[self.mime]}"
