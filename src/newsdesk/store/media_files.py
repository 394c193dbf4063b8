"""Files beside the database: media under their hashes."""

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy import Text, cast, delete, select

from newsdesk.errors import DeskError, ImportRejectedError, NotFoundError
from newsdesk.model import Media
from newsdesk.model.media import EXTENSIONS_BY_MIME
from newsdesk.store.blob_storage import LocalBlobs
from newsdesk.store.engine.database import Database, upsert
from newsdesk.store.tables import ArticleRow, MediaRow, PublishedStoryRow, VersionRow

_BATCH = 500
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


class MediaFiles:
    """The media of a desk: content-addressed, so a file is written once and never changes.

    Where the `shelf` is not `everybodys` who has the desk, nothing is added: others could not see it.
    """

    def __init__(self, database: Database, blobs: LocalBlobs, *, is_shared: bool = True) -> None:
        self._database, self._blobs, self._is_shared = database, blobs, is_shared

    def add(self, data: bytes, mime: str, width: int, height: int) -> Media:
        """Keep a picture file (sides in pixels) and return what is known of it; one that is here is not rewritten.

        Raises `ImportRejectedError` for a type that no page can show.
        """
        if not self._is_shared:
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
        self._blobs.write(_blob_name(media), data)
        with self._database.write_session() as session:
            upsert(session, MediaRow, hash=media.hash, mime=mime, width=width, height=height, size=media.size)
        return media

    def get(self, digest: str) -> Media:
        """Return what is known of the file with this SHA-256; raises `NotFoundError`."""
        found = self.get_many((digest,))
        if digest not in found:
            raise _picture_not_found(digest)
        return found[digest]

    def get_many(self, digests: Collection[str]) -> Mapping[str, Media]:
        """Return what is known of these files, by hash; those that are not here are left out."""
        if not digests:
            return {}
        with self._database.read_session() as session:
            rows = session.scalars(select(MediaRow).where(MediaRow.hash.in_(digests))).all()
        by_hash = {row.hash: _media_from_row(row) for row in rows}
        return {digest: by_hash[digest] for digest in digests if digest in by_hash}

    def local_path(self, digest: str) -> Path:
        """Return where the bytes of this hash lie, fetched from afar where they have to be.

        Raises `NotFoundError` where the desk does not know it, `DeskError` where it cannot be fetched.
        """
        media = self.get(digest)
        return self._blobs.local_path(_blob_name(media), media.size, digest)

    def read(self, digest: str) -> bytes:
        """Return the bytes; raises as `local_path` does."""
        try:
            return self.local_path(digest).read_bytes()
        except FileNotFoundError as error:
            raise _picture_not_found(digest) from error
        except OSError as error:
            raise DeskError(
                "A picture in {folder} cannot be read: {reason}.", folder=self._blobs, reason=error.strerror
            ) from error

    def save_original(self, digest: str, data: bytes) -> None:
        """Keep the file that the one with this hash was made from, as it came; it is never published."""
        self._blobs.write_uncached(_original_blob_name(digest), data)

    def copy_missing_from(self, other: "MediaFiles") -> None:
        """Bring every file here that `other` has of those that are known, with what they were made from."""
        here, there = self._blobs.sizes(), other._blobs.sizes()
        for media in self._list_media():
            if here.get(_blob_name(media)) != media.size:
                self.add(other.read(media.hash), media.mime, media.width, media.height)
            original = _original_blob_name(media.hash)
            if original in there and here.get(original) != there[original]:
                data = other._blobs.read(original)
                if data is not None:
                    self._blobs.write_uncached(original, data)

    def missing_file_problems(self) -> tuple[str, ...]:
        """Return a sentence for each file that the database knows and the desk lacks or has cut short."""
        try:
            there = self._blobs.sizes()
        except DeskError as error:
            return (str(error),)
        return tuple(
            f"The picture {media.name} is missing or incomplete in {self._blobs}; add it again."
            for media in self._list_media()
            if there.get(_blob_name(media)) != media.size
        )

    def find_unused(self, excluding: Collection[str] = ()) -> tuple[Media, ...]:
        """Return the pictures that no story, version or page of readers names, without those in `excluding`."""
        with self._database.read_session() as session:
            known = {row.hash: _media_from_row(row) for row in session.scalars(select(MediaRow))}
            texts = (
                select(cast(ArticleRow.fields, Text)),
                select(ArticleRow.body).where(ArticleRow.body.contains("media:")),
                select(cast(VersionRow.snapshot, Text)),
                select(cast(PublishedStoryRow.story_json, Text)),
            )
            for asked in texts:
                for text in session.scalars(asked.execution_options(yield_per=_BATCH)):
                    for digest in _DIGEST.findall(text):
                        known.pop(digest, None)
        return tuple(media for media in known.values() if media.hash not in excluding)

    def remove(self, unused: Collection[Media]) -> None:
        """Remove pictures for good, with the files they were made from; raises `DeskError`."""
        for media in unused:
            try:
                # As one: where a file cannot be removed, the desk still knows of it and can try again.
                with self._database.write_session() as session:
                    session.execute(delete(MediaRow).where(MediaRow.hash == media.hash))
                    self._blobs.remove(_blob_name(media))
                    self._blobs.remove(_original_blob_name(media.hash))
            except OSError as error:
                raise DeskError(
                    "A picture in {folder} cannot be removed: {reason}.", folder=self._blobs, reason=error.strerror
                ) from error

    def close(self) -> None:
        """Let go of whatever is held."""
        self._blobs.close()

    def _list_media(self) -> list[Media]:
        with self._database.read_session() as session:
            return [_media_from_row(row) for row in session.scalars(select(MediaRow))]


def _blob_name(media: Media) -> str:
    return f"{media.hash[:2]}/{media.name}"


def _original_blob_name(digest: str) -> str:
    return f"originals/{digest}"


def _media_from_row(row: MediaRow) -> Media:
    return Media(hash=row.hash, mime=row.mime, width=row.width, height=row.height, size=row.size)


def _picture_not_found(digest: str) -> NotFoundError:
    return NotFoundError("The picture {digest}… is not on this desk; add it again.", digest=digest[:12])
