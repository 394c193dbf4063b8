"""She presses F1 and reads how it is done, offline, beside the story."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrameFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from newsdesk.paths import docs_dir
from newsdesk.ui.help import HelpPane, anchor_of
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom


def test_help_opens_follows_its_links_and_closes(room: Newsroom) -> None:
    action = room.bar.actions_by_name["Help"]
    assert "F1" in [key.toString() for key in action.shortcuts()]
    action.trigger()
    pane = room.help
    assert pane.isVisible()
    assert "Your first day" in pane.text.toPlainText()

    pane.text.setSource(QUrl("publish.md"))
    assert "What has to wait" in pane.text.toPlainText()
    QTest.mouseClick(pane.contents, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=_link(pane.text, "The strip"))
    assert pane.text.source() == QUrl("strip.md")
    QTest.keyClick(pane.text, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert room.preview.isVisible()
    action.trigger()
    assert pane.text.source() == QUrl("strip.md"), "where she was"
    QTest.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert room.preview.isVisible()


def test_a_picture_is_as_wide_as_the_text(room: Newsroom) -> None:
    room.bar.actions_by_name["Help"].trigger()
    text = room.help.text
    text.setSource(QUrl("first-day.md"))
    picture = text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("newsdesk.png"))
    assert 100 < picture.width() < text.viewport().width()  # type: ignore[attr-defined]
    assert text.horizontalScrollBar().maximum() == 0


def test_tables_have_the_lines_of_the_window_in_each_scheme(room: Newsroom, look: Look) -> None:
    room.show_keys()
    for appearance in (Appearance.DARK, Appearance.LIGHT):
        look.wear(appearance)
        for _ in range(2):
            tables = room.help.text.document().rootFrame().childFrames()
            forms = [table.format().toTableFormat() for table in tables]
            assert {form.borderBrush().color().name() for form in forms} == {look.colours["line"].lower()}
            assert {form.borderStyle() for form in forms} == {QTextFrameFormat.BorderStyle.BorderStyle_Solid}
            room.help.text.reload()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_document_is_shown_once_and_whole(pane: HelpPane) -> None:
    """Also after another one, in a pane of a narrow window: scroll bars come and go, and all of it is laid out."""
    text = pane.text
    for name in sorted(document.name for document in docs_dir().glob("*.md")) * 2:
        text.setSource(QUrl(name))
        QTest.qWait(50)
        written = QTextDocument()
        written.setMarkdown(_read(text, name))
        assert text.toPlainText() == written.toPlainText(), name
        shown = [block for block in _blocks(text) if block.text()]
        assert [block.text() for block in shown if not block.layout().lineCount()] == [], name
        assert text.horizontalScrollBar().maximum() == 0, name


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_mark_of_markdown_is_left_over(pane: HelpPane) -> None:
    for document in docs_dir().glob("*.md"):
        pane.text.setSource(QUrl(document.name))
        for block in _blocks(pane.text):
            said = (part.fragment() for part in block)  # type: ignore[attr-defined]
            prose = "".join(part.text() for part in said if not part.charFormat().fontFixedPitch())
            assert re.findall(r"\*|`|\]\(", prose) == [], (document.name, prose)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_link_to_a_heading_leads_there(pane: HelpPane) -> None:
    followed = 0
    for document in docs_dir().glob("*.md"):
        for there, anchor in re.findall(r"\]\(([\w-]*(?:\.md)?)#([^)]+)\)", _read(pane.text, document.name)):
            pane.text.setSource(QUrl(document.name))
            pane.text.setSource(QUrl(f"{there}#{anchor}"))
            top = pane.text.cursorForPosition(QPoint(20, 10)).block()
            assert top.blockFormat().headingLevel(), (document.name, anchor)
            assert anchor_of(top.text()) == anchor
            followed += 1
    assert followed


@pytest.mark.parametrize("folder", ["", "zh_CN"])
def test_every_picture_is_there_and_taken_by_the_script(folder: str) -> None:
    there = docs_dir() / folder
    told = "".join(document.read_text(encoding="utf-8") for document in there.glob("*.md"))
    shown = set(re.findall(r"!\[[^]]+\]\((\w+\.png)\)", told))
    script = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "picture.py"))
    assert shown == set(script["SCENES"]) == {picture.name for picture in there.glob("*.png")}


def test_every_document_is_in_the_contents() -> None:
    contents = (docs_dir() / "index.md").read_text(encoding="utf-8")
    for document in docs_dir().glob("*.md"):
        assert document.name == "index.md" or f"({document.name})" in contents


@pytest.fixture
def pane(qtbot: QtBot, look: Look, language: str) -> HelpPane:
    """Return the help of a window in this language."""
    QLocale.setDefault(QLocale(language))
    pane = HelpPane(look)
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def _read(text: QTextBrowser, name: str) -> str:
    found = (Path(folder, name) for folder in text.searchPaths())
    return next(file for file in found if file.exists()).read_text(encoding="utf-8")


def _blocks(text: QTextBrowser) -> Iterator[QTextBlock]:
    block = text.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _link(text: QTextBrowser, words: str) -> QPoint:
    cursor = text.document().find(words)
    return text.cursorRect(cursor).center() - QPoint(8, 0)
