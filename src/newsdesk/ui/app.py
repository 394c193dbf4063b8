"""Starts the window."""

import faulthandler
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from newsdesk.file_permissions import make_private_folder, restrict_tree_to_owner
from newsdesk.paths import DeskPaths

_log = logging.getLogger(__name__)


def run_window(home: DeskPaths, files: tuple[Path, ...] = ()) -> int:
    """Open the window on the desk under `home`; return the exit code. Says so where there is no display.

    Where a window is open on that desk already, it comes to the front; the files are shown in its import pane.
    """
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        sys.stderr.write("newsdesk: There is no display to open the window on; the commands work without one.\n")
        return 1
    from PySide6.QtCore import QCoreApplication, Qt

    from newsdesk.ui.door import Application, Door

    # The web engine, which is imported after the first paint, wants this before there is an application.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = Application(sys.argv[:1])
    application.setApplicationName("Newsdesk")
    application.setApplicationDisplayName("Newsdesk")
    # By this name a desktop finds the menu entry, and with it the icon.
    application.setDesktopFileName("newsdesk")
    door = Door(home)
    if door.hand_in(files):
        sys.stderr.write(
            f"newsdesk: The window of the desk in {home.desk} is open already; it was brought to the front.\n"
        )
        return 0
    from newsdesk.ui.look import Look
    from newsdesk.ui.sweeping import Sweeper
    from newsdesk.ui.window import Window

    _keep_to_itself(home)
    _keep_bugs(home)
    sweeper = Sweeper(application)
    window = Window(home, Look(application))
    window.furnished.connect(sweeper.settle)
    door.asked.connect(window.receive)
    application.file_opened.connect(window.receive)
    if files:
        window.receive(files)
    window.show()
    # Once it is painted: nobody knocks before.
    window.furnished.connect(lambda _room: door.open())
    window.closed.connect(door.close)
    return application.exec()


def _keep_to_itself(home: DeskPaths) -> None:
    """Close the folders outside the desk to all but the editor; a full disk is no reason to end."""
    for folder in (home.config, home.logs, home.cache):
        restrict_tree_to_owner(folder)
    with suppress(OSError):
        make_private_folder(home.config)


def _keep_bugs(home: DeskPaths) -> None:
    """Write what nobody foresaw into the crash log, beside standard error; the window goes on."""

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # A full disk is no reason to say nothing at all.
        with suppress(OSError):
            make_private_folder(home.logs)
            crash_log = logging.FileHandler(home.logs / "crash.log", encoding="utf-8")
            crash_log.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            _log.addHandler(crash_log)
            _log.error("A fault of Newsdesk itself", exc_info=(kind, error, trace))
            _log.removeHandler(crash_log)
            crash_log.close()
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = keep
    _keep_crashes(home)


def _keep_crashes(home: DeskPaths) -> None:
    """Have what ends the process outright (a fault in Qt, say) leave where it happened; a full disk is no reason."""
    try:
        make_private_folder(home.logs)
        # Open for as long as the process runs.
        faulthandler.enable((home.logs / "fault.log").open("a", encoding="utf-8"))
    except OSError:
        return
