"""Stories as a list shows them."""

from datetime import date
from typing import Any

from newsdesk.model import Status
from newsdesk.store.tables import ArticleRow
from newsdesk.store.values import Summary

SUMMARY = (
    ArticleRow.pk,
    ArticleRow.id,
    ArticleRow.slug,
    ArticleRow.headline,
    ArticleRow.section,
    ArticleRow.status,
    ArticleRow.source,
    ArticleRow.date,
    ArticleRow.edited,
    ArticleRow.revision,
    ArticleRow.language,
    ArticleRow.pressing,
    ArticleRow.embargo,
)


def summary(row: Any) -> Summary:  # noqa: ANN401 - a row of SUMMARY
    """Return a row of the columns `SUMMARY` as a value."""
    return Summary(
        id=row.id,
        slug=row.slug,
        headline=row.headline,
        section=tuple(row.section.split("\n")) if row.section else (),
        status=Status(row.status),
        source=row.source,
        date=None if row.date is None else date.fromisoformat(row.date[:10]),
        edited=row.edited,
        revision=row.revision,
        language=row.language,
        urgency=10 - row.pressing if row.pressing else 0,
        embargo=row.embargo,
    )
