"""Patterns that an editor writes, compiled where that is small work."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdesk.errors import NewsdeskError

if TYPE_CHECKING:
    import regex

_LONGEST = 10_000
_DEEPEST = 30
# A compiler writes a repeated group out: so large may all that is written out become.
_LARGEST = 20_000
_PARTS = re.compile(
    r"\\[pPN]\{[^{}]{0,60}\}|\\.|\[\^?\]?(?:\\.|\[:[^\[\]]{0,20}:\]|[^\]\\]){0,500}+\]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}"
    r"|(?P<calls>\(\?(?:R|[-+]?\d+|&\w+|P>\w+)\))|(?P<opens>\()|(?P<closes>\))|.",
    re.DOTALL,
)


@lru_cache(maxsize=512)
def compile_pattern(text: str, *, ignore_case: bool = False) -> "regex.Pattern[str]":
    """Return a pattern in the syntax of `regex`, compiled; `^` and `$` match at line ends.

    Raises `NewsdeskError` for text that isn't a pattern, and for a pattern that would take long or much memory to
    compile: `regex` writes repeated groups out and knows no limit.
    """
    import regex

    if not _is_small(text):
        raise _too_complex(text)
    try:
        return regex.compile(text, regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0))
    except regex.error as error:
        raise NewsdeskError("“{words}” is no pattern: {msg}.", words=_short(text), msg=error.msg) from error
    except (RecursionError, MemoryError, OverflowError) as error:
        raise _too_complex(text) from error


def _is_small(text: str) -> bool:
    """Return whether a pattern, its repeats written out, is small and flat and has no recursion."""
    if len(text) > _LONGEST:
        return False
    # How large each open group is so far, and its last part, which a count repeats.
    open_groups = [(0, 0)]
    for part in _PARTS.finditer(text):
        size, last = open_groups[-1]
        if part["calls"]:
            return False
        if part["opens"]:
            if len(open_groups) > _DEEPEST:
                return False
            open_groups.append((0, 0))
        elif part["closes"] and len(open_groups) > 1:
            open_groups.pop()
            outer, _ = open_groups[-1]
            open_groups[-1] = (outer + size, size)
        elif part["least"] or part["most"]:
            times = max(int(part["least"] or 0), int(part["most"] or 0), 1)
            size += last * (times - 1)
            open_groups[-1] = (size, last * times)
        else:
            open_groups[-1] = (size + 1, 1)
        if open_groups[-1][0] > _LARGEST:
            return False
    return True


def _too_complex(text: str) -> NewsdeskError:
    return NewsdeskError(
        "The pattern “{words}” is too complex. Use fewer groups inside groups, smaller repeats and no recursion.",
        words=_short(text),
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
