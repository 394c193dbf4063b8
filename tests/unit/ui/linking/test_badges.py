"""A row of the strip says by a sign and a word what is to be known of its link, what asks for a hand first."""

import datetime as dt
from uuid import uuid4

import pytest

from newsdesk.model import DuplicateLink, DuplicateReason, LinkTarget, RelatedLink, Status
from newsdesk.ui.linking.badges import badges_of

NOW = dt.datetime(2026, 1, 19, 12, tzinfo=dt.UTC)
STORY = uuid4()
INWARD = RelatedLink(article=STORY)


def said(link: RelatedLink, target: LinkTarget | None = None, double: DuplicateLink | None = None) -> list[str]:
    return [str(badge) for badge in badges_of(link, target, NOW, double)]


@pytest.mark.parametrize(
    ("status", "badge"),
    [
        (Status.DRAFT, "○ draft"),
        (Status.REVIEW, "◔ in review"),
        (Status.READY, "◑ ready"),
        (Status.PUBLISHED, "● published"),
        (Status.KILLED, "✕ killed"),
        (Status.SPIKED, "⊘ spiked"),
    ],
)
def test_a_story_of_ours_says_where_it_stands(status: Status, badge: str) -> None:
    assert said(INWARD, LinkTarget(id=STORY, slug="s", headline="S", status=status)) == [badge]


def test_an_embargo_counts_until_it_ends_and_not_for_what_was_killed() -> None:
    later, before = NOW + dt.timedelta(hours=1), NOW - dt.timedelta(hours=1)

    def waiting(until: dt.datetime, status: Status) -> LinkTarget:
        return LinkTarget(id=STORY, slug="s", headline="S", status=status, visible_from=until)

    assert said(INWARD, waiting(later, Status.PUBLISHED)) == ["◷ embargoed"]
    assert said(INWARD, waiting(before, Status.PUBLISHED)) == ["● published"]
    assert said(INWARD, waiting(later, Status.KILLED)) == ["✕ killed"]


def test_a_story_that_is_gone_or_elsewhere_is_marked() -> None:
    assert said(INWARD) == ["? missing"]
    assert said(INWARD, LinkTarget(id=STORY, slug="s", headline="S", on_desk=False)) == ["? not here"]


def test_a_dated_link_over_48_hours_old_says_how_old() -> None:
    def dated(day: int) -> list[str]:
        return said(RelatedLink(headline="Ferry", url="https://example.org/", date=dt.date(2026, 1, day)))

    assert dated(16) == ["⧗ 3 days"]
    assert dated(17) == dated(19) == dated(20) == []
    assert said(RelatedLink(headline="Ferry", url="https://example.org/")) == []


def test_what_asks_for_a_hand_comes_first() -> None:
    tracked = RelatedLink(headline="Ferry", url="https://example.org/?utm_source=x", date=dt.date(2026, 1, 1))
    double = DuplicateLink(tracked, 2, DuplicateReason.ADDRESS)
    assert said(tracked, double=double) == ["= as 3", "⚑ tracked", "⧗ 18 days"]
    assert "the same address as number 3" in badges_of(tracked, None, NOW, double)[0].why
