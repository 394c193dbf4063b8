"""The body: the story's text in Markdown, in a reading face, with commands for its marks."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from newsdesk.model import web_address
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.writing import markup
from newsdesk.ui.writing.fields import looks_like_page
from newsdesk.ui.writing.highlighter import MarkdownHighlighter
from newsdesk.ui.writing.pouring import Pouring, in_pieces
from newsdesk.ui.writing.spelling import Speller
from newsdesk.ui.writing.utf16 import characters, units

# Larger pastes are refused.
_MARKDOWN = "text/markdown"
# Nothing in such a line could mean anything but its characters.
_PLAIN = re.compile(r"[^\\`*_\[\]<&#~+|\n-]*")
_LARGEST = 2_000_000
# Marks beyond these nobody scrolls to, and each is painted with each key.
_MARKED = 500


class BodyEditor(QTextEdit):
    """Plain text; what is pasted or dropped loses its looks but for links. Says what a paste of a picture holds."""

    edited = Signal(str)
    refused = Signal(str)
    pictures_dropped = Signal(object)
    page_pasted = Signal(QMimeData)
    stepped = Signal()
    line_left = Signal()
    passage_pasted = Signal(str, str, object)
    image_pasted = Signal(object)
    menu_wanted = Signal(QMenu, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self._pouring = Pouring(self)
        self.is_new = self.lent = False
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Body, in Markdown"))
        self.setPlaceholderText(tr("Write the story, in Markdown."))
        self._letters = look.size["measure"]
        self._highlighter = MarkdownHighlighter(self.document(), look)
        self._line = 0
        self.textChanged.connect(self._say)
        self.cursorPositionChanged.connect(self._look_at_line)

    def text(self) -> str:
        """Return the text as it stands, no-break spaces included (`toPlainText` would make them plain ones)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str, *, afresh: bool) -> None:
        """Show `text`; says nothing. `afresh` for another story, from its beginning; otherwise the caret stays."""
        if not afresh and not self._pouring.active:
            self._filling = True
            self._become(text)
            self._filling = False
            return
        self._pouring.stop()
        self._filling = True
        self.clear()
        self._lead()
        self._pour(QTextCursor(self.document()), in_pieces(text), self._shown)

    def dress(self, font: QFont, letters: int) -> None:
        """Show the text in this face and size, with so many letters a line; headings grow with it."""
        self._letters = letters
        self._highlighter.resize(font.pixelSize())
        self.setFont(font)
        self._measure()

    def lend(self, lent: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly says it
        """Let the text be read only, or written again."""
        self.lent = lent
        self.setReadOnly(lent or self._pouring.active)

    def use(self, speller: Speller) -> None:
        """Underline what is wrong."""
        self._highlighter.use(speller, self)

    def mark(self, mark: str) -> None:
        """Set the selection in `**` or `*`, or take that out."""
        self._command(lambda text, start, end: markup.around(text, start, end, mark))

    def make_lines(self, kind: str) -> None:
        """Make the selected lines a quote, list, numbers or heading, or plain again."""
        self._command(lambda text, start, end: markup.lines(text, start, end, kind))

    def make(self, command: Callable[[str, int], markup.Edit]) -> None:
        """Put a table, a footnote or a rule where the caret is."""
        self._command(lambda text, _start, end: command(text, end))

    def make_link(self, url: str, words: str = "") -> None:
        """Make the selection a link to `url`; where nothing is selected, `words` become one."""
        self._command(lambda text, start, end: markup.link(text, start, end, url, words))

    def insert(self, text: str) -> None:
        """Put a paragraph of its own at the caret."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        before = "" if cursor.atBlockStart() else "\n\n"
        cursor.insertText(f"{before}{text}\n\n")

    def caret(self) -> int:
        """Return before which character the caret, or the selection, stands."""
        return characters(self.text(), self.textCursor().selectionStart())

    def selected(self) -> str:
        """Return the words that are selected, "" for more than anybody counts at a glance."""
        cursor = self.textCursor()
        return cursor.selectedText() if cursor.selectionEnd() - cursor.selectionStart() < _LARGEST // 20 else ""

    def line(self) -> str:
        """Return the line the caret is in."""
        return self.textCursor().block().text()

    def select(self, start: int, end: int) -> None:
        """Select from one character to another and bring that into view."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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

    def place(self) -> tuple[int, int]:
        """Return line and column of the caret, from 1."""
        cursor = self.textCursor()
        return cursor.blockNumber() + 1, cursor.positionInBlock() + 1

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and pictures by name."""
        return source.hasText() or source.hasImage() or bool(_pictures(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text without its looks; an address over a selection makes that a link."""
        pictures = _pictures(source)
        if pictures:
            self.pictures_dropped.emit(pictures)
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
        if self.textCursor().hasSelection() and web_address(text.strip()) and "\n" not in text.strip():
            self.make_link(text.strip())
        elif source.hasFormat(_MARKDOWN) or (not source.hasHtml() and _PLAIN.fullmatch(text)):
            self.put(text)
        else:
            self.passage_pasted.emit(text, source.html() if source.hasHtml() else "", QTextCursor(self.textCursor()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what is selected as the Markdown it is, so that it comes back as it was."""
        data = QMimeData()
        text = self.textCursor().selection().toRawText().replace("\u2029", "\n")
        data.setText(text)
        data.setData(_MARKDOWN, text.encode())
        return data

    def paste_text(self, text: str) -> None:
        """Paste characters that mean themselves, whatever else the clipboard has."""
        self.passage_pasted.emit(text, "", QTextCursor(self.textCursor()))

    def put(self, text: str, cursor: QTextCursor | None = None) -> None:
        """Put Markdown in the place of what is selected, or of what was when `cursor` was taken."""
        if self.isReadOnly():
            return
        self.stepped.emit()
        self._filling = True
        self._pour(cursor or self.textCursor(), in_pieces(text), self._pasted)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - as Qt has it
        """Tab moves a list entry in and out and goes through the cells of a table; elsewhere it moves on."""
        by = 1 if following else -1
        if self.isReadOnly():
            return bool(super().focusNextPrevChild(following))
        text, cursor = self.text(), self.textCursor()
        start, end = (characters(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        edit = markup.next_cell(text, start, end, by) or markup.indented(text, start, end, by)
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
        """Go on with a list or quote on Enter; move lines with Alt and the arrows."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in ways:
            by = ways[Qt.Key(event.key())]
            self._command(lambda text, start, end: markup.moved(text, start, end, by))
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            cursor = self.textCursor()
            going_on = markup.next_line(cursor.block().text(), cursor.positionInBlock()) if plain else None
            cursor.beginEditBlock()
            if going_on == "":
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.removeSelectedText()
                cursor.insertBlock()
            else:
                # A line break within a paragraph would be another character than the one that is saved.
                cursor.insertText("\n" + (going_on or ""))
            cursor.endEditBlock()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Keep the measure: some seventy letters a line, centred."""
        self._measure()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    def _pour(self, cursor: QTextCursor, text: str, then: Callable[[], None]) -> None:
        # Whoever typed into half a text would have the half saved.
        self.setReadOnly(True)
        self._pouring.start(cursor, text, then)

    def _shown(self) -> None:
        self.setReadOnly(self.lent)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._filling = False

    def _pasted(self) -> None:
        self.setReadOnly(self.lent)
        self._filling = False
        self.ensureCursorVisible()
        self._say()
        self.stepped.emit()

    def _measure(self) -> None:
        letters = QFontMetricsF(self.font()).averageCharWidth() * self._letters
        side = max(self._look.size["margin"] - 4, int((self.width() - letters) / 2))
        self.setViewportMargins(side, self._look.size["small"], side - 10, 0)

    def _lead(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(self._look.size["leading"], QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)

    def _become(self, text: str) -> None:
        """Change the document to `text` by replacing only what differs, so that the caret stays where it was."""
        old = self.text()
        if old == text:
            return
        start = _common(old, text)
        end = _common(old[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _command(self, command: Callable[[str, int, int], markup.Edit]) -> None:
        if self.isReadOnly():
            return
        text, cursor = self.text(), self.textCursor()
        start, end = (characters(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        edit = command(text, start, end)
        self._become(edit.text)
        cursor = self.textCursor()
        cursor.setPosition(units(edit.text[: edit.start]))
        cursor.setPosition(units(edit.text[: edit.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def _look_at_line(self) -> None:
        line = self.textCursor().blockNumber()
        if line != self._line:
            self._line = line
            if not self._filling:
                self.line_left.emit()

    def _say(self) -> None:
        if not self._filling:
            self.edited.emit(self.text())


def _pictures(source: QMimeData) -> tuple[str, ...]:
    files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
    return tuple(file for file in files if file.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".gif")))


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
