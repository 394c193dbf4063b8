"""Headlines for addresses that came without one: their pages are asked, if the editor has said that they may be."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QSettings

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, link_health_key
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import tr
from newsdesk.ui.linking.webwork import WebWork
from newsdesk.ui.writing.session import Session

_ALWAYS, _NEVER = "always", "never"


class TitleLookup(QObject):
    """Asks pages what they are called. Until the editor has said always or never, she is asked each time."""

    def __init__(self, desk: Desk, personal: QSettings, session: Session, *, web: WebWork, banner: Banner) -> None:
        super().__init__(web)
        self._desk, self._personal, self._session = desk, personal, session
        self._web, self._banner = web, banner

    def offer(self, links: tuple[RelatedLink, ...]) -> None:
        """Look up titles for those of the links that were just added without a headline, as far as that is allowed."""
        urls = _untitled(links)
        allowed = str(self._personal.value("titles", "") or "")
        if not urls or allowed == _NEVER:
            return
        if allowed == _ALWAYS:
            self._ask(urls)
            return
        self._banner.tell(
            tr("One link came without a headline. Shall its page be asked for the title?")
            if len(urls) == 1
            else tr(
                "{count} links came without a headline. Shall their pages be asked for the titles?", count=len(urls)
            ),
            (tr("Ask"), partial(self._ask, urls)),
            (tr("Always ask"), partial(self._decide, _ALWAYS, urls)),
            (tr("Never ask"), partial(self._decide, _NEVER, ())),
            cause="titles",
            story=self._session.draft.id,
        )

    def follow(self, draft: Article) -> None:
        """Ask no longer where every link has a headline by now."""
        if not _untitled(draft.strip.links):
            self._banner.clear("titles")

    def look_up(self) -> None:
        """Ask for the titles of all links in the strip that have no headline: she has just said so."""
        urls = _untitled(self._session.draft.strip.links)
        if urls:
            self._ask(urls)
        else:
            self._web.said.emit(tr("Every link of the strip that has an address has a headline too."))

    def _decide(self, allowed: str, urls: tuple[str, ...]) -> None:
        self._personal.setValue("titles", allowed)
        if urls:
            self._ask(urls)

    def _ask(self, urls: tuple[str, ...]) -> None:
        self._web.run(
            lambda progress, stop: self._desk.link_checks.titles(urls, progress, stop),
            partial(self._put, self._session.draft.id, len(urls)),
            len(urls),
        )

    def _put(self, story: UUID, asked: int, titles: Mapping[str, str], _stopped: bool) -> None:  # noqa: FBT001
        """Fill the headlines in, as one step; what the editor has typed meanwhile stays."""
        if titles and story == self._session.draft.id:
            strip = self._session.draft.strip
            links = tuple(
                replace(link, headline=titles[link_health_key(link.url)])
                if not link.headline and link_health_key(link.url) in titles
                else link
                for link in strip.links
            )
            if links != strip.links:
                self._session.put_field("strip", replace(strip, links=links))
        none = tr("The page has no title or gives no answer: write the headline.")
        some = tr("{count} of {asked} pages have a title; write the other headlines.", count=len(titles), asked=asked)
        self._web.said.emit(tr("Title found.") if len(titles) == asked == 1 else some if titles else none)


def _untitled(links: tuple[RelatedLink, ...]) -> tuple[str, ...]:
    """Return the addresses of the links that have one and no headline, each once."""
    keys = (link_health_key(link.url) for link in links if not link.headline and link.article is None)
    return tuple(dict.fromkeys(key for key in keys if key))
