"""What the checks say of the open story, gravest first, each with its mend."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from newsdesk.model import Finding, Severity
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.wording import Wording

_SIGNS = {Severity.BLOCK: Wording("✕ Blocks"), Severity.WARN: Wording("⚠ To mend"), Severity.NOTE: Wording("○ Note")}


class ChecksPane(SidePane):
    """Lists findings and says which place of the story is wanted."""

    place_wanted = Signal(str)
    mend_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(tr("Checks"), look)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Findings"))
        self.list.setObjectName("padded")
        self.list.setSpacing(look.size["hair"])
        self.empty = QLabel(tr("Nothing to mend: this story can go out."), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.mend = QPushButton(tr("Mend"))
        self.mend.setToolTip(tr("Mend the chosen finding (Ctrl+.)"))
        self.mend.setEnabled(False)
        row = QHBoxLayout()
        row.setContentsMargins(look.size["gap"], look.size["small"], look.size["gap"], look.size["small"])
        row.addStretch()
        row.addWidget(self.mend)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.list.itemActivated.connect(self._want)
        self.list.itemClicked.connect(self._want)
        self.list.currentRowChanged.connect(self._choose)
        self.mend.clicked.connect(self._mend)
        self._mendable: Callable[[Finding], bool] = lambda _finding: False
        self._findings: tuple[Finding, ...] = ()
        self.show_findings(())

    def start(self) -> None:
        """Take the keys."""
        self.list.setFocus()

    def know_mends(self, mendable: Callable[[Finding], bool]) -> None:
        """Learn which findings a machine can mend."""
        self._mendable = mendable

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found; the chosen row stays, so that one key after another mends one after another."""
        row = self.list.currentRow()
        self._findings = findings
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(
                f"{tr(_SIGNS[finding.severity])} · {spoken(finding.message)}\n{spoken(finding.mend)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, finding.place)
            item.setToolTip(tr("{rule}, in {place}", rule=finding.rule, place=finding.place))
            self.list.addItem(item)
        if findings:
            self.list.setCurrentRow(min(max(row, 0), len(findings) - 1))
        self._choose(self.list.currentRow())
        self.list.setVisible(bool(findings))
        self.mend.setVisible(bool(findings))
        self.empty.setVisible(not findings)

    def _choose(self, row: int) -> None:
        self.mend.setEnabled(0 <= row < len(self._findings) and self._mendable(self._findings[row]))

    def _mend(self) -> None:
        self.mend_wanted.emit(self._findings[self.list.currentRow()])

    def _want(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def summed_up(findings: tuple[Finding, ...]) -> str:
    """Return the findings in a few words, as a status line has them."""
    blocking = sum(finding.severity is Severity.BLOCK for finding in findings)
    mend = sum(finding.severity is Severity.WARN for finding in findings)
    if blocking:
        return tr("✕ {blocking} blocking, {mend} to mend", blocking=blocking, mend=mend)
    return tr("⚠ {mend} to mend", mend=mend) if mend else tr("Checked ✓")
