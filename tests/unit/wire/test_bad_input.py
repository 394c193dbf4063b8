"""What is no story is refused at once, with one sentence that names the file and says what to do."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Settings
from newsdesk.wire import links_from_text, read_paste, read_path
from newsdesk.wire.reading import files_at

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
    with pytest.raises(ImportRejectedError) as error:
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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GHOST = b'{"db": [{"meta": {"version": "5.80"}, "data": {"posts": [{"title": "A", "html": "<p>x</p>"}]}}]}'
FOREIGN: dict[str, tuple[bytes, str, str]] = {
    "letter.rtf": (rb"{\rtf1\ansi\deff0 {\b Ferry} sails.}", "an RTF text", "HTML"),
    "letter.doc": (OLE + "WordDocument".encode("utf-16-le"), "a Word document of the older kind", "HTML"),
    "mail.msg": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "an Outlook message", ".eml"),
    "sheet.xls": (OLE + "Workbook".encode("utf-16-le"), "an Excel workbook", "paste"),
    "ghost.json": (GHOST, "a Ghost export", "feed"),
    "word.xml": (b'<?xml version="1.0"?><?mso-application?><w:wordDocument xmlns:w="x"/>', "a Word document", "HTML"),
    "flat.fodt": (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "an OpenDocument text", "HTML"),
    "feeds.opml": (b'<opml version="2.0"><body/></opml>', "a list of feeds", "feeds import"),
    "map.xml": (
        b'<?xml version="1.0"?>\n<urlset><url/></urlset>',
        "XML of a kind that isn't known (<urlset>)",
        "paste",
    ),
    "logo.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "a drawing", "add it"),
    "page.webarchive": (b"bplist00\xd1\x01\x02", "a web archive", "paste"),
    "film.mp4": (b"\0\0\0\x18ftypmp42" + bytes(50), "a sound or video file", "no story"),
    "news.xml": (b'<?xml version="1.0"?><newsItem><contentSet/></newsItem>', "NewsML", "NITF or ninjs"),
    "story.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "a 7z archive", "Unpack"),
}
ZIPS: dict[str, tuple[dict[str, str], str, str]] = {
    "letter.docx": ({"[Content_Types].xml": "", "word/document.xml": "<w/>"}, "a Word document", "HTML"),
    "letter.odt": (
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""},
        "an OpenDocument",
        "HTML",
    ),
    "sheet.ods": ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument spreadsheet", "paste"),
    "sheet.xlsx": ({"xl/workbook.xml": ""}, "an Excel workbook", "paste"),
    "letter.pages": ({"Index/Document.iwa": "", "preview.jpg": ""}, "a Pages document", "HTML"),
    "book.epub": ({"META-INF/container.xml": ""}, "an e-book", "paste"),
    "notes.zip": ({"a.md": "# A"}, "no Newsdesk bundle", "Unpack it and import"),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("called", ["", "story.txt"])
def test_a_file_of_another_program_is_called_by_its_name(name: str, called: str, tmp_path: Path) -> None:
    data, kind, advice = FOREIGN[name]
    file = tmp_path / (called or name)
    file.write_bytes(data)
    said = refused(file)
    assert kind in said
    assert advice in said


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_of_another_program_is_called_by_its_name(name: str, tmp_path: Path) -> None:
    files, kind, advice = ZIPS[name]
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        for inner, text in files.items():
            archive.writestr(inner, text)
    said = refused(tmp_path / name)
    assert kind in said
    assert advice in said
    assert "manifest" not in said


def test_a_large_file_of_another_program_is_called_by_its_name_too(tmp_path: Path) -> None:
    (tmp_path / "large.rtf").write_bytes(rb"{\rtf1 " + b"x" * 11_000_000)
    assert "an RTF text" in refused(tmp_path / "large.rtf")


def test_a_text_that_begins_with_a_brace_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("{Sidebar} Ferry sails again\n\nThe ferry sailed on Tuesday, they said.\n")
    (found,) = read_path(tmp_path / "notes.txt", Settings())
    assert found.format == "page text"


@pytest.mark.parametrize("start", ["BZh is a name. ", "ID3 tags ", "A great WAVE ", "8BPS ", "MM* "])
def test_a_text_is_not_taken_for_another_programs_file(start: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"{start}rolls in\n\nThe ferry sailed on Tuesday, they said so.\n")
    assert read_path(tmp_path / "page.txt", Settings())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no file" in refused(tmp_path / "pipe")


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in refused(tmp_path / "loop")


@pytest.mark.parametrize(("text", "html"), [("", None), (" \n", None), ("", " ")])
def test_an_empty_paste(text: str, html: str | None) -> None:
    with pytest.raises(ImportRejectedError, match="empty"):
        read_paste(text, html, Settings())


def test_a_paste_that_is_too_large() -> None:
    with pytest.raises(ImportRejectedError, match="10 MB"):
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
    except ImportRejectedError as error:
        assert name in ("fences", "toml fences"), error  # noqa: PT017
    links_from_text(SLOW[name][:1_000_000])
    assert time.process_time() - started < 3


def test_folders_may_lie_in_folders_as_deep_as_the_disk_allows(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "b.md").write_text("# Last\n\nText.\n", encoding="utf-8")
    inner = root / "a"
    inner.mkdir()
    for _ in range(1200):
        inner /= "a"
        inner.mkdir()
    (inner / "x.md").write_text("# Deep\n\nText.\n", encoding="utf-8")
    found = [file.name for file in files_at(root)]
    # What cleans up after tests goes no deeper than the old way did.
    (inner / "x.md").unlink()
    os.removedirs(inner)
    assert found == ["x.md", "b.md"]
