"""What a crash left unsaved is offered when the story opens, and is safe until somebody answers."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.paths import DeskPaths
from newsdesk.store import StoryFilter
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.opening import open_desk
from newsdesk.ui.window import Window
from newsdesk.ui.writing.session import Session

from .conftest import PATIENCE, close, shown


def interrupted(place: DeskPaths) -> Article:
    """Leave a desk as a kill does: a story, and typing in it that only the journal has."""
    with Desk.open(place) as desk:
        story = desk.writing.new(Article(headline="As saved", body="Saved."))
        desk.writing.journal(Article(id=story.id, slug=story.slug, headline="As typed", body="Typed.", revision=1))
    return story


@pytest.fixture
def back(qtbot: QtBot, place: DeskPaths, look: Look) -> Iterator[tuple[Article, Newsroom]]:
    """Return the story and the newsroom that is opened after the kill."""
    story = interrupted(place)
    for window in shown(qtbot, Window(place, look)):
        assert window.newsroom is not None
        yield story, window.newsroom


def button(room: Newsroom, name: str) -> QPushButton:
    return next(button for button in room.banner.buttons if button.text().replace("&", "") == name)


def test_what_was_typed_is_offered_not_applied(qtbot: QtBot, back: tuple[Article, Newsroom]) -> None:
    _story, room = back
    assert room.session.draft.headline == "As saved"
    assert "can be brought back" in room.banner.text.text()
    QTest.mouseClick(button(room, "Bring it back"), Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == "As typed"
    assert room.editor.body.text() == "Typed."
    assert not room.banner.isVisible()
    room.session.undo()
    assert room.editor.body.text() == "Saved."
    room.session.redo()
    close(qtbot, room.window())  # type: ignore[arg-type]


def test_what_was_typed_is_shown_beside_what_is_saved(qtbot: QtBot, back: tuple[Article, Newsroom]) -> None:
    _story, room = back
    QTest.mouseClick(button(room, "Compare"), Qt.MouseButton.LeftButton)
    assert room.difference.isVisible()
    qtbot.waitUntil(lambda: "As savedtyped" in room.difference.text.toPlainText(), timeout=PATIENCE)
    assert "underline" in room.difference.text.toHtml()
    assert room.banner.isVisible(), "the question stands until it is answered"
    QTest.mouseClick(button(room, "Bring it back"), Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == "As typed"
    assert room.preview.isVisible()
    close(qtbot, room.window())  # type: ignore[arg-type]


def test_what_is_left_is_among_the_versions(qtbot: QtBot, back: tuple[Article, Newsroom], place: DeskPaths) -> None:
    story, room = back
    QTest.mouseClick(button(room, "Leave it among the versions"), Qt.MouseButton.LeftButton)
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == "As saved"
        newest = desk.versions.listing(story.id)[0]
        assert desk.versions.get(story.id, newest.number).body == "Typed."
        assert desk.writing.recovered() == ()


def test_typing_whose_story_is_gone_becomes_a_story(place: DeskPaths) -> None:
    with Desk.open(place) as desk:
        desk.writing.journal(Article(headline="Never saved", body="Typed.", revision=1))
    opened = open_desk(place, "en", "UTC")
    assert opened.recovered == ()
    assert [row.headline for row in opened.desk.writing.listing(StoryFilter()).rows] == ["Never saved"]
    opened.desk.close()


def test_an_offer_nobody_answers_is_not_overwritten(
    qtbot: QtBot, back: tuple[Article, Newsroom], place: DeskPaths
) -> None:
    story, room = back
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        QTest.keyClicks(room.editor.headline, "Now ")
    assert not room.banner.isVisible()
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == "Now As saved"
        kept = [desk.versions.get(story.id, version.number).body for version in desk.versions.listing(story.id)]
        assert "Typed." in kept


def test_a_new_story_that_was_never_saved_offers_its_first_words(qtbot: QtBot, place: DeskPaths, look: Look) -> None:
    with Desk.open(place) as desk:
        story = desk.writing.new()
        desk.writing.journal(replace(story, headline="Ferry talks stall", slug="ferry-talks-stall"))
    for window in shown(qtbot, Window(place, look)):
        room = window.newsroom
        assert room is not None
        # As when the spelling colours the fields once it is read in, after the story is there.
        for field in (room.editor.headline, room.editor.standfirst, room.editor.body):
            field.textChanged.emit()
        assert room.session.draft.slug == "untitled"
        assert not room.session.saving.pending
        QTest.mouseClick(button(room, "Bring it back"), Qt.MouseButton.LeftButton)
        assert room.session.draft.headline == "Ferry talks stall"


def test_the_first_word_after_a_rest_is_journaled_at_once(session: Session, desk: Desk) -> None:
    session.edit("headline", "Typed")
    QCoreApplication.processEvents()
    session.saving.journaling.settle()
    assert [entry.article.headline for entry in desk._store.journal.entries()] == ["Typed"]


def test_an_offer_and_what_is_typed_over_it_are_both_safe_while_the_desk_is_busy(
    qtbot: QtBot, back: tuple[Article, Newsroom], place: DeskPaths
) -> None:
    story, room = back
    desk, go_on = room._desk, Event()
    room.tasks.run(lambda: go_on.wait(PATIENCE / 1000))
    for words in ("Now", "Now and then"):
        room.session.edit("headline", words)
        QCoreApplication.processEvents()
        room.session.saving.settle()
    room.session.saving.journaling.settle()
    # As a kill would leave it.
    assert [entry.article.headline for entry in desk._store.journal.entries()] == ["Now and then"]
    assert [entry.article.headline for entry in desk._store.journal.earlier_entries()] == ["As typed"]
    go_on.set()
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == "Now and then"
        kept = [desk.versions.get(story.id, version.number).headline for version in desk.versions.listing(story.id)]
        assert "As typed" in kept
        assert desk._store.journal.earlier_entries() == ()


def paste(room: Newsroom, text: str, html: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    room.importing.text.insertFromMimeData(data)


def test_a_page_that_waits_to_be_imported_is_there_again(qtbot: QtBot, place: DeskPaths, look: Look) -> None:
    for window in shown(qtbot, Window(place, look)):
        room = window.newsroom
        assert room is not None
        room.places.show_pane(room.importing)
        paste(room, "Night ferry returns\n\nIt sails.", "<h1>Night ferry returns</h1><p>It sails.</p>")
        close(qtbot, window)
    for window in shown(qtbot, Window(place, look)):
        room = window.newsroom
        assert room is not None
        qtbot.waitUntil(room.importing.isVisible, timeout=PATIENCE)
        qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
        assert room.importing.text.html == "<h1>Night ferry returns</h1><p>It sails.</p>"
        # Another key for the pane takes nothing away.
        room.places.show_pane(room.importing)
        assert "It sails." in room.importing.text.toPlainText()
        with qtbot.waitSignal(room.importing.made, timeout=PATIENCE):
            QTest.mouseClick(room.importing.make, Qt.MouseButton.LeftButton)
        close(qtbot, window)
    with Desk.open(place) as desk:
        assert desk.import_drafts.list_abandoned() == ()


def test_an_import_that_was_given_up_does_not_come_back(qtbot: QtBot, room: Newsroom, place: DeskPaths) -> None:
    room.places.show_pane(room.importing)
    QTest.keyClicks(room.importing.text, "Never mind")
    QTest.mouseClick(room.importing.cancel, Qt.MouseButton.LeftButton)
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.import_drafts.list_abandoned() == ()


def test_both_a_story_and_an_import_are_offered(qtbot: QtBot, place: DeskPaths, look: Look) -> None:
    interrupted(place)
    with Desk.open(place) as desk:
        desk.import_drafts.save("Pasted")
    for window in shown(qtbot, Window(place, look)):
        room = window.newsroom
        assert room is not None
        qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
        assert room.importing.text.toPlainText() == "Pasted"
        QTest.mouseClick(button(room, "Bring it back"), Qt.MouseButton.LeftButton)
        assert room.session.draft.headline == "As typed"
