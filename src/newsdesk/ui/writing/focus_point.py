"""The point of the lead picture that every crop must show."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_STEPS = {Qt.Key.Key_Left: (-5, 0), Qt.Key.Key_Right: (5, 0), Qt.Key.Key_Up: (0, -5), Qt.Key.Key_Down: (0, 5)}


class FocusPoint(QWidget):
    """Shows the picture with the point; a click or the arrows move it."""

    moved = Signal(tuple)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture = QPixmap()
        self._point = (50, 50)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.size["focus"] * 9 // 16 + look.size["hair"])
        self.setAccessibleName(tr("What every crop must show"))
        self.setToolTip(
            tr("Click what search engines and networks must not cut off, or move the point with the arrows")
        )

    def show_point(self, picture: QPixmap | None, point: tuple[int, int]) -> None:
        """Show a picture and the point in it, in hundredths from the left and the top."""
        self._picture, self._point = picture or QPixmap(), point
        self.setAccessibleDescription(
            tr("{across} % from the left, {down} % from the top", across=point[0], down=point[1])
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the point to where it was clicked."""
        place, at = self._place(), event.position().toPoint()
        if place.contains(at):
            away = at - place.topLeft()
            self._move(away.x() * 100 // place.width(), away.y() * 100 // place.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point by a step."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(self._point[0] + step[0], self._point[1] + step[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the point, and a frame where the keys go."""
        place, painter = self._place(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(place, self._picture)
        if self._picture.isNull():
            return
        at = place.topLeft() + QPoint(place.width() * self._point[0] // 100, place.height() * self._point[1] // 100)
        for colour, width in (("base", 4), ("accent", 2)):
            painter.setPen(_pen(self._look.colours[colour], width))
            painter.drawEllipse(at, self._look.size["small"], self._look.size["small"])
        if self.hasFocus():
            painter.setPen(_pen(self._look.colours["ring"], 2))
            painter.drawRect(place)

    def _place(self) -> QRect:
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)

    def _move(self, across: int, down: int) -> None:
        point = (min(100, max(0, across)), min(100, max(0, down)))
        if point != self._point:
            self.show_point(self._picture, point)
            self.moved.emit(point)


def _pen(colour: str, width: int) -> QPen:
    return QPen(QColor(colour), width)
