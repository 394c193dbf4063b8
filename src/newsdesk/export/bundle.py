"""Bundles on disk: staged beside the target, synced, verified, swapped in."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from newsdesk.errors import ExportError, ImportRefusedError
from newsdesk.formats.bundle import ENDINGS, bundle_content
from newsdesk.formats.manifest import NAME, verify_files
from newsdesk.formats.zips import zip_bytes

# Both stand beside the target while it is being replaced: NEW is the bundle to come, OLD the one that was.
_NEW, _OLD = ".newsdesk-new-", ".newsdesk-old-"


def write_bundle(files: Mapping[str, bytes], to: Path, *, zipped: bool) -> Path:
    """Write a bundle as `to/SLUG/` or `to/SLUG.zip` and return where it is.

    What stood there is replaced whole or, on any failure, left as it was; it is replaced only where it is a bundle of
    the same story. Raises `ExportError` naming the folder.
    """
    manifest = json.loads(files[NAME])
    slug = manifest["slug"]
    target = to / (f"{slug}.zip" if zipped else slug)
    staged = to / f"{_NEW}{target.name}"
    try:
        to.mkdir(parents=True, exist_ok=True)
        finish_interrupted(to)
        _require_same_story(target, manifest["id"])
        if zipped:
            staged.write_bytes(zip_bytes({f"{slug}/{name}": data for name, data in files.items()}))
        else:
            for name, data in files.items():
                path = staged / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        _sync(staged)
        if verify(staged):
            raise ExportError(f"What was written to {to} does not read back as it should; look at that disk.")
        _swap(staged, target)
    except OSError as error:
        if staged.exists():
            _remove(staged)
        raise ExportError(f"{to} cannot be written: {error.strerror or error}. What was there is untouched.") from error
    return target


def verify(path: Path) -> tuple[str, ...]:
    """Return a sentence for each way the bundle at `path`, or each bundle in that folder, differs from its manifest."""
    if not path.exists():
        return (f"There is nothing at {path}.",)
    bundles = [path]
    if path.is_dir() and not (path / NAME).exists():
        bundles = sorted(child for child in path.iterdir() if (child / NAME).exists() or child.suffix in ENDINGS)
    if not bundles:
        return (f"There is no bundle in {path}.",)
    troubles = []
    for bundle in bundles:
        try:
            troubles += [f"{bundle.name}: {trouble}" for trouble in verify_files(bundle_content(bundle))]
        except ImportRefusedError as error:
            troubles.append(str(error))
    return tuple(troubles)


def finish_interrupted(folder: Path) -> None:
    """Remove what an export that was killed left in `folder`; a target it had moved aside is put back."""
    if not folder.is_dir():
        return
    for left in folder.glob(f"{_OLD}*"):
        target = folder / left.name.removeprefix(_OLD)
        if target.exists():
            _remove(left)
        else:
            left.rename(target)
    for left in folder.glob(f"{_NEW}*"):
        _remove(left)


def _swap(staged: Path, target: Path) -> None:
    aside = target.with_name(f"{_OLD}{target.name}")
    if target.is_dir():
        # A folder cannot be replaced in one step everywhere: aside, in, and whoever comes next finishes it.
        target.rename(aside)
        staged.rename(target)
        _remove(aside)
    else:
        staged.replace(target)


def _require_same_story(target: Path, story: str) -> None:
    if not target.exists():
        return
    try:
        found = json.loads(bundle_content(target)[NAME]).get("id")
    except (ImportRefusedError, ValueError, AttributeError):
        found = None
    if found != story:
        raise ExportError(f"{target} is something else than this story's bundle; choose another folder.")


def _sync(staged: Path) -> None:
    """Bring what was staged onto the disk: one sync of the file system where there is one, else file by file."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in [staged, *staged.rglob("*")]:
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
