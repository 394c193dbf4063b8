"""She double-clicks a story from a colleague: the open window shows it, and what it will change."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.paths import DeskPaths, resolve_paths
from newsdesk.ui.door import Application, Door
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE

_KNOCK = """
import sys
from pathlib import Path
from newsdesk.paths import resolve_paths
from newsdesk.ui.app import run_window
sys.exit(run_window(resolve_paths(Path(sys.argv[1])), tuple(Path(name) for name in sys.argv[2:])))
"""


@pytest.fixture
def door(place: DeskPaths) -> Iterator[Door]:
    """Return the open door of the desk at `place`."""
    door = Door(place)
    door.open()
    yield door
    door.close()


def test_a_second_start_hands_its_files_in_and_ends(qtbot: QtBot, door: Door, tmp_path: Path) -> None:
    story = tmp_path / "夜 ferry.newsdesk"
    story.write_bytes(b"")
    folder = tmp_path / "home"
    mine = Door(resolve_paths(folder))
    mine.open()
    with qtbot.waitSignal(mine.asked, timeout=PATIENCE) as asked:
        second = subprocess.Popen(
            [sys.executable, "-c", _KNOCK, str(folder), str(story)], stderr=subprocess.PIPE, text=True
        )
    assert asked.args == [(story,)]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    assert "is open already" in second.communicate()[1]
    mine.close()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of temporary files, which is everybody's, of a user who has no other."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    # As short as on a computer: a socket's path has its limit.
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.skipif(os.name != "posix", reason="on Windows a door is no file")
def test_the_door_stands_in_a_folder_that_nobody_else_can_enter(place: DeskPaths, temporary: Path) -> None:
    door = Door(place)
    door.open()
    around = Path(door.address).parent
    assert around.parent == temporary
    assert stat.S_IMODE(around.stat().st_mode) == 0o700
    assert Door(place).address == door.address
    assert Path(door.address).is_socket()
    door.close()


@pytest.mark.skipif(os.name != "posix", reason="on Windows a door is no file")
@pytest.mark.parametrize("trap", ["open to all", "another's", "a link"])
def test_a_door_that_another_user_built_is_not_knocked_at(
    place: DeskPaths, temporary: Path, trap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = temporary / f"newsdesk-{os.geteuid()}"
    if trap == "a link":
        (temporary / "elsewhere").mkdir(mode=0o700)
        theirs.symlink_to(temporary / "elsewhere")
    else:
        theirs.mkdir()
        theirs.chmod(0o777 if trap == "open to all" else 0o700)
    if trap == "another's":
        if os.geteuid() != 0:
            pytest.skip("only root can give a folder to somebody else")
        os.chown(theirs, 65534, 65534)
    place.desk.parent.mkdir(parents=True, exist_ok=True)
    door = Door(place)
    assert not door.address.startswith(str(temporary))
    assert not door.hand_in(())
    assert list(temporary.rglob("newsdesk-*/*")) == []


@pytest.mark.skipif(os.name != "posix", reason="on Windows a door is no file")
def test_where_there_is_no_place_for_a_door_the_window_opens_all_the_same(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (temporary / f"newsdesk-{os.geteuid()}").mkdir(mode=0o755)
    door = Door(resolve_paths(temporary / ("a" * 120)))
    assert door.address == ""
    assert not door.hand_in(())
    door.open()
    door.close()


def test_where_no_window_is_open_nobody_takes_them(place: DeskPaths) -> None:
    assert not Door(place).hand_in(())


def test_another_desk_has_another_door(door: Door, tmp_path: Path) -> None:
    assert not Door(resolve_paths(tmp_path / "another")).hand_in(())


def test_a_knock_that_is_no_list_of_files_is_ignored(qtbot: QtBot, door: Door) -> None:
    asked: list[object] = []
    door.asked.connect(asked.append)
    for knock in (b"nonsense\n", b"3\n"):
        guest = QLocalSocket()
        guest.connectToServer(door.address)
        assert guest.waitForConnected(PATIENCE)
        with qtbot.waitSignal(guest.disconnected, timeout=PATIENCE):
            guest.write(knock)
    assert asked == []


def test_the_finder_opens_a_file(qtbot: QtBot) -> None:
    heard: list[object] = []

    class Listener:
        file_opened = type("Signal", (), {"emit": staticmethod(heard.append)})

    event = QFileOpenEvent(QUrl.fromLocalFile("/stories/ferry.newsdesk"))
    assert Application.event(Listener(), event)  # type: ignore[arg-type]
    assert heard == [(Path("/stories/ferry.newsdesk"),)]


def test_a_file_that_is_handed_in_is_shown_with_what_it_changes(
    qtbot: QtBot, window: Window, room: Newsroom, tmp_path: Path
) -> None:
    room._desk.publishing.export("night-ferry", tmp_path)
    window.receive((tmp_path / "night-ferry",))
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    assert room.importing.isVisible()
    assert "nothing changes" in room.importing.found.text()
    assert room.importing.make.text() == "Go to the story"
    assert "Night ferry" in room.importing.found.text()


def test_a_newer_version_of_a_story_is_told_before_it_is_made(
    qtbot: QtBot, window: Window, room: Newsroom, tmp_path: Path
) -> None:
    with Desk.open(resolve_paths(tmp_path / "colleague")) as desk:
        room._desk.publishing.export("night-ferry", tmp_path)
        (taken,) = desk.intake.take(tmp_path / "night-ferry")
        desk.writing.save(replace(taken.article, headline="Sent back by a colleague"))
        desk.publishing.export("night-ferry", tmp_path / "back")
    window.receive((tmp_path / "back" / "night-ferry",))
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    assert "makes a new version of it" in room.importing.found.text()
    assert "It changes: headline." in room.importing.found.text()
    assert room.importing.make.text() == "Make a new version"
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.importing.make.click()
    assert room.editor.headline.text() == "Sent back by a colleague"


def test_files_from_before_the_desk_was_open_wait(qtbot: QtBot, place: DeskPaths, look: object, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A headline that waits\n\nText.\n", encoding="utf-8")
    window = Window(place, look)  # type: ignore[arg-type]
    window.receive((page,))
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE):
        window.show()
    room = window.newsroom
    assert room is not None
    qtbot.waitUntil(lambda: "A headline that waits" in room.importing.found.text(), timeout=PATIENCE)
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        window.close()
