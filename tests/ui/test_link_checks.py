"""She asks where the links of her story lead, sees it by word and sign in each row, and takes the new addresses."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from newsdesk.model import RelatedLink, Strip
from newsdesk.ui.linking.strip_rows import SAID
from newsdesk.ui.newsroom import Newsroom
from newsdesk.wire.fetching import Fetcher
from tests.webserver import Request, WebServer

from .conftest import PATIENCE, publish

PAGE = "<title>Ferry returns to the islands</title>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """Return a web server that the desk may ask."""
    monkeypatch.setattr("newsdesk.desk._fetcher", lambda: Fetcher(loopback=True))
    with WebServer() as server:
        yield server


@pytest.fixture
def strip(web: WebServer, room: Newsroom) -> Newsroom:
    """Return the newsroom with a story whose three links are well, moved and gone."""
    web.page("/new", PAGE)
    urls = (web.page("/well", PAGE), web.page("/old", "", 301, location="/new"), web.page("/gone", "", 404))
    links = (RelatedLink(headline=f"Ferry returns {number}", url=url) for number, url in enumerate(urls))
    room.session.put_field("strip", Strip(links=(*links, RelatedLink(headline="Nowhere"))))
    return room


def said(room: Newsroom) -> list[str]:
    rows = range(room.strip.list.topLevelItemCount())
    return [item.text(SAID) for row in rows if (item := room.strip.list.topLevelItem(row)) is not None]


def check(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.link_checking.checked, timeout=PATIENCE):
        QTest.keyClick(
            room.window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
    qtbot.waitUntil(lambda: any(said(room)), timeout=PATIENCE)


def test_a_check_tells_each_row_by_sign_and_word_and_changes_nothing(qtbot: QtBot, strip: Newsroom) -> None:
    before = strip.session.draft.strip
    check(qtbot, strip)
    assert said(strip) == ["✓ ok", "↪ moved", "✕ dead", ""]
    item = strip.strip.list.topLevelItem(2)
    assert item is not None
    assert "There is no page any more (404). Seen 20" in item.toolTip(SAID)
    assert "dead" in item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert strip.session.draft.strip == before
    assert strip.status.said.text() == "Links checked: 3 addresses, 1 ok, 1 moved, 1 dead"


def test_one_key_leads_a_link_to_where_it_moved_and_undo_takes_it_back(
    qtbot: QtBot, strip: Newsroom, web: WebServer
) -> None:
    check(qtbot, strip)
    strip.strip.show_row(1)
    QTest.keyClick(strip.strip.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert strip.session.draft.strip.links[1].url == web.url("/new")
    assert [link.url for link in strip.session.draft.strip.links][2] == web.url("/gone")
    strip.session.undo()
    assert strip.session.draft.strip.links[1].url == web.url("/old")
    qtbot.waitUntil(lambda: said(strip)[1] == "↪ moved", timeout=PATIENCE)


def menu_of(room: Newsroom, row: int) -> QMenu:
    room.strip.show_row(row)
    place = room.strip.list.visualRect(room.strip.list.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, room.strip.list.viewport().mapToGlobal(place))
    room.strip.list.contextMenuEvent(event)
    menu = room.strip.list.findChildren(QMenu)[-1]
    assert menu.isVisible()
    return menu


def test_the_menu_of_a_row_offers_the_new_address_where_there_is_one(
    qtbot: QtBot, strip: Newsroom, web: WebServer
) -> None:
    check(qtbot, strip)
    for row, offered in ((0, False), (1, True), (2, False)):
        menu = menu_of(strip, row)
        (action,) = [action for action in menu.actions() if action.text() == "Use the address it moved to"]
        assert action.isEnabled() is offered
        if offered:
            action.trigger()
        menu.close()
    assert strip.session.draft.strip.links[1].url == web.url("/new")


def test_after_the_check_all_new_addresses_are_taken_by_one_button(
    qtbot: QtBot, strip: Newsroom, web: WebServer
) -> None:
    check(qtbot, strip)
    assert strip.banner.text.text() == "1 link has moved for good."
    strip.banner.buttons[0].click()
    assert strip.session.draft.strip.links[1].url == web.url("/new")


def test_what_was_seen_is_there_again_when_the_story_is_opened_again(qtbot: QtBot, strip: Newsroom) -> None:
    check(qtbot, strip)
    mine = strip.session.draft.id
    with qtbot.waitSignal(strip.session.opened, timeout=PATIENCE):
        strip.beginning.new()
    with qtbot.waitSignal(strip.session.opened, timeout=PATIENCE):
        strip.session.show(mine)
    qtbot.waitUntil(lambda: said(strip) == ["✓ ok", "↪ moved", "✕ dead", ""], timeout=PATIENCE)


def test_the_checks_name_what_was_seen(qtbot: QtBot, strip: Newsroom) -> None:
    found: list[object] = []
    strip.status.checked.connect(lambda findings: found.append({finding.rule for finding in findings}))
    check(qtbot, strip)
    qtbot.waitUntil(lambda: bool(found) and {"link-dead", "link-moved"} <= found[-1], timeout=PATIENCE)  # type: ignore[operator]


def test_a_check_shows_how_far_it_is_and_stops_at_once(qtbot: QtBot, web: WebServer, strip: Newsroom) -> None:
    asked = threading.Event()

    def waits(request: Request) -> None:
        asked.set()
        request.server.over.wait(30)

    web.pages["/well"] = waits
    button = strip.strip.check
    assert button.text() == ""
    button.click()
    assert "of 3 · Stop" in button.text()
    qtbot.waitUntil(asked.is_set, timeout=PATIENCE)
    with qtbot.waitSignal(strip.link_checking.checked, timeout=PATIENCE):
        button.click()
        assert button.text() == "Stopping… · Stop"
    assert button.text() == ""
    assert strip.status.said.text().startswith("Stopped: ")
    assert not strip.web.running


def test_a_window_that_closes_stops_a_check_that_waits(qtbot: QtBot, web: WebServer, strip: Newsroom) -> None:
    asked = threading.Event()

    def waits(request: Request) -> None:
        asked.set()
        request.server.over.wait(30)

    web.pages["/well"] = waits
    strip.strip.check.click()
    qtbot.waitUntil(asked.is_set, timeout=PATIENCE)


def test_without_a_connection_the_rows_stay_as_they_were(qtbot: QtBot, room: Newsroom) -> None:
    links = tuple(RelatedLink(headline=name, url=f"https://{name}.example/") for name in ("one", "two"))
    room.session.put_field("strip", Strip(links=links))
    room.strip.check.click()
    qtbot.waitUntil(lambda: "connection" in room.status.said.text(), timeout=PATIENCE)
    assert said(room) == ["", ""]
    room.session.put_field("strip", Strip())
    room.strip.check.click()
    assert room.status.said.text() == "No link of this story leads to another site: there is nothing to check."


# Titles of addresses that came without a headline


def add(room: Newsroom, text: str) -> None:
    room.strip.add.setFocus()
    room.strip.add.setText(text)
    QTest.keyClick(room.strip.add, Qt.Key.Key_Return)


def headlines(room: Newsroom) -> list[str]:
    return [link.headline for link in room.session.draft.strip.links]


@pytest.fixture
def bare(web: WebServer, room: Newsroom) -> Newsroom:
    """Return the newsroom with an empty strip."""
    room.session.put_field("strip", Strip())
    room.banner.dismiss()
    return room


def test_no_page_is_asked_for_its_title_before_she_said_so(qtbot: QtBot, web: WebServer, bare: Newsroom) -> None:
    add(bare, web.page("/a", "<title>Ferry returns | Coast Press</title>"))
    qtbot.waitUntil(bare.banner.isVisible, timeout=PATIENCE)
    assert bare.banner.text.text() == "One link came without a headline. Shall its page be asked for the title?"
    assert web.asked == []
    assert headlines(bare) == [""]
    bare.banner.buttons[0].click()
    qtbot.waitUntil(lambda: headlines(bare) == ["Ferry returns"], timeout=PATIENCE)
    bare.session.undo()
    assert headlines(bare) == [""]
    # Only this once: the next one is asked about again.
    bare.banner.dismiss()
    add(bare, web.page("/b", "<title>Second</title>"))
    qtbot.waitUntil(bare.banner.isVisible, timeout=PATIENCE)
    assert web.asked == [("GET", "/a")]


def test_always_and_never_are_kept(qtbot: QtBot, web: WebServer, bare: Newsroom) -> None:
    add(bare, web.page("/a", "<title>First of them</title>"))
    qtbot.waitUntil(bare.banner.isVisible, timeout=PATIENCE)
    bare.banner.buttons[1].click()
    qtbot.waitUntil(lambda: headlines(bare) == ["First of them"], timeout=PATIENCE)
    add(bare, web.page("/b", "<title>Another harbour opens</title>"))
    qtbot.waitUntil(lambda: headlines(bare) == ["First of them", "Another harbour opens"], timeout=PATIENCE)

    bare.titles._personal.setValue("titles", "never")
    asked = len(web.asked)
    add(bare, web.page("/c", "<title>Third</title>"))
    qtbot.waitUntil(lambda: len(headlines(bare)) == 3, timeout=PATIENCE)
    assert not bare.banner.isVisible()
    assert len(web.asked) == asked
    # What she asks for herself is done all the same.
    bare.titles.look_up()
    qtbot.waitUntil(lambda: headlines(bare)[2] == "Third", timeout=PATIENCE)


def test_what_she_types_while_a_page_is_asked_stays(qtbot: QtBot, web: WebServer, bare: Newsroom) -> None:
    go_on = threading.Event()

    def later(request: Request) -> None:
        go_on.wait(30)
        request.answer(200, b"<title>From the page</title>")

    web.pages["/a"] = later
    bare.session.put_field("strip", Strip(links=(RelatedLink(url=web.url("/a")),)))
    bare.titles.look_up()
    bare.session.put_field("strip", Strip(links=(RelatedLink(url=web.url("/a"), headline="Her own"),)))
    go_on.set()
    qtbot.waitUntil(lambda: "Title found" in bare.status.said.text(), timeout=PATIENCE)
    assert headlines(bare) == ["Her own"]


def test_a_page_without_a_title_is_told(qtbot: QtBot, web: WebServer, bare: Newsroom) -> None:
    bare.session.put_field("strip", Strip(links=(RelatedLink(url=web.page("/none", "x")),)))
    bare.titles.look_up()
    qtbot.waitUntil(lambda: "write the headline" in bare.status.said.text(), timeout=PATIENCE)
    bare.session.put_field("strip", Strip())
    bare.titles.look_up()
    assert "has a headline too" in bare.status.said.text()


def test_links_are_asked_before_the_site_goes_out_if_she_wants(
    qtbot: QtBot, strip: Newsroom, web: WebServer, tmp_path: Path
) -> None:
    publish(qtbot, strip)
    pane = strip.site
    strip.places.show_pane(pane)
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        pane.folder.setText(str(tmp_path / "site"))
        QTest.keyClick(pane.folder, Qt.Key.Key_Return)
    assert not web.asked
    QTest.keyClick(pane.looking, Qt.Key.Key_Space)
    with qtbot.waitSignal(pane.published, timeout=PATIENCE):
        QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
    assert {path for _verb, path in web.asked} >= {"/well", "/gone"}
    assert "1 dead link: the checks of the story name it." in pane.said.text()
    assert (tmp_path / "site" / "index.html").exists()
