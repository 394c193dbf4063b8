"""The widget that had the focus before something took it for a while."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class FocusMemory:
    """Gives the focus back once, to a widget that is still there."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def remember(self, widget: QWidget | None) -> None:
        """Remember a widget, in the place of any other."""
        self._widget = widget

    def give_back(self) -> bool:
        """Focus the remembered widget and forget it; return False where it is deleted, hidden or disabled."""
        widget, self._widget = self._widget, None
        if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
