"""Rows of the list of stories: what they hold and how they are painted."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.store import Summary
from newsdesk.ui.look import Look

ROW = Qt.ItemDataRole.UserRole
STORY_MIME = "application/x-newsdesk-story"
"""A dragged story: its id as text."""

Index = QModelIndex | QPersistentModelIndex


class StoriesModel(QAbstractListModel):
    """The stories that are shown; says when more of them are wanted."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Summary] = []
        self._more = False
        self.open_story: UUID | None = None

    def show_rows(self, rows: Sequence[Summary], *, more: bool) -> None:
        """Show these; where they are the same stories in the same order nothing moves."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        self._more = more
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Summary], *, more: bool) -> None:
        """Show these too, below."""
        self._more = more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row_of(self, story: UUID) -> int | None:
        """Return where a story stands; None where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == story), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more stories than are shown."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Ask for them."""
        self._more = False
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_headline(row)}, {described(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _headline(row)
        return None

    def mimeTypes(self) -> list[str]:
        """Stories can be dragged into a strip."""
        return [STORY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged story."""
        data = QMimeData()
        data.setData(STORY_MIME, str(self._rows[indexes[0].row()].id).encode())
        return data

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a story be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class StoryDelegate(QStyledItemDelegate):
    """Paints a story: two lines of headline, then section, state and time; the open one is marked."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of three lines with their air."""
        lines = QFontMetrics(option.font).lineSpacing() * 2 + QFontMetrics(_small(option.font)).lineSpacing()
        return QSize(0, lines + 2 * self._look.size["small"] + self._look.size["hair"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Summary = index.data(ROW)
        size, colours = self._look.size, self._look.colours
        model = index.model()
        is_open = isinstance(model, StoriesModel) and model.open_story == row.id
        painter.save()
        painter.setClipRect(option.rect)
        if is_open or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours["tint"]))
        if is_open:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), QColor(colours["accent"]))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours["accent"]))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        inner = option.rect.adjusted(size["gap"], size["small"], -size["gap"], -size["small"])
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_open else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours["text"] if row.headline else colours["quiet"]))
        height = QFontMetrics(option.font).lineSpacing()
        for line, text in enumerate(_two_lines(_headline(row), font, inner.width())):
            painter.drawText(inner.left(), inner.top() + line * height + QFontMetrics(font).ascent(), text)
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(QColor(colours["quiet"]))
        told = QFontMetrics(small).elidedText(described(row), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), inner.bottom() - QFontMetrics(small).descent(), told)
        painter.setPen(QColor(colours["line"]))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def described(row: Summary) -> str:
    """Return what is told of a story below its headline."""
    edited = row.edited.astimezone()
    today = datetime.now(edited.tzinfo).date()
    when = f"{edited:%H:%M}" if edited.date() == today else f"{edited.day} {edited:%b}"
    if edited.year != today.year:
        when += f" {edited.year}"
    return " · ".join(filter(None, ("/".join(row.section), row.status.capitalize(), when)))


def _headline(row: Summary) -> str:
    return row.headline or "Untitled"


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.5, font.pointSizeF() * 0.88))
    return small


def _two_lines(text: str, font: QFont, width: int) -> list[str]:
    """Break `text` into at most two lines, the second one cut with an ellipsis."""
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
    cut = 2 * first.textLength()
    head, rest = (part.decode("utf-16-le", "ignore") for part in (units[:cut], units[cut:]))
    if not rest:
        return [head]
    return [head, QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width)]
