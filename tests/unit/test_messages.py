"""A sentence that is told in English can be told again from what it was made of."""

import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import DeskError
from newsdesk.messages import Message, dump_message, load_message, match_template


def test_a_wording_is_text_that_knows_its_values() -> None:
    told = Message("{count} stories in {place}", count=3, place="Coast")
    assert told == "3 stories in Coast"
    assert (told.template, told.values) == ("{count} stories in {place}", {"count": 3, "place": "Coast"})


@given(st.text())
def test_braces_of_an_editor_are_no_values(text: str) -> None:
    assert Message(text) == text
    assert Message("“{name}” stays", name=text) == f"“{text}” stays"


def test_an_error_keeps_its_wording_on_its_way_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(DeskError("The desk in {folder} is full.", folder="{x}")))
    assert str(error) == "The desk in {x} is full."
    assert error.message.template == "The desk in {folder} is full."


def test_parts_put_together_keep_how_each_was_made() -> None:
    told = Message.join_parts(" · ", (Message("{count} days ago", count=2), "Bo {Le}"))
    assert told == "2 days ago · Bo {Le}"
    assert isinstance(told.values["part0"], Message)


@given(name=st.text(), count=st.integers())
def test_what_is_kept_comes_back_as_it_was_made(name: str, count: int) -> None:
    inner = DeskError("{path} is full", path=Path("x"))
    told = Message("“{name}”: {count:,} of {inner}", name=name, count=count, inner=inner)
    back = load_message(dump_message(told))
    assert back == told
    assert back.template == told.template
    assert back.values == {"name": name, "count": count, "inner": inner.message}
    assert isinstance(back.values["inner"], Message)


def test_what_was_kept_without_values_comes_back_as_it_stands() -> None:
    for text in ("", "Stopped.", "{", "The feed {x} is gone."):
        assert dump_message(text) == dump_message(Message(text)) == text
        assert load_message(text).template == text


def test_what_was_stored_is_recognised_by_its_template() -> None:
    templates = ("went back to version {number}", "replaced “{what}” by “{by}”")
    assert match_template("went back to version 12", templates).values == {"number": "12"}
    assert match_template("replaced “a (b)” by “”", templates).template == "replaced “a (b)” by “”"
    assert match_template("replaced “a\nb” by “c”", templates).values == {"what": "a\nb", "by": "c"}
    assert match_template("edited", templates).template == "edited"
