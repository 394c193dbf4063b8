"""The open article: its draft, its history, its journal and its saves."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import Desk
from newsdesk.model import Article, Target, make_slug, stories_in
from newsdesk.ui.history import History
from newsdesk.ui.tasks import Tasks

_JOURNAL_MS, _SAVE_MS = 500, 2000
_REVISED = ("revision", "status", "published", "modified")


class Session(QObject):
    """Owns the frozen draft of the open article and replaces it on each change.

    The journal has what is typed within half a second and the write; a save follows two seconds of rest. Saves run
    one after another on the worker, so an own save never conflicts with the next.
    """

    opened = Signal(object)
    changed = Signal(object)
    restored = Signal(object)
    state = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.draft = Article()
        self.targets: Mapping[UUID, Target] = {}
        self._history = History(self.draft)
        self._journal = QTimer(self, singleShot=True, interval=_JOURNAL_MS)
        self._journal.timeout.connect(self._write_journal)
        self._rest = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._rest.timeout.connect(self.save)

    def open(self, article: Article) -> None:
        """Show another article; the one that was open is saved first."""
        if article.id != self.draft.id:
            self.save()
        self.draft, self._history = article, History(article)
        self.targets = self._desk.writing.targets(stories_in(article))
        self.opened.emit(article)
        self.state.emit("Saved ✓")

    def edit(self, field: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
        """Take a new value for a field, as each key gives it."""
        before = self.draft
        draft = replace(before, **{field: value})
        if field == "headline" and before.published is None and before.slug in ("", make_slug(before.headline)):
            draft = replace(draft, slug=make_slug(draft.headline) if draft.headline else "")
        if draft == before:
            return
        self._history.push(draft, field, time.monotonic())
        self._take(draft)

    def undo(self) -> None:
        """Go back one step."""
        self._restore(self._history.undo())

    def redo(self) -> None:
        """Go forward one step."""
        self._restore(self._history.redo())

    def save(self, version: str = "") -> None:
        """Save the draft on the worker; with a reason, keep it as a version too."""
        self._rest.stop()
        self._journal.stop()
        draft = self.draft
        if not draft.revision:
            return

        def work() -> Article:
            # The revision saved last, not the one this draft began with: our own saves follow one another.
            saved = self._desk.writing.save(draft)
            if version:
                self._desk.writing.version(saved.id, version)
            return saved

        self.state.emit("Saving…")
        self._tasks.run(work, self._saved)

    def _saved(self, saved: Article) -> None:
        if saved.id != self.draft.id:
            return
        typed_since = replace(self.draft, slug=saved.slug, **{name: getattr(saved, name) for name in _REVISED})
        clean = typed_since == saved
        self.draft = typed_since
        self.state.emit(time.strftime("Saved %H:%M ✓") if clean else "Typing…")

    def _take(self, draft: Article) -> None:
        self.draft = draft
        self.state.emit("Typing…")
        self.changed.emit(draft)
        if not self._journal.isActive():
            self._journal.start()
        self._rest.start()

    def _restore(self, article: Article | None) -> None:
        if article is not None:
            kept = {name: getattr(self.draft, name) for name in _REVISED}
            self._take(replace(article, **kept))
            self.restored.emit(self.draft)

    def _write_journal(self) -> None:
        draft = self.draft
        self._tasks.run(lambda: self._desk.writing.journal(draft))
