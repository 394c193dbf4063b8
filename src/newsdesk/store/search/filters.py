"""SQL conditions of a filter and its query."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from newsdesk.model import Status
from newsdesk.store.records import StoryFilter
from newsdesk.store.search import fulltext_index
from newsdesk.store.tables import ArticleRow

_NAMES = 5000
# Up to so many candidates are checked one by one. If more match, a scan in list order soon meets enough of them.
MAX_SELECTIVE_ROWS = 2000


def wanted_statuses(wanted: StoryFilter) -> tuple[str, ...]:
    """Return the states allowed by both filter and query; all but spiked if neither names any."""
    asked = wanted.statuses, wanted.query.statuses
    both = frozenset.intersection(*filter(None, asked)) if any(asked) else frozenset(Status) - {Status.SPIKED}
    return tuple(sorted(status.value for status in both))


def wanted_sections(session: Session, wanted: StoryFilter) -> tuple[str, ...] | None:
    """Return the section paths allowed by filter and query, as stored in the column; None for all."""
    if not (wanted.section or wanted.query.sections):
        return None
    paths = [path for path in _distinct_values(session, ArticleRow.section) if path]
    if wanted.section:
        beneath = "\n".join(wanted.section)
        paths = [path for path in paths if path == beneath or path.startswith(f"{beneath}\n")]
    if wanted.query.sections:
        asked = [
            fulltext_index.fold_case_and_accents("\n".join(part.strip() for part in name.split("/")))
            for name in wanted.query.sections
        ]
        paths = [
            path
            for path in paths
            if any(f"\n{fulltext_index.fold_case_and_accents(path)}".find(f"\n{name}") >= 0 for name in asked)
        ]
    return tuple(paths)


def where_clauses(session: Session, wanted: StoryFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of the query except state, section and search terms."""
    query = wanted.query
    made: list[ColumnElement[bool]] = []
    if query.sources:
        made.append(ArticleRow.source.in_(_matching_sources(session, query.sources)))
    for column, names in ((ArticleRow.byline, query.authors), (ArticleRow.keywords, query.keywords)):
        made += [column.contains(fulltext_index.fold_case_and_accents(name), autoescape=True) for name in names]
    if query.languages:
        made.append(ArticleRow.language.in_([*query.languages]))
    if query.since is not None:
        made.append(ArticleRow.day >= query.since.isoformat())
    if query.before is not None:
        made.append(ArticleRow.day < query.before.isoformat())
    if query.embargoed is not None:
        made.append(ArticleRow.embargo > query.embargoed)
    if query.scheduled is not None:
        made.append(ArticleRow.scheduled > query.scheduled)
    return made


def selective_row_ids(session: Session, wanted: StoryFilter) -> Sequence[int] | None:
    """Return a few row numbers that include the matching stories; None if only a scan of the list can find them.

    Of the matches of a query with terms, these are the newest `MAX_SELECTIVE_ROWS`.
    """
    query = wanted.query
    if query.terms:
        found = (
            number for numbers in fulltext_index.matching_row_ids(session, query, headline=True) for number in numbers
        )
        return [number for number, _ in zip(found, range(MAX_SELECTIVE_ROWS), strict=False)]
    asked: list[Callable[[], Any]] = []
    if query.embargoed is not None:
        asked.append(lambda: session.scalars(_select_row_ids(ArticleRow.embargo > query.embargoed)))
    if query.scheduled is not None:
        asked.append(lambda: session.scalars(_select_row_ids(ArticleRow.scheduled > query.scheduled)))
    if query.sources:
        sources = _matching_sources(session, query.sources)
        asked.append(lambda: session.scalars(_select_row_ids(ArticleRow.source.in_(sources))))
    if query.authors or query.keywords:
        asked.append(
            lambda: fulltext_index.row_ids_by_name(session, (*query.authors, *query.keywords), MAX_SELECTIVE_ROWS + 1)
        )
    for ask in asked:
        numbers: Sequence[int] = list(ask())
        if len(numbers) <= MAX_SELECTIVE_ROWS:
            return numbers
    return None


def _select_row_ids(condition: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a query of row numbers
    return select(ArticleRow.pk).where(condition).limit(MAX_SELECTIVE_ROWS + 1)


def _matching_sources(session: Session, names: tuple[str, ...]) -> list[str]:
    asked = [fulltext_index.fold_case_and_accents(name) for name in names]
    return [
        source
        for source in _distinct_values(session, ArticleRow.source)
        if any(n in fulltext_index.fold_case_and_accents(source) for n in asked)
    ]


def _distinct_values(session: Session, column: InstrumentedAttribute[str]) -> Sequence[str]:
    """Return the distinct values of a column, in order, with one index lookup for each."""
    name = column.key
    each = text(
        f"WITH RECURSIVE each(value) AS (SELECT min({name}) FROM articles UNION ALL "  # noqa: S608 - a column's name
        f"SELECT (SELECT min({name}) FROM articles WHERE {name} > each.value) FROM each WHERE each.value IS NOT NULL) "
        "SELECT value FROM each WHERE value IS NOT NULL LIMIT :most"
    )
    return session.scalars(each, {"most": _NAMES}).all()
