"""Intake: files, pastes and bundles become stories of the desk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from newsdesk.desk.comparing import Difference, differences
from newsdesk.desk.writing import with_free_slug
from newsdesk.errors import DivergedError, ImportRefusedError, NotFoundError
from newsdesk.formats.bundle import Bundle, Kept
from newsdesk.model import STATE_WORDS, Article, Picture, Settings, Status, article_digest
from newsdesk.render import RENDERER
from newsdesk.store import Rendered, Store
from newsdesk.wording import Wording

if TYPE_CHECKING:
    from newsdesk.wire import Incoming, Passage


class Outcome(StrEnum):
    """What becomes of something that comes in; what `DIVERGED` is refused, unless it becomes another story."""

    IMPORTED = "imported"
    ALREADY_HERE = "already here"
    NEW_VERSION = "new version"
    DIVERGED = "changed here and there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A story that came in, with what was read beside it and what became of it."""

    article: Article
    incoming: "Incoming"
    outcome: Outcome


class Intake:
    """What an editor does with text, files and bundles from elsewhere."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        take_picture: Callable[[bytes], Picture],
    ) -> None:
        self._store, self._settings, self._now, self._take_picture = store, settings, now, take_picture

    def read(self, text: str, html: str | None = None) -> "Incoming":
        """Return what a paste holds, recognised but not yet kept; raises `ImportRefusedError`."""
        from newsdesk.wire import read_paste

        return read_paste(text, html, self._settings())

    def passage(self, text: str, html: str | None = None) -> "Passage":
        """Return a piece of text pasted into a story as clean Markdown, with what was left out of it."""
        from newsdesk.wire import read_passage

        return read_passage(text, html)

    def read_file(self, path: Path) -> "tuple[Incoming, ...]":
        """Return what a file or folder holds, recognised but not yet kept; raises `ImportRefusedError`."""
        from newsdesk.wire import read_path

        return read_path(path, self._settings())

    def files_at(self, path: Path) -> tuple[Path, ...]:
        """Return what is to be read at `path`: itself, or the files and bundles of a folder that is no bundle."""
        from newsdesk.wire import files_at

        return tuple(files_at(path)) or (path,)

    def take(self, path: Path, *, as_new: bool = False) -> tuple[Taken, ...]:
        """Read a file or folder and keep what it holds as stories."""
        return tuple(self.keep(incoming, as_new=as_new) for incoming in self.read_file(path))

    def keep(self, incoming: "Incoming", *, as_new: bool = False) -> Taken:
        """Keep what was read as a story; `as_new` gives a bundle's story a new identity.

        Raises `DivergedError` for a bundle whose story was changed both here and there; neither is touched.
        """
        if incoming.bundle is not None:
            return self._keep_bundle(incoming.bundle, incoming, as_new=as_new)
        incoming = self._with_pictures(incoming)
        return Taken(article=self._add(incoming.article), incoming=incoming, outcome=Outcome.IMPORTED)

    def _with_pictures(self, incoming: "Incoming") -> "Incoming":
        """Return what came in with its picture files taken onto the desk; one that is none is named in `unplaced`."""
        from newsdesk.wire import show_picture

        article, unplaced = incoming.article, list(incoming.unplaced)
        for file in incoming.pictures:
            try:
                taken = self._take_picture(file.data)
            except ImportRefusedError as error:
                unplaced.append(Wording("the picture {name}: {error}", name=file.name, error=error))
                continue
            picture = replace(taken, alt=file.alt or taken.alt)
            body = show_picture(article.body, file.address, picture.media)
            known = any(other.media == picture.media for other in article.media)
            listed = not known and (body != article.body or not file.lead)
            article = replace(
                article,
                body=body,
                media=(*article.media, picture) if listed else article.media,
                lead_image=picture if file.lead else article.lead_image,
            )
        return replace(incoming, article=article, unplaced=tuple(unplaced), pictures=())

    def expected(self, incoming: "Incoming") -> tuple[Outcome, tuple[Difference, ...]]:
        """Return what will become of it when it is kept, and what that changes in the story here."""
        bundle = incoming.bundle
        here = None if bundle is None else self._find(bundle.article.id)
        if bundle is None or here is None:
            return Outcome.IMPORTED, ()
        try:
            then = self._begun_from(here, bundle)
        except DivergedError:
            return Outcome.DIVERGED, ()
        if then is None:
            return Outcome.ALREADY_HERE, ()
        after = self._revised(here, then, bundle.article)
        state = Difference(part=Wording("state"), after=STATE_WORDS[after.status])
        return Outcome.NEW_VERSION, (*([state] if after.status is not here.status else []), *differences(here, after))

    def _begun_from(self, here: Article, bundle: Bundle) -> Article | None:
        """Return what the bundle's text was made from; None where this desk has what the bundle says, or newer.

        Raises `DivergedError` where the story was changed in both places.
        """
        theirs = article_digest(bundle.article)[:16]
        if any(theirs == state for state in self._states(here)):
            return None
        then = self._ancestor(here, bundle.history)
        if then is None:
            raise DivergedError(
                "“{headline}” was changed both here and in this bundle, so neither was touched; import it as a new "
                "story to have both.",
                headline=here.headline,
            )
        return then

    def _keep_bundle(self, bundle: Bundle, incoming: "Incoming", *, as_new: bool) -> Taken:
        article = replace(bundle.article, id=uuid4()) if as_new else bundle.article
        here = self._find(article.id)
        if here is None:
            self._take_along(bundle)
            if self._store.settings() is None:
                # A desk that was never set up publishes as the desk the bundle comes from.
                self._store.set_settings(bundle.settings)
            if not as_new:
                self._store.versions.inherit(article.id, bundle.history)
            added = self._add(self._parted(article), bundle.versions)
            return Taken(article=added, incoming=incoming, outcome=Outcome.IMPORTED)
        then = self._begun_from(here, bundle)
        if then is None:
            return Taken(article=here, incoming=incoming, outcome=Outcome.ALREADY_HERE)
        self._take_along(bundle)
        now = self._now()
        self._store.versions.keep(here, Wording("before import"), now)
        self._store.versions.inherit(article.id, bundle.history)
        revised = self._revised(here, then, article)
        live = self._store.live.get(revised.id)
        withdrawn = revised.status is Status.KILLED and live is not None and live.status is not Status.KILLED
        if withdrawn or (live is None and self._goes_live(revised)):
            made = Rendered("", 0, RENDERER) if withdrawn else None
            saved = self._store.live.publish(revised, Wording("imported"), now, made)
        else:
            saved = self._store.articles.save(revised, now)
            self._store.versions.keep(saved, Wording("imported"), now)
        return Taken(article=saved, incoming=incoming, outcome=Outcome.NEW_VERSION)

    def _revised(self, here: Article, then: Article, article: Article) -> Article:
        """Return the story here as it reads after the bundle's `article`, which was made from it as it was `then`."""
        if article.strip == then.strip:
            # Untouched there: it stays as it is here, where others may have gone on with it.
            article = replace(article, strip=here.strip)
        return replace(self._parted(article), slug=here.slug, revision=here.revision, notes=article.notes or here.notes)

    def _states(self, here: Article) -> Iterator[str]:
        """Yield what the story is and was, also as it went out: without its notes."""
        yield from (article_digest(here)[:16], article_digest(replace(here, notes=""))[:16])
        yield from self._store.versions.ancestry(here.id)
        for version in self._store.versions.listing(here.id):
            yield article_digest(replace(self._store.versions.get(here.id, version.number), notes=""))[:16]

    def _ancestor(self, here: Article, history: tuple[str, ...]) -> Article | None:
        """Return the story as the bundle's began; None where it was changed here since.

        A strip that it shares may have gone on with the other stories: that is no change of this one.
        """
        if article_digest(here)[:16] in history:
            return here
        if here.strip.shared is None:
            return None
        known = (version for version in self._store.versions.listing(here.id) if version.digest[:16] in history)
        last = next(known, None)
        then = None if last is None else self._store.versions.get(here.id, last.number)
        same = then is not None and article_digest(replace(then, strip=here.strip)) == article_digest(here)
        return then if same else None

    def _parted(self, article: Article) -> Article:
        """Return the story with links of its own where the strip it shares went on here: neither changes the other."""
        shared = None if article.strip.shared is None else self._store.strips.find(article.strip.shared)
        if shared is None or shared.strip == article.strip:
            return article
        return replace(article, strip=replace(article.strip, shared=None))

    def _add(self, article: Article, versions: Iterable[Kept] = ()) -> Article:
        added = self._store.articles.add(with_free_slug(self._store, article))
        seen = None
        for kept in versions:
            then = replace(kept.article, id=added.id)
            if kept.live and then.slug == article.slug:
                # Another story may have it here: readers find this one under the slug that it was given instead.
                then = replace(then, slug=added.slug)
            version = self._store.versions.keep(then, kept.reason, kept.at)
            if kept.live and version is not None and then.status is added.status:
                seen = then, version.number
        version = self._store.versions.keep(added, Wording("imported"), self._now())
        # Where a hand-over does not say which version readers have, it is the newest one: this story.
        newest = version or self._store.versions.listing(added.id)[0]
        shown, number = seen or (added, newest.number)
        if self._goes_live(added) and self._goes_live(shown):
            self._store.live.put(shown, number)
        return added

    def _goes_live(self, article: Article) -> bool:
        """Return whether it is published or withdrawn, and readers find no other story in its place."""
        seen = article.status in (Status.PUBLISHED, Status.KILLED)
        return seen and self._store.live.holder(article.slug) in (None, article.id)

    def _take_along(self, bundle: Bundle) -> None:
        for info in bundle.media_info:
            self._store.media.add(bundle.media[info.name], info.mime, info.width, info.height)
        self._store.articles.remember(bundle.targets)

    def _find(self, story: UUID) -> Article | None:
        try:
            return self._store.articles.get(story)
        except NotFoundError:
            return None
