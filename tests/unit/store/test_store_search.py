"""She types words and finds stories, in any script, whatever else she types."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from newsdesk.errors import OperationCancelledError
from newsdesk.model import Article, RelatedLink, Status, Strip, parse_query
from newsdesk.store import Hit, Store, StoryFilter
from newsdesk.store.search import fulltext_index

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)


def search(
    store: Store,
    query: str,
    *,
    statuses: frozenset[Status] = frozenset(),
    section: tuple[str, ...] = (),
    limit: int = 50,
) -> tuple[Hit, ...]:
    return store.search(StoryFilter(statuses, section, parse_query(query, NOW)), limit=limit)


@pytest.fixture
def desk(store: Store) -> Store:
    """Return a desk with a handful of stories."""
    links = Strip(links=(RelatedLink(headline="Ferries resume", source="Elsewhere"),))
    store.articles.add(Article(slug="rail", headline="中老铁路货运增长", body="货运列车开行。新华社记者"))
    store.articles.add(Article(slug="cafe", headline="Café society", body="The U.S. high-speed line", strip=links))
    store.articles.add(Article(slug="line", headline="High speeds", body="Zwölf Straßen, China's ports, 5月"))
    store.articles.add(Article(slug="seoul", body="서울 지하철 ニュース", section=("News", "Asia")))
    store.articles.add(Article(slug="trash", headline="Café of old", status=Status.SPIKED))
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("铁路", ["rail"]),
        ("路", ["rail"]),
        ("长", ["rail"]),
        ("货运列车", ["rail"]),
        ("路铁", []),
        ("铁运", []),
        ("地下鉄", []),
        ("지하철", ["seoul"]),
        ("ニュース", ["seoul"]),
        ("ﾆｭｰｽ", ["seoul"]),
        ("5月", ["line"]),
        ("cafe", ["cafe"]),
        ("CAFÉ soc", ["cafe"]),
        ("soc", ["cafe"]),
        ("soc cafe", []),
        ("strassen", []),
        ("Straßen", ["line"]),
        ("zwolf", ["line"]),
        ("U.S.", ["cafe"]),
        ("China's", ["line"]),
        ("ferries elsewh", ["cafe"]),
        ("high", ["line", "cafe"]),
        ("hig speed", []),
        ("", []),
        ("   ", []),
        ('"', []),
        ("-", []),
        ("cafe -", ["cafe"]),
        ('"cafe', ["cafe"]),
        ("cafe AND", []),
        ("slug:cafe", []),
        ("cafe*", ["cafe"]),
        ("(cafe", ["cafe"]),
        ("^cafe", ["cafe"]),
    ],
)
def test_words_find_stories(desk: Store, query: str, found: list[str]) -> None:
    assert [hit.summary.slug for hit in search(desk, query)] == found


def test_a_search_is_narrowed_and_bounded(desk: Store) -> None:
    assert [hit.summary.slug for hit in search(desk, "cafe", statuses=frozenset({Status.SPIKED}))] == ["trash"]
    assert [hit.summary.slug for hit in search(desk, "서울", section=("News",))] == ["seoul"]
    assert search(desk, "서울", section=("Sport",)) == ()
    assert len(search(desk, "high", limit=1)) == 1
    assert search(desk, "high", limit=0) == ()


def test_a_word_in_the_headline_comes_before_newer_stories_that_only_mention_it(store: Store) -> None:
    store.articles.add(Article(slug="about", headline="Harbour reopens"))
    for number in range(3):
        store.articles.add(Article(slug=f"mentions-{number}", body="a harbour"))

    found = [hit.summary.slug for hit in search(store, "harbour")]
    assert found == ["about", "mentions-2", "mentions-1", "mentions-0"]


def test_the_passage_shows_the_word(store: Store) -> None:
    store.articles.add(Article(slug="s", body="Filler words. " * 100 + "The lighthouse\nwas lit. " + "More. " * 100))

    (hit,) = search(store, "lighth")
    assert "The lighthouse was lit" in hit.passage
    assert len(hit.passage) <= 140


@pytest.mark.parametrize(
    ("query", "content", "marked"),
    [
        ("harb", "The Harbour, harbour-side: unharboured", ["Harb", "harb"]),
        ("harbour the", "The harbour then", ["The", "harbour", "the"]),
        ('"the harbour"', "The  harbour. harbour", ["The  harbour"]),
        ("cafe", "Un café. Cafés", ["café", "Café"]),
        ('"cafe"', "Un café. Cafés", ["café"]),
        ("U.S.", "the U.S. line", ["U.S"]),
        ("铁路", "中老铁路货运", ["铁路"]),
        ("status:draft", "status:draft", []),
        ("-", "- a -", []),
    ],
)
def test_the_words_asked_for_are_marked(query: str, content: str, marked: list[str]) -> None:
    assert [
        content[start:end] for start, end in fulltext_index.find_match_spans(content, parse_query(query, NOW))
    ] == marked


def test_marks_stand_in_headline_and_passage(store: Store) -> None:
    store.articles.add(Article(slug="s", headline="The Çelik works", body="Filler. " * 60 + "At Celik, they said."))

    (hit,) = search(store, "celik")
    ((start, end),), ((first, last),) = hit.headline_matches, hit.passage_matches
    assert (hit.summary.headline[start:end], hit.passage[first:last]) == ("Çelik", "Celik")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status:draft", ["plain", "asia", "coast"]),
        ("section:coast", ["coast"]),
        ("section:News", ["asia", "coast"]),
        ("section:news/co", ["coast"]),
        ("section:ews", []),
        ("source:wire", ["asia", "coast"]),
        ("source:wire source:press", ["plain", "asia", "coast"]),
        ("by:writer", ["coast"]),
        ('by:"a. wr"', ["coast"]),
        ("by:harbour", []),
        ("keyword:öl", ["asia"]),
        ("keyword:ol language:zh", ["asia"]),
        ("on:2026-01-18", ["coast"]),
        ("after:2026-01-18", ["plain", "asia"]),
        ("before:2026-01-19", ["coast"]),
        ("is:embargoed", ["asia"]),
        ("is:scheduled", ["plain"]),
        ("harbour section:asia", ["asia"]),
        ("harbour by:writer", ["coast"]),
        ("status:spiked", ["gone"]),
        ("harbour status:spiked", ["gone"]),
        ("source:nowhere", []),
        ("status:killed", []),
    ],
)
def test_fields_narrow_a_search_alone_and_beside_words(store: Store, query: str, found: list[str]) -> None:
    coast = Article(
        slug="coast",
        headline="Harbour",
        section=("News", "Coast"),
        source="Coast Wire",
        byline=("A. Writer",),
        date=datetime(2026, 1, 18).date(),
    )
    store.articles.add(coast)
    asia = replace(Article(), slug="asia", body="harbour", section=("News", "Asia"), source="WIRE", keywords=("Öl",))
    store.articles.add(replace(asia, language="zh", embargo=NOW + timedelta(hours=1), scheduled=NOW))
    store.articles.add(Article(slug="plain", source="Press", scheduled=NOW + timedelta(days=1), embargo=NOW))
    store.articles.add(Article(slug="gone", headline="Harbour", status=Status.SPIKED))

    assert [hit.summary.slug for hit in search(store, query)] == found


def test_a_rare_state_is_found_behind_any_number_of_other_matches(store: Store) -> None:
    store.articles.add(Article(slug="first", body="common", source="Rare", status=Status.REVIEW))
    store.articles.add_all([Article(slug=f"s{number}", body="common") for number in range(450)])

    assert [hit.summary.slug for hit in search(store, "common status:review")] == ["first"]
    assert [hit.summary.slug for hit in search(store, "common source:rare")] == ["first"]


def test_a_word_that_very_many_stories_have_is_found_as_it_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.articles.add_all([Article(slug=f"s{number}", body="Harbour") for number in range(4)])
    store.articles.add(Article(slug="many", body="Harbours"))
    monkeypatch.setattr(fulltext_index, "_COMMON_WORD_STORIES", 5)
    assert len(search(store, "harbour")) == 5
    monkeypatch.setattr(fulltext_index, "_COMMON_WORD_STORIES", 4)
    assert [hit.summary.slug for hit in search(store, "Harbour")] == ["s3", "s2", "s1", "s0"]
    assert [len(search(store, asked)) for asked in ("harbou", "harbours", "har", "harbour harbours")] == [5, 1, 5, 0]


def test_a_search_that_nobody_waits_for_any_more_stops_in_the_middle(store: Store) -> None:
    store.articles.add_all([Article(slug=f"s{number}", body="common " * 20) for number in range(300)])
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(OperationCancelledError):
        store.search(StoryFilter(query=parse_query("common language:xx", NOW)), is_cancelled=stop)
    with pytest.raises(OperationCancelledError):
        store.articles.fetch_page(StoryFilter(query=parse_query("language:xx", NOW)), is_cancelled=lambda: True)
    assert len(search(store, "common", limit=5)) == 5


def test_a_saved_story_is_found_by_its_new_words_alone(store: Store) -> None:
    story = store.articles.add(Article(slug="s", headline="Ferries", body="铁路"))
    store.articles.save(replace(story, headline="Trams", body="公路"), NOW)

    assert [len(search(store, word)) for word in ("ferries", "铁路", "trams", "公路")] == [0, 0, 1, 1]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.text(alphabet='"*^(){}:-+.ANDORNEAR 铁路é’_\x00\ud800'), st.text(min_size=600)))
def test_nothing_typed_into_the_search_field_fails(desk: Store, query: str) -> None:
    search(desk, query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="铁路货运a b1é。"))
def test_any_run_of_a_text_finds_it(store: Store, body: str) -> None:
    story = Article(slug=f"s-{uuid4()}", body=body)
    store.articles.add(story)
    run = max(body.split(), key=len, default="")
    if any(map(str.isalnum, run)):
        assert story.id in {hit.summary.id for hit in search(store, run, limit=1000)}


@pytest.mark.embedded
def test_saves_merge_the_index_in_small_steps(store: Store) -> None:
    story = store.articles.add(Article(slug="s", body="word"))
    for number in range(80):
        story = store.articles.save(replace(story, body=f"word {number}"), NOW)

    with store._database.read_session() as session:
        config = {row.k: row.v for row in session.execute(text("SELECT k, v FROM words_config"))}
        segments = session.scalar(text("SELECT count(DISTINCT segid) FROM words_idx"))
    assert (config["automerge"], config["crisismerge"]) == (0, 1999)
    # 81 saves without a merge would leave some 81 segments to read for each word.
    assert segments is not None
    assert segments < 20


@pytest.mark.embedded
def test_a_search_reads_the_stories_found_and_walks_through_no_state_or_section(store: Store) -> None:
    store.articles.add(Article(slug="s", headline="Ferry", section=("News",)))
    asked: list[tuple[str, int]] = []

    def keep(*said: object) -> None:
        asked.append((str(said[2]), len(said[3])))  # type: ignore[arg-type]

    event.listen(store._database.engine, "before_cursor_execute", keep)
    for wanted in (
        StoryFilter(query=parse_query("ferry", NOW)),
        StoryFilter(section=("News",), query=parse_query("ferry", NOW)),
    ):
        assert len(store.search(wanted)) == len(store.articles.fetch_page(wanted).rows) == 1
    event.remove(store._database.engine, "before_cursor_execute", keep)

    plans: list[str] = []
    with store._database.engine.connect() as connection:
        for statement, values in asked:
            if "articles.pk IN" in statement:
                driver = connection.connection.cursor()
                driver.execute(f"EXPLAIN QUERY PLAN {statement}", (0,) * values)
                plans += [str(row[-1]) for row in driver.fetchall() if "articles" in str(row[-1])]
    assert plans
    assert not [step for step in plans if "articles_by_" in step]


def test_what_a_search_finds_is_counted_by_state_and_section(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def tally(query: str) -> tuple[dict[str, int], dict[str, int], bool]:
        found = desk.count_facets(parse_query(query, NOW))
        return (
            {str(state): stories for state, stories in found.by_status.items() if stories},
            {"/".join(path): stories for path, stories in found.by_section},
            found.is_truncated,
        )

    assert tally("") == ({"draft": 4, "spiked": 1}, {"News/Asia": 1}, False)
    assert tally("cafe") == ({"draft": 1, "spiked": 1}, {}, False)
    assert tally("지하철") == ({"draft": 1}, {"News/Asia": 1}, False)
    assert tally("section:asia") == ({"draft": 1}, {"News/Asia": 1}, False)
    assert tally("is:spiked") == ({"spiked": 1}, {}, False)
    assert tally("nothing like it") == ({}, {}, False)
    monkeypatch.setattr("newsdesk.store.search.facets._MOST", 1)
    assert tally("high") == ({"draft": 1}, {}, True)
