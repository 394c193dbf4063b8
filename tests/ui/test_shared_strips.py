"""The editor shares a strip among stories, takes one over, copies yesterday's; and sees what links to a story."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

from .conftest import PATIENCE

ONE, TWO, THREE = (
    RelatedLink(headline=name, url=f"https://example.org/{number}")
    for number, name in enumerate(("Ferry returns", "Pilots ask for lights", "Cranes stand still"))
)


def do(room: Newsroom, name: str) -> None:
    room.bar.actions_by_name[name].trigger()


def answer(qtbot: QtBot, room: Newsroom, text: str | None = None) -> None:
    """Type into the palette, wait for a choice and take it."""
    qtbot.waitUntil(room.asking.isVisible, timeout=PATIENCE)
    if text is not None:
        room.asking.line.selectAll()
        QTest.keyClicks(room.asking.line, text)

    def found() -> bool:
        names = [room.asking.list.item(row).text() for row in range(room.asking.list.count())]
        return bool(names) and all((text or "") in name for name in names)

    qtbot.waitUntil(found, timeout=PATIENCE)
    QTest.keyClick(room.asking.line, Qt.Key.Key_Return)


def saved(qtbot: QtBot, room: Newsroom) -> Article:
    with qtbot.waitSignal(room.session.saved, timeout=PATIENCE) as signal:
        room.session.save()
    article: Article = signal.args[0]
    return article


def open_story(qtbot: QtBot, room: Newsroom, article: Article) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.session.show(article.id)


def links(room: Newsroom) -> tuple[RelatedLink, ...]:
    return room.session.draft.strip.links


@pytest.fixture
def two(qtbot: QtBot, room: Newsroom) -> tuple[Article, Article]:
    """Return the open story, whose strip has two links and is shared, and another one that uses it too."""
    desk = room.session._desk
    room.session.put_field("strip", Strip(links=(ONE, TWO)))
    do(room, "Share the strip…")
    answer(qtbot, room, "Monday")
    qtbot.waitUntil(lambda: room.session.draft.strip.shared is not None, timeout=PATIENCE)
    first = saved(qtbot, room)
    second = desk.writing.new(Article(headline="Bridge", body="It opened.", source="Coast Press", strip=first.strip))
    return first, second


def test_a_strip_is_shared_by_name_and_says_where_it_is_used(
    qtbot: QtBot, room: Newsroom, two: tuple[Article, Article]
) -> None:
    saved(qtbot, room)
    qtbot.waitUntil(lambda: "used in 2 stories" in room.strip.sharing.text(), timeout=PATIENCE)
    assert "“Monday”" in room.strip.sharing.text()
    room.adding.add_links((THREE,))
    qtbot.waitUntil(lambda: len(links(room)) == 3, timeout=PATIENCE)
    saved(qtbot, room)
    open_story(qtbot, room, two[1])
    assert links(room) == (ONE, TWO, THREE)
    # What was done here, and what is undone there, leaves the other story's own steps as they were.
    room.session.put_field("strip", replace(room.session.draft.strip, links=(TWO, THREE)))
    saved(qtbot, room)
    open_story(qtbot, room, two[0])
    assert links(room) == (TWO, THREE)
    before = room.session.draft.strip.shared
    room.session.undo()
    assert links(room) == (TWO,)
    assert room.session.draft.strip.shared == before
    room.session.redo()
    assert links(room) == (TWO, THREE)
    saved(qtbot, room)
    open_story(qtbot, room, two[1])
    do(room, "Where the strip is used…")
    answer(qtbot, room, two[0].headline[:6])
    qtbot.waitUntil(lambda: room.session.draft.id == two[0].id, timeout=PATIENCE)


def test_sharing_and_parting_are_steps_that_undo_reaches(
    qtbot: QtBot, room: Newsroom, two: tuple[Article, Article]
) -> None:
    shared = room.session.draft.strip.shared
    do(room, "Make the strip this story's own")
    assert room.session.draft.strip == Strip(links=(ONE, TWO))
    assert not room.strip.sharing.isVisible()
    room.session.undo()
    assert room.session.draft.strip.shared == shared
    room.session.undo()
    assert room.session.draft.strip == Strip(links=(ONE, TWO))
    saved(qtbot, room)
    assert room.session._desk.writing.get(two[1].id).strip.shared == shared


def test_another_story_uses_it_in_the_place_of_its_own_links(
    qtbot: QtBot, room: Newsroom, two: tuple[Article, Article]
) -> None:
    third = room.session._desk.writing.new(Article(headline="Third", strip=Strip(title="Read on", links=(THREE,))))
    open_story(qtbot, room, third)
    do(room, "Use a shared strip…")
    answer(qtbot, room)
    qtbot.waitUntil(lambda: links(room) == (ONE, TWO), timeout=PATIENCE)
    assert "what was here: 1 link." in room.banner.text.text()
    room.banner.buttons[0].click()
    assert room.session.draft.strip == Strip(title="Read on", links=(THREE,))
    saved(qtbot, room)
    assert room.session._desk.writing.get(two[0].id).strip.links == (ONE, TWO)


def test_a_published_story_is_frozen_says_that_its_strip_differs_and_takes_it_over(
    qtbot: QtBot, room: Newsroom, two: tuple[Article, Article]
) -> None:
    desk = room.session._desk
    desk.writing.move(two[1].id, Status.PUBLISHED)
    room.session.edit("strip", replace(room.session.draft.strip, links=(TWO, THREE)))
    saved(qtbot, room)
    open_story(qtbot, room, two[1])
    qtbot.waitUntil(lambda: "reads differently" in room.strip.sharing.text(), timeout=PATIENCE)
    assert links(room) == (ONE, TWO)
    assert room.strip.take_over.isVisible()
    room.strip.take_over.click()
    qtbot.waitUntil(lambda: links(room) == (TWO, THREE), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not room.strip.take_over.isVisible(), timeout=PATIENCE)
    room.session.undo()
    assert links(room) == (ONE, TWO)


def test_two_windows_on_one_strip_lose_nothing_of_each_other(qtbot: QtBot, desk: Desk, session: Session) -> None:
    shared = desk.linking.share("Monday", Strip(links=(ONE, TWO)))
    session.put_strip(shared.strip)
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        session.save()
    other = desk.writing.new(Article(headline="Bridge", strip=shared.strip))
    elsewhere = Session(desk, tasks := Tasks())
    with qtbot.waitSignal(elsewhere.opened, timeout=PATIENCE):
        elsewhere.show(other.id)
    elsewhere.edit("strip", replace(elsewhere.draft.strip, links=(THREE, ONE, TWO)))
    with qtbot.waitSignal(elsewhere.saved, timeout=PATIENCE):
        elsewhere.save()
    # Here something else is written, and one link taken out: the colleague's is there all the same.
    session.edit("body", "More happened.")
    session.edit("strip", replace(session.draft.strip, links=(TWO,)))
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        session.save()
    assert session.draft.strip.links == (TWO, THREE)
    session.undo()
    assert THREE in session.draft.strip.links
    assert ONE in session.draft.strip.links
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        session.save()
    assert set(desk.writing.get(other.id).strip.links) == {ONE, TWO, THREE}
    elsewhere.save()
    tasks.finish()
    elsewhere.saving.journaling.finish()
    qtbot.wait(0)


def test_the_last_strip_is_copied_by_one_command(qtbot: QtBot, room: Newsroom) -> None:
    desk = room.session._desk
    fresh = desk.writing.new(Article(headline="Today"))
    desk.writing.new(Article(headline="Yesterday", strip=Strip(title="Read on", links=(ONE, TWO, THREE))))
    open_story(qtbot, room, fresh)
    do(room, "Copy the last strip")
    qtbot.waitUntil(lambda: links(room) == (ONE, TWO, THREE), timeout=PATIENCE)
    assert room.session.draft.strip.title == "Read on"
    do(room, "Copy the last strip")
    qtbot.waitUntil(lambda: "the strip has it" in room.banner.text.text(), timeout=PATIENCE)
    assert links(room) == (ONE, TWO, THREE)
    room.session.undo()
    assert room.session.draft.strip == Strip()


def test_what_links_here_is_listed_and_leads_there(qtbot: QtBot, room: Newsroom) -> None:
    desk = room.session._desk
    do(room, "What links here")
    qtbot.waitUntil(room.links_here.empty.isVisible, timeout=PATIENCE)
    other = desk.writing.new(
        Article(headline="Bridge", strip=Strip(links=(RelatedLink(article=room.session.draft.id),)))
    )
    room.links_here.look()
    qtbot.waitUntil(lambda: room.links_here.list.count() == 1, timeout=PATIENCE)
    assert room.links_here.list.item(0).text().startswith("Bridge")
    QTest.keyClick(room.links_here.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.session.draft.id == other.id, timeout=PATIENCE)


def test_a_new_address_of_a_published_story_is_asked_after(
    qtbot: QtBot, room: Newsroom, painted: Callable[[Callable[[], object]], None]
) -> None:
    desk = room.session._desk
    target = desk.writing.new(Article(headline="Target", body="It is.", source="Coast Press"))
    desk.writing.new(Article(headline="Bridge", strip=Strip(links=(RelatedLink(article=target.id),))))
    desk.writing.move(target.id, Status.PUBLISHED)
    open_story(qtbot, room, target)
    room.banner.dismiss()
    slug = room.editor.lines["slug"]
    slug.setFocus()
    slug.setText("another-place")
    QTest.keyClick(slug, Qt.Key.Key_Return)
    qtbot.waitUntil(room.banner.isVisible, timeout=PATIENCE)
    assert "“Bridge”" in room.banner.text.text()
    room.banner.buttons[1].click()
    assert room.session.draft.slug == "target"
