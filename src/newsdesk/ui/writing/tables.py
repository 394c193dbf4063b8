"""Going through a Markdown table by keys, as pure functions on a text and a selection, as in `markup`; knows no Qt."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsdesk.ui.writing.markup import Edit, whole_lines

_ROW = re.compile(r"^ {0,3}\|.*\|[ \t]*$")
_DIVIDER = re.compile(r"^(?=.*-)[ \t|:-]+$")
_BAR = re.compile(r"(?<!\\)\|")


def next_cell(text: str, start: int, end: int, by: int) -> Edit | None:
    """Select the next cell of a table (`by` 1), or the one before; behind the last begins a new row. None elsewhere."""
    first, last = whole_lines(text, start, start)
    if not _in_table(text, first, last):
        return None
    cells = [cell for row in _rows(text, first) for cell in row]
    here = next((place for place, (begin, edge) in enumerate(cells) if begin - 1 <= start <= edge + 1), 0)
    place = here + by
    if place < 0:
        return Edit(text, start, end)
    return Edit(text, *cells[place]) if place < len(cells) else _new_row(text, first, 0)


def cell_below(text: str, start: int, end: int) -> Edit | None:
    """Select the cell below the caret's; below the last begins a new row, and an empty last row is left for good.

    None where the caret is in no cell, or in lines that are no table yet.
    """
    first, last = whole_lines(text, start, end)
    bars = [first + found.start() for found in _BAR.finditer(text[first:last])]
    if not _in_table(text, first, last) or not bars[0] < start <= end <= bars[-1]:
        return None
    rows = list(_rows(text, first))
    if not any(map(_DIVIDER.match, _lines(text, first))):
        return None
    column = sum(bar < start for bar in bars) - 1
    below = next((row for row in rows if row[0][0] > last), None)
    if below is not None:
        return Edit(text, *below[min(column, len(below) - 1)])
    if text[first:last].strip(" \t|") or len(rows) == 1:
        return _new_row(text, first, column)
    head, tail = text[:first], text[last:].lstrip("\n")
    return Edit(f"{head}\n" + (f"\n\n{tail}" if tail else ""), first + 1, first + 1)


def row_around(text: str, at: int) -> tuple[int, int] | None:
    """Return between which places something can be put into the row of a table around `at`; None outside tables.

    Into the line below the head nothing can be put: then it is the last cell of the head.
    """
    first, last = whole_lines(text, at, at)
    if not _in_table(text, first, last):
        return None
    if _DIVIDER.match(text[first:last]) and first > _table_start(text, first):
        first, last = whole_lines(text, first - 1, first - 1)
        at = last
    bars = [first + found.start() for found in _BAR.finditer(text[first:last])]
    if at >= bars[-1]:
        begin, edge = list(_cells(text, bars))[-1]
        return edge, edge if text[begin:edge].strip() else begin
    return bars[0] + 1, bars[-1]


def _new_row(text: str, first: int, column: int) -> Edit:
    bottom = _table_end(text, first)
    # The head says how many cells a row has.
    wide = len(next(_rows(text, first), [0]))
    new = "\n|" + "  |" * wide
    place = bottom + 3 + 3 * min(column, wide - 1)
    return Edit(text[:bottom] + new + text[bottom:], place, place)


def _in_table(text: str, first: int, last: int) -> bool:
    return _ROW.match(text[first:last]) is not None


def _table_start(text: str, first: int) -> int:
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        if not _in_table(text, above, first - 1):
            break
        first = above
    return first


def _table_end(text: str, first: int) -> int:
    end = first
    for line in text[first:].split("\n"):
        if not _ROW.match(line):
            break
        end += len(line) + 1
    return end - 1


def _lines(text: str, first: int) -> list[str]:
    place = _table_start(text, first)
    return text[place : _table_end(text, place)].split("\n")


def _rows(text: str, first: int) -> Iterator[list[tuple[int, int]]]:
    """Yield, for each row of the table around a line, where its cells begin and end, without their blanks."""
    place = _table_start(text, first)
    for line in _lines(text, first):
        bars = [place + found.start() for found in _BAR.finditer(line)]
        if not _DIVIDER.match(line) and len(bars) > 1:
            yield list(_cells(text, bars))
        place += len(line) + 1


def _cells(text: str, bars: list[int]) -> Iterator[tuple[int, int]]:
    for begin, edge in pairwise(bars):
        inner = text[begin + 1 : edge]
        lead = len(inner) - len(inner.lstrip()) if inner.strip() else min(1, len(inner))
        yield begin + 1 + lead, max(begin + 1 + lead, begin + 1 + len(inner.rstrip()))
