"""A key press renders one chunk, and nobody can tell: the incremental fragment is the full one, and Markdown's own."""

import time

from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.model import count_body_words
from newsdesk.render.fragment import Fragments, fragment
from newsdesk.render.markdown import Converter

PIECES = (
    "Plain words.",
    "Two lines\nof *one* paragraph",
    "A [link][ref], HTML, a note[^a] and [^b].",
    "- item",
    "- first\n- second",
    "- [ ] open\n- [x] ~~done~~",
    "~~struck\nwords~~",
    "<details>\n\n<summary>x</summary>\n\n</details>",
    "1. one\n2. two",
    "    indented",
    "  - deeper",
    "> quoted\nlazily",
    ">> twice",
    "|a|b|\n|:-|-:|\n|1|[ref]|",
    "```\ncode\n\n    - more <div>\n```",
    "```",
    "~~~ python\nx = '<p>'\n~~~",
    "Term\n: meaning\n: another",
    ":   late meaning",
    "Other\n: [ref]",
    "[ref]: https://example.org/1 'One'",
    "[ref]: https://example.org/2",
    "[^a]: note with [ref]\n\n    and *more*[^b]",
    "[^b]: deep\nlazy line",
    "*[HTML]: Markup",
    "# Heading",
    "Under\n=====",
    "---",
    "***",
    "<div>\n\n*raw*\n\n</div>",
    "<div>",
    "</div> tail",
    "<p>left open",
    "<!-- hidden\n\nhidden -->",
    "<!--",
    "<b>bold",
    "<script>\n\nx\n\n</script>",
    "<table><tr><td>x</td></tr></table>",
    "<hr>",
    "`<div>` and `</div>`",
    '\u3000\u3000中文"引号"。',
    "\tTabbed",
    "\\[not a link\\][ref]",
    "",
)
pieces = st.sampled_from(PIECES)
texts = st.lists(st.tuples(pieces, st.sampled_from(("\n\n", "\n", "\n\n\n", "\n  \n", "\r\n\r\n", " "))), max_size=10)


@st.composite
def editings(draw: st.DrawFn) -> list[str]:
    """A text and what it becomes under edits: typing, deleting, moving of whole pieces and of single characters."""
    text = "".join("".join(pair) for pair in draw(texts))
    stages = [text]
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 3, 40))))
        new = draw(
            st.one_of(pieces, st.sampled_from(("\n", "\n\n", " ", "*", "<", "[", "]", "`", ":", "-", ">", "    ", "x")))
        )
        text = text[:start] + new + text[end:]
        stages.append(text)
    return stages


@given(editings())
def test_an_edit_gives_what_a_fresh_render_gives(stages: list[str]) -> None:
    kept = Fragments()
    for text in stages:
        assert kept.fragment(text) == fragment(text)
        assert kept.rendered(text).words == count_body_words(text)
    assert kept.fragment(stages[0]) == fragment(stages[0])


# Each of these is whole by itself; side by side they mean what they mean alone, or what Markdown joins them to.
WHOLE = (
    "Plain words.",
    "Two lines\nof *one* paragraph",
    "A [link][ref], HTML and <i>inline</i> `code`.",
    'See [ref] "quoted" -- it\'s.',
    "- item",
    "- first\n- second\n\n    inside\n\n    - deeper",
    "* loose\n\n* items",
    "1. one\n2. two",
    "2026. A year begins",
    "12345678901. A long number",
    "    indented code",
    "> quoted\nlazily",
    "> # heading\n>\n> - list",
    "|a|b|\n|:-|-:|\n|1|2|",
    "```\ncode\n\n    - more <div>\n```",
    "~~~~ python\n```\n\nx = '<p>'\n~~~~",
    "Term\n: meaning\n: another",
    "Other\n\n: loose meaning\n\n    goes on",
    "# Heading",
    "Under\n=====",
    "---",
    "***",
    "* * *",
    "<div>\n\n*raw*\n\n</div>",
    "<div class=x>a</div>\n<p>b</p>",
    "<!-- hidden\n\nhidden -->",
    "<table>\n\n<tr><td>x</td></tr>\n\n</table>",
    "<hr>",
    "`<div>` and `</div>`",
    '\u3000\u3000中文"引号"。',
    "+1 for this",
    "-no list",
    "*emphasis* at the start",
    "**Bold:** start",
    "![a](media:" + "ab" * 32 + ")",
    "[ref] starts",
    "  Slightly indented",
    "#hashtag",
    "Ends with a colon:",
    "A line\\\nbreak  \nhere",
    "&copy; &lt;b&gt; & <https://example.org>",
)
DEFINED = "\n\n[ref]: https://example.org/1 'One'\n\n*[HTML]: Markup"


def _whole(text: str) -> str:
    """Return what the library makes of the text in one go, sanitised."""
    converter = Converter()
    return converter.html(text, converter.definitions(text))


@given(st.lists(st.sampled_from(WHOLE), max_size=9), st.sampled_from(("\n\n", "\n\n\n", "\n  \n")))
@example(["Term\n: meaning\n: another", "Other\n\n: loose meaning\n\n    goes on"], "\n\n")
@example(["- item", "Plain words.", "    indented code", "Plain words."], "\n\n")
def test_chunks_together_are_what_markdown_makes_of_the_whole(parts: list[str], gap: str) -> None:
    text = gap.join(parts) + DEFINED
    # Where raw HTML stood, its output keeps the empty lines of its source.
    assert _lines(fragment(text)) == _lines(_whole(text))


def _lines(html: str) -> list[str]:
    return [line for line in html.split("\n") if line.strip()]


def test_footnotes_say_the_same_as_the_whole_text_rendered_at_once() -> None:
    text = "A[^x] [link][ref].\n\n- b[^y]\n\n[^x]: X [ref]\n\n    - list\n[^y]: Y\nlazy"
    html = fragment(text + DEFINED)
    body, notes = html.split('\n<ol class="notes">')
    plain = _whole(text + DEFINED)
    for number, name in ((1, "x"), (2, "y")):
        body = body.replace(
            f'<sup id="noteref-{number}"><a href="#note-{number}" role="doc-noteref">{number}</a></sup>',
            f'<sup><a href="#note-{name.encode().hex()}">{name.encode().hex()}</a></sup>',
        )
    assert body == plain
    assert '<a href="https://example.org/1" title="One">ref</a>' in notes
    assert "<li>list</li>" in notes
    assert "Y\nlazy" in notes


def test_a_key_in_twenty_thousand_words_costs_milliseconds() -> None:
    paragraph = "of a story that goes on and on, with a [link](https://example.org), *stress* and more -- " * 4
    text = "\n\n".join(f"Paragraph {number} {paragraph}" for number in range(320))
    kept = Fragments()
    kept.fragment(text)
    best = 1.0
    for key in "quick":
        text = text.replace("Paragraph 160 ", f"Paragraph 160 {key}", 1)
        started = time.perf_counter()
        kept.fragment(text)
        best = min(best, time.perf_counter() - started)
    # Measured 5 ms; a whole render takes 300.
    assert best < 0.04
