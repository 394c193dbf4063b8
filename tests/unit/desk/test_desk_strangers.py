"""What a stranger sends reaches no reader and sets nothing, until the editor says so."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.__main__ import main
from newsdesk.desk import Desk, Outcome
from newsdesk.model import Article, Settings, Status
from newsdesk.paths import resolve_paths
from newsdesk.render import RenderChild

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
THEIRS = Settings(name="The Evil Post", base_url="https://evil.example", time_zone="Asia/Shanghai")


@pytest.fixture(scope="module")
def child() -> Iterator[RenderChild]:
    with RenderChild() as child:
        yield child


@pytest.fixture
def stranger(tmp_path: Path, child: RenderChild) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "stranger"), now=lambda: NOW, child=child) as desk:
        desk.configure(THEIRS)
        yield desk


@pytest.fixture
def desk(tmp_path: Path, child: RenderChild) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "mine"), now=lambda: NOW, child=child) as desk:
        yield desk


def published(desk: Desk, headline: str = "Bridge closed") -> Article:
    return desk.publishing.publish(desk.writing.new(Article(headline=headline, body="Text.", source="S")).id)


def written(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def site_of(desk: Desk, folder: Path) -> str:
    desk.site.publish(folder)
    return "\n".join(written(folder)) + "".join(
        data.decode("utf-8", errors="replace") for data in written(folder).values()
    )


def test_a_published_story_comes_in_as_a_draft_and_the_site_knows_nothing_of_it(
    stranger: Desk, desk: Desk, tmp_path: Path
) -> None:
    story = published(stranger)
    bundle = stranger.publishing.export(story.slug, tmp_path / "out").path

    (taken,) = desk.intake.take(bundle)

    assert (taken.outcome, taken.article.status, taken.came_as) == (Outcome.IMPORTED, Status.DRAFT, Status.PUBLISHED)
    assert taken.article.published == story.published, "what it says of its first publication is part of the story"
    assert "bridge-closed" not in site_of(desk, tmp_path / "site")
    assert desk.doctor() == ()
    # Spiked and brought back it is what it was here, not what it was there.
    desk.writing.move(story.id, Status.SPIKED)
    assert desk.writing.bring_back(story.id).status is Status.DRAFT

    desk.publishing.publish(story.id)
    assert "bridge-closed" in site_of(desk, tmp_path / "site")


def test_page_settings_of_a_bundle_are_offered_and_not_taken(stranger: Desk, desk: Desk, tmp_path: Path) -> None:
    bundle = stranger.publishing.export(published(stranger).slug, tmp_path / "out").path
    (taken,) = desk.intake.take(bundle)
    assert desk.settings == Settings()
    assert taken.offered == {
        "name": "The Evil Post",
        "base_url": "https://evil.example",
        "time_zone": "Asia/Shanghai",
    }
    desk.publishing.publish(taken.article.id)
    assert "evil" not in site_of(desk, tmp_path / "site").casefold()

    desk.configure(Settings(name="The Coast"))
    assert desk.intake.take(bundle)[0].offered == {}, "a desk that has its own is offered none"


def test_what_is_handed_on_unchanged_is_the_same_to_the_byte_and_what_was_changed_is_ours(
    stranger: Desk, desk: Desk, tmp_path: Path
) -> None:
    story = published(stranger)
    out = stranger.publishing.export(story.slug, tmp_path / "out").path
    desk.intake.take(out)
    back = desk.publishing.export(story.slug, tmp_path / "back").path
    assert written(back) == written(out)
    shown, _told = desk.publishing.preview(desk.writing.get(story.id))
    assert shown.data == (back / "index.html").read_bytes(), "the preview shows what is exported"

    desk.writing.save(replace(desk.writing.get(story.id), headline="Bridge open"))
    ours = desk.publishing.export(story.slug, tmp_path / "ours").path
    assert "status: draft" in (ours / "article.md").read_text(encoding="utf-8")
    assert "evil.example" not in (ours / "manifest.json").read_text(encoding="utf-8")


def test_a_bundle_neither_withdraws_nor_publishes_what_readers_have(stranger: Desk, desk: Desk, tmp_path: Path) -> None:
    desk.configure(Settings(name="The Coast", base_url="https://coast.example"))
    mine, waiting = published(desk), desk.writing.new(Article(headline="Waiting", body="Text.", source="S"))
    for slug in (mine.slug, waiting.slug):
        stranger.intake.take(desk.publishing.export(slug, tmp_path / "out").path)
    for story in (mine, waiting):
        stranger.publishing.publish(story.id)
    stranger.publishing.kill(mine.id)

    for slug, state in ((mine.slug, Status.PUBLISHED), (waiting.slug, Status.DRAFT)):
        (taken,) = desk.intake.take(stranger.publishing.export(slug, tmp_path / "back", draft=True).path)
        assert (taken.outcome, taken.article.status) == (Outcome.NEW_VERSION, state)

    site = site_of(desk, tmp_path / "site")
    assert "This story has been withdrawn" not in site
    assert "waiting" not in site
    # The same bundle says nothing new; and what comes next from there is still known as a descendant.
    assert desk.intake.take(tmp_path / "back" / waiting.slug)[0].outcome is Outcome.ALREADY_HERE
    stranger.writing.save(replace(stranger.writing.get(waiting.id), headline="Still waiting"))
    (again,) = desk.intake.take(stranger.publishing.export(waiting.slug, tmp_path / "again").path)
    assert (again.outcome, again.article.headline) == (Outcome.NEW_VERSION, "Still waiting")


def test_a_hand_over_of_another_publication_is_a_strangers(stranger: Desk, desk: Desk, tmp_path: Path) -> None:
    desk.configure(Settings(name="The Coast", base_url="https://coast.example"))
    story = published(stranger)
    packed = stranger.handing.pack([story.id], tmp_path / "stories")
    (taken,) = desk.intake.take(packed)
    assert (taken.article.status, taken.came_as) == (Status.DRAFT, Status.PUBLISHED)
    assert "bridge-closed" not in site_of(desk, tmp_path / "site")


def test_a_hand_over_of_our_own_publication_keeps_the_states(stranger: Desk, desk: Desk, tmp_path: Path) -> None:
    desk.configure(replace(THEIRS, time_zone="UTC"))
    story = published(stranger)
    (taken,) = desk.intake.take(stranger.handing.pack([story.id], tmp_path / "stories"))
    assert (taken.article.status, taken.came_as) == (Status.PUBLISHED, None)
    assert "bridge-closed" in site_of(desk, tmp_path / "site")


@pytest.mark.embedded
def test_the_command_line_says_what_is_a_draft_and_what_is_offered(
    stranger: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = published(stranger)
    bundle = stranger.publishing.export(story.slug, tmp_path / "out").path

    def newsdesk(*words: str) -> str:
        code = main(["--home", str(tmp_path / "new"), *words])
        said = capsys.readouterr()
        return f"{code} {said.out}{said.err}"

    told = newsdesk("import", str(bundle))
    assert "it came as published; its state here is draft" in told
    assert "newsdesk config name='The Evil Post' base_url=https://evil.example time_zone=Asia/Shanghai" in told
    assert newsdesk("config", "base_url") == "0 base_url=\n"
    newsdesk("site", "--to", str(tmp_path / "site"))
    assert not (tmp_path / "site" / story.slug).exists()

    # Asked to, it publishes; but nothing that was withdrawn where it comes from.
    assert "its state here" not in newsdesk("import", "--publish", str(bundle))
    newsdesk("site", "--to", str(tmp_path / "site"))
    assert (tmp_path / "site" / story.slug).exists()
    killed = stranger.publishing.kill(published(stranger, "Gone").id)
    gone = stranger.publishing.export(killed.slug, tmp_path / "out", draft=True).path
    assert newsdesk("import", "--publish", str(gone)).startswith("1 ")
    newsdesk("site", "--to", str(tmp_path / "site"))
    assert not (tmp_path / "site" / killed.slug).exists()
