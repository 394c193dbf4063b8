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
