"""The hand-over: stories packed for the next editor, with notes and versions. It is no bundle: nobody publishes it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from newsdesk.errors import ImportRejectedError, NewsdeskError
from newsdesk.formats.bundle import Bundle, Kept, media_from, settings_from, target_from, target_to_plain
from newsdesk.formats.manifest import NAME, load_json, make_manifest, read_manifest, to_json, verify_files
from newsdesk.model import Media, article_from_dict, article_to_dict, validate_slug

ENDING = ".newsdesk"
_STORIES, _WORD, _MEDIA = "stories.json", "NOT FOR PUBLICATION.txt", "media/"
_SAID = (
    "These are stories in the making, with notes and earlier versions, handed from one editor to the next.\n"
    "Open the file in Newsdesk. Nothing in it is meant for readers.\n"
)


def handover_files(bundles: Sequence[Bundle]) -> dict[str, bytes]:
    """Return the files of a hand-over by their path in it; the same stories give the same bytes."""
    files = {
        _WORD: _SAID.encode(),
        _STORIES: to_json([_story(bundle) for bundle in bundles]),
        **{_MEDIA + name: data for bundle in bundles for name, data in bundle.media.items()},
    }
    return {**files, NAME: make_manifest({"handover": True}, files)}


def is_handover(files: Mapping[str, bytes], name: str) -> bool:
    """Return whether these files say that they are a hand-over."""
    return read_manifest(files, name).get("handover") is True


def handover_from(files: Mapping[str, bytes], name: str) -> tuple[Bundle, ...]:
    """Return the stories of a hand-over called `name`, each as a bundle with its versions.

    Raises `ImportRejectedError` where it was changed since it was made, or cannot be read.
    """
    if troubles := verify_files(files):
        raise ImportRejectedError("{name} is not whole: {names}", name=name, names=" ".join(troubles[:3]))
    try:
        stories = load_json(files[_STORIES])
        return tuple(_bundle(story, files) for story in stories)
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError, OSError, NewsdeskError) as error:
        raise ImportRejectedError("{name} cannot be read as a hand-over: {error}", name=name, error=error) from error


def _story(bundle: Bundle) -> dict[str, Any]:
    return {
        "article": article_to_dict(bundle.article),
        "versions": [
            {
                "reason": kept.reason,
                "at": kept.at.isoformat(),
                "live": kept.live,
                "editor": kept.editor,
                "name": kept.name,
                "article": article_to_dict(kept.article),
            }
            for kept in bundle.versions
        ],
        "history": list(bundle.history),
        "settings": asdict(bundle.settings),
        "stories": [target_to_plain(target) for target in bundle.targets],
        "media": [asdict(info) for info in bundle.media_info],
    }


def _bundle(story: Mapping[str, Any], files: Mapping[str, bytes]) -> Bundle:
    article = article_from_dict(story["article"])
    validate_slug(article.slug)
    names = {Media(**info).name for info in story["media"]}
    media = {name: files[_MEDIA + name] for name in names}
    versions = tuple(
        Kept(
            article=replace(article_from_dict(kept["article"]), id=article.id),
            reason=str(kept["reason"]),
            at=datetime.fromisoformat(kept["at"]),
            live=kept.get("live") is True,
            # Those made before versions had them come without.
            editor=str(kept.get("editor", "")),
            name=str(kept.get("name", "")),
        )
        for kept in story["versions"]
    )
    if any(kept.at.tzinfo is None for kept in versions):
        raise ValueError("a version of it has no time")
    return Bundle(
        article=article,
        settings=settings_from(story["settings"]),
        targets=tuple(target_from(target) for target in story["stories"]),
        media=media,
        media_info=media_from(media, story["media"]),
        history=tuple(str(digest) for digest in story["history"]),
        versions=versions,
    )
