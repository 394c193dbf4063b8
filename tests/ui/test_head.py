"""What stands above the text, in a low window: it scrolls, and comes to rest."""

import random

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.ui.look import Look
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.head import Head


def test_its_bar_comes_to_rest_whatever_room_there_is(qtbot: QtBot, look: Look) -> None:
    editor = EditorPane(look)
    qtbot.addWidget(editor)
    editor.show()
    head = editor.findChild(Head)
    assert isinstance(head, Head)
    inner, chance = head.widget(), random.Random(1)
    assert inner is not None
    scrolled = 0
    for _ in range(1000):
        for field in (editor.headline, editor.standfirst):
            field.setPlainText("Ferries sail again " * chance.randint(1, 20))
        editor.resize(chance.randint(360, 700), chance.randint(420, 700))
        for _ in range(4):
            QApplication.processEvents()
        lacking = inner.minimumSizeHint().height() - head.height()
        assert head.verticalScrollBar().isVisible() == (lacking > 0)
        scrolled += lacking > 0
    assert 100 < scrolled < 900


def test_a_headline_is_as_high_as_its_letters_in_every_script(qtbot: QtBot, look: Look) -> None:
    """Chinese comes from another face than the rest, one with higher lines."""
    editor = EditorPane(look)
    qtbot.addWidget(editor)
    editor.resize(420, 700)
    editor.show()
    for text in (
        "Night ferry returns to the Marrow Strait",
        "旧粮仓成了江边最晚关灯的房子旧粮仓成了江边最晚关灯的房子",
    ):
        for field in (editor.headline, editor.standfirst):
            field.setPlainText(text)
            QApplication.processEvents()
            letters = field.blockBoundingRect(field.document().firstBlock()).height()
            assert field.viewport().height() >= letters + field.document().documentMargin(), text
