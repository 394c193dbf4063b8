"""The index of words: what is searched, cut so that Chinese and Japanese are found by any two characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import and_, or_, select, text
from sqlalchemy.orm import Session

from newsdesk.model import Article, clean_line
from newsdesk.store.tables import ArticleRow

# Han, kana and Hangul are written without spaces or with few; the index holds each pair of neighbours.
_UNSPACED = re.compile(
    "([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_QUERY_LENGTH = 500
_WORDS = 20
_CHUNK = 200
# Pages of the index that one save may merge: some four milliseconds. Left to itself FTS5 merges whole levels at once.
_MERGE = 64


def cut(content: str) -> str:
    """Return `content` for the index: runs without spaces as overlapping pairs, everything else as it is."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", unicodedata.normalize("NFKC", content))


def _pairs(run: str) -> list[str]:
    # The last character stands alone too, so that a prefix search for any single one finds it.
    return [run[place : place + 2] for place in range(len(run))]


def asked_words(query: str) -> list[str]:
    """Return the words of what an editor typed into a search field; never more than a search should take."""
    return unicodedata.normalize("NFKC", clean_line(query[:_QUERY_LENGTH])).replace('"', " ").split()[:_WORDS]


def match(query: str) -> str:
    """Return the FTS5 expression for stories with each word of `query`, the last one as a prefix; "" for none.

    Every word is quoted, so it is cut up as the text was and none of it is FTS5's own syntax.
    """
    asked: list[str] = []
    words = asked_words(query)
    for number, word in enumerate(words):
        pieces = [piece for piece in _UNSPACED.split(word) if any(map(str.isalnum, piece))]
        for place, piece in enumerate(pieces):
            if _UNSPACED.fullmatch(piece):
                pairs = [piece[start : start + 2] for start in range(max(1, len(piece) - 1))]
                asked.append(f'"{" ".join(pairs)}"' + ("*" if len(piece) == 1 else ""))
            else:
                unfinished = number == len(words) - 1 and place == len(pieces) - 1
                asked.append(f'"{piece}"' + ("*" if unfinished else ""))
    return " ".join(asked)


def found(session: Session, query: str, cap: int, *, headline: bool = False) -> Iterator[Sequence[int]]:
    """Yield the row numbers of stories with every word of `query`, newest first, in chunks, at most `cap` of them.

    `headline` asks for the words in what stands above the text alone. Ranking by weight would read every match of
    every word, which for a common one takes seconds on a large desk; this reads as far as the caller does.
    """
    if session.get_bind().dialect.name == "sqlite":
        if not (expression := match(query)):
            return
        asked = text("SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :cap")
        expression = f"{{headline}} : ({expression})" if headline else expression
        rows = session.scalars(asked, {"asked": expression, "cap": cap})
    else:
        if not (words := asked_words(query)):
            return
        places = (ArticleRow.headline,) if headline else (ArticleRow.headline, ArticleRow.body)
        each = [or_(*(place.icontains(word, autoescape=True) for place in places)) for word in words]
        rows = session.scalars(select(ArticleRow.pk).where(and_(*each)).order_by(ArticleRow.pk.desc()).limit(cap))
    yield from rows.partitions(_CHUNK)


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
