"""The headline of a page, on which its headings and what it says of itself have to agree."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from newsdesk.wire.html_lines import is_leaf, line_of
from newsdesk.wire.page_said import Said

_HEADINGS = ["h1", "h2", "h3"]
# Blanks are read from the first of them alone.
_CUT = re.compile(
    r"(?<!\s)\s+(?:[|\-–—·•:»/~]+|::)\s+|(?:(?<!\s)\s+)?[|_]+\s*|(?:(?<!\s)\s+)?--+\s*|(?:(?<!\s)\s+)?»\s*"
)
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_]+")
_LONGEST = 300


def find_heading(soup: BeautifulSoup, said: Said) -> Tag | None:
    """Return the tag that shows the headline: the one that says what the page's head does, else its first `h1`."""
    tags = soup.find_all(lambda tag: tag.name in _HEADINGS or "headline" in str(tag.get("itemprop") or ""))
    shown = [(tag, line) for tag in tags if (line := line_of(tag)) and len(line) < _LONGEST]
    site = _words(said.site)
    claims = [_words(claim) for claim in said.titles]
    for claim in claims:
        for tag, line in shown:
            if _words(line) == claim != site:
                return tag
    best: tuple[int, Tag | None] = (0, None)
    for tag, line in shown:
        words = _words(line)
        if _enough(words) and words != site and any(_begins(claim, words) for claim in claims):
            best = max(best, (len(words), tag), key=lambda found: found[0])
    if best[1] is not None:
        return best[1]
    first = [tag for tag, line in shown if tag.name == "h1" and (_words(line) != site or not site)]
    within = [tag for tag in first if tag.find_parent(["article", "main"]) is not None]
    alike = [tag for tag in first if any(_alike(_words(line_of(tag)), claim) for claim in claims)]
    told = _words(told_headline(said))
    if alike or not _enough(told) or told == site:
        return next(iter(alike or within or first), None)
    # Old pages show their headline in a tag of any name.
    return next((tag for tag in soup.find_all(is_leaf) if _words(line_of(tag)) == told), None)


def told_headline(said: Said) -> str:
    """Return the headline that a page's head tells, without the name of its site; "" where it tells none."""
    for claim in said.titles[:-1] if len(said.titles) > 1 and said.title else said.titles:
        return _without_site(claim, said.site)
    return ""


def _without_site(title: str, site: str) -> str:
    cuts = list(_CUT.finditer(title))
    for cut in reversed(cuts):
        behind, before = title[cut.end() :], title[: cut.start()]
        if site and _words(behind) == _words(site):
            return before
    pieces = _CUT.split(title)
    if len(pieces) < 2:
        return title
    sizes = [len(_words(piece)) for piece in pieces]
    longest = max(range(len(pieces)), key=lambda place: (sizes[place], -place))
    if longest == 0:
        return pieces[0]
    return pieces[longest] if sizes[longest] > 2 * sizes[0] else title[: cuts[-1].start()]


def _words(line: str) -> list[str]:
    return _WORD.findall(line.casefold())


def _enough(words: Iterable[str]) -> bool:
    return sum(1 if len(word) > 1 else 0.5 for word in words) > 2


def _begins(claim: list[str], words: list[str]) -> bool:
    """Whether a claim has these words at its start, or as a part of it that has more words than the rest."""
    size = len(words)
    if claim[:size] == words:
        return True
    return 2 * size > len(claim) and any(claim[at : at + size] == words for at in range(len(claim) - size + 1))


def _alike(words: list[str], claim: list[str]) -> bool:
    both = len(set(words) & set(claim))
    return _enough(words) and both * 2 >= min(len(set(words)), len(set(claim)))
