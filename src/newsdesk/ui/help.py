"""The documents, offline, beside the story."""

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from newsdesk.paths import documents
from newsdesk.ui.look import Look

_FIRST = "index.md"
_IMAGE = QTextDocument.ResourceType.ImageResource.value


class HelpPane(QWidget):
    """Shows the documents that ship with the program; links between them are followed here."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Help")
        title.setObjectName("title")
        self.contents, self.back = QToolButton(), QToolButton()
        self.contents.setText("Contents")
        self.back.setText("Preview")
        self.back.setToolTip("Back to the preview")
        header = QHBoxLayout()
        header.setContentsMargins(look.size["gap"], look.size["hair"], look.size["small"], look.size["hair"])
        header.addWidget(title)
        header.addStretch()
        header.addWidget(self.contents)
        header.addWidget(self.back)
        self.text = _Documents(look)
        self.text.setAccessibleName("Help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self.text, 1)
        self.contents.clicked.connect(lambda: self.text.setSource(QUrl(_FIRST)))
        self.back.clicked.connect(self.closed)

    def start(self) -> None:
        """Show the document read last, at first the contents."""
        if self.text.source().isEmpty():
            self.text.setSource(QUrl(_FIRST))
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Documents(QTextBrowser):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setSearchPaths([str(documents())])
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(look.size["wide"])

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Show pictures as wide as the text."""
        found: object = super().loadResource(kind, name)
        if kind != _IMAGE or not isinstance(found, QByteArray):
            return found
        picture = QImage.fromData(found)
        width = self.viewport().width() - 2 * int(self.document().documentMargin())
        return picture.scaledToWidth(min(width, picture.width()), Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the document out anew where its width changed."""
        super().resizeEvent(event)
        if event.oldSize().width() not in (-1, event.size().width()) and not self.source().isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)
