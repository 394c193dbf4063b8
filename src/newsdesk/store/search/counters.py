"""Counters of stories by section and state, and by word, updated in the transaction of each save."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from newsdesk.model import Article, Status, article_topic_text, count_terms
from newsdesk.store.tables import SectionCountRow, TermCountRow

_ADD_TALLY = text(
    "INSERT INTO tallies(section, status, stories) VALUES (:section, :status, :more) "
    "ON CONFLICT (section, status) DO UPDATE SET stories = tallies.stories + :more"
)
_ADD_TERM = text(
    "INSERT INTO terms(term, stories) VALUES (:term, :more) "
    "ON CONFLICT (term) DO UPDATE SET stories = terms.stories + :more"
)


MAX_INDEXED_LENGTH = 500
"""Indexed characters of a source or section: an index entry of PostgreSQL has at most 2,700 bytes."""


def section_column_value(article: Article) -> str:
    """Return an article's section path as stored in columns: one name per line, cut to `MAX_INDEXED_LENGTH`."""
    return "\n".join(article.section)[:MAX_INDEXED_LENGTH].rstrip("\n")


def update_counters(session: Session, changes: Iterable[tuple[Article | None, Article]]) -> None:
    """Update the counters from pairs of a story before (None if new) and after; write only differences."""
    tallies: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    for before, after in changes:
        tallies[_section_and_status(after)] += 1
        words.update(count_terms(article_topic_text(after)).keys())
        if before is not None:
            tallies[_section_and_status(before)] -= 1
            words.subtract(count_terms(article_topic_text(before)).keys())
    # Write in sorted order, so that concurrent saves cannot deadlock.
    moved = [{"section": place[0], "status": place[1], "more": more} for place, more in sorted(tallies.items()) if more]
    changed = [{"term": term, "more": more} for term, more in sorted(words.items()) if more]
    for statement, values in ((_ADD_TALLY, moved), (_ADD_TERM, changed)):
        if values:
            session.execute(statement, values)


def counts_by_status(session: Session) -> Mapping[Status, int]:
    """Return the number of stories in each state."""
    asked = (
        select(SectionCountRow.status, func.sum(SectionCountRow.stories))
        .where(SectionCountRow.stories > 0)
        .group_by(SectionCountRow.status)
    )
    return {Status(status): int(stories) for status, stories in session.execute(asked)}


def counts_by_section(session: Session) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the section paths in use, in order, each with its number of stories."""
    asked = select(SectionCountRow.section, func.sum(SectionCountRow.stories)).where(
        SectionCountRow.stories > 0, SectionCountRow.section != ""
    )
    rows = session.execute(asked.group_by(SectionCountRow.section).order_by(SectionCountRow.section))
    return tuple((tuple(path.split("\n")), int(stories)) for path, stories in rows)


def counts_by_term(session: Session, wanted: Collection[str]) -> Mapping[str, int]:
    """Return the number of stories with each of these words, leaving out unused words."""
    rows = session.execute(
        select(TermCountRow.term, TermCountRow.stories).where(TermCountRow.term.in_(wanted), TermCountRow.stories > 0)
    )
    return {row.term: row.stories for row in rows}


def _section_and_status(article: Article) -> tuple[str, str]:
    return section_column_value(article), article.status.value
