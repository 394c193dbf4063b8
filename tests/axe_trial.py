"""Run axe-core over page files in the app's own Chromium: `axe_trial.py FILE…`; prints what it finds as JSON.

A program of its own: whether pages are shown light or dark is decided once, when the web engine starts.
"""

import json
import sys
from pathlib import Path

import axe_playwright_python
from PySide6.QtCore import QEventLoop, Qt, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

WIDTHS = (320, 1280)
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = f"axe.run({{runOnly: {json.dumps(_TAGS)}}}).then(found => {{ globalThis.found = JSON.stringify(found) }}); true"
_WORLD = 1


def ask(page: QWebEnginePage, script: str) -> object:
    loop = QEventLoop()
    answers: list[object] = []

    def answered(answer: object) -> None:
        answers.append(answer)
        loop.quit()

    page.runJavaScript(script, _WORLD, answered)
    loop.exec()
    return answers[0]


def judge(view: QWebEngineView, file: Path, width: int, axe: str) -> dict[str, object]:
    """Return what axe says of a page at this width (CSS pixels)."""
    view.resize(width, 900)
    loop = QEventLoop()
    view.page().loadFinished.connect(loop.quit)
    view.load(QUrl.fromLocalFile(file))
    loop.exec()
    view.page().loadFinished.disconnect(loop.quit)
    ask(view.page(), axe)
    ask(view.page(), _RUN)
    while not (found := ask(view.page(), "globalThis.found || ''")):
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    told = json.loads(str(found))
    return {
        "width": ask(view.page(), "innerWidth"),
        "overflow": ask(view.page(), "document.documentElement.scrollWidth > document.documentElement.clientWidth"),
        "dark": ask(view.page(), "matchMedia('(prefers-color-scheme: dark)').matches"),
        "styled": ask(view.page(), "getComputedStyle(document.querySelector('.page')).maxWidth !== 'none'"),
        "passes": len(told["passes"]),
        "violations": [f"{rule['id']}: {node['html'][:120]}" for rule in told["violations"] for node in rule["nodes"]],
        "contrast": sum(len(rule["nodes"]) for rule in told["passes"] if rule["id"] == "color-contrast"),
    }


def main() -> None:
    """Judge each file at each width."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    view = QWebEngineView()
    view.show()
    told = {f"{file} {width}": judge(view, Path(file), width, axe) for file in sys.argv[1:] for width in WIDTHS}
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    view.page().deleteLater()
    QTimer.singleShot(0, application.quit)
    application.exec()


if __name__ == "__main__":
    main()
