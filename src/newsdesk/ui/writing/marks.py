"""The bar of marks above the text: bold to rule, each with its key."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.writing import markup
from newsdesk.ui.writing.body import BodyEditor

# More than these nobody takes in at a glance; the others stand in a menu.
_BUTTONS = 7


class MarksBar(QWidget):
    """Sets marks in the text; asks for pictures and for what a link leads to. `marks` are the commands by name."""

    picture_wanted = Signal()
    link_wanted = Signal()

    def __init__(self, body: BodyEditor, look: Look) -> None:
        super().__init__()
        self._look = look
        self.marks: dict[str, QAction] = {}
        for name, icon, key, act in (
            (tr("Bold"), "format-bold", "Ctrl+B", lambda: body.mark("**")),
            (tr("Italic"), "format-italic", "Ctrl+I", lambda: body.mark("*")),
            (tr("Heading"), "format-header-2", "Ctrl+Shift+H", lambda: body.make_lines("heading")),
            (tr("Link"), "link-variant", "Ctrl+K", self.link_wanted.emit),
            (tr("Picture"), "image-outline", "Ctrl+Shift+I", self.picture_wanted.emit),
            (tr("Quote"), "format-quote-close", "Ctrl+Shift+.", lambda: body.make_lines("quote")),
            (tr("List"), "format-list-bulleted", "Ctrl+Shift+8", lambda: body.make_lines("list")),
            (tr("Numbers"), "format-list-numbered", "Ctrl+Shift+7", lambda: body.make_lines("numbers")),
            (tr("Table"), "table", "Ctrl+Shift+T", lambda: body.make(markup.table)),
            (tr("Footnote"), "format-superscript", "Ctrl+Shift+N", lambda: body.make(markup.footnote)),
            (tr("Rule"), "minus", "Ctrl+Shift+-", lambda: body.make(markup.rule)),
        ):
            action = QAction(name, self)
            action.setShortcut(QKeySequence(key))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{name} ({shown})")
            action.triggered.connect(lambda _checked=False, act=act: act())
            look.give_icon(action, icon)
            self.addAction(action)
            self.marks[name] = action
        self.rest = self._button(tr("More marks"))
        self._assemble()

    def _assemble(self) -> None:
        bar = QHBoxLayout(self)
        margin = self._look.size["margin"] - self._look.size["small"]
        bar.setContentsMargins(margin, 2, margin, 2)
        bar.setSpacing(1)
        actions = list(self.marks.values())
        for action in actions[:_BUTTONS]:
            button = self._button(action.text())
            button.setDefaultAction(action)
            bar.addWidget(button)
        self.rest.setToolTip(", ".join(action.text() for action in actions[_BUTTONS:]).capitalize())
        self.rest.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._look.give_icon(self.rest, "dots-horizontal")
        menu = QMenu(self.rest)
        menu.addActions(actions[_BUTTONS:])
        self.rest.setMenu(menu)
        bar.addWidget(self.rest)
        bar.addStretch()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(self._look.size["icon"], self._look.size["icon"]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
