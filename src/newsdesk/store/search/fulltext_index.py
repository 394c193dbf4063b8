"""Full-text index of stories, segmented so that any two characters find Chinese and Japanese text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import ScalarResult, select, text
from sqlalchemy.orm import Session

from newsdesk.model import Article, Query, clean_line
from newsdesk.store.search import counters, postgres_tsvector
from newsdesk.store.tables import ArticleRow

# Han, kana and Hangul are written with few or no spaces, so the index holds each pair of adjacent characters.
_UNSPACED = re.compile(
    "([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_WHOLE = re.compile(r"\w+")
_CHUNK, _LARGEST = 200, 5000
# A word in so many stories finds more than an editor ever reads.
_COMMON_WORD_STORIES = 20_000
# Index pages merged for each saved story, about four milliseconds. FTS5's automatic merge would merge whole levels.
_MERGE = 64
# Words in one query to a server, because each round trip may be slow.
_AT_ONCE = 12
_TO_SERVER = text(
    "INSERT INTO words(pk, headline, body) VALUES (:pk, CAST(:headline AS tsvector), CAST(:body AS tsvector)) "
    "ON CONFLICT (pk) DO UPDATE SET headline = excluded.headline, body = excluded.body"
)


def segment(content: str) -> str:
    """Return `content` for the index: unspaced runs as overlapping character pairs, the rest unchanged but for NFKC."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_bigrams(run[0]))} ", unicodedata.normalize("NFKC", content))


def _bigrams(run: str) -> list[str]:
    # Keep the last character alone too, so that a prefix search for any single character finds it.
    return [run[place : place + 2] for place in range(len(run))]


def _split_into_phrases(term: str, *, open_ended: bool) -> list[tuple[str, bool]]:
    """Return the phrases of a term, each with whether its last word is a prefix; `open_ended` makes the term one."""
    pieces = [piece for piece in _UNSPACED.split(_normalize(term)) if any(map(str.isalnum, piece))]
    asked = []
    for place, piece in enumerate(pieces, start=1):
        if _UNSPACED.fullmatch(piece):
            pairs = [piece[start : start + 2] for start in range(max(1, len(piece) - 1))]
            asked.append((" ".join(pairs), len(piece) == 1))
        else:
            asked.append((piece, open_ended and place == len(pieces)))
    return asked


def _engine_query(session: Session, phrases: Sequence[tuple[str, bool]], *, headline: bool) -> str:
    """Return the engine's query for stories with all these phrases; "" for none.

    Every phrase is quoted, so that no part of it is read as query syntax.
    """
    if not _is_sqlite(session):
        return postgres_tsvector.to_tsquery(
            (postgres_tsvector.split_words(fold_case_and_accents(phrase)), open_ended) for phrase, open_ended in phrases
        )
    expression = " ".join(f'"{phrase}"' + ("*" if open_ended else "") for phrase, open_ended in phrases)
    return f"{{headline}} : ({expression})" if headline and expression else expression


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _normalize(term: str) -> str:
    return unicodedata.normalize("NFKC", clean_line(term)).replace('"', " ")


def matching_row_ids(session: Session, query: Query, *, headline: bool = False) -> Iterator[Sequence[int]]:
    """Yield the row numbers of stories with every term of `query`, newest first, in growing chunks.

    `headline` limits the search to the fields above the text. Ranking by weight would read every match of every
    word: seconds for a common word on a large desk. This function reads only as far as the caller does.
    """
    last = len(query.terms) - 1
    each = (
        _split_into_phrases(term, open_ended=query.prefix_last_term and place == last)
        for place, term in enumerate(query.terms)
    )
    phrases = [phrase for found in each for phrase in found]
    if phrases and phrases[-1][1] and _is_common_word(session, phrases[-1][0]):
        phrases[-1] = (phrases[-1][0], False)
    if not (asked := _engine_query(session, phrases, headline=headline)):
        return
    size = _CHUNK
    with closing(_query_row_ids(session, asked, None, headline=headline)) as rows:
        while chunk := rows.fetchmany(size):
            yield chunk
            size = min(2 * size, _LARGEST)


def _is_common_word(session: Session, word: str) -> bool:
    """Return whether so many stories have this exact word that matches of longer words are dispensable.

    Neither engine has an index of prefixes this long: a prefix search would visit all stories of all longer words.
    """
    return len(word) > postgres_tsvector.PREFIX_LENGTH and any(
        stories >= _COMMON_WORD_STORIES for stories in counters.counts_by_term(session, [word.lower()]).values()
    )


def row_ids_by_name(session: Session, names: Sequence[str], most: int) -> Sequence[int]:
    """Return at most `most` row numbers of stories with all these names in any of the fields above the text."""
    phrases = [phrase for name in names for phrase in _split_into_phrases(name, open_ended=True)]
    if asked := _engine_query(session, phrases, headline=True):
        return _query_row_ids(session, asked, most, headline=True).all()
    return session.scalars(select(ArticleRow.pk).limit(most)).all()


def row_ids_by_word(session: Session, words: Sequence[str], most: int) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield each of these words, or character pairs, with the row numbers of the newest stories that contain it."""
    if not _is_sqlite(session):
        for start in range(0, len(words), _AT_ONCE):
            some = words[start : start + _AT_ONCE]
            asked = [
                postgres_tsvector.to_tsquery([(postgres_tsvector.split_words(fold_case_and_accents(word)), False)])
                for word in some
            ]
            each, values = _newest_matches(session, "body", "each.query", most)
            holding = (
                "SELECT each.place, newest.pk "  # noqa: S608 - no value is in it
                f"FROM unnest(CAST(:asked AS text[])) WITH ORDINALITY AS each(query, place), LATERAL ({each}) AS newest"
            )
            found: dict[int, list[int]] = {}
            for place, number in session.execute(text(holding), {"asked": asked, **values}):
                found.setdefault(place, []).append(number)
            yield from ((word, found.get(place, ())) for place, word in enumerate(some, start=1))
        return
    # Use the driver directly for speed: each word of a story needs a query with up to a thousand rows.
    cursor = session.connection().connection.cursor()
    for word in words:
        cursor.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", (f'"{word}"', most))
        yield word, [number for (number,) in cursor.fetchall()]
    cursor.close()


def _query_row_ids(session: Session, asked: str, most: int | None, *, headline: bool) -> ScalarResult[int]:
    if _is_sqlite(session):
        statement = "SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :most"
        return session.scalars(text(statement), {"asked": asked, "most": -1 if most is None else most})
    statement, values = _newest_matches(session, "headline" if headline else "body", ":asked", most)
    # Use a server-side cursor, so that the server searches only as far as the caller reads.
    streamed = {"stream_results": most is None}
    return session.scalars(text(statement), {"asked": asked, **values}, execution_options=streamed)


def _newest_matches(session: Session, column: str, asked: str, most: int | None) -> tuple[str, dict[str, object]]:
    newest = session.scalar(text("SELECT coalesce(max(pk), 0) FROM words"))
    return postgres_tsvector.newest_matches_sql(newest, column, asked, most)


def fold_case_and_accents(content: str) -> str:
    """Return `content` without case and accents for comparison, with the same number of characters."""
    return content.lower() if content.isascii() else content.translate(_FoldTable())


class _FoldTable(dict[int, str]):
    """Translation table of characters without case and accents, filled on first use of each."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        parts = unicodedata.normalize("NFD", sign)
        plain = (parts[0] if all(map(unicodedata.combining, parts[1:])) else sign).lower()
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


def find_match_spans(content: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Return the start and end positions, in characters, of the terms of `query` in `content`, in order."""
    low, found = fold_case_and_accents(content), []
    for place, term in enumerate(query.terms):
        words = _WHOLE.findall(fold_case_and_accents(_normalize(term)))
        if not words:
            continue
        open_ended = query.prefix_last_term and place == len(query.terms) - 1
        begins = "" if _UNSPACED.match(words[0]) else r"\b"
        ends = "" if open_ended or _UNSPACED.fullmatch(words[-1][-1]) else r"\b"
        pattern = begins + r"\W+".join(map(re.escape, words)) + ends
        found += [hit.span() for hit in re.finditer(pattern, low)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def index_articles(session: Session, stories: Mapping[int, Article]) -> None:
    """Index the words of articles by row number, in the transaction that writes the articles."""
    rows = [{"pk": pk, **_index_columns(article)} for pk, article in stories.items()]
    if not _is_sqlite(session):
        session.execute(_TO_SERVER, list(map(_tsvector_values, rows)))
        return
    session.execute(text("DELETE FROM words WHERE rowid = :pk"), rows)
    session.execute(
        text("INSERT INTO words(rowid, headline, strip, body) VALUES (:pk, :headline, :strip, :body)"), rows
    )
    session.execute(text("INSERT INTO words(words, rank) VALUES ('merge', :pages)"), {"pages": _MERGE * len(rows)})


def _index_columns(article: Article) -> dict[str, str]:
    above = (article.headline, article.kicker, article.slugline, article.standfirst, article.description)
    return {
        "headline": segment(" \n".join((*above, *article.byline, *article.keywords))),
        "strip": segment(" \n".join(f"{link.headline} {link.source}" for link in article.strip.links)),
        "body": segment(f"{article.source} {article.dateline} {article.body}"),
    }


def _tsvector_values(row: Mapping[str, Any]) -> dict[str, Any]:
    everywhere = fold_case_and_accents(f"{row['headline']} {row['strip']} {row['body']}")
    pk, headline = row["pk"], fold_case_and_accents(row["headline"])
    return {
        "pk": pk,
        "headline": postgres_tsvector.to_tsvector(headline, pk),
        "body": postgres_tsvector.to_tsvector(everywhere, pk),
    }
