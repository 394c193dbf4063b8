"""Work on a thread of its own answers in order, and answers to nobody who has let go of it."""

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
