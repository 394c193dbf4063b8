"""What readers see: the live version of each published or killed story, with its text as HTML beside it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Text, and_, cast, or_, select, update

from newsdesk.errors import NotFoundError
from newsdesk.model import Article, LiveStory, LiveText, live_story
from newsdesk.store.database import Database
from newsdesk.store.tables import LiveRow, VersionRow

_BATCH = 200
_VALUES = itemgetter(*LiveStory._fields)


class Live:
    """The live versions of a desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, article: Article, number: int) -> None:
        """Make version `number` of the story, which is `article`, the one that readers see.

        Its text is rendered later (`unrendered`). A slug it was live under before is remembered. Raises
        `NotFoundError` where there is no such version.
        """
        with self._database.writing() as session:
            found = select(VersionRow.pk).where(VersionRow.article == article.id, VersionRow.number == number)
            if session.scalar(found) is None:
                raise NotFoundError(
                    "There is no version {number} of that story; look at the list of its versions.", number=number
                )
            row = session.get(LiveRow, article.id)
            if row is None:
                row = LiveRow(article=article.id, former=[], words=0, card={}, html="")
                session.add(row)
            elif row.slug != article.slug:
                former = [slug for slug in (*row.former, row.slug) if slug != article.slug]
                row.former = list(dict.fromkeys(former))
            row.slug, row.number, row.renderer = article.slug, number, 0

    def get(self, story: UUID) -> Article | None:
        """Return the version that readers see; None before the first publishing."""
        return next((text.article for text in self.texts([story])), None)

    def holder(self, slug: str) -> UUID | None:
        """Return the story that readers find under this slug."""
        with self._database.reading() as session:
            return session.scalar(select(LiveRow.article).where(LiveRow.slug == slug))

    def stories(self) -> tuple[LiveStory, ...]:
        """Return every live or killed story that is rendered, without its text, in no order to rely on."""
        with self._database.reading() as session:
            asked = select(cast(LiveRow.card, Text), cast(LiveRow.former, Text)).where(LiveRow.renderer > 0)
            rows = session.execute(asked).all()
        return tuple(
            [
                # Few were live under another slug before.
                _from_plain(orjson.loads(card), () if former == "[]" else tuple(orjson.loads(former)))
                for card, former in rows
            ]
        )

    def texts(self, stories: Collection[UUID], renderer: int = 0) -> Iterator[LiveText]:
        """Yield these stories whole, in the order asked for; those that are not live are left out.

        `html` is there where this renderer made it. Reads a few hundred at a time.
        """
        asked = list(stories)
        for start in range(0, len(asked), _BATCH):
            batch = asked[start : start + _BATCH]
            with self._database.reading() as session:
                rows = session.execute(
                    # As the text it is kept as: whoever makes the page, in another process often, reads it.
                    select(
                        LiveRow.article,
                        LiveRow.html,
                        LiveRow.words,
                        LiveRow.renderer,
                        cast(VersionRow.snapshot, Text).label("snapshot"),
                    )
                    .join(VersionRow, and_(VersionRow.article == LiveRow.article, VersionRow.number == LiveRow.number))
                    .where(LiveRow.article.in_(batch))
                ).all()
            found = {row.article: row for row in rows}
            for story in batch:
                if (row := found.get(story)) is not None:
                    html = row.html if renderer and row.renderer == renderer else None
                    yield LiveText(snapshot=row.snapshot, html=html, words=row.words)

    def unrendered(self, renderer: int) -> tuple[UUID, ...]:
        """Return the stories whose text this renderer has not made yet."""
        with self._database.reading() as session:
            asked = select(LiveRow.article).where(or_(LiveRow.renderer < renderer, LiveRow.renderer > renderer))
            return tuple(session.scalars(asked))

    def keep_rendered(self, made: Iterable[tuple[Article, str, int]], renderer: int) -> None:
        """Keep what this renderer made: each live version with its HTML and number of words."""
        with self._database.writing() as session:
            for article, html, words in made:
                session.execute(
                    update(LiveRow)
                    .where(LiveRow.article == article.id)
                    .values(html=html, words=words, renderer=renderer, card=_to_plain(live_story(article)))
                    .execution_options(synchronize_session=False)
                )


def _to_plain(story: LiveStory) -> dict[str, Any]:
    plain = story._asdict()
    del plain["former"]
    for name, value in plain.items():
        if isinstance(value, dt.date):
            plain[name] = value.isoformat()
    return plain


def _from_plain(plain: dict[str, Any], former: tuple[str, ...]) -> LiveStory:
    instant = dt.datetime.fromisoformat
    for name in ("byline", "section", "media", "stories"):
        plain[name] = tuple(plain[name])
    for name in ("published", "modified", "out", "corrected"):
        if plain[name]:
            plain[name] = instant(plain[name])
    if date := plain["date"]:
        plain["date"] = dt.date.fromisoformat(date) if len(date) == len("2026-01-19") else instant(date)
    plain["former"] = former
    return LiveStory._make(_VALUES(plain))
