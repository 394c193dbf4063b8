"""How a story is painted in the list: its day above the first of it, headline, found passage, and where it stands."""

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.store import Hit
from newsdesk.ui.finding.story_rows import HEADING, HIT, Index, StoriesModel, headline_of
from newsdesk.ui.look import Look

Marks = tuple[tuple[int, int], ...]


class StoryDelegate(QStyledItemDelegate):
    """Paints two lines of headline, two of the passage that was found, then section, state and time."""

    def __init__(self, stories: StoriesModel, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stories, self._look = stories, look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines with their air."""
        size, small = self._look.size, QFontMetrics(small_font(option.font)).lineSpacing()
        lines = QFontMetrics(option.font).lineSpacing() * 2 + small
        if index.data(HIT).passage:
            lines += 2 * small
        return QSize(0, lines + 2 * size["small"] + size["hair"] + self._above(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        hit: Hit = index.data(HIT)
        size, colours = self._look.size, self._look.colours
        is_open = self._stories.open_story == hit.summary.id
        painter.save()
        painter.setClipRect(option.rect)
        small = small_font(option.font)
        row = option.rect.adjusted(0, self._above(option, index), 0, 0)
        if heading := index.data(HEADING):
            bold = QFont(small)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
            painter.setPen(QColor(colours["quiet"]))
            foot = row.top() - size["hair"] - QFontMetrics(bold).descent()
            painter.drawText(row.left() + size["gap"], foot, heading)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(colours["tint"]))
        if is_open:
            painter.fillRect(QRect(row.topLeft(), QSize(3, row.height())), QColor(colours["accent"]))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours["ring"]))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
        inner = row.adjusted(size["gap"], size["small"], -size["gap"], -size["small"])
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_open else QFont.Weight.Normal)
        ink = QColor(colours["text"] if hit.summary.headline else colours["quiet"])
        painter.setPen(ink)
        metrics, headline = QFontMetrics(small), two_lines(headline_of(hit.summary), font, inner.width())
        passage = two_lines(hit.passage, small, inner.width()) if hit.passage else []
        high = QFontMetrics(font).lineSpacing() * len(headline) + metrics.lineSpacing() * (len(passage) + 1)
        high += size["hair"]
        # One line where there is room for two: what belongs together stays together, in the middle.
        inner.adjust(0, (inner.height() - high) // 2, 0, 0)
        inner.setTop(self._lines(painter, inner, font, headline, hit.headline_matches))
        painter.setPen(QColor(colours["quiet"]))
        inner.setTop(self._lines(painter, inner, small, passage, hit.passage_matches))
        painter.setFont(small)
        told = metrics.elidedText(self._stories.told(hit.summary), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), inner.top() + size["hair"] + metrics.ascent(), told)
        painter.setPen(QColor(colours["line"]))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.restore()

    def _above(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return the height of the heading above a row, 0 where there is none."""
        if not index.data(HEADING):
            return 0
        return QFontMetrics(small_font(option.font)).lineSpacing() + self._look.size["gap"]

    def _lines(self, painter: QPainter, inner: QRect, font: QFont, lines: list[tuple[str, int]], marks: Marks) -> int:
        """Paint lines, each with where it begins, the marked places like a marker would; return where they end."""
        height = QFontMetrics(font).lineSpacing()
        marked = QTextCharFormat()
        marked.setBackground(QColor(self._look.colours["found"]))
        marked.setForeground(QColor(self._look.colours["text"]))
        for line, (shown, start) in enumerate(lines):
            layout = QTextLayout(shown, font)
            ranges = []
            for first, last in marks:
                cut = _units(shown, first - start), _units(shown, last - start)
                if cut[1] > cut[0]:
                    ranges.append(QTextLayout.FormatRange())
                    ranges[-1].start, ranges[-1].length, ranges[-1].format = cut[0], cut[1] - cut[0], marked
            layout.setFormats(ranges)
            layout.beginLayout()
            layout.createLine().setLineWidth(1e6)
            layout.endLayout()
            layout.draw(painter, QPointF(inner.left(), inner.top() + line * height))
        return inner.top() + len(lines) * height


def small_font(font: QFont) -> QFont:
    """Return the font of what is told below a headline."""
    small = QFont(font)
    small.setPointSizeF(max(7.5, font.pointSizeF() * 0.88))
    return small


def _units(text: str, place: int) -> int:
    """Return where in Qt's UTF-16 the character at `place` begins."""
    return len(text[: max(0, place)].encode("utf-16-le", "surrogatepass")) // 2


def two_lines(text: str, font: QFont, width: int) -> list[tuple[str, int]]:
    """Break `text` into at most two lines, the second one cut with an ellipsis; each with where it begins."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    # Qt counts in UTF-16.
    units = text.encode("utf-16-le", "surrogatepass")
    head = units[: 2 * first.textLength()].decode("utf-16-le", "ignore")
    rest = text[len(head) :]
    if not rest:
        return [(head, 0)]
    start = len(text) - len(rest.lstrip())
    return [(head, 0), (QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width), start)]
