"""How panes stand: one above the other, and as wide as they were left."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget


def recall(personal: QSettings, **splitters: QSplitter) -> None:
    """Give splitters the sizes they were remembered with, by name."""
    for name, splitter in splitters.items():
        state = personal.value(name)
        if isinstance(state, QByteArray):
            splitter.restoreState(state)


def remember(personal: QSettings, **splitters: QSplitter) -> None:
    """Remember the sizes of splitters by name."""
    for name, splitter in splitters.items():
        personal.setValue(name, splitter.saveState())


def stacked(on: QWidget, *widgets: QWidget | tuple[QWidget, int]) -> None:
    """Lay widgets out from top to bottom without space between them; one with a number takes what is left."""
    layout = QVBoxLayout(on)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        if isinstance(widget, QWidget):
            layout.addWidget(widget)
        else:
            layout.addWidget(*widget)
