"""Markdown commands give what an editor expects, and twice the same gives back what was there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.ui.markup import around, lines, link, next_line


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
    ],
)
def test_a_selection_is_marked_or_freed(text: str, start: int, end: int, mark: str, made: str) -> None:
    assert around(text, start, end, mark).text == made


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


def test_a_link_asks_for_what_it_lacks() -> None:
    made = link("see there", 4, 9, "https://")
    assert made.text == "see [there](https://)"
    assert made.text[made.start : made.end] == "https://"
    made = link("see ", 4, 4, "https://example.org")
    assert made.text == "see [text](https://example.org)"
    assert made.text[made.start : made.end] == "text"


@pytest.mark.parametrize(
    ("line", "column", "going_on"),
    [
        ("- one", 5, "- "),
        ("9. nine", 7, "10. "),
        ("> said", 6, "> "),
        ("- ", 2, ""),
        ("plain", 5, None),
        ("- one", 0, None),
    ],
)
def test_enter_goes_on_with_a_list_or_ends_it(line: str, column: int, going_on: str | None) -> None:
    assert next_line(line, column) == going_on


@given(
    text=st.text(alphabet="ab \n*", max_size=30),
    places=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    kind=st.sampled_from(("list", "numbers", "quote", "heading")),
)
def test_commands_lose_no_letter(text: str, places: tuple[int, int], kind: str) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    for edit in (around(text, start, end, "**"), lines(text, start, end, kind)):
        assert [letter for letter in edit.text if letter in "ab"] == [letter for letter in text if letter in "ab"]
        assert 0 <= edit.start <= edit.end <= len(edit.text)
