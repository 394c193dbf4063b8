"""What a picture file says of itself: caption, credit, copyright and alternative text, from IPTC, XMP and EXIF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

# IPTC-IIM record 2 (caption, by-line, credit, copyright), and the EXIF tags that say the same.
_CAPTION, _BYLINE, _CREDIT, _COPYRIGHT = (2, 120), (2, 80), (2, 110), (2, 116)
_EXIF_CAPTION, _EXIF_ARTIST, _EXIF_COPYRIGHT = 0x010E, 0x013B, 0x8298
_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """The words that came with a picture; "" is none. `credit` is as it is printed: `Photographer/Agency`."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    copyright: str = ""


def picture_words(image: "ImageFile") -> PictureWords:
    """Return what the opened picture says of itself; what is damaged says nothing.

    XMP goes before IPTC-IIM and that before EXIF, as the IPTC Photo Metadata guidelines have it.
    """
    xmp, iptc, exif = dict(_xmp(image)), _iptc(image), _exif(image)
    names = [
        _first(xmp.get("creator"), iptc.get(_BYLINE), exif.get(_EXIF_ARTIST)),
        _first(xmp.get("Credit"), iptc.get(_CREDIT)),
    ]
    return PictureWords(
        alt=_first(xmp.get("AltTextAccessibility")),
        caption=_first(xmp.get("description"), iptc.get(_CAPTION), exif.get(_EXIF_CAPTION)),
        credit="/".join(dict.fromkeys(name for name in names if name)),
        copyright=_first(xmp.get("rights"), iptc.get(_COPYRIGHT), exif.get(_EXIF_COPYRIGHT)),
    )


def _first(*texts: str | None) -> str:
    return next((line for text in texts if text and (line := " ".join(text.split())[:_LONGEST])), "")


def _xmp(image: "ImageFile") -> Iterator[tuple[str, str]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        found = image.getxmp()
    except (DefusedXmlException, ParseError, ValueError, AttributeError):
        return
    described = _within(_within(_within(found, "xmpmeta") or found, "RDF"), "Description")
    for one in described if isinstance(described, list) else [described]:
        for name, value in one.items() if isinstance(one, dict) else ():
            if text := _plain(value):
                yield name, text


def _within(value: Any, name: str) -> Any:  # noqa: ANN401 - whatever the XMP holds
    return value.get(name) if isinstance(value, dict) else None


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever the XMP holds
    """Return the text of an XMP value: plain, or the first of a list of alternatives or names."""
    while isinstance(value, dict | list):
        if isinstance(value, list):
            value = value[0] if value else ""
        else:
            value = next((value[key] for key in ("Alt", "Seq", "Bag", "li", "text") if key in value), "")
    return value if isinstance(value, str) else ""


def _iptc(image: "ImageFile") -> Mapping[tuple[int, int], str]:
    from PIL import IptcImagePlugin

    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError):
        return {}
    # A field that is there twice is a list; IPTC-IIM says its own encoding, and nearly all of today say UTF-8.
    raw: dict[tuple[int, int], object] = {
        key: value[0] if isinstance(value, list) else value for key, value in found.items()
    }
    return {key: _decoded(value) for key, value in raw.items() if isinstance(value, bytes)}


def _exif(image: "ImageFile") -> Mapping[int, str]:
    try:
        found = image.getexif()
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return {}
    wanted = (_EXIF_CAPTION, _EXIF_ARTIST, _EXIF_COPYRIGHT)
    return {tag: value for tag in wanted if isinstance(value := found.get(tag), str)}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
