"""Each rule of the checks has a name, an explanation and a grade, which mouse and keys change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.model import CHECK_RULES
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.publishing.rules_pane import RulesPane

from .conftest import PATIENCE
from .mouse import choose, click


@pytest.fixture
def pane(qtbot: QtBot, room: Newsroom) -> RulesPane:
    """Return the pane as it opens from the checks."""
    room.places.show_beside(room.checks)
    click(room.checks.rules)
    qtbot.waitUntil(room.rules.keep.isEnabled, timeout=PATIENCE)
    return room.rules


def rules(room: Newsroom) -> str:
    return room._desk.settings.rules


def test_all_rules_are_listed_with_what_they_find(pane: RulesPane) -> None:
    rows = [pane.table.topLevelItem(row) for row in range(pane.table.topLevelItemCount())]
    told = [(row.text(0), row.text(2)) for row in rows if row is not None]
    assert told == [(str(rule.title), str(rule.explanation)) for rule in CHECK_RULES]
    assert pane.grades["undone"].currentText() == "Warning (default)"
    assert "headline" not in pane.grades, "what makes no page is an error on every desk"


def test_each_grade_is_in_view_beside_its_rule(pane: RulesPane) -> None:
    shown = pane.table.viewport().rect()
    for box in list(pane.grades.values())[:5]:
        place = box.geometry()
        assert shown.left() <= place.left()
        assert place.right() <= shown.right()
        assert place.width() >= box.minimumSizeHint().width()
        assert place.height() >= box.sizeHint().height()


def test_a_grade_is_changed_by_mouse_and_the_checks_follow(qtbot: QtBot, room: Newsroom, pane: RulesPane) -> None:
    choose(pane.grades["undone"], "Error")
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        click(pane.keep)
    assert rules(room) == "undone=block"
    assert room.places.writing
    with qtbot.waitSignal(room.status.checked, timeout=PATIENCE, check_params_cb=has_error):
        room.session.edit("body", "The council has TK members.")
    # The default takes no words in the settings.
    room.places.show_pane(pane)
    qtbot.waitUntil(lambda: pane.grades["undone"].currentText() == "Error", timeout=PATIENCE)
    click(pane.defaults)
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        click(pane.keep)
    assert rules(room) == ""


def has_error(findings: object) -> bool:
    return any((finding.rule, str(finding.severity)) == ("undone", "block") for finding in findings)  # type: ignore[attr-defined]


def test_a_grade_is_changed_by_keys(qtbot: QtBot, room: Newsroom, pane: RulesPane) -> None:
    assert pane.table.hasFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert pane.about.text() == str(CHECK_RULES[1].explanation)
    name = CHECK_RULES[1].name
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    box = pane.grades[name]
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "Off"
    pane.keep.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        QTest.keyClick(pane.keep, Qt.Key.Key_Space)
    assert rules(room) == f"{name}=off"


def test_tab_brings_each_row_into_view(pane: RulesPane) -> None:
    box = pane.grades["base-url"]
    assert not pane.table.viewport().rect().contains(box.geometry())
    box.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.table.viewport().rect().contains(box.geometry())
    assert pane.about.text() == "The site has no web address yet."


def test_the_wheel_scrolls_the_list_and_changes_no_grade(room: Newsroom, pane: RulesPane) -> None:
    before = {name: box.currentText() for name, box in pane.grades.items()}
    box = pane.grades["undone"]
    middle, down = box.rect().center(), QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(box.mapToGlobal(middle)),
        QPoint(),
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert {name: box.currentText() for name, box in pane.grades.items()} == before


def test_leaving_changes_nothing(qtbot: QtBot, room: Newsroom, pane: RulesPane) -> None:
    desk = room._desk
    desk.configure(replace(desk.settings, rules="no-date=off"))
    pane.grades["undone"].setCurrentIndex(0)
    click(pane.cancel)
    assert rules(room) == "no-date=off"
    room.places.show_pane(pane)
    qtbot.waitUntil(lambda: pane.grades["no-date"].currentText() == "Off", timeout=PATIENCE)
    assert pane.grades["undone"].currentText() == "Warning (default)"
