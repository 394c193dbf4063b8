"""All that the window writes can be read, in the light scheme and in the dark one: measured on pictures of it."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE
from .seeing import SHARP, Picture, box_of, ground_of, inks, told_apart, words_in
from .test_every_widget import faces, turn_to

SCHEMES = (Appearance.LIGHT, Appearance.DARK)


def pale(top: QWidget, place: str, passed: set[QWidget]) -> list[str]:
    """Return what is too pale to be read on a picture of the window, or of a list that drops down, but for `passed`."""
    picture, found = Picture(top), []
    for widget in [top, *top.findChildren(QWidget)]:
        # The page readers get has checks of its own.
        if not widget.isVisible() or "WebEngine" in widget.metaObject().className():
            continue
        if widget in passed:
            continue
        passed.add(widget)
        for area in words_in(widget):
            shown = area.translated(widget.mapTo(top, QPoint())) & visible(widget, top)
            if shown.width() < 8 or shown.height() < 8:
                continue
            worst = min(inks(picture.rows(shown)), default=21.0)
            # A sign without words needs less.
            if worst < (3 if isinstance(widget, QAbstractButton) and not widget.text() else 4.5):
                kind = widget.metaObject().className()
                found.append(f"{place}: {widget.accessibleName() or words(widget)} ({kind}): {worst:.2f}")
    return found


def visible(widget: QWidget, top: QWidget) -> QRect:
    """Return the part of the widget that is in view."""
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(top, QPoint()))


def words(widget: QWidget) -> str:
    return str(widget.property("text") or widget.objectName())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_word_of_every_pane_can_be_read(qtbot: QtBot, room: Newsroom, look: Look, scheme: Appearance) -> None:
    look.wear(scheme)
    found, passed = [], set[QWidget]()
    for face in [*faces(room), "preferring", "suggestions", "links_here", "about"]:
        turn_to(room, face)
        if face == "preferring":
            room.places.show_pane(room.preferring)
        elif face in ("suggestions", "links_here", "about"):
            room.places.show_beside(getattr(room, face))
        QApplication.processEvents()
        found += pale(room, face, passed)
    assert not found, found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_drops_down_can_be_read(qtbot: QtBot, room: Newsroom, look: Look, scheme: Appearance) -> None:
    """A list that drops down is a window of its own: nothing of ours stands behind it."""
    look.wear(scheme)
    room.strip.add.setFocus()
    room.strip.add.setText("n")
    room.strip.add.offer(((uuid4(), "Night ferry returns"), (uuid4(), "Fishers agree on lights")))
    room.places.show_pane(room.publication)
    zone = room.publication.zone
    qtbot.waitUntil(lambda: zone.count() > 0 and zone.isEnabled(), timeout=PATIENCE)
    completer = zone.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    completer.setCompletionPrefix("Euro")
    completer.complete()
    offered: list[QWidget] = [room.strip.add.offered, popup]
    for number in (0, 1):
        view = offered[number]
        assert isinstance(view, QListView)
        view.show()
        view.setCurrentIndex(view.model().index(0, 0))
        assert view.minimumWidth() > 40 * view.fontMetrics().averageCharWidth(), "wide enough for a headline"
    room.places.show_pane(room.preferring)
    for combo in room.findChildren(QComboBox):
        if combo.isVisible():
            combo.view().setMinimumHeight(80)
            offered.append(combo.view())
    menus = [menu for menu in room.window().findChildren(QMenu) if menu.actions()]
    for menu in menus:
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        menu.setActiveAction(menu.actions()[0])
    found = []
    for view in offered:
        view.ensurePolished()
        found += pale(view, "dropped down", set())
    for menu in menus:
        picture = Picture(menu)
        for action in menu.actions():
            if not action.isSeparator() and action.text():
                area = menu.actionGeometry(action).adjusted(6, 3, -6, -3)
                found += [f"{action.text()}: {ink:.2f}" for ink in inks(picture.rows(area)) if ink < 4.5]
    assert found == []
    assert len(offered) > 4
    assert len(menus) > 6


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_field_has_an_edge_and_a_box_a_tick(room: Newsroom, look: Look, scheme: Appearance) -> None:
    look.wear(scheme)
    seen: set[str] = set()
    for face in ("wire", "details", "importing", "publication", "snippets", "site", "replacing", "preferring"):
        turn_to(room, face)
        if face == "preferring":
            room.places.show_pane(room.preferring)
        QApplication.processEvents()
        picture = Picture(room)
        for widget in room.findChildren(QWidget):
            boxed = isinstance(widget, (QLineEdit, QComboBox, QPlainTextEdit)) and widget.objectName() == "boxed"
            if not widget.isVisible() or not (boxed or isinstance(widget, QCheckBox)):
                continue
            inside = box_of(widget) if isinstance(widget, QCheckBox) else widget.rect()
            place = inside.translated(widget.mapTo(room, QPoint()))
            middle = QRect(place.left() - 3, place.center().y(), 8, 1)
            if not widget.visibleRegion().contains(QPoint(inside.left() + 1, inside.center().y())):
                continue
            row = picture.rows(middle)[0]
            assert max(told_apart(row[0], pixel) for pixel in row) >= 3, (face, widget.accessibleName())
            seen.add(widget.metaObject().className())
    assert {"QLineEdit", "QComboBox", "QPlainTextEdit", "QCheckBox"} <= seen


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_ticked_box_differs_by_its_shape(room: Newsroom, look: Look, scheme: Appearance) -> None:
    look.wear(scheme)
    room.places.show_beside(room.wire)
    box = room.wire.unseen
    box.setChecked(True)
    box.ensurePolished()
    inner = Picture(box).rows(box_of(box).adjusted(2, 2, -2, -2))
    ground = ground_of(inner)
    tick = [pixel for row in inner for pixel in row if told_apart(ground, pixel) >= 4.5]
    assert len(tick) > 8 * SHARP * SHARP, "without its colour it is ticked all the same"
