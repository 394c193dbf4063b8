"""A list of findings: errors, warnings and notes told apart by sign and word, each leading to its place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from newsdesk.messages import Message
from newsdesk.model import Finding, Severity
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.rows import row_kept

_SIGNS = {Severity.BLOCK: Message("✕ Error"), Severity.WARN: Message("⚠ Fix"), Severity.NOTE: Message("○ Advice")}
_COLOURS = {Severity.BLOCK: "danger", Severity.WARN: "text", Severity.NOTE: "quiet"}
_UNDONE = "undone"


class FindingsList(QListWidget):
    """Says which place of the story is wanted when a finding is chosen by mouse or Enter."""

    place_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._findings: tuple[Finding, ...] = ()
        self.setWordWrap(True)
        self.setAccessibleName(tr("Issues"))
        self.setObjectName("findings")
        self.setSpacing(look.size["hair"])
        self.itemActivated.connect(self._want)
        self.itemClicked.connect(self._want)
        look.changed.connect(self._colour)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show findings; the chosen one stays, or else its row, so that one key after another fixes the next."""
        before, row = self._findings, self.currentRow()
        self._findings = tuple(findings)
        self.clear()
        for finding in self._findings:
            item = QListWidgetItem(
                f"{tr(_SIGNS[finding.severity])} · {spoken(finding.message)}\n{spoken(finding.mend)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, finding.place)
            item.setToolTip(tr("{rule}, in {place}", rule=finding.rule, place=finding.place))
            self.addItem(item)
        self._colour()
        if self._findings:
            self.setCurrentRow(row_kept(before, row, self._findings))

    def _colour(self) -> None:
        colours = self._look.colours
        for row, finding in enumerate(self._findings):
            self.item(row).setForeground(QColor(colours[_COLOURS[finding.severity]]))

    def _want(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def before_publishing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as a publisher reads them: errors first, then what is not done yet, then the rest."""
    ranks = {Severity.BLOCK: 0, Severity.WARN: 2, Severity.NOTE: 3}
    return tuple(sorted(findings, key=lambda finding: 1 if _is_undone(finding) else ranks[finding.severity]))


def _is_undone(finding: Finding) -> bool:
    return finding.rule == _UNDONE and finding.severity is Severity.WARN
