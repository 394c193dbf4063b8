"""All of a message: its whole text and the lists that are too long for two lines, to be read and copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.notices import Notice
from newsdesk.ui.panes import SidePane


class MessagePane(SidePane):
    """Shows one message beside the story."""

    def __init__(self, look: Look) -> None:
        self.copy = QPushButton(tr("Copy all"))
        super().__init__(tr("Message"), look, self.copy)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Message"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(look.size["gap"])
        self.column.addWidget(self.text, 1)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))

    def start(self) -> None:
        """Take the keys."""
        self.text.setFocus()

    def show_notice(self, notice: Notice) -> None:
        """Show the text of a notice and its lists, each below its title."""
        lists = ("\n".join((title, "", *lines)) for title, lines in notice.details)
        self.text.setPlainText("\n\n".join((notice.text, *lists)))
