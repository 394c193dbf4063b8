"""Links compared: which two are the same to a reader, and by what."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from newsdesk.messages import Message
from newsdesk.model.links import LinkTarget, RelatedLink
from newsdesk.model.urls import normalize_http_url, url_comparison_key

_SIGNS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+")
# Two headlines are nearly the same where so much of their pairs of letters is shared: a word more or less, another
# spelling, a source behind it. Shorter ones have to be the same.
_NEARLY, _SPELLED, _SHORT = 0.82, 0.5, 8
_NEAR = 100


class DuplicateReason(StrEnum):
    """By what two links are the same."""

    STORY = Message("the same story")
    ADDRESS = Message("the same address")
    HEADLINE = Message("nearly the same headline")


@dataclass(frozen=True, slots=True)
class DuplicateLink:
    """A link that is there already: `original_index` is the place, from 0, of the one it repeats."""

    link: RelatedLink
    original_index: int
    reason: DuplicateReason


def display_headline(link: RelatedLink, targets: Mapping[UUID, LinkTarget]) -> str:
    """Return the headline that readers see of a link: its own, else that of the story it leads to."""
    target = None if link.article is None else targets.get(link.article)
    return link.headline or (target.headline if target is not None else "")


class DuplicateDetector:
    """Links in order, asked for what repeats them.

    Nearly the same headlines are looked for among the first hundred alone, so that a paste of thousands is answered.
    """

    def __init__(self, targets: Mapping[UUID, LinkTarget], links: Iterable[RelatedLink] = ()) -> None:
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
        place, headline = self._length, display_headline(link, self._targets)
        self._length += 1
        if link.article is not None:
            self._stories.setdefault(link.article, place)
        if link.url:
            self._addresses.setdefault(_address_key(link), place)
        if headline:
            self._headlines.setdefault(_exact_match_key(headline), place)
            if len(self._near) < _NEAR:
                self._near.append((place, headline))

    def find_duplicate(self, link: RelatedLink) -> DuplicateLink | None:
        """Return which link `link` repeats, the first of them; None where it is new."""
        if link.article is not None and link.article in self._stories:
            return DuplicateLink(link, self._stories[link.article], DuplicateReason.STORY)
        if link.url and _address_key(link) in self._addresses:
            return DuplicateLink(link, self._addresses[_address_key(link)], DuplicateReason.ADDRESS)
        headline = display_headline(link, self._targets)
        if headline and _exact_match_key(headline) in self._headlines:
            return DuplicateLink(link, self._headlines[_exact_match_key(headline)], DuplicateReason.HEADLINE)
        for place, other in self._near:
            if headlines_match(headline, other):
                return DuplicateLink(link, place, DuplicateReason.HEADLINE)
        return None


def split_duplicates(
    new: Iterable[RelatedLink], there: Iterable[RelatedLink], targets: Mapping[UUID, LinkTarget]
) -> tuple[tuple[RelatedLink, ...], tuple[DuplicateLink, ...]]:
    """Return the links that are new, and those that repeat one that is there or one of the new before them.

    The place a double names is that in the strip once the new ones stand at its end.
    """
    strand, fresh, doubles = DuplicateDetector(targets, there), [], []
    for link in new:
        double = strand.find_duplicate(link)
        if double is None:
            strand.add(link)
            fresh.append(link)
        else:
            doubles.append(double)
    return tuple(fresh), tuple(doubles)


def find_duplicates(links: Iterable[RelatedLink], targets: Mapping[UUID, LinkTarget]) -> Mapping[int, DuplicateLink]:
    """Return which links repeat an earlier one, by their place from 0."""
    strand, found = DuplicateDetector(targets), {}
    for place, link in enumerate(links):
        double = strand.find_duplicate(link)
        if double is not None:
            found[place] = double
        strand.add(link)
    return found


def headlines_match(one: str, other: str) -> bool:
    """Return whether two headlines are the same or nearly so; those that differ in a number are two."""
    if not one or not other:
        return False
    if _exact_match_key(one) == _exact_match_key(other):
        return True
    first, second = _normalize_headline(one), _normalize_headline(other)
    if first.numbers != second.numbers or min(len(first.text), len(second.text)) < _SHORT:
        return False
    return _similarity(first.pairs, second.pairs) >= _NEARLY and _words_agree(first.text, second.text)


def _words_agree(one: str, other: str) -> bool:
    """Return whether no word of one headline stands in the place of a quite different one: that makes other news."""
    only, others = set(one.split()) - set(other.split()), set(other.split()) - set(one.split())
    fewer, more = sorted((only, others), key=len)
    return all(any(_similarity(_bigrams(word), _bigrams(else_)) >= _SPELLED for else_ in more) for word in fewer)


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


@dataclass(frozen=True, slots=True)
class _NormalizedHeadline:
    text: str
    pairs: frozenset[str]
    numbers: tuple[str, ...]


@lru_cache(maxsize=4096)
def _normalize_headline(headline: str) -> _NormalizedHeadline:
    """Return a headline without case, accents and signs, and its pairs of letters: these need no spaces to compare."""
    plain = unicodedata.normalize("NFKD", headline).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    text = _SIGNS.sub(" ", plain).strip()
    return _NormalizedHeadline(text, _bigrams(text), tuple(_NUMBERS.findall(text)))


def _exact_match_key(headline: str) -> str:
    return _normalize_headline(headline).text or headline.strip()


def _address_key(link: RelatedLink) -> object:
    address = normalize_http_url(link.url)
    return url_comparison_key(address) if address else link.url
