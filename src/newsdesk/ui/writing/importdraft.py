"""Keeps the text in the import pane, and puts back there what a window left that ended."""

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import Desk
from newsdesk.store import ImportDraft
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.importing import ImportPane

_SOON_MS = 250


class ImportDraftKeeper(QObject):
    """Writes the text of the import pane beside the journal within a second, until it is imported or given up."""

    draft_found = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, pane: ImportPane) -> None:
        super().__init__(pane)
        self._drafts, self._tasks, self._pane = desk.import_drafts, tasks, pane
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._write)
        pane.text.textChanged.connect(self._start)

    def look_for_drafts(self) -> None:
        """Show the newest text that was left in an import pane; older ones wait for the next start."""
        self._tasks.run(self._drafts.list_abandoned, self._put_back)

    def close_down(self) -> None:
        """Write what was typed last."""
        if self._soon.isActive():
            self._soon.stop()
            self._write()

    def _start(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _write(self) -> None:
        text, html = self._pane.text.toPlainText(), self._pane.text.html
        self._tasks.run(lambda: self._drafts.save(text, html))

    def _put_back(self, left: tuple[ImportDraft, ...]) -> None:
        if not left or self._pane.waiting:
            return
        draft = left[0]
        self.draft_found.emit()
        self._pane.text.html = draft.html
        self._pane.text.setPlainText(draft.text)
        self._soon.stop()
        self._write()
        self._tasks.run(lambda: self._drafts.discard(draft.window))
