"""What comes in: pastes, pages, files and bundles, recognised and turned into articles."""

from newsdesk.wire.beside import show_picture
from newsdesk.wire.dates import read_date
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.lines import links_from_text
from newsdesk.wire.passage import Passage, read_passage
from newsdesk.wire.pictures import TakenPicture, cropped_pictures, smaller_pictures, take_picture
from newsdesk.wire.reading import files_at, read_paste, read_path

__all__ = [
    "Incoming",
    "Passage",
    "TakenPicture",
    "cropped_pictures",
    "files_at",
    "links_from_text",
    "read_date",
    "read_passage",
    "read_paste",
    "read_path",
    "show_picture",
    "smaller_pictures",
    "take_picture",
]
