"""What is counted with each save, in its transaction: stories by section and state, and by word."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from newsdesk.model import Article, Status, article_topic_text, count_terms
from newsdesk.store.tables import TallyRow, TermRow

_ADD_TALLY = text(
    "INSERT INTO tallies(section, status, stories) VALUES (:section, :status, :more) "
    "ON CONFLICT (section, status) DO UPDATE SET stories = tallies.stories + :more"
)
_ADD_TERM = text(
    "INSERT INTO terms(term, stories) VALUES (:term, :more) "
    "ON CONFLICT (term) DO UPDATE SET stories = terms.stories + :more"
)


INDEXED = 500
"""So many characters of a source or section are sorted and looked for: an index of PostgreSQL takes 2,700 bytes."""


def section_of(article: Article) -> str:
    """Return the path of an article's section as columns have it: one name a line, and no longer than is indexed."""
    return "\n".join(article.section)[:INDEXED].rstrip("\n")


def count(session: Session, changes: Iterable[tuple[Article | None, Article]]) -> None:
    """Count stories as they were before (None: not there) and are now; only what differs is written."""
    tallies: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    for before, after in changes:
        tallies[_place(after)] += 1
        words.update(count_terms(article_topic_text(after)).keys())
        if before is not None:
            tallies[_place(before)] -= 1
            words.subtract(count_terms(article_topic_text(before)).keys())
    # In order, so that two who save at once wait for each other and never in a circle.
    moved = [{"section": place[0], "status": place[1], "more": more} for place, more in sorted(tallies.items()) if more]
    changed = [{"term": term, "more": more} for term, more in sorted(words.items()) if more]
    for statement, values in ((_ADD_TALLY, moved), (_ADD_TERM, changed)):
        if values:
            session.execute(statement, values)


def by_state(session: Session) -> Mapping[Status, int]:
    """Return how many stories are in each state."""
    asked = select(TallyRow.status, func.sum(TallyRow.stories)).where(TallyRow.stories > 0).group_by(TallyRow.status)
    return {Status(status): int(stories) for status, stories in session.execute(asked)}


def by_section(session: Session) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the section paths in use, in order, with how many stories each has."""
    asked = select(TallyRow.section, func.sum(TallyRow.stories)).where(TallyRow.stories > 0, TallyRow.section != "")
    rows = session.execute(asked.group_by(TallyRow.section).order_by(TallyRow.section))
    return tuple((tuple(path.split("\n")), int(stories)) for path, stories in rows)


def by_term(session: Session, wanted: Collection[str]) -> Mapping[str, int]:
    """Return how many stories have each of these words; one that none has is left out."""
    rows = session.execute(select(TermRow.term, TermRow.stories).where(TermRow.term.in_(wanted), TermRow.stories > 0))
    return {row.term: row.stories for row in rows}


def _place(article: Article) -> tuple[str, str]:
    return section_of(article), article.status.value
