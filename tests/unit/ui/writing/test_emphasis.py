"""An editor marks words as she selects or types them, and no star is left that readers would see."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.render.fragment import fragment
from newsdesk.ui.writing.emphasis import delete_empty_marks, leave_marks, put_blank_before_marks, toggle_mark
from newsdesk.ui.writing.markup import Edit


@pytest.mark.parametrize(
    ("text", "start", "end", "mark", "made"),
    [
        ("a word here", 2, 6, "**", "a **word** here"),
        ("a **word** here", 4, 8, "**", "a word here"),
        ("a **word** here", 2, 10, "**", "a word here"),
        ("a word here", 1, 7, "*", "a *word* here"),
        ("a **word** here", 4, 8, "*", "a ***word*** here"),
        ("a ***word*** here", 5, 9, "*", "a **word** here"),
        ("", 0, 0, "**", "****"),
        ("a **word** here", 2, 10, "*", "a ***word*** here"),
        ("- one", 0, 5, "**", "- **one**"),
    ],
)
def test_a_selection_is_marked_or_freed(text: str, start: int, end: int, mark: str, made: str) -> None:
    assert toggle_mark(text, start, end, mark).text == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("one\n\ntwo", "**one**\n\n**two**"),
        ("one\nmore\n\n two \n", "**one\nmore**\n\n **two** \n"),
        ("- one\n- two", "- **one**\n- **two**"),
        ("## one\ntwo\n\n> three", "## **one**\n**two**\n\n> **three**"),
        ("one\n\n**two**", "**one**\n\n**two**"),
    ],
)
def test_each_paragraph_is_marked_by_itself_and_freed_again(text: str, made: str) -> None:
    edit = toggle_mark(text, 0, len(text), "**")
    assert edit.text == made
    assert toggle_mark(edit.text, edit.start, edit.end, "**").text == text.replace("**", "")
    # The marks at either end may be outside the selection.
    start, end = made.index("**") + 2, made.rindex("**")
    assert toggle_mark(made, start, end, "**").text == text.replace("**", "")


def at(text: str) -> Edit:
    """Return a text whose caret is drawn as ¦."""
    place = text.index("¦")
    return Edit(text.replace("¦", ""), place, place)


def seen(edit: Edit) -> str:
    assert edit.start == edit.end
    return f"{edit.text[: edit.start]}¦{edit.text[edit.start :]}"


def toggled(text: str, mark: str) -> str:
    before = at(text)
    return seen(toggle_mark(before.text, before.start, before.start, mark))


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("Say ¦", "**", "Say **¦**"),
        ("Say **¦**", "**", "Say ¦"),
        ("Say **no¦**", "**", "Say **no**¦"),
        ("Say **no¦** more", "**", "Say **no**¦ more"),
        ("Say *no¦*", "*", "Say *no*¦"),
        ("Say **no ¦**", "**", "Say **no** ¦"),
        ("Say **no**¦", "**", "Say **no¦**"),
        ("Say ¦**no**", "**", "Say **¦no**"),
        ("Say **¦no**", "**", "Say ¦**no**"),
        ("Say **no, ne¦ver**", "**", "Say no, ne¦ver"),
        # One within the other, in either order.
        ("**¦**", "*", "***¦***"),
        ("***¦***", "*", "**¦**"),
        ("***¦***", "**", "*¦*"),
        ("***no¦***", "*", "***no*¦**"),
        ("***no¦***", "**", "***no**¦*"),
        ("***no*¦**", "**", "***no***¦"),
        ("***no**¦*", "*", "***no***¦"),
        ("***no** more¦*", "*", "***no** more*¦"),
        ("**say *no¦***", "*", "**say *no*¦**"),
        ("**say *no*¦**", "**", "**say *no***¦"),
        ("**say *no¦***", "**", "**say *no***¦"),
        ("**say *no*¦**", "*", "**say *no¦***"),
        # What is no mark here.
        ("2 * 3 ¦", "*", "2 * 3 *¦*"),
        (r"\*\*no¦", "**", r"\*\*no**¦**"),
        ("`a ** b` no¦", "**", "`a ** b` no**¦**"),
        ("**one\n\ntwo¦", "**", "**one\n\ntwo**¦**"),
        # In entries, headings and quotes; the bullet is none of the marks.
        ("* **one¦**\n* two", "**", "* **one**¦\n* two"),
        ("- one\n- ¦", "**", "- one\n- **¦**"),
        ("* ¦", "**", "* **¦**"),
        ("## *one¦*\ntext", "*", "## *one*¦\ntext"),
        ("> **one¦**", "**", "> **one**¦"),
        ("**one\nmore¦**", "**", "**one\nmore**¦"),
    ],
)
def test_a_mark_is_begun_and_ended_at_the_caret(before: str, mark: str, after: str) -> None:
    assert toggled(before, mark) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**no¦**", "**no**¦"),
        ("***no¦***", "***no***¦"),
        ("**say *no¦***\nmore", "**say *no***¦\nmore"),
        ("**¦**", "¦"),
        ("***¦***", "¦"),
        ("**no¦** more", None),
        ("no¦", None),
        ("no ¦*", None),
    ],
)
def test_enter_leaves_the_marks_that_end_there(before: str, after: str | None) -> None:
    edit = leave_marks(at(before).text, at(before).start)
    assert (edit and seen(edit)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a **¦**", "a ¦"),
        ("*¦*", "¦"),
        ("***¦***", "**¦**"),
        ("**a¦**", None),
        ("*¦**", None),
    ],
)
def test_backspace_takes_an_empty_pair_out(before: str, after: str | None) -> None:
    edit = delete_empty_marks(at(before).text, at(before).start)
    assert (edit and seen(edit)) == after


def test_a_blank_goes_before_marks_that_are_still_empty() -> None:
    edit = put_blank_before_marks("a ***" + "***", 5)
    assert edit is not None
    assert seen(edit) == "a  ***¦***"
    assert put_blank_before_marks("**a**", 3) is None


KEYS = st.lists(st.sampled_from(["B", "I", " word", " die Fähre", " ", ", ", "\n"]), max_size=14)


@given(KEYS)
def test_whatever_is_typed_and_marked_readers_see_no_star(keys: list[str]) -> None:
    written = Edit("Say ", 4, 4)
    for key in [*keys, " word", "\n"]:
        if mark := {"B": "**", "I": "*"}.get(key):
            written = toggle_mark(written.text, written.start, written.start, mark)
            continue
        if key == "\n":
            written = leave_marks(written.text, written.start) or written
        for letter in key:
            moved = put_blank_before_marks(written.text, written.start) if letter == " " else None
            text = f"{written.text[: written.start]}{letter}{written.text[written.start :]}"
            written = moved or Edit(text, written.start + 1, written.start + 1)
    shown = re.sub("<[^>]*>", "", fragment(written.text))
    assert "*" not in shown, written.text
