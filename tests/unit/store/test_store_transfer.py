"""A desk moves to a server and back, whole; a copy that was cut off is taken up where it stopped."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.errors import DeskError
from newsdesk.model import Article, Feed, RelatedLink, Settings, Status, Strip, parse_query
from newsdesk.store import LocalBlobs, Store, StoryFilter
from tests.postgres import Server

pytestmark = pytest.mark.embedded
NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(store: Store) -> Store:
    """Return a desk with some of everything."""
    shared = store.shared_strips.add(
        "Morning", Strip(title="Also", links=(RelatedLink(headline="Tram", url="https://a.example/"),)), NOW
    )
    for number in range(520):
        strip = Strip(title="Off the wire", links=tuple(RelatedLink(headline=f"h{n}") for n in range(number % 3)))
        store.articles.add(Article(slug=f"s{number}", headline=f"Ferry {number}", body="旧粮仓 sails", strip=strip))
    story = store.articles.add(Article(slug="shared", headline="Quay", strip=shared.strip, status=Status.PUBLISHED))
    store.versions.add(story, "published", NOW)
    store.published.insert_if_absent(story, 1)
    store.media.add(b"picture", "image/png", 3, 4)
    store.media.save_original(store.media.find_unused()[0].hash, b"original")
    store.feeds.add(Feed(url="https://feed.example/", title="Feed"))
    store.set_settings(Settings(name="The Coast"))
    return store


@pytest.fixture
def there(postgresql: Server, tmp_path: Path) -> Iterator[Store]:
    """Return an empty desk on a server."""
    with Store.open(tmp_path / "own", postgresql.address(postgresql.new()), LocalBlobs(tmp_path / "files")) as opened:
        yield opened


def _slugs(store: Store, words: str) -> list[str]:
    return [hit.summary.slug for hit in store.search(StoryFilter(query=parse_query(words, NOW)), limit=5000)]


def test_a_desk_moves_to_a_server_and_back(desk: Store, there: Store, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    desk.copy_to(there, lambda done, total: heard.append((done, total)))
    assert heard[-1][0] == heard[-1][1] > 1000
    story = there.articles.get_by_slug("shared")
    assert story == desk.articles.get_by_slug("shared")
    assert there.versions.list_for_story(story.id) == desk.versions.list_for_story(story.id)
    assert there.published.get(story.id) == desk.published.get(story.id) == story
    assert there.settings() == desk.settings()
    assert there.integrity_problems() == ()
    for words in ("粮仓", "ferry 519", "h1"):
        assert _slugs(there, words) == _slugs(desk, words) != []
    there.articles.add(Article(slug="new"))
    with Store.open(tmp_path / "back") as back:
        there.copy_to(back, lambda _done, _total: None)
        assert back.articles.get_by_slug("new").headline == ""
        assert back.articles.count_by_status() == there.articles.count_by_status()
        assert back.integrity_problems() == ()


def test_a_copy_that_was_cut_off_goes_on(desk: Store, there: Store) -> None:
    def cut(done: int, _total: int) -> None:
        if done > 500:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.copy_to(there, cut)
    assert sum(there.articles.count_by_status().values()) + len(there.articles.fetch_page(StoryFilter()).rows) > 0
    desk.copy_to(there, lambda _done, _total: None)
    assert there.articles.count_by_status() == desk.articles.count_by_status()
    assert _slugs(there, "sails") == _slugs(desk, "sails")


def test_another_desk_is_not_copied_over(desk: Store, there: Store) -> None:
    there.articles.add(Article(slug="theirs"))
    with pytest.raises(DeskError, match="other stories"):
        desk.copy_to(there, lambda _done, _total: None)
    assert there.articles.get_by_slug("theirs").revision == 1


def test_what_changed_meanwhile_is_told(desk: Store, there: Store) -> None:
    desk.copy_to(there, lambda _done, _total: None)
    desk.articles.save(desk.articles.get_by_slug("shared"), NOW)
    desk.articles.add(Article(slug="late"))
    story = desk.articles.get_by_slug("s7")
    there.articles.save(Article(id=story.id, slug="s7", headline="Changed there", revision=1), NOW)
    with pytest.raises(DeskError, match="not the same"):
        desk.copy_to(there, lambda _done, _total: None)
