"""Words are counted as Unicode says, in every script, and alike wherever an editor reads their number."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import count_body_words, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two -- three.", 3),
        ("don’t can't", 2),
        ("35.1 percent of 1,200", 4),
        ("一带一路", 4),
        ("新华社2026年", 5),
        ("Ürümqi/Hotan", 2),
        ("قطار سريع", 2),
        ("— … •", 0),
    ],
)
def test_words_of_a_text(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text("aB19_ '.,;:\"-/\n\t", max_size=12))
def test_the_quick_way_through_ascii_counts_as_unicode_says(text: str) -> None:
    pieces = regex.split(r"(?V1w)\b", text)
    assert count_words(text) == sum(1 for piece in pieces if regex.search(r"[\p{Alphabetic}\p{N}]", piece))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Two words.", 2),
        ("See [the report](https://example.org/a/long-address 'and title') now", 4),
        ("As [we reported](story:6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c01), it stands.", 5),
        ("![A crane at rest](media:" + "ab" * 32 + ")", 0),
        ("| Cargo | Tonnes |\n|:--|--:|\n| Grain | 120,400 |", 4),
        ("1. one\n2. two\n\n- [x] done", 3),
        ("A note.[^1]\n\n[^1]: Its words count.", 5),
        ("[ref]: https://example.org", 0),
        ("Salt &amp; <b>light</b> <!-- hidden words -->", 2),
        ("```python\nprint(1)\n```", 2),
    ],
)
def test_words_of_a_body_are_those_that_readers_read(body: str, count: int) -> None:
    assert count_body_words(body) == count
