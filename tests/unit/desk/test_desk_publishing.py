"""Stories leave the desk as bundles and come back."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk, verify
from newsdesk.errors import DivergedStoryError, ExportError
from newsdesk.model import (
    Article,
    BlockingFindingsError,
    CorrectionKind,
    RelatedLink,
    Settings,
    Severity,
    Strip,
    linked_story_ids,
)
from newsdesk.paths import resolve_paths


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    start = datetime(2026, 3, 3, 9, tzinfo=UTC)
    seconds = itertools.count()
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: start + timedelta(seconds=next(seconds))) as opened:
        yield opened


@pytest.fixture
def story(desk: Desk) -> Article:
    other = desk.writing.new(Article(headline="Ferry returns", body="It did."))
    strip = Strip(links=(RelatedLink(article=other.id), RelatedLink(headline="Far", url="https://example.org/far")))
    body = f"Ships came, [as foretold](story:{other.id})."
    return desk.writing.new(Article(headline="Harbour opens", body=body, source="Coast Wire", strip=strip))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_a_bundle_is_the_same_bytes_each_time(desk: Desk, story: Article, tmp_path: Path) -> None:
    first = desk.publishing.export(story.slug, tmp_path / "one").path
    second = desk.publishing.export(story.slug, tmp_path / "two").path
    assert _bytes(first) == _bytes(second)
    assert verify(first) == ()
    assert desk.writing.get(story.id) == story, "an export never changes an article"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_bundle_comes_back_from_an_empty_desk_as_it_was(
    desk: Desk, story: Article, tmp_path: Path, *, zipped: bool
) -> None:
    desk.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="Asia/Shanghai"))
    out = desk.publishing.export(story.slug, tmp_path / "out", zipped=zipped).path
    with Desk.open(resolve_paths(tmp_path / "elsewhere")) as other:
        (taken,) = other.intake.take(out)
        assert taken.outcome == "imported"
        assert taken.article == story
        back = other.publishing.export(story.slug, tmp_path / "back", zipped=zipped).path
        if zipped:
            assert back.read_bytes() == out.read_bytes()
        else:
            assert _bytes(back) == _bytes(out)
        assert other.intake.take(out)[0].outcome == "already here"


def test_a_descendant_becomes_a_version_and_a_diverged_bundle_is_refused(
    desk: Desk, story: Article, tmp_path: Path
) -> None:
    first = desk.publishing.export(story.slug, tmp_path / "first").path
    with Desk.open(resolve_paths(tmp_path / "elsewhere")) as other:
        other.intake.take(first)
        theirs = other.writing.edit(story.slug, {"standfirst": "Written elsewhere."})
        second = other.publishing.export(story.slug, tmp_path / "second").path
        assert other.intake.take(first)[0].outcome == "already here"
    (taken,) = desk.intake.take(second)
    assert taken.outcome == "new version"
    assert taken.article.standfirst == theirs.standfirst

    with Desk.open(resolve_paths(tmp_path / "third")) as other:
        other.intake.take(first)
        other.writing.edit(story.slug, {"standfirst": "A third hand."})
        diverged = other.publishing.export(story.slug, tmp_path / "diverged").path
    before = desk.writing.get(story.id)
    with pytest.raises(DivergedStoryError, match="changed both here and in this bundle"):
        desk.intake.take(diverged)
    assert desk.writing.get(story.id) == before
    (copy,) = desk.intake.take(diverged, as_new=True)
    assert copy.article.id != story.id
    assert copy.article.slug == f"{story.slug}-2"


def test_an_empty_story_is_held_back_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    story = desk.writing.new(Article(headline="Nothing yet"))
    with pytest.raises(BlockingFindingsError, match="“Nothing yet” is held back") as caught:
        desk.publishing.export(story.slug, tmp_path)
    assert caught.value.findings
    assert list(tmp_path.glob("nothing-yet*")) == []
    assert desk.publishing.export(story.slug, tmp_path, draft=True).path.exists()


def test_text_that_cannot_be_rendered_in_time_is_a_finding_not_a_page(desk: Desk, tmp_path: Path) -> None:
    story = desk.writing.new(Article(headline="Hostile", body="![[]()" * 20_000))
    with pytest.raises(BlockingFindingsError):
        desk.publishing.export(story.slug, tmp_path)


def test_a_target_that_is_a_file_is_said_and_left_alone(desk: Desk, story: Article, tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("mine")
    with pytest.raises(ExportError):
        desk.publishing.export(story.slug, target)
    assert target.read_text() == "mine"


def test_an_export_killed_half_way_is_cleared_at_the_next_start(desk: Desk, story: Article, tmp_path: Path) -> None:
    out = tmp_path / "out"
    path = desk.publishing.export(story.slug, out).path
    before = _bytes(path)
    record = tmp_path / "home" / "desk" / "exports-under-way.json"
    record.write_text(f'"{out}"', encoding="utf-8")
    with Desk.open(resolve_paths(tmp_path / "home")):
        assert _bytes(path) == before
    assert not record.exists()


def test_publishing_again_without_a_change_moves_no_time(desk: Desk, story: Article) -> None:
    live = desk.publishing.publish(story.id)
    assert desk.publishing.publish(story.id) == live
    changed = desk.writing.save(replace(live, standfirst="More."))
    again = desk.publishing.publish(story.id)
    assert again.published == live.published
    assert again.revision > changed.revision


def test_a_story_with_a_blocking_finding_is_not_published(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Nothing yet"))
    with pytest.raises(BlockingFindingsError, match="“Nothing yet” is held back") as caught:
        desk.publishing.publish(story.id)
    assert any(finding.severity is Severity.BLOCK for finding in caught.value.findings)
    assert desk.writing.get(story.id) == story
    assert desk._store.published.get(story.id) is None


def test_a_story_with_a_blocking_finding_is_not_corrected(desk: Desk, story: Article) -> None:
    live = desk.publishing.publish(story.id)
    emptied = desk.writing.save(replace(live, body=""))
    with pytest.raises(BlockingFindingsError, match="“Harbour opens” is held back") as caught:
        desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "Ships came.", "No ship came.")
    assert any(finding.severity is Severity.BLOCK for finding in caught.value.findings)
    assert desk.writing.get(story.id) == emptied, "the note is not kept either"
    assert desk._store.published.get(story.id) == live, "readers keep what they have"


def test_a_bundle_names_no_story_before_its_embargo_ends(desk: Desk, tmp_path: Path) -> None:
    """A bundle may go onto a server as it is: what the story links to is told only once readers may learn of it."""
    ends = datetime(2031, 1, 1, tzinfo=UTC)
    merger = desk.writing.new(Article(headline="Banks to merge", body="Text.", embargo=ends))
    body = f"The harbour opens. More on [the bank](story:{merger.id})."
    strip = Strip(links=(RelatedLink(article=merger.id),))
    story = desk.writing.new(Article(headline="Harbour opens", body=body, strip=strip))

    def told(folder: Path) -> bool:
        return any(word in data for data in _bytes(folder).values() for word in (b"Banks to merge", b"banks-to-merge"))

    out = desk.publishing.export(story.slug, tmp_path / "before").path
    assert not told(out)
    assert b"More on the bank." in _bytes(out)["index.html"]
    assert told(desk.publishing.export(story.slug, tmp_path / "after", as_of=ends).path)
    assert told(desk.publishing.export(story.slug, tmp_path / "draft", draft=True).path)
    (taken,) = desk.intake.take(out)
    assert taken.outcome == "already here"
    assert linked_story_ids(desk.writing.get(story.id)) == (merger.id,)
