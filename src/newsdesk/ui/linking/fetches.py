"""Fetching feeds from the window: on a worker of its own, to be stopped, by itself only where that is wished."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Feed, FeedFetchResult
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.tasks import Tasks

_MINUTE_MS = 60_000


class Fetches(QObject):
    """Asks feeds for what is new and says how it goes; `ended` with what there is to tell, `added` for a new one."""

    busy = Signal(bool)
    progressed = Signal(str)
    ended = Signal(str)
    added = Signal()

    def __init__(self, desk: Desk, personal: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._personal = desk, personal
        self.tasks = Tasks(self)
        self.under_way = False
        self._stop = threading.Event()
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(lambda: self.fetch(None))
        if self.by_itself:
            self._clock.start()

    @property
    def by_itself(self) -> bool:
        """Whether feeds that are due are fetched while the window is open; off until an editor turns it on."""
        return self._personal.value("wire", "false") == "true"

    def fetch_by_itself(self, wished: bool) -> None:  # noqa: FBT001 - as Qt's toggled says it
        """Turn that on or off."""
        self._personal.setValue("wire", "true" if wished else "false")
        if wished:
            self._clock.start()
        else:
            self._clock.stop()

    def fetch(self, feeds: tuple[Feed, ...] | None) -> None:
        """Fetch these feeds, or those that are due."""

        def told(done: tuple[FeedFetchResult, ...]) -> str:
            new, wrong = sum(one.new_count for one in done), [one.error for one in done if one.error]
            return (
                " ".join((tr("{new} new.", new=new) if new else tr("Nothing new."), *map(spoken, wrong)))
                if done
                else ""
            )

        def progress(done: int, of: int) -> None:
            self.progressed.emit(tr("Fetching {done} of {of}…", done=done, of=of))

        self._run(lambda: told(self._desk.wire.fetch(feeds, progress, self._stop)))

    def add(self, address: str) -> None:
        """Add the feed at this address."""

        def done(told: str) -> None:
            self._end(told)
            self.added.emit()

        def work() -> str:
            feed, count = self._desk.wire.add(address)
            return tr("“{title}” is on the desk, with {count} items.", title=feed.title, count=count)

        self._run(work, done)

    def stop(self) -> None:
        """Stop what is under way."""
        self._stop.set()

    def close_down(self) -> None:
        """Stop what is under way and wait until it has stopped."""
        self._clock.stop()
        self._stop.set()
        self.tasks.finish()

    def _run(self, work: Callable[[], str], done: Callable[[str], None] | None = None) -> None:
        if self.under_way:
            return
        self._stop.clear()
        self._busy(busy=True)
        self.tasks.run(work, done or self._end, self._failed)

    def _end(self, told: str) -> None:
        self._busy(busy=False)
        self.ended.emit(told)

    def _failed(self, error: NewsdeskError) -> None:
        self._end(spoken(error))

    def _busy(self, *, busy: bool) -> None:
        self.under_way = busy
        self.busy.emit(busy)
