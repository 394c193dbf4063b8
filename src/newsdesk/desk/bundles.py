"""Bundles and hand-overs become stories of the desk, or newer versions of stories that it has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from newsdesk.desk.comparing import Difference, differences
from newsdesk.desk.writing import add_with_free_slug
from newsdesk.errors import DivergedStoryError, NotFoundError
from newsdesk.formats.bundle import Bundle
from newsdesk.messages import Message
from newsdesk.model import INLINE_STATUS_LABELS, Article, Settings, Status, article_digest
from newsdesk.render import RENDERER
from newsdesk.store import BundleState, RenderedBody, Store


class Outcome(StrEnum):
    """The outcome of an import; a story that `DIVERGED` is refused, unless it becomes another one."""

    IMPORTED = "imported"
    ALREADY_HERE = "already here"
    NEW_VERSION = "new version"
    DIVERGED = "changed here and there"


def as_it_came(store: Store, article: Article) -> tuple[Article, Settings] | None:
    """Return a draft as a bundle brought it, with the page settings it had there; None where it was changed since."""
    arrival = store.bundle_states.get_or_none(article.id) if article.status is Status.DRAFT else None
    if arrival is None or _digest_in(article, arrival.status) != arrival.digest:
        return None
    return replace(article, status=arrival.status), arrival.settings


class BundleIntake:
    """Takes the stories of other desks onto this one."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def keep(self, bundle: Bundle, *, handed_over: bool, as_new: bool) -> tuple[Article, Outcome]:
        """Keep the story of a bundle; return it and the outcome. Raises `DivergedStoryError`."""
        article = replace(bundle.article, id=uuid4()) if as_new else bundle.article
        here = self._find(article.id)
        states = self._keeps_states(bundle, handed_over=handed_over)
        if here is None:
            self._take_along(bundle)
            if not as_new:
                self._store.versions.add_ancestors(article.id, bundle.history)
            return self._add(bundle, self._parted(article), states=states), Outcome.IMPORTED
        then = self._begun_from(here, bundle)
        if then is None:
            return here, Outcome.ALREADY_HERE
        self._take_along(bundle)
        now = self._now()
        self._store.versions.add(here, Message("before import"), now)
        self._store.versions.add_ancestors(article.id, bundle.history)
        revised = self._revised(here, then, article, states=states)
        live = self._store.published.get(revised.id)
        withdrawn = revised.status is Status.KILLED and live is not None and live.status is not Status.KILLED
        if states and (withdrawn or (live is None and self._goes_live(revised))):
            made = RenderedBody("", 0, RENDERER) if withdrawn else None
            saved = self._store.published.publish(revised, Message("imported"), now, made)
        else:
            saved = self._store.articles.save(revised, now)
            self._store.versions.add(saved, Message("imported"), now)
        self._remember(saved, bundle)
        return saved, Outcome.NEW_VERSION

    def expected(self, bundle: Bundle, *, handed_over: bool) -> tuple[Outcome, tuple[Difference, ...]]:
        """Return the outcome that keeping a bundle would have, and its changes to the story here."""
        here = self._find(bundle.article.id)
        if here is None:
            return Outcome.IMPORTED, ()
        try:
            then = self._begun_from(here, bundle)
        except DivergedStoryError:
            return Outcome.DIVERGED, ()
        if then is None:
            return Outcome.ALREADY_HERE, ()
        after = self._revised(here, then, bundle.article, states=self._keeps_states(bundle, handed_over=handed_over))
        state = Difference(part=Message("state"), after=INLINE_STATUS_LABELS[after.status])
        return Outcome.NEW_VERSION, (*([state] if after.status is not here.status else []), *differences(here, after))

    def offered(self, bundle: Bundle) -> Mapping[str, str]:
        """Return the page settings of a bundle, by name, that a desk without settings of its own may take over."""
        if self._store.settings() is not None:
            return {}
        unset = asdict(Settings())
        return {name: value for name, value in asdict(bundle.settings).items() if value != unset[name]}

    def _keeps_states(self, bundle: Bundle, *, handed_over: bool) -> bool:
        """Return whether the bundle is a hand-over of our own: within this publication, or of a story that was ours.

        What such a story was made from is known here, else it is refused.
        """
        here = self._store.settings()
        ours = here is None or _publication(here) == _publication(bundle.settings)
        return handed_over and (ours or self._find(bundle.article.id) is not None)

    def _begun_from(self, here: Article, bundle: Bundle) -> Article | None:
        """Return the version that the bundle's text was made from; None where this desk has that text or a newer one.

        Raises `DivergedStoryError` where the story was changed in both places.
        """
        theirs = article_digest(bundle.article)[:16]
        if any(theirs == state for state in self._states(here)):
            return None
        then = self._ancestor(here, bundle.history)
        if then is None:
            raise DivergedStoryError(
                "“{headline}” was changed both here and in this bundle, so neither was touched; import it as a new "
                "story to have both.",
                headline=here.headline,
            )
        return then

    def _revised(self, here: Article, then: Article, article: Article, *, states: bool) -> Article:
        """Return the story here as it reads after the bundle's `article`, which was made from it as it was `then`."""
        if article.strip == then.strip:
            # Untouched there: it stays as it is here, where others may have gone on with it.
            article = replace(article, strip=here.strip)
        seen = {Status.PUBLISHED, Status.KILLED}
        return replace(
            self._parted(article),
            slug=here.slug,
            revision=here.revision,
            notes=article.notes or here.notes,
            status=article.status if states or not seen & {article.status, here.status} else here.status,
        )

    def _states(self, here: Article) -> Iterator[str]:
        """Yield the digests of the story and its versions, with notes and without."""
        yield from (article_digest(here)[:16], article_digest(replace(here, notes=""))[:16])
        yield from self._store.versions.ancestor_digests(here.id)
        for version in self._store.versions.list_for_story(here.id):
            yield article_digest(replace(self._store.versions.get(here.id, version.number), notes=""))[:16]

    def _ancestor(self, here: Article, history: tuple[str, ...]) -> Article | None:
        """Return the story as the bundle's began; None where it was changed here since.

        A strip that it shares may have gone on with the other stories: that is no change of this one. Nor is the state
        that it was given here in the place of the one it came in.
        """
        arrival = self._store.bundle_states.get_or_none(here.id)
        came = arrival is not None and arrival.digest in history and _digest_in(here, arrival.status) == arrival.digest
        if came or article_digest(here)[:16] in history:
            return here
        if here.strip.shared is None:
            return None
        known = (version for version in self._store.versions.list_for_story(here.id) if version.digest[:16] in history)
        last = next(known, None)
        then = None if last is None else self._store.versions.get(here.id, last.number)
        same = then is not None and article_digest(replace(then, strip=here.strip)) == article_digest(here)
        return then if same else None

    def _parted(self, article: Article) -> Article:
        """Return the story with links of its own where the strip it shares went on here: neither changes the other."""
        shared = None if article.strip.shared is None else self._store.shared_strips.get_or_none(article.strip.shared)
        if shared is None or shared.strip == article.strip:
            return article
        return replace(article, strip=replace(article.strip, shared=None))

    def _add(self, bundle: Bundle, article: Article, *, states: bool) -> Article:
        added = add_with_free_slug(self._store, article if states else replace(article, status=Status.DRAFT))
        self._remember(added, bundle)
        seen = None
        for kept in bundle.versions:
            then = replace(kept.article, id=added.id)
            if kept.live and then.slug == article.slug:
                # Another story may have it here: readers find this one under the slug that it was given instead.
                then = replace(then, slug=added.slug)
            version = self._store.versions.add(then, kept.reason, kept.at, editor=kept.editor, name=kept.name)
            if kept.live and version is not None and then.status is added.status:
                seen = then, version.number
        version = self._store.versions.add(added, Message("imported"), self._now())
        if not states:
            return added
        # Where a hand-over does not say which version readers have, it is the newest one: this story.
        newest = version or self._store.versions.list_for_story(added.id)[0]
        shown, number = seen or (added, newest.number)
        if self._goes_live(added) and self._goes_live(shown):
            self._store.published.insert_if_absent(shown, number)
        return added

    def _remember(self, kept: Article, bundle: Bundle) -> None:
        """Keep the arrival of a story, by which it is known again."""
        came = replace(bundle.article, id=kept.id)
        digest = article_digest(replace(came, notes=""))[:16]
        self._store.bundle_states.save(
            kept.id, BundleState(status=came.status, digest=digest, settings=bundle.settings)
        )
        if came.status is not kept.status:
            self._store.versions.add_ancestors(kept.id, [article_digest(came)])

    def _goes_live(self, article: Article) -> bool:
        """Return whether it is published or withdrawn, and readers find no other story in its place."""
        seen = article.status in (Status.PUBLISHED, Status.KILLED)
        return seen and self._store.published.find_id_by_slug(article.slug) in (None, article.id)

    def _take_along(self, bundle: Bundle) -> None:
        for info in bundle.media_info:
            self._store.media.add(bundle.media[info.name], info.mime, info.width, info.height)
        self._store.articles.remember_known_stories(bundle.targets)

    def _find(self, story: UUID) -> Article | None:
        try:
            return self._store.articles.get(story)
        except NotFoundError:
            return None


def _digest_in(article: Article, status: Status) -> str:
    """Return the digest of a story as it would go out in this state: without its notes."""
    return article_digest(replace(article, status=status, notes=""))[:16]


def _publication(settings: Settings) -> tuple[str, str]:
    return settings.name, settings.base_url
