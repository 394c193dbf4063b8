"""Bytes of a file into text, or a sentence on why that cannot be."""

import codecs
import re
import stat
from pathlib import Path

from newsdesk.errors import ImportRejectedError

LIMIT = 10_000_000
ARCHIVE_LIMIT = 100_000_000
_START = 16_000
# What begins the files that hold many stories, or pictures beside one.
_ARCHIVES = (b"wordpress.org/export/", b"\nMIME-Version:", b"\nReceived:", b"\nMime-Version:")
ZIP = b"PK\x03\x04"
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_GZIP = b"\x1f\x8b"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# As browsers read them: what calls itself Latin-1 is Windows-1252, the older Chinese names are GB 18030.
_SAME = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# The encodings that pages are written in; others in the codecs' list pack or escape something.
_WRITTEN = re.compile("utf-?(8|16|32)|iso|cp[0-9]|koi8|gb|big5|euc|shift|mac|tis|hz|johab|ascii|kz|ptcp")
_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_HEAD, _CONTROL_SHARE = 4096, 0.02
# So many signs beyond ASCII are right for each that is broken, where a page is in the encoding after all.
_ASCII, _SOUND = 127, 20


def read_bytes(path: Path) -> bytes:
    """Return what the file holds, of a zip its first bytes alone.

    Raises `ImportRejectedError` naming the file where it is missing, no file, empty or larger than 10 MB; mails and the
    exports of other programs may have 100 MB.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportRejectedError(
                "{name} is no file that can be read; choose a file or a bundle's folder.", name=path.name
            )
        with path.open("rb") as file:
            head = file.read(_START)
            packed = head.startswith(ZIP)
            limit = ARCHIVE_LIMIT if any(mark in head for mark in _ARCHIVES) else LIMIT
            if not packed and about.st_size > limit:
                _require_known(head, path.name)
                raise too_large(path.name, about.st_size, limit)
            data = head[: len(ZIP)] if packed else head + file.read(limit)
    except FileNotFoundError as error:
        raise ImportRejectedError(
            "There is no file {name} at this place; look whether it was moved.", name=path.name
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ImportRejectedError(
            "{name} cannot be read ({reason}); check its name and who may read it.", name=path.name, reason=reason
        ) from error
    if not data.strip():
        raise ImportRejectedError("{name} is empty; there is nothing to import.", name=path.name)
    return data


def too_large(name: str, size: int, limit: int) -> ImportRejectedError:
    """Return the refusal of a file that has more than `limit` bytes."""
    return ImportRejectedError(
        "{name} has {size} MB, a story at most {limit} MB; import the part of it that is the story.",
        name=name,
        size=size // 1_000_000,
        limit=limit // 1_000_000,
    )


def _require_known(head: bytes, name: str) -> None:
    """Raise `ImportRejectedError` that says what a large file is, where its beginning tells that it is no story."""
    from newsdesk.wire.foreign_formats import refuse_foreign

    refuse_foreign(head, name)


def decode(data: bytes, name: str) -> str:
    """Return the text in `data`: by its byte order mark, as UTF-8, as the page declares, else as browsers guess.

    Raises `ImportRejectedError` naming the file where it is binary or its encoding is neither known nor declared.
    """
    if data.startswith(_PICTURES):
        raise ImportRejectedError(
            "{name} is a picture and no story; open the story it belongs to and add it there.", name=name
        )
    if data.startswith(b"%PDF"):
        raise ImportRejectedError("{name} is a PDF; copy its text and paste that.", name=name)
    if data.startswith(_GZIP):
        raise ImportRejectedError("{name} is packed with gzip; unpack it first, then import what was in it.", name=name)
    encoding = next((encoding for bom, encoding in _BOMS.items() if data.startswith(bom)), "")
    text = _decoded(data, encoding or "utf-8")
    if text is None and not encoding:
        declared = _declared(data)
        text = _decoded(data, declared or _guessed(data)) or _mended(data, declared or "utf-8")
        if text is None and declared:
            raise ImportRejectedError(
                "{name} says that it is in {declared} and is not; save it as UTF-8 first.", name=name, declared=declared
            )
    if text is None and b"\0" not in data:
        raise ImportRejectedError(
            "{name} is not in UTF-8 and names no other encoding; save it as UTF-8 first.", name=name
        )
    if text is None or _is_binary(text):
        raise ImportRejectedError("{name} is a binary file, not text; nothing was imported.", name=name)
    return text


def decode_page(data: bytes, said: str = "") -> str:
    """Return the text of a page from the web, which may be cut in the middle; nothing of it is refused.

    What is UTF-8 is read so, whatever the server (`said`) or the page claim; then they are believed, in this order.
    """
    encoding = next((encoding for bom, encoding in _BOMS.items() if data.startswith(bom)), "")
    if not encoding:
        try:
            return codecs.getincrementaldecoder("utf-8")().decode(data)
        except UnicodeDecodeError:
            encoding = _known(said) or _declared(data) or _guessed(data)
    return data.decode(encoding or "utf-8", errors="replace")


def decode_part(data: bytes, charset: str) -> str:
    """Return the text of a mail's part in the charset that it names; nothing of it is refused."""
    known = _known(charset)
    if not known or charset.lower() == "us-ascii" or known == "utf-8":
        return decode_page(data, charset)
    return data.decode(known, "replace")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _mended(data: bytes, encoding: str) -> str | None:
    """Return a text in which a few bytes are broken, a mark in the place of each; None where more is."""
    if b"\0" in data:
        return None
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text if sum(1 for sign in text if ord(sign) > _ASCII) > _SOUND * broken else None


def _declared(data: bytes) -> str:
    """Return the encoding that a page names in its head, in Python's spelling; "" where it names none it could be."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None or b"<" not in data[: found.start()]:
        return ""
    return _known(found[1].decode("ascii", errors="replace"))


def _known(encoding: str) -> str:
    """Return an encoding of text in Python's spelling; "" where there is none of that name."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    return _SAME.get(found.name, found.name) if _WRITTEN.match(found.name) else ""


def _guessed(data: bytes) -> str:
    """Return what a text without a word on its encoding is in; "" where a guess would be no better than a lot.

    Chinese signs come in pairs of bytes. Western text has few letters beyond ASCII, and they stand alone.
    """
    start = data[: 100 * _HEAD]
    high = _HIGH.findall(start)
    if b"\0" in data or not high:
        return ""
    if sum(1 for run in high if _PAIRS.fullmatch(run)) > 0.9 * len(high):
        return "gb18030"
    return "cp1252" if sum(map(len, high)) < 0.25 * len(start) else ""


def _is_binary(text: str) -> bool:
    start = text[:100_000]
    controls = sum(1 for sign in start if ord(sign) < 32 and sign not in "\t\n\r\f")
    return controls > _CONTROL_SHARE * len(start)
