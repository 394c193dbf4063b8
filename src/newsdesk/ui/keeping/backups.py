"""Backups from the window: one a day by itself, one whenever it is asked for, and where they lie."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.desk import Backup, Desk
from newsdesk.errors import NewsdeskError
from newsdesk.paths import cloud_sync_provider
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import dated, tr
from newsdesk.ui.tasks import Tasks

_DAY = timedelta(days=1)
_LOOK_MS = 60 * 60 * 1000
_FIRST_MS = 60 * 1000


class Backups(QObject):
    """Makes backups on a worker of its own, so that saving never waits for one; a failure is told, the work goes on."""

    def __init__(self, desk: Desk, personal: QSettings, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._personal, self._banner, self._window = desk, personal, banner, window
        self.tasks = Tasks(self)
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        QTimer.singleShot(_FIRST_MS, self, self.look)
        self._clock.start()

    def look(self) -> None:
        """Make today's backup where the newest one is older than a day; a shared desk is for its server to back up."""
        if self._desk.shared:
            return
        folder = self._folder()

        def work() -> Backup | None:
            newest = next(iter(self._desk.backups(folder)), None)
            # A clock that was wrong must not keep backups from being made.
            fresh = newest is not None and abs(datetime.now(UTC) - newest.at) < _DAY
            return None if fresh else self._desk.back_up(folder)

        def done(backup: Backup | None) -> None:
            if backup is not None:
                self._banner.clear("backup")

        self.tasks.run(work, done, self._failed)

    def make(self) -> None:
        """Back up now, and say where to and how old the one before is."""
        folder = self._folder()
        self._banner.tell(tr("Backing up…"), cause="backup", of_desk=True)

        def work() -> tuple[Backup | None, Backup]:
            before = next(iter(self._desk.backups(folder)), None)
            return before, self._desk.back_up(folder)

        def done(found: tuple[Backup | None, Backup]) -> None:
            before, backup = found
            told = (
                tr("It is the first one.")
                if before is None
                else tr("The one before is of {when}.", when=_when(before.at))
            )
            self._banner.tell(
                tr("Backed up into {path}. {told}", path=backup.path, told=told),
                (tr("Open folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(backup.path.parent)))),
                (tr("Another folder…"), self.choose),
                cause="backup",
            )

        self.tasks.run(work, done, self._failed)

    def choose(self) -> None:
        """Ask into which folder backups go, another drive perhaps, and make one there."""
        folder = QFileDialog.getExistingDirectory(
            self._window, tr("Back up into which folder?"), str(self._folder() or "")
        )
        if folder:
            self._personal.setValue("backups", folder)
            self.make()

    def warn_where_it_lies(self, folder: Path) -> None:
        """Warn of a desk that another program copies while it is written, or that lies on another computer's drive."""

        def tell(writes_ahead: bool) -> None:  # noqa: FBT001 - as it comes from the worker
            if service := cloud_sync_provider(folder):
                self._banner.tell(
                    tr(
                        "This desk lies in a folder that {service} keeps the same on several computers. That damages "
                        "databases: move the desk out of it, and let it keep the backups instead.",
                        service=service,
                    ),
                    cause="folder of the desk",
                    of_desk=True,
                )
            elif not writes_ahead:
                self._banner.tell(
                    tr(
                        "This desk lies on a drive of another computer, as it seems: it works there, more slowly. "
                        "Open it on one computer at a time, or move it to a server that editors share."
                    ),
                    cause="folder of the desk",
                    of_desk=True,
                )

        self.tasks.run(lambda: self._desk.writes_ahead, tell)

    def close_down(self) -> None:
        """Wait until the backup under way is whole."""
        self._clock.stop()
        self.tasks.finish()

    def _folder(self) -> Path | None:
        chosen = str(self._personal.value("backups", "") or "")
        return Path(chosen) if chosen else None

    def _failed(self, error: NewsdeskError) -> None:
        self._banner.tell(
            tr("{error} Your stories are safe; the backup is not.", error=error),
            (tr("Another folder…"), self.choose),
            cause="backup",
            of_desk=True,
        )


def _when(at: datetime) -> str:
    here = at.astimezone()
    return dated("d MMMM yyyy, HH:mm", here)
