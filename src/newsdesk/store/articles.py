"""Articles of a desk: adding, saving, reading and listing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from newsdesk.errors import ConflictError, DuplicateStoryError, NewsdeskError, NotFoundError
from newsdesk.model import (
    Article,
    LinkTarget,
    Status,
    Strip,
    article_digest,
    merge_strips,
)
from newsdesk.store.article_rows import article_from_row, fill_article_row
from newsdesk.store.damage import read_stories, translate_damage
from newsdesk.store.engine.database import Database, upsert
from newsdesk.store.link_rows import (
    READS_SHARED_STRIP,
    active_shared_strip,
    links_to_story_clause,
    strip_from_row,
    sync_link_rows,
)
from newsdesk.store.records import Cursor, StoryFilter, StoryPage, Summary
from newsdesk.store.search import counters, fulltext_index
from newsdesk.store.search.story_list import fetch_page
from newsdesk.store.summaries import SUMMARY_COLUMNS, read_summaries
from newsdesk.store.tables import ArticleRow, KnownStoryRow

_BATCH = 200


class Articles:
    """The articles of a desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article) -> Article:
        """Add a story and return it; revision 0 becomes 1. Raises `DuplicateStoryError` if its slug or id is taken."""
        try:
            (added,) = self.add_all([article])
        except IntegrityError as error:
            raise DuplicateStoryError(
                "“{headline}” is on the desk already, or another story has the slug “{slug}”; choose another slug.",
                headline=article.headline or article.slug,
                slug=article.slug,
            ) from error
        return added

    def add_all(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Add stories in one transaction, all or none; raises `IntegrityError` if a slug or id is taken."""
        now = datetime.now(UTC)
        with self._database.write_session() as session:
            rows = []
            for new in articles:
                row = ArticleRow(id=new.id, revision=new.revision or 1, edited=now, links=[])
                article = _apply_to_shared_strip(session, new, None, now, row)
                fill_article_row(row, article, active_shared_strip(session, article.strip, article.status))
                session.add(row)
                rows.append(row)
            session.flush()
            added = list(map(article_from_row, rows))
            fulltext_index.index_articles(session, {row.pk: article for row, article in zip(rows, added, strict=True)})
            counters.update_counters(session, [(None, article) for article in added])
            return added

    def save(self, article: Article, at: datetime, base_strip: Strip | None = None) -> Article:
        """Save `article` over the revision it was read at and return it with the next revision.

        Saving equal content changes nothing. An edit of a shared strip applies to every story that reads the strip.
        `base_strip` is the strip before the edit; concurrent edits by others are merged. Raises `ConflictError` if
        the story was saved since it was read.
        """
        with self._database.write_session() as session:
            return save_in_session(session, article, at, base_strip)

    def get(self, story: UUID) -> Article:
        """Return the story; raises `NotFoundError`."""
        with self._database.read_session() as session:
            return _require_article(session, story)[1]

    def get_by_slug(self, slug: str) -> Article:
        """Return the story with this slug; raises `NotFoundError`."""
        with self._database.read_session() as session:
            found = _read_article(session, ArticleRow.slug == slug)
            if found is None:
                raise NotFoundError("There is no story “{slug}” on this desk; look at the list of stories.", slug=slug)
            return found[1]

    def fetch_page(
        self,
        wanted: StoryFilter,
        after: Cursor | None = None,
        limit: int = 50,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> StoryPage:
        """Return at most `limit` stories after the cursor `after`, filtered and sorted by `wanted`.

        Raises `OperationCancelledError` once `is_cancelled` returns true.
        """
        with self._database.read_session(is_cancelled) as session:
            return fetch_page(session, wanted, after, limit)

    def iterate(self, statuses: frozenset[Status]) -> Iterator[Article]:
        """Yield the undamaged stories in these states, last added first, with one transaction per batch."""
        before: int | None = None
        while True:
            asked = select(ArticleRow.pk).where(ArticleRow.status.in_([status.value for status in statuses]))
            if before is not None:
                asked = asked.where(ArticleRow.pk < before)
            with self._database.read_session() as session:
                numbers = session.scalars(asked.order_by(ArticleRow.pk.desc()).limit(_BATCH)).all()
                whole = select(ArticleRow).where(ArticleRow.pk.in_(numbers)).order_by(ArticleRow.pk.desc())
                articles = read_stories(session, whole, lambda row: article_from_row(row[0]), None)
            yield from articles
            if len(numbers) < _BATCH:
                return
            before = numbers[-1]

    def count(self, statuses: frozenset[Status]) -> int:
        """Return the number of stories in these states."""
        return sum(count for status, count in self.count_by_status().items() if status in statuses)

    def count_by_status(self) -> Mapping[Status, int]:
        """Return the number of stories in each state."""
        with self._database.read_session() as session:
            return counters.counts_by_status(session)

    def count_by_section(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Return the section paths in use, in order, each with its number of stories."""
        with self._database.read_session() as session:
            return counters.counts_by_section(session)

    def slugs_starting_with(self, slug: str) -> frozenset[str]:
        """Return the slugs in use that begin with the first 70 characters of `slug`."""
        # A numeric suffix shortens a long slug, so search by its first letters only.
        stem = slug[:70].rstrip("-")
        with self._database.read_session() as session:
            asked = select(ArticleRow.slug).where(ArticleRow.slug.startswith(stem, autoescape=True))
            if session.get_bind().dialect.name == "sqlite":
                # LIKE in SQLite ignores case and reads every slug; bounds make it use the index. "{" follows "z".
                asked = asked.where(ArticleRow.slug >= stem, ArticleRow.slug < stem + "{")
            return frozenset(session.scalars(asked))

    def link_targets(self, stories: Collection[UUID]) -> Mapping[UUID, LinkTarget]:
        """Return the link targets of these stories, by identity, leaving out unknown stories."""
        if not stories:
            return {}
        with self._database.read_session() as session:
            known = session.scalars(select(KnownStoryRow).where(KnownStoryRow.id.in_(stories))).all()
            waits = [ArticleRow.fields[name].as_string().label(name) for name in ("embargo", "scheduled")]
            asked = select(ArticleRow.id, ArticleRow.slug, ArticleRow.headline, ArticleRow.status, *waits)
            here = session.execute(asked.where(ArticleRow.id.in_(stories))).all()
        found = {
            row.id: LinkTarget(
                id=row.id, slug=row.slug, headline=row.headline, status=Status(row.status), on_desk=False
            )
            for row in known
        }
        for row in here:
            until = max((datetime.fromisoformat(at) for at in (row.embargo, row.scheduled) if at), default=None)
            found[row.id] = LinkTarget(
                id=row.id, slug=row.slug, headline=row.headline, status=Status(row.status), visible_from=until
            )
        return found

    def backlinks(self, story: UUID, limit: int = 50) -> tuple[Summary, ...]:
        """Return the stories that link to this one in strip or text, except spiked ones, last edited first."""
        asked = select(*SUMMARY_COLUMNS).where(
            links_to_story_clause(story), ArticleRow.id != story, ArticleRow.status != Status.SPIKED.value
        )
        with self._database.read_session() as session:
            return read_summaries(session, asked.order_by(ArticleRow.edited.desc(), ArticleRow.pk.desc()).limit(limit))

    def remember_known_stories(self, targets: Iterable[LinkTarget]) -> None:
        """Store the link targets of a bundle, for stories that are not on this desk."""
        with self._database.write_session() as session:
            for target in targets:
                upsert(
                    session,
                    KnownStoryRow,
                    id=target.id,
                    slug=target.slug,
                    headline=target.headline,
                    status=target.status.value,
                )


def save_in_session(session: Session, article: Article, at: datetime, base_strip: Strip | None = None) -> Article:
    """Save an article as `Articles.save` does, in an open transaction."""
    try:
        row, saved = _require_article(session, article.id)
        if article_digest(saved) == article_digest(article):
            # This also applies to a later revision: it may be our own save, if the server's answer was lost.
            return saved
        if row.revision != article.revision:
            raise _conflict_error(article)
        article = _apply_to_shared_strip(session, article, base_strip, at, row)
        row.revision = article.revision + 1
        row.edited = at
        fill_article_row(row, article, active_shared_strip(session, article.strip, article.status))
        session.flush()
        session.expire(row, ["strip"])
        fulltext_index.index_articles(session, {row.pk: article})
        counters.update_counters(session, [(saved, article)])
        return article_from_row(row)
    except StaleDataError as error:
        raise _conflict_error(article) from error
    except IntegrityError as error:
        raise NewsdeskError(
            "The slug “{slug}” is taken by another story; choose another.", slug=article.slug
        ) from error


def _require_article(session: Session, story: UUID) -> tuple[ArticleRow, Article]:
    found = _read_article(session, ArticleRow.id == story)
    if found is None:
        raise NotFoundError("That story is no longer on this desk; look at the list of stories.")
    return found


def _read_article(session: Session, condition: ColumnElement[bool]) -> tuple[ArticleRow, Article] | None:
    with translate_damage(session, condition):
        row = session.scalar(select(ArticleRow).where(condition))
        return None if row is None else (row, article_from_row(row))


def _conflict_error(article: Article) -> ConflictError:
    return ConflictError(
        "“{headline}” was saved elsewhere since you opened it; your text is kept here. "
        "Open it again to see the other one.",
        headline=article.headline or "Untitled",
    )


def _apply_to_shared_strip(
    session: Session, article: Article, base_strip: Strip | None, at: datetime, row: ArticleRow
) -> Article:
    """Merge the edits of `article` into its shared strip; return the article with the merged strip."""
    shared = active_shared_strip(session, article.strip, article.status)
    if shared is None:
        return article
    there = strip_from_row(shared)
    strip = merge_strips(base_strip or there, article.strip, there)
    if strip != there:
        shared.title, shared.edited = strip.title, at
        sync_link_rows(shared, strip.links)
        session.flush()
        asked = select(ArticleRow).where(ArticleRow.shared == shared.id, ArticleRow.id != row.id, READS_SHARED_STRIP)
        if others := {other.pk: article_from_row(other) for other in session.scalars(asked)}:
            fulltext_index.index_articles(session, others)
    return replace(article, strip=strip)
