"""Every widget of the window is named, can be reached by keyboard, and takes a click and a key without complaint."""

import re

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QDesktopServices, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.paths import docs_dir
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.notices import Notice

from .conftest import PATIENCE

_INTERACTIVE = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
# Parts of other widgets, which speak for them.
_PARTS = ("QComboBoxPrivateContainer", "QComboBoxListView", "QHeaderView", "QLineEditIconButton")


def interactive(room: Newsroom) -> list[QWidget]:
    """Return what can be used in the window as it is now."""
    found = [widget for widget in room.findChildren(QWidget) if isinstance(widget, _INTERACTIVE)]
    return [
        widget
        for widget in found
        if widget.isVisible()
        and widget.metaObject().className() not in _PARTS
        and not isinstance(widget.parent(), QComboBox)
        and widget.objectName() != "qt_toolbar_ext_button"
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or told.text(QAccessible.Text.Name)


def scrolling(widget: QWidget) -> QScrollArea | None:
    """Return the area in which a widget is scrolled into view, if there is one."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def table_of(widget: QWidget) -> QAbstractItemView | None:
    """Return the list in whose rows a widget stands, if it does."""
    viewport = widget.parentWidget()
    table = viewport.parentWidget() if viewport is not None else None
    return table if isinstance(table, QAbstractItemView) and table.viewport() is viewport else None


def faces(room: Newsroom) -> list[str]:
    """Return the faces the window has: the editor, the checks, and what takes the editor's place for a while."""
    return [
        "editor",
        "checks",
        "wire",
        "pictures",
        "details",
        "versions",
        "help",
        "importing",
        "publication",
        "house",
        "snippets",
        "correction",
        "site",
        "replacing",
        "finding",
        "rules",
        "publishing",
        "killing",
        "message",
    ]


def turn_to(room: Newsroom, face: str) -> None:
    room.banner.tell("Something to tell", ("An offer", lambda: None))
    room.places.centre.setCurrentWidget(room.places.middle)
    room.places.right.setCurrentWidget(room.preview)
    if face == "checks":
        room.places.right.setCurrentWidget(room.checks)
    elif face == "difference":
        room.places.show_beside(room.difference)
    elif face in ("pictures", "details", "wire"):
        room.places.show_beside(getattr(room, face))
    elif face == "versions":
        room.places.show_beside(room.versions)
    elif face == "help":
        room.bar.actions_by_name["Help"].trigger()
    elif face == "importing":
        room.places.show_pane(room.importing)
    elif face == "publication":
        room.places.show_pane(room.publication)
    elif face in ("house", "snippets", "rules"):
        room.places.show_pane(getattr(room, face))
    elif face == "publishing":
        room.publishing.pane.show_story("Harbour votes", "Changed since it was published: text.")
        room.publishing.pane.show_findings(())
        room.places.show_beside(room.publishing.pane)
    elif face == "killing":
        room.republishing.killing.ask("Harbour votes", ("Harbour voted",))
        room.places.show_beside(room.republishing.killing)
    elif face == "message":
        room.message.show_notice(Notice(text="Something to tell", details=(("Left out", ("One", "Two")),)))
        room.places.show_beside(room.message)
    elif face == "correction":
        room.republishing.pane_wanted.emit()
    elif face == "replacing":
        room.places.show_pane(room.replacing)
    elif face == "finding":
        room.find_here.ask(replacing=True)
    elif face == "site":
        room.places.show_pane(room.site)


def test_everything_has_a_name_and_every_icon_a_tooltip(room: Newsroom) -> None:
    for face in faces(room):
        turn_to(room, face)
        for widget in interactive(room):
            assert name_of(widget), (face, widget)
            if isinstance(widget, QToolButton) and not widget.text():
                assert widget.toolTip(), (face, widget.accessibleName())


def test_everything_is_reached_with_tab(room: Newsroom) -> None:
    for face in faces(room):
        turn_to(room, face)
        chain, widget = set(), room.nextInFocusChain()
        while widget is not None and widget is not room:
            chain.add(widget)
            widget = widget.nextInFocusChain()
        for widget in interactive(room):
            if widget.isEnabled():
                assert widget in chain, (face, name_of(widget))
                if isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked():
                    # Of several that exclude each other Tab leads to the chosen one, arrows from there.
                    continue
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (face, name_of(widget))


def test_everything_takes_a_click_and_a_key(qtbot: QtBot, room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    touched = set()
    for face in faces(room):
        turn_to(room, face)
        for widget in interactive(room):
            if not isValid(widget):
                # An offer of the banner, which another message took the place of.
                continue
            if not widget.isVisible() or not widget.isEnabled():
                turn_to(room, face)
            if not isValid(widget) or not widget.isEnabled():
                # There is nothing chosen that it would be about.
                continue
            touched.add(name_of(widget))
            use(widget)
            QApplication.processEvents()
    assert {"Headline", "Standfirst", "Kicker", "Body, in Markdown", "Stories", "Related links"} <= touched
    assert {"Find stories by any word", "Order", "Section", "Add related links", "Export", "Menu"} <= touched
    assert len(touched) > 40
    qtbot.waitUntil(lambda: room.bar.saved.text().startswith("Saved"), timeout=PATIENCE)


def use(widget: QWidget) -> None:
    """Click a widget, and type into it where it takes text; a menu that opens is closed again."""
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    if isinstance(widget, (QToolButton, QComboBox)):
        QTimer.singleShot(0, close_popup)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    close_popup()
    if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)) and not widget.isReadOnly():
        before = content(widget)
        QTest.keyClicks(widget, "z")
        assert content(widget) != before, name_of(widget)
    elif isinstance(widget, QComboBox):
        QTest.keyClick(widget, Qt.Key.Key_Down)
    elif isinstance(widget, QAbstractItemView):
        QTest.keyClick(widget, Qt.Key.Key_Down)
        QTest.keyClick(widget, Qt.Key.Key_Home)
    else:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def content(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()  # type: ignore[attr-defined]


def close_popup() -> None:
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()


def test_every_command_is_in_the_menu_and_every_key_is_given_once(room: Newsroom) -> None:
    keys = [key.toString() for action in room.actions() for key in action.shortcuts()]
    keys += [child.key().toString() for child in room.editor.findChildren(QShortcut)]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
    menus = [
        room.bar.menu,
        *(menu for menu in room.findChildren(QMenu) if menu.menuAction() in room.bar.menu.actions()),
    ]
    named = {action.text() for menu in menus for action in menu.actions()}
    assert {action.text() for action in room.actions()} <= named
    assert isinstance(room.bar.menu, QMenu)


def test_every_key_is_in_the_guide_in_every_language(room: Newsroom) -> None:
    actions = [*(action for action in room.actions() if action.text() != "Redo"), *room.editor.marks.values()]
    guides = [docs_dir() / "keys.md", *docs_dir().glob("*/keys.md")]
    first, *others = (_keys_in(guide.read_text(encoding="utf-8")) for guide in guides)
    assert {action.shortcut().toString() for action in actions} - {"", *(key for row in first for key in row)} == set()
    assert others == [first] * len(others) != []


def _keys_in(guide: str) -> list[list[str]]:
    rows = re.findall(r"^\| ([^|]+?) \|", guide, re.MULTILINE)
    return [re.findall(r"(?a)(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[-+.,/])|F\d+", row) for row in rows]


def test_nothing_is_cut_at_the_smallest_size(room: Newsroom) -> None:
    window = room.window()
    window.resize(window.minimumSize())
    QApplication.processEvents()
    for face in faces(room):
        turn_to(room, face)
        QApplication.processEvents()
        assert window.size() == window.minimumSize(), (face, window.size())
        for widget in interactive(room):
            if isinstance(widget, QScrollBar):
                continue
            if (around := scrolling(widget)) is not None:
                around.ensureWidgetVisible(widget)
            elif (table := table_of(widget)) is not None:
                table.scrollTo(table.indexAt(widget.pos()))
            shown = widget.visibleRegion().boundingRect()
            assert shown.width() >= min(widget.width(), 20), (face, name_of(widget), widget.geometry())
