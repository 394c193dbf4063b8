"""The import panel: a page pasted whole or a file, sorted into fields before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk, Difference, Outcome, Taken
from newsdesk.errors import NewsdeskError
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks
from newsdesk.wording import Wording

if TYPE_CHECKING:
    from newsdesk.wire import Incoming

_FILES = Wording("Stories (*.html *.htm *.md *.markdown *.txt *.json *.newsdesk *.zip);;All files (*)")
# What keeping a bundle does to a story that is on this desk already.
_ALREADY = Wording("“{headline}” is on this desk already, as it is in the file or newer: nothing changes.")
_ANEW = Wording(
    "“{headline}” is on this desk: the file makes a new version of it, and the one here is kept. It changes: {names}."
)
_MAKE = {
    Outcome.IMPORTED: Wording("Make story"),
    Outcome.ALREADY_HERE: Wording("Go to the story"),
    Outcome.NEW_VERSION: Wording("Make a new version"),
}
_HINT = Wording(
    "Paste the whole text of a page you have published, or drop its file here. What is furniture is left out."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, what there is to tell of it, and what will become of the last of it."""

    incoming: "tuple[Incoming, ...]" = ()
    told: tuple[str, ...] = ()
    outcome: Outcome = Outcome.IMPORTED


class ImportPane(Pane):
    """Takes the text of a page or files, shows what was recognised in them, and makes stories of it."""

    made = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._incoming: tuple[Incoming, ...] = ()
        self._asked = 0
        self.text = _PasteField()
        self.found = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.found.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.make, self.cancel, self.choose = (
            QPushButton(tr("Make story")),
            QPushButton(tr("Cancel")),
            QPushButton(tr("Open a file…")),
        )
        self.make.setObjectName("primary")
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._assemble(look)
        self.text.textChanged.connect(self._soon.start)
        self.text.files_dropped.connect(self.read_files)
        self._soon.timeout.connect(self._read_text)
        self.make.clicked.connect(self._make)
        self.cancel.clicked.connect(self.leave)
        self.choose.clicked.connect(self._choose)
        self._show(_Read())

    def start(self) -> None:
        """Begin with an empty field, ready for a paste."""
        self.text.clear()
        self.text.setFocus()

    def read_files(self, files: tuple[Path, ...]) -> None:
        """Read files and show what they hold; one that cannot be read is told, the others go on."""
        self.text.blockSignals(True)
        self.text.setPlainText("\n".join(str(file) for file in files))
        self.text.blockSignals(False)
        # What stands in the field now is their names, not a text to be read.
        self._soon.stop()

        def work() -> _Read:
            read: list[Incoming] = []
            told: list[str] = []
            outcome = Outcome.IMPORTED
            for file in files:
                try:
                    found = self._desk.intake.read_file(file)
                    for one in found:
                        outcome, changes = self._desk.intake.expected(one)
                        if outcome is not Outcome.IMPORTED:
                            told.append(_told(one.article.headline, outcome, changes))
                    read += found
                except NewsdeskError as error:
                    told.append(f"⚠ {spoken(error)}")
            return _Read(tuple(read), tuple(told), outcome)

        self._ask(work)

    def _assemble(self, look: Look) -> None:
        margin, small = look.size["margin"], look.size["small"]
        title = QLabel(tr("Import"))
        title.setObjectName("large")
        hint = QLabel(tr(_HINT), wordWrap=True)
        hint.setObjectName("quiet")
        told = QScrollArea(widgetResizable=True)
        told.setFrameShape(QScrollArea.Shape.NoFrame)
        told.setWidget(self.found)
        buttons = QHBoxLayout()
        buttons.setSpacing(small)
        buttons.addWidget(self.choose)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, look.size["wide"])
        layout.setSpacing(small)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addWidget(self.text, 3)
        layout.addWidget(told, 2)
        layout.addLayout(buttons)

    def _read_text(self) -> None:
        text, html = self.text.toPlainText(), self.text.html
        if text.strip():
            self._ask(lambda: _Read((self._desk.intake.read(text, html),)))
        else:
            self._show(_Read())

    def _ask(self, work: "Callable[[], _Read]") -> None:
        self._asked += 1
        asked = self._asked
        self.make.setEnabled(False)

        def show(answer: _Read) -> None:
            if asked == self._asked:
                self._show(answer)

        self._tasks.run(work, show, lambda error: self._show(_Read(told=(f"⚠ {spoken(error)}",))))

    def _show(self, read: "_Read") -> None:
        self._incoming = read.incoming
        count = len(read.incoming)
        self.make.setEnabled(bool(count))
        self.make.setText(tr("Make {count} stories", count=count) if count > 1 else tr(_MAKE[read.outcome]))
        told = [f"<p>{escape(word)}</p>" for word in read.told] + [described(found) for found in read.incoming]
        self.found.setText("".join(told))

    def _make(self) -> None:
        incoming, self._incoming = self._incoming, ()
        self.make.setEnabled(False)
        if incoming:
            keep = self._desk.intake.keep
            self._tasks.run(
                lambda: tuple(keep(found) for found in incoming), self._made, lambda _error: self._again(incoming)
            )

    def _made(self, taken: tuple[Taken, ...]) -> None:
        self.text.clear()
        self.made.emit(taken)

    def _again(self, incoming: "tuple[Incoming, ...]") -> None:
        self._incoming = incoming
        self.make.setEnabled(True)

    def _choose(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(self, tr("Import which files?"), "", tr(_FILES))
        if files:
            self.read_files(tuple(Path(file) for file in files))

    def leave(self) -> None:
        """Forget the paste and give the place back."""
        self.text.clear()
        self.closed.emit()


class _PasteField(QPlainTextEdit):
    """Takes a paste with the HTML that came along, and files."""

    files_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.html: str | None = None
        self.setObjectName("boxed")
        self.setAccessibleName(tr("Text of a published page"))
        self.setPlaceholderText(tr("Paste here"))
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and files."""
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Remember the HTML of a paste into the empty field; hand files on."""
        files = tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
        if files:
            self.files_dropped.emit(files)
            return
        self.html = source.html() if source.hasHtml() and not self.toPlainText().strip() else None
        self.insertPlainText(source.text())


def _told(headline: str, outcome: Outcome, changes: tuple[Difference, ...]) -> str:
    if outcome is Outcome.ALREADY_HERE:
        return tr(_ALREADY, headline=headline)
    return tr(_ANEW, headline=headline, names=", ".join(spoken(change.wording) for change in changes))


def described(incoming: "Incoming") -> str:
    """Return, as HTML, what was recognised, what was left out and what found no place."""
    article = incoming.article
    paragraphs = len([part for part in article.body.split("\n\n") if part.strip()])
    rows = (
        (tr("Headline"), article.headline),
        (tr("Standfirst"), article.standfirst),
        (tr("Byline"), ", ".join(article.byline)),
        (tr("Source"), article.source),
        (tr("Date"), article.date.isoformat() if article.date else ""),
        (tr("Section"), " / ".join(article.section)),
        (article.strip.title, tr("{count} headlines", count=len(article.strip.links)) if article.strip.links else ""),
        (tr("Text"), tr("{paragraphs} paragraphs", paragraphs=paragraphs) if paragraphs else ""),
        (tr("Left out"), " · ".join(map(spoken, incoming.left_out))),
        (tr("⚠ Not placed"), " · ".join(incoming.unplaced)),
    )
    cells = "".join(
        f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(value)}</td></tr>" for name, value in rows if value
    )
    return f"<table>{cells}</table><br>"
