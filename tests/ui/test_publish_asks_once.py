"""Publishing lists its findings and asks once; with none the story just goes out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.model import Article, CorrectionKind, Status
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE
from .mouse import click, click_row, texts

GOOD = Article(
    headline="Harbour votes",
    standfirst="The council decides on Thursday.",
    source="Coast Press",
    dateline="SALTHOLM",
    section=("News",),
    body="The harbour council votes on Thursday.",
)


def open_story(qtbot: QtBot, room: Newsroom, story: Article) -> Article:
    """Write a story and open it."""
    made = room._desk.writing.new(story)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(made.id)
    return made


def choose(room: Newsroom, name: str) -> None:
    """Take a command from the menu of the story's state."""
    next(action for action in room.bar.states.actions() if action.text() == name).trigger()


def wait_published(qtbot: QtBot, room: Newsroom) -> None:
    qtbot.waitUntil(lambda: room.session.draft.status is Status.PUBLISHED, timeout=PATIENCE)


def live_body(room: Newsroom) -> str:
    live = room._desk._store.published.get(room.session.draft.id)
    return live.body if live is not None else ""


@pytest.fixture
def good(room: Newsroom) -> Article:
    """Return a story in which nothing is to be fixed."""
    today = room._desk.today(room._desk.publishing._now())
    return replace(GOOD, date=today)


def test_a_story_without_findings_is_just_published(qtbot: QtBot, room: Newsroom, good: Article) -> None:
    open_story(qtbot, room, good)
    choose(room, "Publish")
    wait_published(qtbot, room)
    assert not room.publishing.pane.isVisible()


@pytest.mark.parametrize("way", ["mouse", "keys", "palette"])
def test_a_story_with_tk_asks_before_it_goes_out(qtbot: QtBot, room: Newsroom, good: Article, way: str) -> None:
    open_story(qtbot, room, replace(good, source="", body="The council has TK members.\n\nTwo  blanks."))
    pane = room.publishing.pane
    if way == "palette":
        room.bar.actions_by_name["Do…"].trigger()
        QTest.keyClicks(room.asking.line, "publish")
        qtbot.waitUntil(lambda: "Publish" in texts(room.asking.list), timeout=PATIENCE)
        click_row(room.asking.list, texts(room.asking.list).index("Publish"))
    else:
        choose(room, "Publish")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert room.session.draft.status is Status.DRAFT
    shown = texts(pane.list)
    assert "“TK”" in shown[0], "what is not done yet comes first"
    assert any("source" in text for text in shown)
    assert pane.list.hasFocus()
    assert pane.publish.text() == "Publish anyway"
    if way == "mouse":
        click(pane.publish)
    else:
        QTest.keyClick(pane.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_published(qtbot, room)
    assert not pane.isVisible()


def test_what_was_accepted_is_not_asked_again_and_what_is_new_is(qtbot: QtBot, room: Newsroom, good: Article) -> None:
    open_story(qtbot, room, replace(good, source=""))
    pane = room.publishing.pane
    choose(room, "Publish")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    click(pane.publish)
    wait_published(qtbot, room)
    room.session.edit("body", "The harbour council votes on Friday.")
    choose(room, "Publish update")
    qtbot.waitUntil(lambda: live_body(room) == "The harbour council votes on Friday.", timeout=PATIENCE)
    assert not pane.isVisible()
    room.session.edit("body", "The harbour council votes on TK.")
    choose(room, "Publish update")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert "Changed since it was published: text" in pane.changes.text()
    click(pane.cancel)
    assert live_body(room) == "The harbour council votes on Friday."
    # Leaving the question is no answer to it.
    choose(room, "Publish update")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)


def test_a_story_with_errors_cannot_be_published_until_they_are_fixed(
    qtbot: QtBot, room: Newsroom, good: Article
) -> None:
    open_story(qtbot, room, replace(good, body="![](https://evil.example/track.png)\n\nThe council has TK members."))
    pane = room.publishing.pane
    choose(room, "Publish")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert texts(pane.list)[0].startswith("✕ Error")
    assert "“TK”" in texts(pane.list)[1]
    assert not pane.publish.isEnabled()
    assert "Fix the errors first" in pane.why.text()
    # A click on a finding leads to its place; the question follows what is fixed there.
    click_row(pane.list, 0)
    assert room.editor.body.hasFocus()
    room.editor.body.selectAll()
    QTest.keyClicks(room.editor.body, "The council has eleven members.")
    qtbot.waitUntil(pane.publish.isEnabled, timeout=PATIENCE)
    click(pane.publish)
    wait_published(qtbot, room)


def test_a_correction_asks_too_and_keeps_what_was_typed_where_it_is_left(
    qtbot: QtBot, room: Newsroom, good: Article
) -> None:
    open_story(qtbot, room, good)
    choose(room, "Publish")
    wait_published(qtbot, room)
    room.session.edit("body", "The harbour council votes on TK.")
    choose(room, "Correct…")
    correction, pane = room.republishing.correction, room.publishing.pane
    QTest.keyClicks(correction.was, "Thursday")
    click(correction.publish)
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    click(pane.cancel)
    assert correction.isVisible()
    assert correction.was.toPlainText() == "Thursday"
    click(correction.publish)
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    click(pane.publish)
    qtbot.waitUntil(lambda: len(room.session.draft.corrections) == 1, timeout=PATIENCE)
    assert room.session.draft.corrections[0].kind is CorrectionKind.CORRECTION
    assert not correction.isVisible()


def test_the_question_goes_with_its_story_and_comes_out_of_focus_mode(
    qtbot: QtBot, room: Newsroom, good: Article
) -> None:
    other = room.session.draft.id
    open_story(qtbot, room, replace(good, source=""))
    room.write_alone()
    choose(room, "Publish")
    qtbot.waitUntil(room.publishing.pane.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(other)
    assert not room.publishing.pane.isVisible()
    room.publishing.pane.publish_wanted.emit()
    assert room.session.draft.status is Status.DRAFT


def test_a_sample_says_at_once_that_it_is_not_published(qtbot: QtBot, window: Window) -> None:
    room = window.newsroom
    assert room is not None
    desk = room._desk
    desk.configure(replace(desk.settings, name="The Valley Wire"))
    choose(room, "Publish")
    qtbot.waitUntil(lambda: "is a sample" in room.banner.text.text(), timeout=PATIENCE)
    assert not room.publishing.pane.isVisible()
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    assert not room.banner.isVisible()


def test_what_is_typed_while_the_question_stands_is_asked_about(
    qtbot: QtBot, room: Newsroom, good: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_story(qtbot, room, replace(good, source=""))
    pane = room.publishing.pane
    choose(room, "Publish")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    # The list does not follow in time.
    monkeypatch.setattr(room.publishing, "follow", lambda: None)
    room.session.edit("body", "The harbour council votes on TK.")
    with qtbot.waitSignal(room.publishing.pane_wanted, timeout=PATIENCE):
        click(pane.publish)
    assert any("“TK”" in text for text in texts(pane.list))
    assert room.session.draft.status is Status.DRAFT
    click(pane.publish)
    wait_published(qtbot, room)
