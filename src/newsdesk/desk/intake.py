"""Intake: files, pastes and bundles become stories of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from newsdesk.desk.bundles import BundleIntake, Outcome
from newsdesk.desk.comparing import Difference
from newsdesk.desk.writing import add_with_free_slug
from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import Article, Picture, Settings, Status
from newsdesk.store import Store

if TYPE_CHECKING:
    from newsdesk.wire import Incoming, Passage


_NEWS = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A story that came in, as it was read, and the outcome.

    `came_as` is the state that a bundle gave it, where it has another here; `offered` are the page settings of the
    bundle, by name, where the desk has none of its own: the editor may take them over.
    """

    article: Article
    incoming: "Incoming"
    outcome: Outcome
    came_as: Status | None = None
    offered: Mapping[str, str] = field(default_factory=dict)


class Intake:
    """What an editor does with text, files and bundles from elsewhere."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        take_picture: Callable[[bytes], Picture],
        crop: Callable[[Picture, tuple[int, int]], Picture],
    ) -> None:
        self._store, self._settings, self._now = store, settings, now
        self._take_picture, self._crop = take_picture, crop
        self._bundles = BundleIntake(store, now)

    def read(self, text: str, html: str | None = None) -> "Incoming":
        """Return what a paste holds, recognised but not yet kept; raises `ImportRejectedError`."""
        from newsdesk.wire import read_paste

        return read_paste(text, html, self._settings())

    def passage(self, text: str, html: str | None = None) -> "Passage":
        """Return a piece of text pasted into a story as clean Markdown, with what was left out of it."""
        from newsdesk.wire import read_passage

        return read_passage(text, html)

    def read_file(self, path: Path) -> "tuple[Incoming, ...]":
        """Return what a file or folder holds, recognised but not yet kept; raises `ImportRejectedError`."""
        from newsdesk.wire import read_path

        return read_path(path, self._settings())

    def files_at(self, path: Path) -> tuple[Path, ...]:
        """Return what is to be read at `path`: itself, or the files and bundles of a folder that is no bundle."""
        from newsdesk.wire import files_at

        return tuple(files_at(path)) or (path,)

    def take(self, path: Path, *, as_new: bool = False, own_dates: bool = True) -> tuple[Taken, ...]:
        """Read a file or folder and keep what it holds as stories."""
        return tuple(self.keep(each, as_new=as_new, own_dates=own_dates) for each in self.read_file(path))

    def published_before(self, incoming: "Incoming") -> datetime | None:
        """Return when a story was published that comes from an archive, by its own date; None for news, and bundles.

        News is what was dated in the last two days: it may go out here for the first time. So may a draft and a mail.
        """
        article = incoming.article
        if incoming.bundle is not None or article.published is not None or article.date is None:
            return None
        if incoming.is_draft or incoming.format == "mail":
            return None
        day = article.date
        own = day if isinstance(day, datetime) else datetime.combine(day, time(), tzinfo=self._settings().zone)
        return own if own < self._now() - _NEWS else None

    def keep(self, incoming: "Incoming", *, as_new: bool = False, own_dates: bool = True) -> Taken:
        """Keep what was read as a story; `as_new` gives a bundle's story a new identity.

        A story out of an archive (`published_before`) was first published on its own date, and goes out as of that,
        unless `own_dates` are not wanted.

        What comes in reaches no reader: a new story is a draft, and of one that is here already a bundle changes no
        more than whether it is a draft, in review or ready. Only a hand-over of our own publishes and withdraws.

        Raises `DivergedStoryError` for a bundle whose story was changed both here and there; neither is touched.
        """
        bundle = incoming.bundle
        if bundle is None:
            incoming = self._with_pictures(incoming)
            before = self.published_before(incoming) if own_dates else None
            article = incoming.article if before is None else replace(incoming.article, published=before)
            return Taken(article=self._add(article), incoming=incoming, outcome=Outcome.IMPORTED)
        article, outcome = self._bundles.keep(bundle, handed_over=incoming.format == "hand-over", as_new=as_new)
        came_as = bundle.article.status
        return Taken(
            article=article,
            incoming=incoming,
            outcome=outcome,
            came_as=came_as if outcome is not Outcome.ALREADY_HERE and came_as is not article.status else None,
            offered=self._bundles.offered(bundle),
        )

    def _with_pictures(self, incoming: "Incoming") -> "Incoming":
        """Return the story with its picture files on the desk; a file that is no picture is named in `unplaced`."""
        from newsdesk.wire import show_picture

        article, unplaced = incoming.article, list(incoming.unplaced)
        for file in incoming.pictures:
            try:
                taken = self._take_picture(file.data)
            except ImportRejectedError as error:
                unplaced.append(Message("the picture {name}: {error}", name=file.name, error=error))
                continue
            picture = replace(taken, alt=file.alt or taken.alt)
            body = show_picture(article.body, file.address, picture.media)
            known = any(other.media == picture.media for other in article.media)
            listed = not known and (body != article.body or not file.lead)
            article = replace(
                article,
                body=body,
                media=(*article.media, picture) if listed else article.media,
                lead_image=self._crop(picture, picture.focus) if file.lead else article.lead_image,
            )
        return replace(incoming, article=article, unplaced=tuple(unplaced), pictures=())

    def expected(self, incoming: "Incoming") -> tuple[Outcome, tuple[Difference, ...]]:
        """Return what will become of it when it is kept, and what that changes in the story here."""
        if incoming.bundle is None:
            return Outcome.IMPORTED, ()
        return self._bundles.expected(incoming.bundle, handed_over=incoming.format == "hand-over")

    def _add(self, article: Article) -> Article:
        added = add_with_free_slug(self._store, article)
        self._store.versions.add(added, Message("imported"), self._now())
        return added
