"""The rows of the strip as a list: chosen, moved, cut, copied, dragged, followed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidgetItem

from newsdesk.model import LinkStatus, RelatedLink, link_health_key
from newsdesk.ui.finding.story_rows import STORY_MIME
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_mime import LINKS_MIME, links_mime, take_links, welcome_links
from newsdesk.ui.linking.strip_rows import HEADLINE
from newsdesk.ui.linking.strip_table import LinkTable
from newsdesk.ui.look import Look


class LinkList(LinkTable):
    """The rows as a list; says what was dropped on them, and which link shall be followed."""

    dropped = Signal(object)
    follow_wanted = Signal(object)
    target_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(True)

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the chosen rows up or down by one, all of them or none."""
        rows = self.rows()
        if not rows or rows[0] + by < 0 or rows[-1] + by >= self.topLevelItemCount():
            return
        row, column = self.currentIndex().row() + by, self.currentIndex().column()
        self.blockSignals(True)
        for place in rows if by < 0 else reversed(rows):
            item = self.takeTopLevelItem(place)
            if item is not None:
                self.insertTopLevelItem(place + by, item)
        for place in rows:
            if (item := self.topLevelItem(place + by)) is not None:
                item.setSelected(True)
        self.blockSignals(False)
        self.put_keys(row, column, keep=True)
        self._changed()

    def move_selected(self, to: int) -> None:
        """Move the chosen rows before the row that now is `to`."""
        moving = sorted(self.selectedItems(), key=self.indexOfTopLevelItem)
        to -= sum(self.indexOfTopLevelItem(item) < to for item in moving)
        self.blockSignals(True)
        for item in moving:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        self.insertTopLevelItems(to, moving)
        for item in moving:
            item.setSelected(True)
        self.blockSignals(False)
        if moving:
            self.put_keys(to, HEADLINE, keep=True)
        self._changed()

    def take_out(self) -> None:
        """Take the chosen rows out, and go on with the next."""
        rows = self.rows()
        if not rows:
            return
        self.blockSignals(True)
        for row in reversed(rows):
            self.takeTopLevelItem(row)
        self.blockSignals(False)
        self.put_keys(min(rows[0], self.topLevelItemCount() - 1), HEADLINE)
        self._changed()

    def copy(self) -> None:
        """Put the chosen links on the clipboard."""
        if self.selectedItems():
            QGuiApplication.clipboard().setMimeData(links_mime(self.chosen(), self.targets, self.base_url))

    def cut(self) -> None:
        """Take the chosen links out onto the clipboard."""
        self.copy()
        self.take_out()

    def paste(self) -> None:
        """Hand on what is on the clipboard, as if it were dropped."""
        self.dropped.emit(QGuiApplication.clipboard().mimeData())

    def follow(self) -> None:
        """Go where the link that the keys are on leads."""
        row = self.currentIndex().row()
        if row >= 0:
            self.follow_wanted.emit(self.links()[row])

    def use_new_addresses(self, rows: Iterable[int]) -> None:
        """Lead these rows, as far as they were seen to move, to where they moved to."""
        links = list(self.links())
        for row in rows:
            if address := self._moved_to(links[row]):
                links[row] = replace(links[row], url=address)
        if links != list(self.links()):
            self.show_links(links)
            self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys say; those of a list, such as choosing with Shift, are Qt's own."""
        act = None if self.is_editing() else self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the links that are chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows, links = self.rows(), self.chosen()
        acts: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (tr("Edit"), self.edit_here, bool(rows)),
            (tr("Link to a story or address…"), self.target_requested.emit, bool(rows)),
            (tr("Go there"), self.follow, any(link.article or link.url for link in links)),
            (tr("Use the address it moved to"), lambda: self.use_new_addresses(rows), any(map(self._moved_to, links))),
            (tr("Cut"), self.cut, bool(rows)),
            (tr("Copy"), self.copy, bool(rows)),
            (tr("Paste"), self.paste, True),
            (tr("Take out"), self.take_out, bool(rows)),
        )
        for name, act, possible in acts:
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(possible)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        below = self.visualRect(self.currentIndex()).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def mimeData(self, items: Iterable[QTreeWidgetItem]) -> QMimeData:
        """Give a drag what the clipboard would get."""
        return links_mime(self.chosen(), self.targets, self.base_url)

    def mimeTypes(self) -> list[str]:
        """Say what may be dropped here."""
        return [LINKS_MIME, STORY_MIME, "text/plain", "text/html", "text/uri-list"]

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Drag the chosen links out as copies: a place they are dropped on may not take them out of here."""
        super().startDrag(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of our own, stories and text."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where a row of our own would land."""
        if event.source() is self:
            super().dragMoveEvent(event)
        else:
            self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move rows of our own to where they are dropped; what comes from outside goes to the end."""
        if event.source() is not self:
            take_links(event, self.dropped)
            return
        index = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        self.move_selected(index.row() + below if index.isValid() else self.topLevelItemCount())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key means here; None for what it means in any list."""
        keys = QKeySequence.StandardKey
        for standard, act in ((keys.Copy, self.copy), (keys.Cut, self.cut), (keys.Paste, self.paste)):
            if event.matches(standard):
                return act
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self.move(-1 if key == Qt.Key.Key_Up else 1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held == Qt.KeyboardModifier.AltModifier:
                return lambda: self.use_new_addresses(self.rows())
            return self.edit_here if alone else self.follow if held == Qt.KeyboardModifier.ControlModifier else None
        acts: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_Delete: self.take_out,
            Qt.Key.Key_Backspace: self.take_out,
            Qt.Key.Key_F2: self.edit_here,
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
        }
        return acts.get(key) if alone else None

    def _moved_to(self, link: RelatedLink) -> str:
        """Return where a link was seen to lead on to; "" where it was not."""
        seen = None if link.article is not None else self.seen.get(link_health_key(link.url))
        return seen.to if seen is not None and seen.health is LinkStatus.REDIRECTED else ""

    def _changed(self) -> None:
        self.say()
        self.changed.emit(None)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if event.source() is self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            welcome_links(event)
