"""A target holds the old bundle or the new one, whatever happens while it is written."""

import json
import os
import pickle
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsdesk.errors import ExportError
from newsdesk.export.bundle import finish_interrupted, verify, write_bundle
from newsdesk.formats.manifest import NAME

Files = Mapping[str, bytes]


def on_disk(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.fixture(autouse=True)
def whole_media(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let bundles carry a file of any kind as media: what a bundle may hold is tried elsewhere."""
    monkeypatch.setattr("newsdesk.export.bundle.bundle_from", lambda _files, _name: None)


def test_a_bundle_is_a_folder_or_one_file(tmp_path: Path, old: Files, new: Files) -> None:
    folder = write_bundle(old, tmp_path / "out", zipped=False)
    assert folder == tmp_path / "out" / "quay"
    assert on_disk(folder) == old
    assert write_bundle(new, tmp_path / "out", zipped=False) == folder
    assert on_disk(folder) == new
    zipped = write_bundle(old, tmp_path / "out", zipped=True)
    assert zipped == tmp_path / "out" / "quay.zip"
    before = zipped.read_bytes()
    write_bundle(old, tmp_path / "out", zipped=True)
    assert zipped.read_bytes() == before
    assert verify(folder) == verify(zipped) == verify(tmp_path / "out") == ()
    assert hidden(tmp_path / "out") == []


def test_another_story_under_the_same_slug_is_not_replaced(tmp_path: Path, old: Files, other: Files) -> None:
    for zipped in (False, True):
        write_bundle(old, tmp_path, zipped=zipped)
        with pytest.raises(ExportError, match="something else"):
            write_bundle(other, tmp_path, zipped=zipped)
    assert on_disk(tmp_path / "quay") == old


def test_files_of_others_in_the_target_are_not_removed(tmp_path: Path, old: Files, new: Files) -> None:
    write_bundle(old, tmp_path, zipped=False)
    (tmp_path / "quay" / ".DS_Store").write_bytes(b"litter")
    write_bundle(new, tmp_path, zipped=False)
    (tmp_path / "quay" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"notes\.txt"):
        write_bundle(old, tmp_path, zipped=False)
    assert (tmp_path / "quay" / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_no_bundle_is_left_alone(tmp_path: Path, old: Files, kind: str) -> None:
    target = tmp_path / "out" / "quay"
    target.parent.mkdir()
    elsewhere = tmp_path / "elsewhere"
    write_bundle(old, elsewhere, zipped=False)
    if kind == "file":
        target.write_text("x", encoding="utf-8")
    elif kind == "link":
        target.symlink_to(elsewhere / "quay")
    else:
        target.mkdir()
        (target / "x").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="something else"):
        write_bundle(old, target.parent, zipped=False)
    assert on_disk(elsewhere / "quay") == old
    assert target.exists()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda bundle: (bundle / "index.html").write_bytes(b"x"), "index.html was changed"),
        (lambda bundle: (bundle / "article.md").unlink(), "article.md is missing"),
        (lambda bundle: (bundle / "extra").write_bytes(b""), "extra is not in the manifest"),
        (lambda bundle: (bundle / NAME).write_bytes(b"{}"), "no Newsdesk bundle"),
        (lambda bundle: (bundle / "media" / "b").symlink_to("a.bin"), "a link"),
        (shutil.rmtree, "nothing at"),
    ],
)
def test_verify_tells_what_is_wrong(tmp_path: Path, old: Files, spoil: object, told: str) -> None:
    bundle = write_bundle(old, tmp_path, zipped=False)
    spoil(bundle)  # type: ignore[operator]
    assert told in " ".join(verify(bundle))


_EXPORT = """
import os, pickle, shutil, signal, sys
from pathlib import Path
import newsdesk.export.bundle as bundle
bundle.bundle_from = lambda files, name: None
files = pickle.loads(Path(sys.argv[1]).read_bytes())
left = int(sys.argv[4])

def dying(owner, name):
    real = getattr(owner, name)
    def call(*words, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **named)
    setattr(owner, name, call)

for owner, names in ((os, ["fsync"]), (Path, ["mkdir", "open", "rename", "replace"]), (shutil, ["rmtree"])):
    for name in names:
        dying(owner, name)
bundle.write_bundle(files, Path(sys.argv[2]), zipped=sys.argv[3] == "zip")
print("done", flush=True)
"""


def kill_exporting(folder: Path, target: Path, files: Files, *, zipped: bool, step: int) -> bool:
    """Export in a process that is killed before its `step`-th touch of the disk; return whether it was done by then."""
    pickled = folder / "files.pickle"
    pickled.write_bytes(pickle.dumps(dict(files)))
    done = subprocess.run(
        [sys.executable, "-c", _EXPORT, str(pickled), str(target), "zip" if zipped else "folder", str(step)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.stdout == "done\n"


def try_kill(tmp_path: Path, old: Files, new: Files, step: int, *, zipped: bool) -> bool:
    target = tmp_path / f"out{step}-{zipped}"
    path = write_bundle(old, target, zipped=zipped)
    before = path.read_bytes() if zipped else on_disk(path)
    done = kill_exporting(tmp_path, target, new, zipped=zipped, step=step)
    if path.exists():
        assert verify(path) == ()
    finish_interrupted(target)
    assert hidden(target) == []
    assert verify(path) == ()
    now = path.read_bytes() if zipped else on_disk(path)
    if now == before:
        assert not done
    else:
        wanted = write_bundle(new, tmp_path / f"wanted{step}-{zipped}", zipped=zipped)
        assert now == (wanted.read_bytes() if zipped else on_disk(wanted))
    return done


def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path: Path, old: Files, new: Files) -> None:
    for zipped, stride in ((False, 3), (True, 2)):
        step = 0
        while not try_kill(tmp_path, old, new, step, zipped=zipped):
            step += stride
        assert step >= 5 * stride


@pytest.mark.torture
def test_two_hundred_kills_leave_the_old_or_the_new(tmp_path: Path, old: Files, new: Files) -> None:
    for trial in range(200):
        (tmp_path / str(trial)).mkdir()
        try_kill(tmp_path / str(trial), old, new, trial % 50, zipped=trial % 3 == 0)


@pytest.mark.parametrize("step", range(40))
def test_a_failure_at_any_step_leaves_the_old(
    tmp_path: Path, old: Files, new: Files, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop the export before its `step`-th change of the disk, as a failing disk does."""
    path = write_bundle(old, tmp_path, zipped=False)
    count = 0

    def failing(name: str) -> None:
        real = getattr(Path, name)

        def call(self: Path, *words: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == step + 1:
                raise OSError(28, "No space left on device")
            return real(self, *words, **named)

        monkeypatch.setattr(Path, name, call)

    for name in ("mkdir", "rename", "replace"):
        failing(name)
    said = ""
    try:
        write_bundle(new, tmp_path, zipped=False)
    except ExportError as error:
        said = str(error)
    monkeypatch.undo()
    assert not said or (str(tmp_path) in said and "disk is full" in said)
    finish_interrupted(tmp_path)
    assert on_disk(path) in (old, new)
    assert hidden(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_the_old(tmp_path: Path, old: Files, new: Files) -> None:
    write_bundle(old, tmp_path / "out", zipped=False)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        # A file may not grow past this: the picture of the bundle does, in the middle of the export.
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        with pytest.raises(ExportError) as error:
            write_bundle(new, tmp_path / "out", zipped=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert str(tmp_path / "out") in str(error.value)
    assert on_disk(tmp_path / "out" / "quay") == old
    assert hidden(tmp_path / "out") == []


def _mounted(folder: Path, *options: str) -> bool:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount")
def test_a_small_disk_that_fills_up_and_one_that_is_read_only(tmp_path: Path, old: Files, new: Files) -> None:
    disk = tmp_path / "disk"
    if not _mounted(disk, "-t", "tmpfs", "-o", "size=500k", "tmpfs"):
        pytest.skip("nothing can be mounted here")
    try:
        write_bundle(old, disk, zipped=False)
        with pytest.raises(ExportError, match="disk is full"):
            write_bundle(new, disk, zipped=False)
        assert on_disk(disk / "quay") == old
        assert hidden(disk) == []
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(ExportError, match="read-only"):
            write_bundle(new, disk, zipped=False)
        assert on_disk(disk / "quay") == old
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_exports_at_once_do_not_mix(tmp_path: Path, old: Files, new: Files) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def export(files: Files) -> str:
        try:
            write_bundle(files, tmp_path, zipped=False)
        except ExportError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(export, [old, new] * 6))
    assert on_disk(tmp_path / "quay") in (old, new)
    assert hidden(tmp_path) == []
    # One after the other: nobody is sent away.
    assert said == [""] * 12, said


def test_the_manifest_names_the_story_whose_bundle_it_is(old: Files) -> None:
    assert json.loads(old[NAME])["slug"] == "quay"
