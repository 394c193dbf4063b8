"""What nobody holds any more goes on the window's thread, whichever thread was busy: Qt's objects bear nothing else."""

import gc
import threading

from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from newsdesk.ui.sweeping import Sweeper
from newsdesk.ui.tasks import Tasks

from .conftest import PATIENCE


class _Pane(QObject):
    """A pane that holds itself, as lambdas tied to signals make many do."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.clock = QTimer(self, interval=1000)
        self.clock.start()


def test_a_worker_that_makes_many_objects_takes_no_pane_down(qtbot: QtBot, sweeper: Sweeper) -> None:
    gone: list[threading.Thread] = []
    pane = _Pane()
    pane.destroyed.connect(lambda: gone.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)
    gc.collect()
    del pane
    tasks = Tasks()
    tasks.run(lambda: [[number] for number in range(200_000)])
    tasks.finish()
    assert not gone
    held: list[list[int]] = []

    def swept() -> bool:
        # More objects with each round, as in a day of writing: so the oldest generation falls due too.
        held.extend([number] for number in range(5_000))
        sweeper.sweep()
        return bool(gone)

    qtbot.waitUntil(swept, timeout=PATIENCE)
    assert gone == [threading.main_thread()]


def test_the_garbage_of_a_long_day_is_collected(qtbot: QtBot, sweeper: Sweeper) -> None:
    assert not gc.isenabled()
    gc.collect()
    young, _, _ = gc.get_threshold()
    kept = [[number] for number in range(young * 2)]
    assert gc.get_count()[0] > young
    qtbot.waitUntil(lambda: gc.get_count()[0] < young, timeout=PATIENCE)
    assert len(kept) == young * 2


def test_what_stays_all_day_is_not_looked_through_again(sweeper: Sweeper) -> None:
    kept = [[number] for number in range(1_000)]
    sweeper.settle()
    assert gc.get_freeze_count() >= len(kept)
    gc.unfreeze()
