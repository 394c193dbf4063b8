"""Rows of the wire: what they hold and how they are painted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.model import WireItem
from newsdesk.ui.finding.story_paint import small_font, two_lines
from newsdesk.ui.finding.story_rows import ROW, Index
from newsdesk.ui.language import dated, tr
from newsdesk.ui.look import Look


class WireModel(QAbstractListModel):
    """The items that are shown, newest first; says when more of them are wanted."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WireItem] = []
        self._more = False

    def show_rows(self, rows: Sequence[WireItem], *, more: bool) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._more = list(rows), more
        self.endResetModel()

    def add_rows(self, rows: Sequence[WireItem], *, more: bool) -> None:
        """Show these too, below."""
        self._more = more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def mark(self, row: int, *, used: bool = False) -> WireItem:
        """Show a row as seen, perhaps as used, and return its item."""
        item = self._rows[row]
        self._rows[row] = replace(item, seen=True, used=item.used or used)
        self.dataChanged.emit(self.index(row), self.index(row))
        return self._rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more items than are shown."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Ask for them."""
        self._more = False
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        if role == ROW:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{item.item.headline}, {described(item)}"
        return item.item.headline if role == Qt.ItemDataRole.ToolTipRole else None


class WireDelegate(QStyledItemDelegate):
    """Paints an item: two lines of headline, bold until it was seen; then whose it is, when, and what became of it."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of three lines with their air."""
        lines = QFontMetrics(option.font).lineSpacing() * 2 + QFontMetrics(small_font(option.font)).lineSpacing()
        return QSize(0, lines + 2 * self._look.size["small"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item: WireItem = index.data(ROW)
        size, colours = self._look.size, self._look.colours
        painter.save()
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours["tint"]))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours["ring"]))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        inner = option.rect.adjusted(size["gap"], size["small"], -size["gap"], -size["small"])
        font, height = QFont(option.font), QFontMetrics(option.font).lineSpacing()
        font.setWeight(QFont.Weight.Normal if item.seen else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours["quiet"] if item.seen else colours["text"]))
        for line, (text, _start) in enumerate(two_lines(item.item.headline, font, inner.width())):
            painter.drawText(inner.left(), inner.top() + line * height + QFontMetrics(font).ascent(), text)
        small = small_font(option.font)
        painter.setFont(small)
        painter.setPen(QColor(colours["quiet"]))
        told = QFontMetrics(small).elidedText(described(item), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), inner.bottom() - QFontMetrics(small).descent(), told)
        painter.setPen(QColor(colours["line"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def described(item: WireItem) -> str:
    """Return what is told of an item below its headline."""
    at, now = item.display_time.astimezone(), datetime.now().astimezone()
    when = f"{at:%H:%M}" if at.date() == now.date() else dated("d MMM HH:mm", at)
    marks = (tr("✓ used") if item.used else "", "" if item.seen else tr("new"))
    return " · ".join(part for part in (item.item.source or item.feed, when, *marks) if part)
