"""Words as PostgreSQL keeps and seeks them: text that it reads as `tsvector` and `tsquery`.

They are cut here and not by the server, so that both engines find the same. Beside its words each story has what no
word can be: how they begin (`^`), for the server would gather all that begin with one letter before it answers; and the
stretches of row numbers it is in, a short (`#`) and a long one (`@`), for its index knows no order, and nobody waits
until all that have a common word are found to see the newest.
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
# What PostgreSQL can hold: places in a text, bytes of a word and of all of them together, with room to spare.
_PLACES, _LONGEST, _MOST = 16_383, 500, 800_000
# Rows of a stretch, of those that are looked through first and together, how many these are, and of all others.
_SHORT, _SHORT_ONES, _LONG = 2048, 4, 65_536
PREFIX_LENGTH = 3
"""So many letters of a word are in an index of beginnings, here and in SQLite's."""


def split_words(folded: str) -> list[str]:
    """Return the words of a text that is cut and folded already, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(folded)]


def to_tsvector(folded: str, number: int) -> str:
    """Return a `tsvector` for a story's row `number`: each word with where it stands, how it begins, and its stretches.

    Of a very long text the beginning is found.
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
    """Return a `tsquery` for texts with all these phrases; of one that is open-ended the last word may go on."""
    asked = []
    for words, open_ended in phrases:
        if open_ended and len(words) == 1 and len(words[0]) <= PREFIX_LENGTH:
            asked.append(_prefix_lexeme(words[0]))
        elif each := [f"'{word}'" for word in words]:
            each[-1] += ":*" if open_ended else ""
            asked.append(f"({' <-> '.join(each)})")
    return " & ".join(asked)


def newest_matches_sql(newest: int, column: str, asked: str, most: int | None) -> tuple[str, dict[str, object]]:
    """Return a statement for the newest rows, at most so many, with what the SQL `asked` stands for; and its values.

    `newest` is the greatest number of a row. What it selects is `pk`.
    """
    last = newest // _SHORT
    first = max(0, last + 1 - _SHORT_ONES)
    short = " | ".join(_short_range_lexeme(place) for place in range(first, last + 1))
    # A stretch that both kinds have in part is told apart by the number.
    long = [_long_range_lexeme(place) for place in range((first * _SHORT - 1) // _LONG, -1, -1)]
    values: dict[str, object] = {"most": most, "before": first * _SHORT}
    parts = []
    for place, stretch in enumerate([short, *long]):
        values[f"stretch{place}"] = stretch
        matching = f"{column} @@ (CAST(:stretch{place} AS tsquery) && CAST({asked} AS tsquery))"
        # OFFSET keeps the server from walking back through all stories and taking each one's words out to look at them.
        part = f"(SELECT pk FROM words WHERE {matching} OFFSET 0) AS part"  # noqa: S608 - no value is in it
        within = "WHERE pk < :before" if place else ""
        parts.append(f"(SELECT pk FROM {part} {within} ORDER BY pk DESC LIMIT :most)")  # noqa: S608
    # They follow each other as they stand here, and one is begun only when those before it were too few.
    return f"SELECT pk FROM ({' UNION ALL '.join(parts)}) AS newest LIMIT :most", values  # noqa: S608


def _prefix_lexeme(letters: str) -> str:
    return f"'^{letters}'"


def _short_range_lexeme(place: int) -> str:
    return f"'#{place}'"


def _long_range_lexeme(place: int) -> str:
    return f"'@{place}'"
