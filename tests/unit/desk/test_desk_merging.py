"""Two changed texts of one story are made one: what does not touch is taken from both, and nothing is missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.desk import merged
from newsdesk.model import Article, RelatedLink, Status, Strip

BASE = Article(headline="Harbour", source="Coast Press", body="One.\n\nTwo.\n\nThree.", status=Status.DRAFT, revision=1)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_fields_and_paragraphs_that_do_not_touch_come_from_both() -> None:
    mine = replace(BASE, headline="Harbour reopens", body=text("One!", "Two.", "Three."))
    theirs = replace(
        BASE, source="Wire", body=text("One.", "Two?", "Three.", "Four."), status=Status.REVIEW, revision=3
    )
    found = merged(BASE, mine, theirs)
    assert found.touching == ()
    assert found.article == replace(
        theirs, headline="Harbour reopens", body=text("One!", "Two?", "Three.", "Four."), revision=3
    )


def test_the_same_field_keeps_mine_and_is_named() -> None:
    found = merged(BASE, replace(BASE, headline="Mine"), replace(BASE, headline="Theirs"))
    assert (found.article.headline, found.touching) == ("Mine", ("headline",))


def test_the_same_paragraph_keeps_both_mine_first() -> None:
    found = merged(
        BASE, replace(BASE, body=text("One.", "Mine.", "Three.")), replace(BASE, body=text("One.", "Theirs.", "Three."))
    )
    assert (found.article.body, found.touching) == (text("One.", "Mine.", "Theirs.", "Three."), ("text",))


def test_the_same_change_on_both_sides_is_one() -> None:
    both = replace(BASE, headline="New", body=text("One.", "New.", "Three."))
    assert merged(BASE, both, both) == type(merged(BASE, both, both))(both, ())


def test_a_text_only_one_changed_stays_as_written() -> None:
    odd = replace(BASE, body="One.\n\n\n  \nTwo.  \n")
    assert merged(BASE, odd, replace(BASE, headline="x")).article.body == odd.body


def test_links_that_either_added_are_there() -> None:
    one, two, three = (RelatedLink(headline=name) for name in ("One", "Two", "Three"))
    base = replace(BASE, strip=Strip(links=(one,)))
    found = merged(base, replace(base, strip=Strip(links=(one, two))), replace(base, strip=Strip(links=(one, three))))
    assert found.article.strip.links == (one, two, three)


words = st.lists(st.sampled_from("abcdefgh"), max_size=7).map(lambda some: text(*some))


@pytest.mark.filterwarnings("error")
@given(words, words, words)
def test_nothing_that_either_wrote_is_missing(was: str, here: str, there: str) -> None:
    base = replace(BASE, body=was)
    body = merged(base, replace(base, body=here), replace(base, body=there)).article.body
    for written in {*here.split("\n\n"), *there.split("\n\n")} - set(was.split("\n\n")):
        assert written in body.split("\n\n")
    if here == was:
        assert body == there
    if there == was:
        assert body == here
