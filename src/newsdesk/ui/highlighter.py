"""Markdown in the body: marks step back, headings and emphasis show what they make."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from newsdesk.ui.look import Look

# Longer lines stay plain: a pattern over one of a megabyte would be felt in each key.
_LONGEST = 20_000
_LEAD = re.compile(r"^ {0,3}(?:(#{1,6}) .*|(>+)|([-*+]|\d{1,4}[.)])(?=[ \t]))")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*_\w])([*_])(?=[^\s*_])([^*_]{1,2000}?)(?<=\S)\1(?![*_\w])")
_CODE = re.compile(r"(`+)[^`]{1,2000}?\1")
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\](\([^()\s]{0,2000}\)|\[[^\[\]]{0,200}\])")
_DEFINITION = re.compile(r"^ {0,3}(?:\[[^\]]{1,200}\]|\*\[[^\]]{1,200}\]):")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one line at a time, by its own text alone."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._recolour()
        look.changed.connect(self._recolour)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if len(text) > _LONGEST:
            return
        lead = _LEAD.match(text)
        if lead:
            if lead[1]:
                self.setFormat(0, len(text), self._bold)
            self.setFormat(0, lead.end(lead.lastindex or 0), self._mark)
        for found in _STRONG.finditer(text):
            self._between(found, self._bold)
        for found in _EMPHASIS.finditer(text):
            self._between(found, self._italic)
        for found in _CODE.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._mark)
        for found in _LINK.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._mark)
            self.setFormat(found.start(1), len(found[1]), self._link)
        definition = _DEFINITION.match(text)
        if definition:
            self.setFormat(0, definition.end(), self._mark)

    def _between(self, found: re.Match[str], inner: QTextCharFormat) -> None:
        self.setFormat(found.start(), len(found[0]), self._mark)
        self.setFormat(found.start(2), len(found[2]), inner)

    def _recolour(self) -> None:
        colours = self._look.colours
        self._mark, self._bold, self._italic, self._link = (QTextCharFormat() for _ in range(4))
        self._mark.setForeground(QColor(colours["quiet"]))
        self._link.setForeground(QColor(colours["accent"]))
        self._bold.setFontWeight(QFont.Weight.Bold)
        self._italic.setFontItalic(True)
        self.rehighlight()
