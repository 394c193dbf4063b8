"""The house style: the list of what this house does not write, kept by the editors themselves."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks

_HINT = Message(
    "One rule a line: what is wrong = what is right. Between slashes stands a pattern. The checks show each place; "
    "Ctrl+. mends it."
)


class HousePane(Pane):
    """Shows the list for the language of the open story, and keeps it."""

    kept = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, look: Look) -> None:
        super().__init__()
        self._desk, self._tasks = desk, tasks
        self._language = "en"
        self.title = QLabel()
        self.title.setObjectName("large")
        hint = QLabel(tr(_HINT), wordWrap=True)
        hint.setObjectName("quiet")
        self.text = QPlainTextEdit()
        self.text.setObjectName("boxed")
        self.text.setAccessibleName(tr("Rules of the house style"))
        self.text.setPlaceholderText(tr("utilise = use"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setObjectName("warn")
        self.keep, self.cancel, self.ours = (
            QPushButton(tr("Keep")),
            QPushButton(tr("Cancel")),
            QPushButton(tr("Back to ours")),
        )
        self.ours.setToolTip(tr("Show the list that comes with Newsdesk; it is kept only when you say so"))
        self.keep.setObjectName("primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.ours)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.size["margin"], look.size["margin"], look.size["margin"], look.size["wide"])
        layout.setSpacing(look.size["small"])
        for widget in (self.title, hint):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.closed)
        self.ours.clicked.connect(lambda: self.text.setPlainText(self._desk.house.ours(self._language)))

    def use(self, language: str) -> None:
        """Learn whose style is wanted: the language (BCP 47) of the open story."""
        self._language = language

    def start(self) -> None:
        """Show the list as it is kept."""
        language = self._language
        self.title.setText(tr("House style, {language}", language=language))
        self.trouble.clear()
        self._tasks.run(lambda: self._desk.house.text(language), self._show)

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.setFocus()

    def _keep(self) -> None:
        language, text = self._language, self.text.toPlainText()

        def refused(error: NewsdeskError) -> None:
            self.trouble.setText(spoken(error))

        self._tasks.run(lambda: self._desk.house.keep(language, text), lambda _done: self.kept.emit(), refused)
