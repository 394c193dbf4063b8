"""The list finds a story by its words, its state and its section, by keyboard as by mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.ui.finding.stories import StoriesPane
from newsdesk.ui.finding.story_rows import ROW, STORY_MIME
from newsdesk.ui.look import Look
from newsdesk.ui.tasks import Tasks

from .conftest import PATIENCE


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, look: Look) -> Iterator[StoriesPane]:
    """Return the list over a desk of four stories."""
    for article in (
        Article(headline="Harbour reopens", section=("News", "Coast"), body="Boats came in."),
        Article(headline="跨境铁路运输增长", section=("新闻",), language="zh", body="口岸繁忙。"),
        Article(
            headline="Grain prices fall",
            section=("Business",),
            strip=Strip(links=(RelatedLink(headline="Silo ablaze"),)),
        ),
    ):
        desk.writing.new(article)
    spiked = desk.writing.new(Article(headline="Never mind", body="x"))
    desk.writing.move(spiked.id, Status.SPIKED)
    tasks = Tasks()
    pane = StoriesPane(desk, tasks, look)
    qtbot.addWidget(pane)
    pane.resize(260, 500)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.refresh()
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)
    yield pane
    tasks.finish()
    qtbot.wait(0)


def shown(pane: StoriesPane) -> list[str]:
    return [pane.model.index(row).data(ROW).headline for row in range(pane.model.rowCount())]


def choose(pane: StoriesPane, box: str, name: str) -> None:
    """Choose an entry as the keyboard does."""
    widget = getattr(pane, box)
    row = next(row for row in range(widget.count()) if widget.itemText(row).startswith(name))
    widget.setCurrentIndex(row)
    widget.activated.emit(row)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harb", ["Harbour reopens"]),
        ("boats came", ["Harbour reopens"]),
        ("ablaze", ["Grain prices fall"]),
        ("铁路", ["跨境铁路运输增长"]),
        ("口岸", ["跨境铁路运输增长"]),
        ("nothing of this", []),
    ],
)
def test_any_word_of_headline_text_or_strip_finds_a_story(
    qtbot: QtBot, pane: StoriesPane, words: str, found: list[str]
) -> None:
    QTest.mouseClick(pane.filter, Qt.MouseButton.LeftButton)
    pane.filter.insert(words)
    qtbot.waitUntil(lambda: shown(pane) == found, timeout=PATIENCE)
    assert pane.empty.isVisible() is not bool(found)
    QTest.keyClick(pane.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)


def test_state_and_section_narrow_the_list(qtbot: QtBot, pane: StoriesPane) -> None:
    qtbot.waitUntil(lambda: pane.status.itemText(0) == "All  3", timeout=PATIENCE)
    choose(pane, "status", "Spiked")
    qtbot.waitUntil(lambda: shown(pane) == ["Never mind"], timeout=PATIENCE)
    choose(pane, "status", "Published")
    qtbot.waitUntil(lambda: shown(pane) == [], timeout=PATIENCE)
    assert "all states and sections" in pane.empty.text()
    choose(pane, "status", "All")
    choose(pane, "section", "News / Coast")
    qtbot.waitUntil(lambda: shown(pane) == ["Harbour reopens"], timeout=PATIENCE)
    choose(pane, "section", "All sections")
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)


def test_enter_and_click_open_a_story(qtbot: QtBot, pane: StoriesPane) -> None:
    pane.filter.setFocus()
    QTest.keyClick(pane.filter, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.wanted) as wanted:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert wanted.args == [pane.model.index(1).data(ROW).id]
    with qtbot.waitSignal(pane.wanted) as wanted:
        centre = pane.list.visualRect(pane.model.index(2)).center()
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert wanted.args == [pane.model.index(2).data(ROW).id]
    with qtbot.waitSignal(pane.wanted) as wanted:
        QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    assert wanted.args == [pane.model.index(0).data(ROW).id]


def test_the_open_story_stays_marked_when_the_list_changes(qtbot: QtBot, pane: StoriesPane, desk: Desk) -> None:
    harbour = desk.writing.by_slug("harbour-reopens")
    pane.mark(harbour.id)
    desk.writing.new(Article(headline="Newest of all"))
    pane.refresh()
    qtbot.waitUntil(lambda: len(shown(pane)) == 4, timeout=PATIENCE)
    assert pane.list.currentIndex().data(ROW).id == harbour.id
    assert pane.model.open_story == harbour.id


def test_a_story_can_be_dragged_and_is_told_to_screen_readers(pane: StoriesPane) -> None:
    index = pane.model.index(0)
    assert bytes(pane.model.mimeData([index]).data(STORY_MIME).data()).decode() == str(index.data(ROW).id)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(ROW).headline in told
    assert "Draft" in told


def test_more_stories_come_as_the_list_is_scrolled(qtbot: QtBot, pane: StoriesPane, desk: Desk) -> None:
    for number in range(130):
        desk.writing.new(Article(headline=f"Story {number}"))
    pane.refresh()
    qtbot.waitUntil(lambda: pane.model.rowCount() >= 100, timeout=PATIENCE)
    pane.list.scrollToBottom()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 133, timeout=PATIENCE)
    assert len(set(shown(pane))) == 133
