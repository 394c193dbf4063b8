"""The desk as it is kept: values in, values out. The only room that knows SQL."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from sqlalchemy import select

from newsdesk.errors import DeskError
from newsdesk.model import Query, Settings
from newsdesk.store.articles import Articles
from newsdesk.store.backup import (
    Backup,
    backups_in,
    copy_desk,
    finish_restore,
    make_backup,
    newest_backup,
    restore_backup,
    verify_backup,
)
from newsdesk.store.blob_storage import BucketShelf, Shelf, write_whole
from newsdesk.store.bundle_states import Arrival, Arrivals
from newsdesk.store.edit_locks import Holders
from newsdesk.store.engine.database import Database, put, troubles, writes_ahead
from newsdesk.store.engine.open_database import open_copy, open_database, open_shared
from newsdesk.store.engine.postgres import address_of, may_write
from newsdesk.store.feeds import Feeds
from newsdesk.store.import_drafts import ImportDraft, ImportDrafts
from newsdesk.store.inspection import damaged_rows
from newsdesk.store.journal import Journal, put_aside
from newsdesk.store.link_health import LinkHealth
from newsdesk.store.media_files import MediaFiles
from newsdesk.store.published import Live
from newsdesk.store.records import (
    Cursor,
    Hit,
    Holder,
    JournalEntry,
    ListFilter,
    Listing,
    Rendered,
    Sort,
    Summary,
    Tally,
    Version,
    WireCursor,
    WireFilter,
    WirePage,
)
from newsdesk.store.search.facets import tally
from newsdesk.store.search.search import search
from newsdesk.store.search.similar import Nearby, Related
from newsdesk.store.shared_strips import Strips
from newsdesk.store.tables import SettingRow
from newsdesk.store.transfer import copy_rows
from newsdesk.store.versions import Versions

__all__ = [
    "Arrival",
    "Backup",
    "BucketShelf",
    "Cursor",
    "Hit",
    "Holder",
    "ImportDraft",
    "ImportDrafts",
    "JournalEntry",
    "ListFilter",
    "Listing",
    "Nearby",
    "Rendered",
    "Shelf",
    "Sort",
    "Store",
    "Summary",
    "Tally",
    "Version",
    "WireCursor",
    "WireFilter",
    "WirePage",
    "backups_in",
    "copy_desk",
    "make_backup",
    "newest_backup",
    "put_aside",
    "restore_backup",
    "verify_backup",
    "write_whole",
]


class Store:
    """One desk's database and the files beside it."""

    def __init__(self, database: Database, folder: Path, shelf: Shelf | None = None) -> None:
        self._database = database
        self._scratch: TemporaryDirectory[str] | None = None
        self.copied: Path | None = None
        self.articles = Articles(database)
        self.arrivals = Arrivals(database)
        self.versions = Versions(database)
        self.live = Live(database)
        self.feeds = Feeds(database)
        self.strips = Strips(database)
        self.related = Related(database)
        self.media = MediaFiles(
            database, shelf or Shelf(folder / "media"), everybodys=database.embedded or shelf is not None
        )
        self.health = LinkHealth(database)
        self.journal = Journal(folder / "journal")
        self.import_drafts = ImportDrafts(folder / "journal" / "imports")
        self.holders = Holders(database)

    @classmethod
    def open(cls, folder: Path, address: str = "", shelf: Shelf | None = None, password: str = "") -> "Store":
        """Open the desk in `folder`, making or migrating it; raises `DeskError`.

        With an `address` (`postgresql+psycopg://…`) it is the shared desk there: pictures lie on `shelf`, which all its
        editors reach, and what is this editor's own, as the journal, in `folder`. `password` is for an address without.
        """
        if address:
            return cls(open_shared(address_of(address, password), folder), folder, shelf)
        finish_restore(folder)
        return cls(open_database(folder), folder)

    @classmethod
    def open_copy(cls, folder: Path) -> "Store":
        """Open the desk in `folder` to be read alone, by a copy of its database; raises `DeskError`, also for a write.

        The copy is `copied`, and goes with `close`.
        """
        scratch = TemporaryDirectory(prefix="newsdesk-")
        try:
            store = cls(open_copy(folder, Path(scratch.name)), folder)
        except DeskError:
            scratch.cleanup()
            raise
        store._scratch, store.copied = scratch, Path(scratch.name) / "desk.sqlite3"
        return store

    def search(self, wanted: ListFilter, *, limit: int = 50, stop: Callable[[], bool] | None = None) -> tuple[Hit, ...]:
        """Return the stories that fit, with every term of the query (the last may be unfinished), newest first.

        Those with the words above the text come first. Raises `OperationCancelledError` once `stop` says so.
        """
        return search(self._database, wanted, limit=limit, stop=stop)

    def tally(self, query: Query, stop: Callable[[], bool] | None = None) -> Tally:
        """Count the stories that the query finds, by state and section; raises `OperationCancelledError`."""
        return tally(self._database, query, stop)

    def sign(self, editor: str) -> None:
        """Let versions that are kept from now on say that `editor` made them."""
        self._database.editor = editor

    def settings(self) -> Settings | None:
        """Return the publication settings; None where none were ever set."""
        with self._database.reading() as session:
            found = {row.key: row.value for row in session.scalars(select(SettingRow))}
        return Settings(**{key: found[key] for key in asdict(Settings()) if key in found}) if found else None

    def set_settings(self, settings: Settings, was: Settings | None = None) -> None:
        """Keep `settings` as the desk's own; of those that differ from `was` alone, what others set since stays."""
        before = {} if was is None else asdict(was)
        with self._database.writing() as session:
            if session.scalar(select(SettingRow.key).limit(1)) is None:
                before = {}
            for key, value in asdict(settings).items():
                if before.get(key) != value:
                    put(session, SettingRow, key=key, value=value)

    @property
    def writable(self) -> bool:
        """Whether this editor may write; on a shared desk one may have the right to read alone."""
        return may_write(self._database)

    @property
    def writes_ahead(self) -> bool:
        """Whether the desk lies where one may write while others read; on a drive of another computer it does not."""
        return writes_ahead(self._database)

    def changes(self) -> int:
        """Return a number that is another one once anybody wrote anything on the desk; costs next to nothing."""
        return self._database.changes()

    def copy_to(self, other: "Store", told: Callable[[int, int], object]) -> None:
        """Copy the whole desk onto `other`, which is empty or has a part of this copy already, and compare the two.

        `told` hears how much of how much is done. Raises `DeskError` where it cannot be done or is not the same.
        """
        copy_rows(self._database, other._database, told)
        other.media.bring(self.media)

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each thing that is wrong; none when the desk is sound."""
        found: list[str] = []
        looks: tuple[Callable[[], tuple[str, ...]], ...] = (
            partial(troubles, self._database),
            partial(damaged_rows, self._database),
            self.live.troubles,
            self.media.missing,
        )
        for look in looks:
            try:
                found += look()
            except DeskError as error:
                found.append(error.message)
        return tuple(dict.fromkeys(found))

    def close(self) -> None:
        """Let go of the files."""
        self.import_drafts.close()
        self.media.close()
        self._database.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
