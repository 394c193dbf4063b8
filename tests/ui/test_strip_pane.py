"""The editor works the strip: by typing, pasting, dragging and keys; the order is what she made it."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.model import DuplicateReason, LinkTarget, RelatedLink, Status, Strip
from newsdesk.ui.finding.story_rows import STORY_MIME
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.linking.strip_rows import DATE, HEADLINE, SAID, WHERE
from newsdesk.ui.look import Look

from .mouse import click_row

OURS = LinkTarget(id=uuid4(), slug="ours", headline="A story of ours", status=Status.DRAFT)
STRIP = Strip(
    title="Off the wire",
    links=(
        RelatedLink(headline="One", url="https://example.org/1", source="Coast Press", note="n"),
        RelatedLink(headline="Two", url="https://example.org/2"),
        RelatedLink(article=OURS.id),
        RelatedLink(headline="Bare"),
    ),
)


@pytest.fixture
def pane(qtbot: QtBot, look: Look) -> StripPane:
    """Return the pane with four links; what it asks to be added is added as it is."""
    pane = StripPane(look)
    qtbot.addWidget(pane)
    pane.links_wanted.connect(pane.add_links)
    pane.resize(600, 300)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.set_strip(STRIP, {OURS.id: OURS})
    return pane


def item(pane: StripPane, row: int) -> QTreeWidgetItem:
    found = pane.list.topLevelItem(row)
    assert found is not None
    return found


def headlines(pane: StripPane) -> list[str]:
    return [link.headline or str(link.article or link.url) for link in pane.strip().links]


def select(pane: StripPane, row: int) -> None:
    rectangle = pane.list.visualItemRect(item(pane, row))
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, rectangle.center().y()))


def clip(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def test_what_is_shown_is_what_was_given(pane: StripPane) -> None:
    assert pane.strip() == STRIP
    assert item(pane, 2).text(HEADLINE) == "A story of ours"
    assert item(pane, 2).text(WHERE) == "our story"
    assert item(pane, 2).text(SAID) == "○ draft"
    assert pane.count.text() == "4"


def test_a_headline_is_added_by_typing(qtbot: QtBot, pane: StripPane) -> None:
    QTest.mouseClick(pane.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(pane.add, "Ferry resumes https://example.org/ferry")
    with qtbot.waitSignal(pane.strip_changed):
        QTest.keyClick(pane.add, Qt.Key.Key_Return)
    assert pane.strip().links[-1] == RelatedLink(headline="Ferry resumes", url="https://example.org/ferry")
    assert pane.add.text() == ""


@pytest.mark.parametrize("target", ["add", "list"])
def test_ten_lines_pasted_are_ten_links_in_order(pane: StripPane, target: str) -> None:
    clip("\n".join(f"Headline {number}" for number in range(10)))
    field = getattr(pane, target)
    field.setFocus()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert headlines(pane)[4:] == [f"Headline {number}" for number in range(10)]


def test_addresses_and_lists_can_be_pasted_too(pane: StripPane) -> None:
    pane.list.setFocus()
    clip("https://example.org/a\nhttps://example.org/b")
    QTest.keySequence(pane.list, QKeySequence(QKeySequence.StandardKey.Paste))
    clip("x", '<ul><li><a href="https://example.org/c">Sea</a></li><li>Wind</li></ul>')
    QTest.keySequence(pane.list, QKeySequence(QKeySequence.StandardKey.Paste))
    assert pane.strip().links[4:] == (
        RelatedLink(url="https://example.org/a"),
        RelatedLink(url="https://example.org/b"),
        RelatedLink(headline="Sea", url="https://example.org/c"),
        RelatedLink(headline="Wind"),
    )


def test_headline_and_address_are_edited_in_place(pane: StripPane) -> None:
    select(pane, 1)
    for column, text in ((HEADLINE, "Second"), (WHERE, "news.example.org/second")):
        pane.list.setCurrentItem(item(pane, 1), column)
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        # Qt takes what was typed once the key is done with.
        QApplication.processEvents()
    assert pane.strip().links[1] == RelatedLink(headline="Second", url="https://news.example.org/second")


def test_editing_keeps_what_is_not_shown(pane: StripPane) -> None:
    item(pane, 0).setText(HEADLINE, "First")
    assert pane.strip().links[0] == RelatedLink(
        headline="First", url="https://example.org/1", source="Coast Press", note="n"
    )


def test_our_story_may_have_another_wording_but_no_address(pane: StripPane) -> None:
    pane.list.setCurrentItem(item(pane, 2), WHERE)
    assert pane.list.itemDelegate().createEditor(pane, None, pane.list.currentIndex()) is None  # type: ignore[arg-type]
    item(pane, 2).setText(HEADLINE, "In other words")
    assert pane.strip().links[2] == RelatedLink(headline="In other words", article=OURS.id)


def test_alt_and_arrows_move_a_link(pane: StripPane) -> None:
    select(pane, 3)
    for _press in range(2):
        QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane) == ["One", "Bare", "Two", str(OURS.id)]
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane) == ["One", "Two", "Bare", str(OURS.id)]
    for _press in range(9):
        QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane)[0] == "Bare"


def test_delete_takes_a_link_out_and_goes_on_with_the_next(pane: StripPane) -> None:
    select(pane, 1)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert headlines(pane) == ["One", str(OURS.id), "Bare"]
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert headlines(pane) == ["One", "Bare"]
    pane.add_links((RelatedLink(headline="New"),))
    assert headlines(pane) == ["One", "Bare", "New"]


def drop(pane: StripPane, mime: QMimeData, row: int, *, source: bool) -> None:
    """Drop on the upper half of a row, as a mouse does."""
    rectangle = pane.list.visualItemRect(item(pane, row))
    event = QDropEvent(
        QPoint(120, rectangle.top() + 2).toPointF(),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    if source:
        pane.list.move_selected(row)
    else:
        pane.list.dropEvent(event)


def test_a_drag_moves_what_is_selected(qtbot: QtBot, pane: StripPane) -> None:
    select(pane, 3)
    with qtbot.waitSignal(pane.strip_changed):
        drop(pane, QMimeData(), 0, source=True)
    assert headlines(pane) == ["Bare", "One", "Two", str(OURS.id)]
    select(pane, 0)
    drop(pane, QMimeData(), 3, source=True)
    assert headlines(pane) == ["One", "Two", "Bare", str(OURS.id)]


def test_a_story_dragged_from_the_list_and_text_from_a_browser(qtbot: QtBot, pane: StripPane) -> None:
    mime = QMimeData()
    mime.setData(STORY_MIME, str(OURS.id).encode())
    with qtbot.waitSignal(pane.links_wanted) as dropped:
        drop(pane, mime, 0, source=False)
    assert dropped.args == [(RelatedLink(article=OURS.id),)]
    mime = QMimeData()
    mime.setText("https://example.org/dragged")
    drop(pane, mime, 0, source=False)
    assert pane.strip().links[-1].url == "https://example.org/dragged"


def drag_onto(widget: QWidget, mime: QMimeData) -> bool:
    """Drag over a widget and drop; return whether it took the drag."""
    allowed, none = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    place, left = QPoint(20, 20), Qt.MouseButton.LeftButton
    over = QDragEnterEvent(place, allowed, mime, left, none)
    QApplication.sendEvent(widget, over)
    if over.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(place.toPointF(), allowed, mime, left, none))
    return over.isAccepted()


def test_an_empty_strip_takes_what_its_words_ask_for(qtbot: QtBot, pane: StripPane) -> None:
    pane.set_strip(Strip(), {})
    assert "drag a story here" in pane.empty.text()
    mime = QMimeData()
    mime.setData(STORY_MIME, str(OURS.id).encode())
    with qtbot.waitSignal(pane.links_wanted) as dropped:
        assert drag_onto(pane, mime)
    assert dropped.args == [(RelatedLink(article=OURS.id),)]
    mime = QMimeData()
    mime.setText("https://example.org/dragged")
    assert drag_onto(pane, mime)
    assert pane.strip().links[-1].url == "https://example.org/dragged"


def test_files_are_left_to_import(pane: StripPane) -> None:
    before = pane.strip()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/story.md")])
    assert not drag_onto(pane, mime)
    assert not drag_onto(pane.list.viewport(), mime)
    assert pane.strip() == before


def test_what_is_dragged_out_is_copied_and_stays(pane: StripPane, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[Qt.DropAction] = []
    monkeypatch.setattr(QTreeWidget, "startDrag", lambda _list, actions: offered.append(actions))
    select(pane, 1)
    pane.list.startDrag(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)
    assert offered == [Qt.DropAction.CopyAction | Qt.DropAction.LinkAction], "a move would take the row out"
    assert pane.list.defaultDropAction() is Qt.DropAction.CopyAction


def test_a_link_is_taken_out_wherever_its_row_is_by_then(pane: StripPane) -> None:
    two = pane.strip().links[1]
    select(pane, 1)
    pane.list.move(1)
    pane.take_out(two)
    assert headlines(pane) == ["One", str(OURS.id), "Bare"]
    pane.take_out(two)
    assert headlines(pane) == ["One", str(OURS.id), "Bare"]


def test_stories_of_ours_are_offered_while_typing(qtbot: QtBot, pane: StripPane) -> None:
    pane.add.setFocus()
    with qtbot.waitSignal(pane.add.completions_wanted):
        QTest.keyClicks(pane.add, "ou")
    pane.add.offer(((OURS.id, OURS.headline),))
    popup = pane.add.offered
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.links_wanted) as dropped:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert dropped.args == [(RelatedLink(article=OURS.id),)]
    assert pane.add.text() == ""


def offer_ours(pane: StripPane) -> None:
    pane.add.setFocus()
    QTest.keyClicks(pane.add, "ours truly")
    pane.add.offer(((OURS.id, OURS.headline),))
    assert pane.add.offered.isVisible()


def test_enter_adds_the_words_that_were_typed_and_no_story_that_is_offered(qtbot: QtBot, pane: StripPane) -> None:
    offer_ours(pane)
    with qtbot.waitSignal(pane.links_wanted) as added:
        QTest.keyClick(pane.add.offered, Qt.Key.Key_Return)
    assert added.args == [(RelatedLink(headline="ours truly"),)]
    assert pane.add.text() == ""
    assert not pane.add.offered.isVisible()


def test_typing_on_ends_a_choice_among_the_offered_stories(qtbot: QtBot, pane: StripPane) -> None:
    offer_ours(pane)
    QTest.keyClick(pane.add.offered, Qt.Key.Key_Down)
    QTest.keyClicks(pane.add.offered, "!")
    with qtbot.waitSignal(pane.links_wanted) as added:
        QTest.keyClick(pane.add.offered, Qt.Key.Key_Return)
    assert added.args == [(RelatedLink(headline="ours truly!"),)]


def test_an_offer_that_comes_late_leaves_a_choice_alone(qtbot: QtBot, pane: StripPane) -> None:
    offer_ours(pane)
    QTest.keyClick(pane.add.offered, Qt.Key.Key_Down)
    pane.add.offer(((uuid4(), "Another"), (OURS.id, OURS.headline)))
    with qtbot.waitSignal(pane.links_wanted) as added:
        QTest.keyClick(pane.add.offered, Qt.Key.Key_Return)
    assert added.args == [(RelatedLink(article=OURS.id),)]


def test_a_click_on_an_offered_story_adds_that_one(qtbot: QtBot, pane: StripPane) -> None:
    pane.add.setFocus()
    QTest.keyClicks(pane.add, "ours")
    pane.add.offer(((uuid4(), "Another"), (OURS.id, OURS.headline)))
    with qtbot.waitSignal(pane.links_wanted) as added:
        click_row(pane.add.offered, 1)
    assert added.args == [(RelatedLink(article=OURS.id),)]


def test_the_title_folding_and_the_empty_strip(pane: StripPane) -> None:
    pane.title.selectAll()
    QTest.keyClicks(pane.title, "More on this")
    assert pane.strip().title == "More on this"
    QTest.mouseClick(pane.fold, Qt.MouseButton.LeftButton)
    assert not pane.list.isVisible()
    QTest.mouseClick(pane.fold, Qt.MouseButton.LeftButton)
    assert pane.list.isVisible()
    pane.set_strip(Strip(), {})
    assert pane.empty.isVisible()
    assert "Type one above" in pane.empty.text()


moves = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 99)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("up"), st.integers(0, 9)),
        st.tuples(st.just("down"), st.integers(0, 9)),
        st.tuples(st.just("drag"), st.integers(0, 9)),
    ),
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
def test_the_order_is_what_she_made_it(pane: StripPane, moves: list[tuple[str, int]]) -> None:
    pane.set_strip(STRIP, {OURS.id: OURS})
    expected = headlines(pane)
    for move, number in moves:
        row = number % max(1, len(expected))
        if move == "add":
            pane.add_links((RelatedLink(headline=f"New {number}"),))
            expected.append(f"New {number}")
            continue
        if not expected:
            continue
        pane.show_row(row)
        if move == "delete":
            QTest.keyClick(pane.list, Qt.Key.Key_Delete)
            del expected[row]
        elif move == "drag":
            pane.list.move_selected(0)
            expected.insert(0, expected.pop(row))
        else:
            key, to = (Qt.Key.Key_Up, row - 1) if move == "up" else (Qt.Key.Key_Down, row + 1)
            QTest.keyClick(pane.list, key, Qt.KeyboardModifier.AltModifier)
            if 0 <= to < len(expected):
                expected[row], expected[to] = expected[to], expected[row]
        assert headlines(pane) == expected


def keys(pane: StripPane, *pressed: QKeySequence.StandardKey | Qt.Key) -> None:
    """Press keys in the list, as an editor does without a mouse."""
    for key in pressed:
        if isinstance(key, QKeySequence.StandardKey):
            QTest.keySequence(pane.list, QKeySequence(key))
        else:
            QTest.keyClick(pane.list, key)


def fill_in(text: str, leave: Qt.Key) -> None:
    """Type over the field that is being edited, and leave it by a key."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit), field
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, leave)
    QApplication.processEvents()


def test_d8_every_field_is_edited_in_place_from_key_to_key(pane: StripPane) -> None:
    pane.show_row(1)
    QTest.keyClick(pane.list, Qt.Key.Key_F2)
    for text in ("Second", "https://example.org/second", "Valley Wire", "19 January 2026"):
        fill_in(text, Qt.Key.Key_Tab)
    fill_in("for the evening", Qt.Key.Key_Return)
    assert pane.strip().links[1] == RelatedLink(
        headline="Second",
        url="https://example.org/second",
        source="Valley Wire",
        date=date(2026, 1, 19),
        note="for the evening",
    )
    assert pane.details.isChecked()
    pane.show_row(2)
    QTest.keyClick(pane.list, Qt.Key.Key_F2)
    fill_in("Our wording", Qt.Key.Key_Tab)
    fill_in("Own desk", Qt.Key.Key_Return)
    assert pane.strip().links[2] == RelatedLink(article=OURS.id, headline="Our wording", source="Own desk")


def test_a_day_that_is_none_is_refused_and_said(qtbot: QtBot, pane: StripPane) -> None:
    pane.details.click()
    pane.show_row(0)
    pane.list.setCurrentItem(item(pane, 0), DATE)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.list.delegate.refused) as said:
        fill_in("the day after", Qt.Key.Key_Return)
    assert "2026-01-19" in said.args[0]
    assert pane.strip() == STRIP


def test_several_are_chosen_and_moved_together(pane: StripPane) -> None:
    pane.show_row(1)
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.list.rows() == [1, 2]
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane) == ["One", "Bare", "Two", str(OURS.id)]
    QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane) == ["One", "Bare", "Two", str(OURS.id)]
    for _press in range(2):
        QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headlines(pane) == ["Two", str(OURS.id), "One", "Bare"]
    assert pane.list.rows() == [0, 1]
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert headlines(pane) == ["One", "Bare"]


def test_links_are_cut_and_pasted_whole(pane: StripPane) -> None:
    pane.show_row(0)
    keys(pane, QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Cut)
    assert pane.strip().links == ()
    pane.add.setFocus()
    QTest.keySequence(pane.add, QKeySequence(QKeySequence.StandardKey.Paste))
    assert pane.strip().links == STRIP.links


def test_copied_links_read_well_in_other_programs(pane: StripPane) -> None:
    pane.set_strip(STRIP, {OURS.id: OURS}, "https://valley.example")
    pane.show_row(0)
    keys(pane, QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy)
    mime = QGuiApplication.clipboard().mimeData()
    ours = "https://valley.example/ours/"
    assert mime.text().split("\n") == [
        "One\thttps://example.org/1",
        "Two\thttps://example.org/2",
        f"A story of ours\t{ours}",
        "Bare",
    ]
    assert f'<li><a href="{ours}">A story of ours</a></li><li>Bare</li></ul>' in mime.html()
    assert bytes(mime.data("text/markdown").data()).decode().splitlines()[2:] == [
        f"- [A story of ours]({ours})",
        "- Bare",
    ]
    assert [url.toString() for url in mime.urls()] == ["https://example.org/1", "https://example.org/2", ours]


def test_a_tab_dragged_out_of_a_browser_brings_its_title(pane: StripPane) -> None:
    mime = QMimeData()
    mime.setData("text/x-moz-url", "https://example.org/tab\nA page in a tab".encode("utf-16-le"))
    mime.setText("https://example.org/tab")
    drop(pane, mime, 0, source=False)
    assert pane.strip().links[-1] == RelatedLink(headline="A page in a tab", url="https://example.org/tab")


def test_what_follows_readers_is_shown_and_cut_in_one_step(qtbot: QtBot, pane: StripPane) -> None:
    assert not pane.tracked.isVisible()
    tracked = (
        RelatedLink(headline="Three", url="https://example.org/3?utm_source=x&page=2"),
        RelatedLink(headline="Four", url="https://example.org/4?fbclid=y"),
    )
    pane.add_links(tracked)
    assert "⚑ tracked" in item(pane, 4).text(SAID)
    assert "utm_source" in item(pane, 4).toolTip(SAID)
    assert "2" in pane.tracked.text()
    changes: list[Strip] = []
    pane.strip_changed.connect(changes.append)
    pane.tracked.click()
    assert [link.url for link in changes[-1].links[4:]] == ["https://example.org/3?page=2", "https://example.org/4"]
    assert len(changes) == 1
    assert not pane.tracked.isVisible()


def test_a_row_that_repeats_another_says_so(qtbot: QtBot, pane: StripPane) -> None:
    pane.list.setCurrentItem(item(pane, 1), WHERE)
    with qtbot.waitSignal(pane.repeated) as repeated:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
        fill_in("https://m.example.org/1?utm_source=x", Qt.Key.Key_Return)
    row, double = repeated.args
    assert (row, double.original_index, double.reason) == (1, 0, DuplicateReason.ADDRESS)
    assert item(pane, 1).text(SAID).startswith("= as 1")
