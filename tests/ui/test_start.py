"""The window starts without a worker touching Qt's modules: PySide6 makes its classes known without a lock."""

import subprocess
import sys
from pathlib import Path

# Writes the modules of Qt that a worker imported before the icons were drawn.
_START = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from PySide6.QtWidgets import QApplication
from newsdesk.paths import resolve_paths
from newsdesk.ui.look import Look
from newsdesk.ui.window import Window

class IconsDrawn(Look):
    def draw_icons(self):
        super().draw_icons()
        application.exit(0)

class Imports:
    def find_spec(self, name, *_):
        if name.partition(".")[0] in ("PySide6", "qtawesome", "qtpy", "shiboken6"):
            if threading.current_thread() is not threading.main_thread():
                print("worker:", name)
            elif name == "qtawesome":
                print("window:", name)

sys.meta_path.insert(0, Imports())
application = QApplication([])
window = Window(resolve_paths(Path(sys.argv[1])), IconsDrawn(application))
window.show()
application.exec()
sys.stdout.flush()
import os; os._exit(0)
"""


def test_no_worker_imports_a_module_of_qt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines() == ["window: qtawesome"]
