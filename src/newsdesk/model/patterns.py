"""Patterns from the editor, compiled within limits of time and memory."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdesk.errors import NewsdeskError

if TYPE_CHECKING:
    import regex

_LONGEST = 10_000
_DEEPEST = 30
# The compiler expands repeated groups, so this limits the expanded size.
_LARGEST = 20_000
_PARTS = re.compile(
    r"\\[pPN]\{[^{}]{0,60}\}|\\.|\[\^?\]?(?:\\.|\[:[^\[\]]{0,20}:\]|[^\]\\]){0,500}+\]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}"
    r"|(?P<calls>\(\?(?:R|[-+]?\d+|&\w+|P>\w+)\))|(?P<opens>\()|(?P<closes>\))|.",
    re.DOTALL,
)


@lru_cache(maxsize=512)
def compile_pattern(text: str, *, ignore_case: bool = False) -> "regex.Pattern[str]":
    """Return a compiled pattern of `regex` syntax; `^` and `$` match at the start and end of each line.

    Raises `NewsdeskError` for text that isn't a pattern, and for a pattern that would take much time or memory to
    compile: `regex` expands repeated groups without a limit.
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
    """Return whether a pattern with its repeats expanded is small, flat and without recursion."""
    if len(text) > _LONGEST:
        return False
    # The size of each open group so far, and the size of its last part, because a count repeats only that part.
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
