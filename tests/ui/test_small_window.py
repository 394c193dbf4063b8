"""In a small window every field can be read, and what is not needed leaves its room to the text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from newsdesk.model import RelatedLink
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE
from .mouse import click


@pytest.fixture
def small(qtbot: QtBot, window: Window, room: Newsroom) -> Newsroom:
    """Return the newsroom in a small window."""
    window.resize(900, 600)
    qtbot.waitUntil(lambda: room.width() == 900, timeout=PATIENCE)
    # She wants to see strip and fields all the same.
    room.folding.unfold()
    return room


def test_what_is_looked_for_and_added_can_be_read(qtbot: QtBot, small: Newsroom) -> None:
    small.bar.actions_by_name["Replace in this story"].trigger()
    fields = small.editor.finding.fields
    for field in (fields.words, fields.by, small.strip.add):
        qtbot.waitUntil(lambda field=field: field.width() >= 120, timeout=PATIENCE)  # type: ignore[misc]
    assert small.editor.width() < 400, "this is how small it is meant to be"


def test_a_long_message_takes_two_lines_and_is_shown_whole_on_demand(
    qtbot: QtBot, window: Window, small: Newsroom
) -> None:
    banner = small.banner
    text = "“Night ferry returns to the strait” was changed elsewhere while you wrote in it. What shall be done now?"
    banner.tell(text, ("Take both together", int), ("Leave it among the versions", int))
    line = banner.text.fontMetrics().lineSpacing()
    assert banner.text.height() <= 2 * line + 2
    assert all(banner.rect().contains(button.geometry()) for button in banner.buttons)
    assert banner.buttons[0].geometry().top() >= banner.text.geometry().bottom()
    assert banner.more.isVisible()
    click(banner.more)
    assert small.message.isVisible()
    assert text in small.message.text.toPlainText()
    small.message.leave()
    window.resize(1800, 900)
    qtbot.waitUntil(banner.more.isHidden, timeout=PATIENCE)
    banner.tell("Changed elsewhere while you wrote.", ("Take both together", int), ("Leave it", int))
    qtbot.waitUntil(lambda: banner.buttons[0].y() < banner.text.geometry().bottom(), timeout=PATIENCE)


def test_in_a_wide_window_all_stands_in_a_line(qtbot: QtBot, window: Window, room: Newsroom) -> None:
    window.resize(1600, 900)
    room.bar.actions_by_name["Replace in this story"].trigger()
    bar, strip = room.editor.finding, room.strip
    qtbot.waitUntil(lambda: bar.back.visibleRegion().boundingRect().isValid(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: strip.add.geometry().top() <= strip.title.geometry().bottom(), timeout=PATIENCE)
    assert bar.back.mapTo(bar, QPoint()).y() < bar.fields.by.mapTo(bar, QPoint()).y()


def test_a_strip_without_rows_leaves_its_room_to_what_stands_above(qtbot: QtBot, small: Newsroom) -> None:
    strip, before = small.strip, small.strip.height()
    above = small.editor.height()
    small.session.edit("strip", replace(small.session.draft.strip, links=()))
    small.fill(small.session.draft)
    qtbot.waitUntil(lambda: strip.height() < before, timeout=PATIENCE)
    qtbot.waitUntil(lambda: small.editor.height() > above, timeout=PATIENCE)
    assert strip.empty.isVisible()
    assert strip.empty.geometry().bottom() <= strip.height()
    strip.add_links((RelatedLink(headline="One"),))
    qtbot.waitUntil(lambda: strip.height() == before, timeout=PATIENCE)
    strip.fold.click()
    qtbot.waitUntil(lambda: strip.height() < before, timeout=PATIENCE)
    strip.fold.click()
    qtbot.waitUntil(lambda: strip.height() == before, timeout=PATIENCE)


def test_some_lines_of_the_text_stay_in_view_below_a_very_long_headline(qtbot: QtBot, small: Newsroom) -> None:
    small.session.put_field("headline", "A headline that goes on " * 12)
    small.banner.dismiss()
    body = small.editor.body
    qtbot.waitUntil(lambda: body.height() >= 4 * body.fontMetrics().lineSpacing(), timeout=PATIENCE)
    assert small.editor.headline.height() > small.editor.height() // 2, "this is how long it is meant to be"
