"""The links of the open story looked at when the editor asks, with progress and Stop, and what was seen there."""

import threading
from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Health, Observation, link_key, outward_links
from newsdesk.ui.banner import Banner
from newsdesk.ui.linking.badges import HEALTH
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session


class LinkChecking(QObject):
    """Asks where links lead on a worker of its own, so that saving never waits for a server."""

    said = Signal(str)
    checked = Signal()
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, session: Session, strip: StripPane, banner: Banner) -> None:
        super().__init__(strip)
        self._desk, self._session, self._strip, self._banner = desk, session, strip, banner
        self.tasks = Tasks(self)
        self._stop: threading.Event | None = None
        self._shown: tuple[str, ...] | None = None
        self._progressed.connect(self._show_progress)

    @property
    def running(self) -> bool:
        """Whether a check is under way."""
        return self._stop is not None

    def start_or_stop(self) -> None:
        """Check the links of the open story; where a check is under way, stop it. What was seen until then counts."""
        if self._stop is not None:
            self._stop.set()
            self._strip.show_checking("Stopping…")
            return
        links = tuple(outward_links(self._session.draft))
        if not links:
            self.said.emit("No link of this story leads to another site: there is nothing to check.")
            return
        self._stop = stopped = threading.Event()
        self._show_progress(0, len(links))
        self.tasks.run(
            lambda: self._desk.link_checks.check(links, self._progressed.emit, stopped),
            partial(self._tell, self._session.draft, stopped),
            self._give_up,
        )

    def know(self, draft: Article) -> None:
        """Show what was seen where the links of `draft` lead, without asking; soon after they changed."""
        addresses = tuple(link.url for link in draft.strip.links)
        if addresses != self._shown:
            self._shown = addresses
            self.tasks.run(lambda: self._desk.link_checks.health(draft), partial(self._show, addresses))

    def close_down(self) -> None:
        """Stop what is under way and wait until it has stopped."""
        if self._stop is not None:
            self._stop.set()
        self.tasks.finish()

    def _show(self, addresses: tuple[str, ...], seen: Mapping[str, Observation]) -> None:
        if addresses == self._shown:
            self._strip.show_health(seen)

    def _show_progress(self, done: int, of: int) -> None:
        if self._stop is not None and not self._stop.is_set():
            self._strip.show_checking(f"{done} of {of}")

    def _give_up(self, error: NewsdeskError) -> None:
        self._stop = None
        self._strip.show_checking("")
        self.said.emit(str(error))

    def _tell(self, draft: Article, stopped: threading.Event, seen: Mapping[str, Observation]) -> None:
        self._stop = None
        self._strip.show_checking("")
        self._shown = None
        self.know(self._session.draft)
        counts = Counter(observation.health for observation in seen.values())
        told = ", ".join(f"{counts[health]} {HEALTH[health].word}" for health in HEALTH if counts[health])
        asked = "1 address" if len(seen) == 1 else f"{len(seen)} addresses"
        self.said.emit(f"{'Stopped' if stopped.is_set() else 'Links checked'}: {asked}" + (f", {told}" if told else ""))
        self.checked.emit()
        moved = [link for link in draft.strip.links if _leads_on(seen.get(link_key(link.url)))]
        if moved and draft.id == self._session.draft.id:
            count = "1 link has" if len(moved) == 1 else f"{len(moved)} links have"
            self._banner.tell(
                f"{count} moved for good.", ("Use the new address", self._strip.use_new_addresses), ("Leave it", int)
            )


def _leads_on(observation: Observation | None) -> bool:
    return observation is not None and observation.health is Health.REDIRECTED and observation.permanent
