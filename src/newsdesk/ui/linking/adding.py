"""What is added to the strip of the open story: made inward where it is ours, held against what is there."""

from collections.abc import Mapping
from functools import partial
from itertools import islice
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from newsdesk.desk import Desk
from newsdesk.messages import Message
from newsdesk.model import (
    Article,
    DuplicateLink,
    LinkTarget,
    RelatedLink,
    display_headline,
    normalize_http_url,
    split_duplicates,
)
from newsdesk.store import Hit
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_FEWEST, _MOST = 2, 6
_NAMED = 3


class Adding(QObject):
    """The one way into the strip: typed, pasted, dropped or suggested, a link comes by here."""

    story_wanted = Signal(object)
    added = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, strip: StripPane, banner: Banner) -> None:
        super().__init__(strip)
        self._desk, self._tasks, self._session = desk, tasks, session
        self._strip, self._banner = strip, banner
        self._repeated_in: tuple[RelatedLink, ...] = ()

    def add_links(self, links: tuple[RelatedLink, ...], *, title: str = "") -> None:
        """Add links to the strip; those to pages of our own hold the story, not its address.

        Those that repeat one that is there wait for the editor's word. A strip that was empty takes the `title` too.
        """
        mine = self._session.draft.id

        def add(found: tuple[tuple[RelatedLink, ...], Mapping[UUID, LinkTarget]]) -> None:
            made, targets = found
            if mine == self._session.draft.id:
                self._session.know(targets)
                self._strip.know(targets)
                itself = tuple(link for link in made if link.article == mine)
                others = (link for link in made if link.article != mine)
                fresh, doubles = split_duplicates(others, self._strip.strip().links, self._session.targets)
                if title and fresh and not self._strip.strip().links:
                    self._strip.show_title(title)
                self._strip.add_links(fresh)
                self.added.emit(fresh)
                if doubles:
                    self._tell(doubles)
                elif itself:
                    self._banner.tell(
                        tr("Not added, for it is this very story."),
                        (tr("Skip it"), _nothing),
                        (tr("Add it all the same"), partial(self._strip.add_links, itself)),
                        cause="double",
                        story=mine,
                    )

        self._tasks.run(lambda: self._desk.linking.linked(links), add)

    def add_story(self, story: UUID) -> None:
        """Add a story of this desk to the strip."""
        self.add_links((RelatedLink(article=story),))

    def complete(self, text: str) -> None:
        """Offer stories of this desk for what is typed into the strip's field."""
        if len(text.strip()) < _FEWEST:
            self._strip.add.offer(())
            return

        def offer(hits: tuple[Hit, ...]) -> None:
            if self._strip.add.text() == text:
                mine = self._session.draft.id
                found = ((hit.summary.id, hit.summary.headline) for hit in hits if hit.summary.id != mine)
                self._strip.add.offer(tuple(islice(found, _MOST)))

        self._tasks.run(lambda: self._desk.writing.search(text, limit=_MOST + 1), offer)

    def tell_repeated(self, row: int, double: DuplicateLink) -> None:
        """Tell that a row that was edited now repeats another, and ask what shall be."""
        self._repeated_in = self._strip.strip().links
        self._banner.tell(
            tr(
                "Link {row} now has {why} as link {first}.",
                row=row + 1,
                why=Message(double.reason),
                first=double.original_index + 1,
            ),
            (tr("Take it out"), partial(self._strip.take_out, self._strip.list.links()[row])),
            (
                tr("Show link {first}", first=double.original_index + 1),
                partial(self._strip.show_row, double.original_index),
            ),
            (tr("Keep both"), _nothing),
            cause="repeated",
            story=self._session.draft.id,
        )

    def follow_strip(self, draft: Article) -> None:
        """Ask no longer about a repeated row where the rows are others by now."""
        if draft.strip.links != self._repeated_in:
            self._banner.clear("repeated")

    def follow(self, link: RelatedLink) -> None:
        """Open the story that a link leads to, or its address in the browser."""
        if link.article is not None:
            self.story_wanted.emit(link.article)
        elif address := normalize_http_url(link.url):
            QDesktopServices.openUrl(QUrl(address))

    def _tell(self, doubles: tuple[DuplicateLink, ...]) -> None:
        told = "; ".join(self._sentence(double) for double in doubles[:_NAMED])
        more = tr("; and {count} more", count=len(doubles) - _NAMED) if len(doubles) > _NAMED else ""
        there = self._strip.strip().links[doubles[0].original_index]

        def show() -> None:
            links = self._strip.strip().links
            if there in links:
                self._strip.show_row(links.index(there))

        def add() -> None:
            links = tuple(double.link for double in doubles)
            self._strip.add_links(links)
            self.added.emit(links)

        self._banner.tell(
            tr("Not added, for the strip has it: {told}{more}.", told=told, more=more),
            (tr("Skip it") if len(doubles) == 1 else tr("Skip them"), _nothing),
            (tr("Add all the same"), add),
            (tr("Show the one that is there"), show),
            cause="double",
            story=self._session.draft.id,
        )

    def _sentence(self, double: DuplicateLink) -> str:
        name = display_headline(double.link, self._session.targets) or double.link.url
        return tr(
            "“{name}” has {why} as link {first}", name=name, why=Message(double.reason), first=double.original_index + 1
        )


def _nothing() -> None:
    """Leave everything as it is."""
