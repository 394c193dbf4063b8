"""Texts ranked by what they share with another: stories of the desk today, whatever has headline and text."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from newsdesk.model import count_terms, join_tokens, tokenize

Item = TypeVar("Item")
# A word behind another one of the same sentence.
_INSIDE = re.compile(r"(?<=[^\W_][ ,])[ \n]?([^\W\d_]{2,40})")
# Found best by `benchmarks.suggestions`: a rare word tells more than a common one, but not by all of its idf.
_SOFTENED = 0.6
# A reason names so many words, each at most so many side by side, taken from those that weigh most.
_NAMED, _SIDE_BY_SIDE, _WEIGHED = 3, 4, 12
# A word that a tenth of a large desk has names nothing; a name says more than another word.
_TELLING, _NAME = 0.25, 1.5
# On a desk of a few hundred stories counting tells little yet: there a short word without a capital names nothing.
_SMALL, _SHORT = math.log(300), 4
# Where so much is the same, two are one text.
_SAME = 0.9


class Told:
    """A text as it is compared: `model.topic_text` makes it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.times = count_terms(text)
        # Most words stand there once or twice, so it is these numbers that are gone through.
        often = Counter(self.times.values())
        self.length = math.sqrt(sum(_share(times) ** 2 * words for times, words in often.items())) or 1.0

    @cached_property
    def spoken(self) -> list[str]:
        """The words in the order and the case in which they stand there."""
        return tokenize(self._text)

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Which words, whatever their case, stand side by side."""
        return frozenset(pairwise(map(str.lower, self.spoken)))

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Each word as it mostly stands there; in doubt with fewer capitals."""
        seen: dict[str, Counter[str]] = {}
        for word in self.spoken:
            seen.setdefault(word.lower(), Counter())[word] += 1
        return {word: max(forms, key=lambda form: (forms[form], form)) for word, forms in seen.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that have a capital where no sentence or headline begins."""
        inside = _INSIDE.findall(self._text)
        return frozenset(word.lower() for word in inside if word[0].isupper() and (len(word) < 5 or not word.isupper()))

    def same(self, other: "Told") -> bool:
        """Return whether the two are one text, or nearly so."""
        common = self.times.keys() & other.times.keys()
        alike = sum(_share(self.times[word]) * _share(other.times[word]) for word in common)
        return alike / (self.length * other.length) > _SAME


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Item]):
    """An item, how much it shares with a text (1 for the same text), and its own as it was compared."""

    item: Item
    score: float
    told: Told


def ranked(wanted: Told, items: Iterable[tuple[Item, str]], weights: Mapping[str, float]) -> tuple[Ranked[Item], ...]:
    """Return items, each with its text, by what they share with `wanted`, most first.

    It is the cosine of the two, in which a word weighs less than its idf (`weights`, by word) and that once, not on
    either side: news of one kind is told by words that many stories have, as much as by the names that few do.
    """
    asked = {word: _share(times) * weights.get(word, 0.0) ** _SOFTENED for word, times in wanted.times.items()}
    # Of a text with itself, so that every score lies between 0 and about 1.
    whole = sum(asked[word] * _share(times) for word, times in wanted.times.items()) / wanted.length or 1.0
    found = []
    for item, text in items:
        told = Told(text)
        theirs = told.times
        shared = sum(asked[word] * _share(theirs[word]) for word in asked.keys() & theirs.keys())
        found.append(Ranked(item, shared / told.length / whole, told))
    return tuple(sorted(found, key=lambda each: -each.score))


def named(
    wanted: Told, other: Told, weights: Mapping[str, float], but: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """Return the words, and words side by side, that say best what the two have in common; a few, or none.

    None of those in `but` is among them, unless it is written in capitals: WHO and US are names.
    """
    shared = {
        word: _share(wanted.times[word])
        * _share(other.times[word])
        * weights[word]
        * (_NAME if word in wanted.names else 1)
        for word in wanted.times.keys() & other.times.keys()
        if word not in but or wanted.surfaces.get(word, word).isupper()
    }
    most = max(weights.values(), default=0.0)
    telling = [word for word in shared if weights[word] >= _TELLING * most]
    if most < _SMALL:
        telling = [word for word in telling if len(word) > _SHORT or word in wanted.names or word.upper() == word]
    top = set(sorted(telling, key=lambda word: (-shared[word], word))[:_WEIGHED])
    runs = sorted(_runs(wanted, other, top), key=lambda run: -sum(shared[word] for word in run))
    names: list[str] = []
    seen: set[str] = set()
    for run in runs:
        if len(names) == _NAMED:
            break
        if not seen & set(run):
            seen |= set(run)
            names.append(join_tokens(wanted.surfaces[word] for word in run))
    return tuple(names)


def _runs(wanted: Told, other: Told, words: set[str]) -> set[tuple[str, ...]]:
    """Return the words, together where they stand side by side in both texts."""
    runs: set[tuple[str, ...]] = set()
    run: tuple[str, ...] = ()
    for word in (*map(str.lower, wanted.spoken), ""):
        goes_on = run and (run[-1], word) in other.neighbours and len(run) < _SIDE_BY_SIDE and word not in run
        if word in words and goes_on:
            run = (*run, word)
            continue
        if run:
            runs.add(run)
        run = (word,) if word in words else ()
    return runs


@lru_cache(maxsize=1024)
def _share(times: int) -> float:
    """Return what a word counts that stands there so often: ten times is more than once, but not ten times as much."""
    return 1 + math.log(times)
