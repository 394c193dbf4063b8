"""The one place for threads: work that may block runs on a worker, its answer comes back on the window's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from newsdesk.errors import NewsdeskError


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - background work forwards what it meets to the window's thread
            self._answer.failed.emit(error)
        else:
            self._answer.done.emit(result)


class Tasks(QObject):
    """Runs work one after another on a thread of its own, in the order it was asked for."""

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Answer] = set()

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[NewsdeskError], None] | None = None,
    ) -> None:
        """Run `work` on the worker, then `then` with its result here.

        An editor's error is `said` and handed to `otherwise`; a bug is raised.
        """
        answer = _Answer(self)
        self._waiting.add(answer)
        if then is not None:
            answer.done.connect(then)
        answer.failed.connect(lambda error: self._failed(error, otherwise))
        answer.done.connect(lambda _result: self._forget(answer))
        answer.failed.connect(lambda _error: self._forget(answer))
        self._pool.start(_Job(work, answer))

    def finish(self) -> None:
        """Wait for all that was asked for."""
        self._pool.waitForDone()

    def _failed(self, error: Exception, otherwise: Callable[[NewsdeskError], None] | None) -> None:
        if not isinstance(error, NewsdeskError):
            raise error
        self.said.emit(str(error))
        if otherwise is not None:
            otherwise(error)

    def _forget(self, answer: _Answer) -> None:
        self._waiting.discard(answer)
        answer.deleteLater()
