"""Search for stories by any word of headline, strip or body."""

from collections.abc import Callable
from itertools import islice

from sqlalchemy import select

from newsdesk.errors import OperationCancelledError
from newsdesk.model import Query
from newsdesk.store.damage import read_stories
from newsdesk.store.engine.database import Database
from newsdesk.store.records import Hit, StoryFilter, Summary
from newsdesk.store.search import filters, fulltext_index
from newsdesk.store.search.story_list import fetch_page
from newsdesk.store.summaries import SUMMARY_COLUMNS, damaged_summary, summary_from_row
from newsdesk.store.tables import ArticleRow

_PASSAGE = 140
# Characters searched for the passage. A match usually occurs early, and a text as long as a book takes too long.
_LOOKED_AT = 200_000


def search_stories(
    database: Database, wanted: StoryFilter, *, limit: int = 50, is_cancelled: Callable[[], bool] | None = None
) -> tuple[Hit, ...]:
    """Return the stories that match the filter and every term of its query, newest first.

    Stories with all words above the text (headline, standfirst, keywords …) come before the others. A query without
    terms returns its stories in list order. Raises `OperationCancelledError` once `is_cancelled` returns true.
    """
    query, hits = wanted.query, dict[int, Hit]()
    if not query.has_criteria:
        return ()
    with database.read_session(is_cancelled) as session:
        if not query.terms:
            return tuple(Hit(summary=row, passage="") for row in fetch_page(session, wanted, None, limit).rows)
        # The concatenation with "" stops the planner from scanning an index of states; row numbers are faster.
        asked = select(*SUMMARY_COLUMNS, ArticleRow.body).where(
            ArticleRow.status.concat("").in_(filters.wanted_statuses(wanted))
        )
        asked = asked.where(*filters.where_clauses(session, wanted))
        if (paths := filters.wanted_sections(session, wanted)) is not None:
            asked = asked.where(ArticleRow.section.concat("").in_(paths))
        for headline in (True, False):
            for numbers in fulltext_index.matching_row_ids(session, query, headline=headline):
                if is_cancelled is not None and is_cancelled():
                    raise OperationCancelledError("What was being looked for is no longer wanted.")
                if len(hits) >= limit:
                    break
                fitting = asked.where(ArticleRow.pk.in_(set(numbers) - hits.keys())).order_by(ArticleRow.pk.desc())
                hits |= read_stories(
                    session,
                    fitting.limit(limit - len(hits)),
                    lambda row: (row.pk, _hit(summary_from_row(row), row.body, query)),
                    lambda pk, _error: (pk, Hit(summary=damaged_summary(session, pk), passage="")),
                )
    return tuple(islice(hits.values(), max(0, limit)))


def _hit(story: Summary, body: str, query: Query) -> Hit:
    marked = fulltext_index.find_match_spans(body[:_LOOKED_AT], query)
    start = max(0, (marked[0][0] if marked else 0) - _PASSAGE // 3)
    if start:
        # Do not begin in the middle of a word.
        start = max(body.rfind(" ", 0, start + 1), body.rfind("\n", 0, start + 1), start - _PASSAGE // 3) + 1
    passage = " ".join(body[start : start + _PASSAGE].split())
    return Hit(
        summary=story,
        passage=passage,
        headline_matches=fulltext_index.find_match_spans(story.headline, query),
        passage_matches=fulltext_index.find_match_spans(passage, query),
    )
