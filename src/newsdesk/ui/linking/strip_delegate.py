"""Paints a row of the strip and edits its fields in place."""

import datetime as dt
import re
import unicodedata
from urllib.parse import urlsplit

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsdesk.model import RelatedLink, normalize_http_url
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_rows import DATE, HEADLINE, LINK, NAMES, NUMBER, RARE, SAID, WHERE, badges_in
from newsdesk.ui.look import Look
from newsdesk.ui.writing.date_field import read_day

Index = QModelIndex | QPersistentModelIndex
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")


class LinkDelegate(QStyledItemDelegate):
    """Paints a row and edits it in place; of an address the host is shown, the whole of it is edited."""

    refused = Signal(str)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give each row some air."""
        return QSize(0, max(24, super().sizeHint(option, index).height() + self._look.size["hair"]))

    def width(self, index: Index, metrics: QFontMetrics) -> int:
        """Return how wide a cell has to be for all it says, or to be filled in."""
        said = index.data() if index.column() in RARE else ""
        text = said or self._said(index, selected=True)[0]
        return metrics.horizontalAdvance(text) + self._look.size["wide"] if text else 0

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        """Edit a field; the number is a grip, and a story of ours has its address from the desk."""
        if not editable(index):
            return None
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr(NAMES[index.column()]))
        hints = {WHERE: "https://", DATE: "2026-01-19"}
        editor.setPlaceholderText(hints.get(index.column(), tr(NAMES[index.column()])))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed; an address without its scheme gets one, a date may be written in any common way."""
        if isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if index.column() == WHERE and _HOST.fullmatch(text):
                editor.setText(f"https://{text}")
            elif index.column() == DATE and text:
                read = read_day(text)
                if read is None:
                    self.refused.emit(tr("“{words}” cannot be read as a day; write it as 2026-01-19.", words=text))
                    return
                editor.setText((read.date() if isinstance(read, dt.datetime) else read).isoformat())
        super().setModelData(editor, model, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let a field run from right to left where its words do."""
        super().initStyleOption(option, index)
        if index.column() not in (NUMBER, WHERE, SAID) and _runs_left(str(index.data() or "")):
            option.direction = Qt.LayoutDirection.RightToLeft

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell; the one that the keys are on has a frame."""
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() in (NUMBER, WHERE, SAID) or not index.data():
            self._paint_said(painter, option, index)
        else:
            super().paint(painter, option, index)
        if here:
            painter.save()
            painter.setPen(QPen(QColor(self._look.colours["ring"])))
            radius = self._look.size["hair"]
            painter.drawRoundedRect(option.rect.adjusted(0, 1, -1, -2), radius, radius)
            painter.restore()

    def _paint_said(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what is not the editor's own words: quiet, or in the colour of what asks for a hand."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        text, grave = self._said(index, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        inner = option.rect.adjusted(self._look.size["hair"], 0, -self._look.size["hair"], 0)
        painter.save()
        painter.setPen(QColor(self._look.colours["warn" if grave else "quiet"]))
        side = Qt.AlignmentFlag.AlignHCenter if index.column() == NUMBER else Qt.AlignmentFlag.AlignLeft
        told = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | side, told)
        painter.restore()

    def _said(self, index: Index, *, selected: bool) -> tuple[str, bool]:
        if index.column() == NUMBER:
            return f"⠿ {index.row() + 1}", False
        if index.column() == SAID:
            badges = badges_in(index.data(LINK))
            return " ".join(map(str, badges)), any(badge.grave for badge in badges)
        if index.column() == WHERE:
            return _shown(_link(index), str(index.data() or ""))
        # An empty field says what it is for where one would fill it in.
        return (tr(NAMES[index.column()]).lower() if selected or index.column() == HEADLINE else ""), False


def editable(index: Index) -> bool:
    """Return whether a cell can be edited: an address of our own story comes from the desk."""
    return bool(NAMES[index.column()]) and not (index.column() == WHERE and _link(index).article is not None)


def _link(index: Index) -> RelatedLink:
    link: RelatedLink = index.model().index(index.row(), NUMBER).data(LINK)
    return link


def _shown(link: RelatedLink, where: str) -> tuple[str, bool]:
    """Return what is shown of an address, and whether it is to be mended."""
    if link.article is not None:
        return where, False
    if not where:
        return tr("no address"), False
    address = normalize_http_url(where)
    if not address:
        return f"⚠ {where}", True
    return (urlsplit(address).hostname or where).removeprefix("www."), False


def _runs_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found in ("R", "AL") for found in directions if found in ("L", "R", "AL")), False)
