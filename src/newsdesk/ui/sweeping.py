"""Keeps Python's garbage collector on the window's thread.

By itself it runs on whichever thread makes the object that is one too many. On a worker it would take down widgets and
timers that nobody holds any more, and Qt's own thread would find them gone in the middle of an event.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class Sweeper(QObject):
    """Collects garbage on the thread it lives on, as often as Python itself would have, and nowhere else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        clock = QTimer(self, interval=_LOOK_MS)
        clock.timeout.connect(self.sweep)
        clock.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds, and those younger with it."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(due[-1])

    def settle(self) -> None:
        """Take what is there now as there to stay: a full look at it would hold a key up, and find little."""
        gc.collect()
        gc.freeze()
