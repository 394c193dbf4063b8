"""Links that are dropped into the text, as pure functions on a text and a place; knows no Qt."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from newsdesk.model import LinkTarget, RelatedLink, display_headline, normalize_http_url
from newsdesk.ui.writing import tables
from newsdesk.ui.writing.markup import Edit, whole_lines

# A link or picture, an address, code: what is dropped within goes behind it.
_WHOLE = re.compile(
    r"!?\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|\[\^[^\]\n]{0,50}\]|<?https?://[^\s>]{1,2000}>?|`[^`\n]{1,300}`"
)
_SPECIAL = re.compile(r"([\\\[\]`*_<>])")


def drop_links(text: str, at: int, links: Sequence[tuple[str, str]]) -> Edit:
    """Put links (words and address, which may be "") where they were dropped: one within its line, more as a list.

    Words, links and code stay whole; in a table they go into the cell, never across its bars.
    """
    row = tables.row_around(text, at)
    if row is not None:
        words = ", ".join(_link(words, address).replace("|", "\\|") for words, address in links)
        return _inline(text, min(max(at, row[0]), row[1]), words)
    made = [_link(*link) for link in links]
    if len(made) == 1:
        return _inline(text, at, made[0])
    _first, edge = whole_lines(text, at, at)
    edge = text.find("\n\n", edge) if text.find("\n\n", edge) >= 0 else len(text.rstrip("\n"))
    head = text[:edge].rstrip("\n")
    head += ("\n\n" if head else "") + "\n".join(f"- {link}" for link in made)
    below = text[edge:].lstrip("\n")
    return Edit(f"{head}\n\n{below}" if below else head, len(head), len(head))


def links_in_text(links: Sequence[RelatedLink], targets: Mapping[UUID, LinkTarget]) -> list[tuple[str, str]]:
    """Return links of a strip as the text has them: words and address; a story of ours is held, not its address."""
    return [
        (display_headline(link, targets), f"story:{link.article}" if link.article else normalize_http_url(link.url))
        for link in links
    ]


def _inline(text: str, at: int, made: str) -> Edit:
    first, last = whole_lines(text, at, at)
    for whole in _WHOLE.finditer(text[first:last]):
        if first + whole.start() < at < first + whole.end():
            at = first + whole.end()
    # Nor a mark of several signs, as that of bold words.
    while text[at - 1 : at] in ("*", "_", "~", "`") and text[at : at + 1] == text[at - 1 : at]:
        at += 1
    if text[:at][-1:].isalnum():
        # A word is not torn apart.
        at += len(text[at:]) - len(text[at:].lstrip("".join(filter(str.isalnum, set(text[at:last])))))
    words = text[:at].rstrip("*_~")
    # Behind a mark that begins there is no blank, or it would be none.
    begun = len(words) < at and not words[-1:].strip()
    before = " " if text[:at][-1:].strip() and text[at - 1] not in "([“‘«" and not begun else ""
    after = " " if text[at : at + 1].isalnum() else ""
    place = at + len(before + made)
    return Edit(f"{text[:at]}{before}{made}{after}{text[at:]}", place, place)


def _link(words: str, address: str) -> str:
    words = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    # A bracket or a blank within would end the address.
    safe = re.sub(r"[()\s|<>]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{words or safe}]({safe})" if address else words
