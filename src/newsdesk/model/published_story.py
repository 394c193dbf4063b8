"""What readers see of a story, as lists, feeds and links need it: the live version without its text."""

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

    A tuple with names, as one is made in a fifth of the time of a frozen dataclass: a site has ten thousand.
    Identities stand as they are written (`str` of the UUID), which order alike and are found sooner.

    `digest` changes with anything in the story, `listed` with what lists show of it. `out` is the instant (UTC)
    before which no reader may learn of it, None for none; `corrected` that of the last note. `former` are the slugs it
    was published under before.
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
    """Return what lists need of `article`, a live version, without its former slugs."""
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
    """The live version whole: its plain values as JSON, its body as the HTML fragment with its number of words.

    `html` is None where it was not rendered yet by the renderer of today; `version_number` is that of the version.
    """

    version_number: int
    snapshot: str
    html: str | None
    word_count: int

    @property
    def article(self) -> Article:
        """The story itself, made anew each time; raises `NewsdeskError` where it is damaged."""
        try:
            plain = orjson.loads(self.snapshot)
        except ValueError as error:
            raise NewsdeskError(
                "A version that readers see is damaged ({said}). “newsdesk doctor” names its story; restore a backup.",
                said=error,
            ) from error
        return article_from_dict(plain)
