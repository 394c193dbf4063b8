"""She opens the versions, reads what changed and goes back, and what stood until then is not lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.writing.session import Session

from .conftest import PATIENCE
from .mouse import choose, click, click_row


def test_she_compares_and_goes_back(qtbot: QtBot, room: Newsroom) -> None:
    before = room.session.draft.headline
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.bar.actions_by_name["Save a version"].trigger()
    room.editor.headline.setFocus()
    QTest.keyClicks(room.editor.headline, "Late: ")
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.bar.actions_by_name["Save a version"].trigger()

    pane = room.versions
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        room.bar.actions_by_name["Versions"].trigger()
    assert pane.list.count() == 2
    assert "saved by hand" in pane.list.item(0).text()
    assert "No difference" in pane.text.toPlainText()

    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        QTest.keyClick(pane.list, Qt.Key.Key_Down)
    assert "Late: " in pane.text.toPlainText()
    assert "underline" in pane.text.toHtml()
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        pane.against.setFocus()
        QTest.keyClick(pane.against, Qt.Key.Key_Down)
    assert pane.text.toPlainText() == "The first version."

    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        QTest.mouseClick(pane.restore, Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == before
    assert room.editor.headline.text() == before
    qtbot.waitUntil(lambda: pane.list.count() == 3, timeout=PATIENCE)
    assert "went back to version 1" in pane.list.item(0).text()
    room.bar.actions_by_name["Undo"].trigger()
    assert room.session.draft.headline == f"Late: {before}"
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert room.preview.isVisible()


@pytest.fixture
def drafts(qtbot: QtBot, room: Newsroom) -> list[str]:
    """Keep three versions, list them, and return the headline of each, newest first."""
    said = ["Third words", "Second words", "First words"]
    for headline in reversed(said):
        room.session.put_field("headline", headline)
        with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
            room.bar.actions_by_name["Save a version"].trigger()
    room.session.put_field("headline", "Words of now")
    with qtbot.waitSignal(room.versions.shown, timeout=PATIENCE):
        room.bar.actions_by_name["Versions"].trigger()
    assert room.versions.list.count() == 4, "and the one it came with"
    return said


def test_a_click_compares_the_version_that_is_clicked(qtbot: QtBot, room: Newsroom, drafts: list[str]) -> None:
    pane = room.versions
    for row in (1, 2, 0, 2):
        with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
            click_row(pane.list, row)
        was = drafts[row].split()[0]
        assert was in pane.text.toPlainText()
        assert not any(other.split()[0] in pane.text.toPlainText() for other in drafts if other != drafts[row])
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        choose(pane.against, "version 3")
    shown = pane.text.toPlainText()
    assert "First" in shown
    assert "Second" in shown
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        click_row(pane.list, 0)
    shown = pane.text.toPlainText()
    assert "Third" in shown
    assert "Second" in shown


@pytest.mark.parametrize("row", [1, 2])
def test_a_click_on_restore_brings_back_the_version_that_is_shown(
    qtbot: QtBot, room: Newsroom, drafts: list[str], row: int
) -> None:
    pane = room.versions
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        click_row(pane.list, row)
    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        click(pane.restore)
    assert room.editor.headline.text() == drafts[row]
    qtbot.waitUntil(lambda: f"went back to version {4 - row}" in pane.list.item(0).text(), timeout=PATIENCE)


def test_a_hasty_click_on_restore_brings_back_the_version_that_is_marked(
    qtbot: QtBot, room: Newsroom, drafts: list[str]
) -> None:
    pane = room.versions
    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        click_row(pane.list, 1)
        click_row(pane.list, 2)
        click(pane.restore)
    assert room.editor.headline.text() == drafts[2]


def test_a_version_comes_back_with_the_strip_it_had(qtbot: QtBot, room: Newsroom) -> None:
    own = Strip(title="Off the wire", links=(RelatedLink(headline="Own", url="https://example.org/own"),))
    room.session.put_field("strip", own)
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.bar.actions_by_name["Save a version"].trigger()
    shared = room._desk.linking.share("Monday", replace(own, links=(RelatedLink(headline="Everybody's"),)))
    room.session.put_strip(shared.strip)
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.bar.actions_by_name["Save a version"].trigger()
    pane = room.versions
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        room.bar.actions_by_name["Versions"].trigger()

    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        click_row(pane.list, 1)
    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        click(pane.restore)
    assert room.strip.strip() == own
    kept = room._desk.linking.shared(shared.id)
    assert kept is not None
    assert kept.strip == shared.strip, "the other stories keep theirs"
    qtbot.waitUntil(lambda: pane.list.count() == 4, timeout=PATIENCE)
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        click_row(pane.list, 1)
    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        click(pane.restore)
    assert room.strip.strip() == shared.strip
    assert not room.strip.sharing.isHidden()


def test_a_version_says_who_kept_it_and_takes_a_name(qtbot: QtBot, room: Newsroom, drafts: list[str]) -> None:
    room.bar.actions_by_name["Preferences…"].trigger()
    name = room.preferring.name
    assert name.text() == ""
    assert name.placeholderText() == room._desk.editor.login
    click(name)
    QTest.keyClicks(name, "Jo Field")
    QTest.keyClick(name, Qt.Key.Key_Return)
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.bar.actions_by_name["Save a version"].trigger()
    pane = room.versions
    qtbot.waitUntil(lambda: "Jo Field" in pane.list.item(0).text(), timeout=PATIENCE)

    click_row(pane.list, 2)
    click(pane.name)
    QTest.keyClicks(pane.name, "Before the lawyers")
    # A click on another row ends it: the name is that of the version it was typed for.
    click_row(pane.list, 1)
    qtbot.waitUntil(lambda: pane.list.item(2).text().startswith("Before the lawyers · "), timeout=PATIENCE)
    assert pane.name.text() == ""
    assert pane.against.findText("Before the lawyers") >= 0
    click_row(pane.list, 2)
    assert pane.name.text() == "Before the lawyers"
    click(pane.name)
    pane.name.selectAll()
    QTest.keyClick(pane.name, Qt.Key.Key_Delete)
    QTest.keyClick(pane.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "lawyers" not in pane.list.item(2).text(), timeout=PATIENCE)
    assert drafts[1] == room._desk.versions.get(room.session.draft.id, 3).headline


def test_a_story_without_versions_says_what_makes_one(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    room.bar.actions_by_name["Versions"].trigger()
    qtbot.waitUntil(room.versions.empty.isVisible, timeout=PATIENCE)
    assert "Ctrl+S" in room.versions.empty.text()


def test_undo_survives_another_story(qtbot: QtBot, desk: Desk, session: Session, story: Article) -> None:
    other = desk.writing.new(Article(headline="Other"))
    session.edit("headline", "Harbour shut")
    for there in (other.id, story.id):
        with qtbot.waitSignal(session.opened, timeout=PATIENCE):
            session.show(there)
    assert session.draft.headline == "Harbour shut"
    session.undo()
    assert session.draft.headline == "Harbour reopens"
    session.redo()
    assert session.draft.headline == "Harbour shut"


def test_undo_does_not_bring_back_what_another_program_changed(
    qtbot: QtBot, desk: Desk, session: Session, story: Article
) -> None:
    other = desk.writing.new(Article(headline="Other"))
    session.edit("headline", "Harbour shut")
    with qtbot.waitSignal(session.opened, timeout=PATIENCE):
        session.show(other.id)
    desk.writing.edit(desk.writing.get(story.id).slug, {"headline": "By the command line"})
    with qtbot.waitSignal(session.opened, timeout=PATIENCE):
        session.show(story.id)
    session.undo()
    assert session.draft.headline == "By the command line"
