"""One history of the open article: undo and redo over fields, body and strip alike. Knows no Qt."""

from collections.abc import Callable

from newsdesk.model import Article

_STEPS = 500
_PAUSE = 1.0


class History:
    """The states an article had while it was open. A run of typing in one field, without a pause, is one step."""

    def __init__(self, article: Article) -> None:
        self._past: list[Article] = []
        self._future: list[Article] = []
        self.now = article
        self._run: tuple[str, float] = ("", 0.0)

    def push(self, article: Article, field: str, at: float) -> None:
        """Record a change of `field` at `at` (seconds of a steady clock)."""
        same_run = field == self._run[0] and at - self._run[1] < _PAUSE and self._past
        if not same_run:
            self._past = [*self._past[-_STEPS + 1 :], self.now]
        self._future.clear()
        self.now, self._run = article, (field, at)

    def amend(self, change: Callable[[Article], Article]) -> None:
        """Let every state be as if something that is nobody's step here had always been so."""
        self._past, self._future = list(map(change, self._past)), list(map(change, self._future))
        self.now = change(self.now)

    def part(self) -> None:
        """Begin another step, however soon the next change comes."""
        self._run = ("", 0.0)

    def undo(self) -> Article | None:
        """Return the state before the last step; None where there is none."""
        return self._move(self._past, self._future)

    def redo(self) -> Article | None:
        """Return the state that was undone last; None where there is none."""
        return self._move(self._future, self._past)

    def _move(self, source: list[Article], target: list[Article]) -> Article | None:
        if not source:
            return None
        target.append(self.now)
        self.now, self._run = source.pop(), ("", 0.0)
        return self.now
