"""The window itself: what it remembers, what it does when the desk is damaged, how it closes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.errors import DeskError, ReadOnlyDeskError
from newsdesk.model import Article
from newsdesk.paths import DeskPaths, has_desk
from newsdesk.paths import resolve_paths as home_of
from newsdesk.store import StoryFilter
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE, close, shown
from .mouse import click

Painted = Callable[[Callable[[], object]], None]


def test_a_desk_of_zeros_is_told_and_left_alone(
    qtbot: QtBot, place: DeskPaths, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place.desk.mkdir(parents=True)
    damaged = place.desk / "desk.sqlite3"
    damaged.write_bytes(bytes(8192))
    window = Window(place, look)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.refused, timeout=PATIENCE) as refused:
        window.show()
    assert str(place.desk) in refused.args[0]
    assert window.newsroom is None
    assert damaged.read_bytes() == bytes(8192)
    assert "Restore a backup" in window.findChildren(QLabel)[0].text()
    # There is a way on from here.
    started: list[str] = []

    def start(folder: str) -> bool:
        started.append(folder)
        return True

    monkeypatch.setattr("newsdesk.ui.keeping.desks.start", start)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        QTest.keyClick(_button(window, "Open another desk…"), Qt.Key.Key_Space)
    assert started == [str(tmp_path)]


def _button(window: Window, name: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == name)


def test_a_desk_whose_database_is_gone_offers_its_backup(
    qtbot: QtBot, place: DeskPaths, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(place) as desk:
        desk.writing.new(Article(headline="Kept in a backup"))
        desk.back_up()
    (place.desk / "desk.sqlite3").unlink()
    (place.desk / "journal" / "typed.json").write_bytes(b"{}")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place.backups))
    window = Window(place, look)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.refused, timeout=PATIENCE) as refused:
        window.show()
    assert refused.args
    assert "is missing" in refused.args[0]
    restore = _button(window, "Restore a backup…")
    qtbot.waitUntil(restore.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE):
        QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    room = window.newsroom
    assert room is not None
    qtbot.waitUntil(lambda: room.editor.headline.text() == "Kept in a backup", timeout=PATIENCE)
    close(qtbot, window)


def test_a_desk_that_can_only_be_read_is_worked_on_as_a_copy(
    qtbot: QtBot, place: DeskPaths, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Desk.open(place) as desk:
        desk.writing.new(Article(headline="Kept on a disk that cannot be written"))

    def refuse(_home: DeskPaths, _language: str, _time_zone: str) -> object:
        raise ReadOnlyDeskError("Nothing can be saved there.")

    monkeypatch.setattr("newsdesk.ui.window.open_desk", refuse)
    started: list[str] = []

    def start(folder: str) -> bool:
        started.append(folder)
        return True

    monkeypatch.setattr("newsdesk.ui.keeping.desks.start", start)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "here"))
    window = Window(place, look)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.refused, timeout=PATIENCE):
        window.show()
    copy, other = window.findChildren(QPushButton)
    assert (copy.text(), other.text()) == ("Work on a copy…", "Open another desk…")
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        QTest.keyClick(copy, Qt.Key.Key_Space)
    assert started == [str(tmp_path / "here")]
    with Desk.open(home_of(tmp_path / "here")) as desk:
        (row,) = desk.writing.listing(StoryFilter(), None, 9).rows
        assert row.headline == "Kept on a disk that cannot be written"


@pytest.mark.parametrize("where", ["newsdesk.desk.Desk.open", "newsdesk.ui.lifecycle.Lifecycle.begin"])
def test_a_fault_of_ours_at_opening_is_a_sentence_and_no_blank_window(
    qtbot: QtBot, place: DeskPaths, look: Look, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_asked: object, **_named: object) -> object:
        raise KeyError("nobody foresaw this")

    reported: list[object] = []
    monkeypatch.setattr(where, fail)
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: reported.append(error))
    window = Window(place, look)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.refused, timeout=PATIENCE) as refused:
        window.show()
    assert refused.args
    sentence = str(refused.args[0])
    assert str(place.desk) in sentence
    assert "nobody foresaw this" in sentence
    assert str(place.logs / "crash.log") in sentence
    label = next(label for label in window.findChildren(QLabel) if label.text() == sentence)
    qtbot.waitUntil(label.isVisible, timeout=PATIENCE)
    assert [type(error) for error in reported] == [KeyError]
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        window.close()


def test_a_torn_record_of_an_export_is_told_in_the_window(qtbot: QtBot, place: DeskPaths, look: Look) -> None:
    with Desk.open(place) as desk:
        desk.writing.new(Article(headline="Ferry"))
    (place.desk / "exports-under-way.json").write_bytes(b"")
    for window in shown(qtbot, Window(place, look)):
        assert window.newsroom is not None
        qtbot.waitUntil(window.newsroom.banner.isVisible, timeout=PATIENCE)
        assert "A record of an unfinished export was damaged" in window.newsroom.banner.text.text()


def test_another_desk_opens_in_a_window_of_its_own_and_is_known_then(
    qtbot: QtBot, window: Window, room: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[list[str]] = []

    def start(_program: str, words: list[str]) -> tuple[bool, int]:
        started.append(words)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def choose(wanted: str) -> None:
        room.bar.actions_by_name["Open another desk…"].trigger()
        qtbot.waitUntil(lambda: wanted in [found.name for found in room.asking._choices], timeout=PATIENCE)
        room.asking.list.setCurrentRow([found.name for found in room.asking._choices].index(wanted))
        QTest.keyClick(room.asking.line, Qt.Key.Key_Return)

    choose("Another folder…")
    assert started == [], "a new desk is made only when she says so"
    assert str(tmp_path) in room.banner.text.text()
    assert [button.text() for button in room.banner.buttons] == ["&Make a new desk there", "&Choose another folder…"]
    click(room.banner.buttons[0])
    assert started == [["-m", "newsdesk", "--home", str(tmp_path)]]
    choose(tmp_path.name)
    assert started[1] == started[0]


def test_the_folder_of_a_desk_itself_opens_that_desk(
    room: Newsroom, place: DeskPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(_program: str, words: list[str]) -> tuple[bool, int]:
        started.append(words)
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    for folder in (place.desk, place.desk.parent):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, folder=folder: str(folder))
        room.desks._choose()
        assert started.pop() == ["-m", "newsdesk", "--home", str(folder)]
        assert home_of(folder) == place
    (place.desk / "manifest.json").touch()
    assert not has_desk(place.desk), "a backup is restored, never written in"


def test_closing_saves_what_was_typed_a_moment_ago(
    qtbot: QtBot, place: DeskPaths, window: Window, room: Newsroom
) -> None:
    story = room.session.draft
    QTest.keyClicks(room.editor.headline, "Late: ")
    close(qtbot, window)
    with Desk.open(place) as desk:
        assert desk.writing.get(story.id).headline == f"Late: {story.headline}"
        assert desk.writing.recovered() == ()


def test_where_it_cannot_be_saved_it_stays_open_and_says_so(
    qtbot: QtBot, window: Window, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> Article:
        raise DeskError("The disk with the desk is full.")

    QTest.keyClicks(room.editor.headline, "Late: ")
    with monkeypatch.context() as broken:
        broken.setattr(room._desk.writing, "save", full)
        assert not window.close()
        qtbot.waitUntil(lambda: "Not saved, so not closed" in room.banner.text.text(), timeout=PATIENCE)
    assert window.isVisible()
    assert room.editor.headline.text().startswith("Late: ")
    assert [button.text() for button in room.banner.buttons] == ["&Close without saving"]


def test_it_remembers_its_panes_and_its_appearance(
    qtbot: QtBot, place: DeskPaths, window: Window, room: Newsroom, look: Look
) -> None:
    room.places.setSizes([300, 500, 480])
    QTest.mouseClick(room.editor.more, Qt.MouseButton.LeftButton)
    room.bar.actions_by_name["Dark"].trigger()
    close(qtbot, window)
    look.wear(Appearance.SYSTEM)
    for again in shown(qtbot, Window(place, look)):
        assert again.newsroom is not None
        # The screen here is smaller than the window was: the list of stories keeps its width all the same.
        assert again.newsroom.places.sizes()[0] == 300
        assert not again.newsroom.editor.lines["slug"].isVisible()
        assert look.dark


def test_light_and_dark_are_worn_at_once_and_text_can_be_read_in_both(room: Newsroom, look: Look) -> None:
    seen = []
    for name in ("Dark", "Light"):
        room.bar.actions_by_name[name].trigger()
        palette = QApplication.palette()
        for ink, paper in (
            (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
            (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
            (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
            (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        ):
            assert contrast(palette.color(ink), palette.color(paper)) >= 4.5, (name, ink)
        for token in ("quiet", "warn", "accent"):
            for ground in ("window", "base", "tint"):
                assert contrast(QColor(look.colours[token]), QColor(look.colours[ground])) >= 4.5, (name, token, ground)
        seen.append(room.editor.grab().toImage())
    assert brightness(seen[0]) < 100 < brightness(seen[1])


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, as WCAG 2 counts it."""

    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightness(image: QImage) -> float:
    small = image.scaled(16, 16).convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(QColor(small.pixel(x, y)).red() for x in range(16) for y in range(16)) / 256


def test_in_a_low_window_nothing_lies_over_another_and_the_fields_scroll(
    qtbot: QtBot, window: Window, room: Newsroom
) -> None:
    window.resize(window.minimumSize())
    room.folding.unfold()
    editor = room.editor
    fields = (editor.kicker, editor.headline, editor.standfirst, editor.lines["source"], editor.lines["slug"])

    def apart() -> bool:
        tops = [field.mapTo(editor, QPoint()).y() for field in fields]
        ends = [top + field.height() for top, field in zip(tops, fields, strict=True)]
        return all(end <= top for end, top in zip(ends, tops[1:], strict=False))

    qtbot.waitUntil(apart, timeout=PATIENCE)
    assert editor.body.height() > 2 * editor.body.fontMetrics().lineSpacing()
    editor.kicker.setFocus()
    for field in (editor.kicker, editor.headline, editor.standfirst, editor.lines["source"]):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.lines["dateline"]
    seen = editor.lines["dateline"].mapTo(editor, QPoint()).y()
    assert 0 <= seen < editor.bar.y()


def test_where_no_story_is_open_nothing_is_typed_that_nobody_keeps(
    qtbot: QtBot, desk: Desk, place: DeskPaths, look: Look
) -> None:
    assert desk.shared is False
    window = Window(place, look)
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE):
        window.show()
    room = window.newsroom
    assert room is not None
    QTest.keyClicks(room.editor.body, "Lost")
    assert room.editor.body.toPlainText() == ""
    assert not room.strip.isEnabled()
    room.exporting.ask()
    assert "press New" in room.banner.text.text()
    room.bar.actions_by_name["Replace in all stories…"].trigger()
    qtbot.waitUntil(room.replacing.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    QTest.keyClicks(room.editor.body, "Kept")
    assert room.session.draft.body == "Kept"
    assert room.strip.isEnabled()
    close(qtbot, window)
