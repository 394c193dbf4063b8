"""The house style in the window: shown, changed, refused where it is none, and mended by a key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.model import Article
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


def opened(qtbot: QtBot, room: Newsroom) -> None:
    room.bar.actions_by_name["House style…"].trigger()
    qtbot.waitUntil(lambda: bool(room.house.text.toPlainText()), timeout=PATIENCE)


def test_a_rule_of_ones_own_is_kept_found_and_mended(qtbot: QtBot, room: Newsroom) -> None:
    opened(qtbot, room)
    assert "utilise = use" in room.house.text.toPlainText()
    room.house.text.setPlainText("harbour board = port board")
    with qtbot.waitSignal(room.status.checked, timeout=PATIENCE):
        QTest.mouseClick(room.house.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(finding.rule == "house-style" for finding in room.checks._findings), timeout=PATIENCE)
    before = room.session.draft.body
    row = next(row for row, finding in enumerate(room.checks._findings) if finding.rule == "house-style")
    room.checks.list.setCurrentRow(row)
    room.checks.mend.click()
    assert "port board" in room.session.draft.body
    room.session.undo()
    assert room.session.draft.body == before


def test_what_is_no_rule_is_told_and_not_kept(qtbot: QtBot, room: Newsroom) -> None:
    opened(qtbot, room)
    room.house.text.setPlainText("/[/ = x")
    room.house.keep.click()
    qtbot.waitUntil(lambda: "no rule" in room.house.trouble.text(), timeout=PATIENCE)
    assert room.house.isVisible()
    room.house.ours.click()
    assert "utilise = use" in room.house.text.toPlainText()


def test_a_desk_keeps_its_own_list_by_language(room: Newsroom) -> None:
    house = room._desk.house
    house.keep("zh-Hans", "的的 = 的")
    assert house.text("zh") == "的的 = 的"
    assert house.rules("en") != house.rules("zh-Hant")
    found = room._desk.publishing.check(Article(headline="的的", body="x", language="zh-Hans"))
    assert "house-style" in {finding.rule for finding in found}
