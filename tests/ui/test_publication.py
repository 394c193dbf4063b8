"""She sets how the desk publishes: what cannot be kept is told where she is, what she left alone stays."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.publishing.publication import PublicationPane

from .conftest import PATIENCE


def shown(qtbot: QtBot, room: Newsroom) -> PublicationPane:
    """Return the pane, its settings shown."""
    room.places.show_pane(room.publication)
    qtbot.waitUntil(room.publication.keep.isEnabled, timeout=PATIENCE)
    return room.publication


def picture(path: Path, colour: Qt.GlobalColor = Qt.GlobalColor.darkCyan) -> bytes:
    """Draw a picture in one colour and return its file."""
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(colour)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return path.read_bytes()


def keep(qtbot: QtBot, pane: PublicationPane) -> None:
    """Press Keep and wait until it is kept."""
    with qtbot.waitSignal(pane.kept, timeout=PATIENCE):
        QTest.mouseClick(pane.keep, Qt.MouseButton.LeftButton)


def test_a_logo_that_a_designer_changed_meanwhile_stays(qtbot: QtBot, room: Newsroom) -> None:
    file = room._desk.folder / "theme" / "logo.png"
    picture(file)
    pane = shown(qtbot, room)
    newer = picture(file, Qt.GlobalColor.darkRed)
    QTest.keyClicks(pane.name, " Daily")
    keep(qtbot, pane)
    assert file.read_bytes() == newer


def test_a_file_that_is_no_picture_is_told_in_the_pane_until_another_is_chosen(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = shown(qtbot, room)
    (tmp_path / "bad.png").write_bytes(b"no picture")
    picture(tmp_path / "good.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "bad.png"), ""))
    QTest.mouseClick(pane.logo.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(pane.trouble.text()), timeout=PATIENCE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "good.png"), ""))
    QTest.mouseClick(pane.logo.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not pane.trouble.text(), timeout=PATIENCE)
    assert pane.logo.remove.isVisible()
    keep(qtbot, pane)
    assert QImage(str(room._desk.folder / "theme" / "logo.png")).width() == 120
    assert [file.name for file in (room._desk.folder / "theme").iterdir()] == ["logo.png"]


def test_a_logo_that_is_no_picture_is_told_and_taken_out(qtbot: QtBot, room: Newsroom) -> None:
    file = room._desk.folder / "theme" / "logo.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"no picture")
    pane = shown(qtbot, room)
    assert "no picture to be shown" in pane.trouble.text()
    QTest.mouseClick(pane.logo.remove, Qt.MouseButton.LeftButton)
    assert pane.trouble.text() == ""
    keep(qtbot, pane)
    assert not file.exists()


def test_a_language_is_one_and_the_days_read_in_it(qtbot: QtBot, room: Newsroom) -> None:
    pane = shown(qtbot, room)
    pane.dates.setCurrentIndex(pane.dates.findData("medium"))
    pane.language.selectAll()
    QTest.keyClicks(pane.language, "not a language!")
    QTest.mouseClick(pane.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "“not a language!” is no language" in pane.trouble.text(), timeout=PATIENCE)
    pane.language.setFocus()
    pane.language.selectAll()
    QTest.keyClicks(pane.language, "de")
    assert pane.trouble.text() == ""
    QTest.keyClick(pane.language, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: pane.dates.currentText() == "29.03.2026", timeout=PATIENCE)
    assert pane.dates.currentData() == "medium"
    assert pane.dates.itemText(pane.dates.findData("long")) == "29. März 2026"
    keep(qtbot, pane)
    assert room._desk.settings.language == "de"


def test_a_time_zone_that_is_none_is_told_and_mended(qtbot: QtBot, room: Newsroom) -> None:
    room._desk._store.set_settings(replace(room._desk.settings, time_zone="Mars"))
    pane = shown(qtbot, room)
    assert "The time zone “Mars” is no time zone" in pane.trouble.text()
    pane.zone.setCurrentText("Europe/Nowhere")
    QTest.mouseClick(pane.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "“Europe/Nowhere”" in pane.trouble.text(), timeout=PATIENCE)
    pane.zone.setCurrentText("Europe/Paris")
    keep(qtbot, pane)
    assert room._desk.settings.time_zone == "Europe/Paris"
