"""She presses F1 and reads how it is done, offline, beside the story."""

import re
import runpy
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextFrameFormat
from PySide6.QtTest import QTest

from newsdesk.paths import documents
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


def test_every_picture_is_there_and_taken_by_the_script() -> None:
    told = "".join(document.read_text(encoding="utf-8") for document in documents().glob("*.md"))
    shown = set(re.findall(r"!\[[^]]+\]\((\w+\.png)\)", told))
    script = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "picture.py"))
    assert shown == set(script["SCENES"]) == {picture.name for picture in documents().glob("*.png")}


def test_every_document_is_in_the_contents() -> None:
    contents = (documents() / "index.md").read_text(encoding="utf-8")
    for document in documents().glob("*.md"):
        assert document.name == "index.md" or f"({document.name})" in contents


def _link(text: "object", words: str) -> QPoint:
    from PySide6.QtWidgets import QTextBrowser

    assert isinstance(text, QTextBrowser)
    cursor = text.document().find(words)
    return text.cursorRect(cursor).center() - QPoint(8, 0)
