"""What is no story is refused at once, with one sentence that names the file and says what to do."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from newsdesk.errors import ImportRefusedError
from newsdesk.model import Settings
from newsdesk.wire import links_from_text, read_paste, read_path

CASES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t\n", "is empty"),
    "mark.txt": (b"\xef\xbb\xbf\n", "no story"),
    "binary.txt": (bytes(range(256)) * 100, "binary"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(5000), "binary"),
    "quay.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), "picture"),
    "quay.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    "russian.txt": (("Порт открыл второй причал. Паром вернулся. " * 20).encode("koi8-r"), "UTF-8"),
    "says-utf-8.html": (b'<html><meta charset="utf-8"><h1>Caf\xe9</h1></html>', "says that it is in utf-8"),
    "utf-32.txt": (("Headline\n" * 50).encode("utf-32"), "binary"),
    "cut.zip": (b"PK\x03\x04 and no more", "cut.zip"),
    "broken.json": (b'{"headline": "A", ', "JSON"),
    "other.json": (b'{"name": 1}', "ninjs"),
    "deep.json": (b'{"a":' * 100_000, "JSON"),
    "tags.html": (b"<html><body>" + b"<div>" * 50_000 + b"<h1>A</h1>", "too deeply"),
    "nothing.html": (b"<html><head><title></title></head><body><script>x</script></body></html>", "no story"),
}


def refused(path: Path) -> str:
    started = time.process_time()
    with pytest.raises(ImportRefusedError) as error:
        read_path(path, Settings())
    assert time.process_time() - started < 2
    said = str(error.value)
    assert path.name in said
    assert said.endswith(".")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_is_no_story(name: str, tmp_path: Path) -> None:
    data, told = CASES[name]
    file = tmp_path / name
    file.write_bytes(data)
    assert told in refused(file)


def test_fifty_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(b"A line of text.\n" * 3_200_000)
    assert "51 MB" in refused(file)


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "missing.txt")


def test_a_folder_that_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "no Newsdesk bundle" in refused(tmp_path / "folder")


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "no Newsdesk bundle" in refused(tmp_path / "letter.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no file" in refused(tmp_path / "pipe")


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in refused(tmp_path / "loop")


@pytest.mark.parametrize(("text", "html"), [("", None), (" \n", None), ("", " ")])
def test_an_empty_paste(text: str, html: str | None) -> None:
    with pytest.raises(ImportRefusedError, match="empty"):
        read_paste(text, html, Settings())


def test_a_paste_that_is_too_large() -> None:
    with pytest.raises(ImportRefusedError, match="10 MB"):
        read_paste("x" * 10_000_001, None, Settings())


SLOW = {
    "one line": "word " * 1_000_000,
    "one word": "x" * 9_900_000,
    "blanks": "a" + " " * 9_000_000 + "b",
    "bullets": "• " * 500_000,
    "headlines": "A headline here • " * 60_000,
    "short lines": "Foo 12, 2026\n" * 30_000,
    "trails": "Location: A > B\n" * 30_000,
    "dates": "January 19, 2026 " * 100_000,
    "brackets": "[" * 300_000 + "](" * 300_000,
    "addresses": "http://" * 1_000_000,
    "font sizes": "字号大" * 40 + "x",
    "letters": "a a " * 30 + "x",
    "a heading": "# A" + " " * 2_000_000 + "#x\nText",
    "fences": "---\n" * 200_000,
    "toml fences": "+++\n" * 200_000,
    "numbers": "".join(f"{n}. line\n" for n in range(1, 20_000)),
}


@pytest.mark.parametrize("name", SLOW)
def test_nothing_is_slow(name: str) -> None:
    started = time.process_time()
    try:
        read_paste(SLOW[name], None, Settings())
    except ImportRefusedError as error:
        assert name in ("fences", "toml fences"), error  # noqa: PT017
    links_from_text(SLOW[name][:1_000_000])
    assert time.process_time() - started < 3
