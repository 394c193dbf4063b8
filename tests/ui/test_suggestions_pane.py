"""Stories that belong beside the one she writes are suggested with the reason; one key adds them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.store import FeedItemFilter
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE

BODIES = {
    "Wheels of the hill tram to be mended": "The Velby tram is in the depot; its wheels have cracks, says the board.",
    "Hill people ask for a second line": "People of Velby want a second tram while the wheels of the first are mended.",
    "School budget grows": "Teachers get more from next year on, the council decided by a narrow majority.",
}
TRAMS = tuple(BODIES)[:2]
TYPED = "The tram to Velby stays in the depot, for its wheels have cracks. "


@pytest.fixture
def suggested(qtbot: QtBot, room: Newsroom, home_desk: Desk) -> Newsroom:
    """Return the newsroom with an empty story open and the suggestions beside it."""
    for headline, body in BODIES.items():
        home_desk.writing.new(Article(headline=headline, body=body))
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    with qtbot.waitSignal(room.suggestions.shown, timeout=PATIENCE):
        QTest.keyClick(
            room.window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    return room


@pytest.fixture
def home_desk(room: Newsroom) -> Desk:
    return room._desk


def write(qtbot: QtBot, room: Newsroom) -> None:
    room.editor.body.setFocus()
    QTest.keyClicks(room.editor.body, TYPED)
    qtbot.waitUntil(lambda: set(listed(room)[:2]) == {*TRAMS}, timeout=PATIENCE)


def listed(room: Newsroom) -> list[str]:
    return [found.headline for found in room.suggestions.suggestions()]


def test_an_empty_story_says_where_suggestions_come_from(suggested: Newsroom) -> None:
    assert listed(suggested) == []
    assert suggested.suggestions.empty.isVisible()
    assert not suggested.suggestions.add.isVisible()


def test_suggestions_follow_what_is_written_with_the_reason(qtbot: QtBot, suggested: Newsroom) -> None:
    write(qtbot, suggested)
    assert "School budget grows" not in listed(suggested)
    first = suggested.suggestions.list.item(0).text()
    assert "Velby" in first.partition("\n")[2]
    assert "today" in first


def test_enter_adds_the_chosen_one_and_undo_takes_it_back(qtbot: QtBot, suggested: Newsroom) -> None:
    write(qtbot, suggested)
    first, second, *others = listed(suggested)
    suggested.suggestions.list.setFocus()
    QTest.keyClick(suggested.suggestions.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(suggested) == [second, *others], timeout=PATIENCE)
    (link,) = suggested.session.draft.strip.links
    assert suggested.session.targets[link.article].headline == first  # type: ignore[index]

    suggested.session.undo()
    assert suggested.session.draft.strip.links == ()
    qtbot.waitUntil(lambda: listed(suggested) == [first, second, *others], timeout=PATIENCE)


def test_an_answer_that_the_story_outran_is_dropped(qtbot: QtBot, suggested: Newsroom) -> None:
    write(qtbot, suggested)
    before = suggested.suggestions.suggestions()
    # Asked for the empty text, answered once there is another.
    suggested.session.put_field("body", "")
    suggested.suggestions.refresh()
    suggested.session.undo()
    with qtbot.waitSignal(suggested.suggestions.shown, timeout=PATIENCE):
        pass
    assert suggested.suggestions.suggestions() == before


def test_open_goes_to_the_chosen_story_and_escape_back_to_the_page(qtbot: QtBot, suggested: Newsroom) -> None:
    write(qtbot, suggested)
    first = listed(suggested)[0]
    with qtbot.waitSignal(suggested.session.opened, timeout=PATIENCE):
        suggested.suggestions.open.click()
    assert suggested.session.draft.headline == first
    QTest.keyClick(suggested.suggestions, Qt.Key.Key_Escape)
    assert suggested.places.right.currentWidget() is suggested.preview


def test_an_item_of_the_wire_is_added_by_enter_and_marked_as_used(
    qtbot: QtBot, suggested: Newsroom, home_desk: Desk, tmp_path: Path
) -> None:
    feed, text = (
        tmp_path / "feed.json",
        "A depot near Velby is shut: more wheels of the tram have cracks than was thought.",
    )
    item = {"id": "1", "url": "https://wire.example/tram", "title": "Velby tram depot shut", "content_text": text}
    feed.write_text(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Hill wire", "items": [item]}),
        encoding="utf-8",
    )
    home_desk.wire.add(str(feed))
    pane = suggested.suggestions
    suggested.editor.body.setFocus()
    QTest.keyClicks(suggested.editor.body, TYPED)
    qtbot.waitUntil(lambda: "Velby tram depot shut" in listed(suggested), timeout=PATIENCE)
    pane.list.setFocus()
    pane.list.setCurrentRow(listed(suggested).index("Velby tram depot shut"))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(suggested.session.draft.strip.links) == 1, timeout=PATIENCE)
    (link,) = suggested.session.draft.strip.links
    assert (link.url, link.source) == ("https://wire.example/tram", "Hill wire")
    assert "Velby tram depot shut" not in listed(suggested)
    qtbot.waitUntil(lambda: home_desk.wire.items(FeedItemFilter()).items[0].used, timeout=PATIENCE)
