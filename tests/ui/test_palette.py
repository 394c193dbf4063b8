"""She finds a command or a story by a few letters, without leaving the keys."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.model import Article, Status, linked_story_ids
from newsdesk.store import Summary
from newsdesk.ui.finding.keywords import keywords
from newsdesk.ui.finding.palette import Choice, named
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE
from .mouse import click_row

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(room: Newsroom) -> list[Summary]:
    return [room.stories.model.index(row).data(ROW) for row in range(room.stories.model.rowCount())]


HILLS = "Hill towns put their buses into one timetable"


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


def test_escape_closes_the_palette_where_the_button_that_had_the_keys_is_gone(room: Newsroom) -> None:
    room.banner.tell("The site is being published.", ("Stop", lambda: None), cause="site", of_desk=True)
    assert room.banner.take_focus()
    room.finder.command()
    room.banner.clear("site")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Escape)
    assert not room.asking.isVisible()


@pytest.mark.parametrize("words", ["versio", "Write alone"])
def test_the_rows_of_the_palette_are_seen_without_scrolling(room: Newsroom, words: str) -> None:
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_P, CTRL | SHIFT)
    QTest.keyClicks(room.asking.line, words)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Down)
    room.asking._look_for()
    QApplication.processEvents()
    assert 0 < room.asking.list.count() < 8
    assert not room.asking.list.verticalScrollBar().isVisible()


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("preview", "Page as readers see it"),
        ("focus", "Write alone"),
        ("fullscreen", "Write alone"),
        ("zoom", "Larger text"),
        ("delete", "Spike"),
        ("embargo", "Details"),
        ("schedule", "Details"),
        ("notes", "Details"),
        ("section", "Go to the section"),
        ("history", "Versions"),
    ],
)
def test_a_command_is_found_by_the_word_of_other_programs(room: Newsroom, word: str, command: str) -> None:
    room.finder.command()
    room.asking.line.setText(word)
    room.asking._look_for()
    assert command in rows(room)


def test_a_published_story_is_unpublished_by_the_word_for_it(room: Newsroom) -> None:
    room.bar.show_state(Status.PUBLISHED, room.republishing.commands(Status.PUBLISHED))
    room.finder.command()
    room.asking.line.setText("unpublish")
    room.asking._look_for()
    assert rows(room) == ["Kill…"]


def test_every_keyword_is_of_a_command_that_there_is(room: Newsroom) -> None:
    there = set(room.bar.actions_by_name)
    for status in Status:
        room.bar.show_state(status, room.republishing.commands(status))
        there |= {action.text() for action in room.bar.states.actions()}
    assert set(keywords()) <= there


def test_a_name_comes_before_a_keyword() -> None:
    choices = [
        Choice("Wire", "", lambda: None, "news"),
        Choice("New", "", lambda: None),
        Choice("As new", "", lambda: None),
    ]
    assert [choice.name for choice in named(choices, "new")] == ["New", "As new", "Wire"]


def test_the_page_and_the_section_are_gone_to_by_name(room: Newsroom) -> None:
    room.bar.actions_by_name["Details"].trigger()
    room.bar.actions_by_name["Page as readers see it"].trigger()
    assert room.preview.isVisible()
    room.bar.actions_by_name["Go to the section"].trigger()
    assert room.editor.lines["section"].hasFocus()


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


def test_after_going_to_a_story_the_caret_is_in_its_text_and_its_row_is_shown(qtbot: QtBot, room: Newsroom) -> None:
    desk = room._desk
    for number in range(120):
        desk.writing.new(Article(headline=f"Story {number}", body="Words."))
    room.stories.refresh()
    qtbot.waitUntil(lambda: room.stories.model.rowCount() == 100, timeout=PATIENCE)
    room.stories.filter.setFocus()
    QTest.keyClick(room.stories.filter, Qt.Key.Key_P, CTRL)
    palette = room.asking
    QTest.keyClicks(palette.line, "hill towns")
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.editor.body.hasFocus()
    qtbot.waitUntil(lambda: [row.headline for row in room.stories.chosen()] == [HILLS], timeout=PATIENCE)
    row = room.stories.list.visualRect(room.stories.list.selectionModel().selectedIndexes()[0])
    assert room.stories.list.viewport().rect().contains(row), "its row is in view, beyond the hundred that were read"

    # To the story that is open already as well.
    room.stories.filter.setFocus()
    QTest.keyClick(room.stories.filter, Qt.Key.Key_P, CTRL)
    QTest.keyClicks(palette.line, "hill towns")
    qtbot.waitUntil(lambda: rows(room)[:1] == [HILLS], timeout=PATIENCE)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.editor.body.hasFocus()


def test_no_other_row_is_marked_for_a_story_that_the_list_does_not_show(qtbot: QtBot, room: Newsroom) -> None:
    room._desk.writing.new(Article(headline="Zebra escapes", body="Stripes."))
    room.stories.filter.setText("zebra")
    qtbot.waitUntil(lambda: [row.headline for row in shown(room)] == ["Zebra escapes"], timeout=PATIENCE)
    click_row(room.stories.list, 0)
    assert len(room.stories.chosen()) == 1
    QTest.keyClick(room, Qt.Key.Key_P, CTRL)
    QTest.keyClicks(room.asking.line, "hill towns")
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.session.draft.headline == HILLS, timeout=PATIENCE)
    assert room.stories.chosen() == ()


def test_a_link_to_the_story_itself_is_never_offered(qtbot: QtBot, room: Newsroom) -> None:
    mine = room.session.draft.headline
    QGuiApplication.clipboard().clear()
    room.editor.body.setFocus()
    QTest.keyClick(room.editor.body, Qt.Key.Key_K, CTRL)
    palette = room.asking
    qtbot.waitUntil(lambda: palette.list.count() == 2, timeout=PATIENCE)
    assert mine not in rows(room)
    QTest.keyClicks(palette.line, mine.split()[0])
    qtbot.waitUntil(lambda: mine not in rows(room) and palette._answered == palette._asked, timeout=PATIENCE)


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
    (story,) = set(linked_story_ids(room.session.draft)) - {link.article for link in room.session.draft.strip.links}
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
