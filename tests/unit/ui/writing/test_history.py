"""One history of whole articles: back to where it began and forth again, whatever was done."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Article
from newsdesk.ui.writing.history import History


def test_typing_without_a_pause_is_one_step() -> None:
    empty = Article()
    history = History(empty)
    first, second, third = (replace(empty, headline=text) for text in ("a", "ab", "ab c"))
    history.push(first, "headline", 0.0)
    history.push(second, "headline", 0.3)
    history.push(third, "headline", 5.0)
    assert history.undo() == second
    assert history.undo() == empty
    assert history.undo() is None
    assert history.redo() == second


def test_another_field_is_another_step_and_a_new_edit_ends_redo() -> None:
    empty = Article()
    history = History(empty)
    one = replace(empty, headline="a")
    two = replace(one, source="b")
    history.push(one, "headline", 0.0)
    history.push(two, "source", 0.1)
    assert history.undo() == one
    other = replace(one, source="c")
    history.push(other, "source", 0.2)
    assert history.redo() is None
    assert history.undo() == one


@given(st.lists(st.sampled_from(["headline", "source", "body"]), max_size=40))
def test_all_the_way_back_and_forth(fields: list[str]) -> None:
    states = [Article()]
    history = History(states[0])
    for number, field in enumerate(fields):
        states.append(replace(states[-1], **{field: f"text {number}"}))  # type: ignore[arg-type]
        history.push(states[-1], field, number * 10.0)
    for state in reversed(states[:-1]):
        assert history.undo() == state
    assert history.undo() is None
    for state in states[1:]:
        assert history.redo() == state
