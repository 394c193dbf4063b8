"""Bundles on disk: staged beside the target, synced, verified, swapped in."""

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from newsdesk.errors import ExportError, ImportRejectedError, NewsdeskError
from newsdesk.export.folderlock import locked, working_folder
from newsdesk.export.sitedisk import is_site, sync_folder, verify_site
from newsdesk.export.targets.zipped import is_zipped_site, verify_zipped_site
from newsdesk.export.trouble import writing_to
from newsdesk.formats.bundle import ENDINGS, bundle_content, bundle_from
from newsdesk.formats.handover import handover_from, is_handover
from newsdesk.formats.manifest import NAME, verify_files
from newsdesk.formats.zips import zip_bytes
from newsdesk.model import validate_slug

# An export works in one hidden folder beside its target, named after it: NEW is the bundle to come, OLD the one that
# was, DONE what may go. Whoever finds such a folder that nobody holds knows from these names what to finish or undo.
_WORK = ".newsdesk-export-"
_NEW, _OLD, _DONE = "new", "old", "done"
# What file managers leave in folders they show.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def write_bundle(files: Mapping[str, bytes], to: Path, *, zipped: bool) -> Path:
    """Write a bundle as `to/SLUG/` or `to/SLUG.zip` and return where it is.

    What stood there is replaced whole or, on any failure, left as it was; it is replaced only where it is a bundle of
    the same story with nothing else in it. Raises `ExportError` naming the folder.
    """
    manifest = json.loads(files[NAME])
    slug = validate_slug(manifest["slug"])
    target = to / (f"{slug}.zip" if zipped else slug)
    work = to / f"{_WORK}{target.name}"
    with writing_to(to), working_folder(work):
        try:
            # Only now: before, another Newsdesk may just be replacing what stands there.
            _recover(work)
            _require_same_story(target, manifest["id"])
            staged = _stage(files, work / _NEW, slug if zipped else "")
            troubles = verify(staged)
            if troubles:
                raise ExportError(
                    "What was written to {to} does not read back as it should: {trouble}",
                    to=to,
                    trouble=troubles[0],
                )
            _swap(staged, target, work)
        finally:
            _recover(work)
            shutil.rmtree(work, ignore_errors=True)
    return target


def verify(path: Path) -> tuple[str, ...]:
    """Return a sentence for each way the site or bundle at `path`, or each bundle in it, differs from its manifest.

    None is returned where all is sound.
    """
    try:
        if not path.exists():
            return (f"There is nothing at {path}.",)
        if is_site(path):
            return verify_site(path)
        if path.suffix == ".zip" and is_zipped_site(path):
            return verify_zipped_site(path)
        bundles = [path]
        if path.is_dir() and not (path / NAME).exists():
            shown = sorted(child for child in path.iterdir() if not child.name.startswith("."))
            bundles = [child for child in shown if (child / NAME).exists() or child.suffix in ENDINGS]
    except OSError as error:
        return (f"{path} cannot be read: {error.strerror or error}.",)
    if not bundles:
        return (f"There is no bundle in {path}.",)
    troubles: list[str] = []
    for bundle in bundles:
        try:
            files = bundle_content(bundle)
            found = [f"{bundle.name}: {trouble}" for trouble in verify_files(files)]
            if not found:
                (handover_from if is_handover(files, bundle.name) else bundle_from)(files, bundle.name)
            troubles += found
        except ImportRejectedError as error:
            troubles.append(str(error))
    return tuple(troubles)


def finish_interrupted(folder: Path) -> None:
    """Finish or undo what exports that were killed left in `folder`; one that is still at work is left alone.

    Nothing is raised: a folder that cannot be reached now is put right by the next export into it.
    """
    with suppress(OSError):
        for work in sorted(folder.glob(f"{_WORK}*")):
            _finish(work)


def _finish(work: Path) -> None:
    if not work.is_dir() or work.is_symlink():
        return
    with locked(work) as held:
        if held:
            _recover(work)
            shutil.rmtree(work, ignore_errors=True)


def _recover(work: Path) -> None:
    """Bring the old bundle back where the new one did not make it, and remove the rest but the lock."""
    target = work.with_name(work.name.removeprefix(_WORK))
    old, done = work / _OLD, work / _DONE
    if done.exists():
        shutil.rmtree(done)
    if old.exists():
        # Renamed before it is removed: half of it must never be taken for the bundle that was.
        old.rename(done if target.exists() else target)
        if done.exists():
            shutil.rmtree(done)
    staged = work / _NEW
    if staged.is_dir():
        shutil.rmtree(staged)
    else:
        staged.unlink(missing_ok=True)


def _stage(files: Mapping[str, bytes], staged: Path, folder: str) -> Path:
    """Write the files, as a zip with `folder` in it where one is given, and see that they are on the disk."""
    if folder:
        _write(staged, zip_bytes({f"{folder}/{name}": data for name, data in files.items()}))
        return staged
    folders = {staged}
    for name, data in files.items():
        path = staged / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
        folders.add(path.parent)
    for written in folders:
        sync_folder(written)
    return staged


def _write(path: Path, data: bytes) -> None:
    # Synced one by one: a bundle is a handful of files, and only so a disk that is full after all says so.
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(staged: Path, target: Path, work: Path) -> None:
    if target.is_dir():
        # A folder cannot be replaced in one step everywhere: aside, in, and whoever comes next finishes it.
        target.rename(work / _OLD)
        staged.rename(target)
    else:
        staged.replace(target)
    sync_folder(target.parent)


def _require_same_story(target: Path, story: str) -> None:
    if not target.exists() and not target.is_symlink():
        return
    try:
        manifest = {} if target.is_symlink() else json.loads(bundle_content(target)[NAME])
        found, listed = manifest.get("id"), set(manifest.get("files", ()))
    except (NewsdeskError, ValueError, AttributeError, TypeError):
        found, listed = None, set()
    if found != story:
        raise ExportError("{target} is something else than this story's bundle; choose another folder.", target=target)
    if target.is_dir():
        names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
        foreign = sorted(name for name in names - listed - {NAME} if Path(name).name not in _LITTER)
        if foreign:
            raise ExportError(
                "{target} also holds {foreign}, which replacing it would remove; move that away.",
                target=target,
                foreign=foreign[0],
            )
