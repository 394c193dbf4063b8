"""The manifest of a bundle: what it is, whose state it holds, and each file's hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from newsdesk.errors import ImportRejectedError

NAME = "manifest.json"
FORMAT = 1
# Revisions, sides and sizes are kept in four bytes, and a revision goes on from what came in.
_MOST = 2_000_000_000


def to_json(value: object) -> bytes:
    """Return `value` as the JSON that bundles hold: UTF-8, indented by two, one newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def load_json(data: bytes) -> Any:  # noqa: ANN401 - whatever JSON can say
    """Return the JSON in `data`; raises `ValueError`, also for values that no desk can keep (`require_keepable`)."""
    try:
        value = json.loads(data)
        require_keepable(value)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return value


def require_keepable(value: object) -> None:
    """Raise `ValueError` for a number that no desk counts to, or text with half of a character, within JSON values."""
    if isinstance(value, str):
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError as error:
                raise ValueError("it holds half of a character") from error
    elif isinstance(value, int) and abs(value) > _MOST:
        raise ValueError(f"{str(value)[:12]}… is too large a number")
    elif isinstance(value, Mapping):
        for name, one in value.items():
            require_keepable(name)
            require_keepable(one)
    elif isinstance(value, list | tuple):
        for one in value:
            require_keepable(one)


def make_manifest(about: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of `files` with `about` (identity, settings, targets …) above their hashes."""
    listed = {name: _entry(files[name]) for name in sorted(files)}
    return to_json({"format": "newsdesk-bundle", "version": FORMAT, **about, "files": listed})


def read_manifest(files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    """Return the manifest of a bundle called `name`; raises `ImportRejectedError` where there is none we can read."""
    try:
        manifest = load_json(files[NAME])
        version = manifest["version"]
        known = manifest["format"] == "newsdesk-bundle" and isinstance(manifest["files"], dict)
    except (KeyError, ValueError, TypeError) as error:
        raise ImportRejectedError(
            "{name} is no Newsdesk bundle: it has no readable manifest.json.", name=name
        ) from error
    if not known:
        raise ImportRejectedError("{name} is no Newsdesk bundle: its manifest.json is another program's.", name=name)
    if version not in range(1, FORMAT + 1):
        raise ImportRejectedError(
            "{name} was made by a newer Newsdesk (bundle format {version}); update this one.",
            name=name,
            version=version,
        )
    return dict(manifest)


def verify_files(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return a sentence for each way in which `files` differ from the manifest among them."""
    try:
        listed = read_manifest(files, "This")["files"]
    except ImportRejectedError as error:
        return (str(error),)
    troubles = [f"{name} is missing." for name in sorted(set(listed) - set(files))]
    troubles += [f"{name} is not in the manifest." for name in sorted(set(files) - set(listed) - {NAME})]
    for name in sorted(set(files) & set(listed)):
        if listed[name] != _entry(files[name]):
            troubles.append(f"{name} was changed since the bundle was made.")
    return tuple(troubles)


def _entry(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
