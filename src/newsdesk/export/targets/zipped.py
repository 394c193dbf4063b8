"""A site as one zip: the same site gives the same bytes; it takes its place whole or not at all."""

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path

from newsdesk.errors import ExportError
from newsdesk.export.sitedisk import FORMAT, MANIFEST, read_manifest
from newsdesk.export.trouble import writing_to
from newsdesk.formats.zips import zip_entry
from newsdesk.messages import Message


def zip_site(mirror: Path, target: Path) -> bool:
    """Write the site in `mirror` as the zip `target`, unless it is just that already; return whether it was written.

    Raises `ExportError` where another file lies there, or where the disk will not take it: then it is as it was.
    """
    manifest = (mirror / MANIFEST).read_bytes()
    if target.exists():
        if not is_zipped_site(target):
            raise ExportError("{target} is something else than a site; choose another name.", target=target)
        with zipfile.ZipFile(target) as archive:
            if archive.read(MANIFEST) == manifest and verify_zipped_site(target) == ():
                return False
    aside = target.with_name(f".{target.name}.new")
    with writing_to(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    for path in (*_paths(mirror), MANIFEST):
                        entry = zip_entry(path)
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        with (mirror / path).open("rb") as source, archive.open(entry, "w") as packed:
                            shutil.copyfileobj(source, packed)
                file.flush()
                os.fsync(file.fileno())
            if troubles := verify_zipped_site(aside):
                raise ExportError(
                    "{target} was not written as it should be: {trouble} Publish again.",
                    target=target,
                    trouble=troubles[0],
                )
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
    return True


def is_zipped_site(path: Path) -> bool:
    """Return whether this file is a site as a zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(json.loads(archive.read(MANIFEST))["format"] == FORMAT)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return False


def verify_zipped_site(path: Path) -> tuple[str, ...]:
    """Return a sentence for each way in which a site in a zip differs from its manifest; none where it is sound."""
    troubles = []
    with zipfile.ZipFile(path) as archive:
        for entry in json.loads(archive.read(MANIFEST))["units"].values():
            for name, (digest, size) in entry["files"].items():
                try:
                    data = archive.read(name)
                except (KeyError, zipfile.BadZipFile, ValueError):
                    troubles.append(Message("{path} is missing or damaged.", path=name))
                    continue
                if len(data) != size or hashlib.sha256(data).hexdigest() != digest:
                    troubles.append(Message("{path} was changed since it was published.", path=name))
    return tuple(troubles)


def _paths(mirror: Path) -> list[str]:
    return sorted(path for entry in read_manifest(mirror)["units"].values() for path in entry["files"])
