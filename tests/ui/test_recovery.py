"""The process is killed while she types: what was typed up to a second before is offered back."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.paths import Home
from newsdesk.store import ListFilter
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.opening import open_desk
from newsdesk.ui.window import Window

from .conftest import PATIENCE, close, shown

_TYPIST = """
import sys, time
from collections.abc import Iterator
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from newsdesk.paths import home
from newsdesk.ui.look import Look
from newsdesk.ui.window import Window

def furnished(room):
    def press():
        QTest.keyClicks(room.editor.headline, "x")
        print(time.time(), flush=True)
    keys = QTimer(room, interval=30)
    keys.timeout.connect(press)
    room.session.opened.connect(lambda _article: keys.start())

if __name__ == "__main__":
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    window = Window(home(Path(sys.argv[1])), Look(application))
    window.furnished.connect(furnished)
    window.show()
    application.exec()
"""


def type_and_kill(folder: Path, home: Path, seconds: float) -> tuple[int, int]:
    """Type in a real window, kill it; return how many keys were a second old by then, and how many there were."""
    program = folder / "typist.py"
    program.write_text(_TYPIST, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(program), str(home)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, "the window did not open"
        time.sleep(seconds)
        killed = time.time()
        process.send_signal(signal.SIGKILL)
        times = [float(first), *(float(line) for line in process.stdout.read().split("\n")[:-1])]
    return sum(pressed < killed - 1.0 for pressed in times), len(times)


@pytest.mark.parametrize("seconds", [1.3, 2.6])
def test_every_key_older_than_a_second_is_there_after_a_kill(tmp_path: Path, place: Home, seconds: float) -> None:
    old, pressed = type_and_kill(tmp_path, place.desk.parent, seconds)
    assert old > 3
    with Desk.open(place) as desk:
        (found,) = desk.writing.recovered()
        assert found.saved is not None
        typed = len(found.article.headline) - len(found.saved.headline.lstrip("x"))
        assert old <= typed <= pressed
        assert desk.doctor() == ()


def interrupted(place: Home) -> Article:
    """Leave a desk as a kill does: a story, and typing in it that only the journal has."""
    with Desk.open(place) as desk:
        story = desk.writing.new(Article(headline="As saved", body="Saved."))
        desk.writing.journal(Article(id=story.id, slug=story.slug, headline="As typed", body="Typed.", revision=1))
    return story


@pytest.fixture
def back(qtbot: QtBot, place: Home, look: Look) -> Iterator[tuple[Article, Newsroom]]:
    """Return the story and the newsroom that is opened after the kill."""
    story = interrupted(place)
    for window in shown(qtbot, Window(place, look)):
        assert window.newsroom is not None
        yield story, window.newsroom


def button(room: Newsroom, name: str) -> QPushButton:
    return next(button for button in room.banner.buttons if button.text() == name)


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


def test_what_is_left_is_among_the_versions(qtbot: QtBot, back: tuple[Article, Newsroom], place: Home) -> None:
    story, room = back
    QTest.mouseClick(button(room, "Leave it among the versions"), Qt.MouseButton.LeftButton)
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == "As saved"
        newest = desk.versions.listing(story.id)[0]
        assert desk.versions.get(story.id, newest.number).body == "Typed."
        assert desk.writing.recovered() == ()


def test_typing_whose_story_is_gone_becomes_a_story(place: Home) -> None:
    with Desk.open(place) as desk:
        desk.writing.journal(Article(headline="Never saved", body="Typed.", revision=1))
    opened = open_desk(place, "en")
    assert opened.recovered == ()
    assert [row.headline for row in opened.desk.writing.listing(ListFilter()).rows] == ["Never saved"]
    opened.desk.close()


def test_an_offer_nobody_answers_is_not_overwritten(qtbot: QtBot, back: tuple[Article, Newsroom], place: Home) -> None:
    story, room = back
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        QTest.keyClicks(room.editor.headline, "Now ")
    assert not room.banner.isVisible()
    close(qtbot, room.window())  # type: ignore[arg-type]
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == "Now As saved"
        kept = [desk.versions.get(story.id, version.number).body for version in desk.versions.listing(story.id)]
        assert "Typed." in kept


def keys(headline: str) -> int:
    return len(headline) - len(headline.lstrip("x"))


@pytest.mark.torture
def test_two_hundred_kills(tmp_path: Path) -> None:
    from newsdesk.paths import home

    for trial in range(200):
        place = home(tmp_path / str(trial))
        old, pressed = type_and_kill(tmp_path, tmp_path / str(trial), 0.05 + (trial % 60) * 0.05)
        with Desk.open(place) as desk:
            found = desk.writing.recovered()
            typed = max((keys(one.article.headline) for one in found), default=0)
            saved = max(keys(row.headline) for row in desk.writing.listing(ListFilter()).rows)
            assert old <= max(typed, saved) <= pressed
            assert desk.doctor() == ()
