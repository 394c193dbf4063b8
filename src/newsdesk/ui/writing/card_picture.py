"""The picture of a story as networks crop it for their card."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from newsdesk.errors import NotFoundError
from newsdesk.model import MIN_SEARCH_IMAGE_AREA, Article, Picture
from newsdesk.ui.look import Look
from newsdesk.ui.tasks import Tasks

_SHOWN = re.compile(r"!\[([^\]\n]{0,1000})\]\(media:([0-9a-f]{64})")
# Width by height, as Open Graph's picture is shown.
_SHAPE = 1.91


class CardPicture(QLabel):
    """Shows the lead picture, or the first of the text that is large enough, as wide as the card; hidden without one.

    `read` returns a picture's bytes by hash, on the worker of `tasks`.
    """

    def __init__(self, read: Callable[[str], bytes], tasks: Tasks, look: Look) -> None:
        super().__init__(scaledContents=True)
        self._read, self._tasks, self._wide = read, tasks, look.size["focus"]
        self._wanted: tuple[tuple[str, int], ...] = ()
        self._alts: dict[str, str] = {}
        self._digest = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_article(self, article: Article) -> None:
        """Show the picture of this state of the story."""
        lead, pictures = article.lead_image, _pictures_of_text(article)
        wanted = [(picture.media, MIN_SEARCH_IMAGE_AREA) for picture in pictures]
        self._alts = {picture.media: picture.alt for picture in reversed(pictures)}
        if lead is not None:
            digest = (*lead.crops, lead.media)[0]
            wanted.insert(0, (digest, 0))
            self._alts[digest] = lead.alt
        self._name()
        if tuple(wanted) != self._wanted:
            self._load(tuple(wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape."""
        super().resizeEvent(event)
        self.setFixedHeight(round(event.size().width() / _SHAPE))

    def _load(self, wanted: tuple[tuple[str, int], ...]) -> None:
        self._wanted, self._digest = wanted, ""
        self.hide()

        def show(found: tuple[str, QImage] | None) -> None:
            if found is not None and wanted == self._wanted:
                self._digest = found[0]
                self._name()
                self.setPixmap(QPixmap.fromImage(found[1]))
                self.show()

        if wanted:
            self._tasks.run(lambda: self._first_large(wanted), show)

    def _name(self) -> None:
        self.setAccessibleName(self._alts.get(self._digest, ""))

    def _first_large(self, wanted: Iterable[tuple[str, int]]) -> tuple[str, QImage] | None:
        """Return the hash and the cut of the first picture with so many pixels; runs on the worker."""
        for digest, least in wanted:
            # The checks and the doctor tell of a missing file.
            with suppress(NotFoundError):
                image = QImage.fromData(self._read(digest))
                if not image.isNull() and image.width() * image.height() >= least:
                    return digest, self._cropped(image)
        return None

    def _cropped(self, image: QImage) -> QImage:
        place = QRect(0, 0, self._wide, round(self._wide / _SHAPE))
        aspect, way = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(place.size(), aspect, way)
        place.moveCenter(image.rect().center())
        return image.copy(place)


def _pictures_of_text(article: Article) -> tuple[Picture, ...]:
    listed = {picture.media: picture for picture in article.media}
    pictures = ((alt, listed.get(digest, Picture(media=digest))) for alt, digest in _SHOWN.findall(article.body))
    return tuple(replace(picture, alt=alt or picture.alt) for alt, picture in pictures)
