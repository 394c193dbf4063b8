"""Where the keys go is always seen, and they go back to where they were."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsdesk.model import Article
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.panes import Pane
from newsdesk.ui.window import Window

from .conftest import PATIENCE
from .seeing import Picture, changed
from .test_every_widget import faces, turn_to

BESIDE = ("checks", "wire", "suggestions", "pictures", "details", "links_here", "versions", "help", "about")
CENTRE = ("importing", "publication", "house", "snippets", "correction", "site", "replacing")


def focused() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.mark.parametrize("name", BESIDE)
def test_escape_from_a_pane_beside_gives_the_caret_back(room: Newsroom, name: str) -> None:
    body = room.editor.body
    body.setFocus()
    body.select(4, 4)
    room.places.show_beside(getattr(room, name))
    QApplication.processEvents()
    taken = focused()
    assert taken is not None
    QTest.keyClick(taken, Qt.Key.Key_Escape)
    assert room.preview.isVisible()
    assert focused() is body
    QTest.keyClicks(body, "zz")
    assert body.toPlainText()[4:6] == "zz"


def test_from_one_pane_beside_to_the_next_and_back_leads_to_where_it_began(room: Newsroom) -> None:
    room.editor.headline.setFocus()
    for name in ("wire", "details", "checks"):
        room.places.show_beside(getattr(room, name))
        QApplication.processEvents()
    taken = focused()
    assert taken is not None
    QTest.keyClick(taken, Qt.Key.Key_Escape)
    assert focused() is room.editor.headline


@pytest.mark.parametrize("name", ["versions", "links_here", "suggestions", "pictures", "checks", "wire"])
def test_a_pane_with_nothing_in_it_keeps_the_keys(qtbot: QtBot, room: Newsroom, name: str) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    pane: Pane = getattr(room, name)
    room.places.show_beside(pane)
    done: list[None] = []
    room.tasks.run(lambda: None, lambda _none: done.append(None))
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    taken = focused()
    assert taken is not None
    assert pane.isAncestorOf(taken), taken
    QTest.keyClick(taken, Qt.Key.Key_Escape)
    assert room.preview.isVisible()


def test_enter_presses_the_button_that_has_the_focus(room: Newsroom) -> None:
    pressed: list[str] = []
    for name in CENTRE:
        turn_to(room, name)
        QApplication.processEvents()
        for button in room.findChildren(QPushButton):
            if (
                button.isVisible()
                and button.isEnabled()
                and not button.isCheckable()
                and button.focusPolicy() & Qt.FocusPolicy.TabFocus
            ):
                # What would come of it is another test's; a press is seen by the state alone.
                button.blockSignals(True)
                button.setCheckable(True)
                before = button.isChecked()
                button.setFocus()
                QTest.keyClick(button, Qt.Key.Key_Return)
                assert button.isChecked() is not before, (name, button.text())
                pressed.append(button.text())
                button.setChecked(before)
                button.setCheckable(False)
                button.blockSignals(False)
    assert {"Cancel", "Close", "Choose…"} <= set(pressed)


def test_enter_opens_import_and_ctrl_enter_makes_the_story(qtbot: QtBot, room: Newsroom) -> None:
    bar = next(button for button in room.bar.findChildren(QAbstractButton) if button.text() == "Import")
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert room.importing.isVisible()
    text = room.importing.text
    QTest.keyClicks(text, "Ferry sails")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "It sailed at noon.")
    primary = room.importing.findChild(QPushButton, "primary")
    assert primary is not None
    qtbot.waitUntil(primary.isEnabled, timeout=PATIENCE)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.session.draft.headline == "Ferry sails"
    assert focused() is room.editor.body


@pytest.mark.parametrize("scheme", [Appearance.LIGHT, Appearance.DARK])
def test_every_stop_of_the_tab_key_is_seen(room: Newsroom, look: Look, scheme: Appearance) -> None:
    look.wear(scheme)
    stops: set[str] = set()
    passed: set[QWidget] = set()
    for face in [*faces(room), "preferring"]:
        turn_to(room, face)
        if face == "preferring":
            room.places.show_pane(room.preferring)
        QApplication.processEvents()
        start: QWidget = room.editor.headline if room.places.writing else room.stories.filter
        start.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(200):
            holder = focused()
            assert holder is not None
            holder.focusNextChild()
            stop = focused()
            assert stop is not None
            if stop is start:
                break
            # The page readers get draws its own.
            if stop in passed or stop is room.preview.view or room.preview.view.isAncestorOf(stop):
                continue
            passed.add(stop)
            told = (face, stop.accessibleName(), stop.metaObject().className())
            place = stop.visibleRegion().boundingRect()
            assert place.width() >= min(stop.width(), 16), told
            assert place.height() >= min(stop.height(), 12), told
            assert room.rect().contains(stop.mapTo(room, place.center())), told
            count, apart = difference(stop)
            # A caret is the least there is.
            assert count >= 12, (*told, count)
            assert apart >= 3, (*told, apart)
            stops.add(stop.accessibleName())
        else:
            pytest.fail(f"{face}: the ring does not close")
    assert len(stops) > 40


def test_a_ring_shows_that_the_page_has_the_keys(room: Newsroom) -> None:
    room.editor.body.setFocus()
    without = Picture(room.preview, 1).image
    room.preview.view.setFocus()
    count, apart = changed(without, Picture(room.preview, 1).image)
    assert count > 1000
    assert apart >= 3


def difference(stop: QWidget) -> tuple[int, float]:
    """Return how a widget's picture changes with the focus, and give it back."""
    area = stop.parentWidget() or stop
    with_focus = Picture(area, 1).image
    stop.clearFocus()
    without = Picture(area, 1).image
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    return changed(without, with_focus)


def test_a_key_leads_round_the_areas_of_the_window(room: Newsroom, window: Window) -> None:
    room.banner.tell("Something to tell", ("An offer", lambda: None))
    room.editor.body.setFocus()
    areas = {
        "notices": room.banner,
        "stories": room.stories,
        "story": room.editor,
        "strip": room.strip,
        "preview": room.preview,
        "status": room.status,
        "commands": room.bar,
    }

    def area() -> str:
        widget = focused()
        assert widget is not None
        return next(name for name, part in areas.items() if part.isAncestorOf(widget))

    room.status.show_spelling("✎ 3 unknown", "")
    seen = [area()]
    for _ in areas:
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(area())
    assert seen == ["story", "strip", "preview", "status", "commands", "notices", "stories", "story"]
    assert focused() is room.editor.body
    for name in reversed(seen[:-1]):
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert area() == name
    room.editor.standfirst.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is room.editor.standfirst, "an area remembers who had the keys"


def test_a_key_leads_to_the_text_and_to_the_headline(room: Newsroom, window: Window) -> None:
    for name in ("publication", "site"):
        room.places.show_pane(getattr(room, name))
        QTest.keyClick(window, Qt.Key.Key_F2)
        assert focused() is room.editor.body
        assert room.editor.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is room.editor.headline


def test_a_name_says_what_is_written_there(room: Newsroom) -> None:
    """Who hears the window, or speaks to it, needs the words that stand on it, not the name of their place alone."""
    room.status.say("Copied.")
    for face in [*faces(room), "preferring"]:
        turn_to(room, face)
        if face == "preferring":
            room.places.show_pane(room.preferring)
        QApplication.processEvents()
        for widget in room.findChildren(QWidget):
            if not widget.isVisible():
                continue
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if isinstance(widget, (QLabel, QAbstractButton)):
                written = re.findall(r"\w+", re.sub(r"<[^>]*>", "", widget.text()))
                assert set(written) <= set(re.findall(r"\w+", name)), (face, widget.text(), name)
            reached = isinstance(widget, (QScrollArea, QLineEdit, QAbstractItemView, QTextEdit))
            if reached and widget.metaObject().className() != "QHeaderView":
                assert name or widget.objectName() == "qt_spinbox_lineedit", (face, widget, widget.parent())


def test_the_names_follow_the_story(room: Newsroom) -> None:
    room.bar.show_state(room.session.draft.status)
    assert room.bar.state.accessibleName() == "State: Draft"
    room.status.show_spelling("✎ 3 unknown", "")
    assert room.status.spelling.accessibleName() == "Spelling: 3 unknown"
    room.status._show(())
    told = room.status.found.text().removesuffix(" ✓")
    assert room.status.found.accessibleName() == f"Checks: {told}"


def test_a_new_story_begins_in_its_headline(qtbot: QtBot, room: Newsroom) -> None:
    room.places.show_beside(room.wire)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    assert focused() is room.editor.headline
    assert isinstance(room.session.draft, Article)
