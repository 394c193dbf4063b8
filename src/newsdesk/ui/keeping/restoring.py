"""The way back to a version of the open story, as one step that can be undone."""

from PySide6.QtCore import QObject

from newsdesk.desk import going_back
from newsdesk.messages import Message
from newsdesk.model import Article
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session


class RestoreController(QObject):
    """Restores a version; the text until now is kept as a version before."""

    def __init__(self, tasks: Tasks, session: Session) -> None:
        super().__init__(session)
        self._tasks, self._session = tasks, session

    def restore(self, then: Article, number: int) -> None:
        """Put the text of version `number`, which is `then`, in the place of the draft, and save it."""
        session, story = self._session, self._session.draft.id

        def back(_saved: Article) -> None:
            if session.draft.id == story:
                if then.strip.shared != session.draft.strip.shared:
                    self._tasks.run(lambda: session.saving.begin_strip(then.strip))
                session.put(going_back(session.draft, then), "version")
                session.save(Message("went back to version {number}", number=number))

        session.save(Message("before going back"), then=back)
