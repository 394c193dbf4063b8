"""The main job, end to end, in the real window: from a pasted page to a published page."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.desk import verify
from newsdesk.model import Status
from newsdesk.paths import resources_dir
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.window import Window

from .conftest import PATIENCE, publish
from .mouse import drag_onto, texts

Painted = Callable[[Callable[[], object]], None]
SAMPLE = resources_dir() / "samples" / "page.txt"


def press(room: Newsroom, key: str | QKeySequence.StandardKey) -> None:
    """Press a key of the window, wherever the caret is."""
    QTest.keySequence(QApplication.focusWidget() or room, QKeySequence(key))


def button(room: Newsroom, name: str) -> QPushButton:
    return next(button for button in room.banner.buttons if button.text().replace("&", "") == name)


def paste(text: str, into: object, room: Newsroom) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    into.setFocus()  # type: ignore[attr-defined]
    press(room, QKeySequence.StandardKey.Paste)


def test_a_first_start_shows_samples_and_says_what_to_try(window: Window) -> None:
    room = window.newsroom
    assert room is not None
    assert room.stories.model.rowCount() == 3
    assert room.session.draft.revision
    assert room.editor.headline.text() == room.session.draft.headline
    assert room.banner.isVisible()
    assert "paste the whole text of a page" in room.banner.text.text()
    assert room.window().windowTitle().startswith(room.session.draft.headline)
    assert "words" in room.status.counted.text()


def test_a_page_pasted_into_the_import_panel_becomes_a_story(qtbot: QtBot, room: Newsroom) -> None:
    press(room, "Ctrl+Shift+O")
    assert room.importing.isVisible()
    paste(SAMPLE.read_text(encoding="utf-8"), room.importing.text, room)
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    told = room.importing.found.text()
    assert "Off the wire" in told
    assert "Left out" in told
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.mouseClick(room.importing.make, Qt.MouseButton.LeftButton)
    draft = room.session.draft
    assert draft.headline in SAMPLE.read_text(encoding="utf-8")
    assert draft.section
    assert len(draft.strip.links) == 10
    assert room.editor.headline.text() == draft.headline
    assert len(room.strip.strip().links) == 10
    qtbot.waitUntil(lambda: room.stories.model.rowCount() == 4, timeout=PATIENCE)


def test_the_reference_page_lands_in_its_fields(qtbot: QtBot, room: Newsroom, reference: Path) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        press(room, QKeySequence.StandardKey.New)
    assert room.editor.headline.hasFocus()
    paste((reference / "seed" / "page.txt").read_text(encoding="utf-8"), room.editor.headline, room)
    qtbot.waitUntil(lambda: bool(room.session.draft.body), timeout=PATIENCE)
    draft = room.session.draft
    assert (draft.source, draft.date, draft.section) == ("Xinhua", dt.date(2026, 1, 19), ("News",))
    assert draft.strip.title == "Off the wire"
    assert len(draft.strip.links) == 10
    assert len(draft.body.split("\n\n")) == 7
    assert room.editor.lines["source"].text() == "Xinhua"
    assert "Left out: " in room.banner.text.text()
    assert "Not imported" not in room.banner.text.text()
    QTest.mouseClick(button(room, "Undo"), Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == ""
    press(room, QKeySequence.StandardKey.Redo)
    assert len(room.session.draft.strip.links) == 10


def test_a_file_dropped_on_the_window_is_imported_and_a_bad_one_told(
    qtbot: QtBot, room: Newsroom, tmp_path: Path
) -> None:
    good, bad = tmp_path / "page.html", tmp_path / "noise.bin"
    good.write_text("<title>x</title><h1>Quay rebuilt</h1><p>The quay stands again.</p>", encoding="utf-8")
    bad.write_bytes(bytes(range(256)) * 20)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    assert drag_onto(room, QPoint(300, 300), mime) == {Qt.DropAction.CopyAction}
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    assert "Quay rebuilt" in room.importing.found.text()
    assert "noise.bin" in room.importing.found.text()
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.mouseClick(room.importing.make, Qt.MouseButton.LeftButton)
    assert room.session.draft.headline == "Quay rebuilt"


def test_the_import_panel_opens_files_and_can_be_left(
    qtbot: QtBot, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.places.show_pane(room.importing)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(SAMPLE)], ""))
    QTest.mouseClick(room.importing.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    QTest.keyClick(room.importing.text, Qt.Key.Key_Escape)
    assert not room.importing.isVisible()
    assert room.editor.isVisible()


def test_undo_in_any_field_is_the_storys_own(room: Newsroom) -> None:
    before = room.session.draft
    source = room.editor.lines["source"]
    source.setFocus()
    QTest.keyClicks(source, "X")
    room.strip.show_row(0)
    QTest.keyClick(room.strip.list, Qt.Key.Key_Delete)
    source.setFocus()
    press(room, QKeySequence.StandardKey.Undo)
    assert room.session.draft.strip == before.strip
    assert room.strip.strip() == before.strip
    press(room, QKeySequence.StandardKey.Undo)
    assert room.session.draft == before
    assert source.text() == before.source
    press(room, QKeySequence.StandardKey.Redo)
    assert source.text() != before.source


def test_export_writes_a_checked_bundle_and_offers_to_open_it(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    QTest.keyClicks(room.editor.headline, "Now: ")
    with qtbot.waitSignal(room.exporting.exported, timeout=PATIENCE):
        press(room, "Ctrl+E")
    target = tmp_path / room.session.draft.slug
    assert verify(target) == ()
    assert json.loads((target / "article.ninjs.json").read_text())["headlines"][0]["value"].startswith("Now: ")
    assert str(target) in room.banner.text.text()
    QTest.mouseClick(button(room, "Open in browser"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(room.exporting.exported, timeout=PATIENCE):
        press(room, "Ctrl+E")
    QTest.mouseClick(button(room, "Open folder"), Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in opened] == [target / "index.html", target]
    with qtbot.waitSignal(room.exporting.exported, timeout=PATIENCE):
        press(room, "Ctrl+Shift+E")
    with zipfile.ZipFile(tmp_path / f"{room.session.draft.slug}.zip") as bundle:
        assert bundle.read(f"{room.session.draft.slug}/index.html") == (target / "index.html").read_bytes()


def test_the_page_in_the_preview_is_the_page_that_is_exported(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, painted: Painted
) -> None:
    painted(lambda: QTest.keyClicks(room.editor.body, "First words. "))
    with qtbot.waitSignal(room.exporting.exported, timeout=PATIENCE):
        room.exporting.export_to(tmp_path)
    exported = (tmp_path / room.session.draft.slug / "index.html").read_bytes()
    assert room.preview.handler.data == exported
    assert room.preview.handler.address == f"newsdesk://desk/{room.session.draft.slug}/index.html"


def test_a_story_with_nothing_in_it_is_held_back(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    room.exporting.export_to(tmp_path)
    qtbot.waitUntil(lambda: "held back" in room.banner.text.text(), timeout=PATIENCE)
    assert list(tmp_path.glob("untitled*")) == []
    qtbot.waitUntil(lambda: "✕ Error" in "".join(texts(room.checks.list)[:1]), timeout=PATIENCE)
    QTest.mouseClick(button(room, "Show checks"), Qt.MouseButton.LeftButton)
    assert room.checks.isVisible()
    first = room.checks.list.item(0)
    centre = room.checks.list.visualItemRect(first).center()
    QTest.mouseClick(room.checks.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert room.editor.headline.hasFocus()


def test_a_story_that_is_still_empty_is_gone_on_with(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    first = room.session.draft.id
    room.editor.body.setFocus()
    room.beginning.new()
    assert room.editor.headline.hasFocus()
    assert room.session.draft.id == first
    QTest.keyClicks(room.editor.headline, "Quay")
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.beginning.new()
    assert room.session.draft.id != first


def test_an_export_that_cannot_be_written_is_told(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    room.exporting.export_to(in_the_way / "folder")
    qtbot.waitUntil(lambda: "cannot be written" in room.banner.text.text(), timeout=PATIENCE)


@pytest.mark.parametrize("part", ["whole story", "body", "strip"])
def test_parts_are_copied_for_another_system(qtbot: QtBot, room: Newsroom, part: str) -> None:
    clipboard = QGuiApplication.clipboard()
    for form in ("rich text", "HTML", "plain text"):
        with qtbot.waitSignal(room.exporting.copied, timeout=PATIENCE):
            room.bar.actions_by_name[f"Copy {part} as {form}"].trigger()
        mime = clipboard.mimeData()
        assert mime.hasHtml() is (form == "rich text")
        assert ("<" in mime.text()) is (form == "HTML")
        wanted = room.session.draft.strip.links[0].headline if part == "strip" else "night"
        assert wanted in mime.text()
    assert room.status.said.text().startswith("Copied the")


def test_a_story_moves_on_and_is_published(qtbot: QtBot, room: Newsroom) -> None:
    action = next(action for action in room.bar.states.actions() if action.text() == "Send to review")
    with qtbot.waitSignal(
        room.session.saved, timeout=PATIENCE, check_params_cb=lambda saved: saved.status is Status.REVIEW
    ):
        action.trigger()
    assert room.session.draft.status is Status.REVIEW
    publish(qtbot, room)
    assert room.bar.state.text() == "Published ▾"
    assert "Kill…" in [action.text() for action in room.bar.states.actions()]


def test_the_publication_is_set_and_shows_in_the_page(
    qtbot: QtBot, room: Newsroom, painted: Painted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.bar.actions_by_name["Publication…"].trigger()
    pane = room.publication
    qtbot.waitUntil(pane.keep.isEnabled, timeout=PATIENCE)
    assert pane.name.hasFocus()
    assert pane.theme.currentText() == "wire"
    for field, text in ((pane.name, "The Valley Wire"), (pane.base_url, "valley"), (pane.language, "en")):
        field.selectAll()
        QTest.keyClicks(field, text)
    pane.zone.setCurrentText("Europe/Paris")
    assert pane.dates.currentText() == "March 29, 2026"
    pane.dates.setCurrentText("2026-03-29")
    QTest.mouseClick(pane.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no web address" in pane.trouble.text(), timeout=PATIENCE)
    pane.base_url.selectAll()
    QTest.keyClicks(pane.base_url, "https://valley.example/")
    QImage(300, 100, QImage.Format.Format_RGB32).save(str(tmp_path / "logo.jpg"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.jpg"), ""))
    QTest.mouseClick(pane.logo.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(pane.logo.remove.isVisible, timeout=PATIENCE)
    painted(lambda: QTest.mouseClick(pane.keep, Qt.MouseButton.LeftButton))
    assert not pane.isVisible()
    page = room.preview.handler.data.decode()
    assert f'<link rel="canonical" href="https://valley.example/{room.session.draft.slug}/">' in page
    assert ">2026-03-05</time>" in page
    assert '"url":"https://valley.example/logo.png"' in page
    room.places.show_pane(room.publication)
    qtbot.waitUntil(lambda: pane.zone.currentText() == "Europe/Paris", timeout=PATIENCE)
    assert pane.logo.shown.isVisible()
    QTest.keyClick(pane.name, Qt.Key.Key_Escape)
    assert not pane.isVisible()


def test_a_link_to_our_own_page_holds_the_story(qtbot: QtBot, room: Newsroom) -> None:
    other = room.stories.model.index(1).data(ROW)
    room.strip.add.setFocus()
    QTest.keyClicks(room.strip.add, other.slug[:5] if other.headline[:5].isascii() is False else other.headline[:5])
    qtbot.wait(0)
    room.adding.add_story(other.id)
    qtbot.waitUntil(lambda: room.session.draft.strip.links[-1].article == other.id, timeout=PATIENCE)
    shown = room.strip.list.topLevelItem(room.strip.list.topLevelItemCount() - 1)
    assert shown is not None
    assert shown.text(1) == other.headline


def test_a_link_in_the_preview_opens_our_story_and_the_world_opens_outside(
    qtbot: QtBot, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = room.preview.page
    clicked = page.NavigationType.NavigationTypeLinkClicked
    assert not page.acceptNavigationRequest(QUrl("https://example.org/"), clicked, True)
    assert [url.toString() for url in opened] == ["https://example.org/"]
    for address in ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"):
        for kind in (clicked, page.NavigationType.NavigationTypeOther):
            assert not page.acceptNavigationRequest(QUrl(address), kind, True)
    assert len(opened) == 1
    other = room.stories.model.index(1).data(ROW)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE) as shown:
        page.acceptNavigationRequest(QUrl(f"newsdesk://desk/{other.slug}/index.html"), clicked, True)
    assert shown.args[0].id == other.id


def test_a_picture_is_taken_in_and_shown(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, painted: Painted
) -> None:
    from PIL import Image

    file = tmp_path / "quay.png"
    Image.new("RGB", (40, 30), "teal").save(file)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(file)], ""))
    room.editor.marks["Picture"].trigger()
    qtbot.waitUntil(lambda: bool(room.session.draft.media), timeout=PATIENCE)
    painted(lambda: QTest.keyClicks(room.editor.body, "After it. "))
    digest = room.session.draft.media[0].media
    assert f"![](media:{digest})" in room.session.draft.body
    sizes: list[object] = []
    ask = "(() => { const i = document.querySelector('.body img'); return i && i.complete ? i.naturalWidth : 0 })()"

    def look() -> bool:
        room.preview.page.runJavaScript(ask, 1, sizes.append)
        return bool(sizes) and sizes[-1] == 40

    qtbot.waitUntil(look, timeout=PATIENCE)
    room.arriving.add_pictures((str(tmp_path / "broken.png"),))
    qtbot.waitUntil(lambda: "picture" in room.status.said.text(), timeout=PATIENCE)
