"""The article bundle: one story with everything its page needs, to hand on and to take back."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from newsdesk.errors import ImportRefusedError, NewsdeskError
from newsdesk.formats import frontmatter
from newsdesk.formats.manifest import NAME, make_manifest, read_manifest, to_json, verify_files
from newsdesk.formats.ninjs import to_ninjs
from newsdesk.formats.zips import ALL_BYTES, ENTRIES, check_names, read_zip
from newsdesk.model import (
    Article,
    Finding,
    Media,
    Settings,
    Status,
    Target,
    article_digest,
    article_from_plain,
    article_to_plain,
)
from newsdesk.render import Page

ENDINGS = (".newsdesk", ".zip")
_PASSING = ("embargo", "link-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a bundle carries. `media` has the files by name; `history` the states the story had before this one."""

    article: Article
    settings: Settings
    targets: tuple[Target, ...] = ()
    media: Mapping[str, bytes]
    media_info: tuple[Media, ...] = ()
    history: tuple[str, ...] = ()


def bundle_files(bundle: Bundle, page: Page, findings: tuple[Finding, ...]) -> dict[str, bytes]:
    """Return the files of the bundle by their path in it; the same bundle gives the same bytes."""
    article = bundle.article
    plain = article_to_plain(article)
    body = plain.pop("body")
    targets = {target.id: target for target in bundle.targets}
    files = {
        "index.html": page.data,
        "article.md": frontmatter.dump(plain, body).encode(),
        "article.ninjs.json": to_json(to_ninjs(article, bundle.settings, targets, page.fragment)),
        # Left out is what depends on the clock (embargo) or on which other stories are on this desk (link-…):
        # the bundle must come back from another desk as it was.
        "checks.json": to_json([asdict(finding) for finding in findings if not finding.rule.startswith(_PASSING)]),
        **{f"media/{name}": data for name, data in bundle.media.items()},
    }
    about = {
        "id": str(article.id),
        "slug": article.slug,
        "revision": article.revision,
        "digest": article_digest(article),
        "history": list(bundle.history),
        "settings": asdict(bundle.settings),
        "stories": [
            {"id": str(target.id), "slug": target.slug, "headline": target.headline, "status": target.status.value}
            for target in bundle.targets
        ],
        "media": [asdict(info) for info in bundle.media_info],
    }
    return {**files, NAME: make_manifest(about, files)}


def read_bundle(path: Path) -> Bundle:
    """Return what the bundle at `path` (a folder, `.zip` or `.newsdesk`) carries.

    Raises `ImportRefusedError` where it is none, was changed since it was made, or is not safe to read.
    """
    files = bundle_content(path)
    manifest = read_manifest(files, path.name)
    troubles = verify_files(files)
    if troubles:
        raise ImportRefusedError(f"{path.name} is not whole: {' '.join(troubles[:3])}")
    try:
        plain, body = frontmatter.load(files["article.md"].decode())
        article = article_from_plain({**plain, "body": body})
        media = tuple(Media(**info) for info in manifest["media"])
        bundle = Bundle(
            article=article,
            settings=Settings(**manifest["settings"]),
            targets=tuple(_target(story) for story in manifest["stories"]),
            media={name.removeprefix("media/"): data for name, data in files.items() if name.startswith("media/")},
            media_info=media,
            history=tuple(str(digest) for digest in manifest["history"]),
        )
    except (KeyError, TypeError, ValueError, NewsdeskError) as error:
        raise ImportRefusedError(f"{path.name} cannot be read as a bundle: {error}") from error
    for info in media:
        data = bundle.media.get(info.name)
        if data is None or hashlib.sha256(data).hexdigest() != info.hash:
            raise ImportRefusedError(f"{path.name} lacks the picture {info.hash[:12]}… or has another in its place.")
    return bundle


def bundle_content(path: Path) -> dict[str, bytes]:
    """Return the files of a bundle by their path in it, whether it is a folder or a zip with one folder in it."""
    files = _read_folder(path) if path.is_dir() else read_zip(path)
    if NAME in files:
        return files
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and f"{(top := tops.pop())}/{NAME}" in files:
        return {name.removeprefix(f"{top}/"): data for name, data in files.items()}
    raise ImportRefusedError(f"{path.name} is no Newsdesk bundle: it has no manifest.json.")


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise ImportRefusedError(f"{folder.name} has a link in it and is refused.")
        if not path.is_file():
            continue
        total += path.stat().st_size
        if len(files) >= ENTRIES or total > ALL_BYTES:
            raise ImportRefusedError(f"{folder.name} holds more than a bundle does.")
        files[path.relative_to(folder).as_posix()] = path.read_bytes()
    check_names(files, folder.name)
    return files


def _target(story: Mapping[str, Any]) -> Target:
    return Target(
        id=UUID(story["id"]),
        slug=str(story["slug"]),
        headline=str(story["headline"]),
        status=Status(story["status"]),
        here=False,
    )
