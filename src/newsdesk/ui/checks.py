"""What the checks say of the open story, gravest first, each with its mend."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from newsdesk.model import Finding, Severity
from newsdesk.ui.look import Look

_SIGNS = {Severity.BLOCK: "✕ Blocks", Severity.WARN: "⚠ To mend", Severity.NOTE: "○ Note"}


class ChecksPane(QWidget):
    """Lists findings and says which place of the story is wanted."""

    closed = Signal()
    place_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Checks")
        title.setObjectName("title")
        back = QToolButton()
        back.setText("Back to the preview")
        header = QHBoxLayout()
        header.setContentsMargins(look.size["gap"], look.size["hair"], look.size["small"], look.size["hair"])
        header.addWidget(title)
        header.addStretch()
        header.addWidget(back)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Findings")
        self.list.setObjectName("padded")
        self.list.setSpacing(look.size["hair"])
        self.empty = QLabel("Nothing to mend: this story can go out.", wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        back.clicked.connect(self.closed)
        self.list.itemActivated.connect(self._want)
        self.list.itemClicked.connect(self._want)
        self.show_findings(())

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found."""
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(f"{_SIGNS[finding.severity]} · {finding.message}\n{finding.mend}")
            item.setData(Qt.ItemDataRole.UserRole, finding.place)
            self.list.addItem(item)
        self.list.setVisible(bool(findings))
        self.empty.setVisible(not findings)

    def _want(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def summed_up(findings: tuple[Finding, ...]) -> str:
    """Return the findings in a few words, as a status line has them."""
    blocking = sum(finding.severity is Severity.BLOCK for finding in findings)
    mend = sum(finding.severity is Severity.WARN for finding in findings)
    if blocking:
        return f"✕ {blocking} blocking, {mend} to mend"
    return f"⚠ {mend} to mend" if mend else "Checked ✓"
