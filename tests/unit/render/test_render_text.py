"""Plain text out of fragments, and text as HTML holds it."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from newsdesk.render import reading_text
from newsdesk.render.text import escaped


def test_reading_text_keeps_blocks_apart_and_leaves_tags_out() -> None:
    html = "<h2>A &amp; b</h2>"
    html += "<p>One<br>two <em>three</em></p><ul><li>x</li></ul><table><tr><td>1</td><td>2</td></tr></table>"
    assert reading_text(html) == "A & b\n\nOne\ntwo three\n\nx\n\n1 2"


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_texts_are_escaped_together_as_they_are_one_by_one(texts: list[str]) -> None:
    assert escaped(texts) == [str(escape(text)) for text in texts]
