"""The body: the story's text in Markdown, in a reading face, with commands for its marks."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from newsdesk.model import normalize_http_url
from newsdesk.ui.drops import files_in, take_copy
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_mime import LINKS_MIME, links_from_mime
from newsdesk.ui.look import Look
from newsdesk.ui.picturefiles import ENDINGS
from newsdesk.ui.writing import emphasis, markup, tables
from newsdesk.ui.writing.fields import looks_like_page
from newsdesk.ui.writing.markdown_text import MarkdownText
from newsdesk.ui.writing.spelling import Speller
from newsdesk.ui.writing.utf16 import units

_MARKDOWN = "text/markdown"
# Nothing in such a line could mean anything but its characters.
_PLAIN = re.compile(r"[^\\`*_\[\]<&#~+|\n-]*")
# Larger pastes are refused.
_LARGEST = 2_000_000
# Marks beyond these nobody scrolls to, and each is painted with each key.
_MARKED = 500


class BodyEditor(MarkdownText):
    """Plain text; what is pasted or dropped loses its looks but for links. Says what a paste of a picture holds."""

    refused = Signal(str)
    pictures_dropped = Signal(object)
    files_dropped = Signal(object)
    links_dropped = Signal(object)
    page_pasted = Signal(QMimeData)
    passage_pasted = Signal(str, str, object)
    image_pasted = Signal(object)
    menu_wanted = Signal(QMenu, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.is_new = False
        self.setAccessibleName(tr("Body, in Markdown"))
        self.setPlaceholderText(tr("Write the story, in Markdown."))

    def use(self, speller: Speller) -> None:
        """Underline what is wrong."""
        self._highlighter.use(speller, self)

    def selected(self) -> str:
        """Return the words that are selected, "" for more than anybody counts at a glance."""
        cursor = self.textCursor()
        return cursor.selectedText() if cursor.selectionEnd() - cursor.selectionStart() < _LARGEST // 20 else ""

    def show_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark where words were found, by characters."""
        text = self.text()
        plain = text.isascii()
        marks = []
        for start, end in spans[:_MARKED]:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start if plain else units(text[:start]))
            cursor.setPosition(end if plain else units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(QColor(self._look.colours["found"]))
            marks.append(mark)
        self.setExtraSelections(marks)

    def text_before(self) -> str:
        """Return the text before the caret, or before what is selected."""
        cursor = self.textCursor()
        # Qt counts in UTF-16.
        return (
            self.text()
            .encode("utf-16-le", "surrogatepass")[: 2 * cursor.selectionStart()]
            .decode("utf-16-le", "surrogatepass")
        )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, pictures and files."""
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text without its looks; an address over a selection makes that a link. Hand files on."""
        if files := files_in(source):
            self.take_files(files)
            return
        if source.hasFormat(LINKS_MIME) and (links := links_from_mime(source)):
            self.links_dropped.emit(links)
            return
        if source.hasImage() and not source.text().strip():
            self.image_pasted.emit(source.imageData())
            return
        text = source.text()
        if len(text) > _LARGEST:
            self.refused.emit(tr("This text is larger than 2 MB; import it as a file, or paste it in parts."))
            return
        if self.is_new and looks_like_page(text):
            self.page_pasted.emit(source)
            return
        if self.textCursor().hasSelection() and normalize_http_url(text.strip()) and "\n" not in text.strip():
            self.make_link(text.strip())
        elif source.hasFormat(_MARKDOWN) or (not source.hasHtml() and _PLAIN.fullmatch(text)):
            self.put(text)
        else:
            self.passage_pasted.emit(text, source.html() if source.hasHtml() else "", QTextCursor(self.textCursor()))

    def take_files(self, files: Sequence[Path]) -> None:
        """Take pictures into the text and hand other files on to be imported; the name of a file is no copy."""
        pictures = tuple(str(file) for file in files if file.suffix.lower() in ENDINGS)
        if pictures:
            self.pictures_dropped.emit(pictures)
        others = tuple(file for file in files if str(file) not in pictures)
        if others:
            self.files_dropped.emit(others)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what is selected as the Markdown it is, so that it comes back as it was."""
        data = QMimeData()
        text = self.textCursor().selection().toRawText().replace("\u2029", "\n")
        data.setText(text)
        data.setData(_MARKDOWN, text.encode())
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a copy of what comes from elsewhere; words of the text itself are moved."""
        super().dropEvent(event)
        self._take_copy(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that it will be a copy."""
        super().dragEnterEvent(event)
        self._take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say that it will be a copy."""
        super().dragMoveEvent(event)
        self._take_copy(event)

    def _take_copy(self, event: QDropEvent) -> None:
        if event.source() not in (self, self.viewport()):
            take_copy(event)

    def paste_text(self, text: str) -> None:
        """Paste characters that mean themselves, whatever else the clipboard has."""
        self.passage_pasted.emit(text, "", QTextCursor(self.textCursor()))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - as Qt has it
        """Tab moves a list entry in and out and goes through the cells of a table; elsewhere it moves on."""
        by = 1 if following else -1
        if self.isReadOnly():
            return bool(super().focusNextPrevChild(following))
        text, start, end = self._selection()
        edit = tables.next_cell(text, start, end, by) or markup.indented(text, start, end, by)
        if edit is None:
            return bool(super().focusNextPrevChild(following))
        self._command(lambda _text, _start, _end: edit)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with text, without the undo that is not this field's own."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        self.menu_wanted.emit(menu, self.cursorForPosition(event.pos()).position())
        menu.exec(event.globalPos() if event.globalPos() != QPoint() else self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a list, a quote or a table on Enter; move lines with Alt and the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            by = steps[Qt.Key(event.key())]
            self._command(lambda text, start, end: markup.moved(text, start, end, by))
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            if not (plain and self._in_table()):
                self._leave_marks(emphasis.leave_marks)
                self._begin_line(going_on=plain)
            return
        ways = {Qt.Key.Key_Backspace: emphasis.delete_empty_marks, Qt.Key.Key_Space: emphasis.put_blank_before_marks}
        if plain and event.key() in ways and self._leave_marks(ways[Qt.Key(event.key())]):
            return
        super().keyPressEvent(event)

    def _leave_marks(self, way: Callable[[str, int], markup.Edit | None]) -> bool:
        """Let no mark be torn from its words or left without any, where the caret stands before one."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly() or self.document().characterAt(cursor.position()) != "*":
            return False
        text, start, _end = self._selection()
        edit = way(text, start)
        if edit is not None:
            self._command(lambda _text, _start, _end: edit)
        return edit is not None

    def _begin_line(self, *, going_on: bool) -> None:
        cursor = self.textCursor()
        lead = markup.next_line(cursor.block().text(), cursor.positionInBlock()) if going_on else None
        if lead == "":
            self._command(lambda text, start, _end: markup.leave(text, start))
            return
        # A line break within a paragraph would be another character than the one that is saved.
        cursor.insertText("\n" + (lead or ""))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _in_table(self) -> bool:
        """Go to the cell below, in a table."""
        # Whoever writes no table pays nothing for them.
        if "|" not in self.line():
            return False
        text, start, end = self._selection()
        edit = tables.cell_below(text, start, end)
        if edit is not None:
            self._command(lambda _text, _start, _end: edit)
        return edit is not None
