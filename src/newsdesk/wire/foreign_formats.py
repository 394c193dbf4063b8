"""Files that are no stories and cannot be read: what each is, by its content, and what to do instead."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.formats.zips import zip_names
from newsdesk.messages import Message
from newsdesk.wire.xml_tree import root_name

_DOCUMENT = Message(
    "{name} is {kind}, which can't be imported. Save it as a web page (HTML), or copy its text and paste it."
)
_OTHER_TEXT = Message("{name} is {kind}, which can't be imported. Copy its text and paste it.")
_MESSAGE = Message(
    "{name} is {kind}, which can't be imported. Save it as .eml or HTML in Outlook, or copy its text and paste it."
)
_PACKED = Message("{name} is {kind}. Unpack it and import the files in it.")
_PICTURE = Message("{name} is {kind} and no story; open the story it belongs to and add it there.")
_MEDIA = Message("{name} is {kind} and no story.")
_GHOST = Message(
    "{name} is {kind}, which can't be imported. Import the site's feed or pages, or paste its posts one by one."
)
_FEEDS = Message("{name} is {kind} and no story; take it in with “newsdesk feeds import”.")

_WORD, _OLD_WORD = Message("a Word document"), Message("a Word document of the older kind (.doc)")
_ODT = Message("an OpenDocument text")
_SOUND, _PICTURE_KIND = Message("a sound or video file"), Message("a picture")
_MAGIC: tuple[tuple[re.Pattern[bytes], Message, Message], ...] = tuple(
    (re.compile(magic, re.DOTALL), sentence, kind)
    for magic, sentence, kind in (
        (rb"\{\\rtf", _DOCUMENT, Message("an RTF text")),
        (rb"\xffWPC", _DOCUMENT, Message("a WordPerfect document")),
        (rb"%!PS", _OTHER_TEXT, Message("a PostScript file")),
        (rb"bplist00", _OTHER_TEXT, Message("a web archive or another file of Apple's")),
        (rb"SQLite format 3\0", _MEDIA, Message("a database")),
        (rb"7z\xbc\xaf\x27\x1c", _PACKED, Message("a 7z archive")),
        (rb"Rar!\x1a\x07", _PACKED, Message("a RAR archive")),
        (rb"BZh[1-9]1AY&SY", _PACKED, Message("packed with bzip2")),
        (rb"\xfd7zXZ\0", _PACKED, Message("packed with xz")),
        (rb"\x28\xb5\x2f\xfd", _PACKED, Message("packed with zstd")),
        (rb"[^\0]{1,100}\0.{156,256}ustar", _PACKED, Message("a tar archive")),
        (rb"II\*\0|MM\0\*", _PICTURE, _PICTURE_KIND),
        (rb"8BPS\0", _PICTURE, Message("a Photoshop picture")),
        (rb"\0\0\0.ftyp(?:he|mif1|avif)", _PICTURE, _PICTURE_KIND),
        (rb"\0\0\0.ftyp|RIFF....(?:WAVE|AVI )|ID3[\2-\4]|OggS\0|\x1aE\xdf\xa3", _MEDIA, _SOUND),
    )
)
# XHTML and parts of it.
_PAGES = frozenset({"html", "body", "head", "main", "article", "section", "div", "p", "h1"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams by which programs are told apart that keep their files in the container of older Office versions.
_STREAMS: tuple[tuple[str, Message, Message], ...] = (
    ("__substg1.0_", _MESSAGE, Message("an Outlook message (.msg)")),
    ("WordDocument", _DOCUMENT, _OLD_WORD),
    ("Workbook", _OTHER_TEXT, Message("an Excel workbook")),
    ("PowerPoint Document", _OTHER_TEXT, Message("a PowerPoint presentation")),
)
_ZIPS: tuple[tuple[str, Message, Message], ...] = (
    ("word/", _DOCUMENT, _WORD),
    ("xl/", _OTHER_TEXT, Message("an Excel workbook")),
    ("ppt/", _OTHER_TEXT, Message("a PowerPoint presentation")),
    ("META-INF/container.xml", _OTHER_TEXT, Message("an e-book (EPUB)")),
    ("Index/Document.iwa", _DOCUMENT, Message("a Pages document or another one of Apple's iWork")),
    ("Index.zip", _DOCUMENT, Message("a Pages document or another one of Apple's iWork")),
    ("index.xml", _DOCUMENT, Message("a Pages document or another one of Apple's iWork")),
    ("designmap.xml", _OTHER_TEXT, Message("an InDesign document")),
    ("content.xml", _DOCUMENT, _ODT),
)
_SHEET, _SLIDES = b"opendocument.spreadsheet", b"opendocument.presentation"
_ROOTS: Mapping[str, tuple[Message, Message]] = {
    "w:worddocument": (_DOCUMENT, _WORD),
    "pkg:package": (_DOCUMENT, _WORD),
    "office:document": (_DOCUMENT, _ODT),
    "svg": (_PICTURE, Message("a drawing (SVG)")),
    "opml": (_FEEDS, Message("a list of feeds (OPML)")),
}


def is_foreign(data: bytes) -> bool:
    """Return whether a file is of a kind that is known and cannot be imported."""
    return _kind(data) is not None


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise `ImportRejectedError` that says what a file is and what to do, where it is known to be no story."""
    if (known := _kind(data)) is not None:
        raise _refusal(known[0], name, known[1])


def _kind(data: bytes) -> tuple[Message, Message] | None:
    """Return the sentence that refuses a file, and what it is; None where that is not known."""
    for magic, sentence, kind in _MAGIC:
        if magic.match(data):
            return sentence, kind
    if data.startswith(_OLE):
        streams = ((sentence, kind) for stream, sentence, kind in _STREAMS if stream.encode("utf-16-le") in data)
        return next(streams, (_OTHER_TEXT, Message("a document of an older Office program")))
    root = root_name(data)
    if root in _ROOTS:
        return _ROOTS[root]
    declared = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    if root and declared and root not in _PAGES:
        return _OTHER_TEXT, Message("XML of a kind that isn't known (<{root}>)", root=root)
    return None


def refuse_foreign_zip(path: Path) -> None:
    """Raise `ImportRejectedError` that says what a zip is and what to do; it is no bundle."""
    names = zip_names(path)
    with path.open("rb") as file:
        head = file.read(200)
    for told, kind in ((_SHEET, Message("an OpenDocument spreadsheet")), (_SLIDES, Message("a presentation"))):
        if told in head:
            raise _refusal(_OTHER_TEXT, path.name, kind)
    for mark, sentence, kind in _ZIPS:
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            raise _refusal(sentence, path.name, kind)
    raise _refusal(_PACKED, path.name, Message("a zip, but no Newsdesk bundle"))


def refuse_foreign_json(document: Any, name: str) -> None:  # noqa: ANN401 - JSON gives anything
    """Raise `ImportRejectedError` for the JSON of another program."""
    databases = document.get("db") if isinstance(document, dict) else None
    database = databases[0] if isinstance(databases, list) and databases else document
    data = database.get("data") if isinstance(database, dict) else None
    if isinstance(data, dict) and isinstance(data.get("posts"), list):
        raise _refusal(_GHOST, name, Message("a Ghost export"))


def _refusal(sentence: Message, name: str, kind: Message) -> ImportRejectedError:
    return ImportRejectedError(Message(sentence, name=name, kind=kind))
