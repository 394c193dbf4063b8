"""Pictures and the journal: files that are whole or not there, and never thrown away unread."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.errors import DeskError, ImportRejectedError, NotFoundError
from newsdesk.model import Article, Media
from newsdesk.store import JournalEntry, Store

NOW = datetime(2026, 1, 19, 9, 30, 5, 250_000, tzinfo=UTC)
DIGEST = hashlib.sha256(b"picture").hexdigest()


def test_a_picture_lies_under_its_hash_once(store: Store, folder: Path) -> None:
    kept = store.media.add(b"picture", "image/png", 30, 20)

    assert kept == Media(hash=DIGEST, mime="image/png", width=30, height=20, size=7)
    assert store.media.add(b"picture", "image/png", 30, 20) == store.media.get(DIGEST) == kept
    assert store.media.local_path(DIGEST) == folder / "media" / DIGEST[:2] / f"{DIGEST}.png"
    assert store.media.read(DIGEST) == b"picture"
    assert store.media.get_many(["0" * 64, DIGEST]) == {DIGEST: kept}
    assert [path.name for path in (folder / "media").rglob("*") if path.is_file()] == [f"{DIGEST}.png"]


def test_pictures_that_are_not_here_are_said_to_be_missing(store: Store) -> None:
    for ask in (store.media.get, store.media.local_path, store.media.read):
        for digest in ("0" * 64, "../../etc/passwd"):
            with pytest.raises(NotFoundError):
                ask(digest)
    with pytest.raises(ImportRejectedError, match="image/tiff"):
        store.media.add(b"picture", "image/tiff", 1, 1)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"pic")])
def test_a_lost_or_cut_picture_is_reported_and_mended_by_adding_it_again(store: Store, harm: object) -> None:
    store.media.add(b"picture", "image/png", 30, 20)
    assert callable(harm)
    harm(store.media.local_path(DIGEST))

    (sentence,) = store.integrity_problems()
    assert DIGEST in sentence
    store.media.add(b"picture", "image/png", 30, 20)
    assert store.integrity_problems() == ()


def test_the_journal_gives_back_what_was_typed_last(store: Store, folder: Path) -> None:
    story = Article(slug="s", body="Half a sent", notes="铁路")
    store.journal.write(replace(story, body="Half"), NOW)
    store.journal.write(story, NOW)

    assert store.journal.entries() == (JournalEntry(article=story, at=NOW),)
    store.journal.clear(story.id)
    store.journal.clear(uuid4())
    assert store.journal.entries() == ()
    assert not any((folder / "journal").iterdir())


def test_many_threads_may_write_one_storys_journal(store: Store, folder: Path) -> None:
    story = Article(slug="s")
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda n: store.journal.write(replace(story, body=f"{n} " * 5000), NOW), range(60)))

    assert len(store.journal.entries()) == 1
    assert [path.suffix for path in (folder / "journal").iterdir()] == [".json"]


def good_entry(**changed: object) -> bytes:
    return json.dumps({"at": NOW.isoformat(), "article": {"id": str(uuid4())}, **changed}).encode()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"null", b'{"at": 1}', good_entry(), good_entry(article=[1])],
    ids=["empty", "cut", "bytes", "deep", "list", "null", "no story", "another's", "no article"],
)
def test_a_damaged_entry_is_kept_aside_and_hides_no_other(store: Store, folder: Path, content: bytes) -> None:
    story = Article(slug="s")
    store.journal.write(story, NOW)
    names = [folder / "journal" / f"{uuid4()}.json" for _ in range(2)]
    names.append(names[0])
    for name in names:
        name.write_bytes(content)
        assert [entry.article for entry in store.journal.entries()] == [story]

    aside = sorted((folder / "journal").glob("*.damaged"))
    assert [path.read_bytes() for path in aside] == [content] * 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["at", "article", "id", "links", "strip", "date"]), v),
    )
)
def test_no_content_of_the_journal_raises(store: Store, folder: Path, content: object) -> None:
    (folder / "journal" / f"{uuid4()}.json").write_text(json.dumps(content))

    assert store.journal.entries() == ()


def test_a_journal_that_cannot_be_written_names_the_folder(store: Store, folder: Path) -> None:
    story = Article(slug="s")
    (folder / "journal" / f"{story.id}.json").mkdir()

    with pytest.raises(DeskError, match="journal"):
        store.journal.write(story, NOW)
    with pytest.raises(DeskError, match="journal"):
        store.journal.clear(story.id)
    assert store.journal.entries() == ()
    assert [path.suffix for path in (folder / "journal").iterdir()] == [".json"]


def test_what_was_put_by_is_not_replaced_by_what_is_typed_next(store: Store) -> None:
    before = Article(headline="Before", slug="before")
    store.journal.move_to_earlier(before.id)
    store.journal.write(before, NOW)
    store.journal.move_to_earlier(before.id)
    store.journal.write(replace(before, headline="After"), NOW)
    assert [entry.article.headline for entry in store.journal.earlier_entries()] == ["Before"]
    assert [entry.article.headline for entry in store.journal.entries()] == ["After"]
    store.journal.discard_earlier(before.id)
    store.journal.discard_earlier(before.id)
    assert store.journal.earlier_entries() == ()
