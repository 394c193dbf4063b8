"""Articles: added, saved, read and listed."""

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
    article_from_dict,
    article_to_dict,
    merge_strips,
)
from newsdesk.store.damage import named_damage, read_stories
from newsdesk.store.engine.database import Database, put
from newsdesk.store.link_rows import READS_SHARED, fill_links, links_of, links_to, shared_by, strip_of, strip_shown
from newsdesk.store.records import Cursor, ListFilter, Listing, Summary
from newsdesk.store.search import counters, fulltext_index
from newsdesk.store.search.story_list import page
from newsdesk.store.summaries import SUMMARY, read_summaries
from newsdesk.store.tables import ArticleRow, KnownStoryRow, StripRow

_BATCH = 200
_TITLE, _LEAST_URGENT = 80, 9
_COLUMNS = ("slug", "headline", "status", "source", "date", "language", "body", "revision")


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
        """Add stories in one transaction, all or none; where a slug or id is taken, it raises the engine's error."""
        now = datetime.now(UTC)
        with self._database.writing() as session:
            rows = []
            for new in articles:
                row = ArticleRow(id=new.id, revision=new.revision or 1, edited=now, links=[])
                article = _with_shared(session, new, None, now, row)
                _fill(row, article, shared_by(session, article.strip, article.status))
                session.add(row)
                rows.append(row)
            session.flush()
            added = list(map(article_of, rows))
            fulltext_index.index(session, {row.pk: article for row, article in zip(rows, added, strict=True)})
            counters.count(session, [(None, article) for article in added])
            return added

    def save(self, article: Article, at: datetime, was: Strip | None = None) -> Article:
        """Save over the revision that `article` was read at and return it with the next one.

        Content equal to what is saved changes nothing. An edit of a strip that it shares is one in every story that
        reads it; `was` is the strip that edit began at, so that what others did to it meanwhile stays. Raises
        `ConflictError` where the story was saved since.
        """
        with self._database.writing() as session:
            return save_in(session, article, at, was)

    def get(self, story: UUID) -> Article:
        """Return the story; raises `NotFoundError`."""
        with self._database.reading() as session:
            return _found(session, story)[1]

    def by_slug(self, slug: str) -> Article:
        """Return the story with this slug; raises `NotFoundError`."""
        with self._database.reading() as session:
            found = _read(session, ArticleRow.slug == slug)
            if found is None:
                raise NotFoundError("There is no story “{slug}” on this desk; look at the list of stories.", slug=slug)
            return found[1]

    def listing(
        self, wanted: ListFilter, after: Cursor | None = None, limit: int = 50, stop: Callable[[], bool] | None = None
    ) -> Listing:
        """Return at most `limit` stories after `after` in the wanted order. Raises `OperationCancelledError`."""
        with self._database.reading(stop) as session:
            return page(session, wanted, after, limit)

    def each(self, statuses: frozenset[Status]) -> Iterator[Article]:
        """Yield the stories in these states, last added first, without damaged ones; each batch is a transaction."""
        before: int | None = None
        while True:
            asked = select(ArticleRow.pk).where(ArticleRow.status.in_([status.value for status in statuses]))
            if before is not None:
                asked = asked.where(ArticleRow.pk < before)
            with self._database.reading() as session:
                numbers = session.scalars(asked.order_by(ArticleRow.pk.desc()).limit(_BATCH)).all()
                whole = select(ArticleRow).where(ArticleRow.pk.in_(numbers)).order_by(ArticleRow.pk.desc())
                articles = read_stories(session, whole, lambda row: article_of(row[0]), None)
            yield from articles
            if len(numbers) < _BATCH:
                return
            before = numbers[-1]

    def total(self, statuses: frozenset[Status]) -> int:
        """Return how many stories are in these states."""
        return sum(count for status, count in self.counts().items() if status in statuses)

    def counts(self) -> Mapping[Status, int]:
        """Return how many stories are in each state."""
        with self._database.reading() as session:
            return counters.by_state(session)

    def sections(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Return the section paths in use, in order, with how many stories each has."""
        with self._database.reading() as session:
            return counters.by_section(session)

    def slugs_like(self, slug: str) -> frozenset[str]:
        """Return the slugs in use that are `slug` or begin with it and a hyphen."""
        # A number at the end shortens a long slug, so its first letters are what the taken ones share.
        stem = slug[:70].rstrip("-")
        with self._database.reading() as session:
            asked = select(ArticleRow.slug).where(ArticleRow.slug.startswith(stem, autoescape=True))
            if session.get_bind().dialect.name == "sqlite":
                # Its LIKE folds case and so reads every slug; bounds let it use the index. "{" follows "z".
                asked = asked.where(ArticleRow.slug >= stem, ArticleRow.slug < stem + "{")
            return frozenset(session.scalars(asked))

    def targets(self, stories: Collection[UUID]) -> Mapping[UUID, LinkTarget]:
        """Return what links need to know of these stories; one nobody knows is left out."""
        if not stories:
            return {}
        with self._database.reading() as session:
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

    def linking_to(self, story: UUID, limit: int = 50) -> tuple[Summary, ...]:
        """Return the stories whose strip or text links to this one, last edited first."""
        asked = select(*SUMMARY).where(
            links_to(story), ArticleRow.id != story, ArticleRow.status != Status.SPIKED.value
        )
        with self._database.reading() as session:
            return read_summaries(session, asked.order_by(ArticleRow.edited.desc(), ArticleRow.pk.desc()).limit(limit))

    def remember(self, targets: Iterable[LinkTarget]) -> None:
        """Keep what a bundle says of stories it links to, for those that are not here."""
        with self._database.writing() as session:
            for target in targets:
                put(
                    session,
                    KnownStoryRow,
                    id=target.id,
                    slug=target.slug,
                    headline=target.headline,
                    status=target.status.value,
                )


def save_in(session: Session, article: Article, at: datetime, was: Strip | None = None) -> Article:
    """Save as `Articles.save` does, in a transaction that goes on."""
    try:
        row, saved = _found(session, article.id)
        if article_digest(saved) == article_digest(article):
            # Also where it was saved since: by us, perhaps, and the answer was lost on its way.
            return saved
        if row.revision != article.revision:
            raise _conflict(article)
        article = _with_shared(session, article, was, at, row)
        row.revision = article.revision + 1
        row.edited = at
        _fill(row, article, shared_by(session, article.strip, article.status))
        session.flush()
        session.expire(row, ["strip"])
        fulltext_index.index(session, {row.pk: article})
        counters.count(session, [(saved, article)])
        return article_of(row)
    except StaleDataError as error:
        raise _conflict(article) from error
    except IntegrityError as error:
        raise NewsdeskError(
            "The slug “{slug}” is taken by another story; choose another.", slug=article.slug
        ) from error


def _found(session: Session, story: UUID) -> tuple[ArticleRow, Article]:
    found = _read(session, ArticleRow.id == story)
    if found is None:
        raise NotFoundError("That story is no longer on this desk; look at the list of stories.")
    return found


def _read(session: Session, condition: ColumnElement[bool]) -> tuple[ArticleRow, Article] | None:
    with named_damage(session, condition):
        row = session.scalar(select(ArticleRow).where(condition))
        return None if row is None else (row, article_of(row))


def _conflict(article: Article) -> ConflictError:
    return ConflictError(
        "“{headline}” was saved elsewhere since you opened it; your text is kept here. "
        "Open it again to see the other one.",
        headline=article.headline or "Untitled",
    )


def _with_shared(session: Session, article: Article, was: Strip | None, at: datetime, row: ArticleRow) -> Article:
    """Take what `article` did to a strip it shares; return it with the strip as it is for all of them now."""
    shared = shared_by(session, article.strip, article.status)
    if shared is None:
        return article
    there = strip_of(shared)
    strip = merge_strips(was or there, article.strip, there)
    if strip != there:
        shared.title, shared.edited = strip.title, at
        fill_links(shared, strip.links)
        session.flush()
        asked = select(ArticleRow).where(ArticleRow.shared == shared.id, ArticleRow.id != row.id, READS_SHARED)
        if others := {other.pk: article_of(other) for other in session.scalars(asked)}:
            fulltext_index.index(session, others)
    return replace(article, strip=strip)


def _fill(row: ArticleRow, article: Article, shared: StripRow | None) -> None:
    """Fill the row; links that are those of a `shared` strip are kept there alone."""
    plain = article_to_dict(article)
    for name in _COLUMNS[:-1]:
        setattr(row, name, plain.pop(name))
    row.section, row.source = counters.section_of(article), article.source[: counters.INDEXED]
    # What does not fit into a column stands whole among the fields.
    if row.source != article.source:
        plain["source"] = article.source
    if row.section == "\n".join(article.section):
        del plain["section"]
    row.day = str(article.date or row.edited.date())[:10]
    row.title = fulltext_index.folded(article.headline)[:_TITLE]
    row.pressing = _LEAST_URGENT + 1 - article.urgency if article.urgency else 0
    row.byline, row.keywords = (fulltext_index.folded("\n".join(names)) for names in (article.byline, article.keywords))
    row.embargo, row.scheduled = article.embargo, article.scheduled
    for name in ("id", "revision", "links"):
        del plain[name]
    row.fields, row.shared = plain, article.strip.shared
    fill_links(row, () if shared is not None else article.strip.links)


def article_of(row: ArticleRow) -> Article:
    """Return a row, with the links it shows, as a value."""
    columns = {name: getattr(row, name) for name in _COLUMNS}
    for name, value in columns.items():
        # SQLite keeps in a column of text what else is put there.
        if not isinstance(value, int if name == "revision" else str) and not (value is None and name == "date"):
            raise TypeError(f"its “{name}” is not text")
    section = row.section.split("\n") if row.section else []
    shown = strip_shown(row)
    plain = {**columns, "section": section, **row.fields, "id": str(row.id), "links": links_of(shown.links)}
    if isinstance(shown, StripRow):
        plain["strip"] = {"title": shown.title, "shared": str(shown.id)}
    return article_from_dict(plain)
