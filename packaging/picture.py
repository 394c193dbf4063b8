"""Take a picture of the real window on a fresh desk of samples, without a display."""

import argparse
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication

from newsdesk import paths
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

_PATIENCE_MS = 60_000
_LOOK_AGAIN_MS = 250


def take(home: Path, target: Path) -> int:
    """Open the window on the desk under `home` and write its picture to `target`; return the exit code."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(["newsdesk"])
    # Out of the way: what the mouse is over looks different.
    QCursor.setPos(0, 790)
    window = Window(paths.home(home), Look(application))
    seen: list[QImage] = []

    def page_place() -> QRect:
        view = newsrooms[0].preview.view
        return QRect(view.mapTo(window, QPoint()), view.size()).adjusted(8, 8, -8, -8)

    def look() -> None:
        # The web engine says when a page is loaded, not when it is on the screen: so the picture is taken once two
        # in a row are the same and the page is on them.
        image = window.grab().toImage()
        if seen and image == seen[-1] and _shows_text(image.copy(page_place())):
            target.parent.mkdir(parents=True, exist_ok=True)
            application.exit(0 if image.save(str(target)) else 1)
            return
        seen[:] = [image]
        again.start()

    again = QTimer(singleShot=True, interval=_LOOK_AGAIN_MS)
    again.timeout.connect(look)
    newsrooms: list[Newsroom] = []

    def furnished(newsroom: Newsroom) -> None:
        newsrooms.append(newsroom)
        newsroom.status.checked.connect(lambda _findings: again.start())

    window.furnished.connect(furnished)
    window.refused.connect(lambda why: (sys.stderr.write(f"{why}\n"), application.exit(1)))
    QTimer.singleShot(_PATIENCE_MS, lambda: application.exit(1))
    window.show()
    code = application.exec()
    window.closed.connect(application.quit)
    if window.close() is False:
        application.exec()
    if code:
        sys.stderr.write(
            f"The window did not show a page within {_PATIENCE_MS // 1000} seconds; no picture was taken.\n"
        )
    return code


def _shows_text(image: QImage) -> bool:
    row = range(0, image.width(), 3)
    return len({image.pixel(x, y) for y in range(0, image.height(), 3) for x in row}) > 8


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    sys.exit(take(asked.home, asked.to))
