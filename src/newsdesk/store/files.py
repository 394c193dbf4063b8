"""Files beside the database: media under their hashes, and the journal of what is typed."""

import hashlib
import json
import logging
import os
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from newsdesk.errors import DeskError, NewsdeskError, NotFoundError
from newsdesk.model import Article, Media, article_from_plain, article_to_plain
from newsdesk.store.database import Database
from newsdesk.store.tables import MediaRow
from newsdesk.store.values import JournalEntry

_log = logging.getLogger(__name__)


class MediaFiles:
    """The media of a desk: content-addressed, so a file is written once and never changes."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder

    def add(self, data: bytes, mime: str, width: int, height: int) -> Media:
        """Keep a picture file (sides in pixels) and return what is known of it; one that is here is not rewritten."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if not path.exists():
            write_whole(path, data)
        media = Media(hash=digest, mime=mime, width=width, height=height, size=len(data))
        with self._database.session() as session:
            session.merge(MediaRow(hash=digest, mime=mime, width=width, height=height, size=len(data)))
        return media

    def get(self, digest: str) -> Media:
        """Return what is known of the file with this SHA-256; raises `NotFoundError`."""
        found = self.many((digest,))
        if digest not in found:
            raise NotFoundError(f"The picture {digest[:12]}… is not on this desk; add it again.")
        return found[digest]

    def many(self, digests: Collection[str]) -> Mapping[str, Media]:
        """Return what is known of these files, by hash; those that are not here are left out."""
        if not digests:
            return {}
        with self._database.session() as session:
            rows = session.scalars(select(MediaRow).where(MediaRow.hash.in_(digests))).all()
        by_hash = {
            row.hash: Media(hash=row.hash, mime=row.mime, width=row.width, height=row.height, size=row.size)
            for row in rows
        }
        return {digest: by_hash[digest] for digest in digests if digest in by_hash}

    def path(self, digest: str) -> Path:
        """Return where the bytes of this hash lie or would lie."""
        return self._folder / digest[:2] / digest

    def read(self, digest: str) -> bytes:
        """Return the bytes; raises `NotFoundError`."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError(f"The picture {digest[:12]}… is not on this desk; add it again.") from error

    def missing(self) -> tuple[str, ...]:
        """Return a sentence for each file that the database knows and the folder lacks."""
        with self._database.session() as session:
            hashes = session.scalars(select(MediaRow.hash)).all()
        return tuple(f"The picture {digest} has no file." for digest in hashes if not self.path(digest).exists())


class Journal:
    """What is typed and not yet saved: one file a story, outside the database, so a locked desk loses nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, article: Article, at: datetime) -> None:
        """Keep `article` as typed at `at`, replacing what was kept of it."""
        entry = {"at": at.isoformat(), "article": article_to_plain(article)}
        write_whole(self._path(article.id), json.dumps(entry, ensure_ascii=False).encode())

    def clear(self, story: UUID) -> None:
        """Forget what was typed in this story."""
        self._path(story).unlink(missing_ok=True)

    def found(self) -> tuple[JournalEntry, ...]:
        """Return all entries; one that cannot be read is put aside under another name, never deleted."""
        entries = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                entry = json.loads(path.read_bytes())
                at = datetime.fromisoformat(entry["at"])
                entries.append(JournalEntry(article=article_from_plain(entry["article"]), at=at))
            except (ValueError, KeyError, TypeError, NewsdeskError) as error:
                aside = path.with_suffix(".damaged")
                path.replace(aside)
                _log.info("journal entry %s cannot be read (%s); kept as %s", path.name, error, aside.name)
        return tuple(entries)

    def _path(self, story: UUID) -> Path:
        return self._folder / f"{story}.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a loss of power."""
    aside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise DeskError(f"Nothing can be written into {path.parent}: {error.strerror}.") from error
