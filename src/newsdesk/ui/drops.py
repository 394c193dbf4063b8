"""Files and pages that are dragged onto the window or pasted: they are taken as copies, and no path is text."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom


def files_in(source: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that are pasted or dropped; their names are no text."""
    return tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())


def take_copy(event: QDropEvent) -> None:
    """Take what is dragged from elsewhere as a copy, once it is taken: a program may delete what it sees moved."""
    if event.isAccepted():
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


class WindowDrops(QObject):
    """Takes what is dropped beside the fields: pictures into the story in view, all else into the import pane."""

    def __init__(self, room: "Newsroom") -> None:
        super().__init__(room)
        self._room = room
        room.setAcceptDrops(True)

    def welcome(self, event: QDropEvent) -> None:
        """Take files, and pages dragged from a browser."""
        if event.mimeData().hasUrls() or event.mimeData().hasHtml():
            self.follow(event)

    def follow(self, event: QDropEvent) -> None:
        """Say that it will be a copy."""
        event.accept()
        take_copy(event)

    def take(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self._take(event.mimeData())
        self.follow(event)

    def _take(self, source: QMimeData) -> None:
        room, files = self._room, files_in(source)
        if files and room.places.writing:
            room.editor.body.take_files(files)
        else:
            room.places.show_pane(room.importing)
            room.importing.text.insertFromMimeData(source)

    def import_files(self, files: tuple[Path, ...]) -> None:
        """Show in the import pane what files hold."""
        self._room.places.show_pane(self._room.importing)
        self._room.importing.read_files(files)
