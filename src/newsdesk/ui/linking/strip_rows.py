"""Rows of the strip: a number to grip, the headline, and where it leads."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from newsdesk.model import RelatedLink, Target, web_address
from newsdesk.ui.look import Look

LINK = Qt.ItemDataRole.UserRole
NUMBER, HEADLINE, WHERE = range(3)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")
Index = QModelIndex | QPersistentModelIndex


def link_item(link: RelatedLink, targets: Mapping[UUID, Target]) -> QTreeWidgetItem:
    """Return a row for `link`; its headline and, for an outward one, its address can be edited in place."""
    target = None if link.article is None else targets.get(link.article)
    item = QTreeWidgetItem()
    item.setData(NUMBER, LINK, link)
    item.setText(HEADLINE, link.headline or (target.headline if target else ""))
    item.setText(WHERE, link.url if link.article is None else _own_story(target))
    item.setToolTip(HEADLINE, item.text(HEADLINE))
    item.setToolTip(WHERE, item.text(WHERE) or "This headline leads nowhere: give it an address")
    item.setToolTip(NUMBER, "Drag, or press Alt+Up or Alt+Down, to move it")
    flags = item.flags() | Qt.ItemFlag.ItemIsEditable
    item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled)
    return item


def item_link(item: QTreeWidgetItem, targets: Mapping[UUID, Target]) -> RelatedLink:
    """Return the link that a row shows."""
    link: RelatedLink = item.data(NUMBER, LINK)
    headline = item.text(HEADLINE)
    if link.article is None:
        return replace(link, headline=headline, url=item.text(WHERE))
    target = targets.get(link.article)
    # A headline that is the story's own follows it; only another wording is kept with the link.
    own = target is not None and headline in ("", target.headline)
    return replace(link, headline="" if own and not link.headline else headline)


def _own_story(target: Target | None) -> str:
    if target is None:
        return "our story, no longer here"
    return f"our story · {target.status}" if target.here else "our story, not on this desk"


class LinkDelegate(QStyledItemDelegate):
    """Paints a row and edits it in place; of an address the host is shown, the whole of it is edited."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give each row some air."""
        return QSize(0, max(24, super().sizeHint(option, index).height() + self._look.size["hair"]))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        """Edit headline or address; the number is a grip, and a story of ours has its address from the desk."""
        link: RelatedLink = index.model().index(index.row(), NUMBER).data(LINK)
        if index.column() == NUMBER or (index.column() == WHERE and link.article is not None):
            return None
        editor = QLineEdit(parent)
        editor.setAccessibleName("Headline" if index.column() == HEADLINE else "Address")
        if index.column() == WHERE:
            editor.setPlaceholderText("https://")
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed; an address typed without its scheme gets one."""
        if isinstance(editor, QLineEdit) and index.column() == WHERE and _HOST.fullmatch(editor.text().strip()):
            editor.setText(f"https://{editor.text().strip()}")
        super().setModelData(editor, model, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = self._look.colours
        link: RelatedLink = index.model().index(index.row(), NUMBER).data(LINK)
        if index.column() == HEADLINE:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setPen(QColor(colours["quiet"]))
        inner = option.rect.adjusted(self._look.size["hair"], 0, -self._look.size["hair"], 0)
        if index.column() == NUMBER:
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, f"⠿ {index.row() + 1}")
        else:
            text, wrong = _shown(link, str(index.data() or ""))
            if wrong:
                painter.setPen(QColor(colours["warn"]))
            told = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        painter.restore()


def _shown(link: RelatedLink, where: str) -> tuple[str, bool]:
    """Return what is shown of an address, and whether it is to be mended."""
    if link.article is not None:
        return where, False
    if not where:
        return "no address", False
    address = web_address(where)
    if not address:
        return f"⚠ {where}", True
    host = urlsplit(address).hostname or where
    return host.removeprefix("www."), False
