"""The related-links manager in the window: whatever comes in, nothing is merged silently and all can be undone."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.model import RelatedLink, Strip
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.linking.strip_rows import HEADLINE, SAID
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE
from .mouse import click_row

FERRY = RelatedLink(headline="Ferry returns to the islands", url="https://example.org/ferry")


@pytest.fixture
def strip(room: Newsroom) -> Newsroom:
    """Return the newsroom with one link in the strip of the open story."""
    room.session.put_field("strip", Strip(links=(FERRY,)))
    room.banner.dismiss()
    return room


def links_of(room: Newsroom) -> tuple[RelatedLink, ...]:
    return room.session.draft.strip.links


def type_in(room: Newsroom, text: str) -> None:
    room.strip.add.setFocus()
    QTest.keyClicks(room.strip.add, text)
    QTest.keyClick(room.strip.add, Qt.Key.Key_Return)


def paste(room: Newsroom, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    room.strip.list.setFocus()
    QTest.keySequence(room.strip.list, QKeySequence(QKeySequence.StandardKey.Paste))


def drop(room: Newsroom, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    room.strip.list.dropped.emit(mime)


def suggest(room: Newsroom, text: str) -> None:
    headline, _, url = text.rpartition(" ")
    room.adding.add_links((RelatedLink(headline=headline, url=url),))


@pytest.mark.parametrize("way", [type_in, paste, drop, suggest])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Other words https://m.example.org/ferry?utm_source=mail", "same address"),
        ("Ferry returns to the island https://example.com/other", "nearly the same headline"),
    ],
)
def test_d5_doubles_are_found_on_every_way_in_and_shown_with_a_choice(
    qtbot: QtBot, strip: Newsroom, way: object, text: str, why: str
) -> None:
    assert callable(way)
    way(strip, text)
    qtbot.waitUntil(strip.banner.isVisible, timeout=PATIENCE)
    assert why in strip.banner.text.text()
    assert "link 1" in strip.banner.text.text()
    assert links_of(strip) == (FERRY,)
    strip.banner.buttons[2].click()
    assert strip.strip.list.rows() == [0]
    way(strip, text)
    qtbot.waitUntil(strip.banner.isVisible, timeout=PATIENCE)
    strip.banner.buttons[1].click()
    assert len(links_of(strip)) == 2
    assert links_of(strip)[0] == FERRY


def test_d5_the_same_story_of_ours_twice_is_shown(qtbot: QtBot, strip: Newsroom) -> None:
    other = strip.stories.model.index(1).data(ROW)
    strip.adding.add_story(other.id)
    qtbot.waitUntil(lambda: len(links_of(strip)) == 2, timeout=PATIENCE)
    strip.adding.add_story(other.id)
    qtbot.waitUntil(strip.banner.isVisible, timeout=PATIENCE)
    assert "the same story" in strip.banner.text.text()
    strip.banner.buttons[0].click()
    assert len(links_of(strip)) == 2


def test_d5_a_story_does_not_lead_to_itself_by_mistake(qtbot: QtBot, strip: Newsroom) -> None:
    strip.adding.add_story(strip.session.draft.id)
    qtbot.waitUntil(strip.banner.isVisible, timeout=PATIENCE)
    assert "this very story" in strip.banner.text.text()
    assert links_of(strip) == (FERRY,)
    strip.banner.buttons[1].click()
    assert links_of(strip)[-1].article == strip.session.draft.id


def test_d4_a_link_to_a_story_that_is_gone_stays_marked(qtbot: QtBot, strip: Newsroom) -> None:
    gone = RelatedLink(article=uuid4(), headline="What it said")
    before = strip.session.draft
    strip.session.put_field("strip", Strip(links=(FERRY, gone)))
    row = strip.strip.list.topLevelItem(1)
    assert row is not None
    assert row.text(SAID) == "? missing"
    assert "stays until you take it out" in row.toolTip(SAID)
    with qtbot.waitSignal(strip.session.saved, timeout=PATIENCE):
        strip.session.save()
    with qtbot.waitSignal(strip.session.opened, timeout=PATIENCE):
        strip.session.show(before.id)
    revision = strip.session.draft.revision
    assert links_of(strip) == (FERRY, gone)
    with qtbot.waitSignal(strip.session.saved, timeout=PATIENCE):
        strip.session.save()
    assert strip.session.draft.revision == revision


def test_d5_editing_a_link_into_another_is_shown(qtbot: QtBot, strip: Newsroom) -> None:
    strip.session.put_field(
        "strip", Strip(links=(FERRY, RelatedLink(headline="Pilots ask", url="https://example.org/p")))
    )
    row = strip.strip.list.topLevelItem(1)
    assert row is not None
    row.setText(1, "Ferry returns to the islands!")
    assert strip.banner.isVisible()
    assert len(links_of(strip)) == 2
    strip.banner.buttons[0].click()
    assert links_of(strip) == (FERRY,)
    strip.session.undo()
    strip.session.undo()
    assert [link.headline for link in strip.strip.strip().links] == [FERRY.headline, "Pilots ask"]


def test_ten_headlines_come_in_by_two_actions(qtbot: QtBot, room: Newsroom) -> None:
    room.session.put_field("strip", Strip())
    names = ["ferry", "fees", "pilots", "harbour", "storm", "cranes", "fish", "tides", "lamps", "ropes"]
    QGuiApplication.clipboard().setText(" • ".join(f"The {name} are in the news" for name in names))
    room.bar.actions_by_name["Add to the strip"].trigger()
    QTest.keySequence(room.strip.add, QKeySequence(QKeySequence.StandardKey.Paste))
    qtbot.waitUntil(lambda: len(links_of(room)) == 10, timeout=PATIENCE)
    assert [link.headline.split()[1] for link in links_of(room)] == names
    room.session.undo()
    assert room.session.draft.strip == Strip()


def test_each_change_of_the_strip_is_a_step_of_its_own(qtbot: QtBot, room: Newsroom) -> None:
    links = tuple(RelatedLink(headline=name) for name in ("Alpha news", "Bravo calls", "Charlie sails"))
    room.session.put_field("strip", Strip(links=links))
    room.strip.show_row(0)
    QTest.keyClick(room.strip.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(room.strip.list, Qt.Key.Key_Delete)
    assert [link.headline for link in links_of(room)] == ["Bravo calls", "Charlie sails"]
    room.session.undo()
    assert links_of(room) == (links[1], links[0], links[2])
    room.session.undo()
    assert links_of(room) == links


def test_ctrl_enter_goes_where_a_link_leads(qtbot: QtBot, strip: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    strip.strip.show_row(0)
    QTest.keyClick(strip.strip.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [FERRY.url]
    other = strip.stories.model.index(1).data(ROW)
    strip.adding.add_story(other.id)
    qtbot.waitUntil(lambda: len(links_of(strip)) == 2, timeout=PATIENCE)
    strip.strip.show_row(1)
    with qtbot.waitSignal(strip.session.opened, timeout=PATIENCE) as shown:
        QTest.keyClick(strip.strip.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.args[0].id == other.id


def press(qtbot: QtBot, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, or type, wherever the caret is."""
    where = QApplication.focusWidget()
    assert where is not None
    if isinstance(key, str):
        QTest.keyClicks(where, key)
    else:
        QTest.keyClick(where, key, held)
    QApplication.processEvents()


def test_d7_all_that_the_mouse_does_the_keyboard_does(qtbot: QtBot, room: Newsroom) -> None:
    key, ctrl, alt, shift = (
        Qt.Key,
        *(getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Shift")),
    )
    room.session.put_field("strip", Strip())
    room.editor.body.setFocus()
    shown = room.strip.list
    # Ten headlines by a paste, after one that is typed.
    press(qtbot, key.Key_L, ctrl)
    press(qtbot, "Typed first https://example.org/typed?utm_source=mail")
    press(qtbot, key.Key_Return)
    names = ["ferry", "fees", "pilots", "harbour", "storm", "cranes", "fish", "tides", "lamps", "ropes"]
    QGuiApplication.clipboard().setText("\n".join(f"- The {name} make the news" for name in names))
    press(qtbot, key.Key_V, ctrl)
    qtbot.waitUntil(lambda: len(links_of(room)) == 11, timeout=PATIENCE)
    # Into the list, and a link is edited field by field.
    for _press in range(8):
        if not shown.hasFocus():
            press(qtbot, key.Key_Tab)
    assert shown.hasFocus()
    press(qtbot, key.Key_L, ctrl)
    press(qtbot, key.Key_Down)
    assert shown.hasFocus()
    press(qtbot, key.Key_Home)
    press(qtbot, key.Key_Return)
    for text in ("Typed and mended", None, "Coast Press", "2026-01-19"):
        if text is not None:
            press(qtbot, key.Key_A, ctrl)
            press(qtbot, text)
        press(qtbot, key.Key_Tab)
    press(qtbot, "for the evening")
    press(qtbot, key.Key_Return)
    edited = links_of(room)[0]
    assert (edited.headline, edited.source, edited.note) == ("Typed and mended", "Coast Press", "for the evening")
    assert edited.date is not None
    # Several are chosen, moved, cut and brought back.
    shown.setFocus()
    press(qtbot, key.Key_Down, shift)
    press(qtbot, key.Key_Down, alt)
    assert [link.headline for link in links_of(room)[:3]] == [
        "The fees make the news",
        "Typed and mended",
        "The ferry make the news",
    ]
    press(qtbot, key.Key_X, ctrl)
    assert len(links_of(room)) == 9
    press(qtbot, key.Key_V, ctrl)
    qtbot.waitUntil(lambda: len(links_of(room)) == 11, timeout=PATIENCE)
    assert [link.headline for link in links_of(room)[-2:]] == ["Typed and mended", "The ferry make the news"]
    assert edited in links_of(room)
    press(qtbot, key.Key_End)
    press(qtbot, key.Key_Delete)
    assert len(links_of(room)) == 10
    press(qtbot, key.Key_Z, ctrl)
    assert len(links_of(room)) == 11
    press(qtbot, key.Key_Z, ctrl | shift)
    assert len(links_of(room)) == 10
    # A double is answered, and what follows readers is cut, from the keys too.
    press(qtbot, key.Key_L, ctrl)
    press(qtbot, "The pilots make the news!")
    press(qtbot, key.Key_Return)
    qtbot.waitUntil(lambda: "the strip has it" in room.banner.text.text(), timeout=PATIENCE)
    room.banner.buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, key.Key_Space)
    qtbot.waitUntil(lambda: len(links_of(room)) == 11, timeout=PATIENCE)
    room.strip.tracked.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, key.Key_Space)
    assert not any("utm_" in link.url for link in links_of(room))
    assert links_of(room)[-2].url == "https://example.org/typed"


def test_the_strip_of_the_next_story_begins_at_its_first_link(qtbot: QtBot, room: Newsroom) -> None:
    first = room.session.draft.id
    many = Strip(links=tuple(RelatedLink(headline=f"Buoy {number}") for number in range(30)))
    room.session.put_field("strip", many)
    pane = room.strip.list
    click_row(pane, 29)
    assert pane.verticalScrollBar().value() > 0
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    room.session.put_field("strip", many)
    assert pane.rows() == []
    assert pane.verticalScrollBar().value() == 0
    click_row(pane, 29)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.going.to_story(first)
    assert pane.rows() == []
    assert pane.verticalScrollBar().value() == 0


def test_a_link_that_is_there_is_led_to_a_story_or_an_address(qtbot: QtBot, strip: Newsroom) -> None:
    pane, palette = strip.strip.list, strip.asking
    QGuiApplication.clipboard().clear()
    row = next(row for row, link in enumerate(pane.links()) if link.article is None)
    before = strip.session.draft.strip.links
    click_row(pane, row, HEADLINE)
    QTest.keyClick(pane, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: palette.list.count() > 0, timeout=PATIENCE)
    ours = palette.list.item(0).text()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    link = strip.session.draft.strip.links[row]
    assert link.article is not None
    assert (link.url, link.headline) == ("", before[row].headline)
    assert strip.session.targets[link.article].headline == ours
    assert [each for place, each in enumerate(strip.session.draft.strip.links) if place != row] == [
        each for place, each in enumerate(before) if place != row
    ]
    strip.session.undo()
    assert strip.session.draft.strip.links == before
    click_row(pane, row, HEADLINE)
    QTest.keyClick(pane, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette.line.setText("example.org/elsewhere")
    palette._look_for()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    link = strip.session.draft.strip.links[row]
    assert (link.article, link.url) == (None, "https://example.org/elsewhere")
