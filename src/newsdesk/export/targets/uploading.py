"""Bringing a site to a server: what differs alone, what is new before what has gone, the manifest last, resumable."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import orjson

from newsdesk.errors import ExportError, OperationCancelledError
from newsdesk.export.sitedisk import FORMAT, MANIFEST, is_style, read_manifest
from newsdesk.messages import Message

RECORD = "newsdesk-upload.json"
"""On the server while an upload is under way: the hashes that it may have brought, by path."""


class Place(Protocol):
    """A server's folder or bucket. Paths are relative, with slashes; hashes are SHA-256 in hex."""

    def read(self, path: str) -> bytes | None:
        """Return what is there, None for nothing."""

    def digest(self, path: str) -> str | None:
        """Return the hash of what is there, None for nothing, "" for what cannot be ours."""

    def put(self, path: str, data: bytes) -> None:
        """Put `data` there, whole or not at all, and see that it arrived as it is."""

    def remove(self, path: str) -> None:
        """Remove what is there, and folders that it leaves empty."""

    def is_empty(self) -> bool:
        """Return whether nothing was ever put here."""


def upload(
    mirror: Path,
    place: Place,
    first: Sequence[str],
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[int, tuple[str, ...]]:
    """Make `place` what the site in the folder `mirror` is; return how many files were sent, and which removed.

    `first` are the units that changed, in the order in which they go. An upload that was cut goes on where it was.
    Raises `ExportError` where someone else wrote a file that is to be replaced or removed; then nothing was changed.
    """
    manifest = read_manifest(mirror)
    wanted = _files(manifest)
    before = _manifest_of(place.read(MANIFEST))
    old, tried = _files(before), orjson.loads(place.read(RECORD) or b"{}")
    if before == manifest and not tried:
        return 0, ()
    puts = [path for path in _ordered(manifest, first) if path in tried or old.get(path) != wanted[path]]
    removes = sorted((old.keys() | tried.keys()) - wanted.keys())
    there = {} if place.is_empty() else {path: place.digest(path) for path in (*puts, *removes)}
    _require_ours(there, wanted, old, tried)
    to_send = [path for path in puts if there.get(path) != wanted[path]]
    record = {path: sorted({*tried.get(path, ()), wanted[path]}) for path in to_send} | {
        path: tried[path] for path in tried if path not in to_send
    }
    place.put(RECORD, orjson.dumps(record))
    for done, path in enumerate(to_send):
        if stop():
            raise OperationCancelledError(
                "Sending was stopped after {done} of {count} files; the next publish goes on.",
                done=done,
                count=len(to_send),
            )
        place.put(path, _read(mirror, path, wanted[path]))
        progress(done + 1, len(to_send))
    gone = tuple(path for path in removes if there.get(path) is not None)
    for path in gone:
        place.remove(path)
    place.put(MANIFEST, (mirror / MANIFEST).read_bytes())
    place.remove(RECORD)
    return len(to_send), gone


def _files(manifest: Mapping[str, Any]) -> dict[str, str]:
    return {path: of[0] for entry in manifest.get("units", {}).values() for path, of in entry["files"].items()}


def _manifest_of(data: bytes | None) -> dict[str, Any]:
    if data is None:
        return {}
    try:
        manifest = dict(orjson.loads(data))
        ours = manifest["format"] == FORMAT and manifest["version"] == 1
    except (ValueError, KeyError, TypeError):
        ours = False
    if ours:
        return manifest
    raise ExportError(
        "There is a {manifest} at that address that is no site's; choose another folder on the server.",
        manifest=MANIFEST,
    )


def _ordered(manifest: Mapping[str, Any], first: Sequence[str]) -> list[str]:
    """Return the files in the order in which they go: a page after style and pictures, a list after its stories."""
    ranks = {name: rank for rank, name in enumerate(first)}
    ranked = []
    for name, entry in manifest["units"].items():
        story = f"{name}/article.ninjs.json" in entry["files"]
        rank = -1 if is_style(name) else ranks.get(name, len(ranks) + (not story))
        ranked += [(rank, path.endswith(".html"), path) for path in entry["files"]]
    return [path for *_, path in sorted(ranked)]


def _require_ours(
    there: Mapping[str, str | None], wanted: Mapping[str, str], old: Mapping[str, str], tried: Mapping[str, list[str]]
) -> None:
    foreign = [
        path
        for path, found in there.items()
        if found is not None and found not in (wanted.get(path), old.get(path), *tried.get(path, ()))
    ]
    if foreign:
        more = Message(" (and {count} more)", count=len(foreign) - 1) if len(foreign) > 1 else ""
        raise ExportError(
            "{foreign}{more} on the server is not as it was published: someone else wrote it. Nothing was changed; "
            "move it away and publish again.",
            foreign=foreign[0],
            more=more,
        )


def _read(mirror: Path, path: str, digest: str) -> bytes:
    data = (mirror / path).read_bytes() if (mirror / path).is_file() else b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise ExportError(
            "{mirror} was changed or removed; remove the folder {mirror2} and publish again.",
            mirror=mirror / path,
            mirror2=mirror,
        )
    return data
