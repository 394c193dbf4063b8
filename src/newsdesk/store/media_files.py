"""Files beside the database: media under their hashes."""

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy import Text, cast, delete, select

from newsdesk.errors import DeskError, ImportRejectedError, NotFoundError
from newsdesk.model import Media
from newsdesk.model.media import EXTENSIONS_BY_MIME
from newsdesk.store.blob_storage import Shelf
from newsdesk.store.engine.database import Database, put
from newsdesk.store.tables import ArticleRow, LiveRow, MediaRow, VersionRow

_BATCH = 500
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


class MediaFiles:
    """The media of a desk: content-addressed, so a file is written once and never changes.

    Where the `shelf` is not `everybodys` who has the desk, nothing is added: others could not see it.
    """

    def __init__(self, database: Database, shelf: Shelf, *, everybodys: bool = True) -> None:
        self._database, self._shelf, self._everybodys = database, shelf, everybodys

    def add(self, data: bytes, mime: str, width: int, height: int) -> Media:
        """Keep a picture file (sides in pixels) and return what is known of it; one that is here is not rewritten.

        Raises `ImportRejectedError` for a type that no page can show.
        """
        if not self._everybodys:
            raise DeskError(
                "This shared desk has no folder for pictures that all of you reach. Whoever runs it adds one to its "
                "address: …?files=FOLDER."
            )
        if mime not in EXTENSIONS_BY_MIME:
            raise ImportRejectedError(
                "A file of type {mime} is no picture a page can show; use JPEG, PNG or WebP.", mime=mime
            )
        media = Media(hash=hashlib.sha256(data).hexdigest(), mime=mime, width=width, height=height, size=len(data))
        # Before the row: what the desk knows of is there.
        self._shelf.keep(_name(media), data)
        with self._database.writing() as session:
            put(session, MediaRow, hash=media.hash, mime=mime, width=width, height=height, size=media.size)
        return media

    def get(self, digest: str) -> Media:
        """Return what is known of the file with this SHA-256; raises `NotFoundError`."""
        found = self.many((digest,))
        if digest not in found:
            raise _no_picture(digest)
        return found[digest]

    def many(self, digests: Collection[str]) -> Mapping[str, Media]:
        """Return what is known of these files, by hash; those that are not here are left out."""
        if not digests:
            return {}
        with self._database.reading() as session:
            rows = session.scalars(select(MediaRow).where(MediaRow.hash.in_(digests))).all()
        by_hash = {row.hash: _media(row) for row in rows}
        return {digest: by_hash[digest] for digest in digests if digest in by_hash}

    def path(self, digest: str) -> Path:
        """Return where the bytes of this hash lie, fetched from afar where they have to be.

        Raises `NotFoundError` where the desk does not know it, `DeskError` where it cannot be fetched.
        """
        media = self.get(digest)
        return self._shelf.path(_name(media), media.size, digest)

    def read(self, digest: str) -> bytes:
        """Return the bytes; raises as `path` does."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise _no_picture(digest) from error
        except OSError as error:
            raise DeskError(
                "A picture in {folder} cannot be read: {reason}.", folder=self._shelf, reason=error.strerror
            ) from error

    def keep_original(self, digest: str, data: bytes) -> None:
        """Keep the file that the one with this hash was made from, as it came; it is never published."""
        self._shelf.put_away(_original(digest), data)

    def bring(self, other: "MediaFiles") -> None:
        """Bring every file here that `other` has of those that are known, with what they were made from."""
        here, there = self._shelf.sizes(), other._shelf.sizes()
        for media in self._known():
            if here.get(_name(media)) != media.size:
                self.add(other.read(media.hash), media.mime, media.width, media.height)
            original = _original(media.hash)
            if original in there and here.get(original) != there[original]:
                data = other._shelf.find(original)
                if data is not None:
                    self._shelf.put_away(original, data)

    def missing(self) -> tuple[str, ...]:
        """Return a sentence for each file that the database knows and the desk lacks or has cut short."""
        try:
            there = self._shelf.sizes()
        except DeskError as error:
            return (str(error),)
        return tuple(
            f"The picture {media.name} is missing or incomplete in {self._shelf}; add it again."
            for media in self._known()
            if there.get(_name(media)) != media.size
        )

    def unused(self, spared: Collection[str] = ()) -> tuple[Media, ...]:
        """Return the pictures that no story, version or page of readers names, without those in `spared`."""
        with self._database.reading() as session:
            known = {row.hash: _media(row) for row in session.scalars(select(MediaRow))}
            texts = (
                select(cast(ArticleRow.fields, Text)),
                select(ArticleRow.body).where(ArticleRow.body.contains("media:")),
                select(cast(VersionRow.snapshot, Text)),
                select(cast(LiveRow.card, Text)),
            )
            for asked in texts:
                for text in session.scalars(asked.execution_options(yield_per=_BATCH)):
                    for digest in _DIGEST.findall(text):
                        known.pop(digest, None)
        return tuple(media for media in known.values() if media.hash not in spared)

    def remove(self, unused: Collection[Media]) -> None:
        """Remove pictures for good, with the files they were made from; raises `DeskError`."""
        for media in unused:
            try:
                # As one: where a file cannot be removed, the desk still knows of it and can try again.
                with self._database.writing() as session:
                    session.execute(delete(MediaRow).where(MediaRow.hash == media.hash))
                    self._shelf.remove(_name(media))
                    self._shelf.remove(_original(media.hash))
            except OSError as error:
                raise DeskError(
                    "A picture in {folder} cannot be removed: {reason}.", folder=self._shelf, reason=error.strerror
                ) from error

    def close(self) -> None:
        """Let go of whatever is held."""
        self._shelf.close()

    def _known(self) -> list[Media]:
        with self._database.reading() as session:
            return [_media(row) for row in session.scalars(select(MediaRow))]


def _name(media: Media) -> str:
    return f"{media.hash[:2]}/{media.name}"


def _original(digest: str) -> str:
    return f"originals/{digest}"


def _media(row: MediaRow) -> Media:
    return Media(hash=row.hash, mime=row.mime, width=row.width, height=row.height, size=row.size)


def _no_picture(digest: str) -> NotFoundError:
    return NotFoundError("The picture {digest}… is not on this desk; add it again.", digest=digest[:12])
