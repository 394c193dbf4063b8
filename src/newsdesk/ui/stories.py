"""The list of stories: newest first, found by words, narrowed by state."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from newsdesk.desk import Desk
from newsdesk.model import Status
from newsdesk.store import ListFilter, Summary
from newsdesk.ui.tasks import Tasks

_LIMIT = 200
_HEIGHT = 62


class StoriesPane(QWidget):
    """Shows stories and says which one is wanted."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._asked = 0
        self.filter = QLineEdit(placeholderText="Find stories", clearButtonEnabled=True)
        self.filter.setAccessibleName("Find stories by any word")
        self.status = QComboBox()
        self.status.setAccessibleName("State")
        self.status.addItem("All", frozenset())
        for status in Status:
            self.status.addItem(status.capitalize(), frozenset({status}))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Stories")
        self.empty = QLabel("No story yet. Press New, or import a page you have published.", wordWrap=True)
        self.empty.setObjectName("quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.filter, self.status, self.list, self.empty):
            layout.addWidget(widget)
        self.filter.textChanged.connect(self.refresh)
        self.status.currentIndexChanged.connect(self.refresh)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)

    def refresh(self) -> None:
        """Ask for the stories again; an answer that a later question overtook is dropped."""
        self._asked += 1
        asked, query, statuses = self._asked, self.filter.text(), self.status.currentData()

        def work() -> tuple[int, tuple[Summary, ...]]:
            if query.strip():
                return asked, tuple(hit.summary for hit in self._desk.writing.search(query, statuses, limit=_LIMIT))
            return asked, self._desk.writing.listing(ListFilter(statuses), None, _LIMIT).rows

        self._tasks.run(work, self._show)

    def _show(self, answer: tuple[int, tuple[Summary, ...]]) -> None:
        asked, rows = answer
        if asked != self._asked:
            return
        open_one = self.list.currentItem()
        marked = open_one.data(Qt.ItemDataRole.UserRole) if self.list.count() else None
        self.list.clear()
        for row in rows:
            section = "/".join(row.section) or "no section"
            item = QListWidgetItem(f"{row.headline or 'Untitled'}\n{section} · {row.status} · {row.edited:%d %b %H:%M}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setSizeHint(QSize(0, _HEIGHT))
            self.list.addItem(item)
            if row.id == marked:
                self.list.setCurrentItem(item)
        self.empty.setVisible(not rows)
        self.empty.setText(
            "No story has these words; try fewer of them."
            if self.filter.text()
            else "No story yet. Press New, or import a page you have published."
        )

    def _activated(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))
