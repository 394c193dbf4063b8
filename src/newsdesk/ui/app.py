"""Starts the window."""

import os
import sys
from typing import TYPE_CHECKING

from newsdesk.paths import Home, resources

if TYPE_CHECKING:
    from newsdesk.ui.window import MainWindow


def run_window(home: Home) -> int:
    """Open the window on the desk under `home`; return the exit code. Says so where there is no display."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        sys.stderr.write("newsdesk: There is no display to open the window on; the commands work without one.\n")
        return 1
    from PySide6.QtWidgets import QApplication

    from newsdesk.ui.look import follow_system
    from newsdesk.ui.scheme import prepare_schemes

    prepare_schemes()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Newsdesk")
    follow_system(application)
    from newsdesk.errors import NewsdeskError

    try:
        window = open_window(home)
    except NewsdeskError as error:
        sys.stderr.write(f"newsdesk: {error}\n")
        return 1
    window.show()
    return application.exec()


def open_window(home: Home) -> "MainWindow":
    """Return the window on the desk under `home`; a new desk gets the sample stories, one of them open."""
    from newsdesk.desk import Desk
    from newsdesk.store import ListFilter
    from newsdesk.ui.window import MainWindow

    first_start = not (home.desk / "desk.sqlite3").exists()
    desk = Desk.open(home)
    if first_start:
        for sample in sorted((resources() / "samples").glob("*.md"), reverse=True):
            desk.intake.take(sample)
    for found in desk.writing.recovered():
        # What was typed is kept; what was saved stays as a version beside it.
        desk.writing.keep_typed(found)
    window = MainWindow(desk)
    rows = desk.writing.listing(ListFilter(), None, 1).rows
    if rows:
        window.show_story(rows[0].id)
    return window
