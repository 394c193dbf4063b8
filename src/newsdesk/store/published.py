"""Live versions of published and killed stories, with their text as HTML."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, Text, and_, cast, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from newsdesk.errors import DeskError, NewsdeskError, NotFoundError
from newsdesk.model import Article, PublishedStory, PublishedText, Status, article_from_dict, to_published_story
from newsdesk.store.articles import save_in_session
from newsdesk.store.damage import UNREADABLE_ROW_ERRORS, reraise_unless_damage, translate_damage
from newsdesk.store.engine.database import Database
from newsdesk.store.records import RenderedBody
from newsdesk.store.tables import ArticleRow, PublishedStoryRow, VersionRow
from newsdesk.store.versions import add_in_session

_BATCH = 200
_VALUES = itemgetter(*PublishedStory._fields)


class PublishedStories:
    """The live versions of a desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def publish(self, article: Article, reason: str, at: dt.datetime, rendered: RenderedBody | None) -> Article:
        """Save the story, add a version and make it live, all or nothing; return the story as saved.

        A repeated call completes the missing steps. A killed story keeps its live slug, even if it was renamed since.
        A killed story that was never live stays so if another live story has its slug. Without `rendered`, the
        version goes live only if the story has no live version, and its text is rendered later. Raises the errors of
        `Articles.save`, and `NewsdeskError` if another live story has the slug.
        """
        with self._database.write_session() as session:
            saved = save_in_session(session, article, at)
            row, killed = session.get(PublishedStoryRow, saved.id), saved.status is Status.KILLED
            shown = replace(saved, slug=row.slug) if killed and row is not None else saved
            version, _ = add_in_session(session, shown, reason, at, editor=self._database.editor)
            if _is_slug_published(session, shown):
                if killed:
                    return saved
                raise NewsdeskError(
                    "Readers still find another story under “{slug}”: publish that one's change first, or give "
                    "“{headline}” another slug.",
                    slug=saved.slug,
                    headline=saved.headline,
                )
            _set_published_version(session, row, shown, version.number, rendered)
            try:
                session.flush()
            except IntegrityError as error:
                raise DeskError(
                    "Somebody else is writing the same on the shared desk; try again in a moment."
                ) from error
            return saved

    def insert_if_absent(self, article: Article, number: int) -> None:
        """Make `article`, version `number` of its story, live unless the story has a live version.

        Its text is rendered later (`list_unrendered`). Raises `NotFoundError` if there is no such version.
        """
        with self._database.write_session() as session:
            found = select(VersionRow.pk).where(VersionRow.article == article.id, VersionRow.number == number)
            if session.scalar(found) is None:
                raise NotFoundError(
                    "There is no version {number} of that story; look at the list of its versions.", number=number
                )
            _set_published_version(session, session.get(PublishedStoryRow, article.id), article, number, None)

    def get(self, story: UUID) -> Article | None:
        """Return the live version of a story; None before the first publication."""
        return next((text.article for text in self.read_texts([story])), None)

    def find_id_by_slug(self, slug: str) -> UUID | None:
        """Return the live story with this slug; None if there is none."""
        with self._database.read_session() as session:
            return session.scalar(select(PublishedStoryRow.article).where(PublishedStoryRow.slug == slug))

    def list_all(self) -> tuple[PublishedStory, ...]:
        """Return every rendered live or killed story, without its text, in no particular order."""
        with self._database.read_session() as session:
            asked = select(cast(PublishedStoryRow.story_json, Text), cast(PublishedStoryRow.former, Text)).where(
                PublishedStoryRow.renderer > 0
            )
            try:
                return tuple([_load_published_story(card, former) for card, former in session.execute(asked)])
            except UNREADABLE_ROW_ERRORS as error:
                reraise_unless_damage(error)
            keys = session.scalars(
                select(cast(PublishedStoryRow.article, Text)).where(PublishedStoryRow.renderer > 0)
            ).all()
            return tuple(
                [_load_or_rebuild(session, asked, cast(PublishedStoryRow.article, Text) == key) for key in keys]
            )

    def read_texts(self, stories: Collection[UUID], renderer: int = 0) -> Iterator[PublishedText]:
        """Yield these stories with their text, in the given order, leaving out stories that are not live.

        `html` is None unless this version of the renderer made it. The stories are read a few hundred at a time.
        """
        asked = list(stories)
        for start in range(0, len(asked), _BATCH):
            batch = asked[start : start + _BATCH]
            with self._database.read_session() as session:
                rows = session.execute(
                    # Pass the snapshot as JSON text: the page builder, often another process, parses it.
                    select(
                        PublishedStoryRow.article,
                        PublishedStoryRow.html,
                        PublishedStoryRow.words,
                        PublishedStoryRow.renderer,
                        PublishedStoryRow.number,
                        cast(VersionRow.snapshot, Text).label("snapshot"),
                    )
                    .join(
                        VersionRow,
                        and_(
                            VersionRow.article == PublishedStoryRow.article,
                            VersionRow.number == PublishedStoryRow.number,
                        ),
                    )
                    .where(PublishedStoryRow.article.in_(batch))
                ).all()
            found = {row.article: row for row in rows}
            for story in batch:
                if (row := found.get(story)) is not None:
                    html = row.html if renderer and row.renderer == renderer else None
                    yield PublishedText(
                        version_number=row.number, snapshot=row.snapshot, html=html, word_count=row.words
                    )

    def list_unrendered(self, renderer: int) -> tuple[UUID, ...]:
        """Return the stories that this version of the renderer has not rendered yet."""
        with self._database.read_session() as session:
            asked = select(PublishedStoryRow.article).where(
                or_(PublishedStoryRow.renderer < renderer, PublishedStoryRow.renderer > renderer)
            )
            return tuple(session.scalars(asked))

    def save_rendered(self, rendered: Iterable[tuple[Article, int, RenderedBody]]) -> None:
        """Store the rendered text of live versions, each with its number; versions no longer live are skipped."""
        with self._database.write_session() as session:
            for article, number, text in rendered:
                session.execute(
                    update(PublishedStoryRow)
                    .where(PublishedStoryRow.article == article.id, PublishedStoryRow.number == number)
                    .values(card=_published_story_to_dict(to_published_story(article)), **text._asdict())
                    .execution_options(synchronize_session=False)
                )

    def inconsistencies(self) -> tuple[str, ...]:
        """Return a sentence, with the remedy, for each story with different states on the desk and on the site."""
        here, seen = ArticleRow.status, VersionRow.snapshot["status"].as_string()
        both = select(ArticleRow.slug, here, seen.label("seen")).join(
            PublishedStoryRow, PublishedStoryRow.article == ArticleRow.id
        )
        both = both.join(
            VersionRow,
            and_(VersionRow.article == PublishedStoryRow.article, VersionRow.number == PublishedStoryRow.number),
        )
        never = select(ArticleRow.slug).where(
            here == Status.PUBLISHED.value, ArticleRow.id.not_in(select(PublishedStoryRow.article))
        )
        with self._database.read_session() as session:
            unlike = session.execute(both.where(seen != here).order_by(ArticleRow.slug)).all()
            unseen = session.scalars(never.order_by(ArticleRow.slug)).all()
        told = [_describe_inconsistency(row.slug, row.status, withdrawn=row.seen == Status.KILLED) for row in unlike]
        return (
            *told,
            *(f"“{slug}” is published on the desk, but readers never had it; publish it." for slug in unseen),
        )


def _load_published_story(card: str, former: str) -> PublishedStory:
    # Parsing "[]" is skipped for speed: few stories have a former slug.
    return published_story_from_dict(orjson.loads(card), () if former == "[]" else tuple(orjson.loads(former)))


def _load_or_rebuild(session: Session, asked: Select[str, str], condition: ColumnElement[bool]) -> PublishedStory:
    """Return the stored data of one live story; damaged data is rebuilt from the live version."""
    try:
        return _load_published_story(*session.execute(asked.where(condition)).one())
    except UNREADABLE_ROW_ERRORS as error:
        reraise_unless_damage(error)
    with translate_damage(session, ArticleRow.id.in_(select(PublishedStoryRow.article).where(condition))):
        seen = and_(VersionRow.article == PublishedStoryRow.article, VersionRow.number == PublishedStoryRow.number)
        snapshot = session.scalars(select(VersionRow.snapshot).join(PublishedStoryRow, seen).where(condition)).one()
        return to_published_story(article_from_dict(snapshot))


def _describe_inconsistency(slug: str, status: str, *, withdrawn: bool) -> str:
    if withdrawn:
        return (
            f"“{slug}” is {status} on the desk, but readers find it withdrawn; kill it: newsdesk status {slug} killed."
        )
    rest = "" if status == Status.KILLED else " If they shall have it, publish it again."
    return (
        f"“{slug}” is {status} on the desk, but readers still have it; kill it and publish the site: "
        f"newsdesk status {slug} killed.{rest}"
    )


def _is_slug_published(session: Session, article: Article) -> bool:
    """Return whether another live story has the slug of this one."""
    asked = select(PublishedStoryRow.article).where(
        PublishedStoryRow.slug == article.slug, PublishedStoryRow.article != article.id
    )
    return session.scalar(asked) is not None


def _set_published_version(
    session: Session, row: PublishedStoryRow | None, article: Article, number: int, rendered: RenderedBody | None
) -> None:
    """Make `article`, version `number` of its story, live; remember a former live slug."""
    if row is None:
        row = PublishedStoryRow(
            article=article.id, slug=article.slug, former=[], renderer=0, words=0, story_json={}, html=""
        )
        session.add(row)
    elif rendered is None:
        # Without HTML there would be no page, so the current live version stays.
        return
    elif row.slug != article.slug:
        former = [slug for slug in (*row.former, row.slug) if slug != article.slug]
        row.former = list(dict.fromkeys(former))
    row.slug, row.number = article.slug, number
    if rendered is not None:
        row.html, row.words, row.renderer = rendered
        row.story_json = _published_story_to_dict(to_published_story(article))


def _published_story_to_dict(story: PublishedStory) -> dict[str, Any]:
    plain = story._asdict()
    del plain["former"]
    for name, value in plain.items():
        if isinstance(value, dt.date):
            plain[name] = value.isoformat()
    return plain


def published_story_from_dict(plain: dict[str, Any], former: tuple[str, ...]) -> PublishedStory:
    """Return the live story from a dict of `_published_story_to_dict` and its former slugs."""
    instant = dt.datetime.fromisoformat
    for name in ("byline", "section", "media", "stories"):
        plain[name] = tuple(plain[name])
    for name in ("published", "modified", "out", "corrected"):
        if plain[name]:
            plain[name] = instant(plain[name])
    if date := plain["date"]:
        plain["date"] = dt.date.fromisoformat(date) if len(date) == len("2026-01-19") else instant(date)
    plain["former"] = former
    return PublishedStory._make(_VALUES(plain))
