"""The picture that stands for a story where its text is not: in previews of networks, search results and feeds."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsdesk.model import MIN_SEARCH_IMAGE_AREA, Article, Media, Picture

_IMAGE = re.compile(r'<img [^<>]*?src="media:([0-9a-f]{64})"[^<>]*>')
_ALT = re.compile(r' alt="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A picture, its file and the crops it has (16:9 before 4:3 before 1:1)."""

    picture: Picture
    media: Media
    crops: tuple[Media, ...] = ()

    @property
    def wide(self) -> Media:
        """The widest crop, which networks show, else the picture itself."""
        return self.crops[0] if self.crops else self.media


def find_lead(article: Article, media: Mapping[str, Media]) -> Lead | None:
    """Return the lead picture of a story; None where it has none or its file is not among `media`, by hash."""
    picture = article.lead_image
    file = None if picture is None else media.get(picture.media)
    if picture is None or file is None:
        return None
    return Lead(picture=picture, media=file, crops=tuple(media[digest] for digest in picture.crops if digest in media))


def find_large_picture(article: Article, fragment: str, media: Mapping[str, Media]) -> Lead | None:
    """Return the first picture of the text that is large enough for search engines; `fragment` is the text as HTML."""
    listed = {picture.media: picture for picture in article.media}
    for shown in _IMAGE.finditer(fragment):
        file = media.get(shown[1])
        if file is not None and file.width * file.height >= MIN_SEARCH_IMAGE_AREA:
            picture = listed.get(file.hash, Picture(media=file.hash))
            alt = _ALT.search(shown[0])
            return Lead(picture=replace(picture, alt=html.unescape(alt[1])) if alt and alt[1] else picture, media=file)
    return None
