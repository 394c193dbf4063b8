"""Looking at the window as it is painted: what colours its words and controls have on the ground they stand on."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionButton,
    QTextEdit,
    QTreeView,
    QWidget,
)

from newsdesk.export.contrast import contrast

SHARP = 3
"""Pixels a picture of words has for each one of the screen: thin letters show their full ink."""
_FRAME = 4
_ARROW = 24
_GAP = 6
_LETTER = 5


class Picture:
    """A widget as it is painted, with all in front of and behind it; places are those of the widget."""

    def __init__(self, widget: QWidget, sharp: int = SHARP) -> None:
        size = widget.size()
        self.image = QImage(size * sharp, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(sharp)
        self.image.fill(widget.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(self.image)
        widget.render(painter, QPoint())
        painter.end()
        self._rows = memoryview(self.image.constBits()).cast("I")

    def rows(self, area: QRect) -> list[list[int]]:
        """Return the colours in a part of it, row by row."""
        width, height = self.image.width(), self.image.height()
        area = QRect(area.topLeft() * SHARP, area.size() * SHARP) & QRect(0, 0, width, height)
        return [
            list(self._rows[y * width + area.left() : y * width + area.right() + 1])
            for y in range(area.top(), area.bottom() + 1)
        ]


@cache
def told_apart(one: int, other: int) -> float:
    """Return the contrast of two colours."""
    return contrast(f"{one & 0xFFFFFF:06x}", f"{other & 0xFFFFFF:06x}")


def ground_of(rows: list[list[int]]) -> int:
    """Return the colour most of it has."""
    return Counter(pixel for row in rows for pixel in row).most_common(1)[0][0]


def inks(rows: list[list[int]]) -> Iterator[float]:
    """Return the contrast of each group of letters to its ground; what is smaller than letters is left out."""
    if not rows or not rows[0]:
        return
    ground = ground_of(rows)
    for line in _runs([any(pixel != ground for pixel in row) for row in rows], 1):
        if len(line) < _LETTER * SHARP:
            continue
        columns = list(zip(*(rows[y] for y in line), strict=True))
        for word in _runs([any(pixel != ground for pixel in column) for column in columns], _GAP * SHARP):
            if len(word) >= _LETTER * SHARP:
                yield max(told_apart(ground, pixel) for x in word for pixel in columns[x])


def _runs(filled: list[bool], gap: int) -> Iterator[range]:
    """Return where something stands, things nearer than `gap` taken together."""
    start, last = None, 0
    for place, full in enumerate(filled):
        if not full:
            continue
        if start is not None and place - last > gap:
            yield range(start, last + 1)
            start = None
        start = place if start is None else start
        last = place
    if start is not None:
        yield range(start, last + 1)


def words_in(widget: QWidget) -> Iterator[QRect]:
    """Return where a widget paints words, without its frame."""
    inner = widget.rect().adjusted(_FRAME, 2, -_FRAME, -2)
    if isinstance(widget, QAbstractItemView):
        model, root = widget.model(), widget.rootIndex()
        for row in range(min(model.rowCount(root), 40)):
            for column in range(widget.header().count() if isinstance(widget, QTreeView) else 1):
                index = model.index(row, column, root)
                if widget.indexWidget(index) is not None:
                    # It is looked at by itself.
                    continue
                place = widget.visualRect(index)
                shown = place.translated(widget.viewport().pos()) & widget.viewport().geometry()
                # A row that is cut by the edge is no test of its letters.
                if shown.height() == place.height() and shown.width() > 2 * _FRAME:
                    yield shown.adjusted(_FRAME, 2, -_FRAME, -2)
    elif isinstance(widget, QCheckBox):
        yield inner.adjusted(box_of(widget).right(), 0, 0, 0)
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        if isinstance(widget, QPlainTextEdit) and not widget.toPlainText() and widget.placeholderText():
            yield inner
    elif isinstance(widget, QComboBox):
        yield inner.adjusted(0, 0, -_ARROW, 0)
    elif (isinstance(widget, QLineEdit) and (widget.text() or widget.placeholderText())) or (
        isinstance(widget, (QLabel, QAbstractButton)) and not isinstance(widget.parent(), QLineEdit)
    ):
        yield inner


def box_of(box: QCheckBox) -> QRect:
    """Return where the box of a check box is."""
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)


def changed(before: QImage, after: QImage) -> tuple[int, float]:
    """Return how many pixels differ between two pictures, and how far the colours of most of them are apart."""
    width, height = before.width(), before.height()
    assert (width, height) == (after.width(), after.height())
    pairs = Counter(
        (one, other)
        for one, other in zip(
            memoryview(before.constBits()).cast("I"), memoryview(after.constBits()).cast("I"), strict=True
        )
        if one != other
    )
    return pairs.total(), max((told_apart(*pair) for pair, count in pairs.items() if count >= 8), default=1.0)
