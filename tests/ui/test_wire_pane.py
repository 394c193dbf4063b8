"""The wire beside the story: feeds added and fetched, items read, put into the strip and made stories of."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.ui.newsroom import Newsroom
from newsdesk.wire.fetching import Fetcher
from tests.webserver import WebServer

from .conftest import PATIENCE

ITEM = (
    "<item><title>{title}</title><link>https://coast.example/{number}</link><guid>{number}</guid>"
    "<pubDate>Thu, 05 Mar 2026 {hour:02}:00:00 GMT</pubDate><description>Of {title}.</description></item>"
)


def rss(*titles: str) -> str:
    items = (ITEM.format(title=title, number=hour, hour=hour) for hour, title in enumerate(titles))
    return f'<rss version="2.0"><channel><title>Coast</title>{"".join(items)}</channel></rss>'


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


@pytest.fixture
def wire(qtbot: QtBot, room: Newsroom, web: WebServer) -> Newsroom:
    """Return the newsroom with one feed of two items, the wire beside the story."""
    fetcher = Fetcher(loopback=True)
    room._desk.wire._web = lambda: fetcher
    room.bar.actions_by_name["Wire"].trigger()
    web.page("/rss", rss("Ferry sails", "Crane falls"), content_type="application/rss+xml")
    QTest.keyClicks(room.wire.address, web.url("/rss"))
    with qtbot.waitSignal(room.wire.fetches.ended, timeout=PATIENCE):
        QTest.keyClick(room.wire.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.wire.model.rowCount() == 2, timeout=PATIENCE)
    return room


def headlines(room: Newsroom) -> list[str]:
    model = room.wire.model
    return [str(model.data(model.index(row), Qt.ItemDataRole.ToolTipRole)) for row in range(model.rowCount())]


def test_without_a_feed_it_says_what_to_do(qtbot: QtBot, room: Newsroom) -> None:
    room.bar.actions_by_name["Wire"].trigger()
    with qtbot.waitSignal(room.wire.shown, timeout=PATIENCE):
        room.wire.refresh()
    assert room.wire.empty.isVisible()
    assert "address of a feed" in room.wire.empty.text()
    assert not room.wire.fetch.isEnabled()


def test_an_item_goes_into_the_strip_by_one_key_and_is_marked(qtbot: QtBot, wire: Newsroom) -> None:
    before = len(wire.session.draft.strip.links)
    assert headlines(wire) == ["Crane falls", "Ferry sails"]
    wire.wire.list.setFocus()
    QTest.keyClick(wire.wire.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(wire.session.draft.strip.links) == before + 1, timeout=PATIENCE)
    link = wire.session.draft.strip.links[-1]
    assert (link.headline, link.url, link.source) == ("Crane falls", "https://coast.example/1", "Coast")
    assert "✓ used" in str(wire.wire.model.data(wire.wire.model.index(0)))
    wire.session.undo()
    assert len(wire.session.draft.strip.links) == before


def test_a_story_begins_from_an_item_with_its_text_as_notes(qtbot: QtBot, wire: Newsroom) -> None:
    QTest.keyClick(wire.wire.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(wire.session.opened, timeout=PATIENCE):
        QTest.mouseClick(wire.wire.begin, Qt.MouseButton.LeftButton)
    draft = wire.session.draft
    assert (draft.headline, draft.source, draft.body) == ("Ferry sails", "Coast", "")
    assert "Of Ferry sails." in draft.notes


def test_new_items_come_with_a_fetch_and_what_fails_is_said(qtbot: QtBot, wire: Newsroom, web: WebServer) -> None:
    web.page("/rss", rss("Ferry sails", "Crane falls", "Bridge opens"), content_type="application/rss+xml")
    with qtbot.waitSignal(wire.wire.fetches.ended, timeout=PATIENCE):
        QTest.keyClick(wire.wire, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: headlines(wire)[:1] == ["Bridge opens"], timeout=PATIENCE)
    assert wire.wire.said.text() == "1 new."
    web.page("/rss", status=503)
    with qtbot.waitSignal(wire.wire.fetches.ended, timeout=PATIENCE):
        wire.wire.fetch.click()
    assert "503" in wire.wire.said.text()
    assert len(headlines(wire)) == 3


def test_the_wire_is_looked_through(qtbot: QtBot, wire: Newsroom) -> None:
    QTest.keyClicks(wire.wire.words, "crane")
    qtbot.waitUntil(lambda: headlines(wire) == ["Crane falls"], timeout=PATIENCE)
    wire.wire.words.setText("nowhere")
    qtbot.waitUntil(wire.wire.empty.isVisible, timeout=PATIENCE)
    assert "other words" in wire.wire.empty.text()
    wire.wire.words.clear()
    qtbot.waitUntil(lambda: len(headlines(wire)) == 2, timeout=PATIENCE)
    wire.wire.list.setFocus()
    QTest.keyClick(wire.wire.list, Qt.Key.Key_Down)
    wire.wire.unseen.click()
    qtbot.waitUntil(lambda: headlines(wire) == ["Crane falls"], timeout=PATIENCE)


def test_an_item_opens_in_the_browser(wire: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    wire.wire.open.click()
    assert opened == ["https://coast.example/1"]


def test_nothing_is_fetched_by_itself_until_that_is_turned_on(wire: Newsroom, web: WebServer) -> None:
    asked = len(web.asked)
    assert not wire.wire.itself.isChecked()
    assert not wire.wire.fetches._clock.isActive()
    wire.wire.itself.click()
    assert wire.wire.fetches._clock.isActive()
    assert len(web.asked) == asked
    wire.wire.itself.click()
    assert not wire.wire.fetches._clock.isActive()


def test_a_feed_is_taken_off_with_its_items(qtbot: QtBot, wire: Newsroom) -> None:
    qtbot.waitUntil(lambda: wire.wire.feed.count() == 2, timeout=PATIENCE)
    wire.wire.feed.setCurrentIndex(1)
    qtbot.waitUntil(wire.wire.remove.isVisible, timeout=PATIENCE)
    wire.wire.remove.click()
    qtbot.waitUntil(lambda: wire.wire.feed.count() == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: wire.wire.model.rowCount() == 0, timeout=PATIENCE)
