"""Handing over: stories in the making, with notes and versions, go to the next editor in one file."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from newsdesk.errors import NewsdeskError
from newsdesk.formats.bundle import Bundle, Kept
from newsdesk.formats.handover import ENDING, handover_files
from newsdesk.formats.zips import zip_bytes
from newsdesk.messages import Message
from newsdesk.model import Article, Settings, article_digest, linked_story_ids, media_digests
from newsdesk.store import Store, write_atomic


class Handing:
    """What an editor hands on at the end of a shift. It is taken in like any other file; nobody publishes it."""

    def __init__(self, store: Store, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self._store, self._settings, self._now = store, settings, now

    def by_slugs(self, slugs: Iterable[str], to: Path) -> Path:
        """Pack the stories with these slugs, as `pack` does; raises `NotFoundError`."""
        return self.pack([self._store.articles.get_by_slug(slug).id for slug in slugs], to)

    def pack(self, stories: Iterable[UUID], to: Path) -> Path:
        """Write the stories as saved, with all they need, into the file `to` and return it, with its ending.

        Each is kept as a version, so that it is known when it comes back. Another hand-over in its place is replaced,
        whole; raises `NewsdeskError` where anything else stands there, and `DeskError` where it cannot be written.
        """
        path = to if to.suffix == ENDING else to.with_name(f"{to.name}{ENDING}")
        if path.is_dir():
            raise NewsdeskError("{path} is a folder; choose another name for the file.", path=path)
        bundles = [self._bundle(self._store.articles.get(story)) for story in stories]
        if not bundles:
            raise NewsdeskError("No story was chosen, so nothing was packed.")
        # Notes and what waits for its time are in it: whoever shall have it is given it.
        write_atomic(path, zip_bytes(handover_files(bundles)), private=True)
        return path

    def _bundle(self, article: Article) -> Bundle:
        self._store.versions.add(article, Message("handed over"), self._now())
        seen = next(self._store.published.read_texts([article.id]), None)
        kept = [
            Kept(
                article=self._store.versions.get(article.id, version.number),
                reason=version.reason,
                at=version.at,
                editor=version.editor,
                name=version.name,
                live=seen is not None and version.number == seen.version_number,
            )
            for version in reversed(self._store.versions.list_for_story(article.id))
        ]
        states = (article, *(each.article for each in kept))
        wanted = dict.fromkeys(digest for state in states for digest in media_digests(state))
        media = self._store.media.get_many(tuple(wanted))
        targets = self._store.articles.link_targets(frozenset(linked_story_ids(article)))
        digest = article_digest(article)[:16]
        return Bundle(
            article=article,
            settings=self._settings(),
            targets=tuple(targets[story] for story in linked_story_ids(article) if story in targets),
            media={info.name: self._store.media.read(info.hash) for info in media.values()},
            media_info=tuple(media.values()),
            history=tuple(past for past in self._store.versions.ancestor_digests(article.id) if past != digest),
            versions=tuple(kept),
        )
