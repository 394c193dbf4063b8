"""She pastes, makes lists, tables and notes, and moves lines about, all from the keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk.model import Article
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def write(room: Newsroom, text: str) -> None:
    """Put a text into the body, the caret behind it."""
    room.session.put_field("body", text)
    room.editor.body.setFocus()
    room.editor.body.moveCursor(QTextCursor.MoveOperation.End)


def pasted(text: str, html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_a_paste_from_a_browser_arrives_clean_and_says_what_was_left_out(qtbot: QtBot, room: Newsroom) -> None:
    write(room, "Before. ")
    html = "<p>He <b>said</b> so.</p><ul><li>one</li></ul><script>x</script><img src=a.png alt='A pier'>"
    room.editor.body.insertFromMimeData(pasted("He said so. one", html))
    qtbot.waitUntil(lambda: "said" in room.session.draft.body, timeout=PATIENCE)
    assert room.session.draft.body == "Before. He **said** so.\n\n- one"
    assert room.banner.text.text() == "Left out of the paste: the picture “A pier”, 1 script."
    QTest.mouseClick(room.banner.buttons[0], Qt.MouseButton.LeftButton)
    assert room.session.draft.body == "Before. "


def test_a_paste_is_no_longer_undone_by_a_button_once_she_wrote_on(qtbot: QtBot, room: Newsroom) -> None:
    write(room, "Before. ")
    room.editor.body.insertFromMimeData(pasted("He said so.", "<p>He <b>said</b> so.</p><script>x</script>"))
    qtbot.waitUntil(lambda: room.banner.text.text() == "Left out of the paste: 1 script.", timeout=PATIENCE)
    assert len(room.banner.buttons) == 1
    QTest.keyClicks(room.editor.body, "More")
    # It would take back what she typed, and leave the paste.
    assert not room.banner.buttons
    assert room.banner.text.text() == "Left out of the paste: 1 script."


def test_what_is_typed_while_a_paste_is_read_stays(qtbot: QtBot, room: Newsroom) -> None:
    write(room, "A  B")
    cursor = room.editor.body.textCursor()
    cursor.setPosition(2)
    room.editor.body.setTextCursor(cursor)
    room.editor.body.insertFromMimeData(pasted("1. *x*"))
    room.editor.body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(room.editor.body, "!")
    qtbot.waitUntil(lambda: "x" in room.session.draft.body, timeout=PATIENCE)
    assert room.session.draft.body == "A 1. \\*x\\* B!"


def test_pasted_notes_go_below_everything_as_one_step(qtbot: QtBot, room: Newsroom) -> None:
    html = (
        "<p>Said<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> so</p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Who.</p></div>"
    )
    for before, caret, after in (
        ("A[^1] B\n\n[^1]: x", 5, "A[^1]Said[^2] so B\n\n[^1]: x\n\n[^2]: Who."),
        ("", 0, "Said[^1] so\n\n[^1]: Who."),
    ):
        write(room, before)
        room.editor.body.select(caret, caret)
        room.editor.body.insertFromMimeData(pasted("Said", html))
        qtbot.waitUntil(lambda: "Who." in room.session.draft.body, timeout=PATIENCE)
        assert room.session.draft.body == after
        assert room.editor.body.text_before().endswith("] so")
        room.session.undo()
        assert room.session.draft.body == before


def test_paste_as_text_and_as_markdown(qtbot: QtBot, room: Newsroom) -> None:
    QGuiApplication.clipboard().setMimeData(pasted("**two** stars", "<b>two</b> stars"))
    write(room, "")
    QTest.keyClick(room.editor.body, Qt.Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: room.session.draft.body == "\\*\\*two\\*\\* stars", timeout=PATIENCE)
    write(room, "")
    QTest.keyClick(room.editor.body, Qt.Key.Key_V, CTRL | ALT)
    assert room.session.draft.body == "**two** stars"


def test_what_is_copied_here_comes_back_as_it_was(room: Newsroom) -> None:
    write(room, "A **bold** word\n\n- a list")
    room.editor.body.selectAll()
    room.editor.body.copy()
    write(room, "")
    room.editor.body.paste()
    assert room.session.draft.body == "A **bold** word\n\n- a list"


def test_a_picture_on_the_clipboard_becomes_a_picture_of_the_story(qtbot: QtBot, room: Newsroom) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(image)
    write(room, "Before")
    before = len(room.session.draft.media)
    room.editor.body.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(room.session.draft.media) > before, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "![](media:" in room.session.draft.body, timeout=PATIENCE)
    write(room, "Para one.")
    room.editor.body.select(4, 4)
    room.editor.headline.setFocus()
    room.editor.body.insertFromMimeData(data)
    qtbot.waitUntil(lambda: "![](media:" in room.session.draft.body, timeout=PATIENCE)
    assert room.session.draft.body.startswith("Para one.\n\n![](media:")
    assert room.editor.body.caret() == 4
    assert room.editor.headline.hasFocus()


def test_tab_sets_list_entries_in_and_walks_through_tables_and_else_moves_on(room: Newsroom) -> None:
    body = room.editor.body
    write(room, "- one\n- two")
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert room.session.draft.body == "- one\n    - two"
    QTest.keyClick(body, Qt.Key.Key_Backtab, SHIFT)
    assert room.session.draft.body == "- one\n- two"

    write(room, "Plain.")
    room.editor.marks["Table"].trigger()
    QTest.keyClicks(body, "Port")
    for words in ("Boats", "Tarn", "3"):
        QTest.keyClick(body, Qt.Key.Key_Tab)
        QTest.keyClicks(body, words)
    assert room.session.draft.body == "Plain.\n\n| Port | Boats |\n| --- | --- |\n| Tarn | 3 |"
    QTest.keyClick(body, Qt.Key.Key_Tab)
    QTest.keyClicks(body, "Holm")
    assert room.session.draft.body.endswith("| Tarn | 3 |\n| Holm |  |")

    write(room, "Plain.")
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert room.session.draft.body == "Plain."
    assert room.strip.add.hasFocus()
    QTest.keyClick(room.strip.add, Qt.Key.Key_Backtab, SHIFT)
    assert body.hasFocus()


def test_enter_twice_leaves_a_list_and_a_quote(room: Newsroom) -> None:
    body = room.editor.body
    write(room, "")
    for text in ("- one", "two", "", "Between.", "", "> said", "", "After."):
        QTest.keyClicks(body, text)
        QTest.keyClick(body, Qt.Key.Key_Return)
    assert room.session.draft.body == "- one\n- two\n\nBetween.\n\n> said\n\nAfter.\n"
    write(room, "- one")
    QTest.keyClick(body, Qt.Key.Key_Return)
    QTest.keyClick(body, Qt.Key.Key_Tab)
    for text in ("nested", "again", "", "two"):
        QTest.keyClicks(body, text)
        QTest.keyClick(body, Qt.Key.Key_Return)
    assert room.session.draft.body == "- one\n    - nested\n    - again\n- two\n- "


def test_enter_goes_down_a_table_and_out_of_it(room: Newsroom) -> None:
    body = room.editor.body
    write(room, "")
    room.editor.marks["Table"].trigger()
    for text in ("Port", "Tarn", "Holm", "", "After."):
        QTest.keyClicks(body, text)
        QTest.keyClick(body, Qt.Key.Key_Return)
    table = "| Port | Heading |\n| --- | --- |\n| Tarn |  |\n| Holm |  |"
    assert room.session.draft.body == f"{table}\n\nAfter.\n"
    write(room, "| A | B |")
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert room.session.draft.body == "| A | B |\n", "what is no table yet is written by hand"


def test_lines_move_with_alt_and_the_arrows(room: Newsroom) -> None:
    write(room, "one\ntwo\nthree")
    QTest.keyClick(room.editor.body, Qt.Key.Key_Up, ALT)
    assert room.session.draft.body == "one\nthree\ntwo"
    QTest.keyClick(room.editor.body, Qt.Key.Key_Down, ALT)
    assert room.session.draft.body == "one\ntwo\nthree"


def test_a_note_and_a_rule(room: Newsroom) -> None:
    write(room, "A claim.")
    room.editor.marks["Footnote"].trigger()
    QTest.keyClicks(room.editor.body, "Says who.")
    assert room.session.draft.body == "A claim.[^1]\n\n[^1]: Says who."
    write(room, "One.")
    room.editor.marks["Rule"].trigger()
    QTest.keyClicks(room.editor.body, "Two.")
    assert room.session.draft.body == "One.\n\n---\n\nTwo."


def test_selected_words_are_counted(qtbot: QtBot, room: Newsroom) -> None:
    room.editor.body.setFocus()
    total = room.status.counted.text().split(" words")[0]
    text = room.session.draft.body
    room.editor.body.select(0, len(" ".join(text.split(" ")[:5])))
    assert room.status.counted.text().startswith(f"5 of {total} words")
    room.editor.body.moveCursor(QTextCursor.MoveOperation.Start)
    assert room.status.counted.text().startswith(f"{total} words")


def test_one_word_is_one(qtbot: QtBot, room: Newsroom) -> None:
    write(room, "One")
    qtbot.waitUntil(lambda: room.status.counted.text().startswith("1 word ·"), timeout=PATIENCE)
    room.editor.body.selectAll()
    assert room.status.counted.text().startswith("1 word ·")


def test_what_was_half_typed_for_the_strip_stays_with_its_story(qtbot: QtBot, room: Newsroom) -> None:
    add = room.strip.add
    add.setFocus()
    QTest.keyClicks(add, "Half")
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.reread()
    assert add.text() == "Half"
    story = room._desk.writing.new(Article(headline="Another"))
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(story.id)
    assert add.text() == ""


def test_a_story_is_duplicated(qtbot: QtBot, room: Newsroom) -> None:
    before = room.session.draft
    room.session.edit("kicker", "Typed just now")
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["Duplicate the story"].trigger()
    copy = room.session.draft
    assert (copy.headline, copy.body, copy.kicker) == (before.headline, before.body, "Typed just now")
    assert copy.strip == before.strip
    assert copy.id != before.id
    assert copy.slug not in ("", before.slug)


def test_the_page_is_saved_as_pdf(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, told in (("page.pdf", "Saved"), ("no folder/page.pdf", "cannot be written")):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, path=path: (str(path), ""))
        with qtbot.waitSignal(room.preview.notice, timeout=PATIENCE) as notice:
            room.bar.actions_by_name["Save the page as PDF…"].trigger()
        assert told in notice.args[0]
        assert path.exists() == (told == "Saved")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_the_page_is_printed(qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: QPrintDialog) -> int:
        # A machine without a printer has one that prints into a file.
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    with qtbot.waitSignal(room.preview.notice, timeout=PATIENCE) as notice:
        room.bar.actions_by_name["Print the page…"].trigger()
    assert notice.args[0].startswith("Printed on ")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
