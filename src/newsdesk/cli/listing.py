"""The stories of a desk, as many as were asked for."""

from newsdesk.desk import Desk
from newsdesk.store import StoryFilter, StorySort, Summary


def summaries(desk: Desk, limit: int, sort: StorySort = StorySort.EDITED) -> list[Summary]:
    """Return so many stories as lists show them."""
    rows: list[Summary] = []
    after = None
    while len(rows) < limit:
        listing = desk.writing.listing(StoryFilter(sort=sort), after, min(limit - len(rows), 500))
        rows += listing.rows
        after = listing.next
        if after is None:
            break
    return rows
