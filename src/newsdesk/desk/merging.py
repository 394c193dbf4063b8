"""Two states of a story that both come from a third, made one: field by field, the text paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeVar

from newsdesk.desk.comparing import PARTS
from newsdesk.messages import Message
from newsdesk.model import Article, merge_strips

_APART = re.compile(r"\n\s*\n")
_NAMES = {
    **PARTS,
    "body": Message("text"),
    "strip": Message("strip"),
    "lead_image": Message("lead picture"),
    "media": Message("pictures"),
}
_WHOLE = frozenset({"id", "revision", "body", "strip", "media"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged:
    """The story made of both, and the parts that both changed in the same place, as an editor names them."""

    article: Article
    touching: tuple[str, ...]


def merged(base: Article, mine: Article, theirs: Article) -> Merged:
    """Return what became of `base` when both what `mine` and what `theirs` changed is taken.

    Where both changed the same field, mine stands. Where both changed the same paragraph or the same links, both
    stand, mine first: nothing that was written is missing from the merge.
    """
    values: dict[str, Any] = {}
    touching: list[str] = []
    for field in fields(Article):
        name = field.name
        if name in _WHOLE:
            continue
        was, here, there = (getattr(state, name) for state in (base, mine, theirs))
        values[name] = there if here == was else here
        if here not in (was, there) and there != was:
            touching.append(_NAMES.get(name, name))
    paragraphs, apart = _sequence(*(_APART.split(state.body) for state in (base, mine, theirs)))
    # A text that only one of them changed stays as it was written, to the last blank.
    only = theirs.body if mine.body == base.body else mine.body if theirs.body in (base.body, mine.body) else None
    values["body"] = "\n\n".join(paragraphs) if only is None else only
    values["strip"] = merge_strips(base.strip, mine.strip, theirs.strip)
    strips_apart = mine.strip != theirs.strip and base.strip not in (mine.strip, theirs.strip)
    pictures, pictures_apart = _sequence(*(state.media for state in (base, mine, theirs)))
    values["media"] = tuple(dict.fromkeys(pictures))
    told = (("body", apart and only is None), ("strip", strips_apart), ("media", pictures_apart))
    touching += [_NAMES[name] for name, touched in told if touched]
    return Merged(replace(theirs, **values), tuple(dict.fromkeys(touching)))


def _sequence(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> tuple[list[T], bool]:
    """Merge three lists; say too whether both changed the same place in different ways."""
    result: list[T] = []
    touched = False
    for was, here, there in _regions(base, mine, theirs):
        if list(here) in (list(was), list(there)):
            result += there
        elif list(there) == list(was):
            result += here
        else:
            result += [*here, *(item for item in there if item not in here and item not in was)]
            touched = True
    return result, touched


def _regions(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]
) -> Iterator[tuple[Sequence[T], Sequence[T], Sequence[T]]]:
    """Yield the lists cut at what all three share: turn by turn what may differ and what is the same."""
    here, there = (dict(_shared(base, other)) for other in (mine, theirs))
    # The places of base that both have kept, each where it is in the others; what lies between two may differ.
    kept = [(place, here[place], there[place]) for place in range(len(base)) if place in here and place in there]
    for (a, b, c), (next_a, next_b, next_c) in pairwise([(-1, -1, -1), *kept, (len(base), len(mine), len(theirs))]):
        was, mine_there, theirs_there = base[a + 1 : next_a], mine[b + 1 : next_b], theirs[c + 1 : next_c]
        if len(was) == len(mine_there) == len(theirs_there):
            # As many as before: each was changed where it stands, so neighbours do not touch.
            yield from (
                ((one,), (two,), (three,)) for one, two, three in zip(was, mine_there, theirs_there, strict=True)
            )
        else:
            yield was, mine_there, theirs_there
        same = base[next_a : next_a + 1]
        yield same, same, same


def _shared(base: Sequence[T], other: Sequence[T]) -> Iterator[tuple[int, int]]:
    """Yield each place of `base` that `other` has too, with its place there, both in order."""
    keys: dict[Any, int] = {}
    was, now = ([keys.setdefault(_key(item), len(keys)) for item in items] for items in (base, other))
    for start, other_start, size in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
        yield from ((start + step, other_start + step) for step in range(size))


def _key(item: object) -> object:
    return item.strip() if isinstance(item, str) else item
