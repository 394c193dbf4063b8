"""Search: stories by any word of headline, strip or body."""

from sqlalchemy import column, literal_column, select, table, text

from newsdesk.model import Status
from newsdesk.store import words
from newsdesk.store.articles import SUMMARY, narrowed, summary
from newsdesk.store.database import Database
from newsdesk.store.tables import ArticleRow
from newsdesk.store.values import Hit

_PASSAGE = 140
_MATCHES = table("words", column("rowid"))
# Ranking reads every match; beyond this many the newest will do.
_CAP = 2000


def search(
    database: Database,
    query: str,
    *,
    statuses: frozenset[Status] = frozenset(),
    section: tuple[str, ...] = (),
    limit: int = 50,
) -> tuple[Hit, ...]:
    """Return the stories with every word of `query` (the last may be unfinished), headline matches first."""
    expression = words.match(query)
    if not expression:
        return ()
    capped = (
        select(_MATCHES.c.rowid, literal_column("bm25(words, 8.0, 3.0, 1.0)").label("grade"))
        .where(text("words MATCH :expression"))
        .order_by(_MATCHES.c.rowid.desc())
        .limit(_CAP)
        .subquery()
    )
    asked = narrowed(select(*SUMMARY, ArticleRow.body).join(capped, capped.c.rowid == ArticleRow.pk), statuses, section)
    asked = asked.order_by(capped.c.grade, ArticleRow.pk.desc()).limit(limit)
    with database.session() as session:
        rows = session.execute(asked.params(expression=expression)).all()
    return tuple(Hit(summary=summary(row), passage=_passage(row.body, query)) for row in rows)


def _passage(body: str, query: str) -> str:
    places = [place for word in query.casefold().split() if (place := body.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - _PASSAGE // 3)
    return " ".join(body[start : start + _PASSAGE].split())
