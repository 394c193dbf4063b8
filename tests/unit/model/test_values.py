"""What stories consist of is cleaned on the way in, wherever it comes from."""

import datetime as dt
from uuid import uuid4

import pytest

from newsdesk.model import Article, LinkTarget, RelatedLink


def test_what_a_bundle_says_of_another_story_is_one_clean_line() -> None:
    said = LinkTarget(id=uuid4(), slug="harbour", headline="Harbour\0javascript:alert(1)\0\n opens")
    assert said.headline == "Harbourjavascript:alert(1) opens"


def test_instants_are_kept_in_utc_to_the_second() -> None:
    paris = dt.timezone(dt.timedelta(hours=2))
    story = Article(published=dt.datetime(2026, 7, 1, 12, 0, 0, 5, paris), modified=None)
    assert story.published == dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)
    assert story.published.tzinfo is dt.UTC
    assert story.published.microsecond == 0
    with pytest.raises(ValueError, match="has no time zone"):
        Article(published=dt.datetime(2026, 7, 1, 12))


@pytest.mark.parametrize("wrong", [None, 0])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    for made in (
        lambda: Article(headline=wrong),  # type: ignore[arg-type]
        lambda: Article(body=wrong),  # type: ignore[arg-type]
        lambda: Article(byline=wrong),  # type: ignore[arg-type]
        lambda: RelatedLink(headline=wrong),  # type: ignore[arg-type]
    ):
        with pytest.raises((AttributeError, TypeError)):
            made()
    assert Article(byline=[]).byline == ()  # type: ignore[arg-type]
