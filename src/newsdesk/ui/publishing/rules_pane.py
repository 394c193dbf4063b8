"""The rules of the checks: what each finds, and how grave that is on this desk."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import CHECK_RULES, SEVERITY_CHOICES, CheckRule, Settings, Severity
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import ENTER, Pane
from newsdesk.ui.tasks import Tasks

_NAMES = {
    Severity.BLOCK.value: Message("Error"),
    Severity.WARN.value: Message("Warning"),
    Severity.NOTE.value: Message("Advice"),
    "off": Message("Off"),
}
_HINT = Message("An error keeps a story from being published, a warning asks first, advice is only listed.")
_GRADE, _FINDS = 1, 2


class RulesPane(Pane):
    """Shows a grade for each rule and keeps them in the desk's settings."""

    kept = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, look: Look) -> None:
        super().__init__()
        self._desk, self._tasks = desk, tasks
        title, hint = QLabel(tr("Rules of the checks")), QLabel(tr(_HINT), wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        self.grades: dict[str, GradeBox] = {}
        self.table = _Table()
        self.table.setObjectName("table")
        self.table.setAccessibleName(tr("Rules of the checks"))
        self.table.setHeaderLabels([tr("Name"), tr("Grade"), tr("Finds")])
        self.table.setRootIsDecorated(False)
        self.table.setWordWrap(True)
        for rule in CHECK_RULES:
            self._add(rule, look)
        for column in (0, _GRADE):
            self.table.resizeColumnToContents(column)
        self.about, self.trouble = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.about.setFixedHeight(self.about.fontMetrics().lineSpacing() * 2)
        self.trouble.setObjectName("warn")
        self.defaults, self.cancel, self.keep = (
            QPushButton(tr("Restore defaults")),
            QPushButton(tr("Cancel")),
            QPushButton(tr("Save")),
        )
        self.keep.setObjectName("primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(look.size["small"])
        buttons.addWidget(self.defaults)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.size["margin"], look.size["margin"], look.size["margin"], look.size["wide"])
        layout.setSpacing(look.size["small"])
        for widget in (title, hint):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)
        layout.addLayout(buttons)
        layout.addWidget(self.trouble)
        self.table.currentItemChanged.connect(lambda row: self.about.setText(row.text(_FINDS) if row else ""))
        self.cancel.clicked.connect(self.leave)
        self.keep.clicked.connect(self._keep)
        self.defaults.clicked.connect(lambda: self._show(Settings()))

    def start(self) -> None:
        """Show the grades as the desk has them."""
        self.keep.setEnabled(False)
        self.trouble.clear()
        self._tasks.run(lambda: self._desk.settings, self._show, self._tell)
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.table.setFocus()

    def _add(self, rule: CheckRule, look: Look) -> None:
        row = QTreeWidgetItem([tr(rule.title), "", tr(rule.explanation)])
        row.setToolTip(_FINDS, tr(rule.explanation))
        self.table.addTopLevelItem(row)
        box = GradeBox(rule)
        box.setAccessibleName(tr("Grade of {rule}", rule=tr(rule.title)))
        self.table.setItemWidget(row, _GRADE, box)
        box.focused.connect(partial(self.table.setCurrentItem, row))
        # Its height is known once it has its style.
        box.ensurePolished()
        row.setSizeHint(_GRADE, box.sizeHint() + QSize(0, look.size["small"]))
        if not rule.always_blocks:
            self.grades[rule.name] = box

    def _show(self, settings: Settings) -> None:
        for box in self.grades.values():
            box.show_grade(settings.severity_overrides)
        self.keep.setEnabled(True)

    def _keep(self) -> None:
        chosen = {name: grade for name, box in self.grades.items() if (grade := box.grade())}

        def work() -> None:
            rules = " ".join(f"{name}={grade}" for name, grade in chosen.items())
            self._desk.configure(replace(self._desk.settings, rules=rules))

        self._tasks.run(work, lambda _done: self.kept.emit(), self._tell)

    def _tell(self, error: NewsdeskError) -> None:
        self.trouble.setText(spoken(error))


class GradeBox(QComboBox):
    """Offers the grades of one rule; the wheel scrolls the list around it and changes none."""

    focused = Signal()

    def __init__(self, rule: CheckRule) -> None:
        super().__init__()
        self._rule = rule
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if rule.always_blocks:
            self.addItem(tr("Error (always)"))
            self.setEnabled(False)
            return
        for grade in SEVERITY_CHOICES:
            name = tr(_NAMES[grade])
            self.addItem(tr("{grade} (default)", grade=name) if grade == rule.severity.value else name, grade)

    def show_grade(self, grades: Mapping[str, str]) -> None:
        """Show the grade that the desk gives, the default where it gives none."""
        self.setCurrentIndex(self.findData(grades.get(self._rule.name, self._rule.severity.value)))

    def grade(self) -> str:
        """Return the chosen grade, "" for the default."""
        chosen = str(self.currentData())
        return "" if chosen == self._rule.severity.value else chosen

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keys are here, so that the row comes into view."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list."""
        event.ignore()


class _Table(QTreeWidget):
    """Goes to the grade of a row with Enter, Space or Right."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys to the grade of the row."""
        item = self.currentItem()
        box = self.itemWidget(item, _GRADE) if item is not None else None
        if event.key() in (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Right) and box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
