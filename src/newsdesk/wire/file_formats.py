"""The kinds of files that hold stories: how each is recognised by its content, and what reads it.

Another kind is another line of `FORMATS`, and its importer a function such as `read_wordpress`. The first that fits
reads the file; what none fits is a text: HTML, Markdown or the text of a page.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.formats.ninjs import from_ninjs
from newsdesk.model import Settings
from newsdesk.wire.decoding import decode
from newsdesk.wire.feed_stories import read_feed_stories
from newsdesk.wire.foreign_formats import is_foreign, refuse_foreign, refuse_foreign_json
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.mail import is_mail, read_mails
from newsdesk.wire.ninjs_rest import ninjs_rest
from newsdesk.wire.nitf import ROOTS, read_nitf
from newsdesk.wire.rich_text import read_rich_text
from newsdesk.wire.wordpress import is_wordpress_export, read_wordpress
from newsdesk.wire.xml_tree import root_name

Reader = Callable[[bytes, str, Settings], tuple[Incoming, ...]]
"""Returns the stories in a file's bytes, given its name; raises `ImportRefusedError`."""
_FEEDS = frozenset({"rss", "feed", "rdf:rdf"})


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file: whether its bytes are of that kind, and what reads its stories."""

    fits: Callable[[bytes], bool]
    read: Reader


def is_json(text: str) -> bool:
    """Return whether a text means to be JSON: a brace with a name or another brace behind it."""
    return text.startswith("{") and text[1:200].lstrip()[:1] in ('"', "}", "")


def read_json(text: str, name: str) -> tuple[Incoming, ...]:
    """Return the stories of ninjs documents, one or a list; raises `ImportRejectedError` for other JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRejectedError("it begins like JSON but is none: {error}.", error=error) from error
    refuse_foreign_json(document, name)
    listed = document if isinstance(document, list) else [document]
    return tuple(_from_ninjs(one) for one in listed if isinstance(one, dict))


def _from_ninjs(document: dict[str, Any]) -> Incoming:
    left_out: list[str] = []

    def to_markdown(markup: str) -> str:
        text = read_rich_text(markup)
        left_out.extend(text.left_out)
        return text.markdown

    article = from_ninjs(document, to_markdown)
    return Incoming(
        article=article, left_out=tuple(left_out), unplaced=tuple(ninjs_rest(document, article)), format="ninjs"
    )


def _read_json_file(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:  # noqa: ARG001
    try:
        stories = read_json(decode(data, name).lstrip("\ufeff \t\r\n"), name)
    except ImportRejectedError as error:
        if name in str(error):
            raise
        raise ImportRejectedError("{name}: {error}", name=name, error=error) from error
    if not any(story.article.headline or story.article.body or story.article.strip.links for story in stories):
        raise ImportRejectedError("{name} holds no story: neither headline nor text was found in it.", name=name)
    return stories


def _starts(data: bytes) -> bytes:
    return data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")


def _is_json_feed(data: bytes) -> bool:
    return _starts(data).startswith(b"{") and b"jsonfeed.org/version" in data[:4096]


def _is_json_file(data: bytes) -> bool:
    start = _starts(data).decode("utf-8", "ignore")
    return is_json(start) or (start.startswith("[") and start[1:200].lstrip()[:1] == "{")


def _refuse(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:  # noqa: ARG001 - a reader takes them
    refuse_foreign(data, name)
    raise ImportRejectedError("{name} holds no story: neither headline nor text was found in it.", name=name)


FORMATS = (
    FileFormat(is_wordpress_export, read_wordpress),
    FileFormat(lambda data: root_name(data) in ROOTS, read_nitf),
    FileFormat(lambda data: root_name(data) in _FEEDS or _is_json_feed(data), read_feed_stories),
    FileFormat(is_foreign, _refuse),
    FileFormat(_is_json_file, _read_json_file),
    FileFormat(is_mail, read_mails),
)
"""Every kind of file that is recognised, in the order in which they are tried."""
