"""A whole day of an editor in the real window, by keys and mouse: thirty stories, and a crash in the evening."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk, verify
from newsdesk.model import Status
from newsdesk.paths import DeskPaths
from newsdesk.paths import resolve_paths as home_of
from newsdesk.store import StoryFilter
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.look import Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE, close, shown

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
STORIES = 30
PLACES = ("Saltholm", "Velby", "Tarn", "Orrin", "Marrow")


def page(number: int) -> str:
    """Return the text of a page as a browser gives it."""
    place = PLACES[number % len(PLACES)]
    return (
        f"{place} counts boat {number} of the season\n\nSource: Coast Press\n2026-03-{1 + number % 28:02} News\n\n"
        f"The harbour board of {place} counted boat number {number} on Monday, more than in any year before.\n\n"
        f'"We did not expect that," said the harbour master, who has counted boats for {number + 3} years.\n'
    )


def paste(text: str, into: object) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    into.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(into, Qt.Key.Key_V, CTRL)  # type: ignore[call-overload]


def headlines(room: Newsroom) -> list[str]:
    model = room.stories.model
    return [model.index(row).data(ROW).headline for row in range(model.rowCount())]


class Day:
    """What she does again and again."""

    def __init__(self, qtbot: QtBot, room: Newsroom) -> None:
        self.qtbot, self.room = qtbot, room

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        QTest.keyClick(self.room.window(), key, modifiers)

    def saved(self) -> None:
        """Keep a version and wait until it is kept."""
        with self.qtbot.waitSignal(self.room.session.saved, timeout=PATIENCE):
            self.press(Qt.Key.Key_S, CTRL)

    def take_in(self, text: str) -> None:
        """Paste a page into the import pane and make a story of it."""
        self.press(Qt.Key.Key_O, CTRL, SHIFT)
        paste(text, self.room.importing.text)
        self.qtbot.waitUntil(self.room.importing.make.isEnabled, timeout=PATIENCE)
        with self.qtbot.waitSignal(self.room.session.opened, timeout=PATIENCE):
            QTest.mouseClick(self.room.importing.make, Qt.MouseButton.LeftButton)

    def go_to(self, words: str) -> None:
        """Go to a story by a few of its words."""
        asking = self.room.asking
        with self.qtbot.waitSignal(self.room.session.opened, timeout=PATIENCE):
            self.press(Qt.Key.Key_P, CTRL)
            QTest.keyClicks(asking.line, words)
            self.qtbot.waitUntil(lambda: bool(asking._choices) and words in asking._choices[0].name, timeout=PATIENCE)
            QTest.keyClick(asking.line, Qt.Key.Key_Return)

    def banner(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.room.banner.text.text(), timeout=PATIENCE)

    def button(self, name: str) -> QPushButton:
        return next(button for button in self.room.banner.buttons if button.text().replace("&", "") == name)


def test_a_day(
    qtbot: QtBot,
    window: Window,
    place: DeskPaths,
    look: Look,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = window.newsroom
    assert room is not None
    day, desk = Day(qtbot, room), room._desk
    # Morning: the samples go, thirty stories come.
    room.bar.actions_by_name["Clear the samples away"].trigger()
    day.banner("among the spiked")
    for number in range(STORIES):
        day.take_in(page(number))
        assert room.session.draft.headline == f"{PLACES[number % 5]} counts boat {number} of the season"
    qtbot.waitUntil(lambda: room.stories.model.rowCount() == STORIES, timeout=PATIENCE)
    assert desk.writing.listing(StoryFilter(), None, 1).rows[0].headline.endswith("boat 29 of the season")

    # She edits one: a headline, two paragraphs, a mistake taken back.
    day.go_to("boat 7")
    story = room.session.draft.id
    day.saved()
    room.editor.body.setFocus()
    day.press(Qt.Key.Key_End, CTRL)
    QTest.keyClick(room.editor.body, Qt.Key.Key_End, CTRL)
    for _ in range(2):
        QTest.keyClick(room.editor.body, Qt.Key.Key_Return)
    QTest.keyClicks(room.editor.body, "Boats went on coming until dusk. Nobody knew why")
    QTest.keyClicks(room.editor.body, "!!!")
    for _ in range(3):
        QTest.keyClick(room.editor.body, Qt.Key.Key_Backspace)
    QTest.keyClicks(room.editor.body, ".")
    assert room.session.draft.body.endswith("until dusk. Nobody knew why.")

    # A picture from her camera, with words for those who cannot see it.
    Image.new("RGB", (1600, 900), "teal").save(tmp_path / "quay.jpg")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "quay.jpg")], ""))
    QTest.keyClick(room.editor.body, Qt.Key.Key_I, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(room.session.draft.media) == 1, timeout=PATIENCE)

    # Ten related headlines in two actions, one of them a story of hers.
    day.press(Qt.Key.Key_L, CTRL)
    paste(
        "\n".join(f"• Headline {number} of the wire https://example.org/{number}" for number in range(9)),
        room.strip.add,
    )
    qtbot.waitUntil(lambda: len(room.session.draft.strip.links) == 9, timeout=PATIENCE)
    room.adding.add_story(desk.writing.by_slug("saltholm-counts-boat-0-of-the-season").id)
    qtbot.waitUntil(lambda: len(room.session.draft.strip.links) == 10, timeout=PATIENCE)
    room.strip.show_row(9)
    QTest.keyClick(room.strip.list, Qt.Key.Key_Up, ALT)
    assert room.session.draft.strip.links[8].article is not None
    day.saved()

    # She looks for a word among all, and finds it in three.
    day.press(Qt.Key.Key_F, CTRL, SHIFT)
    QTest.keyClicks(room.stories.filter, "Velby boat")
    qtbot.waitUntil(lambda: len(headlines(room)) == 6 and "Velby" in headlines(room)[0], timeout=PATIENCE)
    room.stories.filter.clear()
    qtbot.waitUntil(lambda: room.stories.model.rowCount() == STORIES, timeout=PATIENCE)

    # A name was spelled wrong everywhere: all of them at once, and back, and again.
    asked = room.replacing
    day.press(Qt.Key.Key_R, CTRL, ALT)
    qtbot.waitUntil(asked.isVisible, timeout=PATIENCE)
    QTest.keyClicks(asked.fields.words, "harbour master")
    QTest.keyClicks(asked.fields.by, "harbour-master")
    QTest.mouseClick(asked.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(asked.replace.isEnabled, timeout=PATIENCE)
    with qtbot.waitSignal(asked.done, timeout=PATIENCE):
        QTest.mouseClick(asked.replace, Qt.MouseButton.LeftButton)
    bodies = [desk.writing.get(row.id).body for row in desk.writing.listing(StoryFilter(), None, 99).rows]
    assert sum("harbour-master" in body for body in bodies) == STORIES
    QTest.keyClick(asked.fields.words, Qt.Key.Key_Escape)

    # She liked the morning's version of that one better.
    day.go_to("boat 7")
    pane = room.versions
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        day.press(Qt.Key.Key_R, CTRL, SHIFT)
    count = pane.list.count()
    assert count >= 3
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        pane.list.setCurrentRow(count - 1)
    with qtbot.waitSignals([room.session.saved, room.session.saved], timeout=PATIENCE):
        QTest.mouseClick(pane.restore, Qt.MouseButton.LeftButton)
    assert "until dusk" not in room.session.draft.body
    day.press(Qt.Key.Key_Z, CTRL)
    assert "until dusk" in room.session.draft.body
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    day.saved()

    # Two stories are nothing: into the spike, and out again.
    day.press(Qt.Key.Key_F, CTRL, SHIFT)
    QTest.keyClicks(room.stories.filter, "Velby")
    qtbot.waitUntil(lambda: len(headlines(room)) == 6 and "Velby" in headlines(room)[5], timeout=PATIENCE)
    QTest.keyClick(room.stories.filter, Qt.Key.Key_Down)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Home)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Delete)
    day.banner("Spiked 2 stories.")
    assert desk.writing.tally().by_status[Status.SPIKED] == 5
    QTest.mouseClick(day.button("Undo"), Qt.MouseButton.LeftButton)
    day.banner("Taken back: 2 stories.")

    # The one that is open goes out, checked and whole.
    assert room.session.draft.id == story
    with qtbot.waitSignal(room.exporting.exported, timeout=PATIENCE):
        room.exporting.export_to(tmp_path / "out")
    assert verify(tmp_path / "out" / room.session.draft.slug) == ()

    # Evening: the power fails while she writes. What lay on the disk at that moment is all there is.
    room.session.saving.rest_for(600)
    room.editor.headline.setFocus()
    QTest.keyClicks(room.editor.headline, "Late: ")
    folder = place.desk.parent
    # Under its own name: what is not renamed yet is not there.
    journal = place.desk / "journal" / f"{story}.json"
    qtbot.waitUntil(lambda: journal.exists() and b"Late: " in journal.read_bytes(), timeout=PATIENCE)
    shutil.copytree(folder, tmp_path / "after the power came back")
    close(qtbot, window)

    for reopened in shown(qtbot, Window(home_of(tmp_path / "after the power came back"), look)):
        again = reopened.newsroom
        assert again is not None
        assert again.session.draft.id == story
        evening = Day(qtbot, again)
        evening.banner("can be brought back")
        QTest.mouseClick(evening.button("Bring it back"), Qt.MouseButton.LeftButton)
        assert again.session.draft.headline.startswith("Late: ")
        evening.saved()
        assert isinstance(again._desk, Desk)
        assert again._desk.doctor() == ()
        assert sum(again._desk.writing.tally().by_status.values()) == STORIES + 3
        close(qtbot, reopened)
