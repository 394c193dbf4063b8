"""One history of the open article: undo and redo over fields, body and strip alike. Knows no Qt."""

from dataclasses import replace
from uuid import UUID

from newsdesk.desk import REVISED
from newsdesk.model import Article, Strip, merge_strips

_STEPS = 500
_PAUSE = 1.0
# So many stories can be undone after coming back to them.
_REMEMBERED = 30


class History:
    """The states an article had while it was open. A run of typing in one field, without a pause, is one step."""

    def __init__(self, article: Article) -> None:
        self._past: list[Article] = []
        self._future: list[Article] = []
        self.now = article
        self.step = 0
        """How many steps were done and not undone."""
        self._run: tuple[str, float] = ("", 0.0)

    def push(self, article: Article, field: str, at: float) -> None:
        """Record a change of `field` at `at` (seconds of a steady clock)."""
        same_run = field == self._run[0] and at - self._run[1] < _PAUSE and self._past
        if not same_run:
            self._past = [*self._past[-_STEPS + 1 :], self.now]
            self.step += 1
        self._future.clear()
        self.now, self._run = article, (field, at)

    def share(self, before: Strip, now: Strip) -> None:
        """Let every state that shares this strip have what others did to it: that is nobody's step here."""
        for states in (self._past, self._future):
            states[:] = [with_theirs(past, before, now) for past in states]
        self.now = with_theirs(self.now, before, now)

    def part(self) -> None:
        """Begin another step, however soon the next change comes."""
        self._run = ("", 0.0)

    def undo(self) -> Article | None:
        """Return the state before the last step; None where there is none."""
        self.step -= bool(self._past)
        return self._move(self._past, self._future)

    def redo(self) -> Article | None:
        """Return the state that was undone last; None where there is none."""
        self.step += bool(self._future)
        return self._move(self._future, self._past)

    def _move(self, source: list[Article], target: list[Article]) -> Article | None:
        if not source:
            return None
        target.append(self.now)
        self.now, self._run = source.pop(), ("", 0.0)
        return self.now


def with_theirs(article: Article, before: Strip, now: Strip) -> Article:
    """Return the article with what others did to its strip between `before` and `now`; one with another stays."""
    if article.strip.shared is None or article.strip.shared != now.shared:
        return article
    return replace(article, strip=merge_strips(before, article.strip, now))


class Histories:
    """The histories of the stories that were open last."""

    def __init__(self) -> None:
        self._known: dict[UUID, History] = {}

    def of(self, article: Article) -> History:
        """Return the history that a story had when it was left, unless it was changed elsewhere since."""
        history = self._known.pop(article.id, None)
        if history is not None:
            history.share(history.now.strip, article.strip)
        if history is None or written(history.now) != written(article):
            history = History(article)
        self._known[article.id] = history
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return history


def written(article: Article) -> Article:
    """Return what an editor wrote of a story, without what a save sets."""
    return replace(article, **{name: getattr(Article(), name) for name in (*REVISED, "slug")})
