"""A desk is opened where its address says, its pictures in a folder or a bucket, and moves whole between them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.desk import Desk, copy_between
from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, Settings
from newsdesk.paths import resolve_paths
from tests.postgres import Server
from tests.servers import KEY, SECRET, Bucket, s3_server

pytestmark = pytest.mark.embedded


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """Return an empty bucket, whose secret key is in the keyring."""
    kept = {f"s3://{KEY}@desk": SECRET}
    monkeypatch.setattr("keyring.get_password", lambda _service, name: kept.get(name))
    with s3_server() as running:
        yield running


def _address(server: Server, empty_desk: str, bucket: Bucket, prefix: str) -> str:
    files = f"s3://{KEY}@desk/{prefix}?endpoint=http://127.0.0.1:{bucket.server_port}&region=eu-north-1"
    return f"{server.address(server.new(empty_desk))}&files={files}"


def _picture() -> bytes:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    Image.new("RGB", (700, 500), "navy").save(written, "JPEG", exif=exif)
    return written.getvalue()


@pytest.mark.parametrize(
    ("written", "bucket"),
    [
        ("files=s3://K@b/p&host=h", "s3://K@b/p"),
        ("files=s3://K@b/p?endpoint=https://e:9000&region=r&host=h", "s3://K@b/p?endpoint=https://e:9000&region=r"),
        ("host=h&files=s3://K@b/p&region=r", "s3://K@b/p?region=r"),
        (
            "host=h&files=s3%3A%2F%2FK%40b%2Fp%3Fendpoint%3Dhttps%3A%2F%2Fe%26region%3Dr",
            "s3://K@b/p?endpoint=https://e&region=r",
        ),
    ],
)
def test_an_address_names_a_bucket_beside_what_the_server_is_told(tmp_path: Path, written: str, bucket: str) -> None:
    place = resolve_paths(tmp_path, f"postgresql+psycopg://anna@/desk?{written}")
    assert place.bucket_url == bucket
    assert place.database_url == "postgresql+psycopg://anna@/desk?host=h"
    assert place.assets == place.desk == resolve_paths(tmp_path, "postgresql+psycopg://anna@/desk?host=h").desk


@pytest.mark.parametrize("files", ["https://example.org/x", "sftp://example.org/x", "s3://a:b@c/d", "s3:///d"])
def test_a_place_for_pictures_that_cannot_be_is_told_before_anything_is_opened(tmp_path: Path, files: str) -> None:
    with pytest.raises(NewsdeskError, match=r"lie in a folder or in a bucket|password out|names no server"):
        Desk.open(resolve_paths(tmp_path, f"postgresql+psycopg://anna@nowhere.invalid/desk?files={files}"))


def test_a_picture_that_one_editor_adds_is_in_what_another_exports(
    postgresql: Server, empty_desk: str, bucket: Bucket, tmp_path: Path
) -> None:
    address = _address(postgresql, empty_desk, bucket, "newsroom")
    with (
        Desk.open(resolve_paths(tmp_path / "anna", address)) as anna,
        Desk.open(resolve_paths(tmp_path / "bo", address)) as bo,
    ):
        anna.configure(Settings(name="The Coast"))
        picture = replace(anna.pictures.take(_picture()), alt="Blue")
        story = anna.writing.new(Article(headline="Ferry", body="Text.", media=(picture,), lead_image=picture))
        bo.publishing.export(bo.writing.get(story.id).slug, tmp_path / "bundle")
        anna.publishing.publish(story.id)
        bo.site.publish(tmp_path / "site")
    name = f"{picture.media}.jpg"
    assert [path.name for path in (tmp_path / "bundle").rglob(name)] == [name]
    assert (tmp_path / "site" / "ferry" / "media" / name).read_bytes() == bucket.objects[
        f"newsroom/media/{name[:2]}/{name}"
    ][0]


def test_what_needs_no_picture_goes_on_while_the_bucket_is_away(
    postgresql: Server, empty_desk: str, bucket: Bucket, tmp_path: Path
) -> None:
    address = _address(postgresql, empty_desk, bucket, "newsroom")
    bucket.away = True
    with Desk.open(resolve_paths(tmp_path / "anna", address)) as anna:
        story = anna.writing.new(Article(headline="Ferry", body="Text."))
        with pytest.raises(DeskError, match="all else goes on"):
            anna.pictures.take(_picture())
        assert anna.pictures.unused() == ()
        assert "Ferry" in anna.publishing.preview(story)[0].html


def test_a_desk_moves_between_folder_and_buckets(
    postgresql: Server, empty_desk: str, bucket: Bucket, tmp_path: Path
) -> None:
    first, second = (
        resolve_paths(tmp_path / name, _address(postgresql, empty_desk, bucket, name)) for name in ("one", "two")
    )
    own, back = resolve_paths(tmp_path / "own"), resolve_paths(tmp_path / "back")
    with Desk.open(own) as desk:
        picture = desk.pictures.take(_picture())
        desk.writing.new(Article(headline="Ferry", media=(picture,)))
    for source, target in ((own, first), (first, second), (second, back)):
        assert copy_between(source, target, lambda _done, _total: None) == 1
    assert {key.partition("/")[0] for key in bucket.objects} == {"one", "two"}
    with Desk.open(back) as desk:
        assert desk.doctor() == ()
        assert desk.pictures.read(picture.media)
        assert (desk.folder / "media" / "originals" / picture.media).read_bytes() == _picture()
