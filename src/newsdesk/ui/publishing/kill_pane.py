"""The question before a kill, which cannot be undone: what it does, who links here, and a word to type."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane


class KillPane(SidePane):
    """Takes a kill only once its word is typed: no click or key does it by accident."""

    kill_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(tr("Kill"), look)
        gap, small = look.size["gap"], look.size["small"]
        self.question, self.linked, label = QLabel(wordWrap=True), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.linking = QListWidget()
        self.linking.setObjectName("padded")
        self.linking.setWordWrap(True)
        self.linking.setAccessibleName(tr("Stories that link here"))
        self._word = tr("kill")
        label.setText(tr("To confirm, type “{word}”:", word=self._word))
        self.typed = QLineEdit()
        self.typed.setObjectName("boxed")
        self.typed.setAccessibleName(label.text())
        label.setBuddy(self.typed)
        self.cancel, self.kill = QPushButton(tr("Cancel")), QPushButton(tr("Kill"))
        self.kill.setObjectName("danger")
        for words in (self.question, self.linked, label):
            words.setContentsMargins(gap, small, gap, small)
            self.column.addWidget(words)
            if words is self.linked:
                self.column.addWidget(self.linking, 1)
        field, row = QHBoxLayout(), QHBoxLayout()
        field.setContentsMargins(gap, 0, gap, 0)
        field.addWidget(self.typed)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(small)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.kill)
        self.column.addLayout(field)
        self.column.addLayout(row)
        self.column.addStretch()
        self.cancel.clicked.connect(self.leave)
        self.kill.clicked.connect(self._kill)
        self.typed.returnPressed.connect(self.kill.click)
        self.typed.textChanged.connect(lambda _text: self.kill.setEnabled(self._is_typed()))

    def ask(self, headline: str, linking: tuple[str, ...]) -> None:
        """Ask whether the story with this headline is to be killed; `linking` are the headlines that link here."""
        self.question.setText(
            tr("Kill “{headline}”? It can't be undone. Readers see a notice instead.", headline=headline)
        )
        self.linked.setText(
            tr("No other story links to it.") if not linking else tr("The links of these stories to it drop out:")
        )
        self.linking.clear()
        self.linking.addItems(linking)
        self.linking.setVisible(bool(linking))
        self.typed.clear()
        self.kill.setEnabled(False)

    def start(self) -> None:
        """Take the keys."""
        self.typed.setFocus()

    def _is_typed(self) -> bool:
        return self.typed.text().strip().casefold() == self._word.casefold()

    def _kill(self) -> None:
        if self._is_typed():
            self.leave()
            self.kill_wanted.emit()
