"""Stories as a list shows them, and which of them it shows."""

from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlalchemy.sql import Select

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
    )


def narrowed(
    asked: Select[*tuple[Any, ...]], statuses: frozenset[Status], section: tuple[str, ...]
) -> Select[*tuple[Any, ...]]:
    """Return the query for these states (none: all but the spiked) and this section with those beneath it."""
    if statuses:
        asked = asked.where(ArticleRow.status.in_(sorted(status.value for status in statuses)))
    else:
        asked = asked.where(ArticleRow.status != Status.SPIKED.value)
    if section:
        path = "\n".join(section)
        asked = asked.where(
            or_(ArticleRow.section == path, ArticleRow.section.startswith(path + "\n", autoescape=True))
        )
    return asked
