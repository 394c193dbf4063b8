"""A first start: samples to try, which readers never see, and who publishes is asked before anything goes out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Status
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE


@pytest.fixture
def first(window: Window) -> Newsroom:
    """Return the newsroom as it is on a first start."""
    assert window.newsroom is not None
    return window.newsroom


def test_a_sample_is_never_published_but_its_copy_is(first: Newsroom) -> None:
    desk, sample = first._desk, first.session.draft
    with pytest.raises(NewsdeskError, match="is a sample"):
        desk.publishing.publish(sample.id)
    copy = desk.writing.duplicate(sample.id)
    assert desk.publishing.publish(copy.id).status is Status.PUBLISHED


def test_the_samples_go_in_one_action_and_come_back_like_other_spiked_stories(qtbot: QtBot, first: Newsroom) -> None:
    samples = first._desk.samples.ids()
    assert len(samples) == 3
    first.bar.actions_by_name["Clear the samples away"].trigger()
    qtbot.waitUntil(lambda: "spiked" in first.banner.text.text(), timeout=PATIENCE)
    assert {first._desk.writing.get(story).status for story in samples} == {Status.SPIKED}
    assert first._desk.samples.ids() == frozenset()
    first.bar.actions_by_name["Clear the samples away"].trigger()
    qtbot.waitUntil(lambda: "no samples" in first.banner.text.text(), timeout=PATIENCE)


def test_who_publishes_is_asked_before_the_first_story_goes_out(qtbot: QtBot, first: Newsroom) -> None:
    story = first._desk.writing.new(Article(headline="Our first", body="Text.", section=("News",)))
    with qtbot.waitSignal(first.session.opened, timeout=PATIENCE):
        first.going.to_story(story.id)
    publish = act(first, "Published")
    with qtbot.waitSignal(first.first.asked, timeout=PATIENCE):
        publish()
    qtbot.waitUntil(first.publication.keep.isEnabled, timeout=PATIENCE)
    assert first.session.draft.status is Status.DRAFT
    assert "First tell us about your site" in first.banner.text.text()
    QTest.keyClicks(first.publication.name, "The Valley Wire")
    QTest.mouseClick(first.publication.keep, Qt.MouseButton.LeftButton)
    pane = first.publishing.pane
    qtbot.waitUntil(lambda: pane.isVisible() and pane.publish.isEnabled(), timeout=PATIENCE)
    QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first.session.draft.status is Status.PUBLISHED, timeout=PATIENCE)
    assert first.places.writing


def test_whoever_cancels_has_published_nothing(qtbot: QtBot, first: Newsroom) -> None:
    story = first._desk.writing.new(Article(headline="Not yet", body="Text."))
    with qtbot.waitSignal(first.session.opened, timeout=PATIENCE):
        first.going.to_story(story.id)
    with qtbot.waitSignal(first.first.asked, timeout=PATIENCE):
        act(first, "Published")()
    first.publication.cancel.click()
    first._desk.configure(first._desk.settings)
    first.publication.kept.emit()
    assert first.session.draft.status is Status.DRAFT


def act(room: Newsroom, state: str) -> Callable[[], None]:
    """Return what the state's entry in the bar does."""
    return lambda: room.bar.move_wanted.emit(Status(state.lower()))
