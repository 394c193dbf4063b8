"""The words of a message: two lines of them, whatever their length."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

_LINES = 2


class MessageText(QLabel):
    """Shows the first two lines of its text; where there is more of it, they end in “…”."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def lines(self, width: int) -> list[str]:
        """Return the lines that the whole text takes in so many pixels."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            found.append(self.text()[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return found

    def is_cut(self, width: int) -> bool:
        """Return whether so many pixels hide some of the text."""
        return len(self.lines(width)) > _LINES

    def height_for(self, width: int) -> int:
        """Return the height of the lines that are shown in so many pixels."""
        return self.fontMetrics().lineSpacing() * max(1, min(_LINES, len(self.lines(width)))) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw two lines at most."""
        metrics, lines = self.fontMetrics(), self.lines(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        for row, line in enumerate((*lines[: _LINES - 1], "".join(lines[_LINES - 1 :]))):
            text = metrics.elidedText(line.rstrip(), Qt.TextElideMode.ElideRight, self.width())
            place = QRect(0, 1 + row * metrics.lineSpacing(), self.width(), metrics.lineSpacing())
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.end()
