"""Word counts by Unicode segmentation (UAX 29), the same in the window, the page, its data and the versions."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# UAX 29 for ASCII text, in a twentieth of the time: ' . : join letters and ' . , ; join digits.
_ASCII_WORD = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_]*(?:(?:(?<=[A-Za-z])['.:](?=[A-Za-z])|(?<=[0-9])['.,;](?=[0-9]))[A-Za-z0-9_]+)*"
)
# Matches the unread parts of a Markdown line: pictures, link targets, names of notes and references, HTML, entities.
_UNREAD = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])"
    r"|\]\([^()\s]{0,2000}(?:[ \t]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\)|\]\[[^\[\]]{0,200}\]|\[\^[^\[\]]{1,200}\]:?"
    r"|^ {0,3}\[[^\[\]]{1,200}\]:.*|^ {0,3}(?:```|~~~).*|<[^<>]{1,2000}>|&#?\w{1,10};|\bhttps?://\S+"
    r"|^[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])(?: \[[ xX]\])? "
)
_SIGNS = frozenset("[]<&`~:-*+.)")


def count_words(text: str) -> int:
    """Return the number of words of plain text; each Chinese character counts as one."""
    if text.isascii():
        return sum(1 for _ in _ASCII_WORD.finditer(text))
    if "\n" in text:
        return sum(map(count_words, text.split("\n")))
    boundary, word = _patterns()
    return sum(1 for piece in boundary.split(text) if word.search(piece))


def count_body_words(body: str) -> int:
    """Return the number of words that readers see of Markdown, without addresses, alternative texts and markup."""
    return sum(
        count_words(line if _SIGNS.isdisjoint(line) else _UNREAD.sub(" ", line)) for line in body.split("\n") if line
    )


@lru_cache(maxsize=1)
def _patterns() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    import regex

    return regex.compile(r"(?V1w)\b"), regex.compile(r"[\p{Alphabetic}\p{N}]")
