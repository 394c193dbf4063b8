"""The power fails, the disk fills up or two commands run at once while stories go out: the desk opens all the same."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.cli import parse, run
from newsdesk.desk import Desk, verify
from newsdesk.errors import NewsdeskError
from newsdesk.export.sitedisk import WORK, complete_site
from newsdesk.model import Article, Settings
from newsdesk.paths import resolve_paths

# Exports without end; says when each export begins and when it is done.
EXPORTER = """
import sys
from pathlib import Path
from newsdesk.desk import Desk
from newsdesk.paths import resolve_paths
if __name__ == "__main__":
    with Desk.open(resolve_paths(Path(sys.argv[1]))) as desk:
        for warning in desk.warnings:
            print("warned", flush=True)
        while True:
            print("begun", flush=True)
            desk.publishing.export("ferry", Path(sys.argv[2]))
            desk.site.publish(Path(sys.argv[2]) / "site")
            print("done", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the home of a desk with a published story, with nothing under way."""
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example"))
        story = desk.writing.new(Article(headline="Ferry", slug="ferry", body="It sails.", source="Coast"))
        desk.publishing.publish(story.id)
    return tmp_path / "home"


@pytest.mark.parametrize("torn", [b"", b'"/srv/ou', b"5", b"[" * 100_000, bytes(40)])
@pytest.mark.parametrize("name", ["exports-under-way.json", "unfinished/0f8fad5b-d9cb-469f-a165-70867728950e.json"])
def test_a_record_that_the_power_failure_tore_is_put_aside_and_told(folder: Path, name: str, torn: bytes) -> None:
    record = folder / "desk" / name
    record.parent.mkdir(exist_ok=True)
    record.write_bytes(torn)
    with Desk.open(resolve_paths(folder)) as desk:
        (warning,) = desk.warnings
        assert desk.writing.by_slug("ferry").headline == "Ferry"
        assert desk.doctor() == ()
    assert not record.exists()
    (kept,) = record.parent.glob("*.damaged")
    assert kept.read_bytes() == torn
    assert str(kept) in warning
    with Desk.open(resolve_paths(folder)) as desk:
        assert desk.warnings == ()


@pytest.mark.embedded
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are a matter of POSIX")
def test_a_pipe_in_the_place_of_a_record_holds_nothing_up(folder: Path) -> None:
    (folder / "desk" / "unfinished").mkdir(exist_ok=True)
    os.mkfifo(folder / "desk" / "unfinished" / "0f8fad5b-d9cb-469f-a165-70867728950e.json")
    with Desk.open(resolve_paths(folder)) as desk:
        assert desk.warnings == ()


def test_the_command_line_says_so_once_and_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "desk" / "exports-under-way.json").write_bytes(b"")
    assert run(parse(["--home", str(folder), "list"])) == 0
    shown = capsys.readouterr()
    assert "ferry" in shown.out
    assert shown.err.startswith("newsdesk: A record of an unfinished export was damaged")
    assert run(parse(["--home", str(folder), "list"])) == 0
    assert capsys.readouterr().err == ""


def test_a_disk_that_is_full_when_an_export_begins_is_a_sentence_and_the_desk_still_opens(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    with Desk.open(resolve_paths(folder)) as desk:
        desk.publishing.export("ferry", tmp_path / "out")
        monkeypatch.setattr("newsdesk.store.blob_storage.os.fsync", full)
        for act in (
            lambda: desk.publishing.export("ferry", tmp_path / "out"),
            lambda: desk.site.publish(tmp_path / "site"),
        ):
            with pytest.raises(NewsdeskError, match="No space left"):
                act()
        monkeypatch.setattr("newsdesk.store.blob_storage.os.fsync", real)
        assert verify(tmp_path / "out") == ()
    with Desk.open(resolve_paths(folder)) as desk:
        assert desk.warnings == ()
        desk.site.publish(tmp_path / "site")
    assert verify(tmp_path / "site") == ()


@pytest.mark.parametrize("staged", [True, False], ids=["all-staged", "manifest-in-already"])
def test_a_site_whose_intent_was_torn_is_completed_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, staged: bool
) -> None:
    site = tmp_path / "site"
    with Desk.open(resolve_paths(folder)) as desk:
        desk.site.publish(site)
        story = desk.writing.new(Article(headline="Second", slug="second", body="More.", source="Coast"))
        desk.publishing.publish(story.id)
        with monkeypatch.context() as cut:
            # Killed once the intent is there, or after the manifest, the last of the files, is in.
            cut.setattr("newsdesk.export.sitedisk.complete", lambda _to: None)
            cut.setattr("newsdesk.export.sitedisk.shutil.rmtree", lambda *_, **__: None)
            cut.setattr("newsdesk.export.site.complete", lambda _to: None)
            desk.site.publish(site)
        intent = site / WORK / "intent.json"
        if not staged:
            data = intent.read_bytes()
            with monkeypatch.context() as cut:
                cut.setattr("pathlib.Path.unlink", lambda *_, **__: None)
                complete_site(site)
            (site / WORK).mkdir(exist_ok=True)
            intent.write_bytes(data)
        intent.write_bytes(intent.read_bytes()[:20])
        complete_site(site)
        assert verify(site) == ()
        assert (site / "second" / "index.html").exists()
        assert desk.site.publish(site).written == 0


def _commands(folder: Path, tmp_path: Path) -> Iterator[list[str]]:
    for number in range(3):
        yield ["site", "--to", str(tmp_path / "site")]
        yield ["export", "ferry", *(f"story-{n}" for n in range(6)), "--to", str(tmp_path / f"out{number % 2}")]
        yield ["backup", "--to", str(tmp_path / "backups")]
        yield ["list"]


@pytest.mark.embedded
def test_commands_at_once_on_one_desk_end_as_if_one_after_the_other(folder: Path, tmp_path: Path) -> None:
    with Desk.open(resolve_paths(folder)) as desk:
        for number in range(6):
            story = desk.writing.new(Article(headline=f"Story {number}", body="Text. " * 50, source="Coast"))
            desk.publishing.publish(story.id)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "newsdesk", "--home", str(folder), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in _commands(folder, tmp_path)
    ]
    ended = [(process.args, process.communicate()[1], process.returncode) for process in started]
    assert [end for end in ended if end[1:] != ("", 0)] == []
    for written in (tmp_path / "site", tmp_path / "out0", tmp_path / "out1"):
        assert verify(written) == ()
        assert not list(written.glob(".newsdesk*"))
    assert not list((folder / "desk" / "unfinished").iterdir())


@pytest.mark.embedded
def test_who_opens_the_desk_meanwhile_leaves_an_export_under_way_alone(folder: Path, tmp_path: Path) -> None:
    with Desk.open(resolve_paths(folder)) as desk:
        real = desk.publishing._under_way
        with real(tmp_path / "out"):
            (record,) = (folder / "desk" / "unfinished").glob("*.json")
            done = subprocess.run([sys.executable, "-m", "newsdesk", "--home", str(folder), "list"], check=False)
            assert done.returncode == 0
            assert record.exists()
    assert not record.exists()


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_kills_while_stories_go_out_leave_a_desk_that_opens(folder: Path, tmp_path: Path) -> None:
    _killed_while_exporting(folder, tmp_path, 6)


@pytest.mark.embedded
@pytest.mark.torture
@pytest.mark.timeout(7200)
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_two_hundred_kills_while_stories_go_out(folder: Path, tmp_path: Path) -> None:
    _killed_while_exporting(folder, tmp_path, 200)


def _killed_while_exporting(folder: Path, tmp_path: Path, kills: int) -> None:
    chance, out = random.Random(20260119), tmp_path / "out"
    for _ in range(kills):
        with subprocess.Popen([sys.executable, "-c", EXPORTER, str(folder), str(out)], stdout=subprocess.PIPE) as it:
            assert it.stdout is not None
            for _ in range(chance.randint(1, 6)):
                assert it.stdout.readline() != b"warned\n"
            os.kill(it.pid, signal.SIGKILL)
        with Desk.open(resolve_paths(folder)) as desk:
            assert desk.warnings == ()
            assert desk.writing.by_slug("ferry").headline == "Ferry"
        if (out / "ferry").exists():
            assert verify(out / "ferry") == ()
        if (out / "site" / "manifest.json").exists():
            assert verify(out / "site") == ()
        assert not list(out.glob(".newsdesk*"))
        assert not list((folder / "desk" / "unfinished").iterdir())
