"""The article bundle: one story with everything its page needs, to hand on and to take back."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from newsdesk.errors import ImportRejectedError, NewsdeskError
from newsdesk.formats.manifest import NAME, make_manifest, read_manifest, require_keepable, to_json, verify_files
from newsdesk.formats.ninjs import to_ninjs
from newsdesk.formats.settings import sound_settings
from newsdesk.formats.zips import ALL_BYTES, ENTRIES, ENTRY_BYTES, check_names, read_zip
from newsdesk.model import (
    Article,
    Finding,
    LinkTarget,
    Media,
    Settings,
    Status,
    article_digest,
    article_from_dict,
    article_to_dict,
    validate_slug,
)
from newsdesk.render import Page

ENDINGS = (".newsdesk", ".zip")
_PASSING = ("embargo", "link-")
_IDENTITY = ("id", "slug", "revision")
_MEDIA = "media/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A version of a story: what it was, why, when and by whom it was kept, and whether readers see it."""

    article: Article
    reason: str
    at: datetime
    live: bool = False
    editor: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a bundle carries.

    `media` has the files by name; `history` the states (`article_digest()[:16]`) the story had before this one.
    `versions` come with a hand-over alone, oldest first.
    """

    article: Article
    settings: Settings
    targets: tuple[LinkTarget, ...] = ()
    media: Mapping[str, bytes]
    media_info: tuple[Media, ...] = ()
    history: tuple[str, ...] = ()
    versions: tuple[Kept, ...] = ()


def bundle_files(bundle: Bundle, page: Page, findings: tuple[Finding, ...]) -> dict[str, bytes]:
    """Return the files of the bundle by their path in it; the same bundle gives the same bytes."""
    from newsdesk.formats import frontmatter

    article = bundle.article
    plain = article_to_dict(article)
    body = plain.pop("body")
    targets = {target.id: target for target in bundle.targets}
    media = {info.hash: info for info in bundle.media_info}
    files = {
        "index.html": page.data,
        "article.md": frontmatter.dump(plain, body).encode(),
        "article.ninjs.json": to_json(to_ninjs(article, bundle.settings, targets, media, page.fragment)),
        # Left out is what depends on the clock (embargo) or on which other stories are on this desk (link-…):
        # the bundle must come back from another desk as it was.
        "checks.json": to_json([asdict(finding) for finding in findings if not finding.rule.startswith(_PASSING)]),
        **{_MEDIA + name: data for name, data in bundle.media.items()},
    }
    about = {
        "id": str(article.id),
        "slug": article.slug,
        "revision": article.revision,
        "digest": article_digest(article),
        "history": list(bundle.history),
        "settings": asdict(bundle.settings),
        "stories": [target_to_plain(target) for target in bundle.targets],
        "media": [asdict(info) for info in bundle.media_info],
    }
    return {**files, NAME: make_manifest(about, files)}


def bundle_from(files: Mapping[str, bytes], name: str) -> Bundle:
    """Return what the files of the bundle called `name` carry.

    Raises `ImportRejectedError` where it is none or was changed since it was made.
    """
    manifest = read_manifest(files, name)
    troubles = verify_files(files)
    if troubles:
        raise ImportRejectedError("{name} is not whole: {names}", name=name, names=" ".join(troubles[:3]))
    media = {path.removeprefix(_MEDIA): data for path, data in files.items() if path.startswith(_MEDIA)}
    try:
        return Bundle(
            article=_article(files, manifest),
            settings=settings_from(manifest["settings"]),
            targets=tuple(target_from(story) for story in manifest["stories"]),
            media=media,
            media_info=media_from(media, manifest["media"]),
            history=tuple(str(digest) for digest in manifest["history"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError, OSError, NewsdeskError) as error:
        raise ImportRejectedError("{name} cannot be read as a bundle: {error}", name=name, error=error) from error


def bundle_content(path: Path) -> dict[str, bytes]:
    """Return the files of a bundle by their path in it, whether it is a folder or a zip with one folder in it.

    Raises `ImportRejectedError` where it is none or not safe to read.
    """
    try:
        files = _read_folder(_bundle_folder(path)) if path.is_dir() else read_zip(path)
    except OSError as error:
        raise ImportRejectedError(
            "{name} cannot be read: {reason}.", name=path.name, reason=error.strerror or error
        ) from error
    if NAME in files:
        return files
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and f"{(top := tops.pop())}/{NAME}" in files:
        return {name.removeprefix(f"{top}/"): data for name, data in files.items()}
    raise _no_bundle(path)


def _bundle_folder(path: Path) -> Path:
    if (path / NAME).is_file():
        return path
    within = [child for child in path.iterdir() if child.is_dir() and (child / NAME).is_file()]
    if len(within) != 1:
        raise _no_bundle(path)
    return within[0]


def _no_bundle(path: Path) -> ImportRejectedError:
    if path.is_dir():
        return ImportRejectedError(
            "{name} is no Newsdesk bundle, and no file in it can be imported; name a bundle, or a folder with pages, "
            "Markdown, ninjs or feeds.",
            name=path.absolute().name,
        )
    return ImportRejectedError("{name} is no Newsdesk bundle: it has no manifest.json.", name=path.name)


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for count, path in enumerate(folder.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise ImportRejectedError("{name} has a link or a device in it and is refused.", name=folder.name)
        size = path.stat().st_size if path.is_file() else 0
        total += size
        if count >= ENTRIES or size > ENTRY_BYTES or total > ALL_BYTES:
            raise ImportRejectedError("{name} holds more than a bundle does.", name=folder.name)
        if path.is_file():
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    check_names(sorted(files), folder.name)
    return files


def _article(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Article:
    from newsdesk.formats import frontmatter

    try:
        plain, body = frontmatter.load(files["article.md"].decode())
        require_keepable(plain)
    except RecursionError as error:
        raise ValueError("its article.md is nested too deeply") from error
    article = article_from_dict({**plain, "body": body})
    validate_slug(article.slug)
    if (str(article.id), article.slug, article.revision) != tuple(manifest[key] for key in _IDENTITY):
        raise ValueError("its manifest is another story's")
    return article


def settings_from(plain: Mapping[str, Any]) -> Settings:
    """Return the settings of a page; what is wrong in them is as ours is."""
    if not all(isinstance(value, str) for value in plain.values()):
        raise TypeError("its settings are not text")
    return sound_settings(Settings(**plain))


def media_from(files: Mapping[str, bytes], listed: Iterable[Mapping[str, Any]]) -> tuple[Media, ...]:
    """Return what is known of the pictures in `files`, which are all there, each under the hash it has."""
    media = tuple(Media(**info) for info in listed)
    if {info.name for info in media} != files.keys():
        raise ValueError("it lacks a picture or has one too many")
    for info in media:
        data = files[info.name]
        if hashlib.sha256(data).hexdigest() != info.hash or len(data) != info.size:
            raise ValueError(f"the picture {info.name} is another one")
        if not all(type(side) is int and side > 0 for side in (info.width, info.height)):
            raise ValueError(f"the picture {info.name} has no size")
    return media


def target_to_plain(target: LinkTarget) -> dict[str, str]:
    """Return what is known of a story that is linked to, as JSON values."""
    return {"id": str(target.id), "slug": target.slug, "headline": target.headline, "status": target.status.value}


def target_from(story: Mapping[str, Any]) -> LinkTarget:
    """Return what a bundle says of a story that is linked to; it is not here, as far as that tells."""
    return LinkTarget(
        id=UUID(story["id"]),
        slug=validate_slug(story["slug"]),
        headline=str(story["headline"]),
        status=Status(story["status"]),
        on_desk=False,
    )
