"""What differs between two texts is told in small pieces, and a caret goes where its words go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.ui.writing.changes import carried_span, changes


def after(old: str, new: str) -> str:
    """Return `new` with bars where the caret or the selection that bars mark in `old` stands then."""
    start, end = old.index("|"), old.rindex("|")
    end -= 1 if end > start else 0
    bare = old.replace("|", "")
    start, end = carried_span(bare, changes(bare, new), start, end)
    return f"{new[:start]}|{new[end:]}" if start == end else f"{new[:start]}|{new[start:end]}|{new[end:]}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The vote.|", "New intro. The vote.|"),
        ("|The vote.", "|The vote. End added."),
        ("The vote.|", "The vote.| Theirs."),
        ("The vote| on Monday is late.", "The vote| on Tuesday is late."),
        ("A\n\n|B", "A\n\nX\n\n|B"),
        ("A|\n\nB", "A|\n\nX\n\nB"),
        ("First.\n\nSecond| one.\n\nThird.", "The first.\n\nSecond| one.\n\nThe third."),
        ("one two three| four five", "One two three| four FIVE"),
        ("a |word| here", "a long |word| or so here"),
        ("gone wo|rd here", "gone |here"),
    ],
)
def test_a_caret_stays_with_its_words(old: str, new: str) -> None:
    assert after(old, new.replace("|", "")) == new


def test_what_takes_long_to_compare_is_one_change() -> None:
    old, new = (" ".join(f"{word}{number}" for number in range(5000)) for word in ("a", "b"))
    assert len(changes(f"same {old} end", f"same {new} end")) == 1


def test_of_many_paragraphs_each_is_one_change() -> None:
    old, new = (
        "\n\n".join(f"{number} {words} and {words}." for number in range(200)) for words in ("a vote", "no vote")
    )
    assert len(changes(old, new)) == 200


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30), st.integers(0, 30))
def test_the_changes_make_the_new_text_and_no_caret_leaves_it(old: str, new: str, place: int) -> None:
    made = old
    for start, end, text in reversed(changes(old, new)):
        made = made[:start] + text + made[end:]
    assert made == new
    place = min(place, len(old))
    start, end = carried_span(old, changes(old, new), place, len(old))
    assert 0 <= start <= end <= len(new)
