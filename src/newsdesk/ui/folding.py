"""Folding by height: a low window keeps its room for the text."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class FoldingController(QObject):
    """Folds parts of a widget while it is lower than `least` pixels, and unfolds the same parts when it is higher.

    Each part is known by the button that shows it when checked. A part that the editor unfolds meanwhile stays so.
    """

    def __init__(self, widget: QWidget, least: int, buttons: Iterable[QAbstractButton]) -> None:
        super().__init__(widget)
        self._least, self._buttons = least, tuple(buttons)
        self._folded: tuple[QAbstractButton, ...] = ()
        self._low = False
        widget.installEventFilter(self)

    def unfold(self) -> None:
        """Show the parts that were folded for want of height."""
        folded, self._folded = self._folded, ()
        for button in folded:
            button.setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold or unfold when the height passes the mark."""
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            low = event.size().height() < self._least
            if low and not self._low:
                self._folded = tuple(button for button in self._buttons if button.isChecked())
                for button in self._folded:
                    button.setChecked(False)
            elif self._low and not low:
                self.unfold()
            self._low = low
        return super().eventFilter(watched, event)
