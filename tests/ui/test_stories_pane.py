"""The list finds a story by its words, its state and its section, by keyboard as by mouse."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.store import Hit, StoryFilter
from newsdesk.ui.finding.stories import StoriesPane
from newsdesk.ui.finding.story_rows import HEADING, HIT, ROW, STORY_MIME
from newsdesk.ui.look import Look

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
    pane = StoriesPane(desk, look)
    qtbot.addWidget(pane)
    pane.resize(260, 500)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.refresh()
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)
    yield pane
    pane.close_down()
    qtbot.wait(0)


def shown(pane: StoriesPane) -> list[str]:
    return [pane.model.index(row).data(ROW).headline for row in range(pane.model.rowCount())]


def choose_section(pane: StoriesPane, name: str) -> None:
    """Choose an entry as the keyboard does."""
    box = pane.narrowing.section
    row = next(row for row in range(box.count()) if box.itemText(row).startswith(name))
    box.setCurrentIndex(row)
    box.activated.emit(row)


def click_state(pane: StoriesPane, status: Status | None) -> None:
    QTest.mouseClick(pane.narrowing.states[status], Qt.MouseButton.LeftButton)


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
    qtbot.waitUntil(lambda: pane.narrowing.states[None].text() == "All  3", timeout=PATIENCE)
    assert pane.narrowing.states[Status.SPIKED].text() == "Spiked  1"
    click_state(pane, Status.SPIKED)
    qtbot.waitUntil(lambda: shown(pane) == ["Never mind"], timeout=PATIENCE)
    click_state(pane, Status.PUBLISHED)
    qtbot.waitUntil(lambda: shown(pane) == [], timeout=PATIENCE)
    assert "all states and sections" in pane.empty.text()
    click_state(pane, None)
    choose_section(pane, "News / Coast")
    qtbot.waitUntil(lambda: shown(pane) == ["Harbour reopens"], timeout=PATIENCE)
    choose_section(pane, "All sections")
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)


def test_the_list_stands_in_the_order_chosen(qtbot: QtBot, pane: StoriesPane, desk: Desk) -> None:
    desk.writing.edit("grain-prices-fall", {"urgency": "1", "date": "2019-05-04"})
    for order, found in (
        ("Headline", ["Grain prices fall", "Harbour reopens", "跨境铁路运输增长"]),
        ("Urgency", ["Grain prices fall", "跨境铁路运输增长", "Harbour reopens"]),
        ("Date", ["跨境铁路运输增长", "Harbour reopens", "Grain prices fall"]),
    ):
        box = pane.narrowing.order
        box.setCurrentText(order)
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda found=found: shown(pane) == found, timeout=PATIENCE)  # type: ignore[misc]
    assert [pane.model.index(row).data(HEADING) for row in range(3)] == ["Today", "", "Saturday 4 May 2019"]


def test_words_are_marked_in_the_headline_and_in_the_passage(qtbot: QtBot, pane: StoriesPane, look: Look) -> None:
    pane.filter.setText("boats")
    qtbot.waitUntil(lambda: shown(pane) == ["Harbour reopens"], timeout=PATIENCE)
    hit = pane.model.index(0).data(HIT)
    assert [hit.passage[start:end] for start, end in hit.passage_matches] == ["Boats"]
    found = look.colours["found"]
    assert found in colours(pane), "the word is not painted as found"
    pane.filter.setText("status:draft")
    qtbot.waitUntil(lambda: len(shown(pane)) == 3, timeout=PATIENCE)
    assert found not in colours(pane)


def colours(pane: StoriesPane) -> set[str]:
    image = pane.list.viewport().grab().toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 2) for y in range(image.height())}


def test_a_mistyped_field_is_told_and_nothing_fails(qtbot: QtBot, pane: StoriesPane) -> None:
    pane.filter.setText("status:reddy")
    qtbot.waitUntil(pane.hint.isVisible, timeout=PATIENCE)
    assert pane.hint.text().startswith("“status:” takes one of draft")
    pane.filter.setText("status:draft harbour")
    qtbot.waitUntil(lambda: not pane.hint.isVisible() and shown(pane) == ["Harbour reopens"], timeout=PATIENCE)


def test_an_answer_that_a_newer_key_overtook_is_broken_off_and_never_shown(
    qtbot: QtBot, pane: StoriesPane, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, begun, ended = desk.writing.search, threading.Event(), list[str]()

    def slow(text: str, wanted: StoryFilter, limit: int, stop: Callable[[], bool]) -> tuple[Hit, ...]:
        if text != "harbour":
            return search(text, wanted, limit, stop)
        begun.set()
        while not stop():
            threading.Event().wait(0.001)
        ended.append(text)
        return search(text, wanted, limit, stop)

    monkeypatch.setattr(desk.writing, "search", slow)
    pane.filter.setText("harbour")
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    pane.filter.setText("grain")
    qtbot.waitUntil(lambda: shown(pane) == ["Grain prices fall"], timeout=PATIENCE)
    assert ended == ["harbour"]


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


def test_a_new_story_is_the_one_that_is_chosen(qtbot: QtBot, pane: StoriesPane, desk: Desk) -> None:
    pane.mark(desk.writing.by_slug("harbour-reopens").id)
    new = desk.writing.new(Article(headline="Newest of all"))
    pane.mark(new.id)
    pane.refresh()
    qtbot.waitUntil(lambda: len(shown(pane)) == 4, timeout=PATIENCE)
    # Else Delete would spike another story than the one she sees.
    assert [row.id for row in pane.chosen()] == [new.id]


def test_a_list_without_stories_says_why_and_keeps_its_filters_above(
    qtbot: QtBot, pane: StoriesPane, desk: Desk
) -> None:
    before = pane.narrowing.geometry()
    for row in desk.writing.listing(StoryFilter()).rows:
        desk.writing.move(row.id, Status.SPIKED)
    pane.refresh()
    qtbot.waitUntil(lambda: "All stories are spiked" in pane.empty.text(), timeout=PATIENCE)
    assert pane.narrowing.geometry() == before


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


def test_enter_waits_for_the_story_that_the_words_find(qtbot: QtBot, pane: StoriesPane) -> None:
    pane.filter.setFocus()
    assert shown(pane)[0] != "Harbour reopens"
    with qtbot.waitSignal(pane.wanted, timeout=PATIENCE) as opened:
        QTest.keyClicks(pane.filter, "boats")
        QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    assert shown(pane) == ["Harbour reopens"]
    assert opened.args == [pane.model.index(0).data(ROW).id]


def test_the_counts_follow_the_words(qtbot: QtBot, pane: StoriesPane) -> None:
    def filters() -> list[str]:
        boxes = pane.narrowing
        return [box.text() for box in boxes.states.values()] + [
            boxes.section.itemText(row) for row in range(boxes.section.count())
        ]

    qtbot.waitUntil(lambda: "All  3" in filters(), timeout=PATIENCE)
    whole = filters()
    assert "Business  1" in whole
    pane.filter.setText("silo")
    qtbot.waitUntil(lambda: "All  1" in filters(), timeout=PATIENCE)
    assert "Drafts  1" in filters()
    assert "Spiked" in filters()
    assert "Business  1" in filters()
    assert not any(entry.startswith("News / Coast") for entry in filters())
    pane.filter.setText("never mind")
    qtbot.waitUntil(lambda: "Spiked  1" in filters(), timeout=PATIENCE)
    assert "All" in filters()
    pane.filter.setText("section:coast")
    qtbot.waitUntil(lambda: "News / Coast  1" in filters(), timeout=PATIENCE)
    pane.filter.clear()
    qtbot.waitUntil(lambda: filters() == whole, timeout=PATIENCE)
