"""Words as PostgreSQL keeps and seeks them: text that it reads as `tsvector` and `tsquery`.

They are cut here and not by the server, so that both engines find the same. Beside its words each story has what no
word can be: how they begin (`^`), for the server would gather all that begin with one letter before it answers; and the
stretch of row numbers it is in (`#`), for its index knows no order, and nobody waits until all that have a common word
are found to see the newest.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
# What PostgreSQL can hold: places in a text, bytes of a word and of all of them together, with room to spare.
_PLACES, _LONGEST, _MOST = 16_383, 500, 800_000
# Rows of a stretch; stretches that are looked through together before all the rest is.
_STRETCH, _STRETCHES = 2048, 64
BEGINS = 3
"""So many letters of a word are in an index of beginnings, here and in SQLite's."""
# OFFSET keeps the server from walking back through all stories and taking each one's words out to look at them.
_MATCHING = "SELECT pk FROM words WHERE {column} @@ ({query}) OFFSET 0"


def words_in(folded: str) -> list[str]:
    """Return the words of a text that is cut and folded already, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(folded)]


def vector(folded: str, number: int) -> str:
    """Return a `tsvector` for a story's row `number`: each word with where it stands, how it begins, and the stretch.

    Of a very long text the beginning is found.
    """
    places: dict[str, list[str]] = {}
    signs = {_stretch_of(number // _STRETCH)}
    room = _MOST
    for place, word in enumerate(words_in(folded), start=1):
        if word not in places:
            beginnings = {_beginning(word[:length]) for length in range(1, BEGINS + 1)} - signs
            room -= sum(len(each.encode()) + 16 for each in (word, *beginnings))
            if room < 0:
                break
            signs |= beginnings
        places.setdefault(word, []).append(str(min(place, _PLACES)))
        room -= 2
    return " ".join([*(f"'{word}':{','.join(where)}" for word, where in places.items()), *sorted(signs)])


def query(phrases: Iterable[tuple[Sequence[str], bool]]) -> str:
    """Return a `tsquery` for texts with all these phrases; of one that is open-ended the last word may go on."""
    asked = []
    for words, open_ended in phrases:
        if open_ended and len(words) == 1 and len(words[0]) <= BEGINS:
            asked.append(_beginning(words[0]))
        elif each := [f"'{word}'" for word in words]:
            each[-1] += ":*" if open_ended else ""
            asked.append(f"({' <-> '.join(each)})")
    return " & ".join(asked)


def newest_first(newest: int, column: str, asked: str, most: int | None) -> tuple[str, dict[str, object]]:
    """Return a statement for the newest rows, at most so many, with what the SQL `asked` stands for; and its values.

    `newest` is the greatest number of a row. What it selects is `pk`.
    """
    values: dict[str, object] = {"most": most, "before": newest + 1}
    wanted = f"CAST({asked} AS tsquery)"
    parts = []
    for place, (stretch, first) in enumerate(_stretches(newest)):
        values |= {f"stretch{place}": stretch, "before": first}
        parts.append(_MATCHING.format(column=column, query=f"CAST(:stretch{place} AS tsquery) && {wanted}"))
    if values["before"]:
        rest = _MATCHING.format(column=column, query=wanted)
        parts.append(f"SELECT pk FROM ({rest}) AS rest WHERE pk < :before")  # noqa: S608 - no value is in it
    # They follow each other as they stand here, and one is begun only when those before it were too few.
    each = " UNION ALL ".join(f"(SELECT pk FROM ({part}) AS part ORDER BY pk DESC LIMIT :most)" for part in parts)  # noqa: S608
    return f"SELECT pk FROM ({each}) AS newest LIMIT :most", values  # noqa: S608


def _stretches(newest: int) -> Iterator[tuple[str, int]]:
    """Yield, newest first, a `tsquery` for some of the rows up to the number `newest`, and the first of their numbers.

    There are few; each holds more rows than the one before, until those that are left hold nearly all.
    """
    last, more = newest // _STRETCH, 1
    while last >= 0 and more <= _STRETCHES:
        first = max(0, last - more + 1)
        yield " | ".join(map(_stretch_of, range(first, last + 1))), first * _STRETCH
        last, more = first - 1, more * 8


def _beginning(letters: str) -> str:
    return f"'^{letters}'"


def _stretch_of(place: int) -> str:
    return f"'#{place}'"
