"""Search: stories by any word of headline, strip or body."""

from sqlalchemy import select

from newsdesk.model import Status
from newsdesk.store import words
from newsdesk.store.database import Database
from newsdesk.store.summaries import SUMMARY, narrowed, summary
from newsdesk.store.tables import ArticleRow
from newsdesk.store.values import Hit

_PASSAGE = 140
# A state or section that few stories have is looked for among this many matches, the newest.
_CAP = 10_000


def search(
    database: Database,
    query: str,
    *,
    statuses: frozenset[Status] = frozenset(),
    section: tuple[str, ...] = (),
    limit: int = 50,
) -> tuple[Hit, ...]:
    """Return the stories with every word of `query` (the last may be unfinished), newest first.

    Those with all of the words above the text (headline, standfirst, keywords …) come before the others.
    """
    hits: dict[int, Hit] = {}
    asked = narrowed(select(*SUMMARY, ArticleRow.body), statuses, section)
    with database.reading() as session:
        for headline in (True, False):
            for numbers in words.found(session, query, _CAP, headline=headline):
                if len(hits) >= limit:
                    break
                wanted = [number for number in numbers if number not in hits]
                rows = session.execute(asked.where(ArticleRow.pk.in_(wanted)).order_by(ArticleRow.pk.desc())).all()
                hits |= {row.pk: Hit(summary=summary(row), passage=_passage(row.body, query)) for row in rows}
    return tuple(hits.values())[: max(0, limit)]


def _passage(body: str, query: str) -> str:
    low = body.casefold()
    places = [place for word in words.asked_words(query.casefold()) if (place := low.find(word)) >= 0]
    start = max(0, min(places, default=0) - _PASSAGE // 3)
    return " ".join(body[start : start + _PASSAGE].split())
