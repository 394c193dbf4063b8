"""She sets the text as she likes to write it, larger at night, alone when it counts; it is so again tomorrow."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.preferences import Preferences
from newsdesk.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def heading_size(room: Newsroom) -> int:
    """Return how many pixels the words of a heading in the first line have."""
    block = room.editor.body.document().firstBlock()
    form = next(each for each in block.layout().formats() if each.start + each.length > len("## "))
    return int(form.format.intProperty(QTextFormat.Property.FontPixelSize.value))


def test_struck_words_and_boxes_of_tasks_are_seen_in_the_text(room: Newsroom) -> None:
    room.session.put_field("body", "- [x] It was ~~gone~~ there")
    block = room.editor.body.document().firstBlock()
    struck = [
        block.text()[each.start :][: each.length] for each in block.layout().formats() if each.format.fontStrikeOut()
    ]
    bold = [
        block.text()[each.start :][: each.length] for each in block.layout().formats() if each.format.fontWeight() > 500
    ]
    assert "".join(struck) == "gone"
    assert "".join(bold) == "[x]"


def test_the_text_grows_by_a_key_and_its_headings_with_it(qtbot: QtBot, window: Window, room: Newsroom) -> None:
    body = room.editor.body
    room.session.put_field("body", "## A heading\n\nText.")
    before, heading = body.font().pixelSize(), heading_size(room)
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert body.font().pixelSize() == before + 4
    assert heading_size(room) > heading
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert body.font().pixelSize() == before + 3
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert (body.font().pixelSize(), heading_size(room)) == (before, heading)
    for _ in range(60):
        QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert body.font().pixelSize() == 12


def test_writing_alone_leaves_the_text_and_nothing_else(qtbot: QtBot, window: Window, room: Newsroom) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not any(part.isVisible() for part in (room.stories, room.strip, room.preview))
    assert room.editor.body.hasFocus()
    QTest.keyClicks(room.editor.body, "Alone. ")
    assert room.banner.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not room.banner.isVisible(), "it said how to come back"
    assert all(part.isVisible() for part in (room.stories, room.strip, room.preview))
    assert room.session.draft.body.startswith("Alone. ")
    QTest.keyClick(window, Qt.Key.Key_F11)
    room.banner.tell("Something else.")
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert room.banner.isVisible()


def test_what_is_set_holds_at_once_and_tomorrow(qtbot: QtBot, window: Window, room: Newsroom, look: Look) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    pane = room.preferring
    assert pane.isVisible()
    wide = room.editor.body.viewportMargins().left()
    pane.pixels.setValue(20)
    pane.measure.setValue(50)
    pane.rest.setValue(9)
    assert room.editor.body.font().pixelSize() == 20
    assert room.editor.body.viewportMargins().left() != wide or room.editor.width() < 600
    assert room.session.saving._rest.interval() == 9000
    QTest.keyClick(pane.appearance, Qt.Key.Key_End)
    pane.appearance.activated.emit(pane.appearance.currentIndex())
    assert look.appearance is Appearance.DARK

    again = Preferences(QSettings(room._personal.fileName(), QSettings.Format.IniFormat), look)
    room._personal.sync()
    assert (again.size, again.measure, again.rest) == (20, 50, 9)
    QTest.mouseClick(pane.designed, Qt.MouseButton.LeftButton)
    assert pane.pixels.value() == room.editor.body.font().pixelSize() == look.size["body"]
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert room.editor.isVisible()


def test_a_settings_file_with_nonsense_in_it_is_no_trouble(room: Newsroom, look: Look) -> None:
    room._personal.setValue("writing/size", "huge")
    room._personal.setValue("writing/measure", "-3")
    assert Preferences(room._personal, look).size == look.size["body"]
    assert Preferences(room._personal, look).measure == 45
