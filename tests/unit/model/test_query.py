"""What she types to find stories is read as she means it, and what she mistypes is told, not refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import QUERY_FIELDS, Query, Status, parse_query

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("grain prices", {"terms": ("grain", "prices")}),
        ('fall "grain prices"', {"terms": ("fall", "grain prices"), "prefix_last_term": False}),
        ('"grain prices" fall', {"terms": ("grain prices", "fall")}),
        ('"not closed yet', {"terms": ("not closed yet",), "prefix_last_term": False}),
        ("status:review harbour", {"statuses": frozenset({Status.REVIEW}), "terms": ("harbour",)}),
        ("STATUS:Rea", {"statuses": frozenset({Status.READY})}),
        ("is:draft status:spiked", {"statuses": frozenset({Status.DRAFT, Status.SPIKED})}),
        ('by:"A. Writer" by:other', {"authors": ("A. Writer", "other")}),
        ("section:News/Coast", {"sections": ("News/Coast",)}),
        ("source:Wire keyword:oil language:zh", {"sources": ("Wire",), "keywords": ("oil",), "languages": ("zh",)}),
        ("before:2026-01-19", {"before": date(2026, 1, 19)}),
        ("after:2026-01-19", {"since": date(2026, 1, 20)}),
        ("after:2025-12", {"since": date(2026, 1, 1)}),
        ("after:2025", {"since": date(2026, 1, 1)}),
        ("on:2026-02", {"since": date(2026, 2, 1), "before": date(2026, 3, 1)}),
        ("on:today", {"since": date(2026, 1, 19), "before": date(2026, 1, 20)}),
        ("on:2026 before:2026-02 after:yesterday", {"since": date(2026, 1, 19), "before": date(2026, 2, 1)}),
        ("is:embargoed", {"embargoed": NOW}),
        ("is:scheduled", {"scheduled": NOW}),
        ("harbour section:", {"terms": ("harbour",)}),
        ("https://example.org/a at 18:30", {"terms": ("https://example.org/a", "at", "18:30")}),
        ("", {}),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(typed: str, asked: dict[str, Any]) -> None:
    assert parse_query(typed, NOW) == Query(**asked)


@pytest.mark.parametrize(
    ("typed", "hint", "terms"),
    [
        ("sektion:news", "There is no field “sektion:”; there are section:, status:", ("sektion:news",)),
        ('sektion:"a b"', "There is no field “sektion:”", ("sektion", "a b")),
        ("status:reddy", "“status:” takes one of draft, review, ready", ()),
        ("is:late", "“is:” takes embargoed, scheduled or one of draft", ()),
        ("before:tomorrow", "“before:” takes a day, month or year: 2026-01-19", ()),
        ("after:2026-13-40", "“after:” takes a day", ()),
        ("on:9999-12-31", "“on:” takes a day", ()),
    ],
)
def test_what_is_mistyped_is_told(typed: str, hint: str, terms: tuple[str, ...]) -> None:
    query = parse_query(typed, NOW)
    (told,) = query.warnings
    assert told.startswith(hint)
    assert query.terms == terms


def test_a_query_narrows_once_something_was_understood() -> None:
    assert not parse_query("  ", NOW).has_criteria
    assert not parse_query("before:tomorrow", NOW).has_criteria
    assert parse_query("status:draft", NOW).has_criteria
    assert parse_query('"x"', NOW).has_criteria


@given(st.one_of(st.text(), st.text(alphabet='"":stauisbefor 2026-/.\x00\ud800\u2029')))
def test_nothing_that_can_be_typed_is_refused(typed: str) -> None:
    assert len(parse_query(typed, NOW).terms) <= 20
    for field in QUERY_FIELDS:
        parse_query(f"{field}{typed}", NOW)
