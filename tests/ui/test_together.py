"""She chooses several stories in the list and changes them at once; every change can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk.model import Article, Status
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


@pytest.fixture
def many(qtbot: QtBot, room: Newsroom) -> list[Article]:
    """Return five stories that stand above the samples, the last one on top, with the keys in the list."""
    stories = [room._desk.writing.new(Article(headline=f"Story {number}", body="Text.")) for number in range(5)]
    room.stories.refresh()
    qtbot.waitUntil(lambda: headlines(room)[:5] == [f"Story {number}" for number in (4, 3, 2, 1, 0)], timeout=PATIENCE)
    room.stories.list.setFocus()
    go_to(room, 0)
    return stories


def go_to(room: Newsroom, row: int) -> None:
    index = room.stories.model.index(row)
    room.stories.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def headlines(room: Newsroom) -> list[str]:
    model = room.stories.model
    return [model.index(row).data(ROW).headline for row in range(model.rowCount())]


def chosen(room: Newsroom) -> list[str]:
    return [row.headline for row in room.stories.chosen()]


def told(qtbot: QtBot, room: Newsroom, text: str) -> None:
    qtbot.waitUntil(lambda: room.banner.text.text().startswith(text), timeout=PATIENCE)


def do(room: Newsroom, name: str) -> None:
    """Choose an entry of the menu of the chosen stories."""
    room.stories.menu.aboutToShow.emit()
    next(action for action in room.stories.menu.actions() if action.text() == name).trigger()


def state(room: Newsroom, story: Article) -> Status:
    return room._desk.writing.get(story.id).status


def test_keys_and_mouse_choose_several_without_opening_them(qtbot: QtBot, room: Newsroom, many: list[Article]) -> None:
    stories, opened = room.stories, room.session.draft.id
    QTest.keyClick(stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(room) == ["Story 4", "Story 3"]
    place = stories.list.visualRect(stories.model.index(3)).center()
    QTest.mouseClick(stories.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert chosen(room) == ["Story 4", "Story 3", "Story 1"]
    assert stories.together.isVisible()
    assert stories.together.text() == "3 stories chosen ▾"
    assert room.session.draft.id == opened
    QTest.keyClick(stories.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(chosen(room)) == stories.model.rowCount()
    assert many[0].headline in chosen(room)


def test_delete_spikes_what_is_chosen_and_brings_it_back_from_the_spike(
    qtbot: QtBot, room: Newsroom, many: list[Article]
) -> None:
    room._desk.writing.move(many[4].id, Status.REVIEW)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Delete)
    told(qtbot, room, "Spiked 2 stories.")
    assert [state(room, story) for story in many[3:]] == [Status.SPIKED] * 2
    qtbot.waitUntil(lambda: "Story 4" not in headlines(room), timeout=PATIENCE)

    room.banner.buttons[0].click()
    told(qtbot, room, "Taken back: 2 stories.")
    assert [state(room, story) for story in many[3:]] == [Status.DRAFT, Status.REVIEW]

    qtbot.waitUntil(lambda: "Story 4" in headlines(room), timeout=PATIENCE)
    go_to(room, headlines(room).index("Story 4"))
    QTest.keyClick(room.stories.list, Qt.Key.Key_Delete)
    told(qtbot, room, "Spiked 1 story.")
    QTest.mouseClick(room.stories.narrowing.states[Status.SPIKED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: headlines(room) == ["Story 4"], timeout=PATIENCE)
    room.stories.list.setFocus()
    go_to(room, 0)
    QTest.keyClick(room.stories.list, Qt.Key.Key_Delete)
    told(qtbot, room, "Brought back 1 story.")
    assert state(room, many[4]) is Status.REVIEW
    qtbot.waitUntil(room.stories.empty.isVisible, timeout=PATIENCE)
    assert room.stories.empty.text().startswith("Nothing is spiked.")


def test_a_section_and_keywords_are_given_to_all_that_are_chosen(
    qtbot: QtBot, room: Newsroom, many: list[Article]
) -> None:
    def answer(text: str, choice: str) -> None:
        room.asking.line.setText(text)
        room.asking.line.textEdited.emit(text)
        qtbot.waitUntil(lambda: choice in [found.name for found in room.asking._choices], timeout=PATIENCE)
        room.asking.list.setCurrentRow([found.name for found in room.asking._choices].index(choice))
        QTest.keyClick(room.asking.line, Qt.Key.Key_Return)

    room.session.show(many[4].id)
    qtbot.waitUntil(lambda: room.session.draft.id == many[4].id, timeout=PATIENCE)
    room.stories.list.setFocus()
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    do(room, "Section…")
    answer("Desk / Night", "Desk / Night")
    told(qtbot, room, "Moved to Desk / Night: 2 stories.")
    # The open story is one of them and shows it.
    qtbot.waitUntil(lambda: room.session.draft.section == ("Desk", "Night"), timeout=PATIENCE)
    do(room, "Add keywords…")
    answer("oil、prices，", "Add oil, prices")
    told(qtbot, room, "Added oil, prices to 2 stories.")
    assert room._desk.writing.get(many[3].id).keywords == ("oil", "prices")
    room.banner.buttons[0].click()
    told(qtbot, room, "Taken back: 2 stories.")
    assert room._desk.writing.get(many[3].id).keywords == ()


def test_states_are_offered_where_they_are_legal(qtbot: QtBot, room: Newsroom, many: list[Article]) -> None:
    def offered() -> list[str]:
        room.stories.menu.aboutToShow.emit()
        return [action.text() for action in room.stories.menu.actions() if action.text()]

    assert offered() == [
        "Send to review",
        "Mark as ready",
        "Section…",
        "Add keywords…",
        "Export bundles…",
        "Hand over…",
        "Spike",
    ]
    do(room, "Send to review")
    told(qtbot, room, "Sent to review: 1 story.")
    assert state(room, many[4]) is Status.REVIEW


def test_bundles_of_what_is_chosen_go_into_one_folder_and_what_is_blocked_is_named(
    qtbot: QtBot, room: Newsroom, many: list[Article], tmp_path: Path
) -> None:
    room._desk.writing.edit(many[3].slug, {"body": ""})
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.together.export_to(tmp_path)
    told(qtbot, room, f"Exported 1 story to {tmp_path}. ")
    assert "Story 3" in room.banner.text.text()
    assert (tmp_path / "story-4" / "index.html").exists()
    assert not (tmp_path / "story-3").exists()


def test_what_is_chosen_is_handed_over_in_one_file(
    qtbot: QtBot, room: Newsroom, many: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "night shift"), ""))
    do(room, "Hand over…")
    told(qtbot, room, f"Packed 2 stories for the next editor: {tmp_path / 'night shift.newsdesk'}.")
    room.window().receive((tmp_path / "night shift.newsdesk",))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Story 3" in room.importing.found.text(), timeout=PATIENCE)
    assert "nothing changes" in room.importing.found.text()


def test_what_is_chosen_stays_chosen_when_the_list_changes(qtbot: QtBot, room: Newsroom, many: list[Article]) -> None:
    QTest.keyClick(room.stories.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room._desk.writing.new(Article(headline="Now on top"))
    room.stories.refresh()
    qtbot.waitUntil(lambda: headlines(room)[0] == "Now on top", timeout=PATIENCE)
    assert chosen(room) == ["Story 4", "Story 3"]
