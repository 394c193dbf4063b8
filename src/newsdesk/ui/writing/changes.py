"""What differs between two states of a text, and where a caret in it goes: pure functions, counted in characters."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

Change = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""

_WAYS: tuple[Callable[[str], list[str]], ...] = (
    lambda text: re.findall(r"[^\n]*\n\s*|[^\n]+", text),
    lambda text: re.findall(r"\S+|\s+", text),
)
# Of more lines or words to compare, a key would be felt.
_MOST = 1_000
# Where so many paragraphs differ, none is looked at word by word.
_MANY = 40


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return what makes `new` of `old`, in order: words, where that is soon told, else all that lies between."""
    return tuple(_between(0, old, new, _WAYS))


def change(old: str, new: str) -> tuple[Change, ...]:
    """Return what makes `new` of `old` as one change, if any."""
    return tuple(_between(0, old, new, ()))


def carried(made: Sequence[Change], place: int, *, ahead: bool) -> int:
    """Return where the caret stands that stood at `place`; `ahead` goes with what is behind it, else before it."""
    grown = 0
    for start, end, text in made:
        if place < start or (place == start and (end > start or not ahead)):
            break
        if place < end:
            return start + grown + len(text)
        grown += len(text) - (end - start)
    return place + grown


def carried_span(old: str, made: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """Return where a selection, or a caret, stands after the changes: what others wrote at its edge is outside it."""
    if start == end:
        # At the head of a line the caret is before what stands there; elsewhere behind what was typed.
        ahead = old[start - 1 : start] in ("", "\n") and old[start : start + 1] not in ("", "\n")
        start = end = carried(made, start, ahead=ahead)
        return start, end
    start = carried(made, start, ahead=True)
    return start, max(start, carried(made, end, ahead=False))


def _between(at: int, old: str, new: str, ways: Sequence[Callable[[str], list[str]]]) -> Iterator[Change]:
    start = _common(old, new)
    at, old, new = at + start, old[start:], new[start:]
    end = _common(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    was, now = (ways[0](text) if ways else [] for text in (old, new))
    if not old or not new or not 1 < len(was) + len(now) <= _MOST:
        if old or new:
            yield at, at + len(old), new
        return
    pairs = list(_pairs(was, now))
    closer = ways[1:] if len(pairs) <= _MANY else ()
    for before, one, other in pairs:
        yield from _between(at + before, one, other, closer)


def _pairs(was: list[str], now: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield what became of which pieces, with the length of what is before: one by one where as many came of them."""
    places = [0, *accumulate(map(len, was))]
    for kind, first, last, new_first, new_last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last - first == new_last - new_first:
            yield from zip(places[first:last], was[first:last], now[new_first:new_last], strict=True)
        else:
            yield places[first], "".join(was[first:last]), "".join(now[new_first:new_last])


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
