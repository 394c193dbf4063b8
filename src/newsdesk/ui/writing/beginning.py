"""How stories begin: empty, as a copy of another; and how the samples of a first start go."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.stories import StoriesPane
from newsdesk.ui.language import tr
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.session import Session

_ONCE = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)


class Beginning(QObject):
    """Makes stories and opens them."""

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, *, editor: EditorPane, stories: StoriesPane, banner: Banner
    ) -> None:
        super().__init__(editor)
        self._desk, self._tasks, self._session = desk, tasks, session
        self._editor, self._stories, self._banner = editor, stories, banner
        self._beginning = False

    def new(self) -> None:
        """Begin an empty story, or go on with the open one where nothing is in it yet."""
        if _empty(self._session.draft):
            self._editor.headline.setFocus()
            return
        if self._beginning:
            # The one that was asked for is on its way.
            return
        self._beginning = True

        def started(article: Article) -> None:
            self._banner.clear("first start")
            # Not before it is open: what is typed until then belongs to the story that is.
            self._session.opened.connect(self._editor.headline.setFocus, type=_ONCE)
            self._session.opened.connect(self._begun, type=_ONCE)
            self._session.show(article.id)
            self._tasks.run(lambda: None, self._begun, self._begun)

        self._tasks.run(self._desk.writing.new, started, self._begun)

    def _begun(self, _story_or_error: object) -> None:
        self._beginning = False

    def duplicate(self) -> None:
        """Open a copy of the story that is open, as it stands now."""

        def copied(article: Article) -> None:
            self._session.show(article.id)
            self._banner.tell(
                tr("This is a copy, a draft of its own; the story it was made from stays as it is."), story=article.id
            )

        self._session.save(then=lambda saved: self._tasks.run(lambda: self._desk.writing.duplicate(saved.id), copied))

    def clear_samples(self) -> None:
        """Spike the samples of a first start; undo brings them back."""

        def cleared(stories: tuple[UUID, ...]) -> None:
            self._banner.clear("first start")
            self._stories.refresh()
            self._session.reopen(stories)
            told = (
                tr("The samples are among the spiked stories.")
                if stories
                else tr("There are no samples here any more.")
            )
            self._banner.tell(told)

        self._tasks.run(self._desk.clear_samples, cleared)


def _empty(story: Article) -> bool:
    """Return whether the story is on the desk and as it began."""
    strip = replace(Article().strip, title=story.strip.title)
    began = Article(id=story.id, slug=story.slug, language=story.language, strip=strip)
    return story.revision > 0 and story == replace(began, revision=story.revision, modified=story.modified)
