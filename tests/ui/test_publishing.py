"""She publishes the site from the window, corrects a story, goes on from it and withdraws one."""

from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from newsdesk.desk import verify
from newsdesk.model import Article, CorrectionKind, RelatedLink, Status, Strip
from newsdesk.ui.newsroom import Newsroom
from tests.servers import KEY, SECRET, s3_server

from .conftest import PATIENCE, publish
from .mouse import click, texts

CTRL = Qt.KeyboardModifier.ControlModifier


def choose(room: Newsroom, name: str) -> None:
    """Take a command from the menu of the story's state."""
    next(action for action in room.bar.states.actions() if action.text() == name).trigger()


@pytest.fixture
def published(qtbot: QtBot, room: Newsroom) -> Newsroom:
    """Return the newsroom with the open story published."""
    publish(qtbot, room)
    return room


def test_the_site_is_planned_published_and_then_up_to_date(qtbot: QtBot, published: Newsroom, tmp_path: Path) -> None:
    room, pane, site = published, published.site, tmp_path / "site"
    room.bar.actions_by_name["Publish the site…"].trigger()
    assert pane.isVisible()
    assert "Choose the folder" in pane.said.text()
    assert not pane.publish.isEnabled()
    with (
        patch.object(QFileDialog, "getExistingDirectory", return_value=str(site)),
        qtbot.waitSignal(pane.planned, timeout=PATIENCE),
    ):
        QTest.mouseClick(pane.choose, Qt.MouseButton.LeftButton)
    rows = [pane.changes.topLevelItem(row) for row in range(2)]
    told = [row.text(1) for row in rows if row is not None]
    assert told[0].startswith("style-")
    assert told[1] == room.session.draft.slug
    assert "no address yet" in pane.said.text()
    with qtbot.waitSignal(pane.published, timeout=PATIENCE):
        QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
    assert pane.said.text().startswith("Published: ")
    assert pane.open.isVisible()
    assert pane.changes.hasFocus()
    assert verify(site) == ()
    with patch("newsdesk.ui.publishing.site.QDesktopServices.openUrl") as opened:
        QTest.mouseClick(pane.open, Qt.MouseButton.LeftButton)
    assert opened.call_args[0][0].toLocalFile() == str(site / "index.html")

    QTest.keyClick(pane.folder, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        room.places.show_pane(room.site)
    assert pane.said.text() == "The site is up to date."
    QTest.mouseClick(pane.address, Qt.MouseButton.LeftButton)
    assert room.publication.isVisible()


def test_ctrl_enter_publishes_the_site_from_the_field_of_its_folder(
    qtbot: QtBot, published: Newsroom, tmp_path: Path
) -> None:
    pane, site = published.site, tmp_path / "site"
    published.bar.actions_by_name["Publish the site…"].trigger()
    QTest.keyClicks(pane.folder, str(site))
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        QTest.keyClick(pane.folder, Qt.Key.Key_Return, CTRL)
    assert not site.exists(), "nobody publishes what was not shown"
    with qtbot.waitSignal(pane.published, timeout=PATIENCE):
        QTest.keyClick(pane.folder, Qt.Key.Key_Return, CTRL)
    assert verify(site) == ()
    pane.folder.setFocus()
    QTest.keyClicks(pane.folder, "2")
    assert not pane.publish.isEnabled(), "the plan was another folder's"


def test_a_message_that_waits_for_the_site_goes_with_its_publishing(
    qtbot: QtBot, published: Newsroom, tmp_path: Path
) -> None:
    room, pane = published, published.site
    QTest.keyClicks(room.editor.standfirst, " Again.")
    choose(room, "Publish update")
    qtbot.waitUntil(lambda: "The next publish of the site shows it" in room.banner.text.text(), timeout=PATIENCE)
    room.bar.actions_by_name["Publish the site…"].trigger()
    QTest.keyClicks(pane.folder, str(tmp_path / "site"))
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        QTest.keyClick(pane.folder, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.published, timeout=PATIENCE):
        click(pane.publish)
    assert not room.banner.isVisible()


def test_a_site_is_sent_to_a_server_whose_password_is_kept_in_the_keyring(
    qtbot: QtBot, published: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, pane = published, published.site
    kept: dict[str, str] = {}
    monkeypatch.setattr("keyring.get_password", lambda _service, name: kept.get(name))
    monkeypatch.setattr("keyring.set_password", lambda _service, name, secret: kept.update({name: secret}))
    room.bar.actions_by_name["Publish the site…"].trigger()
    assert not pane.secret.isVisible()
    with s3_server() as bucket:
        address = f"s3://{KEY}@desk/site?endpoint=http://127.0.0.1:{bucket.server_port}&region=eu-north-1"
        with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
            QTest.keyClicks(pane.folder, address)
            QTest.keyClick(pane.folder, Qt.Key.Key_Return)
        with patch.object(QInputDialog, "getText", return_value=("wrong", True)):
            QTest.mouseClick(pane.secret, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: pane.said.text().startswith("Kept"), timeout=PATIENCE)
        QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "the secret key is another" in pane.said.text(), timeout=PATIENCE)
        with patch.object(QInputDialog, "getText", return_value=(SECRET, True)):
            QTest.mouseClick(pane.secret, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: pane.said.text().startswith("Kept"), timeout=PATIENCE)
        # Nothing changed here since, but the server has none of it.
        with qtbot.waitSignal(pane.published, timeout=PATIENCE):
            QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
        assert "site/index.html" in bucket.objects
    assert kept == {f"s3://{KEY}@desk": SECRET}


def test_publishing_into_a_file_is_told_and_the_window_goes_on(
    qtbot: QtBot, published: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    pane = published.site
    published.places.show_pane(published.site)
    QTest.keyClicks(pane.folder, str(tmp_path / "file"))
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        QTest.keyClick(pane.folder, Qt.Key.Key_Return)
    QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "cannot be written" in pane.said.text(), timeout=PATIENCE)
    assert pane.publish.isEnabled()


def test_publishing_is_stopped_by_escape(qtbot: QtBot, published: Newsroom, tmp_path: Path) -> None:
    pane = published.site
    published.places.show_pane(published.site)
    pane.folder.setText(str(tmp_path / "site"))
    with qtbot.waitSignal(pane.planned, timeout=PATIENCE):
        pane.folder.editingFinished.emit()
    pane._publish()
    # Before the worker has come far: the first of its parts asks whether to go on.
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not pane.bar.isVisible(), timeout=PATIENCE)
    assert "stopped" in pane.said.text()
    assert not list((tmp_path / "site").iterdir())


def test_a_finding_leads_to_its_line_and_is_mended_by_a_key(qtbot: QtBot, room: Newsroom) -> None:
    room.bar.actions_by_name["Checks"].trigger()
    first = "Two  blanks here.\n\nAnd  two here."
    room.editor.body.setPlainText(f"One line.\n\n{first}")
    pane = room.checks

    def places() -> list[str]:
        return [pane.list.item(row).toolTip() for row in range(pane.list.count())]

    qtbot.waitUntil(lambda: "double-space, in body:5" in places(), timeout=PATIENCE)
    row = places().index("double-space, in body:3")
    centre = pane.list.visualItemRect(pane.list.item(row)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert room.editor.body.place() == (3, 1)
    assert room.editor.body.hasFocus()
    assert pane.mend.isEnabled()
    room.bar.actions_by_name["Fix selected issue"].trigger()
    assert "Two blanks here.\n\nAnd  two" in room.session.draft.body
    qtbot.waitUntil(lambda: "double-space, in body:3" not in places(), timeout=PATIENCE)
    room.session.undo()
    assert room.session.draft.body.endswith(first)
    assert room.editor.body.toPlainText().endswith(first)

    other = next(row for row in range(pane.list.count()) if "bare-headline" in places()[row])
    pane.list.setCurrentRow(other)
    assert not pane.mend.isEnabled()


def test_the_checks_open_with_the_gravest_chosen(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    qtbot.waitUntil(lambda: room.checks.list.count() > 2, timeout=PATIENCE)
    room.checks.list.setCurrentRow(1)
    QTest.keyClick(room.editor.headline, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.checks.list.hasFocus()
    assert room.checks.list.currentRow() == 0


def test_a_correction_is_asked_for_published_and_shown(qtbot: QtBot, published: Newsroom) -> None:
    room, pane = published, published.republishing.correction
    choose(room, "Correct…")
    assert pane.was.hasFocus()
    assert not pane.publish.isEnabled()
    QTest.keyClicks(pane.was, "It said eleven years.")
    QTest.keyClick(pane.was, Qt.Key.Key_Tab)
    QTest.keyClicks(pane.now, "It was ten.")
    QTest.mouseClick(pane.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(room.session.draft.corrections) == 1, timeout=PATIENCE)
    (note,) = room.session.draft.corrections
    assert (note.kind, note.was, note.now) == (CorrectionKind.CORRECTION, "It said eleven years.", "It was ten.")
    qtbot.waitUntil(lambda: "It was ten." in room.preview.handler.data.decode(), timeout=PATIENCE)
    assert not pane.isVisible()
    assert "is published with a correction" in room.banner.text.text()

    choose(room, "Correct…")
    assert pane.was.toPlainText() == ""
    QTest.mouseClick(pane.cancel, Qt.MouseButton.LeftButton)
    assert not pane.isVisible()


def test_what_was_changed_is_published_again_and_told(qtbot: QtBot, published: Newsroom) -> None:
    room = published
    choose(room, "Publish update")
    qtbot.waitUntil(lambda: "Nothing changed" in room.banner.text.text(), timeout=PATIENCE)
    room.session.edit("standfirst", "Another standfirst.")
    room.session.edit("body", room.session.draft.body + " Three more words.")
    choose(room, "Publish update")

    def live() -> str:
        seen = room._desk._store.published.get(room.session.draft.id)
        return seen.standfirst if seen is not None else ""

    qtbot.waitUntil(lambda: live() == "Another standfirst.", timeout=PATIENCE)
    qtbot.waitUntil(lambda: "standfirst, text +3 words" in room.banner.text.text(), timeout=PATIENCE)


def test_what_only_the_desk_calls_published_is_published(qtbot: QtBot, published: Newsroom) -> None:
    room = published
    store = room._desk._store
    with store._database.write_session() as session:
        session.execute(text("DELETE FROM live"))
    assert room._desk.doctor() != ()
    choose(room, "Publish update")
    qtbot.waitUntil(lambda: store.published.get(room.session.draft.id) is not None, timeout=PATIENCE)
    assert "Nothing changed" not in room.banner.text.text()


def test_a_new_story_goes_on_from_a_published_one(qtbot: QtBot, published: Newsroom) -> None:
    room = published
    old = room.session.draft.id
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        choose(room, "Go on in a new story")
    assert room.session.draft.id != old
    assert room.session.draft.strip.links[0].article == old
    assert room.session.draft.status is Status.DRAFT


def test_a_kill_is_typed_and_not_clicked_by_accident(qtbot: QtBot, published: Newsroom) -> None:
    room, pane = published, published.republishing.killing
    choose(room, "Kill…")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert pane.linked.text() == "No other story links to it."
    assert pane.typed.hasFocus()
    assert pane.kill.objectName() == "danger"
    assert pane.cancel.x() < pane.kill.x()
    assert pane.question.height() >= pane.question.heightForWidth(pane.question.width()), "it can be read whole"
    for by_accident in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(pane.typed, by_accident)
    click(pane.kill)
    QTest.keyClicks(pane.typed, "kil")
    QTest.keyClick(pane.typed, Qt.Key.Key_Return)
    assert room.session.draft.status is Status.PUBLISHED
    click(pane.cancel)
    assert not pane.isVisible()
    assert room.session.draft.status is Status.PUBLISHED

    choose(room, "Kill…")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert pane.typed.text() == ""
    assert not pane.kill.isEnabled()
    QTest.keyClicks(pane.typed, "Kill")
    click(pane.kill)
    qtbot.waitUntil(lambda: room.session.draft.status is Status.KILLED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "withdrawn" in room.preview.handler.data.decode(), timeout=PATIENCE)
    assert [action.text() for action in room.bar.states.actions()] == ["A killed story stays killed"]


def test_a_killed_story_shows_the_text_that_the_desk_has(qtbot: QtBot, published: Newsroom) -> None:
    room, pane = published, published.republishing.killing
    known = room.session.draft.body
    QTest.keyClicks(room.editor.body, "Never published. ")
    choose(room, "Kill…")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    QTest.keyClicks(pane.typed, "kill")
    states: list[str] = []
    room.session.state.connect(states.append)
    QTest.keyClick(pane.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is killed" in room.banner.text.text(), timeout=PATIENCE)
    assert states[-1].startswith("Saved"), "nothing waits to be saved"
    assert room.editor.body.toPlainText() == known
    assert room._desk.writing.get(room.session.draft.id).body == known


def test_a_kill_names_every_story_that_links_here(qtbot: QtBot, published: Newsroom) -> None:
    room, pane = published, published.republishing.killing
    for number in range(30):
        link = RelatedLink(article=room.session.draft.id)
        room._desk.writing.new(Article(headline=f"Follow-up {number}", strip=Strip(links=(link,))))
    choose(room, "Kill…")
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    assert {text for text in texts(pane.linking) if text.startswith("Follow-up")} == {
        f"Follow-up {number}" for number in range(30)
    }
    assert pane.kill.isVisible()


def test_a_question_about_a_story_goes_with_it(qtbot: QtBot, published: Newsroom) -> None:
    room, story = published, published.session.draft.id
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    other = room.session.draft.id
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(story)
    choose(room, "Kill…")
    qtbot.waitUntil(room.republishing.killing.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(other)
    # Else the next click would kill this one.
    assert not room.republishing.killing.isVisible()
    assert room.session.draft.status is Status.DRAFT


def test_a_first_publishing_leads_nobody_from_an_old_address(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.bar.actions_by_name["New"].trigger()
    QTest.keyClicks(room.editor.headline, "Harbour votes")
    QTest.keyClicks(room.editor.body, "The harbour votes.")
    room.banner.dismiss()
    publish(qtbot, room)
    QTest.keyClicks(room.editor.body, "More.")
    assert not room.banner.isVisible()
    room.session.put_field("slug", "another-address")
    qtbot.waitUntil(room.banner.isVisible, timeout=PATIENCE)
    assert "readers of “harbour-votes” are led to “another-address”" in room.banner.text.text()
