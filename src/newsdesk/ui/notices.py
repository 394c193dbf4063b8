"""The notices that wait to be read: each belongs to a story or the desk, and goes with it or with its cause. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

Offer = tuple[str, Callable[[], object]]
Details = tuple[tuple[str, tuple[str, ...]], ...]
"""Lists that are too long for a message: each has a title and its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A text with what can be done about it.

    One without a `cause` is replaced by the next one. `of_desk` notices are shown over every story, others over
    `story` alone. A notice of a `step` offers to undo that step, and goes when the step is undone.
    """

    text: str
    offers: tuple[Offer, ...] = ()
    cause: str = ""
    story: UUID | None = None
    of_desk: bool = False
    step: int | None = None
    details: Details = ()


class Notices:
    """Keeps notices until their story is left or their cause is gone, and knows the one to show."""

    def __init__(self) -> None:
        self._kept: list[Notice] = []
        self.story: UUID | None = None
        self.step = 0

    @property
    def shown(self) -> Notice | None:
        """The newest notice of the desk or the open story; an undo of a step is offered for the last step alone."""
        notice = next((notice for notice in reversed(self._kept) if self._belongs_here(notice)), None)
        if notice is not None and notice.step not in (None, self.step):
            return replace(notice, offers=())
        return notice

    def add(self, notice: Notice) -> None:
        """Keep a notice; it replaces the one that has the same cause and belongs to the same story."""
        self._drop(lambda old: (old.cause, self._owner(old)) == (notice.cause, self._owner(notice)))
        if not notice.cause and self._belongs_here(notice):
            self._drop(lambda old: not old.cause and self._belongs_here(old))
        self._kept.append(notice)

    def amend(self, cause: str, text: str) -> None:
        """Give the notices of a cause another text, where there are any."""
        self._kept = [replace(notice, text=text) if notice.cause == cause else notice for notice in self._kept]

    def clear(self, cause: str) -> None:
        """Drop the notices of a cause that is gone."""
        self._drop(lambda notice: notice.cause == cause)

    def dismiss(self) -> None:
        """Drop the notice that is shown."""
        shown = next((notice for notice in reversed(self._kept) if self._belongs_here(notice)), None)
        self._drop(lambda notice: notice is shown)

    def open_story(self, story: UUID) -> None:
        """Drop the notices of the story that was open; those told for the new one before it was open are shown now."""
        if story != self.story:
            left = self.story
            self._drop(lambda notice: not notice.of_desk and notice.story == left)
            self.story = story

    def follow_step(self, step: int) -> None:
        """Drop the notices of steps that were undone; `step` is the number of steps done by now."""
        self.step = step
        self._drop(lambda notice: self._belongs_here(notice) and notice.step is not None and notice.step > step)

    def _belongs_here(self, notice: Notice) -> bool:
        return notice.of_desk or notice.story == self.story

    def _owner(self, notice: Notice) -> UUID | None:
        return None if notice.of_desk else notice.story

    def _drop(self, unwanted: Callable[[Notice], bool]) -> None:
        self._kept = [notice for notice in self._kept if not unwanted(notice)]
