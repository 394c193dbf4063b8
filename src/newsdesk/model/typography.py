"""Typographic quotes and dashes in plain text, by the rules of the Markdown renderer for a story's body."""

import re
from dataclasses import replace
from functools import lru_cache

from newsdesk.model.article import Article

_LINES = ("headline", "kicker", "standfirst", "seo_title", "description")
_PLAIN = re.compile(r"[\"']|--|\.\.\.")
_EASTERN = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_PAIRS = (
    (re.compile(rf'(?:(?<={_EASTERN})"|"(?={_EASTERN}))([^"]{{1,500}})"'), "“\\1”"),
    (re.compile(rf"(?:(?<={_EASTERN})'|'(?={_EASTERN}))([^']{{1,500}})'"), "‘\\1’"),
)
_DASHES = (
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
)
_YEARS = re.compile(r"(?<!\w)'(?=\d\ds\b)")
# A quote is an opening one at the start of a line and after whitespace, a dash or an opening sign.
_OPENS = re.compile(r"(?:(?<=[\s(\[{<–—\u201c\u2018\"'-])|^)([\"'])(?=[\w\"'“‘¿¡(\[$€£#@…])")


@lru_cache(maxsize=4096)
def typeset_line(text: str) -> str:
    """Return a line of plain text with typographic quotes, apostrophes, dashes and ellipses."""
    if _PLAIN.search(text) is None:
        return text
    for pattern, by in (*_DASHES, *_PAIRS):
        text = pattern.sub(by, text)
    text = _YEARS.sub("’", text)
    text = _OPENS.sub(lambda quote: "“" if quote[1] == '"' else "‘", text)
    return text.replace('"', "”").replace("'", "’")


def typeset_article(article: Article) -> Article:
    """Return the story with typographic headline fields, for its page, lists and feeds."""
    lines = {name: typeset_line(getattr(article, name)) for name in _LINES}
    changed = {name: line for name, line in lines.items() if line != getattr(article, name)}
    return replace(article, **changed) if changed else article  # type: ignore[arg-type]
