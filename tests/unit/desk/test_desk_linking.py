"""An editor curates strips: of one story or shared by many, in her order, and no link is lost on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from newsdesk.desk import Desk
from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip, merge_strips
from newsdesk.paths import resolve_paths

ONE, TWO, THREE, FOUR = (
    RelatedLink(headline=name, url=f"https://example.org/{name}") for name in ("one", "two", "three", "four")
)


def story(desk: Desk, headline: str, *links: RelatedLink) -> Article:
    return desk.writing.new(
        Article(headline=headline, body="It happened.", source="Coast Press", strip=Strip(links=links))
    )


def with_links(article: Article, *links: RelatedLink) -> Article:
    return replace(article, strip=replace(article.strip, links=links))


@contextmanager
def statements() -> Iterator[list[str]]:
    """Note every SQL statement."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def test_d1_order_is_kept_once_as_rows_with_a_position(desk: Desk, tmp_path: Path) -> None:
    article = story(desk, "Harbour", ONE, TWO, THREE)
    shared = desk.linking.share("Off the wire, Monday", article.strip)
    desk.writing.save(replace(article, strip=shared.strip))
    with statements() as seen:
        desk.writing.save(with_links(desk.writing.get(article.id), THREE, ONE, TWO))
    written = [statement for statement in seen if statement.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert any("strip_links" in statement for statement in written)
    assert not any(" links " in statement for statement in written)
    assert desk.writing.get(article.id).strip.links == (THREE, ONE, TWO)


def test_d2_a_new_link_goes_to_the_end_also_after_one_was_taken_out(desk: Desk) -> None:
    article = story(desk, "Harbour", ONE, TWO, THREE)
    fewer = desk.writing.save(with_links(article, ONE, THREE))
    more = desk.writing.save(with_links(fewer, ONE, THREE, FOUR))
    assert desk.writing.get(more.id).strip.links == (ONE, THREE, FOUR)


def test_d4_a_link_whose_target_is_gone_stays_and_reading_edits_nothing(desk: Desk) -> None:
    gone = RelatedLink(article=uuid4(), headline="What it said")
    article = story(desk, "Harbour", ONE, gone)
    around = desk.linking.around(desk.writing.get(article.id))
    assert around.targets == {}
    assert desk.writing.get(article.id) == article
    assert [version.reason for version in desk.versions.listing(article.id)] == []


def test_d6_a_strip_loads_in_as_many_queries_as_there_are_kinds_of_thing(desk: Desk) -> None:
    others = [story(desk, f"Other {number}") for number in range(40)]
    few = story(desk, "Few", RelatedLink(article=others[0].id))
    many = story(desk, "Many", *(RelatedLink(article=other.id) for other in others))
    shared = desk.linking.share("Many, shared", many.strip)
    sharing = desk.writing.save(replace(story(desk, "Sharing"), strip=shared.strip))
    counts = []
    for article in (few, many, sharing):
        with statements() as seen:
            desk.linking.around(desk.writing.get(article.id))
        counts.append(len([statement for statement in seen if statement.startswith("SELECT")]))
    assert counts[0] == counts[1]
    assert counts[2] <= counts[1] + 6


def test_a_shared_strip_shows_an_edit_in_every_story_that_is_not_published(desk: Desk) -> None:
    first, second = story(desk, "Harbour", ONE, TWO), story(desk, "Bridge", THREE)
    story(desk, "With links of its own", ONE, TWO)
    shared = desk.linking.share("Off the wire, 19 January", first.strip)
    assert (shared.strip.links, shared.strip.shared, shared.use_count) == ((ONE, TWO), shared.id, 0)
    first = desk.writing.save(replace(first, strip=shared.strip))
    second = desk.writing.save(replace(second, strip=shared.strip))
    assert second.strip.links == (ONE, TWO)
    edited = desk.writing.save(replace(first, strip=replace(first.strip, title="Late wire", links=(TWO, FOUR))))
    seen = desk.writing.get(second.id)
    assert seen.strip == edited.strip
    assert seen.revision == second.revision
    assert desk.linking.shared(shared.id) == replace(shared, strip=edited.strip, use_count=2)
    assert {row.id for row in desk.linking.sharing(shared.id)} == {first.id, second.id}
    assert [hit.summary.id for hit in desk.writing.search("four")].count(second.id) == 1


def test_a_published_story_keeps_the_strip_it_went_out_with(desk: Desk) -> None:
    desk.configure(Settings(base_url="https://valley.example"))
    target = desk.writing.move(story(desk, "Target").id, Status.PUBLISHED)
    first, second = story(desk, "Harbour"), story(desk, "Bridge")
    shared = desk.linking.share("Monday", Strip(links=(ONE, RelatedLink(article=target.id))))
    first = desk.writing.save(replace(first, strip=shared.strip))
    second = desk.writing.save(replace(second, strip=shared.strip))
    out = desk.writing.move(first.id, Status.PUBLISHED)
    desk.writing.save(with_links(second, TWO, THREE))
    frozen = desk.writing.get(out.id)
    assert frozen.strip == out.strip == shared.strip
    now = desk.linking.shared(shared.id)
    assert now is not None
    assert (now.strip.links, now.use_count, now.published_copies) == ((TWO, THREE), 2, 1)
    # What it leads to follows the desk all the same: a slug that changed, a story that was withdrawn.
    moved = desk.writing.save(replace(desk.writing.get(target.id), slug="target-moved"))
    assert "../target-moved/index.html" in desk.publishing.preview(frozen)[0].html
    desk.writing.move(moved.id, Status.KILLED)
    assert "target-moved" not in desk.publishing.preview(frozen)[0].html
    # Her own edit of the frozen copy is hers alone.
    desk.writing.save(with_links(frozen, FOUR))
    assert desk.writing.get(second.id).strip.links == (TWO, THREE)


def test_a_story_may_leave_a_shared_strip_with_its_links(desk: Desk) -> None:
    first, second = story(desk, "Harbour"), story(desk, "Bridge")
    shared = desk.linking.share("Monday", Strip(links=(ONE, TWO)))
    first, second = (desk.writing.save(replace(each, strip=shared.strip)) for each in (first, second))
    own = desk.writing.save(replace(first, strip=replace(first.strip, shared=None)))
    desk.writing.save(with_links(own, THREE))
    assert desk.writing.get(second.id).strip.links == (ONE, TWO)
    with pytest.raises(NewsdeskError, match="A story uses the strip “Monday”"):
        desk.linking.remove_shared(shared.id)
    desk.writing.save(replace(second, strip=replace(second.strip, shared=None)))
    desk.linking.remove_shared(shared.id)
    assert desk.linking.shared_strips() == ()
    assert desk.writing.get(second.id).strip == Strip(links=(ONE, TWO))


def test_names_of_shared_strips_are_one_each(desk: Desk) -> None:
    monday, tuesday = (desk.linking.share(name, Strip()) for name in ("Monday", "Tuesday"))
    with pytest.raises(NewsdeskError, match="“Monday” already"):
        desk.linking.share(" Monday ", Strip())
    with pytest.raises(NewsdeskError, match="“Monday” already"):
        desk.linking.rename_shared(tuesday.id, "Monday")
    with pytest.raises(NewsdeskError, match="needs a name"):
        desk.linking.share("  ", Strip())
    assert desk.linking.rename_shared(tuesday.id, "Wednesday").name == "Wednesday"
    assert {strip.id for strip in desk.linking.shared_strips()} == {monday.id, tuesday.id}


def test_two_editors_on_one_shared_strip_lose_nothing_of_each_other(desk: Desk) -> None:
    mine, theirs = story(desk, "Harbour"), story(desk, "Bridge")
    shared = desk.linking.share("Monday", Strip(links=(ONE, TWO)))
    mine, theirs = (desk.writing.save(replace(each, strip=shared.strip)) for each in (mine, theirs))
    desk.writing.save(with_links(theirs, THREE, ONE, TWO))
    # I had the strip as it was, and only wrote in the body: their link stays.
    saved = desk.writing.save(replace(mine, body="More happened."), was=mine.strip)
    assert saved.strip.links == (THREE, ONE, TWO)
    # I had the strip as it was, and changed it too: both changes are there.
    saved = desk.writing.save(replace(saved, strip=replace(mine.strip, links=(TWO, FOUR))), was=mine.strip)
    assert saved.strip.links == (TWO, FOUR, THREE)


def test_what_links_here_knows_shared_strips_and_frozen_copies(desk: Desk) -> None:
    target = story(desk, "Target")
    draft, published = story(desk, "Draft"), story(desk, "Published")
    shared = desk.linking.share("Monday", Strip(links=(RelatedLink(article=target.id),)))
    draft, published = (desk.writing.save(replace(each, strip=shared.strip)) for each in (draft, published))
    desk.writing.move(published.id, Status.PUBLISHED)
    assert {row.id for row in desk.linking.linking_here(target.id)} == {draft.id, published.id}
    desk.writing.save(with_links(draft, ONE))
    assert [row.id for row in desk.linking.linking_here(target.id)] == [published.id]


def test_going_back_to_a_version_leaves_a_shared_strip_to_the_others(desk: Desk) -> None:
    article, other = story(desk, "Harbour", ONE), story(desk, "Bridge")
    monday = desk.linking.share("Monday", Strip(links=(TWO,)))
    article, other = (desk.writing.save(replace(each, strip=monday.strip)) for each in (article, other))
    kept = desk.versions.keep(article.id)
    assert kept is not None
    desk.writing.save(with_links(other, TWO, THREE))
    desk.writing.save(replace(desk.writing.get(article.id), body="Rewritten."))
    back = desk.versions.restore(article.id, kept.number)
    assert (back.body, back.strip.links) == ("It happened.", (TWO, THREE))


def test_going_back_to_a_version_brings_back_the_strip_it_had(desk: Desk) -> None:
    article, other = story(desk, "Harbour", ONE), story(desk, "Bridge")
    own = desk.versions.keep(article.id)
    monday = desk.linking.share("Monday", Strip(links=(TWO,)))
    article, other = (desk.writing.save(replace(each, strip=monday.strip)) for each in (article, other))
    shared = desk.versions.keep(article.id)
    assert own is not None
    assert shared is not None
    assert desk.versions.restore(article.id, own.number).strip == Strip(links=(ONE,))
    assert desk.writing.get(other.id).strip == monday.strip, "the others keep theirs"
    desk.writing.save(with_links(desk.writing.get(other.id), TWO, THREE))
    back = desk.versions.restore(article.id, shared.number)
    assert (back.strip.shared, back.strip.links) == (monday.id, (TWO, THREE)), "as it reads now"
    assert desk.writing.get(other.id).strip.links == (TWO, THREE)


def test_a_bundle_carries_the_links_as_they_are_and_changes_nobody_elses(desk: Desk, tmp_path: Path) -> None:
    first, second = story(desk, "Harbour"), story(desk, "Bridge")
    shared = desk.linking.share("Monday", Strip(links=(ONE, TWO)))
    first, second = (desk.writing.save(replace(each, strip=shared.strip)) for each in (first, second))
    out = desk.publishing.export(first.slug, tmp_path / "out")
    with Desk.open(resolve_paths(tmp_path / "other")) as other:
        taken = other.intake.take(out.path)[0].article
        assert taken.strip == shared.strip
        again = other.publishing.export(taken.slug, tmp_path / "again")
        for file in ("article.md", "manifest.json", "index.html"):
            assert (again.path / file).read_bytes() == (out.path / file).read_bytes()
        changed = other.writing.save(with_links(taken, THREE))
        other.versions.keep(changed.id)
        back = other.publishing.export(changed.slug, tmp_path / "back")
    assert desk.intake.take(out.path)[0].outcome == "already here"
    assert desk.intake.take(back.path)[0].article.strip == Strip(links=(THREE,))
    assert desk.writing.get(second.id).strip.links == (ONE, TWO)


def test_a_story_that_comes_back_may_have_shared_a_strip_that_went_on(desk: Desk, tmp_path: Path) -> None:
    first, second = story(desk, "Harbour"), story(desk, "Bridge")
    shared = desk.linking.share("Monday", Strip(links=(ONE, TWO)))
    first, second = (desk.writing.save(replace(each, strip=shared.strip)) for each in (first, second))
    out = desk.publishing.export(first.slug, tmp_path / "out")
    with Desk.open(resolve_paths(tmp_path / "other")) as other:
        taken = other.intake.take(out.path)[0].article
        other.writing.save(replace(taken, body="Their colleague wrote more."))
        back = other.publishing.export(taken.slug, tmp_path / "back")
    desk.writing.save(with_links(second, THREE))
    came = desk.intake.take(back.path)[0]
    assert (came.outcome, came.article.body) == ("new version", "Their colleague wrote more.")
    assert came.article.strip.links == (THREE,)
    assert came.article.strip.shared == shared.id


def test_the_last_strip_is_that_of_the_story_edited_last(desk: Desk) -> None:
    article = story(desk, "Today")
    assert desk.linking.last_strip(article.id) is None
    story(desk, "Yesterday", ONE, TWO)
    story(desk, "No strip")
    last = desk.linking.last_strip(article.id)
    assert last is not None
    assert last.strip.links == (ONE, TWO)


_pool = [RelatedLink(headline=f"Link {number}", url=f"https://example.org/{number}") for number in range(12)]
_lists = st.lists(st.sampled_from(_pool), max_size=8, unique=True).map(tuple)


@given(_lists, _lists, _lists)
def test_merged_strips_hold_what_either_added_and_nothing_that_one_took_out(
    base: tuple[RelatedLink, ...], mine: tuple[RelatedLink, ...], theirs: tuple[RelatedLink, ...]
) -> None:
    merged = set(merge_strips(Strip(links=base), Strip(links=mine), Strip(links=theirs)).links)
    began, ours, others = set(base), set(mine), set(theirs)
    assert merged == (ours & others) | (ours - began) | (others - began)


def test_the_preview_goes_on_while_the_desk_cannot_be_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = desk.writing.new(Article(headline="Quay rebuilt"))
    story = desk.writing.new(Article(headline="Ferry", strip=Strip(links=(RelatedLink(article=other.id),))))
    desk.publishing.preview(story)

    def away(_stories: object) -> object:
        raise DeskError("The shared desk cannot be reached.")

    monkeypatch.setattr(desk._store.articles, "link_targets", away)
    page, _told = desk.publishing.preview(replace(story, body="Typed meanwhile."))
    assert "Typed meanwhile." in page.html
    assert "Quay rebuilt" in page.html
    with pytest.raises(DeskError):
        desk.publishing.preview(other)
