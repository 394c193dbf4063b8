"""She sends the site to a server: whole, in order, resumable, and never over what someone else wrote."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest
from PIL import Image

from newsdesk.desk import Desk, verify
from newsdesk.errors import ExportError, NewsdeskError, OperationCancelledError
from newsdesk.export.targets.sftp import PART
from newsdesk.export.targets.uploading import RECORD
from newsdesk.model import Article, Picture, RelatedLink, Settings, Strip
from newsdesk.paths import resolve_paths
from tests.servers import KEY, SECRET, Bucket, Relay, s3_server, sftp_server


class _Ring(keyring.backend.KeyringBackend):
    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("none")


@pytest.fixture(autouse=True)
def ring() -> Iterator[_Ring]:
    before, own = keyring.get_keyring(), _Ring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(picture, "PNG")
    with Desk.open(resolve_paths(tmp_path / "home")) as opened:
        opened.configure(Settings(name="The Coast", base_url="https://coast.example"))
        media = opened._store.media.add(picture.getvalue(), "image/png", 300, 200)
        first = opened.writing.new(
            Article(headline="Ferry", body="Text.", section=("News",), lead_image=Picture(media=media.hash, alt="Blue"))
        )
        second = opened.writing.new(
            Article(headline="Quay", body="Text.", strip=Strip(links=(RelatedLink(article=first.id),)))
        )
        for story in (first, second):
            opened.publishing.publish(story.id)
        yield opened


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".git" not in file.parts
    }


def as_folder(desk: Desk, tmp_path: Path) -> dict[str, bytes]:
    shutil.rmtree(tmp_path / "folder", ignore_errors=True)
    desk.site.publish(tmp_path / "folder")
    return files_in(tmp_path / "folder")


class Server:
    """A target as its tests see it: its address, what lies there, writing there past Newsdesk.

    It can break off, be full from now on, or be read-only for whoever comes from now on, and be well `again`.
    """

    def __init__(
        self,
        address: str,
        files: Callable[[], dict[str, bytes]],
        write: Callable[[str, bytes], object],
        *,
        cut: Callable[[], None],
        fill: Callable[[], None],
        lock: Callable[[], None],
        again: Callable[[], None],
    ) -> None:
        self.address, self.files, self.write = address, files, write
        self.cut, self.fill, self.lock, self.again = cut, fill, lock, again


def _sftp(tmp_path: Path, relay: Relay) -> Server:
    root, allowed = tmp_path / "www" / "site", tmp_path / "sshd" / "allowed"
    key, part = allowed.read_text(encoding="utf-8"), root / PART

    def fill() -> None:
        # Everything goes through this one file: on this device the system says that the disk is full.
        part.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.symlink_to("/dev/full")

    def lock() -> None:
        allowed.write_text(f'command="internal-sftp -R" {key}', encoding="utf-8")

    def again() -> None:
        part.unlink(missing_ok=True)
        allowed.write_text(key, encoding="utf-8")

    return Server(
        f"sftp://127.0.0.1:{relay.port}{root}",
        lambda: files_in(root),
        lambda path, data: (root / path).write_bytes(data),
        cut=relay.cut,
        fill=fill,
        lock=lock,
        again=again,
    )


def _s3(bucket: Bucket) -> Server:
    def put(path: str, data: bytes) -> None:
        bucket.objects[f"site/{path}"] = (data, {})

    def again() -> None:
        bucket.fails_after = bucket.refuses = None

    return Server(
        f"s3://{KEY}@desk/site?endpoint=http://127.0.0.1:{bucket.server_port}&region=eu-north-1",
        lambda: {name.removeprefix("site/"): data for name, (data, _) in bucket.objects.items()},
        put,
        cut=lambda: setattr(bucket, "fails_after", 0),
        # As MinIO says it, and as all of them do.
        fill=lambda: setattr(bucket, "refuses", (507, "XMinioStorageFull")),
        lock=lambda: setattr(bucket, "refuses", (403, "AccessDenied")),
        again=again,
    )


@pytest.fixture(params=["sftp", "s3"])
def server(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> Iterator[Server]:
    if request.param == "sftp":
        monkeypatch.setenv("HOME", str(tmp_path / "user"))
        monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
        with sftp_server(tmp_path / "sshd", tmp_path / "user") as relay:
            yield _sftp(tmp_path, relay)
    else:
        with s3_server() as bucket:
            server = _s3(bucket)
            desk.site.keep_secret(server.address, SECRET)
            yield server


def change(desk: Desk, slug: str, **values: str) -> None:
    story = desk.writing.by_slug(slug)
    desk.writing.save(replace(story, **values))  # type: ignore[arg-type]
    desk.publishing.publish(story.id)


def test_a_site_without_a_place_is_not_the_folder_one_is_in(desk: Desk) -> None:
    for nowhere in ("", "  "):
        for work in (desk.site.publish, desk.site.plan):
            with pytest.raises(ExportError, match="No folder is named"):
                work(nowhere)


def test_a_server_has_the_bytes_that_a_folder_has_and_only_what_changed_is_sent(
    desk: Desk, server: Server, tmp_path: Path
) -> None:
    assert desk.site.plan(server.address).same == 0
    report = desk.site.publish(server.address)
    assert server.files() == as_folder(desk, tmp_path)
    assert report.written == len(server.files()) - 1, "all but the manifest, and nothing is left of the upload"
    assert desk.site.publish(server.address).written == 0
    assert desk.site.plan(server.address).changes == ()
    change(desk, "quay", standfirst="Now with trains.")
    before = server.files()
    desk.site.publish(server.address)
    after = server.files()
    assert after == as_folder(desk, tmp_path)
    assert "ferry/index.html" not in {path for path in after if after[path] != before.get(path)}
    desk.publishing.kill(desk.writing.by_slug("ferry").id)
    report = desk.site.publish(server.address)
    assert [path for path in report.removed if path.startswith("ferry/media/")]
    assert server.files() == as_folder(desk, tmp_path)


@pytest.mark.parametrize(("after", "written_on"), [(1, False), (4, True), (9, False), (9, True)])
def test_an_upload_that_is_cut_says_so_and_goes_on_from_there(
    desk: Desk, server: Server, tmp_path: Path, *, after: int, written_on: bool
) -> None:
    def cut(done: int, of: int) -> None:
        # The first files counted are those made here; what is sent is counted anew.
        if done == after and server.files() and of > after:
            server.cut()

    with pytest.raises(ExportError, match="goes on from there"):
        desk.site.publish(server.address, progress=cut)
    assert RECORD in server.files()
    assert "manifest.json" not in server.files(), "a site is not whole before its manifest is there"
    server.again()
    if written_on:
        change(desk, "quay", standfirst="Changed before the upload went on.")
    sent = desk.site.publish(server.address).written
    assert server.files() == as_folder(desk, tmp_path)
    assert sent < len(server.files()) - 1, "what had arrived is not sent again"


@pytest.mark.parametrize(
    ("trouble", "arrive"), [("fill", 0), ("fill", 3), ("lock", 0)], ids=["full", "filled meanwhile", "read-only"]
)
@pytest.mark.parametrize("published", [False, True], ids=["the first time", "over what is there"])
def test_a_server_that_takes_no_more_says_so_keeps_whole_files_and_the_next_publish_goes_on(
    desk: Desk, server: Server, tmp_path: Path, trouble: str, arrive: int, *, published: bool
) -> None:
    if published:
        desk.site.publish(server.address)
        change(desk, "quay", headline="Quay rebuilt")
    before = server.files()

    def arrived() -> dict[str, bytes]:
        ours = {path: data for path, data in server.files().items() if path not in (RECORD, PART)}
        return {path: data for path, data in ours.items() if before.get(path) != data}

    def stop() -> bool:
        # Asked before each file: from here on nothing more goes in.
        if len(arrived()) >= arrive and arrive and PART not in server.files():
            getattr(server, trouble)()
        return False

    if not arrive:
        getattr(server, trouble)()
    told = "you may not write|does not let you do that" if trouble == "lock" else "is full|disk may be full"
    with pytest.raises(ExportError, match=told) as failed:
        desk.site.publish(server.address, stop=stop)
    assert "stays" in str(failed.value) or "nothing was sent" in str(failed.value)
    assert len(arrived()) == arrive
    wanted = as_folder(desk, tmp_path)
    assert all(wanted[path] == data for path, data in arrived().items()), "each file is the old one or the new one"
    assert server.files().keys() >= before.keys(), "nothing goes before what is new is there"
    assert server.files().get("manifest.json") == before.get("manifest.json")
    server.again()
    desk.site.publish(server.address)
    assert server.files() == wanted


def test_pages_go_before_what_links_to_them_and_the_manifest_last(desk: Desk, tmp_path: Path) -> None:
    with s3_server() as bucket:
        server = _s3(bucket)
        desk.site.keep_secret(server.address, SECRET)
        desk.site.publish(server.address)
        sent = [key.removeprefix("site/") for verb, key in bucket.asked if verb == "PUT"]
    assert sent[0] == RECORD
    assert sent[-1] == "manifest.json"
    picture = next(path for path in sent if path.startswith("ferry/media/"))
    for earlier, later in (
        (next(path for path in sent if path.endswith(".css")), "ferry/index.html"),
        (picture, "ferry/index.html"),
        ("ferry/index.html", "index.html"),
        ("quay/index.html", "rss.xml"),
    ):
        assert sent.index(earlier) < sent.index(later)


def test_browsers_are_told_what_each_file_of_a_bucket_is(desk: Desk) -> None:
    with s3_server() as served:
        server = _s3(served)
        desk.site.keep_secret(server.address, SECRET)
        desk.site.publish(server.address)
        kinds = {
            Path(name).suffix: next(value for key, value in said.items() if key.lower() == "content-type")
            for name, (_data, said) in served.objects.items()
            if not Path(name).name.startswith(".")
        }
    assert {".html", ".css", ".json", ".xml", ".txt", ".png"} <= kinds.keys()
    # What has no kind is saved to the reader's disk; a style is not even looked at.
    assert "application/octet-stream" not in kinds.values()
    assert kinds[".css"].startswith("text/css")


def test_it_can_be_stopped_and_the_next_publish_goes_on(desk: Desk, server: Server, tmp_path: Path) -> None:
    seen = []

    def stop() -> bool:
        return len(server.files()) > 5

    with pytest.raises(OperationCancelledError, match="the next publish goes on"):
        desk.site.publish(server.address, stop=stop, progress=lambda done, _of: seen.append(done))
    assert len(server.files()) == 6
    desk.site.publish(server.address)
    assert server.files() == as_folder(desk, tmp_path)


def test_what_someone_else_wrote_there_is_not_replaced(desk: Desk, server: Server) -> None:
    desk.site.publish(server.address)
    server.write("quay/index.html", b"Mine.")
    before = server.files()
    change(desk, "quay", standfirst="Changed.")
    with pytest.raises(ExportError, match=r"quay/index\.html on the server is not as it was published"):
        desk.site.publish(server.address)
    assert server.files() == before


def test_another_computer_goes_on_with_the_same_site(desk: Desk, server: Server, tmp_path: Path) -> None:
    desk.site.publish(server.address)
    shutil.rmtree(tmp_path / "home" / "cache")
    assert desk.site.publish(server.address).written == 0


def test_a_server_that_is_not_there_or_not_known_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with sftp_server(tmp_path / "sshd", tmp_path / "user") as relay:
        address = f"sftp://127.0.0.1:{relay.port}{tmp_path}/www"
        known = tmp_path / "user" / ".ssh" / "known_hosts"
        kept = known.read_text(encoding="utf-8")
        known.write_text("", encoding="utf-8")
        with pytest.raises(ExportError, match="is not known to this computer yet"):
            desk.site.publish(address)
        known.write_text(kept, encoding="utf-8")
        (tmp_path / "sshd" / "allowed").write_text("", encoding="utf-8")
        with pytest.raises(ExportError, match="does not let you in"):
            desk.site.publish(address)
    with pytest.raises(ExportError, match="cannot be reached; nothing was sent"):
        desk.site.publish(address)


def test_a_wrong_key_is_told(desk: Desk) -> None:
    with s3_server() as bucket:
        server = _s3(bucket)
        desk.site.keep_secret(server.address, "another")
        with pytest.raises(ExportError, match="says that the secret key is another"):
            desk.site.publish(server.address)
        assert bucket.objects == {}


def test_secrets_are_in_the_keyring_and_nowhere_else(desk: Desk, ring: _Ring, tmp_path: Path) -> None:
    desk.site.keep_secret("sftp://me@example.org/srv/www", "correct horse")
    assert ring.kept == {("Newsdesk", "sftp://me@example.org"): "correct horse"}
    assert not any(b"correct horse" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    desk.site.keep_secret("sftp://me@example.org/elsewhere", "")
    assert ring.kept == {}
    with pytest.raises(ExportError, match="Take the password out of the address"):
        desk.site.publish("sftp://me:horse@example.org/srv")
    with pytest.raises(NewsdeskError, match="needs no secret"):
        desk.site.keep_secret("/srv/www", "x")


@pytest.mark.parametrize("address", ["ftp://example.org/x", "https://example.org", "sftp:///srv", "s3://a:b:c/d"])
def test_an_address_that_cannot_be_is_told(desk: Desk, address: str) -> None:
    with pytest.raises(ExportError):
        desk.site.plan(address)


def test_a_zip_is_the_site_the_same_bytes_each_time_and_can_be_verified(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out" / "site.zip"
    assert desk.site.publish(str(target)).written == 1
    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == as_folder(desk, tmp_path)
    assert verify(target) == ()
    assert desk.site.publish(str(target)).written == 0
    first = target.read_bytes()
    target.unlink()
    shutil.rmtree(tmp_path / "home" / "cache")
    desk.site.publish(str(target))
    assert target.read_bytes() == first
    assert [path.name for path in target.parent.iterdir()] == ["site.zip"]
    target.write_bytes(b"Something else.")
    with pytest.raises(ExportError, match="is something else than a site"):
        desk.site.publish(str(target))
    assert target.read_bytes() == b"Something else."


def test_a_zip_that_was_touched_is_told_and_written_again(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "site.zip"
    desk.site.publish(str(target))
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data + b"x" if name == "index.html" else data)
    assert verify(target) == ("index.html was changed since it was published.",)
    desk.site.publish(str(target))
    assert verify(target) == ()


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not on this machine")
    bare = tmp_path / "site.git"
    bare.mkdir()
    git(bare, "init", "--quiet", "--bare", "--initial-branch=pages")
    return bare


def checked_out(repository: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "checkout", ignore_errors=True)
    git(tmp_path, "clone", "--quiet", "--branch=pages", str(repository), "checkout")
    return tmp_path / "checkout"


def test_a_repository_gets_one_commit_a_publish(desk: Desk, repository: Path, tmp_path: Path) -> None:
    address = f"git+file://{repository}#pages"
    desk.site.publish(address)
    assert files_in(checked_out(repository, tmp_path)) == as_folder(desk, tmp_path)
    desk.site.publish(address)
    assert git(repository, "rev-list", "--count", "pages").strip() == "1", "nothing changed: no commit"
    change(desk, "quay", standfirst="Changed.")
    desk.site.publish(address)
    assert files_in(checked_out(repository, tmp_path)) == as_folder(desk, tmp_path)
    assert git(repository, "rev-list", "--count", "pages").strip() == "2"


def test_what_someone_else_pushed_stays(desk: Desk, repository: Path, tmp_path: Path) -> None:
    address = f"git+file://{repository}#pages"
    desk.site.publish(address)
    checkout = checked_out(repository, tmp_path)
    (checkout / "CNAME").write_text("coast.example", encoding="utf-8")
    git(checkout, "add", "."), git(checkout, "commit", "--message=A name"), git(checkout, "push", "--quiet")
    change(desk, "quay", standfirst="Changed.")
    desk.site.publish(address)
    assert (checked_out(repository, tmp_path) / "CNAME").read_text(encoding="utf-8") == "coast.example"
    (checkout / "index.html").write_text("Mine.", encoding="utf-8")
    git(checkout, "pull", "--quiet", "--rebase=false", "--autostash")
    git(checkout, "commit", "--all", "--message=Mine"), git(checkout, "push", "--quiet")
    change(desk, "quay", headline="Changed again.")
    with pytest.raises(ExportError, match=r"index\.html .* is not as it was published"):
        desk.site.publish(address)


def test_a_repository_that_cannot_be_reached_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="git cannot ls-remote the site"):
        desk.site.publish(f"git+file://{tmp_path}/none.git")
    with pytest.raises(ExportError, match="no name of a branch"):
        desk.site.publish(f"git+file://{tmp_path}/none.git#--upload-pack=x")
