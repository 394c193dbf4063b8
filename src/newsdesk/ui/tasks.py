"""The one place for threads: work that may block runs on a worker, its answer comes back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from newsdesk.errors import NewsdeskError, ServerUnavailableError
from newsdesk.ui.language import spoken


@dataclass(slots=True, eq=False)
class _Job:
    """Work, and what is done with its answer. All of it is let go of on the window's thread.

    Panes and their timers hang on these functions, and none of them may end on another thread than its own.
    """

    work: Callable[[], Any]
    then: Callable[[Any], object] | None
    failed: Callable[[Exception], object]
    answer: Callable[[], object] | None = None

    def conclude(self) -> None:
        """Let go of everything and give the answer."""
        answer = self.answer
        del self.work, self.then, self.failed, self.answer
        if answer is not None:
            answer()


class Tasks(QObject):
    """Runs work one after another on a thread of its own, in the order it was asked for.

    Whoever lets go of it calls `finish` before, so that no answer comes to an object that is gone.
    """

    said = Signal(str)
    away = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsdesk")
        self._over = False
        self._answered.connect(_Job.conclude, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object] | None = None,
        otherwise: Callable[[NewsdeskError], object] | None = None,
    ) -> None:
        """Run `work` on the worker, then `then` with its result here.

        An editor's error is `said` and handed to `otherwise`; a bug is raised. That the server of a shared desk is
        away is no failure of this work alone: it is told as `away`, whatever was asked for.
        """
        if not self._over:
            self._worker.submit(self._work, _Job(work, then, partial(self._failed, otherwise)))

    def settle(self) -> None:
        """Wait until all that was asked for is done; for another worker, never for the window's thread."""
        if not self._over:
            self._worker.submit(int).result()

    def finish(self) -> None:
        """Wait until all that was asked for is done; the answers are still on their way then.

        Nothing is taken on any more: what a timer or an answer asks for now would be answered to what is gone.
        """
        self._over = True
        self._worker.shutdown()

    def _work(self, job: _Job) -> None:
        try:
            result = job.work()
        except Exception as error:  # noqa: BLE001 - background work forwards what it meets to the window's thread
            job.answer = partial(job.failed, error)
        else:
            if job.then is not None:
                job.answer = partial(job.then, result)
        self._answered.emit(job)

    def _failed(self, otherwise: Callable[[NewsdeskError], object] | None, error: Exception) -> None:
        if not isinstance(error, NewsdeskError):
            raise error
        if isinstance(error, ServerUnavailableError):
            self.away.emit()
        else:
            self.said.emit(spoken(error))
        if otherwise is not None:
            otherwise(error)
