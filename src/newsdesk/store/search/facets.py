"""Facets of a search: its stories counted by state and section."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from newsdesk.model import Query, Status
from newsdesk.store.engine.database import Database
from newsdesk.store.records import FacetCounts, StoryFilter
from newsdesk.store.search import counters, filters, fulltext_index
from newsdesk.store.tables import ArticleRow

_MOST = 2000
"""Limit of the count, because each story found is read."""


def count_facets(database: Database, query: Query, is_cancelled: Callable[[], bool] | None = None) -> FacetCounts:
    """Count the stories that match the query; an empty query counts the whole desk.

    Raises `OperationCancelledError` once `is_cancelled` returns true.
    """
    with database.read_session(is_cancelled) as session:
        if not query.has_criteria:
            return FacetCounts(
                by_status=counters.counts_by_status(session), by_section=counters.counts_by_section(session)
            )
        # Count all states, to show the editor where else to look.
        wanted = StoryFilter(query=query if query.statuses else replace(query, statuses=frozenset(Status)))
        found = _matching_sections_and_statuses(session, wanted)
    states = Counter(Status(status) for _section, status in found[:_MOST])
    sections = Counter(section for section, _status in found[:_MOST] if section)
    return FacetCounts(
        by_status=states,
        by_section=tuple((tuple(path.split("\n")), stories) for path, stories in sorted(sections.items())),
        is_truncated=len(found) > _MOST,
    )


def _matching_sections_and_statuses(session: Session, wanted: StoryFilter) -> Sequence[tuple[str, str]]:
    """Return section and state of the matching stories, at most one more than the limit of the count."""
    asked = select(ArticleRow.section, ArticleRow.status).where(*filters.where_clauses(session, wanted))
    numbers: Sequence[int] | None
    if wanted.query.terms:
        found = (number for chunk in fulltext_index.matching_row_ids(session, wanted.query) for number in chunk)
        numbers = list(islice(found, _MOST + 1))
    else:
        numbers = filters.selective_row_ids(session, wanted)
    if numbers is not None:
        asked = asked.where(
            ArticleRow.pk.in_(numbers), ArticleRow.status.concat("").in_(filters.wanted_statuses(wanted))
        )
    else:
        asked = asked.where(ArticleRow.status.in_(filters.wanted_statuses(wanted)))
    if (paths := filters.wanted_sections(session, wanted)) is not None:
        asked = asked.where((ArticleRow.section.concat("") if numbers is not None else ArticleRow.section).in_(paths))
    return [(row.section, row.status) for row in session.execute(asked.limit(_MOST + 1))]
