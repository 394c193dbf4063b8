"""The files of a site on disk: its manifest, and changes brought in so that an interruption is completed or undone."""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from newsdesk.errors import ExportError
from newsdesk.export.folderlock import locked
from newsdesk.messages import Message

MANIFEST = "manifest.json"
FORMAT = "newsdesk-site"
# All work is done in one hidden folder of the site: NEW holds the files to come, INTENT says what is to become of them
# and is written when they are all there. From then on an interruption is completed, before it undone.
WORK, _NEW, _INTENT = ".newsdesk-site", "new", "intent.json"
# Up to so many files are synced one by one: a sync of the whole disk waits for what every other program wrote, too.
_FEW = 40


def complete_site(to: Path) -> None:
    """Complete or undo what a publish that was killed left in `to`; one that is still at work is left alone.

    Nothing is raised: what cannot be completed now is completed, or told, by the next publish.
    """
    work = to / WORK
    with suppress(OSError, ExportError):
        if work.is_dir() and not work.is_symlink():
            with locked(work) as held:
                if held:
                    complete(to)
                    shutil.rmtree(work, ignore_errors=True)


def is_style(name: str) -> bool:
    """Whether a unit of a site is the style of its pages."""
    return name.endswith(".css")


def is_site(folder: Path) -> bool:
    """Return whether a site was published into this folder, or begun to be."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        if (folder / WORK).is_dir():
            return True
        return bool(json.loads((folder / MANIFEST).read_bytes())["format"] == FORMAT)
    return False


def verify_site(folder: Path) -> tuple[str, ...]:
    """Return a sentence for each way in which a site differs from its manifest; none where it is sound."""
    if (folder / WORK).exists():
        return (Message("{folder}: the last publish was interrupted; publish again to complete it.", folder=folder),)
    troubles = []
    for entry in read_manifest(folder)["units"].values():
        for path, (digest, size) in entry["files"].items():
            try:
                data = (folder / path).read_bytes()
            except FileNotFoundError:
                troubles.append(Message("{path} is missing.", path=path))
                continue
            if len(data) != size or hashlib.sha256(data).hexdigest() != digest:
                troubles.append(Message("{path} was changed since it was published.", path=path))
    return tuple(troubles)


def new_stage(to: Path) -> Path:
    """Return the empty folder in which files to come are made."""
    stage = to / WORK / _NEW
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    return stage


def drop_work(to: Path) -> None:
    """Remove what was made aside, but for an intent that is still to be completed."""
    if not (to / WORK / _INTENT).exists():
        shutil.rmtree(to / WORK, ignore_errors=True)


def require_ours(to: Path, known: Mapping[str, tuple[str, int]], moves: list[str], removes: list[str]) -> None:
    """Raise `ExportError` where a file to be replaced or removed is not as `known`: by path, SHA-256 and size."""
    if all(child.name == WORK for child in to.iterdir()):
        # A new site: nothing is replaced.
        return
    foreign = []
    for path in (*moves, *removes):
        target = to / path
        if path == MANIFEST or not target.exists():
            continue
        data = target.read_bytes() if target.is_file() and not target.is_symlink() else None
        if data is not None and known.get(path) == (hashlib.sha256(data).hexdigest(), len(data)):
            continue
        if data is None or path in removes or data != (to / WORK / _NEW / path).read_bytes():
            foreign.append(path)
    if foreign:
        more = Message(" (and {count} more)", count=len(foreign) - 1) if len(foreign) > 1 else ""
        raise ExportError(
            "{foreign}{more} in {to} is not as it was published: someone else wrote it. Nothing was changed; "
            "move it away and publish again.",
            foreign=foreign[0],
            more=more,
            to=to,
        )


def bring_in(to: Path, moves: list[str], removes: list[str]) -> None:
    """Move the staged files in, the manifest last of `moves`, and remove others, so that an interruption completes."""
    if not moves:
        return
    work = to / WORK
    _sync(work / _NEW, moves)
    intent = work / f"{_INTENT}.new"
    with intent.open("wb") as file:
        file.write(orjson.dumps({"moves": moves, "removes": removes}))
        file.flush()
        os.fsync(file.fileno())
    intent.replace(work / _INTENT)
    complete(to)


def complete(to: Path) -> None:
    """Do what the intent says, as far as it is not done; without one drop what was staged."""
    work = to / WORK
    intent = work / _INTENT
    if not intent.exists():
        shutil.rmtree(work / _NEW, ignore_errors=True)
        return
    staged = work / _NEW
    moves, removes = _read_intent(intent) or _inferred_intent(to, staged)
    *files, manifest = moves
    _move(files, staged, to)
    # What is new is there before what has gone goes, and the manifest comes last.
    for path in removes:
        (to / path).unlink(missing_ok=True)
        _drop_empty(to, (to / path).parent)
    _move([manifest], staged, to)
    _sync(to, [*moves, *removes])
    intent.unlink()


def _read_intent(intent: Path) -> tuple[list[str], list[str]] | None:
    """Return which files are to be moved in, the manifest last, and which removed; None where the file is damaged."""
    try:
        wanted = orjson.loads(intent.read_bytes())
        moves, removes = list(wanted["moves"]), list(wanted["removes"])
    except (ValueError, KeyError, TypeError):
        return None
    return (moves, removes) if moves and all(isinstance(path, str) for path in (*moves, *removes)) else None


def _inferred_intent(to: Path, staged: Path) -> tuple[list[str], list[str]]:
    """Return the moves and removals of a damaged intent: it is written once all is staged; the manifest moves last."""
    if not (staged / MANIFEST).exists():
        return [MANIFEST], []
    wanted = _listed(read_manifest(staged))
    # What was made and is held back after all lies among the staged files, too.
    files = sorted(path for path in wanted if path != MANIFEST and (staged / path).is_file())
    return [*files, MANIFEST], sorted(_listed(read_manifest(to)) - wanted)


def _listed(manifest: Mapping[str, Any]) -> set[str]:
    return {path for entry in manifest.get("units", {}).values() for path in entry["files"]}


def _move(files: Iterable[str], staged: Path, to: Path) -> None:
    for top in dict.fromkeys(path.partition("/")[0] for path in files):
        try:
            _merge(f"{staged}/{top}", f"{to}/{top}")
        except FileNotFoundError:
            # What is not there any more came in before an interruption.
            if os.path.lexists(f"{staged}/{top}"):
                raise


def _merge(staged: str, target: str) -> None:
    try:
        # A folder that is new comes in whole: one step for all that lies in it.
        os.replace(staged, target)  # noqa: PTH105 - a site has tens of thousands of folders
    except OSError:
        if not (os.path.isdir(target) and os.path.isdir(staged)):  # noqa: PTH112
            raise
        for child in os.listdir(staged):  # noqa: PTH208
            _merge(f"{staged}/{child}", f"{target}/{child}")


def _drop_empty(to: Path, folder: Path) -> None:
    while folder != to:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _sync(root: Path, paths: Collection[str]) -> None:
    """Bring onto the disk these files below `root` and the folders that name them; what has gone is left out."""
    if not hasattr(os, "sync"):
        # Each file was synced as it was written.
        return
    if len(paths) > _FEW:
        os.sync()
        return
    files = [file for path in paths if (file := root / path).is_file()]
    for file in files:
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
    around = {folder for path in paths for folder in (root / path).parents if folder.is_relative_to(root)}
    for folder in sorted(around):
        if folder.is_dir():
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring the names that stand in a folder onto the disk, where the system can."""
    if os.name == "nt":
        return
    # Some network shares cannot do this; the files themselves are on the disk by then.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def read_manifest(to: Path) -> dict[str, Any]:
    """Return the manifest of the site in `to`; an empty one where nothing was published there yet."""
    path = to / MANIFEST
    if not path.exists():
        return {}
    try:
        manifest = orjson.loads(path.read_bytes())
        version = manifest["version"] if manifest["format"] == FORMAT else 0
    except (ValueError, KeyError, TypeError):
        version = 0
    if version != 1:
        raise ExportError("{path} is not a site's manifest; choose another folder for the site.", path=path)
    return dict(manifest)
