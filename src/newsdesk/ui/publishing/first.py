"""The first publishing: before readers see anything the desk is asked who publishes, and where."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.model import Article, Status
from newsdesk.ui.publishing.publication import PublicationPane
from newsdesk.ui.publishing.publish_controller import PublishController
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session


class FirstPublishing(QObject):
    """Moves the open story on; to readers only once the desk knows its name, address, language and time zone."""

    asked = Signal()
    settled = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, pane: PublicationPane, publishing: PublishController
    ) -> None:
        super().__init__(pane)
        self._desk, self._tasks, self._session, self._publishing = desk, tasks, session, publishing
        self._waiting: Callable[[], None] | None = None
        pane.kept.connect(self._go_on)
        pane.closed.connect(self._forget)

    def move(self, status: Status) -> None:
        """Move the open story to another state."""
        if status is not Status.PUBLISHED:
            self._session.move(status)
            return

        def decide(known: bool) -> None:  # noqa: FBT001 - an answer of the worker
            if known:
                self._publish()
            else:
                self._waiting = self._publish
                self.asked.emit()

        self._tasks.run(lambda: bool(self._desk.settings.name), decide)

    def _publish(self) -> None:
        def move(story: UUID) -> Article:
            return self._desk.writing.move(story, Status.PUBLISHED)

        self._publishing.ask(partial(self._session.republish, move, None, self._publishing.tell_refused))

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.settled.emit()
            waiting()

    def _forget(self) -> None:
        self._waiting = None
        self.settled.emit()
