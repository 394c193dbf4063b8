"""Tokenizer for topics: the same split into words for every count and comparison of stories."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from newsdesk.model.article import Article

# Han, kana, Hangul and the scripts of Thailand, Laos, Burma and Cambodia have few or no spaces.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_LONGEST = 40
_WORD = re.compile(rf"[^\W\d_]{{2,{_LONGEST}}}")
# The same for ASCII text, in a quarter of the time.
_ASCII = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
_LEADS = re.compile(r"\]\([^)\s]{0,2000}|\bhttps?://\S+|<[!/?A-Za-z][^<>]{0,2000}>")
# The number of characters that show the topic of a text of any length, because news stands at the top.
_TEXT = 3000


def topic_text(headline: str, text: str, more: Iterable[str] = ()) -> str:
    """Return the text for topic matching: headline, related fields and the first 3,000 characters of the text."""
    beginning = text[:_TEXT]
    if "](" in beginning or "://" in beginning or "<" in beginning:
        beginning = _LEADS.sub(" ", beginning)
    return unicodedata.normalize("NFKC", " \n".join((headline, *more, beginning)))


def article_topic_text(article: Article) -> str:
    """Return the text of an article for topic matching."""
    return topic_text(article.headline, article.body, (article.standfirst, *article.keywords))


def tokenize(text: str) -> list[str]:
    """Return the words of a text in order; a run of a script without spaces becomes overlapping character pairs."""
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
    """Return the number of occurrences of each word of a text, regardless of case."""
    if not text.isascii():
        return Counter(tokenize(text.lower()))
    # The same result in half the time: count first, then remove the words that are too short or too long.
    counted = Counter(text.lower().translate(_ASCII).split())
    for word in [word for word in counted if not 1 < len(word) <= _LONGEST]:
        del counted[word]
    return counted


def join_tokens(words: Iterable[str]) -> str:
    """Return neighbouring words of a text as readable text, with overlapping character pairs joined."""
    read = ""
    for word in words:
        if read and _UNSPACED.fullmatch(word):
            read += word[1:] if read[-1] == word[0] else word
        else:
            read += f" {word}" if read else word
    return read
