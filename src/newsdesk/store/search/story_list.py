"""Pages of the story list in any sort order, read from a cursor, as fast in the middle as at the top."""

from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from newsdesk.store.damage import UNREADABLE_ROW_ERRORS, read_stories, reraise_unless_damage
from newsdesk.store.records import Cursor, StoryFilter, StoryPage, StorySort
from newsdesk.store.search import filters
from newsdesk.store.summaries import SUMMARY_COLUMNS, damaged_summary, summary_from_row
from newsdesk.store.tables import ArticleRow

_SORT_COLUMNS: dict[
    StorySort, InstrumentedAttribute[datetime] | InstrumentedAttribute[str] | InstrumentedAttribute[int]
] = {
    StorySort.EDITED: ArticleRow.edited,
    StorySort.DATE: ArticleRow.day,
    StorySort.HEADLINE: ArticleRow.title,
    StorySort.URGENCY: ArticleRow.urgency_rank,
}
# SQLite allows five hundred parts in a compound query; a section with more subsections is scanned as a whole.
_PARTS = 400


def fetch_page(session: Session, wanted: StoryFilter, after: Cursor | None, limit: int) -> StoryPage:
    """Return at most `limit` stories after the cursor `after`.

    Each state, and each section in it, has an index for every order. The page is merged from the first rows of the
    matching indexes, so its time does not depend on the number of stories.
    """
    sort = wanted.sort
    if sort is StorySort.EDITED and (wanted.query.since or wanted.query.before):
        # Only the order by date has the stories between two days in one run.
        sort = StorySort.DATE
    column, upwards = _SORT_COLUMNS[sort], sort is StorySort.HEADLINE
    order = (column.asc(), ArticleRow.pk.asc()) if upwards else (column.desc(), ArticleRow.pk.desc())
    fitting = filters.where_clauses(session, wanted)
    numbers = filters.selective_row_ids(session, wanted)
    if numbers is not None:
        fitting.append(ArticleRow.pk.in_(numbers))
    if after is not None:
        here, there = tuple_(column, ArticleRow.pk), tuple_(after.value, after.pk)
        fitting.append(here > there if upwards else here < there)
    paths = filters.wanted_sections(session, wanted)
    parts = [
        select(ArticleRow.pk, column.label("value")).where(part, *fitting).order_by(*order).limit(limit + 1).subquery()
        for part in _partition_clauses(filters.wanted_statuses(wanted), paths, whole=numbers is not None)
    ]
    if not parts:
        return StoryPage(rows=(), next=None)
    merged = union_all(*(select(part.c.pk, part.c.value) for part in parts)).subquery()
    sorted_by = (merged.c.value.asc(), merged.c.pk.asc()) if upwards else (merged.c.value.desc(), merged.c.pk.desc())
    found = _fetch_sort_values(
        session, select(merged.c.pk, merged.c.value).order_by(*sorted_by).limit(limit + 1), merged.c.pk, column
    )
    shown = found[:limit]
    more = None
    if len(found) > limit:
        # End the page at a story with a readable sort value, so that the next page can start after it.
        ends = next((place for place in range(len(shown), 0, -1) if shown[place - 1][1] is not None), 0)
        shown = shown[:ends] or found
        value = shown[-1][1]
        more = None if value is None else Cursor(value, shown[-1][0])
    asked = select(*SUMMARY_COLUMNS).where(ArticleRow.pk.in_([pk for pk, _value in shown]))
    rows = dict(
        read_stories(
            session,
            asked,
            lambda row: (row.pk, summary_from_row(row)),
            lambda pk, _error: (pk, damaged_summary(session, pk)),
        )
    )
    return StoryPage(rows=tuple(rows[pk] for pk, _value in shown), next=more)


def _fetch_sort_values(
    session: Session, asked: Select[*tuple[Any, ...]], pk: ColumnElement[int], column: InstrumentedAttribute[Any]
) -> list[tuple[int, Any]]:
    """Return row numbers, each with its sort value; None for a damaged value."""
    try:
        return [(row[0], row[1]) for row in session.execute(asked)]
    except UNREADABLE_ROW_ERRORS as error:
        reraise_unless_damage(error)
    numbers = session.scalars(asked.with_only_columns(pk)).all()
    values = {
        number: value
        for number in numbers
        for value in read_stories(session, select(column).where(ArticleRow.pk == number), lambda row: row[0], None)
    }
    return [(number, values.get(number)) for number in numbers]


def _partition_clauses(
    states: tuple[str, ...], paths: tuple[str, ...] | None, *, whole: bool
) -> list[ColumnElement[bool]]:
    # With known row numbers, the concatenation with "" stops the planner from scanning an index of states.
    state, section = (column.concat("") if whole else column for column in (ArticleRow.status, ArticleRow.section))
    together: ColumnElement[bool] = state.in_(states)
    each: list[ColumnElement[bool]]
    if paths is None:
        each = [ArticleRow.status == name for name in states]
    else:
        each = [and_(ArticleRow.section == path, ArticleRow.status == name) for path, name in product(paths, states)]
        together = and_(section.in_(paths), together)
    return [together] if each and (whole or len(each) > _PARTS) else each
