"""Which row is chosen when a list is filled again."""

from collections.abc import Hashable, Sequence


def row_kept(before: Sequence[Hashable], row: int, after: Sequence[Hashable]) -> int:
    """Return the row of what was chosen, wherever it is now.

    Where it is gone, its place counts, so that one key after another deals with one after another; -1 for no row.
    """
    if 0 <= row < len(before) and before[row] in after:
        return after.index(before[row])
    return min(max(row, 0), len(after) - 1)
