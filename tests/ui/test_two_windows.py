"""Two windows on one desk: each story is written in one of them, and no order of events loses a word."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, Status
from newsdesk.paths import DeskPaths
from newsdesk.ui.newsroom import Newsroom

from .conftest import PATIENCE


@pytest.fixture
def other(place: DeskPaths, room: Newsroom) -> Iterator[Desk]:
    """Return the same desk as another process has it."""
    with Desk.open(place) as desk:
        yield desk


@pytest.fixture
def until(qtbot: QtBot, room: Newsroom) -> Callable[[Callable[[], bool]], None]:
    """Return a function that waits for something, looking at what others did as the window does each second."""

    def wait(is_so: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_so, timeout=PATIENCE)

    return wait


def bodies(desk: Desk, story: Article) -> set[str]:
    """Return the texts of all versions of the story."""
    return {desk.versions.get(story.id, version.number).body for version in desk.versions.listing(story.id)}


Until = Callable[[Callable[[], bool]], None]


def test_a_story_that_another_has_open_is_read_until_it_is_taken_over(
    room: Newsroom, other: Desk, until: Until
) -> None:
    story = other.writing.new(Article(headline="Theirs", body="Text."))
    other.others.hold(story.id)
    room.going.to_story(story.id)
    until(lambda: room.session.draft.id == story.id and room.session.holder is not None)
    assert "Locked: being edited on" in room.banner.text.text()
    assert room.bar.saved.text() == "Read only"
    QTest.keyClicks(room.editor.headline, "x")
    QTest.keyClick(room.editor.body, Qt.Key.Key_Return)
    assert room.session.draft == story
    assert room.editor.body.text() == "Text."

    QTest.mouseClick(room.banner.buttons[0], Qt.MouseButton.LeftButton)
    until(lambda: room.session.writable)
    QTest.keyClicks(room.editor.headline, "x")
    assert room.session.draft.headline == "xTheirs"
    seen = other.others.look(story.id)
    assert seen is not None
    assert seen.holder is not None


def test_who_is_taken_over_keeps_the_typing_as_a_version(room: Newsroom, other: Desk, until: Until) -> None:
    QTest.keyClicks(room.editor.headline, "Unsaved ")
    mine = room.session.draft
    other.others.hold(mine.id, take_over=True)
    other.writing.save(replace(other.writing.get(mine.id), body="Theirs."))
    until(lambda: room.session.holder is not None)
    assert room.editor.body.isReadOnly()
    assert room.session.draft.body == "Theirs."
    until(
        lambda: (
            mine.headline
            in {other.versions.get(mine.id, one.number).headline for one in other.versions.listing(mine.id)}
        )
    )
    assert other.writing.recovered() == ()


def test_a_story_that_is_left_can_be_written(room: Newsroom, other: Desk, until: Until) -> None:
    story = other.writing.new(Article(headline="Theirs"))
    other.others.hold(story.id)
    room.going.to_story(story.id)
    until(lambda: room.session.holder is not None)
    other.others.hold(other.writing.new(Article(headline="Another")).id)
    until(lambda: room.session.writable and room.session.draft.id == story.id)
    assert not room.editor.body.isReadOnly()


def test_the_list_names_who_writes_in_a_story(room: Newsroom, other: Desk, until: Until) -> None:
    story, rows = other.writing.new(Article(headline="Theirs")), room.stories.model

    def said(story: UUID) -> str:
        row = rows.row_of(story)
        return "" if row is None else str(rows.index(row).data())

    other.others.hold(story.id)
    until(lambda: f"✎ {platform.node()}" in said(story.id))
    assert "✎" not in said(room.session.draft.id), "what is open here is no news"
    other.others.hold(other.writing.new(Article(headline="Another")).id)
    until(lambda: "✎" not in said(story.id))


def test_what_the_command_line_changes_is_shown_at_once(room: Newsroom, other: Desk, until: Until) -> None:
    slug = room.session.draft.slug
    other.writing.edit(slug, {"source": "The other desk"})
    until(lambda: room.editor.lines["source"].text() == "The other desk")
    other.writing.new(Article(headline="Begun elsewhere"))
    rows = room.stories.model
    until(lambda: any("Begun elsewhere" in str(rows.index(row).data()) for row in range(rows.rowCount())))


def test_what_others_save_leaves_caret_selection_and_view(room: Newsroom, other: Desk, until: Until) -> None:
    body, story = room.editor.body, room.session.draft.id
    text = "\n\n".join(f"Paragraph {number} about the harbour." for number in range(80))
    room.session.put_field("body", text)
    room.session.save()
    until(lambda: other.writing.get(story).body == text)
    body.setFocus()
    place = text.index("about", text.index("Paragraph 50"))

    def taken(new: str) -> str:
        top = body.cursorRect().top()
        other.writing.edit(room.session.draft.slug, {"body": new})
        until(lambda: body.text() == new)
        assert abs(body.cursorRect().top() - top) <= 1
        return new

    body.select(place, place)
    text = taken(text.replace("Paragraph 3 ", "A third paragraph, which is long enough to take two lines. " * 3))
    text = taken(f"New intro.\n\n{text}\n\nEnd added.")
    assert text[: body.caret()].endswith("Paragraph 50 ")
    QTest.keyClicks(body, "mine ")
    text = room.session.draft.body
    assert "Paragraph 50 mine about the harbour." in text
    room.session.save()
    until(lambda: other.writing.get(story).body == text)

    body.select(body.caret(), body.caret() + len("about"))
    text = taken(f"{text[:20]}Another. {text[20:]}")
    assert body.textCursor().selectedText() == "about"
    # Undo shows what it undoes.
    room.session.undo()
    assert body.caret() == 20


def clash(room: Newsroom, other: Desk, until: Until) -> tuple[Article, Article]:
    """Let both change the story; return what it was and what stands on the desk."""
    base = room.session.draft
    theirs = other.writing.save(
        replace(other.writing.get(base.id), source="The other desk", body=f"{base.body}\n\nEnd.")
    )
    QTest.keyClicks(room.editor.headline, "Mine ")
    until(lambda: room.session.clash is not None and room.others.pane.isVisible())
    return base, theirs


def test_changes_that_do_not_touch_are_put_together(room: Newsroom, other: Desk, until: Until) -> None:
    base, theirs = clash(room, other, until)
    pane = room.others.pane
    until(lambda: "The other desk" in pane.text.toPlainText() and "Mine" in pane.text.toPlainText())
    assert "do not touch" in pane.told.text()
    QTest.keyClicks(room.editor.headline, "too ")
    QTest.mouseClick(pane.merge, Qt.MouseButton.LeftButton)
    until(lambda: room.bar.saved.text().startswith("Saved"))
    saved = other.writing.get(base.id)
    assert (saved.headline, saved.source, saved.body) == (f"Mine too {base.headline}", theirs.source, theirs.body)
    assert {base.body, theirs.body} <= bodies(other, base)
    assert not pane.isVisible()


@pytest.mark.parametrize("mine_stands", [True, False])
def test_either_can_stand_and_the_other_is_a_version(
    room: Newsroom, other: Desk, until: Until, *, mine_stands: bool
) -> None:
    base, theirs = clash(room, other, until)
    pane = room.others.pane
    QTest.mouseClick(pane.mine if mine_stands else pane.theirs, Qt.MouseButton.LeftButton)
    until(lambda: room.bar.saved.text().startswith("Saved"))
    saved = other.writing.get(base.id)
    assert saved.headline == (f"Mine {base.headline}" if mine_stands else base.headline)
    assert saved.source == (base.source if mine_stands else theirs.source)
    versions = [other.versions.get(base.id, version.number) for version in other.versions.listing(base.id)]
    assert {f"Mine {base.headline}", base.headline} <= {version.headline for version in versions}
    assert {base.source, theirs.source} <= {version.source for version in versions}
    room.session.undo()


def test_a_move_elsewhere_stays_whatever_is_kept(room: Newsroom, other: Desk, until: Until) -> None:
    story = room.session.draft
    other.writing.move(story.id, Status.REVIEW)
    QTest.keyClicks(room.editor.headline, "Mine ")
    until(lambda: room.session.clash is not None)
    QTest.mouseClick(room.others.pane.mine, Qt.MouseButton.LeftButton)
    until(lambda: room.bar.saved.text().startswith("Saved"))
    assert other.writing.get(story.id).status is Status.REVIEW


def test_a_clash_that_is_left_leaves_the_text_among_the_versions(room: Newsroom, other: Desk, until: Until) -> None:
    base, _theirs = clash(room, other, until)
    QTest.keyClicks(room.editor.headline, "later ")
    mine = room.session.draft.headline
    another = other.writing.new(Article(headline="Another"))
    room.going.to_story(another.id)
    until(lambda: room.session.draft.id == another.id)
    until(lambda: "is among its versions" in room.banner.text.text())
    kept = [other.versions.get(base.id, version.number).headline for version in other.versions.listing(base.id)]
    assert mine in kept
    assert other.writing.recovered() == ()
