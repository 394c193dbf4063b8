"""An editor drops files and links on the text: pictures and links go in, other files to Import, no path anywhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.model import RelatedLink
from newsdesk.ui.linking.strip_mime import links_mime
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE
from .mouse import drag_onto
from .test_writing_keys import CTRL, write


@pytest.fixture
def files(tmp_path: Path) -> QMimeData:
    """Return two stories and a picture, as a file manager has them in hand."""
    names = [tmp_path / "Quay Rebuilt.html", tmp_path / "pier.md", tmp_path / "Pier.PNG"]
    names[0].write_text("<title>x</title><h1>Quay rebuilt</h1><p>The quay stands again.</p>", encoding="utf-8")
    names[1].write_text("# The pier stands\n\nIt stands.\n", encoding="utf-8")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(names[2]))
    return held(*names)


def held(*names: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    # As file managers have it.
    mime.setText("\n".join(map(str, names)))
    return mime


def drop(widget: QWidget, mime: QMimeData) -> None:
    inner = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    assert drag_onto(inner, QPoint(15, 10), mime) == {Qt.DropAction.CopyAction}, "the files stay where they are"


def fields(room: Newsroom) -> tuple[QWidget, ...]:
    editor = room.editor
    return (
        editor.body,
        editor.headline,
        editor.standfirst,
        editor.kicker,
        editor.lines["source"],
        editor.lines["slug"],
    )


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("way", ["drop", "paste"])
def test_files_are_imported_and_pictures_go_in_wherever_they_fall(
    qtbot: QtBot, room: Newsroom, files: QMimeData, number: int, way: str
) -> None:
    before, media = room.session.draft, len(room.session.draft.media)
    widget = fields(room)[number]
    if way == "drop":
        drop(widget, files)
    else:
        QGuiApplication.clipboard().setMimeData(files)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    assert room.importing.isVisible()
    assert "Quay rebuilt" in room.importing.found.text()
    assert "The pier stands" in room.importing.found.text()
    qtbot.waitUntil(lambda: len(room.session.draft.media) > media, timeout=PATIENCE)
    draft = room.session.draft
    assert "![](media:" in draft.body
    assert not any("Quay" in text or "file:" in text for text in (draft.headline, draft.standfirst, draft.body))
    assert (draft.headline, draft.standfirst, draft.kicker, draft.source, draft.slug) == (
        before.headline,
        before.standfirst,
        before.kicker,
        before.source,
        before.slug,
    )


def test_files_dropped_on_import_stay_where_they_are(qtbot: QtBot, room: Newsroom, files: QMimeData) -> None:
    room.places.show_pane(room.importing)
    drop(room.importing.text, files)
    qtbot.waitUntil(lambda: "Quay rebuilt" in room.importing.found.text(), timeout=PATIENCE)
    drop(room.stories.list, files)
    # The names of files are no text that waits: who comes back to paste finds an empty field.
    room.places.back()
    room.places.show_pane(room.importing)
    assert room.importing.text.toPlainText() == ""
    assert not room.importing.make.isEnabled()


def test_a_picture_alone_leaves_the_story_in_view(qtbot: QtBot, room: Newsroom, files: QMimeData) -> None:
    media = len(room.session.draft.media)
    drop(room.editor.body, held(Path(files.urls()[2].toLocalFile())))
    qtbot.waitUntil(lambda: len(room.session.draft.media) > media, timeout=PATIENCE)
    assert room.places.writing


def test_a_link_of_the_strip_goes_into_the_text_as_a_link_and_stays_in_the_strip(room: Newsroom) -> None:
    write(room, "Boats wait.")
    link = RelatedLink(headline="Night ferry [late]", url="https://example.org/a(b)")
    done = drag_onto(room.editor.body.viewport(), QPoint(2000, 12), links_mime([link], {}, ""))
    assert done == {Qt.DropAction.CopyAction}
    assert room.session.draft.body == r"Boats wait. [Night ferry \[late\]](https://example.org/a%28b%29)"
    room.session.undo()
    assert room.session.draft.body == "Boats wait."


def test_a_link_to_a_story_of_ours_holds_the_story(room: Newsroom) -> None:
    ours = room._desk.writing.by_slug("night-ferry")
    room.session.know(room._desk.writing.targets([ours.id]))
    write(room, "Boats wait ")
    room.editor.body.insertFromMimeData(links_mime([RelatedLink(article=ours.id)], room.session.targets, ""))
    assert room.session.draft.body == f"Boats wait [{ours.headline}](story:{ours.id})"


def test_several_links_go_in_as_a_list_behind_the_paragraph(room: Newsroom) -> None:
    write(room, "One.\n\nTwo.")
    room.editor.body.moveCursor(QTextCursor.MoveOperation.Start)
    links = [RelatedLink(headline="A", url="https://example.org/a"), RelatedLink(headline="B")]
    room.editor.body.insertFromMimeData(links_mime(links, {}, ""))
    assert room.session.draft.body == "One.\n\n- [A](https://example.org/a)\n- B\n\nTwo."
