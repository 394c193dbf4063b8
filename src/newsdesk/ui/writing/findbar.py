"""The line above the text in which words are looked for and replaced."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from newsdesk.desk import Wanted
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look


class FindFields(QWidget):
    """What is looked for and how; shared by the line above the text and the pane over all stories."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.by = QLineEdit(), QLineEdit()
        self.switches = {
            "case": _switch(look, "format-letter-case", tr("Capitals count")),
            "whole_words": _switch(look, "format-letter-matches", tr("Whole words")),
            "pattern": _switch(look, "regex", tr("A pattern (regular expression)")),
        }
        self.line = QGridLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(look.size["hair"])
        for row, (field, name) in enumerate(((self.words, tr("Find")), (self.by, tr("Replace by")))):
            field.setObjectName("boxed")
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setMinimumWidth(look.size["field"])
            self.line.addWidget(field, row, 0)
        self.line.setColumnStretch(0, 1)
        switches = QHBoxLayout()
        switches.setSpacing(0)
        for button in self.switches.values():
            switches.addWidget(button)
            button.toggled.connect(lambda _on: self.changed.emit())
        self.line.addLayout(switches, 0, 1)
        for field in (self.words, self.by):
            field.textEdited.connect(lambda _text: self.changed.emit())

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        on = {name: button.isChecked() for name, button in self.switches.items()}
        return Wanted(text=self.words.text(), **on)


class FindBar(QFrame):
    """Hidden until words are looked for; says what is wanted of them. Where it is narrow its steps have a line."""

    changed = Signal()
    step = Signal(int)
    replace_one = Signal()
    replace_all = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._roomy = look.size["roomy"]
        self.fields = FindFields(look)
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setAccessibleName(tr("Found"))
        self.back = _button(look, "chevron-up", tr("The one before (Shift+F3)"))
        self.on = _button(look, "chevron-down", tr("The next one (F3)"))
        self.close_button = _button(look, "close", tr("Close (Escape)"))
        self.one, self.all = QPushButton(tr("Replace")), QPushButton(tr("Replace all"))
        margin, small = look.size["margin"], look.size["small"]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margin, small, small, small)
        layout.addWidget(self.fields)
        self._steps = QWidget()
        steps, replacing = QHBoxLayout(self._steps), QHBoxLayout()
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        for widget in (self.said, self.back, self.on, self.close_button):
            steps.addWidget(widget)
        for button in (self.one, self.all):
            replacing.addWidget(button)
        replacing.setSpacing(small)
        replacing.addStretch()
        self.fields.line.addLayout(replacing, 1, 1, 1, 2)
        self._place_steps(roomy=False)
        self.said.setMinimumWidth(self.said.fontMetrics().horizontalAdvance(tr("000 of 1,000")))
        self._replacing = (self.fields.by, self.one, self.all)
        self.fields.changed.connect(self.changed)
        self.back.clicked.connect(lambda: self.step.emit(-1))
        self.on.clicked.connect(lambda: self.step.emit(1))
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self.leave)
        for field in (self.fields.words, self.fields.by):
            field.installEventFilter(self)
        self.hide()

    def ask(self, text: str, *, replacing: bool) -> None:
        """Come into view, with `text` to look for where there is some, and with what replaces it where asked."""
        for widget in self._replacing:
            widget.setVisible(replacing)
        if text:
            self.fields.words.setText(text)
        self.show()
        self.fields.words.setFocus()
        self.fields.words.selectAll()
        self.changed.emit()

    def tell(self, text: str, *, found: bool) -> None:
        """Say how many were found, or why none can be."""
        self.said.setText(text if len(text) <= 24 else "")
        self.said.setToolTip(text)
        self.fields.words.setProperty("wrong", "false" if found or not self.fields.words.text() else "true")
        self.fields.words.setToolTip("" if found else text)
        self.fields.words.style().polish(self.fields.words)
        for button in (self.back, self.on, self.one, self.all):
            button.setEnabled(found)

    def leave(self) -> None:
        """Go out of view."""
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the fields their width."""
        super().resizeEvent(event)
        self._place_steps(roomy=event.size().width() >= self._roomy)

    def _place_steps(self, *, roomy: bool) -> None:
        place = (0, 2, 1, 1) if roomy else (2, 0, 1, 3)
        self.fields.line.addWidget(self._steps, *place, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, back with Shift+Enter; in the second field Enter replaces."""
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.fields.by:
                self.replace_one.emit()
            else:
                self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return super().eventFilter(watched, event)


def _switch(look: Look, icon: str, name: str) -> QToolButton:
    button = _button(look, icon, name)
    button.setCheckable(True)
    return button


def _button(look: Look, icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name.partition(" (")[0])
    button.setToolTip(name)
    look.give_icon(button, icon)
    return button
