"""axe-core looks at every kind of page of a site, as readers see it by day and by night."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

# The web engine wants this before there is an application.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

_PATIENCE = 60_000
_SCHEME = re.compile(r"prefers-color-scheme:\s*(light|dark)")
_POLICY = re.compile(r"<meta http-equiv=.?Content-Security-Policy[^>]*>")
_ASK = """
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(
    found => { window.told = JSON.stringify(found); },
    fault => { window.told = JSON.stringify({fault: String(fault)}); }
);
"""


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[QWebEngineView]:
    """Return a browser of a reader's desktop."""
    view = QWebEngineView()
    view.settings().setAttribute(QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls, False)
    view.resize(1280, 800)
    view.show()
    yield view
    view.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(view), timeout=_PATIENCE)


def _asked(qtbot: QtBot, view: QWebEngineView, script: str) -> object:
    with qtbot.waitCallback(timeout=_PATIENCE) as answered:
        view.page().runJavaScript(script, answered)
    return answered.args[0]


def _violations(qtbot: QtBot, view: QWebEngineView, html: str, beside: Path) -> list[str]:
    with qtbot.waitSignal(view.loadFinished, timeout=_PATIENCE):
        view.setHtml(html, QUrl.fromLocalFile(str(beside)))
    _asked(qtbot, view, Path(os.environ["NEWSDESK_AXE"]).read_text(encoding="utf-8") + "; 1")
    _asked(qtbot, view, _ASK + "; 1")
    qtbot.waitUntil(lambda: bool(_asked(qtbot, view, "window.told")), timeout=_PATIENCE)
    found = json.loads(str(_asked(qtbot, view, "window.told")))
    assert "fault" not in found, found
    assert found["passes"] is not None
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def _by(scheme: str, html: str) -> str:
    """Return the page as it is where that scheme is preferred; its own policy, which names its style, goes."""
    other = {"light": "not all", "dark": "not all", scheme: "all"}
    return _POLICY.sub("", re.sub(rf"\({_SCHEME.pattern}\)", lambda found: other[found[1]], html))


def _kinds(site: Path) -> list[Path]:
    """Return all pages that are no stories, with few of each kind of list, and stories of each kind."""
    stories = sorted(file.parent for file in site.glob("*/article.ninjs.json"))
    pages = [folder / "index.html" for folder in stories[::12]]
    shapes = {re.sub(r"\d+", "0", "/".join(page.relative_to(site).parts[:2])): page for page in site.rglob("*.html")}
    return sorted({*pages, *(page for page in shapes.values() if page.parent not in stories)})


def test_axe_sees_what_is_wrong_with_a_page(qtbot: QtBot, view: QWebEngineView, tmp_path: Path) -> None:
    """The control: a judge that finds nothing anywhere would pass everything."""
    wrong = "<html><body><img src='x.png'><p style='color:#999;background:#fff'>pale</p></body></html>"
    found = {line.partition(":")[0] for line in _violations(qtbot, view, wrong, tmp_path / "x.html")}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(qtbot: QtBot, view: QWebEngineView, site: Path, scheme: str) -> None:
    pages = _kinds(site)
    assert len(pages) > 50
    found = {}
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert _SCHEME.search(html)
        if lines := _violations(qtbot, view, _by(scheme, html), page):
            found[str(page.relative_to(site))] = lines
    assert found == {}
