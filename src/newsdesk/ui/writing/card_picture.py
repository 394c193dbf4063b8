"""The picture of a story as networks crop it for their card."""

import re
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from newsdesk.errors import NotFoundError
from newsdesk.model import LEAST_AREA, Article, Picture
from newsdesk.ui.look import Look
from newsdesk.ui.tasks import Tasks

_SHOWN = re.compile(r"!\[[^\]\n]{0,1000}\]\(media:([0-9a-f]{64})")
# Width by height, as Open Graph's picture is shown.
_SHAPE = 1.91


class CardPicture(QLabel):
    """Shows the lead picture, or the first of the text that is large enough, as wide as the card; hidden without one.

    `read` returns a picture's bytes by hash, on the worker of `tasks`.
    """

    def __init__(self, read: Callable[[str], bytes], tasks: Tasks, look: Look) -> None:
        super().__init__(scaledContents=True)
        self._read, self._tasks, self._wide = read, tasks, look.size["focus"]
        self._digest = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_article(self, article: Article) -> None:
        """Show the picture of this state of the story."""
        lead = article.lead_image
        picture, least = (lead, 0) if lead is not None else (_first_of_text(article), LEAST_AREA)
        self.setAccessibleName("" if picture is None else picture.alt)
        digest = "" if picture is None else (*picture.crops, picture.media)[0]
        if digest == self._digest:
            return
        self._digest = digest
        self.hide()
        if digest:
            self._tasks.run(lambda: self._cropped(digest, least), lambda image: self._show(digest, image))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape."""
        super().resizeEvent(event)
        self.setFixedHeight(round(event.size().width() / _SHAPE))

    def _show(self, digest: str, image: QImage) -> None:
        if digest == self._digest and not image.isNull():
            self.setPixmap(QPixmap.fromImage(image))
            self.show()

    def _cropped(self, digest: str, least: int) -> QImage:
        try:
            image = QImage.fromData(self._read(digest))
        except NotFoundError:
            return QImage()  # the checks and the doctor tell of a missing file
        if image.isNull() or image.width() * image.height() < least:
            return QImage()
        place = QRect(0, 0, self._wide, round(self._wide / _SHAPE))
        aspect, way = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(place.size(), aspect, way)
        place.moveCenter(image.rect().center())
        return image.copy(place)


def _first_of_text(article: Article) -> Picture | None:
    shown = _SHOWN.search(article.body)
    if shown is None:
        return None
    return next((one for one in article.media if one.media == shown[1]), Picture(media=shown[1]))
