"""The index of words: what is searched, cut so that Chinese and Japanese are found by any two characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import ScalarResult, and_, or_, select, text
from sqlalchemy.orm import Session

from newsdesk.model import Article, Query, clean_line
from newsdesk.store.tables import ArticleRow

# Han, kana and Hangul are written without spaces or with few; the index holds each pair of neighbours.
_UNSPACED = re.compile(
    "([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_WHOLE = re.compile(r"\w+")
_CHUNK, _LARGEST = 200, 5000
# Pages of the index that one save may merge: some four milliseconds. Left to itself FTS5 merges whole levels at once.
_MERGE = 64


def cut(content: str) -> str:
    """Return `content` for the index: runs without spaces as overlapping pairs, everything else as it is."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", unicodedata.normalize("NFKC", content))


def _pairs(run: str) -> list[str]:
    # The last character stands alone too, so that a prefix search for any single one finds it.
    return [run[place : place + 2] for place in range(len(run))]


def match(query: Query) -> str:
    """Return the FTS5 expression for stories with each term of `query`, the last one perhaps unfinished; "" for none.

    Every term is quoted, so it is cut up as the text was and none of it is FTS5's own syntax.
    """
    last = len(query.terms) - 1
    each = (_phrases(term, open_ended=query.unfinished and place == last) for place, term in enumerate(query.terms))
    return " ".join(phrase for phrases in each for phrase in phrases)


def _phrases(term: str, *, open_ended: bool) -> list[str]:
    """Return a term as FTS5 phrases; where it is `open_ended` its last word may go on."""
    pieces = [piece for piece in _UNSPACED.split(_bare(term)) if any(map(str.isalnum, piece))]
    asked = []
    for place, piece in enumerate(pieces, start=1):
        if _UNSPACED.fullmatch(piece):
            pairs = [piece[start : start + 2] for start in range(max(1, len(piece) - 1))]
            asked.append(f'"{" ".join(pairs)}"' + ("*" if len(piece) == 1 else ""))
        else:
            asked.append(f'"{piece}"' + ("*" if open_ended and place == len(pieces) else ""))
    return asked


def _bare(term: str) -> str:
    return unicodedata.normalize("NFKC", clean_line(term)).replace('"', " ")


def found(session: Session, query: Query, *, headline: bool = False) -> Iterator[Sequence[int]]:
    """Yield the row numbers of stories with every term of `query`, newest first, in chunks that grow.

    `headline` asks for the words in what stands above the text alone. Ranking by weight would read every match of
    every word, which for a common one takes seconds on a large desk; this reads as far as the caller does.
    """
    if session.get_bind().dialect.name == "sqlite":
        if not (expression := match(query)):
            return
        rows = _matches(session, f"{{headline}} : ({expression})" if headline else expression, None)
    else:
        if not (terms := [bare for term in query.terms if (bare := _bare(term)).strip()]):
            return
        places = (ArticleRow.headline,) if headline else (ArticleRow.headline, ArticleRow.body)
        each = [or_(*(place.icontains(term, autoescape=True) for place in places)) for term in terms]
        rows = session.scalars(select(ArticleRow.pk).where(and_(*each)).order_by(ArticleRow.pk.desc()))
    size = _CHUNK
    while chunk := rows.fetchmany(size):
        yield chunk
        size = min(2 * size, _LARGEST)


def named(session: Session, names: Sequence[str], most: int) -> Sequence[int]:
    """Return the row numbers of at most so many stories with all these names above the text; it may be any of it."""
    phrases = [phrase for name in names for phrase in _phrases(name, open_ended=True)]
    if session.get_bind().dialect.name == "sqlite" and phrases:
        return _matches(session, f"{{headline}} : ({' '.join(phrases)})", most).all()
    return session.scalars(select(ArticleRow.pk).limit(most)).all()


def holding(session: Session, word: str, most: int) -> Sequence[int]:
    """Return the row numbers of at most so many stories with this very word or pair of signs, newest first."""
    if session.get_bind().dialect.name == "sqlite":
        # Said to the driver itself: this is asked for each word of a story.
        asked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [number for (number,) in session.connection().exec_driver_sql(asked, (f'"{word}"', most)).fetchall()]
    fitting = or_(*(place.icontains(word, autoescape=True) for place in (ArticleRow.headline, ArticleRow.body)))
    return session.scalars(select(ArticleRow.pk).where(fitting).order_by(ArticleRow.pk.desc()).limit(most)).all()


def _matches(session: Session, expression: str, most: int | None) -> ScalarResult[int]:
    asked = text("SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :most")
    return session.scalars(asked, {"asked": expression, "most": -1 if most is None else most})


def folded(content: str) -> str:
    """Return `content` as words are compared: without case and accents, sign for sign."""
    return content.lower() if content.isascii() else content.translate(_Folds())


class _Folds(dict[int, str]):
    """Each sign as it is compared, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        parts = unicodedata.normalize("NFD", sign)
        plain = (parts[0] if all(map(unicodedata.combining, parts[1:])) else sign).lower()
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


def marks(content: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Return where terms of `query` stand in `content`, from which character to which, in order."""
    low, found = folded(content), []
    for place, term in enumerate(query.terms):
        words = _WHOLE.findall(folded(_bare(term)))
        if not words:
            continue
        open_ended = query.unfinished and place == len(query.terms) - 1
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


def index(session: Session, pk: int, article: Article) -> None:
    """Index the article's words under its row's number, in the transaction of the save."""
    if session.get_bind().dialect.name != "sqlite":
        return
    above = (article.headline, article.kicker, article.slugline, article.standfirst, article.description)
    strip = " \n".join(f"{link.headline} {link.source}" for link in article.strip.links)
    session.execute(text("DELETE FROM words WHERE rowid = :pk"), {"pk": pk})
    session.execute(
        text("INSERT INTO words(rowid, headline, strip, body) VALUES (:pk, :headline, :strip, :body)"),
        {
            "pk": pk,
            "headline": cut(" \n".join((*above, *article.byline, *article.keywords))),
            "strip": cut(strip),
            "body": cut(f"{article.source} {article.dateline} {article.body}"),
        },
    )
    session.execute(text("INSERT INTO words(words, rank) VALUES ('merge', :pages)"), {"pages": _MERGE})


def count(content: str) -> int:
    """Return about how many words `content` has: a list of versions shows it. Han and kana count each character."""
    signs = sum(map(len, _UNSPACED.findall(content)))
    return signs + len(_WORD.findall(_UNSPACED.sub(" ", content)))
