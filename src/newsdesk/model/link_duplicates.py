"""Duplicate links: comparison by story, address and headline."""

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
# The shares of common letter pairs that make two headlines, or two words in them, nearly the same. They allow an extra
# word, another spelling or an appended source. Headlines shorter than `_SHORT` must be identical.
_NEARLY, _SPELLED, _SHORT = 0.82, 0.5, 8
_NEAR = 100


class DuplicateReason(StrEnum):
    """The reason why two links are duplicates."""

    STORY = Message("the same story")
    ADDRESS = Message("the same address")
    HEADLINE = Message("nearly the same headline")


@dataclass(frozen=True, slots=True)
class DuplicateLink:
    """A duplicate link. `original_index` is the position, from 0, of the link that it repeats."""

    link: RelatedLink
    original_index: int
    reason: DuplicateReason


def display_headline(link: RelatedLink, targets: Mapping[UUID, LinkTarget]) -> str:
    """Return the headline that readers see: the link's own or, without one, the linked story's."""
    target = None if link.article is None else targets.get(link.article)
    return link.headline or (target.headline if target is not None else "")


class DuplicateDetector:
    """Detector of duplicates among links in their order.

    Similar headlines are searched only among the first hundred links, so that a paste of thousands stays fast.
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
        """Append a link."""
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
        """Return `link` as a duplicate of the first link that it repeats, or None if it is new."""
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
    """Return the links that are new, and the duplicates of an existing link or of an earlier new one.

    The `original_index` of a duplicate counts in the strip with the new links at its end.
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
    """Return the duplicates of earlier links, by position from 0."""
    strand, found = DuplicateDetector(targets), {}
    for place, link in enumerate(links):
        double = strand.find_duplicate(link)
        if double is not None:
            found[place] = double
        strand.add(link)
    return found


def headlines_match(one: str, other: str) -> bool:
    """Return whether two headlines are the same or nearly the same. Headlines with different numbers never match."""
    if not one or not other:
        return False
    if _exact_match_key(one) == _exact_match_key(other):
        return True
    first, second = _normalize_headline(one), _normalize_headline(other)
    if first.numbers != second.numbers or min(len(first.text), len(second.text)) < _SHORT:
        return False
    return _similarity(first.pairs, second.pairs) >= _NEARLY and _words_agree(first.text, second.text)


def _words_agree(one: str, other: str) -> bool:
    """Return whether no word of one headline replaces a quite different word: a different word means different news."""
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
    """Return a headline without case, accents and punctuation, with its letter pairs: these need no spaces."""
    plain = unicodedata.normalize("NFKD", headline).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    text = _SIGNS.sub(" ", plain).strip()
    return _NormalizedHeadline(text, _bigrams(text), tuple(_NUMBERS.findall(text)))


def _exact_match_key(headline: str) -> str:
    return _normalize_headline(headline).text or headline.strip()


def _address_key(link: RelatedLink) -> object:
    address = normalize_http_url(link.url)
    return url_comparison_key(address) if address else link.url
