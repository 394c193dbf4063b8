"""Publishing and killing that is cut off, wherever: readers and desk have the old state or the new one, never half."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, CorrectionKind, Status, Strip
from newsdesk.paths import resolve_paths

START = datetime(2026, 3, 3, 9, tzinfo=UTC)


class CutError(Exception):
    """The program ends here."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    # Within one second often, as when she tries again at once.
    calls = itertools.count()
    with Desk.open(
        resolve_paths(tmp_path / "home"), now=lambda: START + timedelta(seconds=next(calls) // 20)
    ) as opened:
        yield opened


@contextmanager
def cut_before(desk: Desk, number: int) -> Iterator[None]:
    """Cut off before the statement with this number, or the commit that stands there."""
    engine, said = desk._store._database.engine, itertools.count()

    def said_one(*_about: object) -> None:
        if next(said) == number:
            raise CutError

    for name in ("before_cursor_execute", "commit"):
        event.listen(engine, name, said_one)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(engine, name, said_one)


def state(desk: Desk, story: Article) -> tuple[Any, ...]:
    """Return the story as it is on the desk, as readers have it, how it is listed, and how many versions it has."""
    live = desk._store.published
    seen = next(live.read_texts([story.id], 1), None)
    listed = next(((card.slug, card.digest) for card in live.list_all() if card.id == str(story.id)), None)
    return (
        _content(desk.writing.get(story.id)),
        seen and (_content(seen.article), seen.version_number, seen.html, seen.word_count),
        listed,
        len(desk.versions.listing(story.id)),
    )


def _content(article: Article) -> Article:
    return replace(article, revision=0, published=None, modified=None, corrections=())


def wherever_it_is_cut_off(
    desk: Desk, prepare: Callable[[int], Article], act: Callable[[Article], Article]
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...], Article]]:
    """Do it with a story each that is prepared alike, cut off later each time; yield the states before and after."""
    for number in itertools.count():
        story = prepare(number)
        before = state(desk, story)
        try:
            with cut_before(desk, number):
                act(story)
        except CutError:
            yield before, state(desk, story), story
            continue
        assert number > 10, "it was not cut off at all"
        return


def agree(desk: Desk, before: tuple[Any, ...], after: tuple[Any, ...], wanted: Status) -> None:
    here, seen, listed, versions = after
    if after == before:
        return
    # It is only cut off after everything was written.
    assert here.status is wanted
    assert seen is not None
    assert listed is not None
    assert seen[0].status is wanted
    assert versions == before[3] + 1


@pytest.mark.parametrize("again", [False, True])
def test_publishing_that_is_cut_off(desk: Desk, *, again: bool) -> None:
    shared = desk.linking.share("Ports", Strip(title="More")).strip

    def prepare(number: int) -> Article:
        story = Article(headline=f"Story {number} of ports", body="Rain.", source="S", strip=shared)
        story = desk.writing.new(story)
        if again:
            story = desk.publishing.publish(story.id)
            story = desk.writing.save(replace(story, body="Rain, again.", slug=f"moved-{number}"))
        return story

    cuts = 0
    for before, after, story in wherever_it_is_cut_off(desk, prepare, lambda story: desk.publishing.publish(story.id)):
        agree(desk, before, after, Status.PUBLISHED)
        published = desk.publishing.publish(story.id)
        assert desk._store.published.get(story.id) == desk.writing.get(story.id) == published
        cuts += 1
    assert cuts > 10
    assert desk.doctor() == ()


def test_a_kill_that_is_cut_off(desk: Desk) -> None:
    def prepare(number: int) -> Article:
        story = desk.writing.new(Article(headline=f"Story {number} of ports", body="Rain.", source="S"))
        desk.publishing.publish(story.id)
        return desk.writing.get(story.id)

    for before, after, story in wherever_it_is_cut_off(desk, prepare, lambda story: desk.publishing.kill(story.id)):
        agree(desk, before, after, Status.KILLED)
        if desk.writing.get(story.id).status is not Status.KILLED:
            desk.publishing.kill(story.id)
        seen = desk._store.published.get(story.id)
        assert seen is not None
        assert seen.status is desk.writing.get(story.id).status is Status.KILLED
    assert desk.doctor() == ()


def test_a_correction_that_is_cut_off_is_made_once(desk: Desk) -> None:
    def prepare(number: int) -> Article:
        story = desk.writing.new(Article(headline=f"Story {number} of ports", body="Rain.", source="S"))
        return desk.publishing.publish(story.id)

    def correct(story: Article) -> Article:
        return desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "Rain.", "Sun.")

    for _before, _after, story in wherever_it_is_cut_off(desk, prepare, correct):
        here, seen = desk.writing.get(story.id), desk._store.published.get(story.id)
        assert seen == here


def test_what_an_older_newsdesk_left_half_done_can_be_completed(desk: Desk) -> None:
    store = desk._store
    story = desk.publishing.publish(desk.writing.new(Article(headline="Ports", body="Rain.", source="S")).id)
    killed = store.articles.save(replace(story, status=Status.KILLED), START)
    store.versions.add(killed, "killed", START)
    (said,) = desk.doctor()
    assert "killed on the desk, but readers still have it" in said

    desk.writing.move(story.id, Status.KILLED)

    seen = store.published.get(story.id)
    assert seen is not None
    assert seen.status is Status.KILLED
    with pytest.raises(NewsdeskError, match="is killed and cannot become killed"):
        desk.publishing.kill(story.id)

    other = desk.writing.new(Article(headline="Ships", body="Sun.", source="S"))
    other = store.articles.save(replace(other, status=Status.PUBLISHED, published=START, modified=START), START)
    store.versions.add(other, "published", START)
    assert desk.doctor() == ("“ships” is published on the desk, but readers never had it; publish it.",)
    assert desk.publishing.publish(other.id) == store.published.get(other.id)
    assert desk.doctor() == ()


def test_a_kill_needs_no_free_slug(desk: Desk, tmp_path: Path) -> None:
    one, other = (
        desk.publishing.publish(desk.writing.new(Article(headline=name, body="x", source="S", slug=name)).id)
        for name in ("aa", "bb")
    )
    desk.writing.save(replace(other, slug="bb2"))
    desk.writing.save(replace(one, slug="bb"))

    desk.publishing.kill(one.id)

    desk.site.publish(tmp_path / "site")
    assert "withdrawn" in (tmp_path / "site/aa/index.html").read_text(encoding="utf-8")
    assert "withdrawn" not in (tmp_path / "site/bb/index.html").read_text(encoding="utf-8")
    assert desk.doctor() == ()
