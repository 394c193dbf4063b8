"""Snippets in the window: asked for by name, filled in by F8, edited and kept."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Snippet
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


def choose(qtbot: QtBot, room: Newsroom, name: str) -> None:
    """Type a name into the palette and take what it finds."""
    QTest.keyClicks(room.asking.line, name)
    qtbot.waitUntil(lambda: room.asking.list.count() == 1 and name in room.asking.list.item(0).text(), timeout=PATIENCE)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)


def test_a_snippet_is_put_in_and_filled_in_from_the_keys(qtbot: QtBot, room: Newsroom) -> None:
    body = room.editor.body
    before = room.session.draft.body
    body.setFocus()
    room.bar.actions_by_name["Insert a snippet…"].trigger()
    choose(qtbot, room, "Quote")
    assert room.session.draft.body.startswith("“[[words]],” [[who]] said on [[day]].")
    assert body.selected() == "[[words]]"
    QTest.keyClicks(body, "We sail")
    room.bar.actions_by_name["Next field to fill in"].trigger()
    assert body.selected() == "[[who]]"
    QTest.keyClicks(body, "Vance")
    assert room.session.draft.body.startswith("“We sail,” Vance said on [[day]].")
    while room.session.draft.body != before:
        room.session.undo()


def test_a_story_begins_from_a_template(qtbot: QtBot, room: Newsroom) -> None:
    room.bar.actions_by_name["New from a template…"].trigger()
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        choose(qtbot, room, "Press conference")
    assert room.session.draft.body.startswith("[[Who]] said")
    assert room.session.draft.section == ("News",)


def test_snippets_are_edited_and_kept(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.snippets
    room.bar.actions_by_name["Snippets and templates…"].trigger()
    qtbot.waitUntil(lambda: pane.list.count() > 0, timeout=PATIENCE)
    count = pane.list.count()
    pane.add.click()
    QTest.keyClicks(pane.name, "Weather")
    QTest.keyClicks(pane.text, "It rained on [[day]].")
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        pane.keep.click()
    kept = {one.name: one.text for one in room._desk.snippets.all()}
    assert kept["Weather"] == "It rained on [[day]]."
    assert len(kept) == count + 1
    room.bar.actions_by_name["Snippets and templates…"].trigger()
    qtbot.waitUntil(lambda: pane.list.count() == count + 1, timeout=PATIENCE)
    pane.list.setCurrentRow(0)
    pane.remove.click()
    pane.cancel.click()
    assert len(room._desk.snippets.all()) == count + 1, "nothing is taken out before it is kept"


def test_names_are_free_and_one_that_is_not_is_told_at_its_field(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.snippets
    room.bar.actions_by_name["Snippets and templates…"].trigger()
    qtbot.waitUntil(lambda: pane.list.count() > 0, timeout=PATIENCE)
    count = pane.list.count()
    for text in ("one", "two"):
        pane.add.click()
        QTest.keyClicks(pane.text, text)
    assert pane.name.text() == "New snippet 2"
    for name, told in (("New snippet", "There is another “New snippet”"), ("", "has no name")):
        pane.name.selectAll()
        QTest.keyClick(pane.name, Qt.Key.Key_Delete)
        QTest.keyClicks(pane.name, name)
        assert pane.trouble.text() == ""
        pane.list.setCurrentRow(0)
        pane.keep.click()
        assert told in pane.trouble.text()
        assert pane.list.currentRow() == count + 1
        assert pane.name.selectedText() == name
    QTest.keyClicks(pane.name, "Tides")
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        pane.keep.click()
    kept = {one.name: one.text for one in room._desk.snippets.all()}
    assert (kept["New snippet"], kept["Tides"]) == ("one", "two")


def test_what_others_kept_meanwhile_stays_and_is_told(qtbot: QtBot, room: Newsroom) -> None:
    pane, snippets = room.snippets, room._desk.snippets
    room.bar.actions_by_name["Snippets and templates…"].trigger()
    qtbot.waitUntil(lambda: pane.list.count() > 0, timeout=PATIENCE)
    was = snippets.all()
    theirs = [replace(one, text="theirs") if one.name == "Quote" else one for one in was]
    snippets.keep([*theirs, Snippet("Tides", "theirs")], was)
    pane.list.setCurrentRow([one.name for one in was].index("Quote"))
    pane.text.setPlainText("mine")
    with qtbot.waitSignal(room.tasks.said, timeout=PATIENCE) as told:
        pane.keep.click()
    assert told.args is not None
    assert "kept as “Quote 2”" in told.args[0]
    kept = {one.name: one.text for one in snippets.all()}
    assert (kept["Quote"], kept["Quote 2"], kept["Tides"]) == ("theirs", "mine", "theirs")


def test_a_story_kept_as_a_template_takes_the_place_of_nothing(qtbot: QtBot, room: Newsroom) -> None:
    before = room._desk.snippets.all()
    room.session.edit("headline", "Quote")
    with qtbot.waitSignal(room.tasks.said, timeout=PATIENCE) as told:
        room.snippet_keys.keep_story()
    assert told.args == ["“Quote 2” is a template now."]
    assert set(before) < set(room._desk.snippets.all())
