"""Media files beside the database, named after their hashes."""

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

    Unless the folder `is_shared` by all editors of the desk, `add` refuses files, which others could not see.
    """

    def __init__(self, database: Database, blobs: LocalBlobs, *, is_shared: bool = True) -> None:
        self._database, self._blobs, self._is_shared = database, blobs, is_shared

    def add(self, data: bytes, mime: str, width: int, height: int) -> Media:
        """Store a picture file (sides in pixels) and return its record; an existing file is not rewritten.

        Raises `ImportRejectedError` for a type that no page can show, `DeskError` without a shared folder.
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
        # Write the file before the row, so that every row has its file.
        self._blobs.write(_blob_name(media), data)
        with self._database.write_session() as session:
            upsert(session, MediaRow, hash=media.hash, mime=mime, width=width, height=height, size=media.size)
        return media

    def get(self, digest: str) -> Media:
        """Return the record of the file with this SHA-256; raises `NotFoundError`."""
        found = self.get_many((digest,))
        if digest not in found:
            raise _picture_not_found(digest)
        return found[digest]

    def get_many(self, digests: Collection[str]) -> Mapping[str, Media]:
        """Return the records of these files, by hash; unknown files are left out."""
        if not digests:
            return {}
        with self._database.read_session() as session:
            rows = session.scalars(select(MediaRow).where(MediaRow.hash.in_(digests))).all()
        by_hash = {row.hash: _media_from_row(row) for row in rows}
        return {digest: by_hash[digest] for digest in digests if digest in by_hash}

    def local_path(self, digest: str) -> Path:
        """Return the local path of the file with this hash, downloading the file if necessary.

        Raises `NotFoundError` if the desk does not know the file, `DeskError` if the download fails.
        """
        media = self.get(digest)
        return self._blobs.local_path(_blob_name(media), media.size, digest)

    def read(self, digest: str) -> bytes:
        """Return the bytes of a file; raises the errors of `local_path`, and `DeskError` if it cannot be read."""
        try:
            return self.local_path(digest).read_bytes()
        except FileNotFoundError as error:
            raise _picture_not_found(digest) from error
        except OSError as error:
            raise DeskError(
                "A picture in {folder} cannot be read: {reason}.", folder=self._blobs, reason=error.strerror
            ) from error

    def save_original(self, digest: str, data: bytes) -> None:
        """Store the unchanged original of the file with this hash; originals are never published."""
        self._blobs.write_uncached(_original_blob_name(digest), data)

    def copy_missing_from(self, other: "MediaFiles") -> None:
        """Copy every known file that is missing here from `other`, with its original."""
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
        """Return a sentence for each file of the database that is missing or incomplete on the desk."""
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
        """Return the pictures that no story, version or published page uses, except those in `excluding`."""
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
        """Remove pictures and their originals permanently; raises `DeskError`."""
        for media in unused:
            try:
                # Use one transaction: if a file cannot be removed, its row stays and the removal can be repeated.
                with self._database.write_session() as session:
                    session.execute(delete(MediaRow).where(MediaRow.hash == media.hash))
                    self._blobs.remove(_blob_name(media))
                    self._blobs.remove(_original_blob_name(media.hash))
            except OSError as error:
                raise DeskError(
                    "A picture in {folder} cannot be removed: {reason}.", folder=self._blobs, reason=error.strerror
                ) from error

    def close(self) -> None:
        """Close the connections of the storage."""
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
