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
import os, time
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
class Bare(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        os._exit(0)
window = Bare()
window.show()
application.exec()
"""
_OUR_WINDOW = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication
from newsdesk import paths
from newsdesk.ui.look import Look
from newsdesk.ui.window import Window

def done(*_what):
    print(time.time(), flush=True)
    os._exit(0)

class Timed(Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        if sys.argv[2] == "paint":
            done()

def furnished(newsroom):
    if sys.argv[2] == "preview":
        newsroom.preview.painted.connect(done)
    else:
        newsroom.session.opened.connect(lambda _article: QTimer.singleShot(0, done))

if __name__ == "__main__":
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    window = Timed(paths.home(Path(sys.argv[1])), Look(application))
    window.furnished.connect(furnished)
    window.show()
    application.exec()
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
            "a bare PySide6 window painted (floor)": [sys.executable, "-c", _BARE_WINDOW],
            "first window painted": [sys.executable, str(program), home, "paint"],
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
