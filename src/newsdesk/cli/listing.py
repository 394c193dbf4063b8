"""The stories of a desk, as many as were asked for."""

from newsdesk.desk import Desk
from newsdesk.store import ListFilter, Summary


def summaries(desk: Desk, limit: int) -> list[Summary]:
    """Return so many stories as lists show them, last edited first."""
    rows: list[Summary] = []
    after = None
    while len(rows) < limit:
        listing = desk.writing.listing(ListFilter(), after, min(limit - len(rows), 500))
        rows += listing.rows
        after = listing.next
        if after is None:
            break
    return rows
