"""Published stories: the live versions that lists, feeds and links need, without and with text."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from newsdesk.errors import NewsdeskError
from newsdesk.model.article import Article
from newsdesk.model.references import linked_story_ids, media_digests
from newsdesk.model.serialization import article_digest, article_from_dict, article_to_dict
from newsdesk.model.typography import typeset_article
from newsdesk.model.workflow import Status

_LISTED_FIELDS = (
    "slug",
    "headline",
    "kicker",
    "standfirst",
    "byline",
    "source",
    "date",
    "published",
    "section",
    "language",
)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class PublishedStory(NamedTuple):
    """The live version of a story, without its text.

    It is a named tuple because a frozen dataclass takes five times as long to create, and a site has ten thousand
    stories. Identities are strings (`str` of the UUID): they sort in the same order, and a lookup is faster.

    `digest` changes with any content of the story, `listed` only with the content that lists show. `out` is the
    earliest instant (UTC) at which readers may learn of the story, or None. `corrected` is the instant of the last
    note. `former` has the slugs of earlier publications.
    """

    id: str
    slug: str
    headline: str
    kicker: str
    standfirst: str
    byline: tuple[str, ...]
    source: str
    date: dt.date | dt.datetime | None
    section: tuple[str, ...]
    language: str
    published: dt.datetime
    modified: dt.datetime
    out: dt.datetime | None
    killed: bool
    digest: str
    listed: str
    stories: tuple[str, ...]
    media: tuple[str, ...]
    translates: str | None
    corrected: dt.datetime | None
    former: tuple[str, ...] = ()


def to_published_story(article: Article) -> PublishedStory:
    """Return the data that lists need of `article`, a live version, without its former slugs."""
    digest, article = article_digest(article), typeset_article(article)
    plain = article_to_dict(article)
    shown = json.dumps([plain[name] for name in _LISTED_FIELDS], ensure_ascii=False).encode()
    waits = [instant for instant in (article.embargo, article.scheduled) if instant is not None]
    published = article.published or article.modified or _EPOCH
    return PublishedStory(
        id=str(article.id),
        slug=article.slug,
        headline=article.headline,
        kicker=article.kicker,
        standfirst=article.standfirst,
        byline=article.byline,
        source=article.source,
        date=article.date,
        section=article.section,
        language=article.language,
        published=published,
        modified=article.modified or published,
        out=max(waits, default=None),
        killed=article.status is Status.KILLED,
        digest=digest[:16],
        listed=hashlib.sha256(shown).hexdigest()[:16],
        stories=tuple(map(str, linked_story_ids(article))),
        media=media_digests(article),
        translates=str(article.translates) if article.translates else None,
        corrected=max((note.at for note in article.corrections), default=None),
    )


@dataclass(frozen=True, kw_only=True)
class PublishedText:
    """The complete live version: its plain values as JSON, its body as an HTML fragment, and its word count.

    `html` is None if the current renderer has not rendered it yet. `version_number` is the number of the version.
    """

    version_number: int
    snapshot: str
    html: str | None
    word_count: int

    @property
    def article(self) -> Article:
        """The story itself, parsed on each access; raises `NewsdeskError` if it is damaged."""
        try:
            plain = orjson.loads(self.snapshot)
        except ValueError as error:
            raise NewsdeskError(
                "A version that readers see is damaged ({said}). “newsdesk doctor” names its story; restore a backup.",
                said=error,
            ) from error
        return article_from_dict(plain)
