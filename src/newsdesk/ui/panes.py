"""Panes that come and go: those that take the place of the editor for a while, and those beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look


class Pane(QWidget):
    """Takes a place for a while; Escape gives it back."""

    closed = Signal()

    def start(self) -> None:
        """Come into view: show what there is now and take the keys."""

    def leave(self) -> None:
        """Give the place back."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class SidePane(Pane):
    """Takes the place of the preview: a title, buttons of its own, the way back, and what stands in `column`."""

    def __init__(self, title: str, look: Look, *buttons: QWidget) -> None:
        super().__init__()
        words = QLabel(title)
        words.setObjectName("title")
        self.back = QToolButton()
        self.back.setText(tr("Preview"))
        self.back.setToolTip(tr("Back to the preview"))
        self.back.clicked.connect(self.leave)
        header = QHBoxLayout()
        header.setContentsMargins(look.size["gap"], look.size["hair"], look.size["small"], look.size["hair"])
        header.addWidget(words)
        header.addStretch()
        for button in (*buttons, self.back):
            header.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(header)


def lay_out_form(
    pane: QWidget, look: Look, title: str, hint: str, fields: Iterable[tuple[str, QWidget]], *below: QWidget | QLayout
) -> None:
    """Lay a pane out as a form: its title, what it is for, its fields by name, and what stands below them."""
    margin = look.size["margin"]
    words, told = QLabel(title), QLabel(hint, wordWrap=True)
    words.setObjectName("large")
    told.setObjectName("quiet")
    form = QFormLayout()
    form.setSpacing(look.size["small"])
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, field in fields:
        field.setAccessibleName(name)
        field.setObjectName("boxed")
        form.addRow(name, field)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(margin, margin, margin, look.size["wide"])
    layout.setSpacing(look.size["small"])
    layout.addWidget(words)
    layout.addWidget(told)
    layout.addSpacing(look.size["small"])
    layout.addLayout(form)
    for part in below:
        if isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    layout.addStretch()
