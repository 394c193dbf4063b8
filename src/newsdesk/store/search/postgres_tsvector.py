"""Full-text search in PostgreSQL: input text for its types `tsvector` and `tsquery`.

The words are split here and not by the server, so that both engines find the same stories. Each vector also stores
lexemes that no word can equal. Prefixes (`^`) avoid a prefix query, which would collect every word with the same first
letter. A short (`#`) and a long (`@`) range of row numbers let the newest ranges be queried first: GIN indexes are
unordered, and finding all stories with a common word takes too long.
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
# Limits of PostgreSQL, with room to spare: positions in a text, bytes of a word, bytes of a vector.
_PLACES, _LONGEST, _MOST = 16_383, 500, 800_000
# Rows of a short range, number of short ranges queried first and together, rows of a long range.
_SHORT, _SHORT_ONES, _LONG = 2048, 4, 65_536
PREFIX_LENGTH = 3
"""Longest prefix of a word in the prefix index, here and in SQLite."""


def split_words(folded: str) -> list[str]:
    """Return the words, in order, of a text that is already segmented and folded."""
    return [word[:_LONGEST] for word in _WORD.findall(folded)]


def to_tsvector(folded: str, number: int) -> str:
    """Return a `tsvector` for a story's row `number`: words with positions, their prefixes, and the row's ranges.

    A very long text is indexed only at its beginning.
    """
    places: dict[str, list[str]] = {}
    signs = {_short_range_lexeme(number // _SHORT), _long_range_lexeme(number // _LONG)}
    room = _MOST
    for place, word in enumerate(split_words(folded), start=1):
        if word not in places:
            beginnings = {_prefix_lexeme(word[:length]) for length in range(1, PREFIX_LENGTH + 1)} - signs
            room -= sum(len(each.encode()) + 16 for each in (word, *beginnings))
            if room < 0:
                break
            signs |= beginnings
        places.setdefault(word, []).append(str(min(place, _PLACES)))
        room -= 2
    return " ".join([*(f"'{word}':{','.join(where)}" for word, where in places.items()), *sorted(signs)])


def to_tsquery(phrases: Iterable[tuple[Sequence[str], bool]]) -> str:
    """Return a `tsquery` for texts with all these phrases; an open-ended phrase ends in a prefix."""
    asked = []
    for words, open_ended in phrases:
        if open_ended and len(words) == 1 and len(words[0]) <= PREFIX_LENGTH:
            asked.append(_prefix_lexeme(words[0]))
        elif each := [f"'{word}'" for word in words]:
            each[-1] += ":*" if open_ended else ""
            asked.append(f"({' <-> '.join(each)})")
    return " & ".join(asked)


def newest_matches_sql(newest: int, column: str, asked: str, most: int | None) -> tuple[str, dict[str, object]]:
    """Return a SELECT for the newest `most` rows that match the tsquery expression `asked`, and its bind parameters.

    `newest` is the greatest row number. The result has the single column `pk`.
    """
    last = newest // _SHORT
    first = max(0, last + 1 - _SHORT_ONES)
    short = " | ".join(_short_range_lexeme(place) for place in range(first, last + 1))
    # The first long range may overlap the short ranges; the condition on `pk` separates them.
    long = [_long_range_lexeme(place) for place in range((first * _SHORT - 1) // _LONG, -1, -1)]
    values: dict[str, object] = {"most": most, "before": first * _SHORT}
    parts = []
    for place, stretch in enumerate([short, *long]):
        values[f"stretch{place}"] = stretch
        matching = f"{column} @@ (CAST(:stretch{place} AS tsquery) && CAST({asked} AS tsquery))"
        # OFFSET stops the server from scanning all stories backwards and unpacking each vector to test it.
        part = f"(SELECT pk FROM words WHERE {matching} OFFSET 0) AS part"  # noqa: S608 - no value is in it
        within = "WHERE pk < :before" if place else ""
        parts.append(f"(SELECT pk FROM {part} {within} ORDER BY pk DESC LIMIT :most)")  # noqa: S608
    # The parts run in this order, and each one starts only if those before it gave too few rows.
    return f"SELECT pk FROM ({' UNION ALL '.join(parts)}) AS newest LIMIT :most", values  # noqa: S608


def _prefix_lexeme(letters: str) -> str:
    return f"'^{letters}'"


def _short_range_lexeme(place: int) -> str:
    return f"'#{place}'"


def _long_range_lexeme(place: int) -> str:
    return f"'@{place}'"
