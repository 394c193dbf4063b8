"""States and page settings from bundles that the desk did not adopt."""

from dataclasses import asdict, dataclass
from uuid import UUID

from newsdesk.model import Settings, Status
from newsdesk.store.engine.database import Database, upsert
from newsdesk.store.tables import BundleStateRow


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleState:
    """The state of a story in its bundle, the bundle's page settings, and the digest of the story.

    The digest (`article_digest()[:16]`) belongs to the story in that state, without notes.
    """

    status: Status
    digest: str
    settings: Settings


class BundleStates:
    """The newest bundle state of each story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, story: UUID, arrival: BundleState) -> None:
        """Save the bundle state of a story, replacing an older one."""
        with self._database.write_session() as session:
            upsert(
                session,
                BundleStateRow,
                article=story,
                status=arrival.status.value,
                digest=arrival.digest,
                settings=asdict(arrival.settings),
            )

    def get_or_none(self, story: UUID) -> BundleState | None:
        """Return the newest bundle state of a story; None if the story has none."""
        with self._database.read_session() as session:
            row = session.get(BundleStateRow, story)
            if row is None:
                return None
            known = asdict(Settings()).keys() & row.settings.keys()
            settings = Settings(**{name: row.settings[name] for name in known})
            return BundleState(status=Status(row.status), digest=row.digest, settings=settings)
