"""The look: one set of tokens becomes the palette, the style sheet and the icons."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QCompleter, QStyledItemDelegate
from shiboken6 import isValid

from newsdesk.messages import Message
from newsdesk.paths import resources_dir

if TYPE_CHECKING:
    from qtawesome import IconicFont


_LETTERS = 60


class Appearance(StrEnum):
    """Whose scheme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


APPEARANCES = {
    Appearance.SYSTEM: Message("As the system"),
    Appearance.LIGHT: Message("Light"),
    Appearance.DARK: Message("Dark"),
}
"""What each is called."""


def style_completer(completer: QCompleter) -> None:
    """Give the list that a completer drops down the ground, the rows and the frame of the window's other lists."""
    popup = completer.popup()
    if popup is None:
        return
    popup.setObjectName("popup")
    popup.setItemDelegate(QStyledItemDelegate(popup))
    # A field may be narrower than the headlines it offers.
    popup.setMinimumWidth(_LETTERS * popup.fontMetrics().averageCharWidth())
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class Look(QObject):
    """Dresses the application in the tokens of the scheme in force, now and whenever that changes."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._tokens = json.loads((resources_dir() / "ui" / "tokens.json").read_text(encoding="utf-8"))
        self._icons: dict[int, tuple[QAction | QAbstractButton, str]] = {}
        self._family: IconicFont | None = None
        self.appearance = Appearance.SYSTEM
        self.size: Mapping[str, int] = self._tokens["size"]
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is in force."""
        if self.appearance is Appearance.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.appearance is Appearance.DARK

    @property
    def scheme(self) -> str:
        """The name of the scheme in force: `light` or `dark`."""
        return "dark" if self.dark else "light"

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours in force, by token."""
        return dict(self._tokens[self.scheme])

    def wear(self, appearance: Appearance) -> None:
        """Take the system's scheme or one of our own; pages in the preview follow where the system can be told."""
        self.appearance = appearance
        schemes = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))
        self._dress()

    def give_icon(self, to: QAction | QAbstractButton, name: str) -> None:
        """Put an icon of the one family on a button or action, and keep it in the text's colour."""
        self._icons[id(to)] = (to, name)
        to.setIcon(self._icon(name))

    def draw_icons(self) -> None:
        """Draw the icons, for which their font is read in once; until then their places are kept free."""
        import qtawesome

        if self._family is not None:
            self._give_icons()
            return
        # One of its families, of a dozen: that is quicker, and the installers ship no other.
        fonts = Path(qtawesome.__file__).with_name("fonts")
        letters, names = (next(fonts.glob(f"materialdesignicons6-*.{kind}")).name for kind in ("ttf", "json"))
        self._family = qtawesome.IconicFont(("mdi6", letters, names))
        self._give_icons()

    def _give_icons(self) -> None:
        self._icons = {key: (bearer, name) for key, (bearer, name) in self._icons.items() if isValid(bearer)}
        for bearer, name in self._icons.values():
            bearer.setIcon(self._icon(name))

    def _icon(self, name: str) -> QIcon:
        if self._family is None:
            blank = QPixmap(self.size["icon"], self.size["icon"])
            blank.fill(Qt.GlobalColor.transparent)
            return QIcon(blank)
        colours = self.colours
        return QIcon(self._family.icon(f"mdi6.{name}", color=colours["text"], color_disabled=colours["quiet"]))

    def _dress(self) -> None:
        colours = self.colours
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "base",
            QPalette.ColorRole.AlternateBase: "tint",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "window",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "quiet",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "base",
            QPalette.ColorRole.ToolTipText: "text",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, QColor(colours[name]))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["quiet"]))
        self._application.setPalette(palette)
        ui = resources_dir() / "ui"
        sheet = Template((ui / "style.qss").read_text(encoding="utf-8"))
        self._application.setStyleSheet(sheet.substitute(colours, **self.size, ui=ui.as_posix(), scheme=self.scheme))
        self._give_icons()
        self.changed.emit()
