"""Zips come out the same everywhere, and go in only where nothing in them could do harm."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.errors import ImportRejectedError
from newsdesk.formats import zips
from newsdesk.formats.zips import check_names, read_zip, zip_bytes

# What begins as a zip does is refused as one.
_DATA = st.binary(max_size=200).filter(lambda data: not data.startswith(b"PK\3\4"))


def packed(entries: list[tuple[str | zipfile.ZipInfo, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip with these entries as they are, however wrong."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return written.getvalue()


def refused(folder: Path, data: bytes) -> str:
    path = folder / "story.zip"
    path.write_bytes(data)
    with pytest.raises(ImportRejectedError) as error:
        read_zip(path)
    assert "story.zip" in str(error.value)
    assert str(error.value).endswith(".")
    return str(error.value)


def test_what_is_written_is_sorted_stored_and_has_no_clock() -> None:
    data = zip_bytes({"s/b": b"2", "s/a": b"1"})
    assert data == zip_bytes({"s/a": b"1", "s/b": b"2"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["s/a", "s/b"]
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}


@given(st.dictionaries(st.text("abcdefg", min_size=1, max_size=6).map("s/{}.txt".format), _DATA, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_again(tmp_path: Path, files: dict[str, bytes]) -> None:
    path = tmp_path / "s.zip"
    path.write_bytes(zip_bytes(files))
    assert read_zip(path) == files


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../evil", "leaves its folder"),
        ("a/../../evil", "leaves its folder"),
        ("a/./b", "leaves its folder"),
        ("a//b", "leaves its folder"),
        ("/etc/passwd", "no plain path"),
        ("C:/windows", "no plain path"),
        ("..\\evil", "no plain path"),
        ("a\\b", "no plain path"),
        ("what?.txt", "no plain path"),
        ("CON.txt", "device"),
        ("a/nul", "device"),
        ("Lpt1.html", "device"),
        ("com¹.txt", "device"),
        ("aux .txt", "device"),
        ("dot.", "dot or blank"),
        ("blank ", "dot or blank"),
        ("a\u202egpj.exe", "control characters"),
        ("a\x07", "control characters"),
        ("inner.zip", "zip itself"),
        ("inner.NEWSDESK", "zip itself"),
    ],
)
def test_names_that_could_do_harm_are_refused(name: str, why: str) -> None:
    with pytest.raises(ImportRejectedError, match=why):
        check_names([name], "story.zip")


@pytest.mark.parametrize(
    "names",
    [["a.txt", "a.txt"], ["a.txt", "A.TXT"], ["é.txt", "e\u0301.txt"], ["a", "a/b"], ["A/x", "a/y"], ["ß", "ss"]],
)
def test_names_that_clash_somewhere_are_refused(names: list[str]) -> None:
    with pytest.raises(ImportRejectedError, match="twice"):
        check_names(names, "story.zip")


def test_names_are_judged_as_they_stand_in_the_file(tmp_path: Path) -> None:
    # The library cuts a name at its first NUL; another program might not.
    data = packed([("good.txtX../evil", b"x")]).replace(b"good.txtX../evil", b"good.txt\0../evil")
    assert "good.txt" in refused(tmp_path, data)


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "a link" in refused(tmp_path, packed([(link, b"/etc/passwd")]))


def test_bombs_are_refused_while_they_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed([("zeros", bytes(50_000_000))], zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert "far too much" in refused(tmp_path, bomb)
    monkeypatch.setattr(zips, "ENTRY_BYTES", 1000)
    assert "far too much" in refused(tmp_path, packed([("large", os.urandom(200_000))]))
    monkeypatch.undo()
    monkeypatch.setattr(zips, "ALL_BYTES", 100_000)
    many = packed([(f"{number}", os.urandom(60_000)) for number in range(3)])
    assert "MB" in refused(tmp_path, many) or "far too much" in refused(tmp_path, many)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    assert "too many" in refused(tmp_path, packed([(f"{number}", b"") for number in range(2001)]))


def _in_zip(data: bytes) -> bytes:
    return packed([("picture.png", packed([("x", b"x")]))])


def _encrypted(data: bytes) -> bytes:
    return data.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0").replace(
        b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="truncated"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: bytes(len(data)), id="zeros"),
        pytest.param(lambda data: data + b"more", id="something behind"),
        pytest.param(lambda data: data.replace(b"hello", b"jello"), id="another checksum"),
        pytest.param(lambda data: packed([("a", b"x" * 99)], zipfile.ZIP_BZIP2), id="packed unusually"),
        pytest.param(_in_zip, id="a zip in it"),
        pytest.param(_encrypted, id="encrypted"),
        pytest.param(lambda data: data[:-22] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 9, 9, 0), id="bad end"),
    ],
)
def test_what_is_no_whole_plain_zip_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    refused(tmp_path, spoil(zip_bytes({"a.txt": b"hello", "b.txt": b"world"})))


@given(st.binary(max_size=300), st.integers(0, 200), st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_whatever_do_more_than_be_refused(tmp_path: Path, noise: bytes, place: int, byte: int) -> None:
    whole = bytearray(zip_bytes({"a.txt": b"hello"}))
    whole[place % len(whole)] = byte
    path = tmp_path / "noise.zip"
    for data in (noise, b"PK\3\4" + noise, bytes(whole)):
        path.write_bytes(data)
        with suppress(ImportRejectedError):
            read_zip(path)
