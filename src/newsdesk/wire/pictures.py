"""Pictures on their way in: checked, turned upright, freed of what they tell about camera and place, made smaller."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from newsdesk.errors import ImportRejectedError
from newsdesk.wire.picture_words import PictureWords, picture_words

if TYPE_CHECKING:
    from PIL.Image import Image as Opened
    from PIL.ImageFile import ImageFile

T = TypeVar("T")

_PIXELS, _BYTES = 120_000_000, 50_000_000
_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
# Telephones write several pictures into one JPEG; the first is the one that is shown.
_SAME = {"MPO": "JPEG"}
# No browser but one shows what telephones write, so that becomes JPEG.
_CONVERTED = {"HEIF": "JPEG"}
_WIDTHS = (1600, 960, 480)
# As search engines ask for them (width : height), none narrower than they take.
_CROPS = ((16, 9), (4, 3), (1, 1))
_NARROWEST_CROP = 320
_LOGO = (800, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPicture:
    """A picture fit to be published, with what its file said of it; the sides are in pixels."""

    data: bytes
    mime: str
    width: int
    height: int
    said: PictureWords = field(default_factory=PictureWords)


def take_picture(data: bytes) -> TakenPicture:
    """Return the picture upright and without metadata; one that moves goes on moving.

    A HEIC becomes a JPEG. Raises `ImportRejectedError` for what is no JPEG, PNG, WebP, GIF or HEIC, is cut off, or has
    more than 50 MB or, all its frames together, 120 million pixels.
    """
    return _opened(data, lambda image: replace(_taken(image), said=picture_words(image)))


def smaller_pictures(data: bytes) -> tuple[TakenPicture, ...]:
    """Return copies of a published picture for narrower screens, widest first; none of one that moves or is small."""
    return _opened(data, _narrowed)


def cropped_pictures(data: bytes, focus: tuple[int, int]) -> tuple[TakenPicture, ...]:
    """Return 16:9, 4:3 and 1:1 crops of a published picture, as large as it allows, round `focus` (in hundredths).

    One that would be too narrow for search engines is left out, and a picture that moves has none.
    """
    return _opened(data, lambda image: _crops(image, focus))


def logo_picture(data: bytes) -> bytes:
    """Return a picture as a PNG without metadata, no larger than the masthead of a sharp screen has room for."""

    def made(image: "ImageFile") -> bytes:
        upright = _bare(_in_usual_colours(ImageOps.exif_transpose(image)))
        shown = upright if upright.mode in ("L", "LA", "RGB", "RGBA") else upright.convert("RGBA")
        shown.thumbnail(_LOGO)
        return _written(shown, "PNG").data

    from PIL import ImageOps

    return _opened(data, made)


def _opened(data: bytes, use: "Callable[[ImageFile], T]") -> T:
    import pi_heif
    from PIL import Image, UnidentifiedImageError

    pi_heif.register_heif_opener()
    if len(data) > _BYTES:
        raise ImportRejectedError(
            "The picture has {count} MB; make it smaller than 50 MB first.", count=len(data) // 1_000_000
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large picture is judged below, not by the library's own limit
            with Image.open(io.BytesIO(data), formats=[*_MIMES, *_CONVERTED]) as image:
                return use(image)
    except Image.DecompressionBombError as error:
        raise ImportRejectedError(
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
        raise ImportRejectedError(
            "This is no whole JPEG, PNG, WebP, GIF or HEIC picture; save it anew as one."
        ) from error


def _taken(image: "Opened") -> TakenPicture:
    from PIL import ImageOps, ImageSequence

    kind = _kind(image)
    count = _frames(image)
    if image.width * image.height * count > _PIXELS:
        size = f"{image.width} × {image.height}" + (f" × {count}" if count > 1 else "")
        raise ImportRejectedError(
            "The picture has {size} pixels, too many to publish; make it smaller first.", size=size
        )
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
        if kind == "JPEG" and first.mode not in ("L", "RGB"):
            first = first.convert("RGB")
        return _written(first, kind)
    return TakenPicture(data=written.getvalue(), mime=_MIMES[kind], width=first.width, height=first.height)


def _narrowed(image: "Opened") -> tuple[TakenPicture, ...]:
    if _frames(image) > 1:
        return ()
    # A copy that is hardly narrower is not worth its bytes.
    widths = [width for width in _WIDTHS if width * 5 // 4 <= image.width]
    return tuple(_scaled(image, (width, max(1, round(image.height * width / image.width)))) for width in widths)


def _crops(image: "Opened", focus: tuple[int, int]) -> tuple[TakenPicture, ...]:
    made = []
    for across, down in _CROPS if _frames(image) == 1 else ():
        width = min(image.width, image.height * across // down)
        height = min(image.height, width * down // across)
        if width < _NARROWEST_CROP:
            continue
        left = min(max(0, image.width * focus[0] // 100 - width // 2), image.width - width)
        top = min(max(0, image.height * focus[1] // 100 - height // 2), image.height - height)
        shrunk = min(width, _WIDTHS[0])
        made.append(
            _scaled(image.crop((left, top, left + width, top + height)), (shrunk, shrunk * down // across), image)
        )
    return tuple(made)


def _scaled(image: "Opened", size: tuple[int, int], source: "Opened | None" = None) -> TakenPicture:
    kind = _kind(source or image)
    # Few colours from a palette cannot be mixed, so they are told one by one first.
    full = image.convert("RGBA" if "transparency" in image.info else "RGB") if image.mode == "P" else image
    return _written(_bare(full.resize(size)), kind)


def _written(image: "Opened", kind: str) -> TakenPicture:
    written = io.BytesIO()
    options = {"quality": 90, "optimize": True} if kind == "JPEG" else {}
    image.save(written, kind, **options)
    return TakenPicture(data=written.getvalue(), mime=_MIMES[kind], width=image.width, height=image.height)


def _kind(image: "Opened") -> str:
    kind = _SAME.get(str(image.format), str(image.format))
    return _CONVERTED.get(kind, kind)


def _frames(image: "Opened") -> int:
    return getattr(image, "n_frames", 1) if _kind(image) in ("GIF", "WEBP", "PNG") else 1


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
