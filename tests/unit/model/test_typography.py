"""Lines above a text get the quotes and dashes that the text gets."""

import html

import pytest

from newsdesk.model import Article, typeset_article, typeset_line
from newsdesk.render.fragment import fragment


@pytest.mark.parametrize(
    "line",
    [
        '"Quoted" -- it\'s',
        "'80s pop and the '90s",
        '"\'Tis" so; "A \'nested\' one"',
        "dogs' home, O'Neill's plan",
        '湖区"门户"和"桥梁"',
        "It---the port---opens...",
        '("in brackets"), pages 3--5',
        "Mayor: 'No' to \"X\"",
        "“already” ‘so’",
        "nothing to set",
    ],
)
def test_a_line_is_set_as_the_body_is(line: str) -> None:
    assert f"<p>{typeset_line(line)}</p>" == html.unescape(fragment(line))


def test_a_story_that_has_nothing_to_set_is_the_very_same() -> None:
    story = Article(headline="Plain", body='"Left to Markdown"')
    assert typeset_article(story) is story
