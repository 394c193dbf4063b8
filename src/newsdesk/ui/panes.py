"""Panes that come and go: those that take the place of the editor for a while, and those beside it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The keys that press what has the focus."""


def focus_first(area: QWidget) -> bool:
    """Focus the first widget of an area, fields and lists before buttons; return whether there is one."""
    takers = [
        widget
        for widget in area.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    takers.sort(key=lambda widget: isinstance(widget, QAbstractButton))
    if takers:
        takers[0].setFocus()
    return bool(takers)


class Pane(QWidget):
    """Takes a place for a while; Escape gives it back, Ctrl+Enter presses its primary button."""

    closed = Signal()
    primary = "primary"
    """The object name of the button that Ctrl+Enter presses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A shortcut comes before the field that has the focus: fields take Ctrl+Enter for Enter.
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._press_primary)

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

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep the focus in the pane when the widget that has it is hidden or disabled."""
        holder: QWidget | None = self.focusWidget()
        lost = holder is not None and not (holder.isVisibleTo(self) and holder.isEnabled())
        if lost and self.isVisible() and focus_first(self):
            return True
        return super().focusNextPrevChild(following)

    def _press_primary(self) -> None:
        primary, holder = self.findChild(QPushButton, self.primary), QApplication.focusWidget()
        if primary is not None and primary.isEnabled():
            primary.click()
        elif isinstance(holder, QLineEdit):
            # A field may do with Enter that makes the button one to press.
            QApplication.sendEvent(
                holder, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            )


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
        for named in (field, *field.findChildren(QLineEdit)):
            named.setAccessibleName(name)
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
