"""What is done to several stories at once: moved, spiked and brought back, sorted into a section, given keywords."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from newsdesk.desk.replacing import Progress, Replacement, Stop, take_back
from newsdesk.desk.writing import Writing
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, Status
from newsdesk.store import Store


class Together:
    """Each verb goes from story to story and leaves alone, and names, the one it cannot be done to.

    What it returns can be taken back as one. Raises nothing that concerns a single story.
    """

    def __init__(self, store: Store, writing: Writing, now: Callable[[], datetime]) -> None:
        self._store, self._writing, self._now = store, writing, now

    def move(
        self, stories: Collection[UUID], wanted: Status, progress: Progress | None = None, stop: Stop | None = None
    ) -> Replacement:
        """Move the stories to another state, each with a version."""
        return self._each(stories, lambda article: self._writing.move(article.id, wanted), progress, stop)

    def bring_back(
        self, stories: Collection[UUID], progress: Progress | None = None, stop: Stop | None = None
    ) -> Replacement:
        """Bring spiked stories back, each to the state it had."""
        return self._each(stories, lambda article: self._writing.bring_back(article.id), progress, stop)

    def sort_into(
        self,
        stories: Collection[UUID],
        section: tuple[str, ...],
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Replacement:
        """Put the stories into a section."""
        said = Message("moved to {place}", place="/".join(section))

        def sorted_in(article: Article) -> Article:
            return self._edited(replace(article, section=section), said)

        return self._each(stories, sorted_in, progress, stop)

    def tag(
        self,
        stories: Collection[UUID],
        keywords: tuple[str, ...],
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Replacement:
        """Give the stories these keywords beside those they have."""

        def tagged(article: Article) -> Article:
            known = {word.casefold() for word in article.keywords}
            new = tuple(word for word in keywords if word.casefold() not in known)
            return self._edited(replace(article, keywords=(*article.keywords, *new)), Message("given keywords"))

        return self._each(stories, tagged, progress, stop)

    def take_back(self, done: Replacement) -> Replacement:
        """Bring the stories back as they were; one that was changed since is left alone and named."""
        return take_back(self._store, done, Message("took a change of several stories back"), self._now)

    def _edited(self, article: Article, reason: str) -> Article:
        saved = self._store.articles.save(article, self._now())
        if saved.revision != article.revision:
            self._store.versions.add(saved, reason, self._now())
        return saved

    def _each(
        self,
        stories: Collection[UUID],
        act: Callable[[Article], Article],
        progress: Progress | None,
        stop: Stop | None,
    ) -> Replacement:
        done: list[tuple[Article, Article]] = []
        left: list[str] = []
        for number, story in enumerate(stories, start=1):
            if stop is not None and stop():
                left.append(Message("Stopped: {count} were left as they are.", count=len(stories) - number + 1))
                break
            try:
                before = self._store.articles.get(story)
                after = act(before)
            except NewsdeskError as error:
                left.append(error.message)
            else:
                if after.revision != before.revision:
                    done.append((before, after))
            if progress is not None:
                progress(number, len(stories))
        return Replacement(tuple(done), tuple(left))
