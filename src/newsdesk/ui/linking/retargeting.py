"""Another target for a link of the strip: an address, or a story of this desk."""

from dataclasses import replace

from PySide6.QtCore import QObject

from newsdesk.model import LinkTarget, RelatedLink, display_headline
from newsdesk.store import Summary
from newsdesk.ui.finding.finder import Finder
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.writing.session import Session


class LinkRetargeting(QObject):
    """Asks where the link leads that the keys are on: in the strip a row of it, else the selected words of the text."""

    def __init__(self, session: Session, strip: StripPane, finder: Finder) -> None:
        super().__init__(strip)
        self._session, self._strip, self._finder = session, strip, finder

    def ask(self) -> None:
        """Ask for the link that has the focus."""
        if self._strip.list.hasFocus() and self._strip.list.currentIndex().isValid():
            self.ask_for_row()
        else:
            self._finder.link()

    def ask_for_row(self) -> None:
        """Ask for the current row of the strip; its headline stays."""
        row, links = self._strip.list.currentIndex().row(), self._strip.list.links()
        if not 0 <= row < len(links):
            return
        link = links[row]
        headline = display_headline(link, self._session.targets)

        def to_address(address: str) -> None:
            self._strip.change_link(link, replace(link, headline=headline, url=address, article=None))

        def to_story(story: Summary) -> None:
            target = LinkTarget(id=story.id, slug=story.slug, headline=story.headline, status=story.status)
            self._session.know({story.id: target})
            self._strip.know({story.id: target})
            self._strip.change_link(link, _linked_to(link, headline, target))

        self._finder.target(to_address, to_story)


def _linked_to(link: RelatedLink, headline: str, target: LinkTarget) -> RelatedLink:
    # A headline that is the story's own follows it.
    own = headline in ("", target.headline)
    return replace(link, headline="" if own else headline, url="", article=target.id)
