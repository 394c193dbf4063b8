"""Links compared: which two are the same to a reader, and by what."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from newsdesk.messages import Wording
from newsdesk.model.links import RelatedLink, Target
from newsdesk.model.urls import same_address
from newsdesk.model.web import web_address

_SIGNS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+")
# Two headlines are nearly the same where so much of their pairs of letters is shared: a word more or less, another
# spelling, a source behind it. Shorter ones have to be the same.
_NEARLY, _SPELLED, _SHORT = 0.82, 0.5, 8
_NEAR = 100


class Likeness(StrEnum):
    """By what two links are the same."""

    STORY = Wording("the same story")
    ADDRESS = Wording("the same address")
    HEADLINE = Wording("nearly the same headline")


@dataclass(frozen=True, slots=True)
class Double:
    """A link that is there already: `first` is the place, from 0, of the one it repeats."""

    link: RelatedLink
    first: int
    why: Likeness


def shown_headline(link: RelatedLink, targets: Mapping[UUID, Target]) -> str:
    """Return the headline that readers see of a link: its own, else that of the story it leads to."""
    target = None if link.article is None else targets.get(link.article)
    return link.headline or (target.headline if target is not None else "")


class Strand:
    """Links in order, asked for what repeats them.

    Nearly the same headlines are looked for among the first hundred alone, so that a paste of thousands is answered.
    """

    def __init__(self, targets: Mapping[UUID, Target], links: Iterable[RelatedLink] = ()) -> None:
        self._targets = targets
        self._stories: dict[UUID, int] = {}
        self._addresses: dict[object, int] = {}
        self._headlines: dict[str, int] = {}
        self._near: list[tuple[int, str]] = []
        self._length = 0
        for link in links:
            self.add(link)

    def add(self, link: RelatedLink) -> None:
        """Put a link at the end."""
        place, headline = self._length, shown_headline(link, self._targets)
        self._length += 1
        if link.article is not None:
            self._stories.setdefault(link.article, place)
        if link.url:
            self._addresses.setdefault(_address(link), place)
        if headline:
            self._headlines.setdefault(_exactly(headline), place)
            if len(self._near) < _NEAR:
                self._near.append((place, headline))

    def repeated(self, link: RelatedLink) -> Double | None:
        """Return which link `link` repeats, the first of them; None where it is new."""
        if link.article is not None and link.article in self._stories:
            return Double(link, self._stories[link.article], Likeness.STORY)
        if link.url and _address(link) in self._addresses:
            return Double(link, self._addresses[_address(link)], Likeness.ADDRESS)
        headline = shown_headline(link, self._targets)
        if headline and _exactly(headline) in self._headlines:
            return Double(link, self._headlines[_exactly(headline)], Likeness.HEADLINE)
        for place, other in self._near:
            if same_headline(headline, other):
                return Double(link, place, Likeness.HEADLINE)
        return None


def part_doubles(
    new: Iterable[RelatedLink], there: Iterable[RelatedLink], targets: Mapping[UUID, Target]
) -> tuple[tuple[RelatedLink, ...], tuple[Double, ...]]:
    """Return the links that are new, and those that repeat one that is there or one of the new before them.

    The place a double names is that in the strip once the new ones stand at its end.
    """
    strand, fresh, doubles = Strand(targets, there), [], []
    for link in new:
        double = strand.repeated(link)
        if double is None:
            strand.add(link)
            fresh.append(link)
        else:
            doubles.append(double)
    return tuple(fresh), tuple(doubles)


def doubles_in(links: Iterable[RelatedLink], targets: Mapping[UUID, Target]) -> Mapping[int, Double]:
    """Return which links repeat an earlier one, by their place from 0."""
    strand, found = Strand(targets), {}
    for place, link in enumerate(links):
        double = strand.repeated(link)
        if double is not None:
            found[place] = double
        strand.add(link)
    return found


def same_headline(one: str, other: str) -> bool:
    """Return whether two headlines are the same or nearly so; those that differ in a number are two."""
    if not one or not other:
        return False
    if _exactly(one) == _exactly(other):
        return True
    first, second = _folded(one), _folded(other)
    if first.numbers != second.numbers or min(len(first.text), len(second.text)) < _SHORT:
        return False
    return _alike(first.pairs, second.pairs) >= _NEARLY and _words_agree(first.text, second.text)


def _words_agree(one: str, other: str) -> bool:
    """Return whether no word of one headline stands in the place of a quite different one: that makes other news."""
    only, others = set(one.split()) - set(other.split()), set(other.split()) - set(one.split())
    fewer, more = sorted((only, others), key=len)
    return all(any(_alike(_pairs(word), _pairs(else_)) >= _SPELLED for else_ in more) for word in fewer)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


@dataclass(frozen=True, slots=True)
class _Folded:
    text: str
    pairs: frozenset[str]
    numbers: tuple[str, ...]


@lru_cache(maxsize=4096)
def _folded(headline: str) -> _Folded:
    """Return a headline without case, accents and signs, and its pairs of letters: these need no spaces to compare."""
    plain = unicodedata.normalize("NFKD", headline).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    text = _SIGNS.sub(" ", plain).strip()
    return _Folded(text, _pairs(text), tuple(_NUMBERS.findall(text)))


def _exactly(headline: str) -> str:
    return _folded(headline).text or headline.strip()


def _address(link: RelatedLink) -> object:
    address = web_address(link.url)
    return same_address(address) if address else link.url
