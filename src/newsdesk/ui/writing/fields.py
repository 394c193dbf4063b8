"""The fields above the body: lines, and a headline that grows with its text."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from newsdesk.ui.drops import files_in
from newsdesk.ui.writing.changes import carried_span, changes
from newsdesk.ui.writing.utf16 import characters, units

_PARAGRAPHS = 3


def looks_like_page(text: str) -> bool:
    """Whether a paste is more than any one field takes: several paragraphs."""
    return sum(bool(line.strip()) for line in text.splitlines()) >= _PARAGRAPHS


class UndoKeys(QObject):
    """Leaves undo and redo to the article's one history, wherever the caret is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's own shortcuts have these keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The last is Ctrl+K on some systems, where it would delete instead of making a link.
            keys = (
                QKeySequence.StandardKey.Undo,
                QKeySequence.StandardKey.Redo,
                QKeySequence.StandardKey.DeleteEndOfLine,
            )
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class LineField(QLineEdit):
    """One line of text, shown from its beginning while nobody is in it."""

    edited = Signal(str)
    files_dropped = Signal(object)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.textEdited.connect(self.edited)

    def show_text(self, text: str) -> None:
        """Show `text`; says nothing. The caret stays with the words it is in."""
        old, place = self.text(), self.cursorPosition()
        if old != text:
            self.setText(text)
            self.setCursorPosition(_carried(old, text, place, place)[0] if self.hasFocus() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand files on that are pasted."""
        files = (
            files_in(QGuiApplication.clipboard().mimeData()) if event.matches(QKeySequence.StandardKey.Paste) else ()
        )
        if files:
            self.files_dropped.emit(files)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again; what was found here stays selected while the keys are in the line that finds."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)


class GrowingField(QPlainTextEdit):
    """A text without line breaks that wraps, and is as high as it needs to be. Enter is for the next field."""

    edited = Signal(str)
    enter_pressed = Signal()
    page_pasted = Signal(QMimeData)
    files_dropped = Signal(object)

    def __init__(self, name: str, label: str, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName("grow")
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(font)
        self.document().setDocumentMargin(3)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._filling = False
        self._height = 0
        self.textChanged.connect(self._align)
        self.textChanged.connect(self._say)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        """Return what stands in the field."""
        return self.document().toRawText().replace("\u2029", " ")

    def show_text(self, text: str) -> None:
        """Show `text`; says nothing. Caret and selection stay with the words they are in."""
        old, cursor = self.text(), self.textCursor()
        if old != text:
            self._filling = True
            start, end = _carried(old, text, cursor.selectionStart(), cursor.selectionEnd())
            self.setPlainText(text)
            if self.hasFocus():
                cursor = self.textCursor()
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
            self._filling = False

    def select(self, start: int, end: int) -> None:
        """Select from one character to another."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(super().sizeHint().width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead on: a headline has no second line of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files that are dropped are left to the window."""
        return source.hasText() and not files_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, its lines joined; a whole page is not for this field alone, and files are handed on."""
        if files := files_in(source):
            self.files_dropped.emit(files)
            return
        if looks_like_page(source.text()):
            self.page_pasted.emit(source)
            return
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: object) -> None:
        """Wrap anew, so perhaps higher or lower."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _say(self) -> None:
        if not self._filling:
            self.edited.emit(self.text())

    def _align(self) -> None:
        """Let Arabic and Hebrew stand at the right; unlike the body, a plain text edit does not see to it."""
        option = self.document().defaultTextOption()
        leftwards = self.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        # The document's height is counted in lines. One may be higher than the font's: Chinese comes from another face.
        lines = max(1, round(self.document().size().height()))
        laid_out = ceil(self.blockBoundingRect(self.document().firstBlock()).height())
        height = max(laid_out, lines * self.fontMetrics().lineSpacing()) + 10
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)


def _carried(old: str, new: str, start: int, end: int) -> tuple[int, int]:
    """Return where a selection, counted as Qt does, stands once the text is another one."""
    span = carried_span(old, changes(old, new), characters(old, start), characters(old, end))
    return units(new[: span[0]]), units(new[: span[1]])
