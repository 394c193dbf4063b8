"""Pages of the list: in one of its orders, from where the page before ended, as fast in the middle as at the top."""

from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from newsdesk.store.damage import UNREADABLE, read_stories, require_damage
from newsdesk.store.records import Cursor, ListFilter, Listing, Sort
from newsdesk.store.search import filters
from newsdesk.store.summaries import SUMMARY, damaged_summary, summary
from newsdesk.store.tables import ArticleRow

_ORDERS: dict[Sort, InstrumentedAttribute[datetime] | InstrumentedAttribute[str] | InstrumentedAttribute[int]] = {
    Sort.EDITED: ArticleRow.edited,
    Sort.DATE: ArticleRow.day,
    Sort.HEADLINE: ArticleRow.title,
    Sort.URGENCY: ArticleRow.pressing,
}
# A query may have five hundred parts; a section with more beneath it is looked through as a whole.
_PARTS = 400


def page(session: Session, wanted: ListFilter, after: Cursor | None, limit: int) -> Listing:
    """Return at most `limit` stories behind `after`.

    Each state, and each section in it, has an index in every order. The page is merged from the beginnings of those
    that are wanted, so that its time does not depend on how many stories there are.
    """
    sort = wanted.sort
    if sort is Sort.EDITED and (wanted.query.since or wanted.query.before):
        # What lies between two days is a run of the order by date, and of no other.
        sort = Sort.DATE
    column, upwards = _ORDERS[sort], sort is Sort.HEADLINE
    order = (column.asc(), ArticleRow.pk.asc()) if upwards else (column.desc(), ArticleRow.pk.desc())
    fitting = filters.conditions(session, wanted)
    numbers = filters.few(session, wanted)
    if numbers is not None:
        fitting.append(ArticleRow.pk.in_(numbers))
    if after is not None:
        here, there = tuple_(column, ArticleRow.pk), tuple_(after.value, after.pk)
        fitting.append(here > there if upwards else here < there)
    paths = filters.sections(session, wanted)
    parts = [
        select(ArticleRow.pk, column.label("value")).where(part, *fitting).order_by(*order).limit(limit + 1).subquery()
        for part in _parts(filters.states(wanted), paths, whole=numbers is not None)
    ]
    if not parts:
        return Listing(rows=(), next=None)
    merged = union_all(*(select(part.c.pk, part.c.value) for part in parts)).subquery()
    sorted_by = (merged.c.value.asc(), merged.c.pk.asc()) if upwards else (merged.c.value.desc(), merged.c.pk.desc())
    found = _found(
        session, select(merged.c.pk, merged.c.value).order_by(*sorted_by).limit(limit + 1), merged.c.pk, column
    )
    shown = found[:limit]
    more = None
    if len(found) > limit:
        # A page ends at a story that the next one can begin behind.
        ends = next((place for place in range(len(shown), 0, -1) if shown[place - 1][1] is not None), 0)
        shown = shown[:ends] or found
        value = shown[-1][1]
        more = None if value is None else Cursor(value, shown[-1][0])
    asked = select(*SUMMARY).where(ArticleRow.pk.in_([pk for pk, _value in shown]))
    rows = dict(
        read_stories(
            session, asked, lambda row: (row.pk, summary(row)), lambda pk, _error: (pk, damaged_summary(session, pk))
        )
    )
    return Listing(rows=tuple(rows[pk] for pk, _value in shown), next=more)


def _found(
    session: Session, asked: Select[*tuple[Any, ...]], pk: ColumnElement[int], column: InstrumentedAttribute[Any]
) -> list[tuple[int, Any]]:
    """Return row numbers, each with the value the list is sorted by; None where that is damaged."""
    try:
        return [(row[0], row[1]) for row in session.execute(asked)]
    except UNREADABLE as error:
        require_damage(error)
    numbers = session.scalars(asked.with_only_columns(pk)).all()
    values = {
        number: value
        for number in numbers
        for value in read_stories(session, select(column).where(ArticleRow.pk == number), lambda row: row[0], None)
    }
    return [(number, values.get(number)) for number in numbers]


def _parts(states: tuple[str, ...], paths: tuple[str, ...] | None, *, whole: bool) -> list[ColumnElement[bool]]:
    # Where row numbers lead, columns joined to "": else an index of states would be walked through.
    state, section = (column.concat("") if whole else column for column in (ArticleRow.status, ArticleRow.section))
    together: ColumnElement[bool] = state.in_(states)
    each: list[ColumnElement[bool]]
    if paths is None:
        each = [ArticleRow.status == name for name in states]
    else:
        each = [and_(ArticleRow.section == path, ArticleRow.status == name) for path, name in product(paths, states)]
        together = and_(section.in_(paths), together)
    return [together] if each and (whole or len(each) > _PARTS) else each
