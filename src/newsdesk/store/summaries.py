"""Summaries of stories for lists."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from newsdesk.messages import Message
from newsdesk.model import Status
from newsdesk.store.damage import read_display_name, read_raw_text, read_stories
from newsdesk.store.records import Summary
from newsdesk.store.tables import ArticleRow

_NEVER = datetime.fromtimestamp(0, UTC)
SUMMARY_COLUMNS = (
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
    ArticleRow.urgency_rank,
    ArticleRow.embargo,
)


def summary_from_row(row: Any) -> Summary:  # noqa: ANN401 - a row of SUMMARY_COLUMNS
    """Return the summary of a row of `SUMMARY_COLUMNS`; raises `TypeError` if a text column has the wrong type."""
    if not all(isinstance(value, str) for value in (row.slug, row.headline, row.section, row.source, row.language)):
        # SQLite stores any type in a text column.
        raise TypeError("its headline or source is not text")
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
        urgency=10 - row.urgency_rank if row.urgency_rank else 0,
        embargo=row.embargo,
    )


def read_summaries(session: Session, asked: Select[*tuple[Any, ...]]) -> tuple[Summary, ...]:
    """Return the summaries of a query of the columns `SUMMARY_COLUMNS`, including damaged stories by name."""
    return tuple(read_stories(session, asked, summary_from_row, lambda pk, _error: damaged_summary(session, pk)))


def _first_column(row: Any) -> Any:  # noqa: ANN401 - a column of any type
    return row[0]


def damaged_summary(session: Session, pk: int) -> Summary:
    """Return a summary that names a story with an unreadable row."""
    condition = ArticleRow.pk == pk
    status, identity = (read_raw_text(session, column, condition) for column in (ArticleRow.status, ArticleRow.id))
    try:
        story = UUID(identity)
    except ValueError:
        # This identity opens nothing, but distinguishes the story in a list.
        story = UUID(int=pk)
    return Summary(
        id=story,
        slug=read_raw_text(session, ArticleRow.slug, condition),
        headline=Message("Damaged: {name}", name=read_display_name(session, condition)),
        section=(),
        status=Status(status) if status in list(Status) else Status.DRAFT,
        source="",
        date=None,
        edited=next(
            iter(read_stories(session, select(ArticleRow.edited).where(condition), _first_column, None)), _NEVER
        ),
        revision=0,
        language="",
        damaged=True,
    )
