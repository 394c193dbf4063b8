"""Markdown commands give what an editor expects, and twice the same gives back what was there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.ui.writing.emphasis import toggle_mark
from newsdesk.ui.writing.markup import (
    Edit,
    bare,
    beside,
    footnote,
    indented,
    leave,
    line_with,
    lines,
    link,
    moved,
    next_line,
    rule,
    table,
)
from newsdesk.ui.writing.tables import cell_below, next_cell


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Par¦a one.\n\nTwo.", "Par¦a one.\n\nPICTURE\n\nTwo."),
        ("¦Para one.", "¦Para one.\n\nPICTURE"),
        (
            "Par¦a\none.\n\n![](media:1)\n\n![x](media:2)\n\nTwo.",
            "Par¦a\none.\n\n![](media:1)\n\n![x](media:2)\n\nPICTURE\n\nTwo.",
        ),
        ("Para.¦", "Para.\n\nPICTURE\n\n¦"),
        ("Para.\n\n¦", "Para.\n\nPICTURE\n\n¦"),
        ("Para.\n\n¦\n\nTwo.", "Para.\n\nPICTURE\n\n¦\n\nTwo."),
        ("¦", "PICTURE\n\n¦"),
    ],
)
def test_a_picture_splits_no_sentence(text: str, made: str) -> None:
    assert seen(beside(text.replace("¦", ""), text.index("¦"), "PICTURE")) == made


@pytest.mark.parametrize(
    ("text", "kind", "made"),
    [
        ("one\ntwo", "list", "- one\n- two"),
        ("- one\n- two", "list", "one\ntwo"),
        ("one\n\ntwo", "numbers", "1. one\n\n2. two"),
        ("- one\n- two", "numbers", "1. one\n2. two"),
        ("1. one", "list", "- one"),
        ("one", "quote", "> one"),
        ("> one\n> two", "quote", "one\ntwo"),
        ("one", "heading", "## one"),
        ("### one", "heading", "one"),
        ("", "list", "- "),
    ],
)
def test_lines_become_a_list_a_quote_or_a_heading_and_plain_again(text: str, kind: str, made: str) -> None:
    assert lines(text, 0, len(text), kind).text == made


def test_only_the_lines_of_the_selection_change() -> None:
    edit = lines("one\ntwo\nthree", 4, 7, "quote")
    assert edit.text == "one\n> two\nthree"
    assert edit.text[edit.start : edit.end] == "> two"


def test_a_link_is_made_of_what_is_selected_or_of_words_of_its_own() -> None:
    assert seen(link("see there", 4, 9, "https://example.org/a_(b)")) == "see [there](https://example.org/a_%28b%29)¦"
    assert seen(link("see ", 4, 4, "https://example.org")) == "see [https://example.org](https://example.org)¦"
    assert seen(link("", 0, 0, "story:1", "A [b]")) == "[A \\[b\\]](story:1)¦"


@pytest.mark.parametrize(
    ("line", "column", "going_on"),
    [
        ("- one", 5, "- "),
        ("9. nine", 7, "10. "),
        ("> said", 6, "> "),
        ("- ", 2, ""),
        ("    - nested", 12, "    - "),
        ("\t- nested", 9, "\t- "),
        ("        3) deep", 15, "        4) "),
        ("    - ", 6, ""),
        ("plain", 5, None),
        ("    > code", 10, None),
        ("- one", 0, None),
    ],
)
def test_enter_goes_on_with_a_list_or_ends_it(line: str, column: int, going_on: str | None) -> None:
    assert next_line(line, column) == going_on


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("- one\n- two\n- |", "- one\n- two\n\n¦"),
        ("1. one\n\n2. |", "1. one\n\n¦"),
        ("> said\n> |", "> said\n\n¦"),
        ("- |", "¦"),
        ("- one\n- |\n- two", "- one\n\n¦\n\n- two"),
        ("- one\n- |\n\nAfter.", "- one\n\n¦\n\nAfter."),
        ("- one\n    - two\n    - |", "- one\n    - two\n- ¦"),
    ],
)
def test_whoever_leaves_a_list_or_quote_is_outside_on_the_page_too(text: str, left: str) -> None:
    assert seen(leave(text.replace("|", ""), text.index("|"))) == left


@given(
    text=st.text(alphabet="ab \n*-", max_size=30),
    places=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    kind=st.sampled_from(("list", "numbers", "quote", "heading")),
)
def test_commands_lose_no_letter(text: str, places: tuple[int, int], kind: str) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    for edit in (toggle_mark(text, start, end, "**"), lines(text, start, end, kind)):
        assert [letter for letter in edit.text if letter in "ab"] == [letter for letter in text if letter in "ab"]
        assert 0 <= edit.start <= edit.end <= len(edit.text)


def seen(edit: Edit | None) -> str | None:
    """Return a text with its selection in brackets, or with a bar for the caret."""
    if edit is None:
        return None
    inner = f"[{edit.text[edit.start : edit.end]}]" if edit.end > edit.start else "¦"
    return edit.text[: edit.start] + inner + edit.text[edit.end :]


def test_tab_moves_a_list_entry_in_and_out() -> None:
    assert seen(indented("- one\n- two", 8, 8, 1)) == "- one\n    - ¦two"
    assert seen(indented("- one\n    - two", 12, 12, -1)) == "- one\n- ¦two"
    assert seen(indented("- one", 3, 3, -1)) == "- o¦ne"
    assert seen(indented("- a\n- b\nx", 0, 7, 1)) == "    [- a\n    - b]\nx"
    assert indented("no list", 3, 3, 1) is None


def test_a_number_is_that_of_the_level_it_comes_to() -> None:
    assert seen(indented("1. one\n2. two", 13, 13, 1)) == "1. one\n    1. two¦"
    assert seen(indented("1. one\n    1. in\n2. two", 24, 24, 1)) == "1. one\n    1. in\n    2. two¦"
    assert seen(indented("1. one\n    1. in\n    2. two", 28, 28, -1)) == "1. one\n    1. in\n2. two¦"
    assert seen(indented("1. a\n2. b\n3. c", 5, 14, 1)) == "1. a\n    [1. b\n    2. c]"
    assert seen(indented("9. a\n    - b\n    1. c", 21, 21, -1)) == "9. a\n    - b\n10. c¦"
    assert seen(indented("Text.\n\n2. two", 13, 13, 1)) == "Text.\n\n    1. two¦"


def test_lines_are_moved_past_each_other() -> None:
    assert seen(moved("one\ntwo\nthree", 5, 5, -1)) == "t¦wo\none\nthree"
    assert seen(moved("one\ntwo\nthree", 5, 6, 1)) == "one\nthree\nt[w]o"
    assert seen(moved("one\ntwo", 1, 1, -1)) == "o¦ne\ntwo"
    assert seen(moved("one\ntwo", 5, 5, 1)) == "one\nt¦wo"


@given(st.text(alphabet="ab\n", max_size=30), st.integers(0, 30), st.sampled_from((-1, 1)))
def test_a_line_moved_there_and_back_stands_where_it_stood(text: str, place: int, by: int) -> None:
    place = min(place, len(text))
    there = moved(text, place, place, by)
    assert sorted(there.text.split("\n")) == sorted(text.split("\n"))
    if there.text != text:
        assert moved(there.text, there.start, there.end, -by) == Edit(text, place, place)


def test_tab_goes_through_the_cells_and_makes_a_row_at_the_end() -> None:
    text = "x\n\n| A | B |\n| --- | --- |\n| one |  |\n\nafter"
    first = next_cell(text, 5, 5, 1)
    assert seen(first) == text.replace("B", "[B]")
    assert first is not None
    second = next_cell(text, first.start, first.end, 1)
    assert seen(second) == text.replace("one", "[one]")
    assert second is not None
    assert seen(next_cell(text, second.start, second.end, -1)) == text.replace("B", "[B]")
    third = next_cell(text, second.start, second.end, 1)
    assert third is not None
    assert seen(next_cell(text, third.start, third.end, 1)) == text.replace("|  |\n", "|  |\n| ¦ |  |\n")
    assert next_cell("no table", 2, 2, 1) is None


def test_a_new_row_has_as_many_cells_as_the_table() -> None:
    text = "| A | B |\n| --- | --- |\n| x \\| y | z |"
    assert seen(next_cell(text, 36, 36, 1)) == f"{text}\n| ¦ |  |"
    assert seen(next_cell("| A | B |\n| - | - |\n| x |", 22, 22, 1)) == "| A | B |\n| - | - |\n| x |\n| ¦ |  |"


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("| A | B¦ |\n| --- | --- |\n| one | two |", "| A | B |\n| --- | --- |\n| one | [two] |"),
        ("| A | B |\n| --- | --- |\n| o¦ne | two |", "| A | B |\n| --- | --- |\n| one | two |\n| ¦ |  |"),
        ("| A | B |\n| --- | --- |\n| one | t¦wo |", "| A | B |\n| --- | --- |\n| one | two |\n|  | ¦ |"),
        ("| A | B |\n| --- | ¦--- |\n| one | two |", "| A | B |\n| --- | --- |\n| one | [two] |"),
        ("| A¦ |\n| --- |", "| A |\n| --- |\n| ¦ |"),
        ("| A |\n| --- |\n| x |\n| ¦ |", "| A |\n| --- |\n| x |\n\n¦"),
        ("| A |\n| --- |\n| x |\n| ¦ |\n\nAfter.", "| A |\n| --- |\n| x |\n\n¦\n\nAfter."),
        ("| A | B |\n| --- | --- |¦", None),
        ("| A | B |¦", None),
        ("| A ¦| B |", None),
        ("¦| A |\n| --- |\n| x |", None),
        ("no | tab¦le", None),
    ],
)
def test_enter_in_a_table_goes_to_the_cell_below(text: str, below: str | None) -> None:
    place = text.index("¦")
    assert seen(cell_below(text.replace("¦", ""), place, place)) == below


def test_tables_notes_and_rules_get_lines_of_their_own() -> None:
    made = seen(table("Before this.\n\nAfter.", 3)) or ""
    assert made.startswith("Before this.\n\n| [Heading] | Heading |\n| --- | --- |")
    assert made.endswith("|\n\nAfter.")
    assert seen(rule("One.\n\nTwo.", 2)) == "One.\n\n---\n\n¦Two."
    assert seen(rule("", 0)) == "---\n\n¦"
    assert seen(footnote("A claim. More.", 8)) == "A claim.[^1] More.\n\n[^1]: ¦"
    assert seen(footnote("A.[^1] B.\n\n[^1]: x", 9)) == "A.[^1] B.[^2]\n\n[^1]: x\n[^2]: ¦"


def test_a_line_is_found_by_what_readers_see_of_it() -> None:
    text = "# Why\n\nThe *ferry* [sailed](https://example.org/x) at 9:30.[^1]\n\n- It’s 码头"
    assert line_with(text, bare("Theferrysailedat930")) == 3
    assert line_with(text, "Why") == 1
    assert line_with(text, bare("It’s 码头")) == 5
    assert line_with(text, "nowhere") is None
    assert line_with(text, "") is None
