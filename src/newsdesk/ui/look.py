"""The look: one set of tokens becomes the palette, the style sheet and the icons."""

import json
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from newsdesk.paths import resources


def follow_system(application: QApplication) -> None:
    """Dress the application in the system's scheme, now and whenever that changes."""
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: dress(application))
    dress(application)


def dress(application: QApplication) -> None:
    """Make palette and style sheet from the tokens of the scheme in force."""
    colours = _colours(application)
    palette = QPalette()
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
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Link: "accent",
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(colours[name]))
    application.setPalette(palette)
    sheet = (resources() / "ui" / "style.qss").read_text(encoding="utf-8")
    application.setStyleSheet(Template(sheet).substitute(colours))


def icon(name: str) -> QIcon:
    """Return an icon of the one family, in the text's colour."""
    import qtawesome

    text = QApplication.palette().color(QPalette.ColorRole.ButtonText)
    return QIcon(qtawesome.icon(f"mdi6.{name}", color=text.name()))


def _colours(application: QApplication) -> dict[str, str]:
    tokens = json.loads((resources() / "ui" / "tokens.json").read_text(encoding="utf-8"))
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return dict(tokens["dark" if dark else "light"])
