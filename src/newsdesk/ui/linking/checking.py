"""The links of the open story looked at when the editor asks, with progress and Stop, and what was seen there."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.model import Article, LinkCheckResult, LinkStatus, external_links, link_health_key
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import listed, tr
from newsdesk.ui.linking.badges import HEALTH
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.linking.webwork import WebWork
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session


class LinkChecking(QObject):
    """Asks where links lead, and shows what was seen there."""

    checked = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, *, web: WebWork, strip: StripPane, banner: Banner
    ) -> None:
        super().__init__(strip)
        self._desk, self._tasks, self._session = desk, tasks, session
        self._web, self._strip, self._banner = web, strip, banner
        self._shown: tuple[str, ...] | None = None

    def start_or_stop(self) -> None:
        """Check the links of the open story; where the web is being asked, stop that. What was seen by then counts."""
        if self._web.running:
            self._web.stop()
            return
        draft = self._session.draft
        links = tuple(external_links(draft))
        if not links:
            self._web.said.emit(tr("No link of this story leads to another site: there is nothing to check."))
            return
        self._web.run(
            lambda progress, stop: self._desk.link_checks.check(links, progress, stop),
            partial(self._tell, draft),
            len({link_health_key(link.url) for link in links}),
        )

    def know(self, draft: Article) -> None:
        """Show what was seen where the links of `draft` lead, without asking; soon after they changed."""
        addresses = tuple(link.url for link in draft.strip.links)
        if addresses != self._shown:
            self._shown = addresses
            self._tasks.run(lambda: self._desk.link_checks.health(draft), partial(self._show, addresses))

    def _show(self, addresses: tuple[str, ...], seen: Mapping[str, LinkCheckResult]) -> None:
        if addresses == self._shown:
            self._strip.show_health(seen)
            if not any(map(_leads_on, seen.values())):
                self._banner.clear("moved links")

    def _tell(self, draft: Article, seen: Mapping[str, LinkCheckResult], stopped: bool) -> None:  # noqa: FBT001
        self._shown = None
        self.know(self._session.draft)
        counts = Counter(observation.health for observation in seen.values())
        told = [f"{counts[health]} {tr(HEALTH[health].word)}" for health in HEALTH if counts[health]]
        asked = tr("1 address") if len(seen) == 1 else tr("{count} addresses", count=len(seen))
        what = listed((asked, *told))
        self._web.said.emit(tr("Stopped: {what}", what=what) if stopped else tr("Links checked: {what}", what=what))
        self.checked.emit()
        moved = sum(_leads_on(seen.get(link_health_key(link.url))) for link in draft.strip.links)
        if moved and draft.id == self._session.draft.id:
            self._banner.tell(
                tr("1 link has moved for good.")
                if moved == 1
                else tr("{moved} links have moved for good.", moved=moved),
                (
                    tr("Use the new address") if moved == 1 else tr("Use the new addresses"),
                    self._strip.use_new_addresses,
                ),
                (tr("Leave it as it is"), int),
                cause="moved links",
                story=draft.id,
            )


def _leads_on(observation: LinkCheckResult | None) -> bool:
    return observation is not None and observation.health is LinkStatus.REDIRECTED and observation.permanent
