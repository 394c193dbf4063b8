"""She opens the versions, reads what changed and goes back, and what stood until then is not lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.writing.session import Session

from .conftest import PATIENCE


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
