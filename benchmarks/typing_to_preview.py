"""From a key pressed in the real window to the editor's paint and to the painted preview, beside a whole-page load.

`python -m benchmarks.typing_to_preview HOME` types on the desk that is there, and leaves its stories on it.
"""

import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import row
from newsdesk import paths
from newsdesk.model import Article
from newsdesk.render import PageRequest
from newsdesk.render.page import page
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.preview.pane import WORLD
from newsdesk.ui.window import Window

_KEYS = 40
_PAINTED = "a frame was painted"
# Called before a frame is drawn; the message it posts arrives once that is done.
_FRAMES = (
    "requestAnimationFrame(() => { const after = new MessageChannel();"
    f"after.port1.onmessage = () => console.log('{_PAINTED}'); after.port2.postMessage(0); }})"
)
_WORDS = (330, 2_000, 20_000)


def main(home: str = "") -> None:
    """Print the typing table, for the desk under `home` or a new one."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        frame = Window(paths.resolve_paths(Path(home or folder)), Look(application))
        window = _furnished(frame)
        print("\nKey press → paint, in the real window")
        for words in _WORDS:
            editor, preview = _type(application, window, words)
            print(row(f"{words} words: key → editor painted", editor))
            print(row(f"{words} words: key → preview patched and painted", preview))
            print(row(f"{words} words: the whole page loaded anew, as others do", _whole(window, words)))
        frame.closed.connect(application.quit)
        if not frame.close():
            application.exec()


def _furnished(frame: Window) -> Newsroom:
    loop = QEventLoop()
    newsrooms: list[Newsroom] = []

    def furnished(newsroom: Newsroom) -> None:
        newsrooms.append(newsroom)
        newsroom.preview.painted.connect(loop.quit)

    frame.furnished.connect(furnished)
    frame.show()
    loop.exec()
    newsrooms[0].preview.painted.disconnect(loop.quit)
    return newsrooms[0]


def _story(words: int) -> Article:
    chance = random.Random(7)
    syllables = ["ka", "lo", "mi", "ten", "var", "sol", "dri", "pe"]
    paragraphs = [
        " ".join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(60)) + "."
        for _ in range(words // 60)
    ]
    return Article(headline=f"A story of {words} words", body="\n\n".join(paragraphs))


def _type(application: QApplication, window: Newsroom, words: int) -> tuple[list[float], list[float]]:
    story = window._desk.writing.new(_story(words))
    _until(window, lambda: window.session.show(story.id))
    body = window.editor.body
    cursor = body.textCursor()
    cursor.setPosition(len(story.body) // 2)
    body.setTextCursor(cursor)
    body.setFocus()
    editor, preview = [], []
    for key in range(_KEYS):
        started = time.perf_counter()
        painted: list[float] = []

        def press(key: int = key, painted: list[float] = painted) -> None:
            QTest.keyClick(body, Qt.Key(Qt.Key.Key_A.value + key % 20))
            body.viewport().repaint()
            painted.append(time.perf_counter())

        _until(window, press)
        editor.append(painted[0] - started)
        preview.append(time.perf_counter() - started)
        application.processEvents()
    return editor, preview


def _until(window: Newsroom, act: Callable[[], object]) -> None:
    """Do `act` and wait until a frame with the preview it causes was painted."""
    loop = QEventLoop()

    def framed(*_page: object) -> None:
        window.preview.page.runJavaScript(_FRAMES, WORLD)

    painted = _Heard(loop.quit)
    logging.getLogger("newsdesk.ui.preview.web").addHandler(painted)
    window.preview.painted.connect(framed)
    QTimer.singleShot(20_000, loop.quit)
    act()
    loop.exec()
    window.preview.painted.disconnect(framed)
    logging.getLogger("newsdesk.ui.preview.web").removeHandler(painted)


class _Heard(logging.Handler):
    """Hears the page say that it was painted; a script's promise is nothing the engine would wait for."""

    def __init__(self, then: Callable[[], object]) -> None:
        super().__init__()
        self._then = then

    def emit(self, record: logging.LogRecord) -> None:
        if _PAINTED in record.getMessage():
            self._then()


def _whole(window: Newsroom, words: int) -> list[float]:
    html = page(PageRequest(article=_story(words))).html
    times = []

    def framed(*_page: object) -> None:
        window.preview.page.runJavaScript(_FRAMES, WORLD)

    for _ in range(8):
        loop = QEventLoop()
        heard = _Heard(loop.quit)
        logging.getLogger("newsdesk.ui.preview.web").addHandler(heard)
        window.preview.page.loadFinished.connect(framed)
        started = time.perf_counter()
        window.preview.handler.show("whole", html.encode())
        window.preview.page.load(QUrl(window.preview.handler.address))
        loop.exec()
        window.preview.page.loadFinished.disconnect(framed)
        logging.getLogger("newsdesk.ui.preview.web").removeHandler(heard)
        times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main(*sys.argv[1:])
