"""She finds and replaces with the keys, in the open story and in all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.model import Article
from newsdesk.ui.commands import commands
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE

CTRL = Qt.KeyboardModifier.ControlModifier


def test_words_are_found_through_all_fields_and_replaced(qtbot: QtBot, room: Newsroom) -> None:
    bar = room.editor.finding
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_F, CTRL)
    assert bar.fields.words.hasFocus()
    QTest.keyClicks(bar.fields.words, "night")
    total = int(bar.said.text())
    story = room.session.draft
    assert total == f"{story.headline}{story.standfirst}{story.body}{story.strip}".lower().count("night")
    assert len(room.editor.body.extraSelections()) == story.body.lower().count("night")

    QTest.keyClick(bar.fields.words, Qt.Key.Key_Return)
    assert bar.said.text() == f"1 of {total}"
    assert room.editor.headline.textCursor().selectedText() == "Night"
    room.bar.actions_by_name["Find the one before"].trigger()
    assert bar.said.text() == f"{total} of {total}", "before the first comes the last"
    room.bar.actions_by_name["Find the next one"].trigger()

    room.bar.actions_by_name["Replace in this story"].trigger()
    bar.fields.words.setText("night")
    bar.changed.emit()
    bar.fields.by.setFocus()
    QTest.keyClicks(bar.fields.by, "day")
    QTest.keyClick(bar.fields.by, Qt.Key.Key_Return)
    assert "Night" in room.session.draft.headline, "the first Enter shows what would be replaced"
    QTest.keyClick(bar.fields.by, Qt.Key.Key_Return)
    assert room.session.draft.headline.startswith("day ")
    assert room.editor.headline.text().startswith("day ")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert bar.said.text() == f"{total - 1} replaced"
    assert "night" not in room.session.draft.body.lower()
    for _ in range(2):
        room.bar.actions_by_name["Undo"].trigger()
    assert room.session.draft.headline == story.headline
    assert room.session.draft.body == story.body

    QTest.keyClick(bar.fields.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert room.editor.body.hasFocus()
    assert room.editor.body.extraSelections() == []


def test_ctrl_h_replaces_on_every_desktop(room: Newsroom) -> None:
    bar = room.editor.finding
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_H, CTRL)
    assert bar.fields.by.isVisible()
    assert bar.fields.words.hasFocus()


def test_no_command_has_a_key_that_some_desktops_lack(room: Newsroom) -> None:
    # Qt has no key at all for others where it finds neither GNOME nor KDE; here it plays Windows and has one for each.
    keys = QKeySequence.StandardKey
    everywhere = {
        *(keys.New, keys.Save, keys.Undo, keys.Redo, keys.Find, keys.FindNext, keys.FindPrevious),
        *(keys.ZoomIn, keys.ZoomOut, keys.HelpContents),
    }
    asked = {command.key for _menu, menu in commands(room) for command in menu if not isinstance(command.key, str)}
    assert asked <= everywhere


@pytest.mark.parametrize("command", ["Find in this story", "Replace in this story", "Add to the strip"])
def test_from_another_pane_she_comes_back_to_the_story(room: Newsroom, command: str) -> None:
    room.places.show_pane(room.importing)
    room.bar.actions_by_name[command].trigger()
    field = room.strip.add if command == "Add to the strip" else room.editor.finding.fields.words
    assert field.isVisible()
    assert field.hasFocus()


def test_what_cannot_be_found_says_why(room: Newsroom) -> None:
    bar = room.editor.finding
    room.bar.actions_by_name["Find in this story"].trigger()
    QTest.keyClicks(bar.fields.words, "zebra(")
    assert bar.said.text() == "None"
    QTest.mouseClick(bar.fields.switches["pattern"], Qt.MouseButton.LeftButton)
    assert "is no pattern" in bar.said.toolTip()
    assert not bar.on.isEnabled()


def test_a_pattern_that_never_ends_does_not_hold_the_window(room: Newsroom) -> None:
    room.session.edit("body", "a" * 60 + "!")
    room.bar.actions_by_name["Find in this story"].trigger()
    bar = room.editor.finding
    bar.fields.switches["pattern"].setChecked(True)
    bar.fields.words.setText("(a|aa|a+)+$")
    bar.changed.emit()
    assert "takes too long" in bar.said.toolTip()


def test_the_selected_words_are_what_is_looked_for(room: Newsroom) -> None:
    room.editor.body.select(4, 15)
    room.bar.actions_by_name["Find in this story"].trigger()
    assert room.editor.finding.fields.words.text() == room.session.draft.body[4:15]


def test_all_stories_are_changed_after_they_were_shown_and_changed_back(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.replacing
    before = room.session.draft
    room.session.edit("headline", "Night typed just now")
    room.bar.actions_by_name["Replace in all stories…"].trigger()
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    QTest.keyClicks(pane.fields.words, "night")
    QTest.keyClicks(pane.fields.by, "Day")
    with qtbot.waitSignal(pane.looked, timeout=PATIENCE):
        QTest.keyClick(pane.fields.by, Qt.Key.Key_Return)
    assert pane.found.topLevelItemCount() == 3
    rows = [row for row in map(pane.found.topLevelItem, range(3)) if row is not None]
    told = [child.text(0) for row in rows if (child := row.child(0)) is not None]
    assert any("[Night → Day] typed just now" in text for text in told)
    assert pane.replace.text() == "Replace in 3 stories"
    for row in rows:
        if "typed" not in row.text(0):
            row.setCheckState(0, Qt.CheckState.Unchecked)
    assert pane.replace.text() == "Replace in 1 story"

    with qtbot.waitSignals([pane.done, room.session.opened], timeout=PATIENCE):
        QTest.mouseClick(pane.replace, Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == "Day typed just now"
    assert pane.said.text() == "Replaced in 1 story."
    assert pane.isVisible(), "the page stays, though the open story was among them"
    assert pane.take_back.isVisible()
    with qtbot.waitSignals([pane.done, room.session.opened], timeout=PATIENCE):
        QTest.mouseClick(pane.take_back, Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == "Night typed just now"
    assert room.session.draft.body == before.body
    assert pane.isVisible()
    QTest.mouseClick(pane.cancel, Qt.MouseButton.LeftButton)
    assert room.editor.headline.text() == "Night typed just now"
    # It is saved over what was read, so typing goes on without a conflict.
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.session.edit("headline", "Night, edited after")
        room.session.save()
    saved: list[Article] = []
    room.tasks.run(lambda: room.finder._desk.writing.get(before.id), saved.append)
    qtbot.waitUntil(lambda: bool(saved), timeout=PATIENCE)
    assert saved[0].headline == "Night, edited after"


def test_enter_goes_from_hit_to_hit_through_the_fields(qtbot: QtBot, room: Newsroom) -> None:
    bar, story = room.editor.finding, room.session.draft
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_F, CTRL)
    word = story.source.split()[-1]
    QTest.keyClicks(bar.fields.words, word)
    total = int(bar.said.text())
    for number in range(1, total + 1):
        QTest.keyClick(bar.fields.words, Qt.Key.Key_Return)
        assert bar.said.text() == f"{number} of {total}"
        assert bar.fields.words.hasFocus(), "the next Enter goes on, and no letter falls on a hit"
        if room.editor.lines["source"].selectedText() == word:
            break
    else:
        pytest.fail("what is found in a field is not selected there")
    QTest.keyClick(bar.fields.words, Qt.Key.Key_Escape)
    assert room.session.draft == story


@pytest.mark.parametrize("name", ["body", "headline", "source"])
def test_escape_closes_the_bar_wherever_the_keys_are(room: Newsroom, name: str) -> None:
    bar = room.editor.finding
    room.bar.actions_by_name["Find in this story"].trigger()
    QTest.keyClicks(bar.fields.words, "night")
    room.editor.go_to(name)
    holder = QApplication.focusWidget()
    assert holder is not None
    assert not bar.isAncestorOf(holder)
    QTest.keyClick(holder, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert room.editor.body.extraSelections() == []


def test_ctrl_enter_replaces_in_all_stories_from_the_field(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.replacing
    room.places.show_pane(pane)
    QTest.keyClicks(pane.fields.words, "night")
    QTest.keyClicks(pane.fields.by, "Day")
    with qtbot.waitSignal(pane.looked, timeout=PATIENCE):
        QTest.keyClick(pane.fields.by, Qt.Key.Key_Return, CTRL)
    with qtbot.waitSignals([pane.done, room.session.opened], timeout=PATIENCE):
        QTest.keyClick(pane.fields.by, Qt.Key.Key_Return, CTRL)
    assert "Day" in room.session.draft.headline


def test_nothing_found_is_told(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.replacing
    room.places.show_pane(pane)
    QTest.keyClicks(pane.fields.words, "zebra")
    with qtbot.waitSignal(pane.looked, timeout=PATIENCE):
        QTest.mouseClick(pane.search, Qt.MouseButton.LeftButton)
    assert pane.said.text() == "Nothing found."
    assert not pane.replace.isEnabled()
    QTest.keyClick(pane.fields.words, Qt.Key.Key_Escape)
    assert not pane.isVisible()
