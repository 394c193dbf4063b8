"""The window opens within the screen, small or large, and can be worked in there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.paths import DeskPaths
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE

# Where a window opens on a screen of its own, told as the pixels an editor sees.
_TRIAL = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from PySide6.QtWidgets import QApplication
from newsdesk.paths import resolve_paths
from newsdesk.ui.look import Look
from newsdesk.ui.window import Window
application = QApplication([])
window = Window(resolve_paths(Path(sys.argv[1])), Look(application))
window.furnished.connect(lambda _room: application.exit(0))
window.show()
application.exec()
frame, room = window.frameGeometry(), window.screen().availableGeometry()
print(json.dumps({"size": window.size().toTuple(), "room": room.size().toTuple(), "inside": room.contains(frame),
                  "maximised": window.isMaximized()}))
sys.stdout.flush()
import os; os._exit(0)
"""


def opened_on(tmp_path: Path, width: int, height: int, scale: float) -> dict[str, object]:
    screen = {"name": "s", "x": 0, "y": 0, "width": width, "height": height}
    config = tmp_path / "screen.json"
    config.write_text(
        json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}), encoding="utf-8"
    )
    platform = f"offscreen:configfile={config}"
    done = subprocess.run(
        [sys.executable, "-c", _TRIAL, str(tmp_path / "home")],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(scale)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1024, 700, 1),
        (1366, 768, 1),
        (1366, 768, 1.5),
        (1920, 1080, 2),
        (1280, 800, 1),
        (1920, 1080, 1),
        (3840, 2160, 1),
    ],
)
def test_it_opens_within_its_screen(tmp_path: Path, width: int, height: int, scale: float) -> None:
    told = opened_on(tmp_path, width, height, scale)
    room, size = told["room"], told["size"]
    assert isinstance(room, list)
    assert isinstance(size, list)
    assert told["inside"], told
    roomy = room[0] > 1300 and room[1] > 850
    assert told["maximised"] is not roomy, told
    assert size[0] <= 1680, "on a very large screen it leaves room for others"


@pytest.mark.parametrize("size", [(1366, 740), (1024, 672), (960, 512), (910, 484), (760, 480)])
def test_in_every_size_the_foot_the_bar_and_some_lines_of_the_text_are_seen(
    qtbot: QtBot, window: Window, room: Newsroom, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size().toTuple() == size, timeout=PATIENCE)
    room.banner.tell("Something to tell", ("An offer", lambda: None))
    room.status.show_spelling("✎ 3 unknown", "")
    room.status._show(())
    QApplication.processEvents()
    assert window.size().toTuple() == size, "nothing in it asks for more"
    parts: list[QWidget] = [room.status.found, room.status.spelling, room.bar.state, room.bar.export, room.strip.fold]
    for part in (*parts, room.editor.headline, room.banner):
        corner = part.mapTo(window, QPoint(part.width() - 1, min(part.height(), 20) - 1))
        assert window.rect().contains(corner), part
        assert part.visibleRegion().boundingRect().width() >= min(part.width(), 40), part
    lines = room.editor.body.viewport().height() / room.editor.body.fontMetrics().lineSpacing()
    assert lines >= 5, "there is room to write"


def test_a_low_window_folds_what_is_not_written_in_and_a_high_one_shows_it_again(
    qtbot: QtBot, window: Window, room: Newsroom
) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: room.strip.list.isVisible() and room.editor.lines["slug"].isVisible(), timeout=PATIENCE)
    window.resize(1280, 520)
    qtbot.waitUntil(lambda: not room.strip.list.isVisible(), timeout=PATIENCE)
    assert not room.editor.lines["slug"].isVisible()
    assert room.strip.add.isVisible()
    # She wants to see them all the same.
    room.strip.fold.click()
    assert room.strip.list.isVisible()
    window.resize(1280, 540)
    QApplication.processEvents()
    assert room.strip.list.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(room.editor.lines["slug"].isVisible, timeout=PATIENCE)
    # What she had folded stays folded.
    room.editor.more.click()
    window.resize(1280, 520)
    QApplication.processEvents()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert not room.editor.lines["slug"].isVisible()


def test_what_a_low_window_folded_is_not_remembered(qtbot: QtBot, window: Window, room: Newsroom) -> None:
    window.resize(1000, 520)
    qtbot.waitUntil(lambda: not room.editor.more.isChecked(), timeout=PATIENCE)
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        window.close()
    assert room._personal.value("rare") == "true"


def test_a_place_remembered_from_a_larger_screen_is_fitted_into_this_one(place: DeskPaths, look: Look) -> None:
    large = Window(place, look)
    large.setGeometry(0, 0, 2400, 1400)
    state: QByteArray = large.saveGeometry()
    personal = QSettings(str(place.config / "window.ini"), QSettings.Format.IniFormat)
    personal.setValue("geometry", state)
    personal.sync()
    again = Window(place, look)
    available = again.screen().availableGeometry()
    assert again.isMaximized() or available.contains(again.geometry())
    assert again.normalGeometry().width() <= available.width()
    large.deleteLater()
    again.deleteLater()
