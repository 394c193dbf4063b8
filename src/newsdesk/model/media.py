"""What is known of a media file on the desk, without its bytes."""

from dataclasses import dataclass

EXTENSIONS_BY_MIME = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
MIN_SEARCH_IMAGE_AREA = 50_000
"""So many pixels a picture has at least that search engines show beside a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture file: `hash` is the SHA-256 (hex) of its bytes, `size` counts bytes, the sides are in pixels."""

    hash: str
    mime: str
    width: int
    height: int
    size: int

    @property
    def name(self) -> str:
        """The file's name wherever it is written: its hash and the ending of its type."""
        return f"{self.hash}.{EXTENSIONS_BY_MIME[self.mime]}"
