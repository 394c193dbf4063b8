"""Work on a thread of its own answers in order, and answers to nobody who has let go of it."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from newsdesk.ui.tasks import Tasks

from .conftest import PATIENCE


def test_what_was_asked_for_is_done_and_what_comes_too_late_is_not(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[int] = []
    tasks.run(lambda: 1, done.append)
    tasks.finish()
    qtbot.waitUntil(lambda: done == [1], timeout=PATIENCE)

    def late() -> int:
        done.append(2)
        return 2

    tasks.run(late, done.append)
    tasks.finish()
    assert done == [1]


class _Pane(QObject):
    """A pane with a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = QTimer(self, interval=1)
        self.clock.start()

    def read(self, wait: threading.Event) -> None:
        """Read what takes a while."""
        assert wait.wait(PATIENCE / 1000)

    def show(self, _read: None) -> None:
        """Show what was read."""


@pytest.mark.parametrize("answered", [True, False])
def test_a_pane_that_only_its_work_still_holds_ends_on_the_thread_of_the_window(
    qtbot: QtBot, *, answered: bool
) -> None:
    gone: list[threading.Thread] = []
    tasks, wait, pane = Tasks(), threading.Event(), _Pane()
    pane.destroyed.connect(lambda: gone.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)
    tasks.run(lambda pane=pane: pane.read(wait), pane.show if answered else None)  # type: ignore[misc]
    del pane
    assert not gone
    wait.set()
    qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    assert gone == [threading.main_thread()]
    tasks.finish()
