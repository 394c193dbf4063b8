"""Text on the desk holds what every format can carry."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.text_cleaning import _FORBIDDEN, _LINE_ENDS, clean_line, clean_text


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_the_quick_answer_is_the_thorough_one(text: str) -> None:
    assert clean_text(text) == _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def test_every_single_character_is_judged_alike_both_ways() -> None:
    for code in (*range(0x3000), *range(0xD700, 0x10010), *range(0x1FFF0, 0x20010), *range(0x10FFF0, 0x110000)):
        assert clean_text(chr(code)) == _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", chr(code))), hex(code)


def test_line_ends_are_one_and_controls_are_gone() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert clean_text("a\x00b\x1bc\ufffed\ud800e") == "abcde"
    assert clean_text("10\u00a0km\tnaïve 河岸 🚢\u200d") == "10\u00a0km\tnaïve 河岸 🚢\u200d"


def test_a_line_has_single_blanks_and_none_at_its_ends() -> None:
    assert clean_line(" a \n\t b\u00a0 ") == "a b"
