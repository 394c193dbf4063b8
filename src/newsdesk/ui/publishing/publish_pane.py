"""The question before a story goes to readers: its findings, and whether to publish all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from newsdesk.model import Finding, Severity
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.publishing.checks import summed_up
from newsdesk.ui.publishing.findings_list import FindingsList, before_publishing


class PublishPane(SidePane):
    """Shows the findings of the story that is to be published, and follows them while they are fixed."""

    publish_wanted = Signal()
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(tr("Publish"), look)
        gap, small = look.size["gap"], look.size["small"]
        self.summary, self.changes, self.why = (QLabel(wordWrap=True) for _ in range(3))
        self.changes.setObjectName("quiet")
        self.why.setObjectName("quiet")
        for label in (self.summary, self.changes, self.why):
            label.setContentsMargins(gap, small, gap, 0)
        self._headline = ""
        self.list = FindingsList(look)
        self.cancel, self.publish = QPushButton(tr("Cancel")), QPushButton(tr("Publish anyway"))
        self.publish.setObjectName("primary")
        self.publish.setToolTip(tr("Publish (Ctrl+Enter)"))
        row = QHBoxLayout()
        row.setContentsMargins(gap, small, gap, small)
        row.setSpacing(small)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.publish)
        for widget in (self.summary, self.changes):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.why)
        self.column.addLayout(row)
        self.cancel.clicked.connect(self.leave)
        self.publish.clicked.connect(self.publish_wanted)

    def start(self) -> None:
        """Take the keys."""
        self.list.setFocus()

    def show_story(self, headline: str, changes: str = "") -> None:
        """Show which story is to be published, and what changed since readers saw it last."""
        self.summary.setAccessibleDescription(headline)
        self._headline = headline
        self.changes.setText(changes)
        self.changes.setVisible(bool(changes))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings; a story with errors cannot be published."""
        shown = before_publishing(findings)
        errors = sum(finding.severity is Severity.BLOCK for finding in shown)
        self.summary.setText(f"“{self._headline}” · {summed_up(shown)}")
        self.list.show_findings(shown)
        self.publish.setEnabled(not errors)
        grave = any(finding.severity is not Severity.NOTE for finding in shown)
        self.publish.setText(tr("Publish anyway") if grave else tr("Publish"))
        self.why.setText(tr("Fix the errors first: a page that has them can't go out.") if errors else "")

    def leave(self) -> None:
        """Give the place back; the story is not published."""
        self.cancelled.emit()
        super().leave()
