"""The pictures of a shared desk in a bucket: one editor adds, all see, and nothing is lost while it is away."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from newsdesk.errors import DeskError, NotFoundError
from newsdesk.model import Article
from newsdesk.store import S3Blobs, Store
from tests.postgres import Server
from tests.servers import KEY, SECRET, Bucket, s3_server

pytestmark = pytest.mark.embedded
NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)
DIGEST = hashlib.sha256(b"picture").hexdigest()
OBJECT = f"desk/media/{DIGEST[:2]}/{DIGEST}.png"
Editor = Callable[..., Store]


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    """Return an empty bucket on a server."""
    with s3_server() as running:
        yield running


@pytest.fixture
def editor(postgresql: Server, empty_desk: str, bucket: Bucket, tmp_path: Path) -> Iterator[Editor]:
    """Return what opens the same desk for an editor of a name, on a computer of her own."""
    database = postgresql.address(postgresql.new(empty_desk))
    address = f"s3://{KEY}@desk/desk?endpoint=http://127.0.0.1:{bucket.server_port}&region=eu-north-1"
    with ExitStack() as opened:

        def open_for(name: str, secret: Callable[[], str] = lambda: SECRET) -> Store:
            shelf = S3Blobs(tmp_path / name / "media", address, secret)
            return opened.enter_context(Store.open(tmp_path / name, database, shelf))

        yield open_for


def _verbs(bucket: Bucket) -> list[str]:
    verbs = [verb for verb, _key in bucket.asked]
    bucket.asked.clear()
    return verbs


def test_what_one_editor_adds_another_reads_and_asks_for_once(editor: Editor, bucket: Bucket, tmp_path: Path) -> None:
    anna, bo = editor("anna"), editor("bo")
    assert bucket.asked == [], "opening a desk waits for no bucket"
    anna.media.add(b"picture", "image/png", 3, 4)
    anna.media.save_original(DIGEST, b"original")
    assert {key: data for key, (data, _) in bucket.objects.items()} == {
        OBJECT: b"picture",
        f"desk/media/originals/{DIGEST}": b"original",
    }
    _verbs(bucket)
    assert anna.media.read(DIGEST) == b"picture"
    assert _verbs(bucket) == []
    assert bo.media.read(DIGEST) == b"picture"
    assert bo.media.local_path(DIGEST) == tmp_path / "bo" / "media" / DIGEST[:2] / f"{DIGEST}.png"
    assert _verbs(bucket) == ["GET"]
    anna.media.add(b"picture", "image/png", 3, 4)
    assert _verbs(bucket) == ["HEAD"], "what is there is not sent again"
    with pytest.raises(NotFoundError):
        bo.media.read("0" * 64)


def test_another_file_in_the_place_of_a_picture_is_refused_and_mended_by_adding_it_again(
    editor: Editor, bucket: Bucket
) -> None:
    anna, bo = editor("anna"), editor("bo")
    anna.media.add(b"picture", "image/png", 3, 4)
    bucket.objects[OBJECT] = (b"another", bucket.objects[OBJECT][1])
    for _ in range(2):
        with pytest.raises(DeskError, match="is not what was put there"):
            bo.media.read(DIGEST)
    bo.media.add(b"picture", "image/png", 3, 4)
    assert editor("cleo").media.read(DIGEST) == b"picture"


def test_while_the_bucket_is_away_the_rest_goes_on(
    editor: Editor, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, bo = editor("anna"), editor("bo")
    anna.media.add(b"picture", "image/png", 3, 4)
    bucket.away = True
    with pytest.raises(DeskError, match=r"could not be reached .* all else goes on"):
        anna.media.add(b"new", "image/png", 3, 4)
    assert anna.media.get_many([hashlib.sha256(b"new").hexdigest()]) == {}, "no row without its file"
    assert anna.media.read(DIGEST) == b"picture"
    (said,) = anna.integrity_problems()
    assert "could not be reached" in said
    with pytest.raises(DeskError, match="could not be reached"):
        bo.media.read(DIGEST)
    _verbs(bucket)
    with pytest.raises(DeskError, match="could not be reached"):
        bo.media.read(DIGEST)
    assert _verbs(bucket) == [], "a page of many pictures waits once"
    assert bo.articles.add(Article(slug="s")).revision == 1
    bucket.away = False
    monkeypatch.setattr("newsdesk.store.blob_storage.monotonic", lambda: monotonic() + 60)
    assert bo.media.read(DIGEST) == b"picture"
    anna.media.add(b"new", "image/png", 3, 4)
    assert anna.integrity_problems() == ()


def test_a_wrong_key_is_told_and_the_right_one_is_taken_without_opening_anew(editor: Editor, bucket: Bucket) -> None:
    kept = ["wrong"]
    anna = editor("anna", lambda: kept[-1])
    with pytest.raises(DeskError, match=r"does not let you do that|the secret key is another"):
        anna.media.add(b"picture", "image/png", 3, 4)
    assert bucket.objects == {}
    kept.append(SECRET)
    anna.media.add(b"picture", "image/png", 3, 4)
    assert anna.integrity_problems() == ()


def test_a_secret_key_that_is_not_there_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY", raising=False)
    shelf = S3Blobs(tmp_path, f"s3://{KEY}@desk/desk?region=eu-north-1", lambda: "")
    with pytest.raises(DeskError, match=f"“newsdesk secret s3://{KEY}@desk/desk” keeps it"):
        shelf.sizes()


def test_a_name_that_no_bucket_can_have_is_told(tmp_path: Path) -> None:
    shelf = S3Blobs(tmp_path, f"s3://{KEY}@b/desk?region=eu-north-1", lambda: SECRET)
    with pytest.raises(DeskError, match="cannot be asked for: invalid bucket name b; look at the address"):
        shelf.sizes()


def test_what_the_bucket_lost_is_told(editor: Editor, bucket: Bucket) -> None:
    anna = editor("anna")
    anna.media.add(b"picture", "image/png", 3, 4)
    for harm in (bucket.objects.pop, lambda key: bucket.objects.update({key: (b"pic", {})})):
        harm(OBJECT)
        (said,) = anna.integrity_problems()
        assert DIGEST in said
        assert "desk/desk" in said
        anna.media.add(b"picture", "image/png", 3, 4)
        assert anna.integrity_problems() == ()
    bucket.objects.clear()
    with pytest.raises(NotFoundError):
        editor("bo").media.read(DIGEST)


def test_what_is_cleared_away_goes_from_the_bucket_too(editor: Editor, bucket: Bucket, tmp_path: Path) -> None:
    anna = editor("anna")
    anna.media.add(b"picture", "image/png", 3, 4)
    anna.media.save_original(DIGEST, b"original")
    bucket.refuses = (403, "AccessDenied")
    with pytest.raises(DeskError, match="does not let you do that"):
        anna.media.remove(anna.media.find_unused())
    assert len(anna.media.find_unused()) == 1, "it can be tried again"
    bucket.refuses = None
    anna.media.remove(anna.media.find_unused())
    assert bucket.objects == {}
    assert [path for path in (tmp_path / "anna" / "media").rglob("*") if path.is_file()] == []


def test_a_desk_moves_into_a_bucket_and_out_of_it_again(editor: Editor, bucket: Bucket, tmp_path: Path) -> None:
    there = editor("anna")
    with Store.open(tmp_path / "own") as own:
        own.articles.add(Article(slug="s"))
        own.media.add(b"picture", "image/png", 3, 4)
        own.media.save_original(DIGEST, b"original")
        own.copy_to(there, lambda _done, _total: None)
        assert there.integrity_problems() == ()
        _verbs(bucket)
        own.copy_to(there, lambda _done, _total: None)
        assert set(_verbs(bucket)) == {"GET"}, "what is there is not sent again"
    with Store.open(tmp_path / "back") as back:
        editor("bo").copy_to(back, lambda _done, _total: None)
        assert back.media.read(DIGEST) == b"picture"
        assert (tmp_path / "back" / "media" / "originals" / DIGEST).read_bytes() == b"original"
        assert back.integrity_problems() == ()
    bucket.objects[f"desk/media/originals/{DIGEST}"] = (
        b"0riginal",
        bucket.objects[f"desk/media/originals/{DIGEST}"][1],
    )
    with Store.open(tmp_path / "again") as again, pytest.raises(DeskError, match="is not what was put there"):
        editor("cleo").copy_to(again, lambda _done, _total: None)
