"""Writing: new stories, saves, the journal, versions and the moves of the workflow."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from newsdesk.desk.fieldtext import with_fields
from newsdesk.errors import DeskError, DuplicateStoryError, NewsdeskError, NotFoundError, ServerUnavailableError
from newsdesk.messages import Message
from newsdesk.model import (
    TRANSITIONS,
    Article,
    LinkTarget,
    Query,
    Settings,
    Status,
    Strip,
    article_digest,
    default_strip_title,
    make_slug,
    parse_query,
    require_transition,
    unique_slug,
    validate_slug,
)
from newsdesk.store import Cursor, FacetCounts, Hit, Store, StoryFilter, StoryPage

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Typing that the journal held when the desk was opened: `article` as typed at `at`, beside what is saved."""

    article: Article
    saved: Article | None
    at: datetime


class Writing:
    """What an editor does with stories that are not going out yet."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        moves: Mapping[Status, Callable[[UUID], Article]],
    ) -> None:
        # The moves: states that readers notice, which publishing brings about.
        self._store, self._settings, self._now, self._moves = store, settings, now, moves

    def new(self, article: Article | None = None) -> Article:
        """Add `article`, or an empty story in the desk's language, with a free slug; return it as saved."""
        article = article or self._blank()
        return add_with_free_slug(self._store, article)

    def new_from(self, fields: Mapping[str, str]) -> Article:
        """Add a story with these fields set from text (see `with_fields`)."""
        return self.new(self._with_fields(self._blank(), fields))

    def _blank(self) -> Article:
        language = self._settings().language
        return Article(language=language, strip=Strip(title=default_strip_title(language)))

    def duplicate(self, story: UUID) -> Article:
        """Add a draft with all that an editor wrote of this story, under an address of its own; return it as saved."""
        old, new = self._store.articles.get(story), Article()
        unpublished = {name: getattr(new, name) for name in ("id", "status", "published", "modified", "corrections")}
        return self.new(replace(old, **unpublished, slug="", embargo=None, scheduled=None, revision=0))

    def get(self, story: UUID) -> Article:
        """Return the story as last saved; raises `NotFoundError`."""
        return self._store.articles.get(story)

    def by_slug(self, slug: str) -> Article:
        """Return the story with this slug; raises `NotFoundError`."""
        return self._store.articles.get_by_slug(slug)

    def listing(
        self, wanted: StoryFilter, after: Cursor | None = None, limit: int = 50, stop: Stop | None = None
    ) -> StoryPage:
        """Return one page of stories in the wanted order. Raises `OperationCancelledError` once `stop` returns true."""
        return self._store.articles.fetch_page(wanted, after, limit, stop)

    def tally(self, text: str = "", stop: Stop | None = None) -> FacetCounts:
        """Count the stories found by `text` by status and section.

        Raises `OperationCancelledError` once `stop` returns true.
        """
        return self._store.count_facets(self.asked(text), stop)

    def sections(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Return the section paths in use and how many stories each has."""
        return self._store.articles.count_by_section()

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return self._settings().zone

    def asked(self, text: str) -> Query:
        """Return what an editor asks for with `text`, words and fields; nothing that can be typed is wrong."""
        return parse_query(text, self._now().astimezone(self.zone))

    def search(
        self, text: str, wanted: StoryFilter | None = None, limit: int = 50, stop: Stop | None = None
    ) -> tuple[Hit, ...]:
        """Return the stories with every word of `text` in headline, body or strip that fit its fields, best first.

        `wanted` narrows them further. Raises `OperationCancelledError` once `stop` says so.
        """
        return self._store.search(
            replace(wanted or StoryFilter(), query=self.asked(text)), limit=limit, is_cancelled=stop
        )

    def save(self, article: Article, was: Strip | None = None) -> Article:
        """Save `article` over the revision it was read at; return it with its new revision.

        `was` is its strip when the editor began with it: what others did since to one that is shared stays.
        An empty slug is made from the headline and one that is taken gets `-2`. The journal's copy goes when it is
        what was saved. Raises `ConflictError` when the story was saved elsewhere since.
        """
        saved = self._store.articles.save(with_free_slug(self._store, article), self._now(), was)
        self._store.journal.discard_if_equal(article)
        return saved

    def journal(self, article: Article) -> None:
        """Keep what is typed, outside the database, until it is saved."""
        self._store.journal.write(article, self._now())

    def recovered(self) -> tuple[Recovered, ...]:
        """Return what the journal holds that no save has; entries equal to the saved story are dropped.

        What is being typed in another window just now is that window's to save.
        """
        found = []
        for entry in self._store.journal.earlier_entries():
            # The stop came before it was among the versions.
            if self._store.edit_locks.other_owner(entry.article.id) is None:
                self._set_aside(entry.article)
        for entry in self._store.journal.entries():
            if self._store.edit_locks.other_owner(entry.article.id) is not None:
                continue
            try:
                saved = self._store.articles.get(entry.article.id)
            except NotFoundError:
                saved = None
            except ServerUnavailableError:
                raise
            except DeskError:
                # The story is damaged: what was typed in it stays in the journal, and all others are opened.
                continue
            if saved is not None and article_digest(saved) == article_digest(entry.article):
                self._store.journal.clear(entry.article.id)
            else:
                found.append(Recovered(article=entry.article, saved=saved, at=entry.at))
        return tuple(found)

    def keep_typed(self, recovered: Recovered) -> Article:
        """Save what the journal held over what is saved, keeping the saved text as a version; return it as saved."""
        if recovered.saved is None:
            kept = self.new(replace(recovered.article, revision=0))
        else:
            self._store.versions.add(recovered.saved, Message("before recovery"), self._now())
            kept = self.save(replace(recovered.article, revision=recovered.saved.revision))
        self.forget(recovered.article.id)
        return kept

    def put_by(self, story: UUID) -> None:
        """Keep apart what the journal holds of this story, so that what is typed from now on does not replace it."""
        self._store.journal.move_to_earlier(story)

    def set_aside(self, recovered: Recovered) -> None:
        """Keep what the journal held, and was put by, as a version of its story, beside what is saved."""
        self._set_aside(recovered.article)

    def _set_aside(self, typed: Article) -> None:
        try:
            saved = self._store.articles.get(typed.id)
        except NotFoundError:
            self.new(replace(typed, revision=0))
        else:
            self._store.versions.add(saved, Message("saved"), self._now())
            self._store.versions.add(typed, Message("typed before a stop"), self._now())
        self._store.journal.discard_earlier(typed.id)

    def forget(self, story: UUID) -> None:
        """Drop what the journal holds of this story."""
        self._store.journal.clear(story)

    def move(self, story: UUID, wanted: Status) -> Article:
        """Move the story to another state, keeping a version; raises `NewsdeskError` for an illegal move.

        To `published` and `killed` it goes by being published and killed; the former may raise `BlockingFindingsError`.
        """
        if wanted in self._moves:
            return self._moves[wanted](story)
        article = self._store.articles.get(story)
        require_transition(article.headline, article.status, wanted)
        if wanted is Status.SPIKED:
            # It tells where the story stood, should it be brought back.
            self._store.versions.add(article, Message("before it was spiked"), self._now())
        moved = self._store.articles.save(replace(article, status=wanted), self._now())
        self._store.versions.add(moved, Message("moved to {place}", place=wanted), self._now())
        return moved

    def bring_back(self, story: UUID) -> Article:
        """Move a spiked story to the state it had before; raises `NewsdeskError` for one that is not spiked."""
        article = self._store.articles.get(story)
        if article.status is not Status.SPIKED:
            name = article.headline or "Untitled"
            raise NewsdeskError(
                "“{name}” is {status}: only a spiked story is brought back.", name=name, status=article.status
            )
        before = self._store.versions.previous_status(story, Status.SPIKED)
        return self.move(story, before if before in TRANSITIONS[Status.SPIKED] else Status.DRAFT)

    def edit(self, slug: str, fields: Mapping[str, str]) -> Article:
        """Set fields of the story from text (see `with_fields`), save it and keep a version."""
        article = self.by_slug(slug)
        edited = self._with_fields(article, fields)
        if edited.slug != article.slug and edited.slug in self._store.articles.slugs_starting_with(edited.slug):
            raise NewsdeskError(
                "The slug “{slug}” is taken by another story; choose another for “{slug2}”.",
                slug=edited.slug,
                slug2=slug,
            )
        saved = self.save(edited)
        self._store.versions.add(saved, Message("edited"), self._now())
        return saved

    def targets(self, stories: Collection[UUID]) -> Mapping[UUID, LinkTarget]:
        """Return what links need to know of these stories, leaving out the ones nobody knows."""
        return self._store.articles.link_targets(stories)

    def _with_fields(self, article: Article, fields: Mapping[str, str]) -> Article:
        """Set fields from text; `translates` names the other story by its slug."""
        others = dict(fields)
        slug = others.pop("translates", None)
        article = with_fields(article, others, self.zone)
        if slug is None:
            return article
        if not slug:
            return replace(article, translates=None)
        original = self.by_slug(slug)
        # A translation of a translation is one of the original.
        return replace(article, translates=original.translates or original.id)


def add_with_free_slug(store: Store, article: Article) -> Article:
    """Add `article` with a slug no other story has, also where another process takes one meanwhile; return it.

    Raises `DuplicateStoryError` where its identity is taken.
    """
    while True:
        wanted = with_free_slug(store, article)
        try:
            return store.articles.add(wanted)
        except DuplicateStoryError:
            if with_free_slug(store, article).slug == wanted.slug:
                raise


def with_free_slug(store: Store, article: Article) -> Article:
    """Return `article` with a slug no other story has: its own, one made from its headline, or that with a number."""
    slug = validate_slug(article.slug) if article.slug else make_slug(article.headline or "untitled")
    taken = set(store.articles.slugs_starting_with(slug))
    if slug in taken and article.revision and store.articles.get_by_slug(slug).id == article.id:
        return replace(article, slug=slug)
    return replace(article, slug=unique_slug(slug, taken))
