"""Pictures of the desk: taken in, made smaller, cropped, and cleared away where nothing uses them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdesk.model import Media, Picture, media_digests
from newsdesk.store import Store

if TYPE_CHECKING:
    from newsdesk.wire import TakenPicture


class Pictures:
    """What an editor does with pictures. Each file is kept once; nothing here changes one."""

    def __init__(self, store: Store, spared: Callable[[], Collection[str]]) -> None:
        # The hashes of what no story shows and is wanted all the same: by templates.
        self._store, self._spared = store, spared

    def take(self, data: bytes) -> Picture:
        """Take a picture file onto the desk, with what it says of itself; the file as it came is kept beside it.

        What is published is the copy without camera, place and serial numbers. Raises `ImportRejectedError` for what is
        no picture or is broken.
        """
        from newsdesk.wire import smaller_pictures, take_picture

        taken = take_picture(data)
        digest = self._keep(taken).hash
        if data != taken.data:
            self._store.media.save_original(digest, data)
        return Picture(
            media=digest,
            alt=taken.said.alt,
            caption=taken.said.caption,
            credit=taken.said.credit,
            copyright=taken.said.copyright,
            widths=tuple(self._keep(smaller).hash for smaller in smaller_pictures(taken.data)),
        )

    def cropped(self, picture: Picture, focus: tuple[int, int]) -> Picture:
        """Return the picture with crops for search engines and networks round this point (see `Picture.focus`)."""
        from newsdesk.wire import cropped_pictures

        crops = cropped_pictures(self._store.media.read(picture.media), focus)
        return replace(picture, focus=focus, crops=tuple(self._keep(crop).hash for crop in crops))

    def unused(self) -> tuple[Media, ...]:
        """Return the pictures that nothing on the desk shows: neither story, version, page nor template, nothing typed.

        Raises `DeskError` where the templates cannot be read.
        """
        journal = self._store.journal
        entries = (*journal.entries(), *journal.earlier_entries())
        typed = {digest for entry in entries for digest in media_digests(entry.article)}
        return self._store.media.find_unused(typed.union(self._spared()))

    def clear_away(self, unused: tuple[Media, ...]) -> None:
        """Remove these pictures for good, but for those that something shows by now."""
        still = {media.hash for media in self.unused()}
        self._store.media.remove([media for media in unused if media.hash in still])

    def read(self, digest: str) -> bytes:
        """Return the bytes of the picture file with this SHA-256; raises `NotFoundError`."""
        return self._store.media.read(digest)

    def _keep(self, taken: "TakenPicture") -> Media:
        return self._store.media.add(taken.data, taken.mime, taken.width, taken.height)
