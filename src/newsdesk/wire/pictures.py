"""Pictures on their way in: checked, turned upright, freed of what they tell about camera and place."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.errors import ImportRefusedError

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

_PIXELS, _BYTES = 120_000_000, 50_000_000
_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
# Telephones write several pictures into one JPEG; the first is the one that is shown.
_SAME = {"MPO": "JPEG"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPicture:
    """A picture fit to be published; the sides are in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def take_picture(data: bytes) -> TakenPicture:
    """Return the picture upright and without metadata; one that moves goes on moving.

    Raises `ImportRefusedError` for what is no JPEG, PNG, WebP or GIF, is cut off, or has more than 50 MB or, all its
    frames together, 120 million pixels.
    """
    from PIL import Image, UnidentifiedImageError

    if len(data) > _BYTES:
        raise ImportRefusedError(f"The picture has {len(data) // 1_000_000} MB; make it smaller than 50 MB first.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large picture is judged below, not by the library's own limit
            with Image.open(io.BytesIO(data), formats=list(_MIMES)) as image:
                return _taken(image)
    except Image.DecompressionBombError as error:
        raise ImportRefusedError(
            "The picture has far too many pixels to be opened; make it smaller than 120 million first."
        ) from error
    except (
        UnidentifiedImageError,
        OSError,
        EOFError,
        SyntaxError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        MemoryError,
        struct.error,
        zlib.error,
    ) as error:
        raise ImportRefusedError("This is no whole JPEG, PNG, WebP or GIF picture; save it anew as one.") from error


def _taken(image: "Opened") -> TakenPicture:
    from PIL import ImageOps, ImageSequence

    kind = _SAME.get(str(image.format), str(image.format))
    count = getattr(image, "n_frames", 1) if kind in ("GIF", "WEBP", "PNG") else 1
    if image.width * image.height * count > _PIXELS:
        size = f"{image.width} × {image.height}" + (f" × {count}" if count > 1 else "")
        raise ImportRefusedError(f"The picture has {size} pixels, too many to publish; make it smaller first.")
    written = io.BytesIO()
    if count > 1:
        times = {"loop": image.info.get("loop", 0)}
        frames, durations = [], []
        for frame in ImageSequence.Iterator(image):
            durations.append(frame.info.get("duration", 100))
            frames.append(_bare(frame.copy()))
        first = frames[0]
        first.save(written, kind, save_all=True, append_images=frames[1:], duration=durations, **times)
    else:
        first = _bare(_in_usual_colours(ImageOps.exif_transpose(image)))
        options = {"quality": 90, "optimize": True} if kind == "JPEG" else {}
        first.save(written, kind, **options)
    return TakenPicture(data=written.getvalue(), mime=_MIMES[kind], width=first.width, height=first.height)


def _bare(image: "Opened") -> "Opened":
    """Return a copy that carries pixels alone: neither EXIF nor comments nor profiles."""
    clean = image.copy()
    clean.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    clean.getexif().clear()
    return clean


def _in_usual_colours(image: "Opened") -> "Opened":
    """Return the picture in sRGB: its profile goes with the metadata, and without it colours would be others."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            shown = None  # a profile that is broken says nothing
        if shown is not None:
            return shown
    return image.convert("RGB") if image.mode == "CMYK" else image
