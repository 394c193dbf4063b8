"""She drops what she has published and what colleagues send, and is told what becomes of each before she makes it."""

import html
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk, Taken
from newsdesk.errors import ImportRejectedError
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.writing import importing
from newsdesk.ui.writing.importreport import described
from newsdesk.wire import Incoming

from .conftest import PATIENCE
from .mouse import click

Sent = Callable[[Callable[[Desk, Article], object]], Path]


@pytest.fixture
def sent(room: Newsroom, tmp_path: Path) -> Sent:
    """Return a function that gives the night ferry to a colleague, who does something to it and sends it back."""

    def send(work: Callable[[Desk, Article], object]) -> Path:
        mine = room._desk
        there = mine.handing.by_slugs(["night-ferry"], tmp_path / "there")
        with Desk.open(resolve_paths(tmp_path / "colleague")) as desk:
            (taken,) = desk.intake.take(there)
            work(desk, taken.article)
            return desk.handing.by_slugs([taken.article.slug], tmp_path / "back")

    return send


def offered(qtbot: QtBot, room: Newsroom, *files: Path) -> str:
    """Return what the pane tells of the files, as soon as it offers to make something of them."""
    room.places.show_pane(room.importing)
    room.importing.read_files(files)
    qtbot.waitUntil(room.importing.make.isEnabled, timeout=PATIENCE)
    return room.importing.found.text()


def test_where_only_the_state_changed_the_state_is_named(qtbot: QtBot, room: Newsroom, sent: Sent) -> None:
    back = sent(lambda desk, story: desk.writing.move(story.id, Status.READY))
    assert "It changes: state ready." in offered(qtbot, room, back)


def test_where_nothing_has_a_name_none_is_named(qtbot: QtBot, room: Newsroom, sent: Sent) -> None:
    back = sent(lambda desk, story: desk.writing.save(replace(story, urgency=2)))
    told = offered(qtbot, room, back)
    assert "makes a new version of it, and the one here is kept." in told
    assert "It changes" not in told


def test_what_was_changed_here_and_there_is_offered_as_a_new_story(qtbot: QtBot, room: Newsroom, sent: Sent) -> None:
    back = sent(lambda desk, story: desk.writing.save(replace(story, standfirst="Theirs.")))
    mine = room._desk.writing.edit("night-ferry", {"standfirst": "Mine."})
    assert "changed both here and in the file" in offered(qtbot, room, back)
    assert room.importing.make.text() == "Import as a new story"
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.importing.make.click()
    assert (room.session.draft.slug, room.session.draft.standfirst) == ("night-ferry-2", "Theirs.")
    assert room._desk.writing.get(mine.id).standfirst == "Mine."


def test_of_several_files_the_one_that_failed_alone_is_offered_again(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{name}.md" for name in ("one", "two", "three")]
    for file in files:
        file.write_text(f"# Story {file.stem}\n\nText.\n", encoding="utf-8")
    offered(qtbot, room, *files)
    keep = room._desk.intake.keep

    def fail(found: Incoming, **how: bool) -> Taken:
        if found.article.headline == "Story three":
            raise ImportRejectedError("“Story three” cannot be kept just now.")
        return keep(found, **how)

    with monkeypatch.context() as patch, qtbot.waitSignal(room.importing.made, timeout=PATIENCE) as made:
        patch.setattr(room._desk.intake, "keep", fail)
        room.importing.make.click()
    assert [one.article.headline for one in made.args[0]] == ["Story one", "Story two"]
    assert room.importing.isVisible()
    assert "“Story three” cannot be kept just now." in room.importing.found.text()
    assert "Story one" not in room.importing.found.text()
    assert room.importing.make.text() == "Make story"
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.importing.make.click()
    found = sorted(hit.summary.slug for hit in room._desk.writing.search('"Text"'))
    assert found == ["story-one", "story-three", "story-two"]


def test_a_late_failure_does_not_replace_what_is_shown_now(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.places.show_pane(room.importing)
    go_on = Event()

    def fail(_text: str, _html: str | None) -> Incoming:
        assert go_on.wait(PATIENCE / 1000)
        raise ImportRejectedError("This is no story.")

    monkeypatch.setattr(room._desk.intake, "read", fail)
    room.importing.text.setPlainText("Something")
    room.importing._soon.timeout.emit()
    room.importing.cancel.click()
    with qtbot.waitSignal(room.tasks.said, timeout=PATIENCE):
        go_on.set()
    with qtbot.waitSignal(room.tasks._answered, timeout=PATIENCE):
        room.tasks.run(lambda: None, lambda _none: None)
    assert room.importing.found.text() == ""


def test_each_file_has_what_it_left_out_below_its_name(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_text(
        "From: Ada Vane <ada@x.example>\nSubject: Ferry sails\nMessage-ID: <1@x>\n\nIt sails.\n\n-- \nAda\n"
    )
    (tmp_path / "letter.rtf").write_bytes(rb"{\rtf1 Hello}")
    export = Path(__file__).parents[1] / "unit" / "wire" / "archives" / "wordpress.xml"
    told = offered(qtbot, room, tmp_path / "mail.eml", export, tmp_path / "letter.rtf")
    letter, mail, archive = (told.index(f"<b>{name}</b>") for name in ("letter.rtf", "mail.eml", "wordpress.xml"))
    assert letter < told.index("letter.rtf is an RTF text") < mail, "what cannot be read comes first"
    for words in ("the signature “Ada”", "the address ada@x.example"):
        assert mail < told.index(words) < archive
    assert (
        archive
        < told.index(html.escape("Left out, because they aren't stories: 1 attachment, 2 menu items"))
        < told.index("Harbour fair")
    )
    assert "About us" in told[archive:]
    assert room.importing.make.text() == "Make 4 stories"
    assert "*.eml" in importing._FILES


def test_an_archive_of_many_stories_is_counted_after_the_first(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    items = "".join(f"<item><title>Story {number}</title></item>" for number in range(60))
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>')
    told = offered(qtbot, room, tmp_path / "feed.xml")
    assert "Story 49" in told
    assert "Story 50" not in told
    assert "… and 10 stories more" in told


def test_one_paragraph_is_called_one(qapp: QApplication) -> None:
    strip = Strip(links=(RelatedLink(headline="One"),))
    told = described(Incoming(article=Article(headline="Ferry", body="Text.", strip=strip), format="text"))
    assert "1 paragraph<" in told
    assert "1 headline<" in told


def test_a_folder_is_read_file_by_file(qtbot: QtBot, room: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "posts" / "2026").mkdir(parents=True)
    for name in ("pier", "2026/quay"):
        (tmp_path / "posts" / f"{name}.md").write_text(
            f"# The {name[-4:]} stands\n\nIt stands again.\n", encoding="utf-8"
        )
    offered(qtbot, room, tmp_path / "posts")
    with qtbot.waitSignal(room.importing.made, timeout=PATIENCE):
        room.importing.make.click()
    for slug in ("the-pier-stands", "the-quay-stands"):
        assert room._desk.writing.by_slug(slug).body == "It stands again."


@pytest.mark.embedded
def test_what_a_stranger_published_is_a_draft_and_what_the_bundle_would_set_is_offered(
    qtbot: QtBot, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(resolve_paths(tmp_path / "stranger")) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example"))
        story = desk.publishing.publish(desk.writing.new(Article(headline="Quay", body="Text.", source="S")).id)
        bundle = desk.publishing.export(story.slug, tmp_path / "out").path
    monkeypatch.setattr(room._desk.intake._bundles, "offered", lambda bundle: {"name": bundle.settings.name})
    offered(qtbot, room, bundle)
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        room.importing.make.click()
    assert room.session.draft.status is Status.DRAFT

    qtbot.waitUntil(lambda: "The Coast" in room.banner.text.text(), timeout=PATIENCE)
    assert room._desk.settings.name == "The Valley Wire"
    room.banner.buttons[0].click()
    qtbot.waitUntil(lambda: room._desk.settings.name == "The Coast", timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: (
            "“Quay” came as published, which a bundle does not decide here: its state is draft."
            in room.banner.text.text()
        ),
        timeout=PATIENCE,
    )


def test_of_an_archive_it_is_asked_once_whether_it_keeps_its_dates(
    qtbot: QtBot, room: Newsroom, tmp_path: Path
) -> None:
    for name in ("pier", "quay"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2019-07-02\n---\nText.\n", encoding="utf-8")
    asked = room.importing.own_dates
    assert asked.isHidden()
    for file, keeps in (("pier", True), ("quay", False)):
        offered(qtbot, room, tmp_path / f"{file}.md")
        assert not asked.isHidden()
        assert asked.isChecked()
        if not keeps:
            click(asked)
        with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
            click(room.importing.make)
        assert (room.session.draft.published is not None) == keeps


def test_a_page_of_an_archive_pasted_into_a_new_story_is_asked_for_its_date(qtbot: QtBot, room: Newsroom) -> None:
    with qtbot.waitSignal(room.session.opened, timeout=PATIENCE):
        QTest.keySequence(room.window(), QKeySequence(QKeySequence.StandardKey.New))
    mime = QMimeData()
    mime.setText("---\ntitle: The quay stands\ndate: 2019-07-02\n---\nIt stands again.\n")
    room.arriving.sort_in(mime)
    qtbot.waitUntil(lambda: room.session.draft.headline == "The quay stands", timeout=PATIENCE)
    assert not room.session.draft.published
    keep = next(button for button in room.banner.buttons if button.text().replace("&", "") == "Keep its date")
    click(keep)
    kept = room.session.draft.published
    assert kept is not None
    assert kept.year == 2019
