"""An editor begins a story: one for one wish, and Enter leads through its fields into the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.store import StoryFilter
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE

CTRL = Qt.KeyboardModifier.ControlModifier


def begin(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keyClick(room.window(), Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(room.editor.headline.hasFocus, timeout=PATIENCE)


def type_words(words: str) -> QWidget:
    """Type where the keys are, and return where that is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)
    return field


def type_line(words: str) -> None:
    """Type where the keys are, and press Enter there."""
    QTest.keyClick(type_words(words), Qt.Key.Key_Return)


@pytest.mark.parametrize("rare", [True, False])
def test_enter_leads_through_the_fields_into_the_text_and_no_key_is_lost(
    qtbot: QtBot, room: Newsroom, *, rare: bool
) -> None:
    room.editor.show_rare(rare)
    begin(qtbot, room)
    lines = ["Ferry talks stall", "No boats tonight.", "Coast Press", "SALTHOLM", "2026-01-19", "News / Coast"]
    for words in lines:
        type_line(words)
    if rare:
        for words in ("Ines Halloran", "", "ferry, pier", ""):
            type_line(words)
    type_words("The talks stalled.")
    story = room.session.draft
    assert room.editor.body.hasFocus()
    assert story.body == "The talks stalled."
    assert (story.headline, story.standfirst, story.source, story.dateline) == tuple(lines[:4])
    assert story.date is not None
    assert story.date.isoformat() == "2026-01-19"
    assert story.section == ("News", "Coast")
    assert (story.byline, story.keywords) == ((("Ines Halloran",), ("ferry", "pier")) if rare else ((), ()))


def test_enter_in_the_kicker_goes_to_the_headline(room: Newsroom) -> None:
    room.editor.kicker.setFocus()
    QTest.keyClick(room.editor.kicker, Qt.Key.Key_Return)
    assert room.editor.headline.hasFocus()


def test_new_pressed_twice_begins_one_story(qtbot: QtBot, room: Newsroom) -> None:
    before = {row.id for row in room._desk.writing.listing(StoryFilter()).rows}
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        for _ in range(3):
            QTest.keyClick(room.window(), Qt.Key.Key_N, CTRL)
    with qtbot.waitSignal(room.tasks._answered, timeout=PATIENCE):
        room.tasks.run(lambda: None, lambda _none: None)
    assert len({row.id for row in room._desk.writing.listing(StoryFilter()).rows} - before) == 1
    # Once something is in it, the next wish is for another one.
    QTest.keyClicks(room.editor.headline, "One")
    begin(qtbot, room)
    assert room.session.draft.headline == ""
    room.session.save()
