"""What a crash left unsaved is offered above the editor, with a way to see it beside what is saved."""

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Recovered
from newsdesk.model import Article
from newsdesk.ui.banner import Banner
from newsdesk.ui.keeping.difference import DifferencePane
from newsdesk.ui.language import tr
from newsdesk.ui.writing.session import Session


class Recovering(QObject):
    """Offers, shows it beside what is saved, and takes the offer back once it is answered."""

    comparison_wanted = Signal()

    def __init__(self, banner: Banner, session: Session, pane: DifferencePane) -> None:
        super().__init__(pane)
        self._banner, self._session, self._pane = banner, session, pane

    def offer(self, recovered: Recovered | None) -> None:
        """Tell what was found for the story that is open; None where there is nothing, or nothing any more."""
        if recovered is None:
            self._banner.clear("recovery")
            return
        found = recovered

        def bring_back() -> None:
            self._pane.leave()
            self._session.take_offer()

        def leave() -> None:
            self._pane.leave()
            self._session.saving.leave_offer(self._session.draft.id)

        def compare() -> None:
            self._pane.compare(found.saved or Article(), found.article)
            self.comparison_wanted.emit()
            # The question stands until it is answered.
            self.offer(found)

        when = recovered.at.astimezone().strftime("%H:%M")
        self._banner.tell(
            tr(
                "Newsdesk ended at about {when} before this story was saved. What was typed then can be brought back.",
                when=when,
            ),
            (tr("Bring it back"), bring_back),
            (tr("Compare"), compare),
            (tr("Leave it among the versions"), leave),
            cause="recovery",
            story=found.article.id,
        )
