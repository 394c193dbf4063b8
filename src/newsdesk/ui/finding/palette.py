"""One field over the window that finds by a few letters: a command, a story, what a link leads to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from newsdesk.ui.finding.story_rows import Index
from newsdesk.ui.focus_memory import FocusMemory
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_SOON_MS = 60
_ROWS = 10
_DETAIL = Qt.ItemDataRole.UserRole
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its name, what is told beside it, what happens then, and other words that find it."""

    name: str
    detail: str
    act: Callable[[], object]
    keywords: str = ""


Show = Callable[[Sequence[Choice]], object]
Source = Callable[[str, Show], object]
"""Finds choices for what was typed and hands them over, at once or later."""


class Palette(QFrame):
    """Hidden until it is asked; Enter or a click takes a choice, Escape or a click elsewhere none."""

    answered = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._room = look, parent
        self._source: Source = lambda _text, _show: None
        self._choices: Sequence[Choice] = ()
        self._before = FocusMemory()
        self._left: Callable[[], object] | None = None
        self._asked, self._answered, self._eager = 0, 0, False
        self.setObjectName("floating")
        self.line = QLineEdit()
        self.line.setObjectName("boxed")
        self.list = QListWidget()
        self.list.setObjectName("padded")
        self.list.setAccessibleName(tr("Found"))
        self.list.setItemDelegate(_Rows(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel(tr("Nothing of that name."))
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["small"],) * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(look.size["small"],) * 4)
        layout.setSpacing(look.size["hair"])
        for widget in (self.line, self.empty, self.list):
            layout.addWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look_for)
        self.line.textEdited.connect(self._type)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._do(self.list.row(item)))
        parent.installEventFilter(self)
        self.hide()

    def ask(self, what: str, source: Source, text: str = "", left: Callable[[], object] | None = None) -> None:
        """Show the field, with `what` it is for and `text` in it; the choices come from `source`.

        `left` is called where Escape takes none of them.
        """
        if not self.isVisible():
            self._before.remember(QApplication.focusWidget())
        self._source, self._eager, self._left = source, False, left
        self.line.setPlaceholderText(what)
        self.line.setAccessibleName(what)
        self.line.setText(text)
        self.line.selectAll()
        self._show_choices(())
        self.empty.hide()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()
        self._look_for()

    def take(self) -> None:
        """Take the choice that is marked; where Enter came sooner than what the letters find, the first of that."""
        if self._soon.isActive():
            self._soon.stop()
            self._eager = True
            self._look_for()
        elif self._answered != self._asked:
            self._eager = True
        else:
            self._do(self.list.currentRow())

    def _do(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            act = self._choices[row].act
            self._close()
            act()
            self.answered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list from the field; leave with Escape or when something else is clicked."""
        if watched is not self.line:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _KEYS:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                self._close()
                if self._left is not None:
                    self._left()
                return True
        elif event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        self._eager = False
        self._soon.start()

    def _close(self) -> None:
        self.hide()
        self._before.give_back()

    def _look_for(self) -> None:
        self._asked += 1
        asked = self._asked

        def show(choices: Sequence[Choice]) -> None:
            if asked == self._asked and self.isVisible():
                self._answered = asked
                self._show_choices(choices)
                if self._eager:
                    self._eager = False
                    self._do(0)

        self._source(self.line.text().strip(), show)

    def _show_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = choices
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.name)
            item.setData(_DETAIL, choice.detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.name}, {choice.detail}".rstrip(", "))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.empty.setVisible(not choices)
        self.list.setVisible(bool(choices))
        self._place()

    def _place(self) -> None:
        around = self._room.rect()
        width = min(620, around.width() - 2 * self._look.size["margin"])
        rows = min(_ROWS, len(self._choices))
        row = self.list.sizeHintForRow(0) if rows else 0
        around_rows = self.list.height() - self.list.contentsRect().height()
        self.list.setFixedHeight(rows * row + around_rows)
        self.setGeometry(QRect((around.width() - width) // 2, 48, width, self.sizeHint().height()))


class _Rows(QStyledItemDelegate):
    """Paints a name and, at the end of its line, what is told beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).lineSpacing() + self._look.size["gap"])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        size, colours = self._look.size, self._look.colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours["tint"]))
            painter.drawRoundedRect(option.rect, size["radius"], size["radius"])
        inner = option.rect.adjusted(size["small"], 0, -size["small"], 0)
        metrics = QFontMetrics(option.font)
        detail = metrics.elidedText(index.data(_DETAIL) or "", Qt.TextElideMode.ElideRight, inner.width() // 2)
        told = metrics.horizontalAdvance(detail)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours["quiet"]))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.setPen(QColor(colours["text"]))
        room = inner.adjusted(0, 0, -told - size["gap"] if told else 0, 0)
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


def named(choices: Iterable[Choice], text: str) -> list[Choice]:
    """Return the choices with every word of `text` in their name or among their keywords.

    Those whose name begins with it come first, then those with all of it in their name.
    """
    words, beginning = text.casefold().split(), text.casefold()

    def found(where: str) -> bool:
        return all(word in where for word in words)

    def rank(choice: Choice) -> int:
        name = choice.name.casefold()
        return 0 if name.startswith(beginning) else 1 if found(name) else 2

    return sorted((choice for choice in choices if found(f"{choice.name} {choice.keywords}".casefold())), key=rank)
