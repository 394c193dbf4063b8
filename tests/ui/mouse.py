"""Clicks as a mouse makes them: on a place on the screen, press and release, never through a widget's own methods."""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QListWidget, QWidget

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, held: Qt.KeyboardModifier = _NONE) -> None:
    """Click the middle of a widget."""
    assert widget.isVisible(), widget.accessibleName()
    QTest.mouseClick(widget, _LEFT, held)


def click_row(view: QAbstractItemView, row: int, column: int = 0, held: Qt.KeyboardModifier = _NONE) -> None:
    """Click a row of a list, scrolling to it first."""
    click_index(view, view.model().index(row, column, view.rootIndex()), held)


def click_index(view: QAbstractItemView, index: QModelIndex, held: Qt.KeyboardModifier = _NONE) -> None:
    """Click the middle of an entry of a list, scrolling to it first."""
    QTest.mouseClick(view.viewport(), _LEFT, held, place_of(view, index))


def double_click_index(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click an entry twice, as a mouse does: the first click comes as one."""
    place = place_of(view, index)
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, place)
    QTest.mouseDClick(view.viewport(), _LEFT, _NONE, place)


def place_of(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    """Return where an entry is in the list's viewport, once it is in view."""
    assert view.isVisible(), view.accessibleName()
    assert index.isValid(), view.accessibleName()
    view.scrollTo(index)
    rect = view.visualRect(index).intersected(view.viewport().rect())
    assert not rect.isEmpty(), view.accessibleName()
    return rect.center()


def choose(box: QComboBox, text: str) -> None:
    """Open a box and click the entry that begins with `text`."""
    row = next(row for row in range(box.count()) if box.itemText(row).startswith(text))
    between = QApplication.doubleClickInterval()
    # A box that was just opened takes the next click as the end of the first, for as long as a double click may last.
    QApplication.setDoubleClickInterval(0)
    try:
        click(box)
        QTest.qWait(1)
        click_row(box.view(), row)
    finally:
        QApplication.setDoubleClickInterval(between)


def texts(view: QListWidget) -> list[str]:
    """Return what the rows of a list say."""
    return [view.item(row).text() for row in range(view.count())]


def drag_onto(widget: QWidget, place: QPoint, mime: QMimeData) -> set[Qt.DropAction]:
    """Drag over a place of a widget and drop there; return what was done, nothing where nobody there takes it.

    A list and a file manager let it be moved, and propose that. What the last move over the place said counts too: some
    systems tell the program it was dragged from no more than that.
    """
    allowed, proposed = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction
    done = set()
    for event in (
        QDragEnterEvent(place, allowed, mime, _LEFT, _NONE),
        QDragMoveEvent(place, allowed, mime, _LEFT, _NONE),
        QDropEvent(place.toPointF(), allowed, mime, _LEFT, _NONE),
    ):
        event.setDropAction(proposed)
        QApplication.sendEvent(widget, event)
        if not event.isAccepted():
            return set()
        done.add(event.dropAction())
    return done
