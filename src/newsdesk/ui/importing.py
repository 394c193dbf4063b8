"""The import panel: a page pasted whole, sorted into fields before it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk.desk import Desk, Taken
from newsdesk.ui.tasks import Tasks
from newsdesk.wire import Incoming


class ImportPane(QWidget):
    """Takes the text of a page, shows what was recognised in it, and makes a story of it."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._incoming: Incoming | None = None
        self.text = QPlainTextEdit(placeholderText="Paste the whole text of a page you have published.")
        self.text.setAccessibleName("Text of a published page")
        self.found = QLabel(wordWrap=True)
        self.found.setObjectName("quiet")
        self.make = QPushButton("Make story")
        self.make.setEnabled(False)
        self.make.setObjectName("primary")
        cancel = QPushButton("Cancel")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self.text, 2)
        layout.addWidget(self.found)
        layout.addLayout(buttons)
        self.text.textChanged.connect(self._read)
        self.make.clicked.connect(self._make)
        cancel.clicked.connect(self.closed)

    def _read(self) -> None:
        text = self.text.toPlainText()
        self.make.setEnabled(False)
        if text.strip():
            self._tasks.run(lambda: self._desk.intake.read(text), self._show)
        else:
            self.found.clear()

    def _show(self, incoming: Incoming) -> None:
        self._incoming = incoming
        article = incoming.article
        lines = [
            f"Headline: {article.headline or '–'}",
            f"Source and date: {article.source or '–'}, {article.date or '–'}",
            f"Section: {'/'.join(article.section) or '–'}",
            f"{article.strip.title}: {len(article.strip.links)} headlines · "
            f"{len([part for part in article.body.split(chr(10) * 2) if part])} paragraphs",
        ]
        if incoming.left_out:
            lines.append(f"Left out: {' · '.join(incoming.left_out)}")
        if incoming.unplaced:
            lines.append(f"Not placed: {' · '.join(incoming.unplaced)}")
        self.found.setText("\n".join(lines))
        self.make.setEnabled(True)

    def _make(self) -> None:
        incoming = self._incoming
        if incoming is not None:
            self._tasks.run(lambda: self._desk.intake.keep(incoming), self._made)

    def _made(self, taken: Taken) -> None:
        self.text.clear()
        self.made.emit(taken.article)
