"""The documents, offline, beside the story."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QLocale, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QToolButton

from newsdesk.paths import docs_dir
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


def anchor_of(heading: str) -> str:
    """Return by what a link names a heading, made as where the documents are read on the web."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


class _Documents(QTextBrowser):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self._draw_tables)
        # What is not translated is read in English.
        self.setSearchPaths([str(docs_dir() / QLocale().name()), str(docs_dir())])
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(look.size["wide"])
        self._width = self.width()

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _UNKNOWN) -> None:
        """Show a document, its tables in the lines of the window, from the heading on that a link names."""
        super().doSetSource(name, kind)
        self._draw_tables()
        self._break_code()
        if wanted := QUrl(name).fragment(QUrl.ComponentFormattingOption.FullyDecoded):
            self._go_to(wanted)

    def _go_to(self, wanted: str) -> None:
        """Scroll to the heading of this anchor: Qt gives none to the headings of Markdown."""
        for block in self._blocks():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == wanted:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return

    def _break_code(self) -> None:
        """Let lines of code go on beneath, set in, where the pane is narrower: nobody scrolls to and fro."""
        code = [block for block in self._blocks() if block.blockFormat().nonBreakableLines()]
        wide, small = self._look.size["wide"], self._look.size["small"]
        for block in code:
            form = block.blockFormat()
            form.setNonBreakableLines(False)
            form.setLeftMargin(wide)
            form.setTextIndent(-wide)
            form.setTopMargin(0 if block.previous() in code else small)
            form.setBottomMargin(0 if block.next() in code else small)
            QTextCursor(block).setBlockFormat(form)

    def _blocks(self) -> Iterator[QTextBlock]:
        """Yield all that is shown, laid out: where a format changes before that, Qt never comes to what is below."""
        self.document().size()
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _draw_tables(self) -> None:
        # Laid out first, as blocks are.
        self.document().size()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format().toTableFormat()
                # In relief, as it comes, a line is lighter than its colour: on the light ground none was seen.
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderBrush(QColor(self._look.colours["line"]))
                form.setTopMargin(self._look.size["small"])
                form.setBottomMargin(self._look.size["gap"])
                frame.setFormat(form)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Show pictures as wide as the text."""
        found: object = super().loadResource(kind, name)
        if kind != _IMAGE or not isinstance(found, QByteArray):
            return found
        picture = QImage.fromData(found)
        # Beside the scroll bar, whether it is there yet or not.
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * int(self.document().documentMargin())
        return picture.scaledToWidth(min(width, picture.width()), Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the document out anew where its width changed."""
        super().resizeEvent(event)
        # Not where only a scroll bar came or went: that is while a document is read in, and it would be read in twice.
        if self.width() == self._width:
            return
        self._width = self.width()
        if not self.source().isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)
