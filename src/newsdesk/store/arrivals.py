"""What bundles said of stories and the desk did not take over: states, and page settings."""

from dataclasses import asdict, dataclass
from uuid import UUID

from newsdesk.model import Settings, Status
from newsdesk.store.database import Database, put
from newsdesk.store.tables import ArrivalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The state a story had in its bundle, the page settings this was made with, and the digest of what came in.

    The digest (`article_digest()[:16]`) is that of the story without notes and in that state.
    """

    status: Status
    digest: str
    settings: Settings


class Arrivals:
    """What the newest bundle of each story said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, story: UUID, arrival: Arrival) -> None:
        """Keep what a bundle of the story said, in the place of what an older one did."""
        with self._database.writing() as session:
            put(
                session,
                ArrivalRow,
                article=story,
                status=arrival.status.value,
                digest=arrival.digest,
                settings=asdict(arrival.settings),
            )

    def of(self, story: UUID) -> Arrival | None:
        """Return what the newest bundle of the story said; None where it came in none."""
        with self._database.reading() as session:
            row = session.get(ArrivalRow, story)
            if row is None:
                return None
            known = asdict(Settings()).keys() & row.settings.keys()
            settings = Settings(**{name: row.settings[name] for name in known})
            return Arrival(status=Status(row.status), digest=row.digest, settings=settings)
