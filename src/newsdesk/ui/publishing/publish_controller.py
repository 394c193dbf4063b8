"""Publishing asks once: with findings they are shown first, with none the story just goes out."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.model import Article, Finding, Severity
from newsdesk.ui.language import tr
from newsdesk.ui.publishing.publish_pane import PublishPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_DESK = "settings"


class PublishController(QObject):
    """Checks the open story as saved before it goes to readers. Findings that were accepted are not asked again."""

    pane_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, pane: PublishPane) -> None:
        super().__init__(pane)
        self.pane = pane
        self._desk, self._tasks, self._session = desk, tasks, session
        self._publish: Callable[[], object] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._accepted: dict[UUID, frozenset[tuple[str, str]]] = {}
        pane.publish_wanted.connect(self._accept)
        pane.cancelled.connect(self._forget)
        session.opened.connect(self._opened)

    def ask(self, publish: Callable[[], object], changes: str = "") -> None:
        """Call `publish` at once where nothing is to be fixed in the open story, else once the editor says so."""
        self._session.save(then=lambda saved: self._check(saved, publish, changes))

    def follow(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings of the story as it is by now, while the question is open."""
        if self._publish is not None:
            self._findings = findings
            self.pane.show_findings(findings)

    def _check(self, saved: Article, publish: Callable[[], object], changes: str) -> None:
        def decide(findings: tuple[Finding, ...]) -> None:
            if saved.id != self._session.draft.id:
                return
            if _keys(findings) <= self._accepted.get(saved.id, frozenset()) and not _errors(findings):
                publish()
                return
            self._publish, self._findings = publish, findings
            self.pane.show_story(saved.headline or tr("Untitled"), changes)
            self.pane.show_findings(findings)
            self.pane_wanted.emit()

        self._tasks.run(lambda: self._desk.publishing.check(saved), decide)

    def _accept(self) -> None:
        publish = self._publish
        if publish is not None:
            self._accepted[self._session.draft.id] = _keys(self._findings)
            self.pane.leave()
            publish()

    def _opened(self, _article: Article) -> None:
        if self._publish is not None:
            self.pane.leave()

    def _forget(self) -> None:
        self._publish = None


def _keys(findings: tuple[Finding, ...]) -> frozenset[tuple[str, str]]:
    """Return what is to be fixed in the story itself, in any line; the desk asks for its settings elsewhere."""
    return frozenset(
        (finding.rule, str(finding.message))
        for finding in findings
        if finding.severity is not Severity.NOTE and finding.place != _DESK
    )


def _errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.BLOCK for finding in findings)
