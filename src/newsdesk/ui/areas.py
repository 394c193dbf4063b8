"""The areas of the window, and the keys that go from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from newsdesk.ui.panes import focus_first

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom


class AreaSwitcher(QObject):
    """Moves the focus round the areas of the window; each one remembers which of its widgets had it."""

    def __init__(self, room: "Newsroom") -> None:
        super().__init__(room)
        self._room = room

    def step(self, by: int) -> None:
        """Focus the next area with 1, the previous one with -1; areas that are hidden or empty are passed over."""
        areas = [(area, first) for area, first in self._areas() if area.isVisible() and area.isEnabled()]
        focused = QApplication.focusWidget()
        here = next((place for place, (area, _first) in enumerate(areas) if _holds(area, focused)), -1 if by > 0 else 0)
        for offset in range(1, len(areas) + 1):
            area, first = areas[(here + by * offset) % len(areas)]
            if _enter(area, first):
                return

    def _areas(self) -> tuple[tuple[QWidget, QWidget | None], ...]:
        """Return the areas in their order on the screen, each with the widget to enter it by at first."""
        room, places = self._room, self._room.places
        story = (room.editor, room.editor.body)
        centre = places.centre.currentWidget()
        return (
            (room.banner, room.banner.first),
            (room.stories, room.stories.list),
            *((story, (room.strip, room.strip.add)) if places.writing else ((centre, None),)),
            (places.right.currentWidget(), room.preview.view),
            (room.status, None),
            (room.bar, None),
        )


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))


def _enter(area: QWidget, first: QWidget | None) -> bool:
    for widget in (area.focusWidget(), first):
        if widget is not None and area.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return focus_first(area)
