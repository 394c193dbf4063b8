"""The process is killed while an editor types: all that is older than a second is there again, or one click away."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.paths import DeskPaths, resolve_paths
from newsdesk.store import StoryFilter
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE, close, shown
from .typist import TASKS

_TYPIST = Path(__file__).with_name("typist.py")
_PROMISED = 1.0
_ENOUGH = 4


def type_and_kill(place: DeskPaths, task: str, beyond: float, enough: int = _ENOUGH) -> tuple[int, int]:
    """Kill a real window while somebody types there; return how many keys were a second old, and how many there were.

    It is killed by what was typed, not by the clock, or a busy machine would type too little: as soon as `enough` keys
    are a second old, and `beyond` seconds later.
    """
    with subprocess.Popen(
        [sys.executable, str(_TYPIST), str(place.desk.parent), task],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        times: list[float] = []
        for line in process.stdout:
            times.append(float(line.split()[0]))
            if len(times) > enough and times[-1] - times[enough] > _PROMISED + beyond:
                break
        assert times, "the window did not open"
        killed = time.time()
        process.send_signal(signal.SIGKILL)
        times += [float(line.split()[0]) for line in process.stdout.read().split("\n")[:-1]]
    return sum(pressed < killed - _PROMISED for pressed in times), len(times)


def make_desk(place: DeskPaths, task: str) -> None:
    """Make a desk with a story to go on with, or an empty one to begin a story on."""
    with Desk.open(place) as desk:
        if task != "new":
            desk.writing.new(Article(headline="Harbour reopens", body="Saved. "))


def typed(room: Newsroom, task: str) -> int:
    """Return how many keys, or links, are in view."""
    draft = room.session.draft
    if task == "strip":
        return len(draft.strip.links)
    if task == "import":
        return room.importing.text.toPlainText().count("x") if room.importing.isVisible() else 0
    return draft.headline.count("x") + draft.body.count("x")


def found_again(qtbot: QtBot, room: Newsroom, task: str, old: int) -> int:
    """Return how many keys an editor finds: those in view, or those that one click brings back."""
    if task == "import":
        qtbot.waitUntil(lambda: typed(room, task) >= old, timeout=PATIENCE)
    if typed(room, task) < old:
        offer = next(button for button in room.banner.buttons if button.text().replace("&", "") == "Bring it back")
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    return typed(room, task)


def kill_and_look(qtbot: QtBot, place: DeskPaths, look: Look, task: str, beyond: float) -> None:
    """Type, kill, open the window again and look for what was typed."""
    make_desk(place, task)
    old, pressed = type_and_kill(place, task, beyond)
    assert old >= _ENOUGH
    for window in shown(qtbot, Window(place, look)):
        room = window.newsroom
        assert room is not None
        assert old <= found_again(qtbot, room, task, old) <= pressed
        close(qtbot, window)
    with Desk.open(place) as desk:
        assert desk.doctor() == ()


@pytest.mark.parametrize(("task", "beyond"), list(zip(TASKS, [0.8, 0.35, 0.0, 0.5], strict=True)))
def test_all_typing_older_than_a_second_is_found_again(
    qtbot: QtBot, place: DeskPaths, look: Look, task: str, beyond: float
) -> None:
    kill_and_look(qtbot, place, look, task, beyond)


@pytest.mark.torture
@pytest.mark.parametrize("trial", range(20))
@pytest.mark.parametrize("task", TASKS)
def test_twenty_kills_in_each_place(qtbot: QtBot, place: DeskPaths, look: Look, task: str, trial: int) -> None:
    kill_and_look(qtbot, place, look, task, trial * 0.13)


@pytest.mark.torture
def test_two_hundred_kills_leave_a_sound_desk(tmp_path: Path) -> None:
    for trial in range(200):
        place = resolve_paths(tmp_path / str(trial))
        make_desk(place, "titled")
        old, pressed = type_and_kill(place, "titled", -_PROMISED + (trial % 60) * 0.05, enough=0)
        with Desk.open(place) as desk:
            (row,) = desk.writing.listing(StoryFilter()).rows
            stories = [desk.writing.get(row.id), *(found.article for found in desk.writing.recovered())]
            assert old <= max(story.body.count("x") for story in stories) <= pressed
            assert desk.doctor() == ()
