"""She saves, lists and links stories; nothing is overwritten or reordered behind her back."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from newsdesk.errors import ConflictError, NewsdeskError, NotFoundError
from newsdesk.model import (
    Article,
    Correction,
    CorrectionKind,
    LinkTarget,
    Picture,
    RelatedLink,
    Settings,
    Status,
    Strip,
    parse_query,
)
from newsdesk.store import Cursor, Store, StoryFilter, StorySort
from newsdesk.store.search.story_list import fetch_page

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)
FULL = Article(
    slug="harbour-reopens",
    headline="Harbour reopens after storm",
    kicker="Coast",
    slugline="HARBOUR-REOPEN",
    standfirst="Ferries run again.",
    byline=("A. Writer", "B. Writer"),
    source="Wire",
    dateline="PORT TOWN",
    date=date(2026, 1, 19),
    published=NOW,
    section=("News", "Coast"),
    keywords=("harbour", "storm"),
    language="en-GB",
    urgency=3,
    embargo=NOW,
    notes="Ring the pilot.",
    body="The harbour opened.\n\n港口重新开放",
    lead_image=Picture(media="a" * 64, alt="A ferry"),
    media=(Picture(media="b" * 64, decorative=True),),
    strip=Strip(
        title="More",
        links=(
            RelatedLink(headline="Out", url="https://example.org/1", source="Elsewhere", date=date(2026, 1, 18)),
            RelatedLink(article=uuid4(), note="ours"),
            RelatedLink(headline="A bare headline"),
        ),
    ),
    corrections=(Correction(kind=CorrectionKind.CORRECTION, was="five", now="six", at=NOW),),
)


def test_a_story_comes_back_as_it_was_kept(store: Store, folder: Path) -> None:
    kept = store.articles.add(FULL)

    assert kept == replace(FULL, revision=1)
    assert store.articles.get(FULL.id) == store.articles.get_by_slug("harbour-reopens") == kept
    with Store.open(folder) as again:
        assert again.articles.get(FULL.id) == kept


def test_a_story_from_elsewhere_keeps_its_revision(store: Store) -> None:
    assert store.articles.add(replace(FULL, revision=7)).revision == 7


@pytest.mark.parametrize("second", [Article(slug="harbour-reopens"), replace(FULL, slug="another")])
def test_a_taken_slug_or_story_is_named_not_called_damage(store: Store, second: Article) -> None:
    store.articles.add(FULL)

    with pytest.raises(NewsdeskError, match="is on the desk already") as refused:
        store.articles.add(second)
    assert "UNIQUE" not in str(refused.value)


def test_renaming_to_a_taken_slug_is_refused_and_changes_nothing(store: Store) -> None:
    store.articles.add(FULL)
    other = store.articles.add(Article(slug="other"))

    with pytest.raises(NewsdeskError, match="is taken by another story"):
        store.articles.save(replace(other, slug="harbour-reopens", headline="New"), NOW)
    assert store.articles.get(other.id) == other


def test_what_is_not_here_is_said_to_be_missing(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.articles.get(uuid4())
    with pytest.raises(NotFoundError, match="nowhere"):
        store.articles.get_by_slug("nowhere")
    with pytest.raises(NotFoundError):
        store.articles.save(FULL, NOW)


def test_each_save_counts_and_an_equal_one_is_none(store: Store) -> None:
    first = store.articles.add(FULL)
    second = store.articles.save(replace(first, body="Changed."), NOW)

    assert (second.revision, second.body) == (2, "Changed.")
    assert store.articles.save(second, NOW + timedelta(hours=1)) == second
    assert store.articles.fetch_page(StoryFilter()).rows[0].edited == NOW


def test_a_save_over_someone_elses_is_refused_and_loses_neither(store: Store) -> None:
    mine = store.articles.add(FULL)
    theirs = store.articles.save(replace(mine, body="Theirs."), NOW)

    with pytest.raises(ConflictError, match="Harbour reopens"):
        store.articles.save(replace(mine, body="Mine."), NOW)
    assert store.articles.get(FULL.id) == theirs


def test_writers_in_many_threads_lose_nothing(store: Store) -> None:
    store.articles.add(FULL)

    def append(number: int) -> None:
        while True:
            read = store.articles.get(FULL.id)
            try:
                store.articles.save(replace(read, keywords=(*read.keywords, f"k{number}")), NOW)
            except ConflictError:
                continue
            return

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(append, range(30)))

    assert set(store.articles.get(FULL.id).keywords) >= {f"k{number}" for number in range(30)}
    assert store.articles.get(FULL.id).revision == 31


edits = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(0, 99)),
        st.tuples(st.just("remove"), st.integers(0, 99)),
        st.tuples(st.just("move"), st.integers(0, 99)),
        st.tuples(st.just("save"), st.just(0)),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(edits)
def test_the_strip_keeps_its_order_through_any_edits_and_saves(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as home, Store.open(Path(home)) as store:
        saved, links = store.articles.add(Article(slug="s")), list[RelatedLink]()
        for made, (verb, place) in enumerate(steps):
            if verb == "append":
                links.append(RelatedLink(headline=f"link {made}"))
            elif links and verb == "remove":
                del links[place % len(links)]
            elif links and verb == "move":
                links.insert(place % len(links), links.pop())
            elif verb == "save":
                saved = store.articles.save(replace(saved, strip=Strip(links=tuple(links))), NOW)
        store.articles.save(replace(saved, strip=Strip(links=tuple(links))), NOW)

        assert store.articles.get(saved.id).strip.links == tuple(links)
        assert store.integrity_problems() == ()


def test_a_new_link_goes_to_the_end_after_one_was_taken_from_the_middle(store: Store) -> None:
    one, two, three, four = (RelatedLink(headline=name) for name in ("one", "two", "three", "four"))
    story = store.articles.add(Article(slug="s", strip=Strip(links=(one, two, three))))
    story = store.articles.save(replace(story, strip=Strip(links=(one, three))), NOW)
    story = store.articles.save(replace(story, strip=Strip(links=(*story.strip.links, four))), NOW)

    assert store.articles.get(story.id).strip.links == (one, three, four)


def test_paging_shows_every_story_once_last_edited_first(store: Store) -> None:
    for number in range(23):
        story = store.articles.add(Article(slug=f"s{number}"))
        # Every third pair shares its minute: the order among equals must hold from page to page.
        store.articles.save(replace(story, headline="x"), NOW + timedelta(minutes=number // 3))

    seen: list[str] = []
    after: Cursor | None = None
    for _ in range(5):
        page = store.articles.fetch_page(StoryFilter(), after, limit=5)
        seen += [row.slug for row in page.rows]
        after = page.next
    assert after is None
    assert seen == [f"s{number}" for number in reversed(range(23))]


@pytest.mark.parametrize("section", [(), ("News",)])
@pytest.mark.parametrize("sort", StorySort)
def test_each_order_shows_every_story_once_page_by_page(
    store: Store, sort: StorySort, section: tuple[str, ...]
) -> None:
    kept: list[tuple[int, Article, datetime]] = []
    for number in range(36):
        headline = ("Zebra", "àb", "Ac", "铁路", "")[number % 5]
        place = (("News",), ("News", "Coast"), ("Sport",), ("Newsreel",))[number % 4]
        status = (Status.DRAFT, Status.REVIEW, Status.SPIKED)[number % 3]
        at = NOW + timedelta(hours=number * 7 % 11)
        dated = None if number % 4 == 0 else date(2026, 1, 1 + number * 5 % 9)
        story = Article(slug=f"s{number}", headline=headline, section=place, urgency=number % 10, date=dated)
        saved = store.articles.save(replace(store.articles.add(story), status=status, notes="x"), at)
        kept.append((number, saved, at))

    def value(story: Article, at: datetime) -> str | int | datetime:
        values: dict[StorySort, str | int | datetime] = {
            StorySort.EDITED: at,
            StorySort.DATE: str(story.date or at.date()),
            StorySort.HEADLINE: story.headline.lower().replace("à", "a"),
            StorySort.URGENCY: 10 - story.urgency if story.urgency else 0,
        }
        return values[sort]

    wanted = [row for row in kept if row[1].status is not Status.SPIKED and row[1].section[: len(section)] == section]
    wanted.sort(key=lambda row: (value(row[1], row[2]), row[0]), reverse=sort is not StorySort.HEADLINE)
    seen: list[str] = []
    after: Cursor | None = None
    while len(seen) < 40:
        page = store.articles.fetch_page(StoryFilter(section=section, sort=sort), after, limit=5)
        seen += [row.slug for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == [story.slug for _number, story, _at in wanted]


@pytest.mark.embedded
def test_no_order_of_the_list_reads_stories_it_does_not_show(store: Store) -> None:
    store.articles.add(Article(slug="s", section=("News",)))
    for sort in StorySort:
        for section in ((), ("News",)):
            with store._database.read_session() as session:
                asked: list[str] = []
                event.listen(session.connection(), "before_cursor_execute", lambda *said, a=asked: a.append(said[2]))
                fetch_page(session, StoryFilter(section=section, sort=sort), None, 5)
                plans = []
                for statement in asked:
                    if "UNION ALL" in statement and "RECURSIVE" not in statement:
                        driver = session.connection().connection.cursor()
                        driver.execute(f"EXPLAIN QUERY PLAN {statement}", ("",) * statement.count("?"))
                        plans += [str(row[-1]) for row in driver.fetchall()]
            assert plans
            assert not [step for step in plans if "SCAN articles" in step]
            assert [step for step in plans if "USING COVERING INDEX articles_by_" in step]


def test_the_list_is_narrowed_by_state_section_and_words(store: Store) -> None:
    draft = store.articles.add(Article(slug="draft", headline="Bahnverkehr über Köln", section=("News", "Coast")))
    store.articles.add(Article(slug="ready", headline="铁路货运增长", section=("News",), status=Status.READY))
    store.articles.add(Article(slug="newsreel", section=("Newsreel",), status=Status.REVIEW))
    store.articles.add(Article(slug="trash", headline="Bahn", status=Status.SPIKED))

    def shown(**wanted: object) -> list[str]:
        return [row.slug for row in store.articles.fetch_page(StoryFilter(**wanted)).rows]  # type: ignore[arg-type]

    assert shown() == ["newsreel", "ready", "draft"]
    assert shown(statuses=frozenset({Status.SPIKED, Status.READY})) == ["trash", "ready"]
    assert shown(section=("News",)) == ["ready", "draft"]
    assert shown(section=("News", "Coast")) == ["draft"]
    assert shown(query=parse_query("KOLN BAHN", NOW)) == ["draft"]
    assert shown(query=parse_query("铁路", NOW)) == ["ready"]
    assert shown(query=parse_query("nothing of it", NOW)) == []
    assert shown(query=parse_query("...", NOW)) == []
    assert store.articles.fetch_page(StoryFilter()).rows[-1].id == draft.id
    assert store.articles.count_by_status() == {Status.DRAFT: 1, Status.READY: 1, Status.REVIEW: 1, Status.SPIKED: 1}
    assert store.articles.count_by_section() == ((("News",), 1), (("News", "Coast"), 1), (("Newsreel",), 1))


def test_taken_slugs_are_found_with_their_numbers(store: Store) -> None:
    for slug in ("storm", "storm-2", "storm-30", "zebra"):
        store.articles.add(Article(slug=slug))
    long = "a" * 80
    store.articles.add(Article(slug=long))
    store.articles.add(Article(slug="a" * 78 + "-2"))

    assert store.articles.slugs_starting_with("storm") >= {"storm", "storm-2", "storm-30"}
    assert "zebra" not in store.articles.slugs_starting_with("storm")
    assert store.articles.slugs_starting_with(long) == {long, "a" * 78 + "-2"}
    assert store.articles.slugs_starting_with("calm") == frozenset()


def test_a_source_and_a_section_of_any_length_are_kept_whole_and_found(store: Store) -> None:
    def long(name: str, signs: int) -> str:
        # Of letters of four bytes, and nothing that can be packed.
        return f"{name} " + "".join(chr(0x20000 + n * n * n % 40_000) for n in range(signs))

    story = Article(
        slug="s", headline="x" * 300, source=long("Wire", 20_000), section=("News", long("Coast", 3000), "Quay")
    )
    saved = store.articles.add(story)
    assert saved == store.articles.get(story.id) == replace(story, revision=1)
    saved = store.articles.save(replace(saved, source=saved.source + "!", section=(*saved.section, "End")), NOW)
    assert (saved.source, saved.section) == (story.source + "!", (*story.section, "End"))
    assert store.articles.get(story.id) == saved
    (path, stories) = store.articles.count_by_section()[0]
    assert (path[0], path[1][:5], stories) == ("News", "Coast", 1)
    for wanted in (
        StoryFilter(section=path),
        StoryFilter(section=("News",)),
        StoryFilter(query=parse_query("source:wire", NOW)),
    ):
        assert [row.slug for row in store.articles.fetch_page(wanted).rows] == ["s"]
    saved = store.articles.save(replace(saved, source="Wire", section=("News",)), NOW)
    assert store.articles.get(story.id) == saved
    assert (saved.source, store.articles.count_by_section()) == ("Wire", ((("News",), 1),))


def test_a_link_heals_when_its_story_arrives(store: Store) -> None:
    away = Article(slug="away", headline="Here now", status=Status.READY)
    store.articles.remember_known_stories(
        [LinkTarget(id=away.id, slug="far", headline="Far", status=Status.PUBLISHED, on_desk=False)]
    )

    asked = {away.id, uuid4()}
    assert store.articles.link_targets(asked) == {
        away.id: LinkTarget(id=away.id, slug="far", headline="Far", status=Status.PUBLISHED, on_desk=False)
    }
    store.articles.add(away)
    assert store.articles.link_targets(asked) == {
        away.id: LinkTarget(id=away.id, slug="away", headline="Here now", status=Status.READY)
    }
    assert store.articles.link_targets(()) == {}


def test_settings_belong_to_the_desk(store: Store, folder: Path) -> None:
    assert store.settings() is None
    wanted = Settings(name="Coast Daily", base_url="https://example.org/", language="de", time_zone="Europe/Berlin")
    store.set_settings(Settings())
    store.set_settings(wanted)

    with Store.open(folder) as again:
        assert again.settings() == wanted
