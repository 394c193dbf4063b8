"""Results of link checks, stored apart from the stories: a check never changes a story."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields

from sqlalchemy import select

from newsdesk.model import LinkCheckResult, LinkStatus, LinkStatusReason
from newsdesk.store.engine.database import Database, upsert
from newsdesk.store.tables import LinkCheckRow

_AT_ONCE = 500


class LinkHealth:
    """The last check result of each address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, seen: Iterable[LinkCheckResult]) -> None:
        """Save these results, replacing older results of the same addresses."""
        with self._database.write_session() as session:
            # Write in sorted order, so that concurrent checks cannot deadlock.
            for observation in sorted(seen, key=lambda observation: observation.url):
                upsert(session, LinkCheckRow, **asdict(observation))

    def get_many(self, urls: Collection[str]) -> Mapping[str, LinkCheckResult]:
        """Return the last results of these addresses (`link_health_key`), leaving out unchecked addresses."""
        wanted = list(urls)
        found: dict[str, LinkCheckResult] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            asked = select(LinkCheckRow).where(LinkCheckRow.url.in_(wanted[start : start + _AT_ONCE]))
            with self._database.read_session() as session:
                found |= {row.url: _result_from_row(row) for row in session.scalars(asked)}
        return found


def _result_from_row(row: LinkCheckRow) -> LinkCheckResult:
    values = {field.name: getattr(row, field.name) for field in fields(LinkCheckResult)}
    return LinkCheckResult(**{**values, "health": LinkStatus(row.health), "reason": LinkStatusReason(row.reason)})
