"""The health of links as it was last seen, apart from the stories: no check ever changes one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields

from sqlalchemy import select

from newsdesk.model import LinkCheckResult, LinkStatus, LinkStatusReason
from newsdesk.store.engine.database import Database, put
from newsdesk.store.tables import ObservationRow

_AT_ONCE = 500


class LinkHealth:
    """What was last seen at each address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, seen: Iterable[LinkCheckResult]) -> None:
        """Keep these observations in the place of older ones of the same addresses."""
        with self._database.writing() as session:
            # In order, so that two who check at once wait for each other and never in a circle.
            for observation in sorted(seen, key=lambda observation: observation.url):
                put(session, ObservationRow, **asdict(observation))

    def of(self, urls: Collection[str]) -> Mapping[str, LinkCheckResult]:
        """Return what was last seen at these addresses (`link_health_key`); those never asked are left out."""
        wanted = list(urls)
        found: dict[str, LinkCheckResult] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            asked = select(ObservationRow).where(ObservationRow.url.in_(wanted[start : start + _AT_ONCE]))
            with self._database.reading() as session:
                found |= {row.url: _observation(row) for row in session.scalars(asked)}
        return found


def _observation(row: ObservationRow) -> LinkCheckResult:
    values = {field.name: getattr(row, field.name) for field in fields(LinkCheckResult)}
    return LinkCheckResult(**{**values, "health": LinkStatus(row.health), "reason": LinkStatusReason(row.reason)})
