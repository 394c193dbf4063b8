"""An editor types bold and italic words with the keys alone, and the page shows no star."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsdesk.ui.newsroom import Newsroom

from .test_writing_keys import CTRL, write


def press(room: Newsroom, *keys: str) -> None:
    """Type text, and press what is named: B and I with Ctrl, Enter, Left, Backspace."""
    named = {"Enter": Qt.Key.Key_Return, "Left": Qt.Key.Key_Left, "Backspace": Qt.Key.Key_Backspace}
    for key in keys:
        if key in ("B", "I"):
            QTest.keyClick(room.editor.body, Qt.Key.Key_B if key == "B" else Qt.Key.Key_I, CTRL)
        elif key in named:
            QTest.keyClick(room.editor.body, named[key])
        else:
            QTest.keyClicks(room.editor.body, key)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("B", "now", "B", " and"), "Say **now** and"),
        (("I", "now", "I", " and"), "Say *now* and"),
        (("B", "now ", "B", "and"), "Say **now** and"),
        (("B", " now", "B"), "Say  **now**"),
        (("B", "I", "now", "I", "B", "."), "Say ***now***."),
        (("B", "I", "now", "B", "I", "."), "Say ***now***."),
        (("B", "not ", "I", "now", "I", " or never", "B", "."), "Say **not *now* or never**."),
        (("B", "now", "Enter", "Enter", "and"), "Say **now**\n\nand"),
        (("B", "now", "B", "Left", "Left", "Left", "Left", "B"), "Say now"),
        (("B", "B", "now"), "Say now"),
        (("B", "Backspace", "now"), "Say now"),
    ],
)
def test_what_is_marked_while_typing_leaves_no_star(room: Newsroom, keys: tuple[str, ...], text: str) -> None:
    write(room, "Say ")
    press(room, *keys)
    assert room.session.draft.body == text


def test_marks_are_undone_with_the_words_in_them(room: Newsroom) -> None:
    write(room, "Say ")
    press(room, "B", "now", "B")
    written = room.session.draft.body
    room.session.undo()
    assert room.session.draft.body == "Say "
    room.session.redo()
    assert room.session.draft.body == written == "Say **now**"


def test_a_list_entry_goes_on_behind_its_bold_words(room: Newsroom) -> None:
    write(room, "- ")
    press(room, "B", "one", "Enter", "two")
    assert room.session.draft.body == "- **one**\n- two"
