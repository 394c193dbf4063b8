"""Words as PostgreSQL keeps and seeks them: text that it reads as `tsvector` and `tsquery`.

They are cut here and not by the server, so that both engines find the same.
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
# What PostgreSQL can hold: places in a text, bytes of a word and of all of them together, with room to spare.
_PLACES, _LONGEST, _MOST = 16_383, 500, 800_000


def words_in(folded: str) -> list[str]:
    """Return the words of a text that is cut and folded already, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(folded)]


def vector(folded: str) -> str:
    """Return a `tsvector`: each word with where it stands. Of a very long text the beginning is found."""
    places: dict[str, list[str]] = {}
    room = _MOST
    for place, word in enumerate(words_in(folded), start=1):
        if word not in places:
            room -= len(word.encode()) + 16
            if room < 0:
                break
        places.setdefault(word, []).append(str(min(place, _PLACES)))
        room -= 2
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def query(phrases: Iterable[tuple[Sequence[str], bool]]) -> str:
    """Return a `tsquery` for texts with all these phrases; of one that is open-ended the last word may go on."""
    asked = []
    for words, open_ended in phrases:
        each = [f"'{word}'" for word in words]
        if each:
            each[-1] += ":*" if open_ended else ""
            asked.append(f"({' <-> '.join(each)})")
    return " & ".join(asked)
