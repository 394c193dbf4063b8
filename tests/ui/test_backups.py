"""The desk is backed up once a day by itself and whenever she asks; where that fails she is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk, verify_backup
from newsdesk.paths import DeskPaths, cloud_sync_provider
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


def test_a_backup_is_made_when_asked_for_and_can_go_elsewhere(
    qtbot: QtBot, room: Newsroom, place: DeskPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.bar.actions_by_name["Back up now"].trigger()
    qtbot.waitUntil(lambda: "It is the first one." in room.banner.text.text(), timeout=PATIENCE)
    (made,) = room.finder._desk.backups()
    assert made.path.parent == place.backups
    assert verify_backup(made.path) == ()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "drive"))
    QTest.mouseClick(room.banner.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: str(tmp_path / "drive") in room.banner.text.text(), timeout=PATIENCE)
    assert len(list((tmp_path / "drive").glob("newsdesk-*"))) == 1


def test_one_a_day_is_made_by_itself(qtbot: QtBot, room: Newsroom, place: DeskPaths) -> None:
    for _ in range(2):
        room.backups.look()
    room.backups.tasks.finish()
    assert len(list(place.backups.glob("newsdesk-*"))) == 1


def test_where_it_cannot_be_written_the_work_goes_on(qtbot: QtBot, room: Newsroom, place: DeskPaths) -> None:
    place.backups.write_text("no folder", encoding="utf-8")
    room.backups.look()
    qtbot.waitUntil(lambda: "No backup can be written" in room.banner.text.text(), timeout=PATIENCE)
    assert "Your stories are safe" in room.banner.text.text()


def test_a_desk_in_a_synced_folder_is_warned_about(qtbot: QtBot, room: Newsroom) -> None:
    room.backups.warn_where_it_lies(Path("/home/ann/OneDrive - The Paper/Newsdesk/desk"))
    qtbot.waitUntil(lambda: "OneDrive" in room.banner.text.text(), timeout=PATIENCE)
    assert cloud_sync_provider(Path("/Users/ann/Library/Mobile Documents/x")) == "iCloud"
    assert cloud_sync_provider(Path("/home/ann/dropbox-notes/desk")) == ""


def test_a_desk_on_a_drive_of_another_computer_is_warned_about(
    qtbot: QtBot, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "writes_ahead", property(lambda _desk: False))
    room.backups.warn_where_it_lies(Path("/mnt/share/desk"))
    qtbot.waitUntil(lambda: "a drive of another computer" in room.banner.text.text(), timeout=PATIENCE)
