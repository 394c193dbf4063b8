"""What is asked of the web for the strip: one thing at a time, with its progress and Stop in the strip's line."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsdesk.errors import NewsdeskError
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.tasks import Tasks


class WebWork(QObject):
    """Asks the web on a worker of its own, so that saving never waits for a server; the strip shows how far, and Stop.

    One piece of work is under way at a time; what is asked for meanwhile waits its turn.
    """

    said = Signal(str)
    _progressed = Signal(int, int)

    def __init__(self, strip: StripPane) -> None:
        super().__init__(strip)
        self._strip = strip
        self.tasks = Tasks(self)
        self._stops: list[threading.Event] = []
        self._progressed.connect(self._show_progress)

    @property
    def running(self) -> bool:
        """Whether something is asked at the moment."""
        return bool(self._stops)

    def run(
        self,
        work: Callable[[Callable[[int, int], None], threading.Event], Any],
        then: Callable[[Any, bool], object],
        count: int,
    ) -> None:
        """Run `work`, which asks about so many addresses, with what to tell its progress to and what stops it.

        `then` gets its result and whether it was stopped.
        """
        stop = threading.Event()
        self._stops.append(stop)
        if len(self._stops) == 1:
            self._show_progress(0, count)

        def done(result: Any) -> None:  # noqa: ANN401 - whatever the work gives
            self._end(stop)
            then(result, stop.is_set())

        def failed(error: NewsdeskError) -> None:
            self._end(stop)
            self.said.emit(spoken(error))

        self.tasks.run(lambda: work(self._progressed.emit, stop), done, failed)

    def stop(self) -> None:
        """Stop what is under way and what waits its turn."""
        for stop in self._stops:
            stop.set()
        if self._stops:
            self._strip.show_checking(tr("Stopping…"))

    def close_down(self) -> None:
        """Stop everything and wait until it has stopped."""
        self.stop()
        self.tasks.finish()

    def _end(self, stop: threading.Event) -> None:
        self._stops.remove(stop)
        if not self._stops:
            self._strip.show_checking("")

    def _show_progress(self, done: int, of: int) -> None:
        if self._stops and not self._stops[0].is_set():
            self._strip.show_checking(tr("{done} of {of}", done=done, of=of))
