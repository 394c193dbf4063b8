"""She looks what runs here, under which licences, and where its log is."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from newsdesk import __version__
from newsdesk.paths import DeskPaths
from newsdesk.ui import about
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return what the system was asked to open."""
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    return asked


def test_about_tells_versions_licences_and_folders(room: Newsroom, place: DeskPaths) -> None:
    room.bar.actions_by_name["About Newsdesk"].trigger()
    told = room.about.text.toPlainText()
    assert __version__ in told
    assert str(place.desk) in told
    for part in ("PySide6", "SQLAlchemy", "Markdown"):
        assert part.casefold() in told.casefold()
    assert all(licence for _name, _version, licence in about.parts())


def test_the_download_page_opens_in_the_browser_and_only_if_there_is_one(
    look: Look, place: DeskPaths, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = about.AboutPane(place, look)
    assert not without.newer.isVisibleTo(without)
    monkeypatch.setattr(about, "download_page", lambda: "https://example.org/newsdesk")
    pane = about.AboutPane(place, look)
    assert pane.newer.isVisibleTo(pane)
    pane.newer.click()
    assert opened == [QUrl("https://example.org/newsdesk")]


def test_the_log_is_shown_where_there_is_one(room: Newsroom, place: DeskPaths, opened: list[QUrl]) -> None:
    room.bar.actions_by_name["Show the log"].trigger()
    assert "There is no log" in room.banner.text.text()
    assert opened == []
    place.logs.mkdir(parents=True, exist_ok=True)
    (place.logs / "crash.log").write_text("a fault", encoding="utf-8")
    room.bar.actions_by_name["Show the log"].trigger()
    assert opened == [QUrl.fromLocalFile(str(place.logs))]
