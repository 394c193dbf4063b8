"""Unknown words are underlined as she types, and mended from the keys."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


def underlined(edit: QTextEdit | QPlainTextEdit) -> list[str]:
    """Return the words with a wave beneath them."""
    words: list[str] = []
    block = edit.document().begin()
    while block.isValid():
        words += [
            block.text()[form.start : form.start + form.length]
            for form in block.layout().formats()
            if form.format.underlineStyle() == WAVE
        ]
        block = block.next()
    return words


def empty(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    room.editor.body.setFocus()


def test_a_wrong_word_is_underlined_once_it_is_done(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    body = room.editor.body
    QTest.keyClicks(body, "All is wel agian")
    qtbot.waitUntil(lambda: underlined(body) == ["wel"], timeout=PATIENCE)
    QTest.keyClicks(body, " ")
    qtbot.waitUntil(lambda: underlined(body) == ["wel", "agian"], timeout=PATIENCE)
    room.editor.headline.setFocus()
    QTest.keyClicks(room.editor.headline, "Tihs ")
    qtbot.waitUntil(lambda: underlined(room.editor.headline) == ["Tihs"], timeout=PATIENCE)


def test_f7_leads_through_the_words_and_mends_them(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    QTest.keyClicks(room.editor.body, "It is agian the Zzgloop and tihs.")
    palette = room.asking
    QTest.keyClick(room.editor.body, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: palette.list.count() > 2, timeout=PATIENCE)
    assert "“agian”" in palette.line.placeholderText()
    assert palette.list.item(0).text() == "again"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert room.session.draft.body == "It is again the Zzgloop and tihs."

    qtbot.waitUntil(lambda: "“Zzgloop”" in palette.line.placeholderText(), timeout=PATIENCE)
    QTest.keyClicks(palette.line, "add")
    qtbot.waitUntil(lambda: palette.list.item(0) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: palette.list.item(0).text().startswith("Add “Zzgloop”"), timeout=PATIENCE)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "“tihs”" in palette.line.placeholderText(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: palette.list.count() > 0, timeout=PATIENCE)
    QTest.keyClicks(palette.line, "those")
    qtbot.waitUntil(lambda: palette.list.count() == 1, timeout=PATIENCE)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.status.said.text() == "No unknown words.", timeout=PATIENCE)
    assert room.session.draft.body == "It is again the Zzgloop and those."
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: underlined(room.editor.body) == [], timeout=PATIENCE)
    room.bar.actions_by_name["Undo"].trigger()
    assert "tihs" in room.session.draft.body


def offered(room: Newsroom, word: str) -> bool:
    return f"“{word}”" in room.asking.line.placeholderText()


def test_f7_begins_at_the_caret_and_goes_on_behind_what_was_left(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    room.session.put_field("body", "Aaaq one. Bbbq two. Cccq three.")
    room.editor.body.setFocus()
    room.editor.body.select(9, 9)
    for word in ("Bbbq", "Cccq", "Aaaq"):
        room.bar.actions_by_name["Next unknown word"].trigger()
        qtbot.waitUntil(partial(offered, room, word), timeout=PATIENCE)
        QTest.keyClick(room.asking.line, Qt.Key.Key_Escape)


def test_escape_from_the_spelling_leads_back_and_typing_replaces_nothing(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    editor, palette = room.editor, room.asking
    room.session.edit("headline", "Zzgloop sails")
    room.session.restored.emit(room.session.draft)
    QTest.keyClicks(editor.body, "All is well")
    editor.body.select(0, 0)
    QTest.keyClick(editor.body, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "“Zzgloop”" in palette.line.placeholderText(), timeout=PATIENCE)
    assert editor.headline.textCursor().selectedText() == "Zzgloop"
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    holder = QApplication.focusWidget()
    assert holder is editor.body
    QTest.keyClicks(holder, "Now ")
    assert room.session.draft.headline == "Zzgloop sails"
    assert room.session.draft.body == "Now All is well"
    assert not editor.headline.textCursor().hasSelection()


def test_a_word_is_passed_over(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    QTest.keyClicks(room.editor.body, "Zzgloop. ")
    qtbot.waitUntil(lambda: underlined(room.editor.body) == ["Zzgloop"], timeout=PATIENCE)
    room.bar.actions_by_name["Next unknown word"].trigger()
    qtbot.waitUntil(lambda: room.asking.list.count() > 0, timeout=PATIENCE)
    QTest.keyClicks(room.asking.line, "pass")
    qtbot.waitUntil(lambda: room.asking.list.item(0).text().startswith("Pass over"), timeout=PATIENCE)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: underlined(room.editor.body) == [], timeout=PATIENCE)


def test_the_menu_of_the_text_offers_the_spelling_of_the_word_there(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    body = room.editor.body
    body.insertPlainText("Right.\n\nThen agian.")
    qtbot.waitUntil(lambda: underlined(body) == ["agian"], timeout=PATIENCE)
    menu = QMenu()
    menu.addAction("Copy")
    body.menu_wanted.emit(menu, len("Right.\n\nThen ag"))
    assert [action.text() for action in menu.actions()] == ["Spelling of “agian”…", "", "Copy"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: room.asking.list.count() > 0, timeout=PATIENCE)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)
    assert room.session.draft.body == "Right.\n\nThen again."


def test_a_language_without_a_dictionary_says_so(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    QTest.keyClicks(room.editor.body, "agian ")
    qtbot.waitUntil(lambda: underlined(room.editor.body) == ["agian"], timeout=PATIENCE)
    room.session.put_field("language", "cy")
    qtbot.waitUntil(lambda: room.status.spelling.text() == "No dictionary", timeout=PATIENCE)
    assert "cy.aff" in room.status.spelling.toolTip()
    assert underlined(room.editor.body) == []


def test_escape_from_the_spelling_where_the_button_that_had_the_keys_is_gone(qtbot: QtBot, room: Newsroom) -> None:
    empty(qtbot, room)
    room.session.put_field("body", "Aaaq one.")
    room.banner.tell("The site is being published.", ("Stop", lambda: None), cause="site", of_desk=True)
    assert room.banner.take_focus()
    room.bar.actions_by_name["Next unknown word"].trigger()
    qtbot.waitUntil(partial(offered, room, "Aaaq"), timeout=PATIENCE)
    room.banner.clear("site")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Escape)
    assert not room.asking.isVisible()
