"""The import panel: a page pasted whole or a file, sorted into fields before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk, Outcome, Taken
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.ui.drops import files_in, take_copy
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.importreport import ImportNote, ImportOffer, describe_import, outcome_note

_FILES = Message(
    "Stories (*.html *.htm *.mht *.mhtml *.md *.markdown *.txt *.json *.xml *.rss *.atom *.eml *.mbox *.newsdesk *.zip)"
    ";;Web pages (*.html *.htm *.mht *.mhtml);;Mails (*.eml *.mbox)"
    ";;Feeds, WordPress exports and NITF (*.xml *.rss *.atom);;All files (*)"
)
_MAKE = {
    Outcome.IMPORTED: Message("Make story"),
    Outcome.ALREADY_HERE: Message("Go to the story"),
    Outcome.NEW_VERSION: Message("Make a new version"),
    Outcome.DIVERGED: Message("Import as a new story"),
}
_HINT = Message(
    "Paste the whole text of a page you have published, or drop files here: pages, Markdown, mails, feeds, a WordPress "
    "export. What is furniture is left out."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, each with what will become of it; what to tell; and whether any comes from an archive."""

    offered: tuple[ImportOffer, ...] = ()
    told: tuple[ImportNote, ...] = ()
    older: bool = False


class ImportPane(Pane):
    """Takes the text of a page or files, shows what was recognised in them, and makes stories of it.

    `made` has what was kept. What could not be kept stays in the pane, with the reason, and is offered again.
    """

    made = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._offered: tuple[ImportOffer, ...] = ()
        self._asked = 0
        # Of the files that are shown: they stand in the field and are no text.
        self._names = ""
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
        self.own_dates = QCheckBox(tr("Published before: keep each story's own date"))
        self.own_dates.setChecked(True)
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
        """Begin with an empty field, ready for a paste; text that is still to be imported stays."""
        if self.text.toPlainText() == self._names:
            self._clear()
        self.text.setFocus()

    @property
    def waiting(self) -> bool:
        """Whether something in the pane is still to be seen to."""
        return bool(self.text.toPlainText())

    def read_files(self, files: tuple[Path, ...]) -> None:
        """Read files and show what they hold; one that cannot be read is told, the others go on."""
        self._names = "\n".join(str(file) for file in files)
        self.text.blockSignals(True)
        self.text.setPlainText(self._names)
        self.text.blockSignals(False)
        # What stands in the field now is their names, not a text to be read.
        self._soon.stop()

        def work() -> _Read:
            offered: list[ImportOffer] = []
            told: list[ImportNote] = []
            for file in (file for named in files for file in self._desk.intake.files_at(named)):
                try:
                    for one in self._desk.intake.read_file(file):
                        outcome, changes = self._desk.intake.expected(one)
                        offered.append(ImportOffer(one, outcome, file.name))
                        if outcome is not Outcome.IMPORTED:
                            told.append(ImportNote(outcome_note(one.article.headline, outcome, changes), file.name))
                except NewsdeskError as error:
                    told.append(ImportNote(f"⚠ {spoken(error)}", file.name))
            older = any(self._desk.intake.published_before(offer.incoming) for offer in offered)
            return _Read(tuple(offered), tuple(told), older)

        self._ask(work)

    def _assemble(self, look: Look) -> None:
        margin, small = look.size["margin"], look.size["small"]
        title = QLabel(tr("Import"))
        title.setObjectName("large")
        hint = QLabel(tr(_HINT), wordWrap=True)
        hint.setObjectName("quiet")
        told = QScrollArea(widgetResizable=True)
        told.setAccessibleName(tr("What was recognised"))
        told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        layout.addWidget(self.own_dates, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(buttons)

    def _read_text(self) -> None:
        text, html, intake = self.text.toPlainText(), self.text.html, self._desk.intake

        def work() -> _Read:
            found = intake.read(text, html)
            return _Read((ImportOffer(found, Outcome.IMPORTED),), older=intake.published_before(found) is not None)

        if text.strip():
            self._ask(work)
        else:
            self._forget()

    def _ask(self, work: "Callable[[], _Read]") -> None:
        self._asked += 1
        asked = self._asked
        self.make.setEnabled(False)

        def show(answer: _Read) -> None:
            if asked == self._asked:
                self._show(answer)

        self._tasks.run(work, show, lambda error: show(_Read(told=(ImportNote(f"⚠ {spoken(error)}"),))))

    def _clear(self) -> None:
        self._names = ""
        self.text.clear()
        self._forget()

    def _forget(self) -> None:
        # Whatever was asked for is wanted no longer: its answer may come when something newer is shown.
        self._asked += 1
        self._soon.stop()
        self._show(_Read())

    def _show(self, read: "_Read") -> None:
        self._offered = read.offered
        count = len(read.offered)
        outcome = read.offered[-1].outcome if read.offered else Outcome.IMPORTED
        self.make.setEnabled(bool(count))
        self.make.setText(tr("Make {count} stories", count=count) if count > 1 else tr(_MAKE[outcome]))
        self.own_dates.setVisible(read.older)
        self.found.setText(describe_import(read.offered, read.told))

    def _make(self) -> None:
        self.make.setEnabled(False)
        asked = self._asked
        taken: list[Taken] = []
        left: list[ImportOffer] = []
        told: list[ImportNote] = []
        own_dates = self.own_dates.isChecked()

        def keep(offer: ImportOffer) -> Taken:
            as_new = offer.outcome is Outcome.DIVERGED
            return self._desk.intake.keep(offer.incoming, as_new=as_new, own_dates=own_dates)

        def refused(offer: ImportOffer, error: NewsdeskError) -> None:
            left.append(offer)
            told.append(ImportNote(f"⚠ {spoken(error)}", offer.file))

        def done(_last: None) -> None:
            if asked == self._asked:
                if left:
                    self._show(_Read(tuple(left), tuple(told), not self.own_dates.isHidden()))
                else:
                    self._clear()
            if taken:
                self.made.emit(tuple(taken))

        for offer in self._offered:
            self._tasks.run(partial(keep, offer), taken.append, partial(refused, offer))
        self._tasks.run(lambda: None, done)

    def _choose(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(self, tr("Import which files?"), "", tr(_FILES))
        if files:
            self.read_files(tuple(Path(file) for file in files))

    def leave(self) -> None:
        """Forget the paste and give the place back."""
        self._clear()
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
        if files := files_in(source):
            self.files_dropped.emit(files)
            return
        self.html = source.html() if source.hasHtml() and not self.toPlainText().strip() else None
        self.insertPlainText(source.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files stay where they are."""
        super().dragEnterEvent(event)
        take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say that files stay where they are."""
        super().dragMoveEvent(event)
        take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files as copies."""
        super().dropEvent(event)
        take_copy(event)
