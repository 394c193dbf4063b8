"""At the end of the night she hands her stories over; the next editor goes on where she left."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.desk import Desk, Outcome, verify
from newsdesk.errors import ImportRejectedError, NewsdeskError
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.paths import resolve_paths
from newsdesk.render import RenderChild

NOW = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def child() -> Iterator[RenderChild]:
    with RenderChild() as child:
        yield child


@pytest.fixture
def mine(tmp_path: Path, child: RenderChild) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "mine"), now=lambda: NOW, child=child) as desk:
        yield desk


@pytest.fixture
def theirs(tmp_path: Path, child: RenderChild) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "theirs"), child=child) as desk:
        yield desk


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (70, 50), "teal").save(written, "PNG")
    return written.getvalue()


def test_state_notes_versions_strip_and_pictures_go_along(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    shown = replace(mine.pictures.take(picture()), alt="Sea")
    story = mine.writing.new(
        Article(
            headline="Ferry",
            body=f"![Sea](media:{shown.media})",
            media=(shown,),
            notes="Call the harbour board.",
            strip=Strip(title="More", links=(RelatedLink(headline="One", url="https://example.org/"),)),
        )
    )
    mine.versions.keep(story.id)
    # In the version alone: going back to it must find its picture.
    mine.writing.save(replace(mine.writing.get(story.id), body="No picture any more.", media=()))
    mine.writing.move(story.id, Status.REVIEW)

    path = mine.handing.pack([story.id], tmp_path / "night shift")

    assert path == tmp_path / "night shift.newsdesk"
    assert verify(path) == ()
    (taken,) = theirs.intake.take(path)
    assert taken.outcome is Outcome.IMPORTED
    assert taken.article == mine.writing.get(story.id)
    assert (taken.article.status, taken.article.notes) == (Status.REVIEW, "Call the harbour board.")
    told = [(version.reason, version.at, version.words) for version in mine.versions.listing(story.id)]
    assert [(version.reason, version.at, version.words) for version in theirs.versions.listing(story.id)] == told
    first = theirs.versions.get(story.id, 1)
    assert theirs.pictures.read(first.media[0].media) == mine.pictures.read(shown.media)


def test_what_comes_back_is_a_new_version_and_what_was_changed_in_both_places_is_refused(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    story = mine.writing.new(Article(headline="Ferry", body="Text.", notes="Mine."))
    (taken,) = theirs.intake.take(mine.handing.pack([story.id], tmp_path / "out"))
    theirs.writing.save(replace(taken.article, headline="Ferry sails", notes="Theirs."))
    back = theirs.handing.pack([story.id], tmp_path / "back")

    (returned,) = mine.intake.take(back)
    assert returned.outcome is Outcome.NEW_VERSION
    assert (returned.article.headline, returned.article.notes) == ("Ferry sails", "Theirs.")
    assert mine.intake.take(back)[0].outcome is Outcome.ALREADY_HERE

    theirs.writing.save(replace(theirs.writing.get(story.id), headline="There"))
    mine.writing.save(replace(mine.writing.get(story.id), headline="Here"))
    with pytest.raises(ImportRejectedError, match="changed both here and in this bundle"):
        mine.intake.take(theirs.handing.pack([story.id], tmp_path / "again"))
    assert mine.writing.get(story.id).headline == "Here"


def test_a_link_to_a_story_that_did_not_come_along_is_marked_and_heals_when_it_comes(
    mine: Desk, theirs: Desk, tmp_path: Path
) -> None:
    target = mine.writing.new(Article(headline="The quay", body="Text."))
    story = mine.writing.new(Article(headline="Ferry", strip=Strip(links=(RelatedLink(article=target.id),))))
    (taken,) = theirs.intake.take(mine.handing.pack([story.id], tmp_path / "one"))
    known = theirs.linking.around(taken.article).targets[target.id]
    assert (known.headline, known.on_desk) == ("The quay", False)

    theirs.intake.take(mine.handing.pack([target.id], tmp_path / "other"))
    assert theirs.linking.around(taken.article).targets[target.id].on_desk


def test_it_is_no_bundle_for_readers_and_says_so(mine: Desk, tmp_path: Path) -> None:
    story = mine.writing.new(Article(headline="Ferry", body="Text."))
    path = mine.handing.pack([story.id], tmp_path / "x.newsdesk")
    data = path.read_bytes()
    assert b"NOT FOR PUBLICATION.txt" in data
    assert b"index.html" not in data
    assert mine.handing.pack([story.id], tmp_path / "x.newsdesk").read_bytes() == data, (
        "the same stories, the same bytes"
    )


def test_a_hand_over_that_was_tampered_with_is_refused(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    story = mine.writing.new(Article(headline="Ferry", body="Some text to change."))
    path = mine.handing.pack([story.id], tmp_path / "x")
    path.write_bytes(path.read_bytes().replace(b"Some text", b"Evil text"))
    with pytest.raises(ImportRejectedError):
        theirs.intake.take(path)
    with pytest.raises(NewsdeskError, match="No story was chosen"):
        mine.handing.pack([], tmp_path / "none")
    assert not (tmp_path / "none.newsdesk").exists()


def test_readers_of_the_next_desk_have_what_readers_of_this_one_have(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    same, typed, gone = (
        mine.publishing.publish(mine.writing.new(Article(headline=name, body="Text.", source="S")).id)
        for name in ("Same", "Typed", "Gone")
    )
    mine.writing.save(replace(typed, body="Half a sent"))
    gone = mine.publishing.kill(gone.id)
    # Another story has its slug there, and no reader.
    theirs.writing.new(Article(headline="Theirs", slug=same.slug))

    theirs.intake.take(mine.handing.pack([same.id, typed.id, gone.id], tmp_path / "out"))

    slugs = {story.id: theirs.writing.get(story.id).slug for story in (same, typed, gone)}
    assert slugs[same.id] == "same-2"
    for story in (same, typed, gone):
        live = theirs._store.published.get(story.id)
        assert live is not None
        assert replace(live, revision=story.revision) == replace(story, slug=slugs[story.id])
    assert [change.wording for change in theirs.publishing.since_published(theirs.writing.get(typed.id)) or ()] != []
    assert theirs.doctor() == ()
    theirs.site.publish(tmp_path / "site")
    assert "Text." in (tmp_path / "site" / slugs[same.id] / "index.html").read_text(encoding="utf-8")
    assert "Half" not in (tmp_path / "site" / slugs[typed.id] / "index.html").read_text(encoding="utf-8")
    assert "withdrawn" in (tmp_path / "site" / slugs[gone.id] / "index.html").read_text(encoding="utf-8")


def test_a_kill_that_comes_back_takes_the_story_from_readers_at_once(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    story = mine.publishing.publish(mine.writing.new(Article(headline="Ferry", body="Text.", source="S")).id)
    mine.site.publish(tmp_path / "site")
    theirs.intake.take(mine.handing.pack([story.id], tmp_path / "out"))
    theirs.publishing.kill(story.id)

    (taken,) = mine.intake.take(theirs.handing.pack([story.id], tmp_path / "back"))

    assert taken.outcome is Outcome.NEW_VERSION
    # It is listed without waiting to be rendered: a publish that begins just now withdraws its page, and removes none.
    assert [(card.slug, card.killed) for card in mine._store.published.list_all()] == [("ferry", True)]
    report = mine.site.publish(tmp_path / "site")
    assert "ferry/index.html" not in report.removed
    assert "withdrawn" in (tmp_path / "site/ferry/index.html").read_text(encoding="utf-8")


def test_a_hand_over_of_an_older_newsdesk_is_live_too(
    mine: Desk, theirs: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = mine.publishing.publish(mine.writing.new(Article(headline="Ferry", body="Text.", source="S")).id)
    # It did not say which version readers have.
    monkeypatch.setattr(mine._store.published, "read_texts", lambda _stories: iter(()))
    theirs.intake.take(mine.handing.pack([story.id], tmp_path / "out"))
    assert theirs._store.published.get(story.id) == story
