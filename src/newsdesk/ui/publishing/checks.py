"""The findings of the open story, errors first, each with its fix."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from newsdesk.model import Finding, Severity
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.publishing.findings_list import FindingsList


class ChecksPane(SidePane):
    """Lists findings and says which place of the story is wanted."""

    mend_wanted = Signal(object)
    rules_wanted = Signal()

    def __init__(self, look: Look) -> None:
        self.rules = QPushButton(tr("Rules…"))
        self.rules.setToolTip(tr("Choose which rules are errors, warnings, advice or off"))
        super().__init__(tr("Checks"), look, self.rules)
        self.list = FindingsList(look)
        self.empty = QLabel(tr("No issues. Ready to publish."), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.mend = QPushButton(tr("Fix"))
        self.mend.setToolTip(tr("Fix selected issue (Ctrl+.)"))
        self.mend.setEnabled(False)
        row = QHBoxLayout()
        row.setContentsMargins(look.size["gap"], look.size["small"], look.size["gap"], look.size["small"])
        row.addStretch()
        row.addWidget(self.mend)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.list.currentRowChanged.connect(self._choose)
        self.mend.clicked.connect(self._mend)
        self.rules.clicked.connect(self.rules_wanted)
        self._mendable: Callable[[Finding], bool] = lambda _finding: False
        self._findings: tuple[Finding, ...] = ()
        self.show_findings(())

    def start(self) -> None:
        """Take the keys; the gravest comes first."""
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def know_mends(self, mendable: Callable[[Finding], bool]) -> None:
        """Learn which findings a machine can fix."""
        self._mendable = mendable

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings of the story."""
        self._findings = findings
        self.list.show_findings(findings)
        self._choose(self.list.currentRow())
        self.list.setVisible(bool(findings))
        self.mend.setVisible(bool(findings))
        self.empty.setVisible(not findings)

    def _choose(self, row: int) -> None:
        self.mend.setEnabled(0 <= row < len(self._findings) and self._mendable(self._findings[row]))

    def _mend(self) -> None:
        self.mend_wanted.emit(self._findings[self.list.currentRow()])


def summed_up(findings: Iterable[Finding]) -> str:
    """Return the findings in a few words, as a status line has them."""
    found = [finding.severity for finding in findings]
    errors, warnings = found.count(Severity.BLOCK), found.count(Severity.WARN)
    told = [tr("1 error") if errors == 1 else tr("{errors} errors", errors=errors)] if errors else []
    if warnings:
        told.append(tr("1 warning") if warnings == 1 else tr("{warnings} warnings", warnings=warnings))
    return f"{'✕' if errors else '⚠'} {', '.join(told)}" if told else tr("No issues ✓")
