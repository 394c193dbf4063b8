"""The editor: the fields of the open article and its body in Markdown."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from newsdesk.model import Article

_LISTS = ("byline", "section", "keywords")
_SEPARATORS = {"byline": ", ", "section": " / ", "keywords": ", "}
_BODY_PIXELS = 16


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: str


_TOP = (_Field("kicker", "Kicker"), _Field("headline", "Headline"), _Field("standfirst", "Standfirst"))
_GRID = (
    _Field("source", "Source"),
    _Field("dateline", "Place"),
    _Field("date", "Date"),
    _Field("section", "Section"),
    _Field("byline", "Byline"),
    _Field("slug", "Slug"),
    _Field("keywords", "Keywords"),
    _Field("language", "Language"),
)


class EditorPane(QWidget):
    """Shows an article's fields and body and says what is typed into them."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 0)
        layout.setSpacing(4)
        for field in _TOP:
            layout.addWidget(self._line(field))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for place, field in enumerate(_GRID):
            row, column = divmod(place, 4)
            label = QLabel(field.label)
            label.setObjectName("quiet")
            grid.addWidget(label, row * 2, column)
            grid.addWidget(self._line(field), row * 2 + 1, column)
        layout.addLayout(grid)
        self.body = QPlainTextEdit(undoRedoEnabled=False, placeholderText="Write, or paste a page you have published.")
        self.body.setAccessibleName("Body, in Markdown")
        font = QFont(["Georgia", "Noto Serif", "DejaVu Serif", "serif"])
        font.setPixelSize(_BODY_PIXELS)
        self.body.setFont(font)
        self.body.setTabChangesFocus(True)
        self.body.textChanged.connect(lambda: self._say("body", self.body.toPlainText))
        layout.addWidget(self.body, 1)

    def show_article(self, article: Article) -> None:
        """Fill in the fields; what is the same already keeps its caret."""
        self._filling = True
        for name, line in self.fields.items():
            text = _text(article, name)
            if line.text() != text and _value(name, line.text()) != getattr(article, name):
                line.setText(text)
        _replace_middle(self.body, article.body)
        self._filling = False

    def _line(self, field: _Field) -> QLineEdit:
        line = QLineEdit(placeholderText=field.label if field in _TOP else "")
        line.setObjectName(field.name)
        line.setAccessibleName(field.label)
        line.textChanged.connect(lambda text: self._say(field.name, lambda: _value(field.name, text)))
        self.fields[field.name] = line
        return line

    def _say(self, name: str, value: Callable[[], Any]) -> None:
        if not self._filling:
            found = value()
            if found is not _UNFINISHED:
                self.edited.emit(name, found)


_UNFINISHED = object()


def _text(article: Article, name: str) -> str:
    value = getattr(article, name)
    if name in _LISTS:
        return _SEPARATORS[name].join(value)
    return "" if value is None else value.isoformat() if isinstance(value, dt.date) else str(value)


def _value(name: str, text: str) -> Any:  # noqa: ANN401 - what the field holds
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(_SEPARATORS[name].strip()) if part.strip())
    if name != "date":
        return text
    if not text.strip():
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return _UNFINISHED
    return moment if moment.tzinfo else moment.date()


def _replace_middle(editor: QPlainTextEdit, text: str) -> None:
    """Change the document to `text` by replacing only what differs, so the caret stays where it was."""
    old = editor.toPlainText()
    if old == text:
        return
    # Qt counts in UTF-16, as these do.
    before, after = old.encode("utf-16-le", "surrogatepass"), text.encode("utf-16-le", "surrogatepass")
    shorter = min(len(before), len(after))
    start = next(
        (place for place in range(0, shorter, 2) if before[place : place + 2] != after[place : place + 2]), shorter
    )
    end = 0
    while (
        end < shorter - start
        and before[len(before) - end - 2 : len(before) - end] == after[len(after) - end - 2 : len(after) - end]
    ):
        end += 2
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start // 2)
    cursor.setPosition((len(before) - end) // 2, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(after[start : len(after) - end].decode("utf-16-le", "surrogatepass"))
