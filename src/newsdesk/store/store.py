"""The database of one desk with the files beside it."""

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
    resume_restore,
)
from newsdesk.store.blob_storage import LocalBlobs
from newsdesk.store.bundle_states import BundleStates
from newsdesk.store.edit_locks import EditLocks
from newsdesk.store.engine.database import Database, integrity_problems, upsert, uses_wal
from newsdesk.store.engine.open_database import open_database, open_read_only_copy, open_shared_database
from newsdesk.store.engine.postgres import can_write, parse_address
from newsdesk.store.feeds import Feeds
from newsdesk.store.import_drafts import ImportDrafts
from newsdesk.store.inspection import find_damaged_rows
from newsdesk.store.journal import Journal
from newsdesk.store.link_health import LinkHealth
from newsdesk.store.media_files import MediaFiles
from newsdesk.store.published import PublishedStories
from newsdesk.store.records import (
    FacetCounts,
    Hit,
    StoryFilter,
)
from newsdesk.store.search.facets import count_facets
from newsdesk.store.search.search import search_stories
from newsdesk.store.search.similar import SimilarStories
from newsdesk.store.shared_strips import SharedStrips
from newsdesk.store.tables import SettingRow
from newsdesk.store.transfer import copy_rows
from newsdesk.store.versions import Versions


class Store:
    """One desk's database and the files beside it."""

    def __init__(self, database: Database, folder: Path, blobs: LocalBlobs | None = None) -> None:
        self._database = database
        self._scratch: TemporaryDirectory[str] | None = None
        self.copy_path: Path | None = None
        self.articles = Articles(database)
        self.bundle_states = BundleStates(database)
        self.versions = Versions(database)
        self.published = PublishedStories(database)
        self.feeds = Feeds(database)
        self.shared_strips = SharedStrips(database)
        self.similar_stories = SimilarStories(database)
        self.media = MediaFiles(
            database, blobs or LocalBlobs(folder / "media"), is_shared=database.is_sqlite or blobs is not None
        )
        self.link_health = LinkHealth(database)
        self.journal = Journal(folder / "journal")
        self.import_drafts = ImportDrafts(folder / "journal" / "imports")
        self.edit_locks = EditLocks(database)

    @classmethod
    def open(cls, folder: Path, address: str = "", blobs: LocalBlobs | None = None, password: str = "") -> "Store":
        """Open the desk in `folder`, making or migrating it; raises `DeskError`.

        With an `address` (`postgresql+psycopg://…`) it is the shared desk there: pictures lie on `blobs`, which all its
        editors reach, and what is this editor's own, as the journal, in `folder`. `password` is for an address without.
        """
        if address:
            return cls(open_shared_database(parse_address(address, password), folder), folder, blobs)
        resume_restore(folder)
        return cls(open_database(folder), folder)

    @classmethod
    def open_read_only_copy(cls, folder: Path) -> "Store":
        """Open the desk in `folder` to be read alone, by a copy of its database; raises `DeskError`, also for a write.

        The copy is `copy_path`, and goes with `close`.
        """
        scratch = TemporaryDirectory(prefix="newsdesk-")
        try:
            store = cls(open_read_only_copy(folder, Path(scratch.name)), folder)
        except DeskError:
            scratch.cleanup()
            raise
        store._scratch, store.copy_path = scratch, Path(scratch.name) / "desk.sqlite3"
        return store

    def search(
        self, wanted: StoryFilter, *, limit: int = 50, is_cancelled: Callable[[], bool] | None = None
    ) -> tuple[Hit, ...]:
        """Return the stories that fit, with every term of the query (the last may be unfinished), newest first.

        Those with the words above the text come first. Raises `OperationCancelledError` once `is_cancelled` says so.
        """
        return search_stories(self._database, wanted, limit=limit, is_cancelled=is_cancelled)

    def count_facets(self, query: Query, is_cancelled: Callable[[], bool] | None = None) -> FacetCounts:
        """Count the stories that the query finds, by state and section; raises `OperationCancelledError`."""
        return count_facets(self._database, query, is_cancelled)

    def set_editor(self, editor: str) -> None:
        """Let versions that are kept from now on say that `editor` made them."""
        self._database.editor = editor

    def settings(self) -> Settings | None:
        """Return the publication settings; None where none were ever set."""
        with self._database.read_session() as session:
            found = {row.key: row.value for row in session.scalars(select(SettingRow))}
        return Settings(**{key: found[key] for key in asdict(Settings()) if key in found}) if found else None

    def set_settings(self, settings: Settings, base: Settings | None = None) -> None:
        """Keep `settings` as the desk's own; of those that differ from `base` alone, what others set since stays."""
        before = {} if base is None else asdict(base)
        with self._database.write_session() as session:
            if session.scalar(select(SettingRow.key).limit(1)) is None:
                before = {}
            for key, value in asdict(settings).items():
                if before.get(key) != value:
                    upsert(session, SettingRow, key=key, value=value)

    @property
    def is_writable(self) -> bool:
        """Whether this editor may write; on a shared desk one may have the right to read alone."""
        return can_write(self._database)

    @property
    def uses_wal(self) -> bool:
        """Whether the desk lies where one may write while others read; on a drive of another computer it does not."""
        return uses_wal(self._database)

    def change_counter(self) -> int:
        """Return a number that is another one once anybody wrote anything on the desk; costs next to nothing."""
        return self._database.change_counter()

    def copy_to(self, other: "Store", progress: Callable[[int, int], object]) -> None:
        """Copy the whole desk onto `other`, which is empty or has a part of this copy already, and compare the two.

        `progress` hears how much of how much is done. Raises `DeskError` where it cannot be done or is not the same.
        """
        copy_rows(self._database, other._database, progress)
        other.media.copy_missing_from(self.media)

    def integrity_problems(self) -> tuple[str, ...]:
        """Return a sentence for each thing that is wrong; none when the desk is sound."""
        found: list[str] = []
        looks: tuple[Callable[[], tuple[str, ...]], ...] = (
            partial(integrity_problems, self._database),
            partial(find_damaged_rows, self._database),
            self.published.inconsistencies,
            self.media.missing_file_problems,
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
