"""Markdown in the body: marks step back, headings and emphasis show what they make; unknown words are underlined."""

import re
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from newsdesk.desk import spelled
from newsdesk.ui.look import Look
from newsdesk.ui.writing.spelling import Speller
from newsdesk.ui.writing.utf16 import units

# Longer lines stay plain: a pattern over one of a megabyte would be felt in each key.
_LONGEST = 20_000
_TURN = 0.008
_FENCED = 1
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LEAD = re.compile(r"^ {0,3}(?:(#{1,6}) .*|(>+)|([-*+]|\d{1,4}[.)])(?=[ \t]))")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*_\w])([*_])(?=[^\s*_])([^*_]{1,2000}?)(?<=\S)\1(?![*_\w])")
_STRUCK = re.compile(r"(?<!~)(~~)(?![\s~])([^~]{1,2000}?)(?<!\s)~~(?!~)")
_TASK = re.compile(r"^[ \t]{0,40}(?:[-*+]|\d{1,4}[.)])[ \t]{1,40}(\[[ xX]\])(?=\s)")
_CODE = re.compile(r"(?<!`)(`++)[^`]{1,2000}+\1")
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\](\([^()\s]{0,2000}\)|\[[^\[\]]{0,200}\])")
# The long middle of what stands for a picture or a story: nobody reads it, and it need not take a line.
_TOKEN = re.compile(r"\((?:media|story):[0-9a-f]{4}([0-9a-f-]{32,60})\)")
_RISES = (1.4, 1.25, 1.1)
_DEFINITION = re.compile(r"^ {0,3}(?:\[[^\]]{1,200}\]|\*\[[^\]]{1,200}\]):")


class SpellingHighlighter(QSyntaxHighlighter):
    """Underlines unknown words, but for the one that is being typed."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._speller: Speller | None = None
        self._typing: tuple[int, int] | None = None
        self._wrong: set[str] | None = None
        self._next = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_over)
        self._recolour()
        look.changed.connect(self._recolour)

    def use(self, speller: Speller, edit: QTextEdit | QPlainTextEdit) -> None:
        """Ask this one which words are wrong, and leave alone the one that is being typed in `edit`."""
        self._speller = speller
        speller.learned.connect(self._learn)
        edit.textChanged.connect(lambda: self._typed(edit))
        edit.cursorPositionChanged.connect(lambda: self._moved(edit))

    def highlightBlock(self, text: str) -> None:
        """Underline what is wrong in one line."""
        if self._speller is None or len(text) > _LONGEST:
            return
        typing = -1
        if self._typing is not None and self._typing[0] == self.currentBlock().blockNumber():
            typing = self._typing[1]
        # Qt counts in UTF-16.
        plain = text.isascii() or max(text) < "\U00010000"
        for start, length in self._speller.wrong(text):
            if start <= typing <= start + length:
                continue
            first = start if plain else units(text[:start])
            for place in range(first, first + length):
                form = self.format(place)
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                form.setUnderlineColor(self._wave)
                self.setFormat(place, 1, form)

    def _typed(self, edit: QTextEdit | QPlainTextEdit) -> None:
        if edit.hasFocus():
            cursor = edit.textCursor()
            self._typing = (cursor.blockNumber(), cursor.positionInBlock())

    def _moved(self, edit: QTextEdit | QPlainTextEdit) -> None:
        if self._typing is None:
            return
        cursor = edit.textCursor()
        (line, at), column = self._typing, cursor.positionInBlock()
        block = self.document().findBlockByNumber(line)
        between = block.text()[min(at, column) : max(at, column)]
        if cursor.blockNumber() != line or not all(sign.isalpha() or sign in "'’" for sign in between):
            # The word is done.
            self._typing = None
            self.rehighlightBlock(block)

    def _recolour(self) -> None:
        self._wave = QColor(self._look.colours["accent"])
        self.rehighlight()

    def _learn(self, words: set[str] | None) -> None:
        self._wrong = words if words is None or self._wrong is None else self._wrong | words
        self._next = 0
        self._turn.start()

    def _go_over(self) -> None:
        """Look again at the lines with these words, a few at a turn: a long text must not hold up a key."""
        until = time.monotonic() + _TURN
        block = self.document().findBlockByNumber(self._next)
        while block.isValid() and time.monotonic() < until:
            if self._wrong is None or not self._wrong.isdisjoint(word for _start, word in spelled(block.text())):
                self.rehighlightBlock(block)
            block = block.next()
        if block.isValid():
            self._next = block.blockNumber()
            self._turn.start()


class MarkdownHighlighter(SpellingHighlighter):
    """Colours one line at a time, by its own text and by whether it stands between fences."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._pixels = look.size["body"]
        super().__init__(document, look)

    def resize(self, pixels: int) -> None:
        """Take this as the height of the text's letters, by which that of headings is reckoned."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._recolour()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        fence = _FENCE.match(text) is not None
        inside = self.previousBlockState() == _FENCED
        self.setCurrentBlockState(_FENCED if fence != inside else 0)
        if len(text) > _LONGEST:
            return
        if fence or inside:
            self.setFormat(0, len(text), self._mark)
            return
        lead = _LEAD.match(text)
        if lead:
            mark = self._mark
            if lead[1]:
                heading, mark = self._headings[min(len(lead[1]), len(self._headings)) - 1]
                self.setFormat(0, len(text), heading)
            self.setFormat(0, lead.end(lead.lastindex or 0), mark)
        for found in _STRONG.finditer(text):
            self._between(found, self._bold)
        for found in _EMPHASIS.finditer(text):
            self._between(found, self._italic)
        for found in _STRUCK.finditer(text):
            self._between(found, self._struck)
        if task := _TASK.match(text):
            self.setFormat(task.start(1), len(task[1]), self._bold)
        for found in _CODE.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._mark)
        for found in _LINK.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._mark)
            self.setFormat(found.start(1), len(found[1]), self._link)
        for found in _TOKEN.finditer(text):
            self.setFormat(found.start(1), len(found[1]), self._folded)
        definition = _DEFINITION.match(text)
        if definition:
            self.setFormat(0, definition.end(), self._mark)
        super().highlightBlock(text)

    def _between(self, found: re.Match[str], inner: QTextCharFormat) -> None:
        self.setFormat(found.start(), len(found[0]), self._mark)
        self.setFormat(found.start(2), len(found[2]), inner)

    def _sized(self, rise: float) -> tuple[QTextCharFormat, QTextCharFormat]:
        """Return the formats of a heading's words and of its signs, as much larger than the text."""
        words, signs = QTextCharFormat(self._bold), QTextCharFormat(self._mark)
        for form in (words, signs):
            form.setProperty(QTextFormat.Property.FontPixelSize, round(self._pixels * rise))
        return words, signs

    def _recolour(self) -> None:
        colours = self._look.colours
        self._mark, self._bold, self._italic, self._struck, self._link = (QTextCharFormat() for _ in range(5))
        self._mark.setForeground(QColor(colours["quiet"]))
        self._link.setForeground(QColor(colours["accent"]))
        self._bold.setFontWeight(QFont.Weight.Bold)
        self._italic.setFontItalic(True)
        self._struck.setFontStrikeOut(True)
        self._folded = QTextCharFormat(self._mark)
        self._folded.setProperty(QTextFormat.Property.FontPixelSize, 1)
        self._headings = [self._sized(rise) for rise in _RISES]
        super()._recolour()
