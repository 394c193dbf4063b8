"""Store of one desk: its database and the files beside it."""

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
    """The database of one desk and the files beside it."""

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
        """Open the desk in `folder`; create or migrate it if necessary. Raises `DeskError`.

        With an `address` (`postgresql+psycopg://…`), open the shared desk there: all its editors share the pictures
        in `blobs`, and `folder` holds this editor's own files, for example the journal. `password` completes an
        address without one.
        """
        if address:
            return cls(open_shared_database(parse_address(address, password), folder), folder, blobs)
        resume_restore(folder)
        return cls(open_database(folder), folder)

    @classmethod
    def open_read_only_copy(cls, folder: Path) -> "Store":
        """Open the desk in `folder` read-only, with a copy of its database; raises `DeskError`, later also for writes.

        The copy is at `copy_path`; `close` removes it.
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
        """Return the stories that match every term of the query (the last may be incomplete), newest first.

        Stories with the words above the text come first. Raises `OperationCancelledError` once `is_cancelled` returns
        true.
        """
        return search_stories(self._database, wanted, limit=limit, is_cancelled=is_cancelled)

    def count_facets(self, query: Query, is_cancelled: Callable[[], bool] | None = None) -> FacetCounts:
        """Count the stories that match the query, by state and section; raises `OperationCancelledError`."""
        return count_facets(self._database, query, is_cancelled)

    def set_editor(self, editor: str) -> None:
        """Set the editor of all future versions."""
        self._database.editor = editor

    def settings(self) -> Settings | None:
        """Return the publication settings; None if none were ever saved."""
        with self._database.read_session() as session:
            found = {row.key: row.value for row in session.scalars(select(SettingRow))}
        return Settings(**{key: found[key] for key in asdict(Settings()) if key in found}) if found else None

    def set_settings(self, settings: Settings, base: Settings | None = None) -> None:
        """Save the settings that differ from `base`, so that changes by others stay; without `base`, save all."""
        before = {} if base is None else asdict(base)
        with self._database.write_session() as session:
            if session.scalar(select(SettingRow.key).limit(1)) is None:
                before = {}
            for key, value in asdict(settings).items():
                if before.get(key) != value:
                    upsert(session, SettingRow, key=key, value=value)

    @property
    def is_writable(self) -> bool:
        """Return whether this editor may write; a shared desk may grant only the right to read."""
        return can_write(self._database)

    @property
    def uses_wal(self) -> bool:
        """Return whether one process can write while others read; a network drive does not allow this."""
        return uses_wal(self._database)

    def change_counter(self) -> int:
        """Return a number that changes after every write to the desk by any process; the call is cheap."""
        return self._database.change_counter()

    def copy_to(self, other: "Store", progress: Callable[[int, int], object]) -> None:
        """Copy the whole desk to `other` and compare the two; `other` must be empty or a partial copy of this desk.

        `progress` receives the number of finished rows and the total. Raises `DeskError` if the copy fails or differs.
        """
        copy_rows(self._database, other._database, progress)
        other.media.copy_missing_from(self.media)

    def integrity_problems(self) -> tuple[str, ...]:
        """Return a sentence for each fault of the desk; none if it is sound."""
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
        """Close the database and the files; remove a read-only copy."""
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
