"""References of an article: other stories as `story:UUID`, media files as `media:SHA256`."""

import re
from dataclasses import replace
from uuid import UUID

from newsdesk.model.article import Article

_STORY = re.compile(r"story:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_MEDIA = re.compile(r"media:([0-9a-f]{64})")


def linked_story_ids(article: Article) -> tuple[UUID, ...]:
    """Return the linked stories of the strip, then of the body, each once, in order of first mention."""
    strip = [link.article for link in article.strip.links if link.article is not None]
    return tuple(dict.fromkeys([*strip, *map(UUID, _STORY.findall(article.body))]))


def media_digests(article: Article) -> tuple[str, ...]:
    """Return the hashes of the files that the article uses or lists, each once: lead image, media, body."""
    lead = [article.lead_image] if article.lead_image is not None else []
    listed = [digest for picture in (*lead, *article.media) for digest in picture.file_digests]
    return tuple(dict.fromkeys([*listed, *_MEDIA.findall(article.body)]))


def remove_picture(article: Article, digest: str) -> Article:
    """Return the story without this picture in its list and its text; a lead picture stays the lead."""
    shown = re.compile(rf"\n*!\[[^\]]*\]\(media:{digest}[^)]*\)")
    media = tuple(picture for picture in article.media if picture.media != digest)
    return replace(article, media=media, body=shown.sub("", article.body))
