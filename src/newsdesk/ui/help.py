"""The documents, offline, beside the story."""

from PySide6.QtCore import QByteArray, QLocale, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextDocument, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QTextBrowser, QToolButton

from newsdesk.paths import documents
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane

_FIRST = "index.md"
_UNKNOWN = QTextDocument.ResourceType.UnknownResource
_IMAGE = QTextDocument.ResourceType.ImageResource.value


class HelpPane(SidePane):
    """Shows the documents that ship with the program; links between them are followed here."""

    def __init__(self, look: Look) -> None:
        self.contents = QToolButton()
        self.contents.setText(tr("Contents"))
        super().__init__(tr("Help"), look, self.contents)
        self.text = _Documents(look)
        self.text.setAccessibleName(tr("Help"))
        self.column.addWidget(self.text, 1)
        self.contents.clicked.connect(lambda: self.text.setSource(QUrl(_FIRST)))

    def read(self, document: str) -> None:
        """Show a document by its file's name."""
        self.text.setSource(QUrl(document))
        self.text.setFocus()

    def start(self) -> None:
        """Show the document read last, at first the contents."""
        if self.text.source().isEmpty():
            self.text.setSource(QUrl(_FIRST))
        self.text.setFocus()


class _Documents(QTextBrowser):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self._draw_tables)
        # What is not translated is read in English.
        self.setSearchPaths([str(documents() / QLocale().name()), str(documents())])
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(look.size["wide"])

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _UNKNOWN) -> None:
        """Show a document, its tables in the lines of the window."""
        super().doSetSource(name, kind)
        self._draw_tables()

    def _draw_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format().toTableFormat()
                # In relief, as it comes, a line is lighter than its colour: on the light ground none was seen.
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderBrush(QColor(self._look.colours["line"]))
                form.setBottomMargin(self._look.size["gap"])
                frame.setFormat(form)

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
