"""Publishing asks once: with findings they are shown first, with none the story just goes out."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Finding, Severity
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.publishing.publish_pane import PublishPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_DESK = "settings"


class PublishController(QObject):
    """Checks the open story as saved before it goes to readers. Findings that were accepted are not asked again."""

    pane_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, pane: PublishPane) -> None:
        super().__init__(pane)
        self.pane, self._banner = pane, banner
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

    def tell_refused(self, error: NewsdeskError) -> None:
        """Tell why the story was not published, where the editor who pressed the button looks."""
        self._banner.tell(spoken(error), cause="publish")

    def follow(self) -> None:
        """Check the story as it is by now, while the question is open."""
        draft, publish = self._session.draft, self._publish

        def show(findings: tuple[Finding, ...]) -> None:
            if publish is self._publish and draft.id == self._session.draft.id:
                self._findings = findings
                self.pane.show_findings(findings)

        if publish is not None:
            self._tasks.run(lambda: self._desk.publishing.check(draft), show)

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

        def work() -> tuple[Finding, ...]:
            self._desk.samples.refuse(saved)
            return self._desk.publishing.check(saved)

        self._tasks.run(work, decide, self.tell_refused)

    def _accept(self) -> None:
        publish = self._publish
        if publish is not None:
            self._accepted[self._session.draft.id] = _keys(self._findings)
            self.pane.leave()
            # Once more, for what was typed since the list was made.
            self.ask(publish, self.pane.changes.text())

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
