"""A story that an importer has read."""

from dataclasses import dataclass

from newsdesk.formats.bundle import Bundle
from newsdesk.model import Article
from newsdesk.wire.beside import IncomingPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A story that was read and not yet kept.

    `left_out` is what was recognised as a page's chrome, `unplaced` the text that found no field: both are shown.
    `skipped` names what else the file holds that makes no story; the first story of the file has it. A story that
    its file calls unfinished `is_draft` and is not published with the others. `pictures` are files that come along and
    are no pictures of the desk yet.
    """

    article: Article
    left_out: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    format: str
    bundle: Bundle | None = None
    skipped: tuple[str, ...] = ()
    is_draft: bool = False
    pictures: tuple[IncomingPicture, ...] = ()
