"""Pictures on their way in: checked, turned upright, freed of what they tell about camera and place."""

import io
import warnings
from dataclasses import dataclass

from newsdesk.errors import ImportRefusedError

_PIXELS = 120_000_000
_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPicture:
    """A picture fit to be published; the sides are in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def take_picture(data: bytes) -> TakenPicture:
    """Return the picture upright and without metadata.

    Raises `ImportRefusedError` for what is no JPEG, PNG, WebP or GIF, is cut off, or has more than 120 million pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=list(_MIMES)) as image:
            warnings.simplefilter("ignore")  # a large picture is judged below, not by the library's own limit
            if image.width * image.height > _PIXELS:
                raise ImportRefusedError(f"The picture has {image.width} × {image.height} pixels: too many to publish.")
            kind = str(image.format)
            upright = ImageOps.exif_transpose(image)
            clean = upright.copy()
            clean.info = {"transparency": upright.info["transparency"]} if "transparency" in upright.info else {}
            written = io.BytesIO()
            options = {"quality": 90, "optimize": True} if kind == "JPEG" else {}
            clean.save(written, kind, **options)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ImportRefusedError(f"This is no whole JPEG, PNG, WebP or GIF picture: {error}.") from error
    return TakenPicture(data=written.getvalue(), mime=_MIMES[kind], width=clean.width, height=clean.height)
