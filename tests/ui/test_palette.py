"""She finds a command or a story by a few letters, without leaving the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.model import stories_in
from newsdesk.ui.finding.palette import Choice, named
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE
from .mouse import click_row

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def rows(room: Newsroom) -> list[str]:
    return [room.asking.list.item(row).text() for row in range(room.asking.list.count())]


def test_a_command_is_found_by_its_name_and_done(qtbot: QtBot, room: Newsroom) -> None:
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_P, CTRL | SHIFT)
    palette = room.asking
    assert palette.line.hasFocus()
    everything = rows(room)
    for name in ("New", "Save a version", "Bold", "Publish", "Dark", "Copy body as HTML"):
        assert name in everything
    QTest.keyClicks(palette.line, "ver pub")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible(), "there is none of that name, so nothing is done"
    assert palette.empty.isVisible()
    palette.line.selectAll()
    QTest.keyClicks(palette.line, "versio")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert room.versions.isVisible()


def test_escape_gives_the_caret_back(room: Newsroom) -> None:
    room.editor.body.setFocus()
    room.bar.actions_by_name["Do…"].trigger()
    QTest.keyClick(room.asking.line, Qt.Key.Key_Escape)
    assert room.editor.body.hasFocus()
    assert not room.asking.isVisible()


def test_a_story_is_found_by_its_words_and_opened(qtbot: QtBot, room: Newsroom) -> None:
    QTest.keyClick(room, Qt.Key.Key_P, CTRL)
    palette = room.asking
    qtbot.waitUntil(lambda: palette.list.count() == 3, timeout=PATIENCE)
    QTest.keyClicks(palette.line, "hill towns")
    qtbot.waitUntil(lambda: rows(room)[:1] == ["Hill towns put their buses into one timetable"], timeout=PATIENCE)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.session.draft.headline == "Hill towns put their buses into one timetable"


def test_enter_waits_for_the_stories_that_the_letters_find(qtbot: QtBot, room: Newsroom) -> None:
    QTest.keyClick(room, Qt.Key.Key_P, CTRL)
    palette = room.asking
    qtbot.waitUntil(lambda: palette.list.count() == 3, timeout=PATIENCE)
    assert rows(room)[0] != "Hill towns put their buses into one timetable"
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keyClicks(palette.line, "hill towns")
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.session.draft.headline == "Hill towns put their buses into one timetable"


def test_a_click_does_the_command_that_is_clicked(qtbot: QtBot, room: Newsroom) -> None:
    QTest.keyClick(room.editor.body, Qt.Key.Key_P, CTRL | SHIFT)
    palette = room.asking
    click_row(palette.list, rows(room).index("Details"))
    assert room.details.isVisible()
    QTest.keyClick(room.editor.body, Qt.Key.Key_P, CTRL | SHIFT)
    # However soon after the last letter: what is clicked is done, not what the letters will find.
    QTest.keyClicks(palette.line, "x")
    click_row(palette.list, rows(room).index("Versions"))
    assert room.versions.isVisible()


def test_selected_words_become_a_link_to_an_address_or_to_a_story(qtbot: QtBot, room: Newsroom) -> None:
    QGuiApplication.clipboard().setText("https://example.org/copied")
    room.session.put_field("body", "See the harbour and the towns.")
    body, palette = room.editor.body, room.asking
    body.setFocus()
    body.select(8, 15)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert palette.line.text() == "https://example.org/copied"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.session.draft.body == "See the [harbour](https://example.org/copied) and the towns."

    start = room.session.draft.body.index("towns")
    body.select(start, start + 5)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(palette.line, "hill towns")
    qtbot.waitUntil(lambda: rows(room)[:1] == ["Hill towns put their buses into one timetable"], timeout=PATIENCE)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    (story,) = set(stories_in(room.session.draft)) - {link.article for link in room.session.draft.strip.links}
    assert room.session.draft.body.endswith(f"and the [towns](story:{story}).")
    assert body.hasFocus()

    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(palette.line, "example.com/x")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.session.draft.body.endswith("[https://example.com/x](https://example.com/x)")


def test_the_sheet_of_keys_opens(room: Newsroom) -> None:
    room.bar.actions_by_name["Keys"].trigger()
    assert "Ctrl+Shift+P" in room.help.text.toPlainText()


def test_names_that_begin_so_come_first() -> None:
    choices = [Choice(name, "", bool) for name in ("Go to a story…", "Story as text", "Undo")]
    assert [choice.name for choice in named(choices, "story")] == ["Story as text", "Go to a story…"]
