"""The verbs an editor has, without Qt: what the window and the command line both call."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from newsdesk.desk.bundles import Outcome
from newsdesk.desk.comparing import Difference
from newsdesk.desk.editor import Editor
from newsdesk.desk.feeds import Wire
from newsdesk.desk.handing import Handing
from newsdesk.desk.house import House
from newsdesk.desk.intake import Intake, Taken
from newsdesk.desk.linkchecks import CheckedLink, LinkChecks
from newsdesk.desk.linking import Around, Linking
from newsdesk.desk.logo import Logo
from newsdesk.desk.matching import Change, Match, Wanted, matches, replaced
from newsdesk.desk.merging import merged
from newsdesk.desk.moving import copy_between, store_of
from newsdesk.desk.others import Clash, Others, Seen
from newsdesk.desk.passages import Kind, Passage, passages
from newsdesk.desk.pictures import Pictures
from newsdesk.desk.publishing import Exported, Publishing
from newsdesk.desk.replacing import Proposal, Replacement, Replacing
from newsdesk.desk.samples import Samples
from newsdesk.desk.site import SitePublishing
from newsdesk.desk.snippets import FIELD, Snippet, Snippets, free_name, wrong_name
from newsdesk.desk.spelling import Spelling, bare, dictionary_folders, names_in, spelled
from newsdesk.desk.suggesting import Suggesting, Suggestion
from newsdesk.desk.together import Together
from newsdesk.desk.unfinished import UnfinishedExports
from newsdesk.desk.versions import REVISED, Step, Versions, going_back, reason_of
from newsdesk.desk.writing import Recovered, Writing
from newsdesk.errors import DeskError, NotFoundError
from newsdesk.export import Plan, Report, verify
from newsdesk.export.targets.secrets import keep_secret
from newsdesk.formats.settings import require_settings, wrong_settings
from newsdesk.model import Settings, Status
from newsdesk.paths import DeskPaths, resources_dir
from newsdesk.render import RenderChild
from newsdesk.store import (
    Backup,
    Store,
    copy_desk,
    find_newest_backup,
    list_backups,
    make_backup,
    restore_backup,
    verify_backup,
)

if TYPE_CHECKING:
    from newsdesk.wire.fetching import Fetcher

__all__ = [
    "FIELD",
    "REVISED",
    "Around",
    "Backup",
    "Change",
    "CheckedLink",
    "Clash",
    "Desk",
    "Difference",
    "Editor",
    "Exported",
    "Kind",
    "Match",
    "Outcome",
    "Passage",
    "Plan",
    "Proposal",
    "Recovered",
    "Replacement",
    "Report",
    "Seen",
    "Snippet",
    "Step",
    "Suggestion",
    "Taken",
    "Wanted",
    "Writing",
    "bare",
    "copy_between",
    "copy_desk",
    "find_newest_backup",
    "free_name",
    "going_back",
    "keep_secret",
    "matches",
    "merged",
    "names_in",
    "passages",
    "reason_of",
    "replaced",
    "restore_backup",
    "spelled",
    "verify",
    "verify_backup",
    "wrong_name",
]


def utc_now() -> datetime:
    """Return this instant in UTC, to the second: the desk keeps none finer."""
    return datetime.now(UTC).replace(microsecond=0)


class Desk:
    """One desk: its store, its settings and what can be done on it, by what the editor is doing.

    Every verb may block on disk or on the render child, so the window calls them on its worker.
    """

    def __init__(
        self,
        store: Store,
        home: DeskPaths,
        now: Callable[[], datetime],
        child: RenderChild | None,
        web: Callable[[], "Fetcher"],
    ) -> None:
        self._store, self._home, self._now = store, home, now
        self.unset = Settings()
        """The settings to go by until some are set; nothing but the window changes them."""
        rendering = child or RenderChild()
        self._own_child = rendering if child is None else None
        self.editor = Editor(home, store.set_editor)
        self.house = House(home.assets / "style")
        self.samples = Samples(home.desk / "samples.json")
        unfinished = UnfinishedExports(home.desk / "unfinished", home.desk / "exports-under-way.json")
        self.publishing = Publishing(
            store,
            rendering,
            lambda: self.settings,
            now,
            unfinished.recorded,
            own_theme=home.assets / "theme",
            house=self.house.rules,
            refuse=self.samples.refuse,
        )
        self.logo = Logo(home.assets / "theme")
        self.site = SitePublishing(
            store,
            self.publishing,
            lambda: self.settings,
            now,
            unfinished.recorded,
            mirrors=home.cache / "sites",
            logo=self.logo,
        )
        moves = {Status.PUBLISHED: self.publishing.publish, Status.KILLED: self.publishing.kill}
        self.writing = Writing(store, lambda: self.settings, now, moves)
        self.linking = Linking(store, lambda: self.settings, now)
        self.suggesting = Suggesting(store, now)
        self.together = Together(store, self.writing, now)
        self.versions = Versions(store, now)
        self.others = Others(store, now)
        self.replacing = Replacing(store, now)
        self.spelling = Spelling(dictionary_folders(home.assets), home.assets / "dictionaries" / "house.txt")
        self.link_checks = LinkChecks(store, now, web)
        self.wire = Wire(store, lambda: self.settings, now, self.writing.new, web)
        self.handing = Handing(store, lambda: self.settings, now)
        self.import_drafts = store.import_drafts
        self.snippets = Snippets(
            home.assets / "snippets", lambda text: self.intake.read(text).article, lambda: self.today(now())
        )
        self.pictures = Pictures(store, self.snippets.pictures)
        self.intake = Intake(store, lambda: self.settings, now, self.pictures.take, self.pictures.cropped)
        self.warnings: tuple[str, ...] = unfinished.finish()
        """What an editor is to be told about the desk as it was found."""

    @classmethod
    def open(
        cls,
        home: DeskPaths,
        now: Callable[[], datetime] = utc_now,
        child: RenderChild | None = None,
        web: Callable[[], "Fetcher"] | None = None,
    ) -> "Desk":
        """Open the desk under `home`, making it if there is none; exports that were cut off are finished or undone.

        Pages are rendered in a child of its own, or in `child`, which is then for others to close. `web` makes what
        asks the web; only tests give one, to ask a server of their own.

        Raises `DeskError` where the desk is damaged, newer than this program or cannot be written.
        """
        return cls(store_of(home), home, now, child, web or _fetcher)

    @classmethod
    def open_to_read(cls, home: DeskPaths) -> "Desk":
        """Open a desk that cannot be written, by a copy of its database; raises `DeskError`, also for a later write."""
        return cls(Store.open_read_only_copy(home.desk), home, utc_now, None, _fetcher)

    @property
    def folder(self) -> Path:
        """Where the desk lies."""
        return self._home.desk

    @property
    def shared(self) -> bool:
        """Whether others have this desk too, on a server."""
        return bool(self._home.database_url)

    @property
    def settings(self) -> Settings:
        """The publication settings; `unset` until some were set."""
        return self._store.settings() or self.unset

    def place_samples(self) -> None:
        """Bring the sample stories onto the desk, last, and so on top, the first in the language of the desk."""
        files = sorted((resources_dir() / "samples").glob("*.md"), reverse=True)
        own = f"\nlanguage: {self.settings.language.partition('-')[0]}"
        top = [path for path in files if own in path.read_text(encoding="utf-8")][-1:]
        order = [*(path for path in files if path not in top), *top]
        self.samples.keep([self.intake.take(path, own_dates=False)[0].article.id for path in order])

    def clear_samples(self) -> tuple[UUID, ...]:
        """Spike the samples that are still there and return them; from then on they are stories like others."""
        cleared = []
        for story in self.samples.ids():
            with suppress(NotFoundError):
                if self.writing.get(story).status is not Status.SPIKED:
                    self.writing.move(story, Status.SPIKED)
                    cleared.append(story)
        self.samples.keep([])
        return tuple(cleared)

    def today(self, now: datetime) -> date:
        """Return the day it is where the desk publishes."""
        return now.astimezone(self.settings.zone).date()

    def configure(self, settings: Settings, was: Settings | None = None) -> None:
        """Keep `settings` as the desk's own, or what in them differs from `was`, which they were made of.

        Raises `NewsdeskError` for one that is changed to what it cannot be.
        """
        require_settings(settings, was or self.settings)
        self._store.set_settings(settings, was)

    def wrong_settings(self) -> tuple[str, ...]:
        """Return a sentence for each setting that the desk holds and pages cannot be made with."""
        return tuple(wrong_settings(self.settings).values())

    def back_up(self, folder: Path | None = None) -> Backup:
        """Back up the whole desk into `folder`, or where backups are kept; raises `DeskError`.

        A shared desk is not backed up from here: that is for whoever runs its server.
        """
        if self.shared:
            raise DeskError(
                "A shared desk is backed up where its server is, with pg_dump (docs/shared-desk.md says how). "
                "“newsdesk copy” copies it onto a desk of your own."
            )
        return make_backup(self._home.desk, folder or self._home.backups, self._now(), self._store.copy_path)

    def backups(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups in `folder`, or where they are kept, newest first."""
        return list_backups(folder or self._home.backups)

    @property
    def writes_ahead(self) -> bool:
        """Whether the desk lies where one may write while others read; on a drive of another computer it does not."""
        return self._store.uses_wal

    def doctor(self) -> tuple[str, ...]:
        """Return a sentence for each thing that is wrong with the desk; none when it is sound."""
        return (*self.wrong_settings(), *self._store.integrity_problems())

    def close(self) -> None:
        """End the render child and let go of the desk's files."""
        if self._own_child is not None:
            self._own_child.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _fetcher() -> "Fetcher":
    from newsdesk.wire.fetching import Fetcher

    return Fetcher()
