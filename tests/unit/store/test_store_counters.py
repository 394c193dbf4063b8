"""What is counted with each save stays true, whatever is done to stories."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from newsdesk.errors import ConflictError
from newsdesk.model import Article, Status, article_topic_text, count_terms, join_tokens, tokenize, topic_text
from newsdesk.store import Store
from newsdesk.store.tables import ArticleRow, TermCountRow

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)


def kept(store: Store) -> dict[str, int]:
    with store._database.read_session() as session:
        return {row.term: row.stories for row in session.scalars(select(TermCountRow)) if row.stories}


def counted(store: Store) -> dict[str, int]:
    found: dict[str, int] = {}
    for story in store.articles.iterate(frozenset(Status)):
        for term in count_terms(article_topic_text(story)):
            found[term] = found.get(term, 0) + 1
    return found


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("counts"))


_WORDS = st.lists(
    st.sampled_from(("ferry", "Ferry", "harbour", "港口重新", "board 12", "http://a.b/ferry")), max_size=5
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 4), _WORDS, st.sampled_from(Status), st.sampled_from(((), ("News",), ("News", "Sea")))
        ),
        max_size=8,
    )
)
def test_after_any_saves_the_counts_are_what_counting_gives(
    shared: Store, steps: list[tuple[int, list[str], Status, tuple[str, ...]]]
) -> None:
    for number, said, status, section in steps:
        values = {"body": " ".join(said), "status": status, "section": section}
        if f"s{number}" in shared.articles.slugs_starting_with(f"s{number}"):
            shared.articles.save(replace(shared.articles.get_by_slug(f"s{number}"), **values), NOW)  # type: ignore[arg-type]
        else:
            shared.articles.add(replace(Article(slug=f"s{number}"), **values))  # type: ignore[arg-type]

    assert kept(shared) == counted(shared)
    with shared._database.read_session() as session:
        states = session.execute(select(ArticleRow.status, func.count()).group_by(ArticleRow.status)).all()
        sections = session.execute(select(ArticleRow.section, func.count()).group_by(ArticleRow.section)).all()
    assert dict(shared.articles.count_by_status()) == {Status(state): stories for state, stories in states}
    assert {"\n".join(path): stories for path, stories in shared.articles.count_by_section()} == {
        path: stories for path, stories in sections if path
    }


def test_a_save_that_is_refused_counts_nothing(store: Store) -> None:
    story = store.articles.add(Article(slug="s", body="ferry"))
    store.articles.save(replace(story, body="harbour", status=Status.REVIEW), NOW)
    with pytest.raises(ConflictError):
        store.articles.save(replace(story, body="board"), NOW)

    assert kept(store) == {"harbour": 1}
    assert store.articles.count_by_status() == {Status.REVIEW: 1}


@pytest.mark.embedded
def test_a_desk_that_kept_no_counts_is_counted_once(store: Store, folder: Path) -> None:
    store.articles.add(Article(slug="s", headline="Ferry", standfirst="Late", keywords=("sea",), section=("News",)))
    store.articles.add(Article(slug="t", headline="Ferry", body="[harbour](https://example.org/x)"))
    before = kept(store)
    with store._database.write_session() as session:
        for gone in (
            "DROP TABLE terms",
            "DROP TABLE tallies",
            "DROP TABLE holders",
            "DROP TABLE arrivals",
            "ALTER TABLE versions DROP COLUMN editor",
            "ALTER TABLE versions DROP COLUMN name",
            *(f"ALTER TABLE wire DROP COLUMN {name}" for name in ("markup", "section", "keywords", "rest")),
            "UPDATE alembic_version SET version_num = '0006'",
        ):
            session.execute(text(gone))
    store.close()

    with Store.open(folder) as again:
        assert kept(again) == before == {"ferry": 2, "late": 1, "sea": 1, "harbour": 1}
        assert again.articles.count_by_status() == {Status.DRAFT: 2}
        assert again.articles.count_by_section() == ((("News",), 1),)


def test_words_are_cut_without_signs_numbers_and_addresses() -> None:
    text = topic_text("Saltholm’s ferry", "**Late** by 12 minutes, see [the plan](https://example.org/plan).", ("sea",))
    assert tokenize(text) == ["Saltholm", "ferry", "sea", "Late", "by", "minutes", "see", "the", "plan"]
    assert tokenize("港口管理 opens") == ["港口", "口管", "管理", "opens"]
    assert join_tokens(["harbour", "board"]) == "harbour board"
    assert join_tokens(["港口", "口管", "管理"]) == "港口管理"
