"""A picture comes in: upright, without what it tells of camera and place, and never too much of it."""

import contextlib
import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from newsdesk.errors import ImportRejectedError
from newsdesk.wire import cropped_pictures, smaller_pictures, take_picture
from newsdesk.wire.picture_words import PictureWords

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
SECRETS = (b"Canon", b"SN-12345", b"Ada Vane", b"GPS", b"Exif", b"a comment", b"<x:xmpmeta")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def telling(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Canon"
    exif[0x013B] = "Ada Vane"
    exif[0xA431] = "SN-12345"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (59.0, 20.0, 0.0)
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_camera_place_and_comments_are_gone(kind: str) -> None:
    options: dict[str, object] = {"exif": telling()}
    if kind == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_text("Author", "Ada Vane")
        chunks.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Ada Vane</x:xmpmeta>")
        options["pnginfo"] = chunks
    elif kind == "JPEG":
        options["comment"] = "a comment"
        options["xmp"] = b"<x:xmpmeta>Ada Vane</x:xmpmeta>"
    else:
        options["xmp"] = b"<x:xmpmeta>Ada Vane</x:xmpmeta>"
    data = saved(Image.new("RGB", (20, 10), "red"), kind, **options)
    assert any(secret in data for secret in SECRETS)
    taken = take_picture(data)
    assert [secret for secret in SECRETS if secret in taken.data] == []
    assert dict(opened(taken.data).getexif()) == {}
    assert (taken.mime, taken.width, taken.height) == (KINDS[kind], 20, 10)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_taken_sideways_stands_upright(orientation: int, kind: str) -> None:
    image = Image.new("RGB", (40, 20), "white")
    image.paste((200, 0, 0), (0, 0, 20, 20))
    taken = take_picture(saved(image, kind, exif=telling(orientation)))
    turned = orientation > 4
    assert (taken.width, taken.height) == ((20, 40) if turned else (40, 20))
    assert opened(taken.data).size == (taken.width, taken.height)
    where = {1: (5, 10), 2: (35, 10), 3: (35, 10), 4: (5, 10), 5: (10, 5), 6: (10, 5), 7: (10, 35), 8: (10, 35)}
    red, green, _ = opened(taken.data).convert("RGB").getpixel(where[orientation])  # type: ignore[misc]
    assert red > 150
    assert green < 100


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
    ],
)
def test_every_way_to_hold_colours(kind: str, mode: str) -> None:
    taken = take_picture(saved(Image.new(mode, (8, 6)), kind))
    assert opened(taken.data).size == (8, 6)
    assert opened(taken.data).mode != "CMYK"


def test_see_through_stays_see_through() -> None:
    image = Image.new("P", (8, 6), 0)
    taken = take_picture(saved(image, "GIF", transparency=0))
    assert opened(taken.data).convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_picture_that_moves_goes_on_moving(kind: str) -> None:
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "green", "blue")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=120, loop=0)
    taken = opened(take_picture(data).data)
    assert taken.n_frames == 3  # type: ignore[attr-defined]
    taken.seek(1)
    assert taken.convert("RGB").getpixel((4, 3))[1] > 100  # type: ignore[index]


def test_several_pictures_in_one_jpeg_give_the_first() -> None:
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "blue")]
    taken = take_picture(saved(frames[0], "MPO", save_all=True, append_images=frames[1:]))
    assert taken.mime == "image/jpeg"
    assert opened(taken.data).getpixel((4, 3))[0] > 200  # type: ignore[index]


def test_colours_of_another_profile_are_kept_without_it() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    taken = opened(take_picture(saved(Image.new("RGB", (8, 6), (200, 40, 40)), "PNG", icc_profile=profile)).data)
    assert "icc_profile" not in taken.info
    assert all(abs(a - b) < 4 for a, b in zip(taken.getpixel((1, 1)), (200, 40, 40), strict=True))  # type: ignore[arg-type]
    assert take_picture(saved(Image.new("RGB", (8, 6)), "PNG", icc_profile=b"broken")).width == 8


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("sides", [(12_000, 11_000), (60_000, 60_000), (2_000_000_000, 2)])
def test_a_bomb_is_refused_with_a_sentence(sides: tuple[int, int]) -> None:
    started = time.process_time()
    with pytest.raises(ImportRejectedError, match=r"too many.*smaller.*\.$"):
        take_picture(_png(*sides, bytes(100_000)))
    assert time.process_time() - started < 1


def test_frames_count_too() -> None:
    frames = [Image.new("P", (4000, 4000), n) for n in range(10)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ImportRejectedError, match="too many"):
        take_picture(data)


def test_a_file_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(ImportRejectedError, match="50 MB"):
        take_picture(bytes(50_000_001))


@pytest.mark.parametrize(
    "data",
    [b"", b"text", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff", b"BM" + bytes(60), b"%PDF-1.7"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRejectedError, match=r"^This is no whole .*\.$"):
        take_picture(data)


WHOLE = [saved(Image.effect_noise((40, 30), 50).convert("P" if kind == "GIF" else "RGB"), kind) for kind in KINDS]


@settings(max_examples=150)
@given(st.sampled_from(WHOLE), st.floats(0, 1), st.binary(max_size=12), st.booleans())
def test_a_damaged_picture_is_taken_or_refused(data: bytes, where: float, noise: bytes, cut: bool) -> None:  # noqa: FBT001
    place = int(where * len(data))
    damaged = data[:place] + noise + (b"" if cut else data[place + len(noise) :])
    with contextlib.suppress(ImportRejectedError):
        assert take_picture(damaged).data


_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Coast Press">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The quay  at
dusk</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>Ada Vane</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Coast Press</rdf:li></rdf:Alt></dc:rights>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A quay under lamps</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


def with_iptc(data: bytes, **fields: bytes) -> bytes:
    """Return a JPEG with an APP13 segment that holds these fields of IPTC-IIM's second record."""
    numbers = {"caption": 120, "byline": 80, "credit": 110, "copyright": 116}
    told = b"".join(
        bytes((0x1C, 2, numbers[name])) + struct.pack(">H", len(value)) + value for name, value in fields.items()
    )
    block = b"8BIM" + struct.pack(">HH", 0x0404, 0) + struct.pack(">I", len(told)) + told + b"\0" * (len(told) % 2)
    segment = b"Photoshop 3.0\0" + block
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_caption_credit_and_copyright_come_with_the_picture(kind: str) -> None:
    if kind == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", _XMP)
        data = saved(Image.new("RGB", (20, 10)), kind, pnginfo=chunks)
    else:
        data = saved(Image.new("RGB", (20, 10)), kind, xmp=_XMP.encode())
    taken = take_picture(data)
    assert taken.said == PictureWords(
        alt="A quay under lamps", caption="The quay at dusk", credit="Ada Vane/Coast Press", copyright="© Coast Press"
    )
    assert b"Ada Vane" not in taken.data


def test_agencies_write_iptc_in_whatever_encoding() -> None:
    plain = saved(Image.new("RGB", (20, 10)), "JPEG")
    said = take_picture(with_iptc(plain, caption=b"Das Ufer", byline="Jörg Öst".encode("latin-1"))).said
    assert (said.caption, said.credit) == ("Das Ufer", "Jörg Öst")
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "A crane", "Ada Vane", "Coast"
    said = take_picture(saved(Image.new("RGB", (20, 10)), "JPEG", exif=exif)).said
    assert said == PictureWords(caption="A crane", credit="Ada Vane", copyright="Coast")


@pytest.mark.parametrize(
    "xmp",
    [
        b"<x:xmpmeta",
        b'<!DOCTYPE a [<!ENTITY b "c">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>',
        b"\xff\xfe\0",
    ],
)
def test_words_that_are_damaged_or_hostile_say_nothing(xmp: bytes) -> None:
    assert take_picture(saved(Image.new("RGB", (20, 10)), "JPEG", xmp=xmp)).said == PictureWords()


def test_what_a_telephone_writes_becomes_a_jpeg() -> None:
    # Made once by an encoder, for there is none here: 64 × 48 pixels, all of one red.
    taken = take_picture((Path(__file__).parent / "red.heic").read_bytes())
    assert (taken.mime, taken.width, taken.height) == ("image/jpeg", 64, 48)
    red, green, _ = opened(taken.data).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 150
    assert green < 100


def test_narrow_screens_get_narrow_copies() -> None:
    made = smaller_pictures(saved(Image.new("RGB", (1300, 650), "red"), "JPEG"))
    assert [(copy.width, copy.height) for copy in made] == [(960, 480), (480, 240)]
    assert all(copy.mime == "image/jpeg" for copy in made)
    assert smaller_pictures(saved(Image.new("RGB", (500, 100)), "PNG")) == ()
    moving = saved(
        Image.new("RGB", (1300, 650)), "GIF", save_all=True, append_images=[Image.new("RGB", (1300, 650), "red")]
    )
    assert smaller_pictures(moving) == ()


@given(
    width=st.integers(320, 2000),
    height=st.integers(320, 1500),
    focus=st.tuples(st.integers(0, 100), st.integers(0, 100)),
)
@settings(max_examples=15)
def test_crops_have_their_shapes_and_show_what_they_must(width: int, height: int, focus: tuple[int, int]) -> None:
    image = Image.new("RGB", (width, height), "white")
    left, top = min(width - 1, width * focus[0] // 100), min(height - 1, height * focus[1] // 100)
    image.paste((255, 0, 0), (max(0, left - 20), max(0, top - 20), left + 20, top + 20))
    made = cropped_pictures(saved(image, "PNG"), focus)
    for crop, shape in zip(made, (16 / 9, 4 / 3, 1.0), strict=False):
        assert abs(crop.width / crop.height - shape) < 0.02
        darkest = min(opened(crop.data).convert("RGB").getchannel("G").tobytes())
        assert darkest < 80, "the red point is in view"
    assert len(made) == 3
