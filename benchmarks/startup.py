"""How long the command line takes to answer and the window to stand, beside bare floors."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import row

_RUNS = 7
_BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QTimer
application = QApplication([])
window = QWidget(); window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
_OUR_WINDOW = """
import os, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from newsdesk import paths
from newsdesk.ui.app import open_window
from newsdesk.ui.look import follow_system
from newsdesk.ui.scheme import prepare_schemes
if __name__ == "__main__":
    prepare_schemes()
    application = QApplication([])
    follow_system(application)
    window = open_window(paths.home(Path(sys.argv[1])))
    if sys.argv[2] == "preview":
        window.preview.painted.connect(lambda _page: application.quit())
    else:
        window.session.opened.connect(lambda _article: QTimer.singleShot(0, application.quit))
    window.show()
    application.exec()
    sys.stdout.flush()
    print(time.time(), flush=True)
    os._exit(0)
"""


def main() -> None:
    """Print the start-up table."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "window.py"
        program.write_text(_OUR_WINDOW, encoding="utf-8")
        newsdesk = str(Path(sys.executable).with_name("newsdesk"))
        home = f"{folder}/home"
        subprocess.run([sys.executable, str(program), home, "story"], check=True, capture_output=True)
        trials = {
            "python -c pass (floor)": [sys.executable, "-c", "pass"],
            "newsdesk --version": [newsdesk, "--version"],
            "newsdesk list": [newsdesk, "--home", home, "list"],
            "a bare PySide6 window, start to end (floor)": [sys.executable, "-c", _BARE_WINDOW],
            "window with list and story": [sys.executable, str(program), home, "story"],
            "window with preview painted": [sys.executable, str(program), home, "preview"],
        }
        print("Start-up")
        for name, command in trials.items():
            print(row(name, [_timed(command) for _ in range(_RUNS)]))


def _timed(command: list[str]) -> float:
    started = time.time()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    said = done.stdout.strip().splitlines()
    # The window's program says when it was there; taking it down again is not counted.
    ended = float(said[-1]) if said and said[-1].replace(".", "").isdigit() else time.time()
    return ended - started
