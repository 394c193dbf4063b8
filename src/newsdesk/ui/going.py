"""Going somewhere: to a story, or to the place in the open one that a finding names."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from newsdesk.desk import Desk

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom

_DETAILS = ("embargo", "scheduled", "description", "seo_title")


class Going(QObject):
    """Knows where in the newsroom a thing is seen to."""

    def __init__(self, desk: Desk, room: "Newsroom") -> None:
        super().__init__(room)
        self._desk, self._room = desk, room
        self._shown: UUID | None = None
        self._writing: UUID | None = None
        room.session.opened.connect(lambda article: self._arrive(article.id))

    def to_text(self, story: UUID) -> None:
        """Go to a story and write: the caret is in its text once it is open."""
        room = self._room
        self._writing = story
        self.to_story(story)
        if story == room.session.draft.id and room.places.writing:
            self._begin_writing(story)

    def to_story(self, story: UUID) -> None:
        """Go to a story."""
        room = self._room
        if story != room.session.draft.id:
            room.session.show(story)
        elif not room.places.writing:
            room.places.back()
            # It may have been changed where another pane was.
            room.session.show(story)

    def _arrive(self, story: UUID) -> None:
        """Show another story that was opened; the same one, read again, takes no pane away."""
        if story != self._shown:
            self._room.places.back()
        self._shown = story
        self._begin_writing(story)

    def _begin_writing(self, story: UUID) -> None:
        if story == self._writing:
            self._room.editor.body.setFocus()
        self._writing = None

    def to_slug(self, slug: str) -> None:
        """Go to the story with this slug."""
        self._room.tasks.run(lambda: self._desk.writing.by_slug(slug).id, self.to_story)

    def to_place(self, place: str) -> None:
        """Go to the place of the open story, or of the desk, that a finding names."""
        room = self._room
        if place == "lead_image":
            room.places.show_beside(room.pictures)
        elif place in _DETAILS:
            room.places.show_beside(room.details)
        elif place == "settings":
            room.places.show_pane(room.publication)
        else:
            room.places.back()
            if place.startswith("links["):
                room.strip.show_row(int(place[len("links[") : -1]) - 1)
            else:
                room.editor.go_to(place)
