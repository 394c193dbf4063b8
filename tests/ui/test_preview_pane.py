"""The preview is the page: patched like loaded, alone in the world, still where the reader was."""

import json
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot

from newsdesk.model import RelatedLink, Strip
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.preview.pane import WORLD
from newsdesk.ui.preview.web import LockedPage
from newsdesk.ui.writing import markup

from .conftest import PATIENCE

Painted = Callable[[Callable[[], object]], None]
_NODES = """
(() => {
  const told = node => node.nodeType === 1
    ? [node.nodeName, [...node.attributes].map(a => [a.name, a.value]).sort(), [...node.childNodes].map(told)]
    : [node.nodeType, node.nodeValue];
  return JSON.stringify(told(document.documentElement));
})()
"""


def ask(qtbot: QtBot, page: QWebEnginePage, script: str, world: int = WORLD) -> Any:
    answers: list[Any] = []
    page.runJavaScript(script, world, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def drawn(qtbot: QtBot, page: QWebEnginePage) -> None:
    """Wait until what was changed so far is drawn."""
    twice = "requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.drawn = true }))"
    ask(qtbot, page, f"globalThis.drawn = false; {twice}; true")
    qtbot.waitUntil(lambda: bool(ask(qtbot, page, "globalThis.drawn")), timeout=PATIENCE)


def fresh(qtbot: QtBot, room: Newsroom) -> str:
    """Return the nodes of a fresh load of the page that is served now."""
    page = LockedPage(room.preview.page.profile(), room)
    with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE) as loaded:
        page.load(QUrl(room.preview.handler.address))
    assert loaded.args == [True]
    nodes = str(ask(qtbot, page, _NODES))
    page.deleteLater()
    return nodes


PIECES = st.sampled_from(
    [
        "A plain paragraph.",
        "## A heading",
        "- one\n- two",
        "1. one\n2. two",
        "> quoted\n> twice",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Text with a note.[^n]",
        "[^n]: The note.",
        "[link][ref]",
        "[ref]: https://example.org/",
        "```\ncode\n```",
        "<div>raw *html*",
        "</div>",
        "**bold** & <b>b</b> ‘’ 河岸 🚢",
        "![remote](https://example.org/x.png)",
    ]
)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 20), PIECES),
        st.tuples(st.just("remove"), st.integers(0, 20), st.just("")),
        st.tuples(st.sampled_from(["headline", "standfirst", "source", "kicker", "dateline"]), st.just(0), PIECES),
        st.tuples(st.just("section"), st.integers(0, 3), st.just("")),
        st.tuples(st.just("strip"), st.integers(0, 5), PIECES),
    ),
    min_size=1,
    max_size=6,
)


def test_after_any_edits_the_patched_page_is_a_fresh_one(qtbot: QtBot, room: Newsroom, painted: Painted) -> None:
    session = room.session

    def edit(kind: str, number: int, text: str) -> None:
        blocks = session.draft.body.split("\n\n")
        place = number % (len(blocks) + 1)
        if kind == "insert":
            session.edit("body", "\n\n".join([*blocks[:place], text, *blocks[place:]]))
        elif kind == "remove":
            session.edit("body", "\n\n".join(blocks[:place] + blocks[place + 1 :]))
        elif kind == "section":
            session.edit("section", ("News", "Coast", "Ports")[:number])
        elif kind == "strip":
            links = tuple(RelatedLink(headline=f"{text} {place}") for place in range(number))
            session.edit("strip", Strip(links=links))
        else:
            session.edit(kind, text)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(EDITS)
    def trial(edits: list[tuple[str, int, str]]) -> None:
        for change in edits:
            before = session.draft
            edit(*change)
            if session.draft != before:
                painted(lambda: None if room.preview._busy else session.changed.emit(session.draft))
        assert json.loads(ask(qtbot, room.preview.page, _NODES)) == json.loads(fresh(qtbot, room))

    trial()


def test_typing_keeps_the_place_and_loads_nothing_anew(qtbot: QtBot, room: Newsroom, painted: Painted) -> None:
    page = room.preview.page
    loads: list[object] = []
    painted(lambda: room.session.edit("body", "\n\n".join(f"Paragraph {number}." for number in range(200))))
    room.session.restored.emit(room.session.draft)
    ask(qtbot, page, "scrollTo(0, 3000); true")
    # The first paragraph that begins below the upper edge: whatever the fonts, no gap between two is met.
    first = "[...document.querySelectorAll('article p')].find(p => p.getBoundingClientRect().top > 200)"
    at_top, place = f"{first}.textContent", f"{first}.getBoundingClientRect().top"
    seen, where = ask(qtbot, page, at_top), ask(qtbot, page, place)
    assert "Paragraph" in seen
    page.loadStarted.connect(lambda: loads.append("load"))
    painted(lambda: QTest.keyClicks(room.editor.headline, "A headline that will need more lines than before, now "))
    painted(lambda: QTest.keyClicks(room.editor.body, "More words, and more of them than fit into one line here. " * 3))
    painted(lambda: room.session.edit("body", "New at the top.\n\n" + room.session.draft.body + "\n\nAt the end."))
    assert loads == []
    # What stands on the screen stays where it is, whatever was put in above it.
    drawn(qtbot, page)
    assert ask(qtbot, page, at_top) == seen
    assert abs(ask(qtbot, page, place) - where) < 3
    assert "At the end." in ask(qtbot, page, "document.body.innerText")


def test_the_newest_draft_is_shown_however_fast_it_is_typed(qtbot: QtBot, room: Newsroom) -> None:
    shown: list[str] = []
    room.preview.painted.connect(lambda draft, _page: shown.append(draft.body))
    QTest.keyClicks(room.editor.body, "abcdefghijklmnopqrstuvwxyz")
    wanted = room.session.draft.body
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == wanted, timeout=PATIENCE)
    assert len(shown) < 26


def test_scripts_of_a_page_do_not_run_and_ours_do(qtbot: QtBot, room: Newsroom) -> None:
    html = "<p id=p>still</p><script>document.getElementById('p').textContent = 'ran'</script>"
    page = room.preview.page
    room.preview.handler.show("x", html.encode())
    with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE):
        page.load(QUrl(room.preview.handler.address))
    assert ask(qtbot, page, "document.getElementById('p').textContent") == "still"
    control = QWebEnginePage(page.profile(), room)
    with qtbot.waitSignal(control.loadFinished, timeout=PATIENCE):
        control.load(QUrl(room.preview.handler.address))
    assert ask(qtbot, control, "document.getElementById('p').textContent") == "ran"
    control.deleteLater()


def test_nothing_remote_is_loaded(qtbot: QtBot, room: Newsroom) -> None:
    server = QTcpServer(room)
    assert server.listen(QHostAddress.SpecialAddress.LocalHost)
    calls: list[object] = []
    server.newConnection.connect(lambda: calls.append(server.nextPendingConnection()))
    address = f"http://127.0.0.1:{server.serverPort()}"
    html = (
        f"<img src='{address}/a.png'><link rel=stylesheet href='{address}/b.css'><iframe src='{address}/c'></iframe>"
        f"<video src='{address}/d'></video><p style='background:url({address}/e)'>x</p>"
        f"<meta http-equiv=refresh content='0;url={address}/f'>"
    )
    page = room.preview.page
    room.preview.handler.show("x", html.encode())
    with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE):
        page.load(QUrl(room.preview.handler.address))
    assert ask(qtbot, page, "document.images.length") == 1
    drawn(qtbot, page)
    assert calls == []
    # The same page elsewhere does call: the trial can fail.
    profile = QWebEngineProfile(room)
    control = QWebEnginePage(profile, room)
    control.setHtml(html, QUrl("http://127.0.0.1/"))
    qtbot.waitUntil(lambda: bool(calls), timeout=PATIENCE)
    with qtbot.waitSignal(control.destroyed, timeout=PATIENCE):
        control.deleteLater()
    profile.deleteLater()


def test_only_the_page_and_its_pictures_are_served(qtbot: QtBot, room: Newsroom) -> None:
    page = QWebEnginePage(room.preview.page.profile(), room)
    for address in (
        "newsdesk://desk/other/index.html",
        "newsdesk://desk/../../etc/passwd",
        f"newsdesk://desk/x/media/{'0' * 64}.png",
        "newsdesk://desk/x/media/..%2f..%2fdesk.sqlite3",
        "file:///etc/passwd",
    ):
        with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE) as loaded:
            page.load(QUrl(address))
        assert loaded.args == [False], address
    page.deleteLater()


def test_a_text_too_hard_is_shown_plainly_with_a_notice_and_typing_goes_on(
    qtbot: QtBot, room: Newsroom, painted: Painted
) -> None:
    def wait_for(text: str) -> None:
        # A page that takes the place of another is loaded a moment after it is handed over.
        qtbot.waitUntil(lambda: text in ask(qtbot, room.preview.page, "document.body.innerText"), timeout=PATIENCE)

    painted(lambda: room.session.edit("body", "![[]()" * 5000))
    assert "cannot be laid out" in room.status.said.text()
    wait_for("cannot be laid out")
    painted(lambda: room.session.edit("body", "Easy again."))
    wait_for("Easy again.")


@pytest.mark.parametrize(("name", "width"), [("Desktop", 1200), ("Tablet", 768), ("Phone", 375)])
def test_the_page_is_laid_out_as_wide_as_is_said(qtbot: QtBot, room: Newsroom, name: str, width: int) -> None:
    QTest.mouseClick(room.preview.widths[name], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: abs(ask(qtbot, room.preview.page, "document.documentElement.clientWidth") - width) < 30,
        timeout=PATIENCE,
    )


def test_the_page_comes_back_when_its_process_ends(qtbot: QtBot, room: Newsroom) -> None:
    page = room.preview.page
    with qtbot.waitSignals([page.renderProcessTerminated, room.preview.painted], timeout=PATIENCE, order="strict"):
        os.kill(page.renderProcessPid(), signal.SIGKILL)
    assert room.session.draft.headline in ask(qtbot, page, "document.querySelector('h1').textContent")
    assert "start again" in room.status.said.text()


def scroll_of(qtbot: QtBot, room: Newsroom) -> float:
    found: list[float] = []
    room.preview.page.runJavaScript("window.scrollY", WORLD, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return found[0]


def test_the_page_follows_the_caret_and_leads_back_to_the_text(
    qtbot: QtBot, room: Newsroom, painted: Callable[[Callable[[], object]], None]
) -> None:
    lines = "\n\n".join(f"Paragraph number {number} says *something* of its own." for number in range(200))
    painted(lambda: room.session.put_field("body", lines))
    body = room.editor.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.Start)
    top = scroll_of(qtbot, room)
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: scroll_of(qtbot, room) > top + 500, timeout=PATIENCE)

    # A double click on what is in view now puts the caret into its paragraph.
    body.moveCursor(QTextCursor.MoveOperation.Start)
    body.moveCursor(QTextCursor.MoveOperation.End)
    taking = room.preview.view.focusProxy()
    assert taking is not None
    with qtbot.waitSignal(room.preview.words_wanted, timeout=PATIENCE) as words:
        QTest.mouseDClick(taking, Qt.MouseButton.LeftButton, pos=taking.rect().center())
    number = int("".join(filter(str.isdigit, words.args[0])))
    assert body.line() == f"Paragraph number {number} says *something* of its own."
    assert body.hasFocus()


def test_a_double_click_on_the_headline_leads_to_its_field(room: Newsroom) -> None:
    room.preview.words_wanted.emit(markup.bare(room.session.draft.headline))
    assert room.editor.headline.hasFocus()
    room.preview.words_wanted.emit("")
    assert room.editor.headline.hasFocus()


def test_a_dark_page_is_shown_in_a_dark_window_and_the_other_one_by_a_click(
    qtbot: QtBot, room: Newsroom, painted: Painted, look: Look
) -> None:
    preview = room.preview
    ground = "getComputedStyle(document.body).backgroundColor"

    def is_dark() -> bool:
        return "rgb(23, 22, 20)" in str(ask(qtbot, preview.page, ground))

    for appearance in (Appearance.DARK, Appearance.LIGHT):
        look.wear(appearance)
        qtbot.waitUntil(lambda: is_dark() == look.dark, timeout=PATIENCE)
        for dark in (not look.dark, look.dark):
            before = preview.scheme.button.accessibleName()
            preview.scheme.button.click()
            assert preview.scheme.button.accessibleName() != before
            qtbot.waitUntil(lambda dark=dark: is_dark() is dark, timeout=PATIENCE)  # type: ignore[misc]
            scrolls = "getComputedStyle(document.documentElement).colorScheme"
            assert ask(qtbot, preview.page, scrolls) == ("dark" if dark else "light")
            # It stays so while she writes, and nothing of it comes into the page.
            painted(lambda: QTest.keyClicks(room.editor.headline, "x"))
            assert is_dark() is dark
            assert ask(qtbot, preview.page, _NODES) == fresh(qtbot, room)
    assert b"color-scheme: dark !important" not in preview.handler.data


def test_a_dark_preview_is_printed_as_any_other(qtbot: QtBot, room: Newsroom, look: Look) -> None:
    look.wear(Appearance.DARK)
    media = (
        "[...document.styleSheets[0].cssRules].filter(rule => rule.media).map(rule => rule.media.mediaText).join('|')"
    )
    qtbot.waitUntil(lambda: "screen" in str(ask(qtbot, room.preview.page, media)), timeout=PATIENCE)
    told = str(ask(qtbot, room.preview.page, media)).split("|")
    assert "prefers-color-scheme" not in "".join(told)
    assert "print" in told
    assert told.count("screen") == 2, "the dark colours, and the scheme of scroll bars"
