"""Two commands, or a command and the window, write at the same moment: it ends as if one had come after the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsdesk.cli import parse, run
from newsdesk.desk import Desk
from newsdesk.errors import DuplicateStoryError
from newsdesk.model import Article, Settings
from newsdesk.paths import resolve_paths
from newsdesk.store import Store

Meanwhile = Callable[[object, str, Callable[[], object]], None]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Return the desk as another process has it open."""
    with Desk.open(resolve_paths(tmp_path)) as opened:
        yield opened


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Return what lets something happen just before a method is called for the first time."""

    def arrange(owner: object, name: str, act: Callable[[], object]) -> None:
        real = getattr(owner, name)
        acts = [act]

        def first_act(*asked: Any, **named: Any) -> Any:
            if acts:
                acts.pop()()
            return real(*asked, **named)

        monkeypatch.setattr(owner, name, first_act)

    return arrange


def test_two_stories_of_one_headline_begun_at_once_are_both_there(
    desk: Desk, other: Desk, meanwhile: Meanwhile
) -> None:
    meanwhile(desk._store.articles, "add", lambda: other.writing.new(Article(headline="Ferry")))
    mine = desk.writing.new(Article(headline="Ferry"))
    assert mine.slug == "ferry-2"
    assert other.writing.by_slug("ferry").headline == "Ferry"


def test_the_same_story_is_not_added_twice(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Ferry"))
    with pytest.raises(DuplicateStoryError):
        desk._store.articles.add(replace(story, slug="another"))


def test_an_update_links_from_what_another_saved_meanwhile(desk: Desk, other: Desk, meanwhile: Meanwhile) -> None:
    story = desk.publishing.publish(desk.writing.new(Article(headline="Ferry", body="x", source="S")).id)
    meanwhile(desk._store.articles, "save", lambda: other.writing.save(replace(story, kicker="Ports")))
    update = desk.publishing.update_as_new(story.id)
    saved = desk.writing.get(story.id)
    assert saved.kicker == "Ports"
    assert [link.article for link in saved.strip.links] == [update.id]


def test_two_commands_that_set_fields_of_one_story_both_do(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.writing.new(Article(headline="Ferry", slug="ferry"))
    real, acts = Store.__init__, [lambda: desk.writing.edit("ferry", {"kicker": "Ports"})]

    def begin(store: Store, *asked: Any, **named: Any) -> None:
        real(store, *asked, **named)
        save = store.articles.save

        def save_second(*article: Any, **rest: Any) -> Article:
            if acts:
                acts.pop()()
            return save(*article, **rest)

        monkeypatch.setattr(store.articles, "save", save_second)

    monkeypatch.setattr(Store, "__init__", begin)
    assert run(parse(["--home", str(tmp_path), "set", "ferry", "standfirst=It sails."])) == 0
    assert capsys.readouterr().err == ""
    story = desk.writing.by_slug("ferry")
    assert (story.kicker, story.standfirst) == ("Ports", "It sails.")
    assert acts == []


def test_two_commands_that_set_different_settings_both_do(desk: Desk, other: Desk) -> None:
    desk.configure(Settings(name="The Coast"))
    was = desk.settings
    other.configure(replace(was, base_url="https://coast.example"), was)
    desk.configure(replace(was, date_style="medium"), was)
    assert desk.settings == replace(was, base_url="https://coast.example", date_style="medium")


def test_a_site_that_waited_has_what_was_published_meanwhile(
    desk: Desk, other: Desk, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    ferry = desk.publishing.publish(desk.writing.new(Article(headline="Ferry", body="x", source="S")).id)

    def publish_other() -> None:
        quay = other.writing.new(Article(headline="Quay", body="x", source="S"))
        other.publishing.publish(quay.id)
        other.site.publish(tmp_path / "site")

    # Its turn comes only when the other one is done.
    meanwhile(desk.site, "_under_way", publish_other)
    desk.site.publish(tmp_path / "site")
    assert (tmp_path / "site" / "quay" / "index.html").exists()
    assert (tmp_path / "site" / ferry.slug / "index.html").exists()
