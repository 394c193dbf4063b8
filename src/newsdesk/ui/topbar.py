"""The bar at the top: the few commands of every hour, the state of the story, and a menu with all the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from newsdesk.messages import Message
from newsdesk.model import STATUS_LABELS, TRANSITIONS, Status
from newsdesk.ui.language import tr
from newsdesk.ui.look import APPEARANCES, Appearance, Look

_MOVES = {
    Status.DRAFT: Message("Back to draft"),
    Status.REVIEW: Message("Send to review"),
    Status.READY: Message("Mark as ready"),
    Status.PUBLISHED: Message("Publish"),
    Status.SPIKED: Message("Spike"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something an editor can do: its name in a menu, its key, its icon, and what does it."""

    name: str
    key: str | QKeySequence.StandardKey
    act: Callable[[], object]
    icon: str = ""
    bar: bool = False


class TopBar(QToolBar):
    """Shows commands and the story's state; says which state or appearance is wanted."""

    move_wanted = Signal(Status)

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self.setMovable(False)
        self.setIconSize(QSize(look.size["icon"], look.size["icon"]))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.actions_by_name: dict[str, QAction] = {}
        self.menu = QMenu(window)
        self.menu_button = self._menu_button("", tr("Menu"), tr("All commands"), self.menu)
        look.give_icon(self.menu_button, "menu")
        self.saved = QLabel()
        self.saved.setObjectName("quiet")
        self.saved.setContentsMargins(0, 0, look.size["gap"], 0)
        self.states = QMenu(window)
        self.state = self._menu_button(
            tr("Draft"), tr("State: {state}", state=tr("Draft")), tr("Where the story stands; move it on"), self.states
        )
        self.exports = QMenu(window)
        self.export = self._menu_button(tr("Export"), tr("Export"), tr("Export or copy this story"), self.exports)
        look.give_icon(self.export, "export-variant")

    def fill(self, commands: Iterable[tuple[str, Iterable[Command]]], exports: Iterable[Iterable[Command]]) -> None:
        """Put the commands into the bar and the menus, each under the name of its own, and their keys into force."""
        self.addWidget(self.menu_button)
        for name, group in commands:
            menu = self.menu.addMenu(name) if name else self.menu
            if not name:
                self._last = self.menu.addSeparator()
            for command in group:
                action = self._action(command)
                menu.addAction(action)
                if command.bar:
                    self.addAction(action)
                    self.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not name:
                self.menu.addSeparator()
        for group in exports:
            for command in group:
                self.exports.addAction(self._action(command))
            self.exports.addSeparator()
        self.menu.insertMenu(self._last, self.exports).setText(tr("Export and copy"))
        self.menu.insertMenu(self._last, self._appearances())
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (space, self.saved, self.state, self.export):
            self.addWidget(widget)

    def add_menu(self, name: str, commands: Iterable[Command]) -> QMenu:
        """Put commands into a menu of their own, below the menu of all; return it for a button nearer to them."""
        menu = QMenu(name, self._window)
        for command in commands:
            menu.addAction(self._action(command))
        self.menu.insertMenu(self._last, menu)
        return menu

    def show_state(self, status: Status, more: Iterable[Command] = ()) -> None:
        """Show where the story stands and where it can go; `more` is what else can be done to it there."""
        name = tr(STATUS_LABELS[status])
        self.state.setText(f"{name} ▾")
        self.state.setAccessibleName(tr("State: {state}", state=name))
        self.states.clear()
        for command in more:
            self.states.addAction(command.name).triggered.connect(partial(_do, command))
        for move, name in _MOVES.items():
            if move in TRANSITIONS[status]:
                self.states.addAction(tr(name)).triggered.connect(partial(self._want_move, move))
        if self.states.isEmpty():
            self.states.addAction(tr("A killed story stays killed")).setEnabled(False)

    def _want_move(self, move: Status, _checked: object = None) -> None:
        self.move_wanted.emit(move)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.name, self._window)
        if isinstance(command.key, str):
            action.setShortcut(QKeySequence(command.key))
        else:
            # All the keys that the system has for it.
            action.setShortcuts(command.key)
        action.triggered.connect(lambda _checked=False: command.act())
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{command.name.rstrip('…')} ({key})" if key else command.name)
        if command.icon:
            self._look.give_icon(action, command.icon)
        self._window.addAction(action)
        self.actions_by_name[command.name] = action
        return action

    def _appearances(self) -> QMenu:
        menu = QMenu(tr("Appearance"), self._window)
        group = QActionGroup(menu)
        for appearance in Appearance:
            name = tr(APPEARANCES[appearance])
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._look.appearance is appearance)
            action.triggered.connect(lambda _checked=False, appearance=appearance: self._look.wear(appearance))
            group.addAction(action)
            self.actions_by_name[name] = action
        return menu

    def _menu_button(self, text: str, name: str, tip: str, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        return button


def _do(command: Command, _checked: object = None) -> None:
    command.act()
