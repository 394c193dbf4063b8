"""A desk that a newsroom shares, in the window: others are seen, a server that is away loses nothing, readers read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.paths import DeskPaths
from newsdesk.paths import resolve_paths as home_of
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window
from tests.postgres import Server
from tests.servers import KEY, SECRET, s3_server
from tests.ui.conftest import PATIENCE, shown


@pytest.fixture
def database(postgresql: Server, empty_desk: str) -> str:
    """Return the name of a database with an empty desk."""
    return postgresql.new(empty_desk)


@pytest.fixture
def place(postgresql: Server, database: str, home: Path, look: Look) -> Iterator[DeskPaths]:
    """Return the folders of an editor of the shared desk, who wants the window in English."""
    place = _place(home, postgresql.address(database))
    yield place
    look.wear(Appearance.SYSTEM)


@pytest.fixture
def colleague(postgresql: Server, database: str, tmp_path: Path) -> Iterator[Desk]:
    """Return the desk as a colleague has it, with a story."""
    with Desk.open(home_of(tmp_path / "bo", postgresql.address(database))) as desk:
        desk.writing.new(Article(headline="Harbour reopens", body="The harbour opened."))
        yield desk


@pytest.fixture
def room(colleague: Desk, window: Window) -> Newsroom:
    """Return the newsroom with the colleague's story open."""
    assert colleague.shared
    assert window.newsroom is not None
    return window.newsroom


def _place(home: Path, address: str) -> DeskPaths:
    place = home_of(home, address)
    personal = QSettings(str(place.config / "window.ini"), QSettings.Format.IniFormat)
    personal.setValue("writing/language", "en")
    personal.sync()
    return place


def test_what_a_colleague_saves_is_seen(qtbot: QtBot, room: Newsroom, colleague: Desk) -> None:
    story = colleague.writing.get(room.session.draft.id)
    colleague.writing.save(replace(story, headline="Harbour closes"))
    qtbot.waitUntil(lambda: room.editor.headline.text() == "Harbour closes", timeout=PATIENCE)


def test_what_is_typed_while_the_server_is_away_is_kept_and_saved_when_it_is_back(
    qtbot: QtBot, room: Newsroom, colleague: Desk, place: DeskPaths, postgresql: Server
) -> None:
    postgresql.stop()
    try:
        QTest.keyClicks(room.editor.body, "Typed meanwhile. ")
        journal = place.desk / "journal" / f"{room.session.draft.id}.json"
        qtbot.waitUntil(journal.exists, timeout=PATIENCE)
        qtbot.waitUntil(lambda: room.bar.saved.text() == "Not saved ⚠", timeout=PATIENCE)
        qtbot.waitUntil(lambda: "kept on this computer" in room.banner.text.text(), timeout=PATIENCE)
        assert json.loads(journal.read_text(encoding="utf-8"))["article"]["body"].startswith("Typed meanwhile.")
    finally:
        postgresql.start()
    qtbot.waitUntil(lambda: room.bar.saved.text().startswith("Saved"), timeout=PATIENCE)
    qtbot.waitUntil(room.banner.isHidden, timeout=PATIENCE)
    assert colleague.writing.get(room.session.draft.id).body.startswith("Typed meanwhile.")
    assert not journal.exists()


def test_what_else_was_told_stays_when_the_server_is_back(
    qtbot: QtBot, room: Newsroom, colleague: Desk, postgresql: Server
) -> None:
    postgresql.stop()
    try:
        qtbot.waitUntil(lambda: "kept on this computer" in room.banner.text.text(), timeout=PATIENCE)
        said = room.status.said.text()
        room.banner.tell("Something else.")
    finally:
        postgresql.start()
    with qtbot.waitSignal(room.others.stirred, timeout=PATIENCE):
        story = colleague.writing.get(room.session.draft.id)
        colleague.writing.save(replace(story, headline="Harbour closes"))
    assert room.banner.text.text() == "Something else."
    assert not room.banner.isHidden()
    # That the server is away is told once, not in the driver's words too.
    assert "reached" not in said


def test_both_texts_are_there_when_a_colleague_wrote_meanwhile(
    qtbot: QtBot, room: Newsroom, colleague: Desk, postgresql: Server
) -> None:
    story = colleague.writing.get(room.session.draft.id)
    postgresql.stop()
    QTest.keyClicks(room.editor.body, "Mine. ")
    qtbot.waitUntil(lambda: room.bar.saved.text() == "Not saved ⚠", timeout=PATIENCE)
    postgresql.start()
    colleague.writing.save(replace(story, body="Theirs."))
    qtbot.waitUntil(lambda: room.session.clash is not None, timeout=PATIENCE)
    kept = [colleague.versions.get(story.id, version.number).body for version in colleague.versions.listing(story.id)]
    assert any(body.startswith("Mine. ") for body in kept)
    assert colleague.writing.get(story.id).body == "Theirs."
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE):
        room.session.resolve(room.session.draft, "mine")
    assert colleague.writing.get(story.id).body.startswith("Mine. ")


def test_a_reader_reads(
    qtbot: QtBot, colleague: Desk, postgresql: Server, database: str, home: Path, look: Look
) -> None:
    assert colleague.shared
    postgresql.sql("CREATE ROLE proof LOGIN")
    postgresql.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO proof", database)
    for window in shown(qtbot, Window(_place(home, postgresql.address(database, "proof")), look)):
        room = window.newsroom
        assert room is not None
        assert "you may read this shared desk" in room.banner.text.text()
        assert not room.banner.buttons
        QTest.keyClicks(room.editor.body, "x")
        QTest.keyClicks(room.editor.headline, "x")
        assert room.session.draft.body == "The harbour opened."
        assert room.session.draft.headline == "Harbour reopens"
        assert room.bar.saved.text() == "Read only"


def test_a_picture_in_a_bucket_is_shown_and_a_bucket_that_is_away_is_told(
    qtbot: QtBot,
    postgresql: Server,
    database: str,
    home: Path,
    tmp_path: Path,
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("keyring.get_password", lambda _service, name: {f"s3://{KEY}@desk": SECRET}.get(name))
    files = [tmp_path / name for name in ("red.png", "blue.png")]
    for file in files:
        Image.new("RGB", (300, 200), file.stem).save(file)
    with s3_server() as bucket:
        where = f"s3://{KEY}@desk/desk?endpoint=http://127.0.0.1:{bucket.server_port}&region=eu-north-1"
        address = f"{postgresql.address(database)}&files={where}"
        with Desk.open(home_of(tmp_path / "bo", address)) as bo:
            red, blue = (bo.pictures.take(file.read_bytes()) for file in files)
            story = bo.writing.new(Article(headline="Harbour reopens", body=f"![](media:{red.media})", media=(red,)))
            with contextmanager(shown)(qtbot, Window(_place(home, address), look)) as window:
                room = window.newsroom
                assert room is not None
                qtbot.waitUntil(lambda: red.media in room.pictures._thumbs, timeout=PATIENCE)
                assert room.pictures._thumbs[red.media].width() > 0
                bucket.away = True
                bo.writing.save(replace(story, media=(red, blue)))
                qtbot.waitUntil(lambda: "all else goes on" in room.status.said.text(), timeout=PATIENCE)
                QTest.keyClicks(room.editor.headline, "!")
                qtbot.waitUntil(lambda: "!" in bo.writing.get(story.id).headline, timeout=PATIENCE)
                bucket.away = False


def test_the_password_is_asked_for_once(
    qtbot: QtBot,
    colleague: Desk,
    postgresql: Server,
    database: str,
    home: Path,
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr("newsdesk.desk.keep_secret", kept.__setitem__)
    monkeypatch.setattr("newsdesk.desk.moving.secret_of", lambda address: kept.get(address, ""))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked: ("right", True))
    assert colleague.shared
    postgresql.sql("CREATE ROLE eva LOGIN PASSWORD 'right'")
    postgresql.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO eva", database)
    window = Window(_place(home, postgresql.address(database, "eva")), look)
    with postgresql.asking_passwords():
        with qtbot.waitSignal(window.refused, timeout=PATIENCE) as refused:
            window.show()
        assert "does not let you in" in refused.args[0]
        names = {button.text(): button for button in window.findChildren(QPushButton)}
        assert list(names) == ["Password…", "Try again", "Open another desk…"]
        QTest.mouseClick(names["Password…"], Qt.MouseButton.LeftButton)
        for opened in shown(qtbot, window):
            assert opened.newsroom is not None
            assert opened.newsroom.session.draft.headline == "Harbour reopens"
