"""The index of words: what is searched, cut so that Chinese and Japanese are found by any two characters."""

import re
import unicodedata

from sqlalchemy import text
from sqlalchemy.orm import Session

from newsdesk.model import Article

# Han, kana, and Hangul stand without spaces; the index holds each pair of neighbours and each single one.
_UNSPACED = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_WORD = re.compile(r"\w+")
_QUERY_LENGTH = 500
_WORDS = 20


def cut(content: str) -> str:
    """Return `content` for the index: runs without spaces as overlapping pairs, everything else as it is."""
    return _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", unicodedata.normalize("NFKC", content))


def _pairs(run: str) -> list[str]:
    # The last character stands alone too, so that a prefix search for any single one finds it.
    return [run[place : place + 2] for place in range(len(run))]


def match(query: str) -> str:
    """Return the FTS5 expression for stories with each word of `query`, the last one as a prefix; "" for none."""
    asked: list[str] = []
    words = _WORD.findall(unicodedata.normalize("NFKC", query[:_QUERY_LENGTH]))[:_WORDS]
    for number, word in enumerate(words):
        parts: list[str] = []
        for piece in re.split(f"({_UNSPACED.pattern})", word):
            if _UNSPACED.fullmatch(piece):
                pairs = [piece[place : place + 2] for place in range(max(1, len(piece) - 1))]
                parts.append(f'"{" ".join(pairs)}"' + ("*" if len(piece) == 1 else ""))
            elif piece:
                parts.append(f'"{piece}"' + ("*" if number == len(words) - 1 else ""))
        asked += parts
    return " AND ".join(asked)


def index(session: Session, pk: int, article: Article) -> None:
    """Index the article's words under its row's number, in the transaction of the save."""
    strip = " \n".join(f"{link.headline} {link.source}" for link in article.strip.links)
    above = " \n".join(
        (article.headline, article.kicker, article.slugline, article.standfirst, *article.byline, *article.keywords)
    )
    session.execute(text("DELETE FROM words WHERE rowid = :pk"), {"pk": pk})
    session.execute(
        text("INSERT INTO words(rowid, headline, strip, body) VALUES (:pk, :headline, :strip, :body)"),
        {"pk": pk, "headline": cut(above), "strip": cut(strip), "body": cut(f"{article.source} {article.body}")},
    )
