"""Text in a reading face and a comfortable measure, counted in characters as the rest of the program counts them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from newsdesk.ui.look import Look
from newsdesk.ui.writing.changes import Change, carried_span, change, changes
from newsdesk.ui.writing.highlighter import MarkdownHighlighter
from newsdesk.ui.writing.pouring import Pouring, in_pieces
from newsdesk.ui.writing.utf16 import characters, units


class MeasuredText(QTextEdit):
    """Plain text, some seventy letters a line; what is large flows in by and by and is edited once it is all there.

    `edited` tells what was typed, never what was shown; `stepped` stands before and after what is one step to undo.
    """

    edited = Signal(str)
    stepped = Signal()
    line_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self._pouring = Pouring(self)
        self.lent = False
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._letters = look.size["measure"]
        self._face: QFont | None = None
        self._highlighter = MarkdownHighlighter(self.document(), look)
        self._line = 0
        self.textChanged.connect(self._say)
        self.cursorPositionChanged.connect(self._look_at_line)

    def text(self) -> str:
        """Return the text as it stands, no-break spaces included (`toPlainText` would make them plain ones)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str, *, afresh: bool, follow: bool = False) -> None:
        """Show `text`; says nothing. `afresh` for another story, from its beginning.

        Otherwise caret, selection and view stay with the text they are in, or with `follow` go where it changed.
        """
        if not afresh and not self._pouring.active:
            self._filling = True
            (self._become if follow else self._become_under)(text)
            self._filling = False
            return
        self._pouring.stop()
        self._filling = True
        self.clear()
        self._lead()
        self._pour(QTextCursor(self.document()), in_pieces(text), self._shown)

    def dress(self, font: QFont, letters: int) -> None:
        """Show the text in this face and size, with so many letters a line; headings grow with it."""
        self._letters, self._face = letters, font
        self._highlighter.resize(font.pixelSize())
        self.setFont(font)
        self._measure()

    def lend(self, lent: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly says it
        """Let the text be read only, or written again."""
        self.lent = lent
        self.setReadOnly(lent or self._pouring.active)

    def caret(self) -> int:
        """Return before which character the caret, or the selection, stands."""
        return characters(self.text(), self.textCursor().selectionStart())

    def line(self) -> str:
        """Return the line the caret is in."""
        return self.textCursor().block().text()

    def place(self) -> tuple[int, int]:
        """Return line and column of the caret, from 1."""
        cursor = self.textCursor()
        return cursor.blockNumber() + 1, cursor.positionInBlock() + 1

    def select(self, start: int, end: int) -> None:
        """Select from one character to another and bring that into view."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def put(self, text: str, cursor: QTextCursor | None = None, *, below: str = "") -> None:
        """Put Markdown in the place of what is selected, or of what was when `cursor` was taken; `below` at the end."""
        if self.isReadOnly():
            return
        self.stepped.emit()
        self._filling = True
        cursor = cursor or self.textCursor()
        if below:
            self._append(f"\n\n{below}", cursor)
        self._pour(cursor, in_pieces(text), self._pasted)

    def resizeEvent(self, event: object) -> None:
        """Keep the measure: some seventy letters a line, centred."""
        self._measure()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font; where a new style sheet put the window's font on, put the face back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            if self._face is not None and self.font() != self._face.resolve(self.font()):
                self.setFont(self._face)
            self._measure()

    def _pour(self, cursor: QTextCursor, text: str, then: Callable[[], None]) -> None:
        # Whoever typed into half a text would have the half saved.
        self.setReadOnly(True)
        self._pouring.start(cursor, text, then)

    def _append(self, text: str, *cursors: QTextCursor) -> None:
        """Put text at the end; neither the caret nor `cursors` go along."""
        caret = self.textCursor()
        stood = [(cursor, cursor.anchor(), cursor.position()) for cursor in (caret, *cursors)]
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(text)
        for cursor, anchor, place in stood:
            cursor.setPosition(anchor)
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

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
        """Change the document to `text` by replacing only what differs; the caret goes behind that."""
        if self.text() == text:
            return
        cursor = self._rewrite(change(self.text(), text))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _become_under(self, text: str) -> None:
        """Change the document to `text` while caret, selection and view stay with the text they are in."""
        old = self.text()
        if old == text:
            return
        made = changes(old, text)
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        # What holds the view: the caret where it is seen, else the first line.
        seen = self.viewport().rect().contains(self.cursorRect().center())
        held = cursor.position() if seen else self.cursorForPosition(QPoint(0, 0)).position()
        held, start, end = (characters(old, place) for place in (held, cursor.selectionStart(), cursor.selectionEnd()))
        backwards = cursor.position() < cursor.anchor()
        top = self._top(units(old[:held]))
        self._rewrite(made)
        start, end = (units(text[:place]) for place in carried_span(old, made, start, end))
        cursor.setPosition(end if backwards else start)
        cursor.setPosition(start if backwards else end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        held = units(text[: carried_span(old, made, held, held)[0]])
        bar.setValue(bar.value() + self._top(held) - top)

    def _rewrite(self, made: Sequence[Change]) -> QTextCursor:
        """Make the changes, and return a cursor behind the last of them."""
        old, cursor = self.text(), QTextCursor(self.document())
        places, counted, before = [], 0, 0
        for start, end, text in made:
            start_units = counted + units(old[before:start])
            counted, before = start_units + units(old[start:end]), end
            places.append((start_units, counted, text))
        last = QTextCursor(self.document())
        cursor.beginEditBlock()
        for first, behind, text in reversed(places):
            cursor.setPosition(first)
            cursor.setPosition(behind, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
            if (first, behind, text) == places[-1]:
                last = QTextCursor(cursor)
        cursor.endEditBlock()
        return last

    def _top(self, place: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        return self.cursorRect(cursor).top()

    def _look_at_line(self) -> None:
        line = self.textCursor().blockNumber()
        if line != self._line:
            self._line = line
            if not self._filling:
                self.line_left.emit()

    def _say(self) -> None:
        if not self._filling:
            self.edited.emit(self.text())
