"""The editor clicks through every list of the window: what shows, and what is acted upon, is what was clicked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from newsdesk.desk import Snippet
from newsdesk.model import Article, Picture, RelatedLink, Status, Strip
from newsdesk.ui.finding.narrowing import Narrowing
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.linking.strip_rows import HEADLINE, NOTE, WHERE
from newsdesk.ui.newsroom import Newsroom
from newsdesk.wire.fetching import Fetcher
from tests.webserver import WebServer

from .conftest import PATIENCE
from .mouse import choose, click, click_row, double_click_index, texts
from .test_wire_pane import rss

CTRL = Qt.KeyboardModifier.ControlModifier
HEADLINES = ("Harbour reopens", "Grain prices fall", "Crane stands still")
WALKED = {
    "Found",
    "Issues",
    "Items of the wire",
    "Pictures of this story",
    "Related links",
    "Rules of the checks",
    "Snippets and templates",
    "Stories",
    "Stories that link here",
    "Suggested stories",
    "Versions",
    "What publishing changes",
    "What would change",
}
"""The lists of the window by what a screen reader calls them. A new one is walked here too."""


@pytest.fixture
def walked(qtbot: QtBot, room: Newsroom) -> Newsroom:
    """Return the newsroom over three more stories in three states, the last of them open."""
    desk = room._desk
    made = [
        desk.writing.new(
            Article(
                headline=headline,
                source="Wire",
                section=("Desk",),
                body=f"{headline} in Saltholm, says the harbour board of Saltholm.",
                strip=Strip(
                    links=tuple(
                        RelatedLink(headline=f"Link {number}", url=f"https://example.org/{number}")
                        for number in range(1, 5)
                    )
                ),
            )
        )
        for headline in HEADLINES
    ]
    desk.writing.move(made[0].id, Status.REVIEW)
    desk.writing.move(made[1].id, Status.READY)
    room.stories.refresh()
    qtbot.waitUntil(lambda: set(HEADLINES) <= set(shown(room)), timeout=PATIENCE)
    open_by_click(qtbot, room, HEADLINES[2])
    return room


def shown(room: Newsroom) -> list[str]:
    model = room.stories.model
    return [model.index(row).data(ROW).headline for row in range(model.rowCount())]


def open_by_click(qtbot: QtBot, room: Newsroom, headline: str) -> None:
    click_row(room.stories.list, shown(room).index(headline))
    qtbot.waitUntil(lambda: room.session.draft.headline == headline, timeout=PATIENCE)


def do(room: Newsroom, name: str) -> None:
    room.bar.actions_by_name[name].trigger()


def test_every_list_of_the_window_is_walked(room: Newsroom) -> None:
    lists = {
        found.accessibleName()
        for found in room.findChildren(QAbstractItemView)
        if not isinstance(found.parent(), QComboBox) and found.window().windowType() != Qt.WindowType.Popup
    }
    assert lists - {""} == WALKED


def test_a_click_opens_the_story_that_is_clicked(qtbot: QtBot, walked: Newsroom) -> None:
    for headline in (*HEADLINES, *reversed(HEADLINES)):
        open_by_click(qtbot, walked, headline)
        assert walked.editor.headline.text() == headline
        assert [row.headline for row in walked.stories.chosen()] == [headline]
        assert walked.bar.state.text().startswith(
            {"Harbour reopens": "In review", "Grain prices fall": "Ready"}.get(headline, "Draft")
        )


def test_quick_clicks_end_at_the_last_one(qtbot: QtBot, walked: Newsroom) -> None:
    for headline in (*HEADLINES, HEADLINES[0]):
        click_row(walked.stories.list, shown(walked).index(headline))
    qtbot.waitUntil(lambda: walked.session.draft.headline == HEADLINES[0], timeout=PATIENCE)
    qtbot.waitUntil(lambda: [row.headline for row in walked.stories.chosen()] == [HEADLINES[0]], timeout=PATIENCE)


def test_clicks_with_keys_held_choose_those_rows(qtbot: QtBot, walked: Newsroom) -> None:
    rows = [shown(walked).index(headline) for headline in HEADLINES[:2]]
    click_row(walked.stories.list, rows[0], held=CTRL)
    click_row(walked.stories.list, rows[1], held=CTRL)
    assert {row.headline for row in walked.stories.chosen()} == set(HEADLINES)
    assert walked.session.draft.headline == HEADLINES[2], "which is none to open"


def test_a_click_on_a_state_or_section_lists_what_it_says(qtbot: QtBot, walked: Newsroom) -> None:
    boxes: Narrowing = walked.stories.narrowing
    for status, headline in ((Status.REVIEW, HEADLINES[0]), (Status.READY, HEADLINES[1])):
        click(boxes.states[status])
        qtbot.waitUntil(partial(lambda headline: shown(walked) == [headline], headline), timeout=PATIENCE)
        assert boxes.states[status].text().endswith("  1")
    click(boxes.states[None])
    qtbot.waitUntil(lambda: len(shown(walked)) > 3, timeout=PATIENCE)
    choose(boxes.section, "Desk  3")
    qtbot.waitUntil(lambda: set(HEADLINES) == set(shown(walked)), timeout=PATIENCE)
    choose(boxes.order, "Headline")
    qtbot.waitUntil(lambda: shown(walked) == sorted(HEADLINES), timeout=PATIENCE)


def test_a_click_on_a_link_chooses_edits_and_takes_out_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    strip = walked.strip.list

    def headlines() -> list[str]:
        return [link.headline for link in walked.session.draft.strip.links]

    for row in (2, 0, 3, 1):
        click_row(strip, row, HEADLINE)
        assert [link.headline for link in strip.chosen()] == [f"Link {row + 1}"]
        assert strip.currentIndex().row() == row
    click_row(strip, 3, HEADLINE, CTRL)
    assert [link.headline for link in strip.chosen()] == ["Link 2", "Link 4"]
    double_click_index(strip, strip.model().index(2, HEADLINE))
    editor = strip.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Third")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: headlines() == ["Link 1", "Link 2", "Third", "Link 4"], timeout=PATIENCE)
    click_row(strip, 1, WHERE)
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert headlines() == ["Link 1", "Third", "Link 4"]
    click(walked.strip.details)
    assert not strip.isColumnHidden(NOTE)


def test_a_click_on_an_issue_leads_to_its_place(qtbot: QtBot, walked: Newsroom) -> None:
    walked.session.put_field("body", "TK first.\n\nSecond TK line.\n\n![](https://example.org/a.png)")
    do(walked, "Checks")
    checks = walked.checks
    qtbot.waitUntil(lambda: checks.list.count() > 2, timeout=PATIENCE)
    for row in (2, 0, 1, 0):
        finding = checks._findings[row]
        with qtbot.waitSignal(checks.list.place_wanted, timeout=PATIENCE) as wanted:
            click_row(checks.list, row)
        assert wanted.args == [finding.place]
        if checks.mend.isEnabled():
            assert walked.mended(finding) is not None


def test_the_issue_that_was_clicked_stays_chosen_when_one_above_it_goes(qtbot: QtBot, walked: Newsroom) -> None:
    checks, first = walked.checks, walked.checks.list
    do(walked, "Checks")
    walked.session.put_field("body", "TK first.\n\n![](https://example.org/a.png)")
    qtbot.waitUntil(lambda: first.count() > 2, timeout=PATIENCE)
    click_row(first, 1)
    chosen = checks._findings[1]
    checks.show_findings(checks._findings[1:])
    assert checks._findings[first.currentRow()] == chosen


def test_a_click_on_a_suggestion_adds_or_opens_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    pane = walked.suggestions
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        do(walked, "Suggestions")
    listed = pane.suggestions()
    assert {found.headline for found in listed} >= set(HEADLINES[:2])
    click_row(pane.list, 0)
    # What is asked again meanwhile comes in another order.
    pane._found = tuple(reversed(pane._found))
    pane._show()
    with qtbot.waitSignal(pane.link_wanted, timeout=PATIENCE) as added:
        click(pane.add)
    assert added.args == [(listed[0].link,)]
    qtbot.waitUntil(lambda: listed[0].headline not in "".join(texts(pane.list)), timeout=PATIENCE)
    row = next(row for row, text in enumerate(texts(pane.list)) if text.startswith(listed[1].headline))
    click_row(pane.list, row)
    click(pane.open)
    qtbot.waitUntil(lambda: walked.session.draft.headline == listed[1].headline, timeout=PATIENCE)


def test_a_double_click_on_a_story_that_links_here_opens_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    desk, target = walked._desk, walked.session.draft
    for number in range(3):
        desk.writing.new(Article(headline=f"Leads here {number}", body=f"[x](story:{target.id})"))
    pane = walked.links_here
    do(walked, "What links here")
    qtbot.waitUntil(lambda: pane.list.count() == 3, timeout=PATIENCE)
    row = next(row for row, text in enumerate(texts(pane.list)) if text.startswith("Leads here 1"))
    click_row(pane.list, row)
    pane.look()
    desk.writing.new(Article(headline="Leads here 3", body=f"[x](story:{target.id})"))
    pane.look()
    qtbot.waitUntil(lambda: pane.list.count() == 4, timeout=PATIENCE)
    assert pane.list.currentItem().text().startswith("Leads here 1"), "it stays chosen"
    double_click_index(pane.list, pane.list.currentIndex())
    qtbot.waitUntil(lambda: walked.session.draft.headline == "Leads here 1", timeout=PATIENCE)


def test_a_click_on_a_picture_shows_and_changes_that_one(qtbot: QtBot, walked: Newsroom, tmp_path: Path) -> None:
    pictures: list[Picture] = []
    for colour in ("navy", "teal", "maroon"):
        file = tmp_path / f"{colour}.png"
        Image.new("RGB", (70, 50), colour).save(file)
        pictures.append(replace(walked._desk.pictures.take(file.read_bytes()), alt=colour, credit=colour))
    walked.session.put_field("media", tuple(pictures))
    do(walked, "Pictures")
    pane = walked.pictures
    assert pane.list.count() == 3
    for row in (2, 0, 1):
        click_row(pane.list, row)
        assert pane.lines["alt"].text() == pictures[row].alt
        assert pane.lines["credit"].text() == pictures[row].credit
    click(pane.lines["caption"])
    QTest.keyClicks(pane.lines["caption"], "The second")
    assert [picture.caption for picture in walked.session.draft.media] == ["", "The second", ""]
    click_row(pane.list, 2)
    click(pane.remove)
    assert [picture.alt for picture in walked.session.draft.media] == ["navy", "teal"]
    click_row(pane.list, 0)
    click(pane.insert)
    assert f"media:{pictures[0].media}" in walked.session.draft.body


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


def test_a_click_on_an_item_of_the_wire_shows_and_adds_that_one(qtbot: QtBot, walked: Newsroom, web: WebServer) -> None:
    fetcher = Fetcher(loopback=True)
    walked._desk.wire._web = lambda: fetcher
    pane, titles = walked.wire, ["Ferry sails", "Crane falls", "Quay floods"]
    do(walked, "Wire")
    web.page("/rss", rss(*titles), content_type="application/rss+xml")
    QTest.keyClicks(pane.address, web.url("/rss"))
    with qtbot.waitSignal(pane.fetches.ended, timeout=PATIENCE):
        QTest.keyClick(pane.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3, timeout=PATIENCE)
    titles.reverse()
    for row in (2, 0, 1):
        click_row(pane.list, row)
        assert pane.text.toPlainText().startswith(titles[row])
    with qtbot.waitSignal(pane.shown, timeout=PATIENCE):
        pane.refresh()
    assert pane.text.toPlainText().startswith(titles[1]), "what is fetched meanwhile chooses no other"
    with qtbot.waitSignal(walked.session.changed, timeout=PATIENCE):
        click(pane.strip)
    assert walked.session.draft.strip.links[-1].headline == titles[1]
    click_row(pane.list, 2)
    click(pane.begin)
    qtbot.waitUntil(lambda: walked.session.draft.headline == titles[2], timeout=PATIENCE)


def test_a_click_on_a_snippet_shows_and_changes_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    kept = tuple(Snippet(name=name, text=f"Text of {name}.") for name in ("Alpha", "Beta", "Gamma"))
    walked._desk.snippets.keep(kept, walked._desk.snippets.all())
    do(walked, "Snippets and templates…")
    pane = walked.snippets
    qtbot.waitUntil(lambda: len(pane._snippets) >= 3, timeout=PATIENCE)
    names = [snippet.name for snippet in pane._snippets]
    for name in ("Gamma", "Alpha", "Beta"):
        click_row(pane.list, names.index(name))
        assert pane.name.text() == name
        assert pane.text.toPlainText() == f"Text of {name}."
    click(pane.remove)
    assert [snippet.name for snippet in pane._snippets] == [name for name in names if name != "Beta"]


def test_a_click_on_a_rule_explains_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    do(walked, "Rules of the checks…")
    pane = walked.rules
    qtbot.waitUntil(pane.keep.isEnabled, timeout=PATIENCE)
    for row in (3, 0, 2):
        click_row(pane.table, row)
        item = pane.table.topLevelItem(row)
        assert item is not None
        assert pane.about.text() == item.text(2)


def test_clicks_in_replace_in_all_stories_untick_and_open_that_one(qtbot: QtBot, walked: Newsroom) -> None:
    do(walked, "Replace in all stories…")
    pane = walked.replacing
    qtbot.waitUntil(pane.isVisible, timeout=PATIENCE)
    pane.fields.words.setText("Saltholm")
    pane.fields.by.setText("Velby")
    with qtbot.waitSignal(pane.looked, timeout=PATIENCE):
        click(pane.search)
    found = [pane.found.topLevelItem(row) for row in range(pane.found.topLevelItemCount())]
    row = next(row for row, item in enumerate(found) if item is not None and item.text(0).startswith(HEADLINES[0]))
    index = pane.found.model().index(row, 0)
    pane.found.scrollTo(index)
    box = pane.found.visualRect(index)
    QTest.mouseClick(pane.found.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(8, box.height() // 2))
    assert HEADLINES[0] not in [proposal.headline for proposal in pane._chosen()]
    assert len(pane._chosen()) == len(found) - 1
    double_click_index(pane.found, index)
    qtbot.waitUntil(lambda: walked.session.draft.headline == HEADLINES[0], timeout=PATIENCE)


def test_a_click_in_the_menu_and_the_bar_shows_the_pane_it_names(qtbot: QtBot, walked: Newsroom) -> None:
    def pick(action: QAction) -> None:
        menu = walked.bar.menu
        groups = [group for entry in menu.actions() if isinstance(group := entry.menu(), QMenu)]
        group = next((each for each in groups if action in each.actions()), menu)
        group.popup(walked.mapToGlobal(walked.rect().center()))
        QTest.mouseClick(group, Qt.MouseButton.LeftButton, pos=group.actionGeometry(action).center())
        assert not group.isVisible()

    beside = {
        "Versions": walked.versions,
        "Details": walked.details,
        "Pictures": walked.pictures,
        "Checks": walked.checks,
        "Wire": walked.wire,
        "Suggestions": walked.suggestions,
        "What links here": walked.links_here,
        "Help": walked.help,
        "About Newsdesk": walked.about,
    }
    for name, pane in beside.items():
        pick(walked.bar.actions_by_name[name])
        assert pane.isVisible(), name
        click(pane.back)
        assert walked.preview.isVisible()
    centre = {
        "Import": walked.importing,
        "Preferences…": walked.preferring,
        "Publication…": walked.publication,
        "House style…": walked.house,
        "Snippets and templates…": walked.snippets,
        "Publish the site…": walked.site,
    }
    for name, other in centre.items():
        pick(walked.bar.actions_by_name[name])
        assert other.isVisible(), name
        walked.places.back()


def test_a_click_on_a_tab_shows_the_text_it_names(qtbot: QtBot, walked: Newsroom) -> None:
    desk, session = walked._desk, walked.session
    base = session.draft
    theirs = desk.writing.save(replace(desk.writing.get(base.id), headline="Theirs"))
    session.clash = desk.others.clash(base, replace(base, standfirst="Mine"))
    pane = walked.others.pane
    walked.places.show_beside(pane)
    seen: list[str] = []
    for tab in (2, 1, 0):
        QTest.mouseClick(pane.which, Qt.MouseButton.LeftButton, pos=pane.which.tabRect(tab).center())
        assert pane.which.currentIndex() == tab
        qtbot.waitUntil(lambda: pane.text.toPlainText() not in ("", *seen), timeout=PATIENCE)
        seen.append(pane.text.toPlainText())
    assert len(set(seen)) == 3
    session.clash = None
    session.take_news(theirs)
