"""Starts the window."""

import logging
import os
import sys
from types import TracebackType

from newsdesk.paths import Home

_log = logging.getLogger(__name__)


def run_window(home: Home) -> int:
    """Open the window on the desk under `home`; return the exit code. Says so where there is no display."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        sys.stderr.write("newsdesk: There is no display to open the window on; the commands work without one.\n")
        return 1
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    # The web engine, which is imported after the first paint, wants this before there is an application.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Newsdesk")
    application.setApplicationDisplayName("Newsdesk")
    from newsdesk.ui.look import Look
    from newsdesk.ui.sweeping import Sweeper
    from newsdesk.ui.window import Window

    _keep_bugs(home)
    sweeper = Sweeper(application)
    window = Window(home, Look(application))
    window.furnished.connect(sweeper.settle)
    window.show()
    return application.exec()


def _keep_bugs(home: Home) -> None:
    """Write what nobody foresaw into the crash log, beside standard error; the window goes on."""

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        home.logs.mkdir(parents=True, exist_ok=True)
        crash_log = logging.FileHandler(home.logs / "crash.log", encoding="utf-8")
        crash_log.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        _log.addHandler(crash_log)
        _log.error("A fault of Newsdesk itself", exc_info=(kind, error, trace))
        _log.removeHandler(crash_log)
        crash_log.close()
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = keep
