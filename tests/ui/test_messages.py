"""Messages: each goes with its story and its cause, takes two lines, and moves nothing under the pointer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.desk import Outcome, Taken
from newsdesk.model import Article, Status
from newsdesk.model.link_duplicates import DuplicateLink, DuplicateReason
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window
from newsdesk.wire import Incoming

from .conftest import PATIENCE
from .mouse import click


def places(room: Newsroom) -> dict[QWidget, QRect]:
    """Return where everything is that can be seen once it has come to rest, but for the message."""
    for _ in range(3):
        QApplication.processEvents()
    return {
        widget: QRect(widget.mapToGlobal(QPoint()), widget.size())
        for widget in room.findChildren(QWidget)
        if widget.isVisible() and not (widget is room.banner or room.banner.isAncestorOf(widget))
    }


def point_at(qtbot: QtBot, widget: QWidget, place: QPoint | None = None) -> None:
    """Move the pointer to a place of a widget, its middle by default."""
    wanted = widget.mapToGlobal(place or widget.rect().center())
    QCursor.setPos(wanted)
    qtbot.waitUntil(lambda: QCursor.pos() == wanted, timeout=PATIENCE)


@pytest.fixture(autouse=True)
def pointer() -> Iterator[None]:
    """Leave the pointer where no window is."""
    yield
    QCursor.setPos(0, 0)


@pytest.mark.parametrize("text", ["Short.", "A message that goes on and on. " * 12])
def test_a_message_moves_nothing_that_is_being_written_in(qtbot: QtBot, room: Newsroom, text: str) -> None:
    # Icons, spelling and checks are there: all has come to rest.
    qtbot.waitUntil(lambda: bool(room.status.found.text()) and room.status.spelling.isVisible(), timeout=PATIENCE)
    for pointed in (room.editor.headline, room.strip.list, room.stories.list):
        point_at(qtbot, pointed)
        before = places(room)
        room.banner.tell(text, ("Undo", int), cause="trial")
        assert room.banner.isVisible()
        after = places(room)
        # The foot fills by itself, and the page makes room.
        panes = (room.stories, room.places.centre)
        written = [widget for widget in before if any(pane.isAncestorOf(widget) for pane in panes)]
        assert room.editor.headline in written
        moved = [widget for widget in written if after.get(widget) != before[widget]]
        assert [(widget, before[widget], after.get(widget)) for widget in moved] == []
        room.banner.clear("trial")


def test_a_message_neither_moves_nor_covers_what_the_pointer_is_over(qtbot: QtBot, room: Newsroom) -> None:
    room.places.show_beside(room.checks)
    area = room.places.right.parentWidget()
    assert area is not None
    foot = QPoint(area.width() // 2, area.height() - 20)
    point_at(qtbot, area, foot)
    before = places(room)
    room.banner.tell("Changed meanwhile.", ("Undo", int), cause="trial")
    assert places(room) == before
    assert not room.banner.geometry().contains(foot)
    # The pointer leaves: the message takes its place, and the panes make room for it.
    point_at(qtbot, room.editor.headline)
    QApplication.sendEvent(area, QEvent(QEvent.Type.Leave))
    assert room.banner.geometry().bottom() == area.height() - 1
    qtbot.waitUntil(lambda: room.places.right.geometry().bottom() < room.banner.y(), timeout=PATIENCE)
    point_at(qtbot, area, QPoint(area.width() // 2, 20))
    before = places(room)
    room.banner.clear("trial")
    assert places(room) == before


def test_what_could_not_be_placed_is_told_by_story_and_goes_with_it(qtbot: QtBot, room: Newsroom) -> None:
    """Two pages of an import: each tells its own leftovers, in a line; a new story tells none."""
    one, two = (taken(room, name) for name in ("One", "Two"))
    room.arriving.tell((one, two))
    for story, name in ((one.article, "One"), (two.article, "Two")):
        with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
            room.session.show(story.id)
        assert room.banner.text.text() == "Not imported: 40 items."
        assert room.banner.height() < 3 * room.banner.text.fontMetrics().lineSpacing() + 24
        click(room.banner.more)
        assert room.message.isVisible()
        listed = room.message.text.toPlainText()
        assert listed.count(f"leftover of {name}") == 40
        assert listed.count("leftover") == 40
        click(room.message.copy)
        assert QApplication.clipboard().text() == listed
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    assert not room.banner.isVisible()


def taken(room: Newsroom, name: str) -> Taken:
    article = room._desk.writing.new(Article(headline=name, body="Text."))
    lines = tuple(f"leftover of {name}, line {number}" for number in range(40))
    incoming = Incoming(article=article, unplaced=lines, format="page")
    return Taken(article=article, incoming=incoming, outcome=Outcome.IMPORTED)


def test_undoing_a_step_takes_what_was_told_of_it_away(qtbot: QtBot, room: Newsroom) -> None:
    room.sharing.share()
    qtbot.waitUntil(room.asking.isVisible, timeout=PATIENCE)
    QTest.keyClicks(room.asking.line, "Ferries")
    qtbot.waitUntil(lambda: room.asking.list.count() > 0, timeout=PATIENCE)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is shared as" in room.banner.text.text() and room.banner.isVisible(), timeout=PATIENCE)
    room.bar.actions_by_name["Undo"].trigger()
    assert not room.banner.isVisible()


def test_who_publishes_is_asked_until_it_is_said(qtbot: QtBot, window: Window) -> None:
    room = window.newsroom
    assert room is not None
    story = room._desk.writing.new(Article(headline="Our first", standfirst="First.", body="Text.", section=("News",)))
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.going.to_story(story.id)
    with qtbot.waitSignal(room.first.asked, timeout=PATIENCE):
        room.first.move(Status.PUBLISHED)
    qtbot.waitUntil(room.publication.keep.isEnabled, timeout=PATIENCE)
    assert room.publication.keep.text() == "Save and publish"
    assert "tell us about your site" in room.banner.text.text()
    QTest.keyClicks(room.publication.name, "The Valley Wire")
    click(room.publication.keep)
    pane = room.publishing.pane
    qtbot.waitUntil(lambda: pane.isVisible() and pane.publish.isEnabled(), timeout=PATIENCE)
    assert room.publication.keep.text() == "Save"
    click(pane.publish)
    qtbot.waitUntil(lambda: room.session.draft.status is Status.PUBLISHED, timeout=PATIENCE)
    assert room.banner.notices.shown is None or room.banner.notices.shown.cause != "first publishing"


def test_the_foot_forgets_what_was_wrong_with_an_address_that_was_mended(qtbot: QtBot, room: Newsroom) -> None:
    room.places.show_pane(room.publication)
    qtbot.waitUntil(room.publication.keep.isEnabled, timeout=PATIENCE)
    room.publication.base_url.setText("http://a b")
    click(room.publication.keep)
    qtbot.waitUntil(lambda: "http://a b" in room.status.said.text(), timeout=PATIENCE)
    room.publication.base_url.setText("https://saltholm.example")
    with qtbot.waitSignal(room.publication.kept, timeout=PATIENCE):
        click(room.publication.keep)
    assert room.status.said.text() == ""


def test_a_message_is_answered_by_keys_and_gives_them_back(qtbot: QtBot, room: Newsroom) -> None:
    answered: list[str] = []
    room.editor.body.setFocus()
    room.banner.tell(
        "Two ways.", ("Undo", lambda: answered.append("undo")), ("Use both", lambda: answered.append("both"))
    )
    assert [button.text() for button in room.banner.buttons] == ["&Undo", "U&se both"]
    QTest.keyClick(room.window(), Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: answered == ["both"], timeout=PATIENCE)
    assert not room.banner.isVisible()
    room.banner.tell("One way.", ("Undo", lambda: answered.append("undo")))
    while not room.banner.isAncestorOf(QApplication.focusWidget() or room):
        QTest.keyClick(room.window(), Qt.Key.Key_F6)
    assert room.banner.buttons[0].hasFocus()
    room.editor.body.setFocus()
    assert room.banner.take_focus()
    assert room.banner.buttons[0].hasFocus()
    QTest.keyClick(room.banner.buttons[0], Qt.Key.Key_Escape)
    assert not room.banner.isVisible()
    assert room.editor.body.hasFocus()
    assert answered == ["both"]
    assert not room.banner.take_focus()


def test_a_copy_tells_that_it_is_one_and_the_next_story_does_not(qtbot: QtBot, room: Newsroom) -> None:
    original = room.session.draft.id
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["Duplicate the story"].trigger()
    assert "This is a copy" in room.banner.text.text()
    assert room.banner.isVisible()
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(original)
    assert not room.banner.isVisible()


def test_a_question_about_an_address_goes_when_the_address_is_as_it_was(qtbot: QtBot, room: Newsroom) -> None:
    desk = room._desk
    story = desk.writing.new(Article(headline="Harbour votes", standfirst="It does.", body="Text.", section=("News",)))
    desk.publishing.publish(story.id)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(story.id)
    room.session.put_field("slug", "another")
    qtbot.waitUntil(lambda: _cause(room) == "slug", timeout=PATIENCE)
    room.session.undo()
    assert _cause(room) == ""


def test_a_repeated_row_is_asked_about_while_the_rows_are_the_same(qtbot: QtBot, room: Newsroom) -> None:
    links = room.session.draft.strip.links
    room.session.put_field("strip", replace(room.session.draft.strip, links=links[:3]))
    double = DuplicateLink(link=links[0], original_index=0, reason=DuplicateReason.ADDRESS)
    room.adding.tell_repeated(1, double)
    assert _cause(room) == "repeated"
    room.session.put_field("strip", replace(room.session.draft.strip, links=links[1:3]))
    # Its buttons would act on other rows.
    assert _cause(room) == ""


def _cause(room: Newsroom) -> str:
    shown = room.banner.notices.shown
    return "" if shown is None else shown.cause


def test_an_error_in_the_publication_moves_no_button(qtbot: QtBot, room: Newsroom) -> None:
    pane = room.publication
    room.places.show_pane(pane)
    qtbot.waitUntil(pane.keep.isEnabled, timeout=PATIENCE)
    before = pane.keep.geometry(), pane.cancel.geometry()
    pane.base_url.setText("saltholm example, with blanks and much else that is no address")
    click(pane.keep)
    qtbot.waitUntil(lambda: bool(pane.trouble.text()), timeout=PATIENCE)
    QApplication.processEvents()
    assert (pane.keep.geometry(), pane.cancel.geometry()) == before
    pane.base_url.setText("saltholm.example")
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        click(pane.keep)
    assert room._desk.settings.base_url == "https://saltholm.example"
