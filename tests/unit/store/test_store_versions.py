"""She keeps versions, goes back to one, and sees what readers see."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from newsdesk.errors import NotFoundError
from newsdesk.model import Article, RelatedLink, Strip, article_digest
from newsdesk.store import Store

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)


def test_versions_are_whole_and_newest_first(store: Store) -> None:
    first = store.articles.add(Article(slug="s", body="One two.", strip=Strip(links=(RelatedLink(headline="a"),))))
    second = store.articles.save(replace(first, body="One 铁路 three’s four.", strip=Strip()), NOW)
    store.versions.add(first, "kept", NOW)
    kept = store.versions.add(second, "moved to ready", NOW)

    assert kept is not None
    assert [(v.number, v.revision, v.reason, v.words) for v in store.versions.list_for_story(first.id)] == [
        (2, 2, "moved to ready", 5),
        (1, 1, "kept", 2),
    ]
    assert (kept.digest, kept.at) == (article_digest(second), NOW)
    assert store.versions.get(first.id, 1) == first
    assert store.versions.get(first.id, 2) == second


def test_the_same_text_is_kept_once_but_again_after_another(store: Store) -> None:
    one = store.articles.add(Article(slug="s", body="One."))
    two = replace(one, body="Two.")

    kept = [store.versions.add(text, "kept", NOW) for text in (one, replace(one, revision=9), two, one)]

    assert [version and version.number for version in kept] == [1, None, 2, 3]


def test_readers_see_the_live_version_while_she_types(store: Store) -> None:
    story = store.articles.add(Article(slug="s", body="Live."))
    assert store.published.get(story.id) is None
    store.versions.add(story, "published", NOW)
    store.published.insert_if_absent(story, 1)
    typed = store.articles.save(replace(story, body="Half a sent"), NOW)

    assert store.published.get(story.id) == story
    assert store.articles.get(story.id) == typed


def test_versions_that_are_not_there_are_said_to_be_missing(store: Store) -> None:
    story = store.articles.add(Article(slug="s"))

    for ask in (
        lambda: store.versions.get(story.id, 1),
        lambda: store.published.insert_if_absent(story, 4),
        lambda: store.versions.add(Article(slug="gone"), "kept", NOW),
    ):
        with pytest.raises(NotFoundError):
            ask()
    assert store.published.get(uuid4()) is None


def test_a_storys_descent_joins_what_came_with_it_and_what_was_kept_here(store: Store) -> None:
    story = store.articles.add(Article(slug="s", body="Here."))
    store.versions.add_ancestors(story.id, ["b" * 16, "a" * 16, "b" * 16])
    store.versions.add(story, "imported", NOW)
    own = article_digest(story)[:16]
    store.versions.add_ancestors(story.id, ["a" * 64, own, "c" * 16])

    assert store.versions.ancestor_digests(story.id) == ("b" * 16, "a" * 16, "c" * 16, own)


def test_a_version_says_who_kept_it_and_may_have_a_name(store: Store) -> None:
    story = store.articles.add(Article(slug="s", body="One."))
    store.versions.add(story, "kept", NOW)
    store.set_editor("Jo Field")
    store.versions.add(replace(story, body="Two."), "kept", NOW)
    store.versions.add(replace(story, body="Three."), "imported", NOW, editor="Al", name="As it came")
    store.versions.rename(story.id, 2, " Before the\nlawyers ")
    assert [(version.editor, version.name) for version in store.versions.list_for_story(story.id)] == [
        ("Al", "As it came"),
        ("Jo Field", "Before the lawyers"),
        ("", ""),
    ]
    store.versions.rename(story.id, 2, "")
    assert store.versions.list_for_story(story.id)[1].name == ""
    with pytest.raises(NotFoundError, match="no version 9"):
        store.versions.rename(story.id, 9, "None")


@pytest.mark.embedded
def test_versions_of_an_earlier_format_stay_and_have_no_editor(store: Store, folder: Path) -> None:
    story = store.articles.add(Article(slug="s", body="One."))
    store.versions.add(story, "kept", NOW)
    before = store.versions.list_for_story(story.id)
    with store._database.write_session() as session:
        for older in (
            "ALTER TABLE versions DROP COLUMN editor",
            "ALTER TABLE versions DROP COLUMN name",
            *(f"ALTER TABLE wire DROP COLUMN {name}" for name in ("markup", "section", "keywords", "rest")),
            "UPDATE alembic_version SET version_num = '0010'",
        ):
            session.execute(text(older))
    store.close()
    with Store.open(folder) as again:
        assert again.versions.list_for_story(story.id) == before
        again.set_editor("Jo Field")
        again.versions.add(replace(story, body="Two."), "kept", NOW)
        assert [version.editor for version in again.versions.list_for_story(story.id)] == ["Jo Field", ""]
