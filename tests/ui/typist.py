"""A real window in which somebody types until the process is killed: `python typist.py HOME TASK`.

Writes a line once each key is pressed: when, and how many keys that makes.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsdesk.paths import resolve_paths
from newsdesk.ui.look import Look
from newsdesk.ui.window import Window

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom

_BETWEEN_MS = 30


Press = Callable[[int], None]


def begin_story(room: "Newsroom", begin: Callable[[Press], None]) -> None:
    """Begin a story and type into its headline once it is open."""
    room.session.opened.connect(lambda _story: begin(lambda _count: type_letter(room.editor.headline)))
    QTest.keyClick(room.window(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def write_on(room: "Newsroom", begin: Callable[[Press], None]) -> None:
    """Type into the text of the story that is open."""
    begin(lambda _count: type_letter(room.editor.body))


def add_to_strip(room: "Newsroom", begin: Callable[[Press], None]) -> None:
    """Add headlines to the strip of the story that is open."""

    def add(count: int) -> None:
        QTest.keyClicks(room.strip.add, f"Buoy {count}")
        QTest.keyClick(room.strip.add, Qt.Key.Key_Return)

    begin(add)


def fill_import(room: "Newsroom", begin: Callable[[Press], None]) -> None:
    """Open the import pane and type there."""
    QTest.keyClick(room.window(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    begin(lambda _count: type_letter(room.importing.text))


TASKS = {"new": begin_story, "titled": write_on, "strip": add_to_strip, "import": fill_import}


def type_letter(field: QWidget) -> None:
    """Press the key x."""
    QTest.keyClick(field, Qt.Key.Key_X)


def furnish(room: "Newsroom") -> None:
    """Do the task as soon as the window can."""
    keys = QTimer(room, interval=_BETWEEN_MS)

    def begin(press: Press) -> None:
        count = 0

        def press_next() -> None:
            nonlocal count
            count += 1
            press(count)
            sys.stdout.write(f"{time.time()} {count}\n")
            sys.stdout.flush()

        keys.timeout.connect(press_next)
        keys.start()

    once = Qt.ConnectionType(Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value)
    room.ready.connect(lambda: TASKS[sys.argv[2]](room, begin), once)


def main() -> None:
    """Open the window and type."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    window = Window(resolve_paths(Path(sys.argv[1])), Look(application))
    window.furnished.connect(furnish)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
