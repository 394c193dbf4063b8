"""Take pictures of the real window on a fresh desk of samples, in one of its languages, without a display."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

# On the screen of the tests: the one that Qt imagines by itself is smaller than the window likes to be.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).resolve().parents[1] / 'tests' / 'screen.json'}"

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from newsdesk import paths
from newsdesk.desk import Desk
from newsdesk.model import Query
from newsdesk.store import StoryFilter
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

_PATIENCE_MS = 60_000
_LOOK_AGAIN_MS = 250
_ROOM = 320


def _import(room: Newsroom) -> QWidget:
    room.places.show_pane(room.importing)
    room.importing.text.insertPlainText((paths.resources_dir() / "samples" / "page.txt").read_text(encoding="utf-8"))
    return room.places.centre


def _strip(room: Newsroom) -> QWidget:
    room.places.back()
    room.places.middle.setSizes([_ROOM, _ROOM])
    return room.strip


# What the pages of help show, each made from the one before.
SCENES: dict[str, Callable[[Newsroom], QWidget]] = {
    "newsdesk.png": lambda room: room.window(),
    "import.png": _import,
    "strip.png": _strip,
}


def take(home: Path, language: str, pictures: dict[Path, Callable[[Newsroom], QWidget]]) -> int:
    """Open the window on the desk under `home`, bring about each scene, and write its picture; return the exit code."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(["newsdesk"])
    # Out of the way: what the mouse is over looks different.
    QCursor.setPos(0, 790)
    _speak(home, language)
    window = Window(paths.resolve_paths(home), Look(application))
    waiting = list(pictures.items())
    seen: list[QImage] = []
    newsrooms: list[Newsroom] = []
    shown: list[QWidget] = []

    def fail(why: str) -> None:
        sys.stderr.write(f"{why} No more pictures were taken.\n")
        application.exit(1)

    def page_place() -> QRect:
        view = newsrooms[0].preview.view
        return QRect(view.mapTo(window, QPoint()), view.size()).adjusted(8, 8, -8, -8)

    def begin() -> None:
        seen.clear()
        shown[:] = [waiting[0][1](newsrooms[0])]
        again.start()

    def look() -> None:
        # The web engine says when a page is loaded, not when it is on the screen: so a picture is taken once two in a
        # row are the same and, in that of the whole window, the page is on them; an import shows what came of it.
        image, importing = shown[0].grab().toImage(), newsrooms[0].importing
        blank = shown[0] is window and not _shows_text(image.copy(page_place()))
        if not seen or image != seen[-1] or blank or (importing.isVisible() and not importing.make.isEnabled()):
            seen[:] = [image]
            again.start()
            return
        target = waiting.pop(0)[0]
        target.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(target)):
            fail(f"{target} cannot be written.")
        elif waiting:
            begin()
        else:
            application.exit(0)

    again = QTimer(singleShot=True, interval=_LOOK_AGAIN_MS)
    again.timeout.connect(look)

    def furnished(newsroom: Newsroom) -> None:
        newsrooms.append(newsroom)
        # Once the page of the sample in that language is looked through, all of it is there.
        once = Qt.ConnectionType.SingleShotConnection
        newsroom.session.opened.connect(lambda _story: newsroom.status.checked.connect(begin, once), once)
        newsroom.session.show(_sample(home, language))

    window.furnished.connect(furnished)
    window.refused.connect(fail)
    late = f"The window did not show all that was asked for within {_PATIENCE_MS // 1000} seconds."
    QTimer.singleShot(_PATIENCE_MS, lambda: fail(late))
    window.show()
    code = application.exec()
    window.closed.connect(application.quit)
    if window.close() is False:
        application.exec()
    return code


def _speak(home: Path, language: str) -> None:
    personal = QSettings(str(paths.resolve_paths(home).config / "window.ini"), QSettings.Format.IniFormat)
    personal.setValue("writing/language", language)
    personal.sync()


def _sample(home: Path, language: str) -> UUID:
    """Return the first sample in a language."""
    wanted = StoryFilter(query=Query(languages=(language[:2],)))
    with Desk.open(paths.resolve_paths(home)) as desk:
        return desk.writing.listing(wanted).rows[0].id


def _shows_text(image: QImage) -> bool:
    row = range(0, image.width(), 3)
    return len({image.pixel(x, y) for y in range(0, image.height(), 3) for x in row}) > 8


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--to", type=Path, required=True, help="a file for the window, or a folder for all pictures")
    asked = parser.parse_args()
    wanted = (
        {asked.to / name: scene for name, scene in SCENES.items()}
        if asked.to.is_dir()
        else {asked.to: SCENES["newsdesk.png"]}
    )
    sys.exit(take(asked.home, asked.language, wanted))
