"""The words that tell what a story is about, cut the same way wherever stories are counted or compared."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from newsdesk.model.article import Article

# Han, kana, Hangul and the scripts of Thailand, Laos, Burma and Cambodia are written without spaces or with few.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_LONGEST = 40
_WORD = re.compile(rf"[^\W\d_]{{2,{_LONGEST}}}")
# The same for text in ASCII, at a quarter of the time.
_ASCII = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
_LEADS = re.compile(r"\]\([^)\s]{0,2000}|\bhttps?://\S+|<[!/?A-Za-z][^<>]{0,2000}>")
# News stands at the top; so much of a text says what it is about, however long it is.
_TEXT = 3000


def topic_text(headline: str, text: str, more: Iterable[str] = ()) -> str:
    """Return what is read of a story to know what it is about: its headline, what stands with it, its beginning."""
    beginning = text[:_TEXT]
    if "](" in beginning or "://" in beginning or "<" in beginning:
        beginning = _LEADS.sub(" ", beginning)
    return unicodedata.normalize("NFKC", " \n".join((headline, *more, beginning)))


def article_topic_text(article: Article) -> str:
    """Return what is read of an article to know what it is about."""
    return topic_text(article.headline, article.body, (article.standfirst, *article.keywords))


def tokenize(text: str) -> list[str]:
    """Return the words of a text as they stand there; a run without spaces gives each pair of neighbours."""
    if text.isascii():
        return [word for word in text.translate(_ASCII).split() if 1 < len(word) <= _LONGEST]
    words = _WORD.findall(text)
    if _UNSPACED.search(text) is None:
        return words
    cut: list[str] = []
    for word in words:
        if _UNSPACED.search(word) is None:
            cut.append(word)
        else:
            cut += (word[place : place + 2] for place in range(len(word) - 1))
    return cut


def count_terms(text: str) -> Counter[str]:
    """Return how often each word is in a text, whatever its case."""
    if not text.isascii():
        return Counter(tokenize(text.lower()))
    # The same, counted before what is no word is left out: that is half the time.
    counted = Counter(text.lower().translate(_ASCII).split())
    for word in [word for word in counted if not 1 < len(word) <= _LONGEST]:
        del counted[word]
    return counted


def join_tokens(words: Iterable[str]) -> str:
    """Return words that stand side by side in a text as they are read there: pairs of neighbours run together."""
    read = ""
    for word in words:
        if read and _UNSPACED.fullmatch(word):
            read += word[1:] if read[-1] == word[0] else word
        else:
            read += f" {word}" if read else word
    return read
