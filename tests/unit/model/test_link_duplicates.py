"""Two links that are the same to a reader are found, by what leads to the same place or says the same."""

from uuid import uuid4

import pytest

from newsdesk.model import (
    DuplicateLink,
    DuplicateReason,
    LinkTarget,
    RelatedLink,
    find_duplicates,
    headlines_match,
    split_duplicates,
    strip_tracking_params,
    tracking_params,
    url_comparison_key,
)

PAGE = "https://example.org/news/ferry"
OURS = LinkTarget(id=uuid4(), slug="ours", headline="A story of ours")
TARGETS = {OURS.id: OURS}


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}?utm_source=a&utm_medium=b",
        f"{PAGE}?fbclid=x",
        f"{PAGE}/",
        f"{PAGE}#more",
        f"{PAGE}/amp/",
        f"{PAGE}?amp=1",
        "http://www.example.org/news/ferry",
        "https://m.example.org/news/ferry",
        "https://amp.example.org/amp/news/ferry",
        "https://example.org:443/news/ferry",
        "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/news/ferry",
        "https://www.google.com/amp/s/example.org/news/ferry",
    ],
)
def test_addresses_that_lead_to_the_same(address: str) -> None:
    assert url_comparison_key(address) == url_comparison_key(PAGE)


@pytest.mark.parametrize(
    "address",
    [f"{PAGE}?page=2", f"{PAGE}-2", "https://example.com/news/ferry", "https://example.org:8080/news/ferry"],
)
def test_addresses_that_lead_elsewhere(address: str) -> None:
    assert url_comparison_key(address) != url_comparison_key(PAGE)


def test_what_follows_readers_is_named_and_cut_and_the_rest_stays_as_written() -> None:
    address = f"{PAGE}?b=2&utm_source=x&a=1&fbclid=y#more"
    assert tracking_params(address) == ("utm_source", "fbclid")
    assert strip_tracking_params(address) == f"{PAGE}?b=2&a=1#more"
    assert tracking_params(PAGE) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour reopens after storm", "HARBOUR REOPENS AFTER STORM!"),
        ("Harbour reopens after storm", "Harbor reopens after storm"),
        ("Harbour reopens after storm", "Harbour reopens after storm | Coast Press"),
        ("Ferry returns to the islands", "Ferry returns to the islands on Monday"),
        ("Café öffnet wieder am Hafen", "Cafe offnet wieder am Hafen"),
        ("港口在风暴后重新开放", "港口在风暴之后重新开放"),
        ("الميناء يعيد فتح أبوابه بعد العاصفة", "الميناء يعيد فتح أبوابه بعد عاصفة"),
        ("?!", "?!"),
    ],
)
def test_headlines_that_are_nearly_the_same(one: str, other: str) -> None:
    assert headlines_match(one, other)
    assert headlines_match(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour reopens after storm", "Harbour closes after storm"),
        ("Economy grows 5.0 per cent in 2025", "Economy grows 5.2 per cent in 2025"),
        ("Day 3 at the games", "Day 4 at the games"),
        ("港口在风暴后重新开放", "机场在风暴后重新开放"),
        ("The day in pictures from Paris", "The day in pictures from Rome"),
        ("Rain", "Rail"),
        ("", ""),
        ("Rain", ""),
    ],
)
def test_headlines_that_are_two(one: str, other: str) -> None:
    assert not headlines_match(one, other)


def test_doubles_are_told_with_the_first_and_the_reason() -> None:
    links = (
        RelatedLink(headline="Ferry returns", url=PAGE),
        RelatedLink(article=OURS.id),
        RelatedLink(headline="In other words", url=f"{PAGE}?utm_source=x"),
        RelatedLink(article=OURS.id, headline="Another wording of it"),
        RelatedLink(headline="A story of ours!"),
        RelatedLink(headline="Something else"),
    )
    assert find_duplicates(links, TARGETS) == {
        2: DuplicateLink(links[2], 0, DuplicateReason.ADDRESS),
        3: DuplicateLink(links[3], 1, DuplicateReason.STORY),
        4: DuplicateLink(links[4], 1, DuplicateReason.HEADLINE),
    }


def test_what_is_new_is_parted_from_what_is_there() -> None:
    there = (RelatedLink(headline="Ferry returns", url=PAGE),)
    new = (RelatedLink(headline="New one"), RelatedLink(url=f"{PAGE}/amp"), RelatedLink(headline="New one"))
    fresh, doubles = split_duplicates(new, there, TARGETS)
    assert fresh == (new[0],)
    assert [(double.link, double.original_index) for double in doubles] == [(new[1], 0), (new[2], 1)]


def test_thousands_of_pasted_lines_are_answered() -> None:
    lines = [RelatedLink(headline=f"Line of a long text, number {number}") for number in range(3000)]
    fresh, doubles = split_duplicates((*lines, lines[2999]), (), {})
    assert len(fresh) == 3000
    assert doubles[0].original_index == 2999
