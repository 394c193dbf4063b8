"""The scheme changes and what an editor set stays: the text's face and size, and those of the lines above it."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from newsdesk.paths import DeskPaths
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom


def fonts(room: Newsroom) -> dict[str, tuple[str, int, int, bool]]:
    """Return face and size of each field as they are drawn, and of a letter in each document."""
    editor = room.editor
    fields: dict[str, QWidget] = {
        "body": editor.body,
        "headline": editor.headline,
        "standfirst": editor.standfirst,
        "kicker": editor.kicker,
        "source": editor.lines["source"],
        "card": room.details.search.title,
        "rules": room.house.text,
    }
    drawn = {name: field.font() for name, field in fields.items()}
    drawn["letters of the body"] = editor.body.document().defaultFont()
    drawn["letters of the headline"] = editor.headline.document().defaultFont()
    return {name: (font.family(), font.pixelSize(), font.pointSize(), font.bold()) for name, font in drawn.items()}


@pytest.mark.parametrize("asked", ["", "Larger text"])
def test_dark_and_light_keep_the_faces_and_sizes(room: Newsroom, look: Look, asked: str) -> None:
    if asked:
        room.preferences.enlarge(3)
    before = fonts(room)
    assert before["body"][1] == room.preferences.size
    for appearance in (Appearance.DARK, Appearance.LIGHT, Appearance.SYSTEM):
        look.wear(appearance)
        assert fonts(room) == before


def test_the_scheme_is_kept_as_soon_as_it_is_chosen(room: Newsroom, place: DeskPaths) -> None:
    chosen = next(action for action in room.findChildren(QAction) if action.text().replace("&", "") == "Dark")
    chosen.trigger()
    # Written as Qt does by itself a moment later, whatever becomes of the program.
    room.lifecycle._personal.sync()
    kept = QSettings(str(place.config / "window.ini"), QSettings.Format.IniFormat)
    assert kept.value("appearance") == "dark"
