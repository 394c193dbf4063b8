"""What readers see changes with the story or not at all, and the desk tells where the two do not agree."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsdesk.errors import ConflictError, NewsdeskError
from newsdesk.model import Article, Status
from newsdesk.store import RenderedBody, Store

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)
MADE = RenderedBody("<p>Live.</p>", 1, 7)
NOTHING = RenderedBody("", 0, 7)


def add(store: Store, slug: str) -> Article:
    return store.articles.add(Article(slug=slug, headline=slug, body="Live.", published=NOW))


def live(store: Store, slug: str) -> Article:
    return store.published.publish(replace(add(store, slug), status=Status.PUBLISHED), "published", NOW, MADE)


def test_one_write_saves_keeps_and_shows(store: Store) -> None:
    story = live(store, "s")

    assert store.articles.get(story.id) == store.published.get(story.id) == story
    assert [(version.number, version.reason) for version in store.versions.list_for_story(story.id)] == [
        (1, "published")
    ]
    (text,) = store.published.read_texts([story.id], 7)
    assert (text.version_number, text.html, text.word_count) == (1, "<p>Live.</p>", 1)
    assert [(card.slug, card.killed) for card in store.published.list_all()] == [("s", False)]
    assert store.published.list_unrendered(7) == ()


def test_done_again_it_takes_the_version_that_is_there(store: Store) -> None:
    story = store.articles.save(replace(add(store, "s"), status=Status.PUBLISHED), NOW)
    store.versions.add(story, "published", NOW)

    assert store.published.publish(story, "published", NOW, MADE) == story
    assert store.published.get(story.id) == story
    assert len(store.versions.list_for_story(story.id)) == 1


def test_what_was_saved_elsewhere_or_would_take_anothers_place_changes_nothing(store: Store) -> None:
    one, other = live(store, "one"), live(store, "other")
    store.articles.save(replace(other, slug="elsewhere"), NOW)
    one = store.articles.save(replace(one, slug="other"), NOW)
    for asked, refused in (
        (replace(one, revision=1, body="Old."), ConflictError),
        (replace(one, body="New."), NewsdeskError),
    ):
        with pytest.raises(refused) as caught:
            store.published.publish(asked, "published", NOW, MADE)
        assert isinstance(caught.value, ConflictError) is (refused is ConflictError)
        assert store.articles.get(one.id) == one
        assert len(store.versions.list_for_story(one.id)) == 1
    assert sorted(card.slug for card in store.published.list_all()) == ["one", "other"]


def test_a_killed_story_stays_where_readers_found_it(store: Store) -> None:
    one, other = live(store, "one"), live(store, "other")
    store.articles.save(replace(other, slug="elsewhere"), NOW)
    one = store.articles.save(replace(one, slug="other"), NOW)

    killed = store.published.publish(replace(one, status=Status.KILLED), "killed", NOW, NOTHING)

    assert store.articles.get(one.id) == killed
    assert sorted((card.slug, card.killed) for card in store.published.list_all()) == [("one", True), ("other", False)]
    seen = store.published.get(one.id)
    assert seen is not None
    assert (seen.slug, seen.status) == ("one", Status.KILLED)


def test_a_story_that_readers_never_had_can_be_killed_where_they_find_another(store: Store) -> None:
    other = live(store, "other")
    store.articles.save(replace(other, slug="elsewhere"), NOW)
    never = store.articles.save(replace(add(store, "other"), status=Status.PUBLISHED), NOW)

    store.published.publish(replace(never, status=Status.KILLED), "killed", NOW, NOTHING)

    assert store.articles.get(never.id).status is Status.KILLED
    assert [(card.slug, card.killed) for card in store.published.list_all()] == [("other", False)]


def test_what_is_not_rendered_yet_takes_nothing_from_readers(store: Store) -> None:
    story = live(store, "s")
    changed = store.articles.save(replace(story, body="Imported."), NOW)
    version = store.versions.add(changed, "imported", NOW)
    assert version is not None

    store.published.insert_if_absent(changed, version.number)
    store.published.publish(replace(changed, body="Imported again."), "imported", NOW, None)

    assert store.published.get(story.id) == story
    assert [card.slug for card in store.published.list_all()] == ["s"]
    fresh = add(store, "fresh")
    store.published.publish(replace(fresh, status=Status.PUBLISHED), "imported", NOW, None)
    assert store.published.list_unrendered(7) == (fresh.id,)


def test_what_was_rendered_of_a_version_that_was_replaced_meanwhile_is_passed_over(store: Store) -> None:
    story = live(store, "s")
    (old,) = store.published.read_texts([story.id])
    new = store.published.publish(replace(story, body="New."), "published", NOW, RenderedBody("<p>New.</p>", 1, 7))

    store.published.save_rendered([(old.article, old.version_number, RenderedBody("<p>Live.</p>", 1, 7))])

    (text,) = store.published.read_texts([story.id], 7)
    assert (text.article, text.html) == (new, "<p>New.</p>")


def test_it_is_told_where_desk_and_readers_do_not_agree(store: Store) -> None:
    killed, gone, back = live(store, "killed"), live(store, "gone"), live(store, "back")
    live(store, "sound")
    add(store, "draft")
    assert store.integrity_problems() == ()

    store.articles.save(replace(killed, status=Status.KILLED), NOW)
    store.articles.save(replace(add(store, "never"), status=Status.PUBLISHED), NOW)
    store.articles.save(replace(back, status=Status.READY), NOW)
    gone = store.published.publish(replace(gone, status=Status.KILLED), "killed", NOW, NOTHING)
    store.articles.save(replace(gone, status=Status.PUBLISHED), NOW)

    assert store.integrity_problems() == (
        "“back” is ready on the desk, but readers still have it; kill it and publish the site: "
        "newsdesk status back killed. If they shall have it, publish it again.",
        "“gone” is published on the desk, but readers find it withdrawn; kill it: newsdesk status gone killed.",
        "“killed” is killed on the desk, but readers still have it; kill it and publish the site: "
        "newsdesk status killed killed.",
        "“never” is published on the desk, but readers never had it; publish it.",
    )
