"""One story of the desk is damaged: the window opens with another one, lists it by its name and says why it is shut."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.paths import DeskPaths
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE, shown


def _damaged_newest(place: DeskPaths, *, typed: bool) -> None:
    with Desk.open(place) as desk:
        desk.writing.new(Article(headline="Ferry", slug="ferry", body="It sails."))
        quay = desk.writing.new(Article(headline="Quay", slug="quay", body="It stands."))
        if typed:
            desk.writing.journal(Article(id=quay.id, headline="Quay, typed since", slug="quay"))
    with closing(sqlite3.connect(place.desk / "desk.sqlite3")) as file:
        file.execute("UPDATE articles SET embargo = 'xx', edited = '2999-01-01 00:00:00.000000' WHERE slug = 'quay'")
        file.commit()


@pytest.fixture
def damaged(request: pytest.FixtureRequest, qtbot: QtBot, place: DeskPaths, look: Look) -> Iterator[Newsroom]:
    """Return the newsroom of a desk whose newest story is damaged, once another one is open."""
    _damaged_newest(place, typed=request.param)
    for window in shown(qtbot, Window(place, look)):
        assert window.newsroom is not None
        _wait_for_ferry(qtbot, window.newsroom)
        yield window.newsroom


def _wait_for_ferry(qtbot: QtBot, room: Newsroom) -> None:
    qtbot.waitUntil(lambda: room.editor.headline.text() == "Ferry", timeout=PATIENCE)


@pytest.mark.parametrize("damaged", [False], indirect=True)
def test_the_window_opens_beside_a_damaged_story(qtbot: QtBot, damaged: Newsroom) -> None:
    model = damaged.stories.list.model()
    qtbot.waitUntil(lambda: model.rowCount() >= 2, timeout=PATIENCE)
    names = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
    assert any("Damaged: Quay" in name for name in names), names
    with qtbot.waitSignal(damaged.tasks.said, timeout=PATIENCE) as said:
        damaged.session.show(damaged._desk.writing.search("quay")[0].summary.id)
    assert said.args
    assert "“Quay” is damaged in the desk" in said.args[0]
    assert damaged.editor.headline.text() == "Ferry"


@pytest.mark.parametrize("damaged", [True], indirect=True)
def test_what_was_typed_in_a_damaged_story_keeps_no_desk_shut(damaged: Newsroom, place: DeskPaths) -> None:
    (kept,) = (place.desk / "journal").glob("*.json")
    assert "typed since" in kept.read_text(encoding="utf-8")
