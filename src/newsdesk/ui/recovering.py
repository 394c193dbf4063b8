"""What a crash left unsaved is offered above the editor, with a way to see it beside what is saved."""

from newsdesk.desk import Recovered
from newsdesk.ui.banner import Banner
from newsdesk.ui.session import Session


class Recovering:
    """Offers, and takes the offer back once it is answered."""

    def __init__(self, banner: Banner, session: Session) -> None:
        self._banner, self._session = banner, session
        self._offering = False

    def offer(self, recovered: Recovered | None) -> None:
        """Tell what was found for the story that is open; None where there is nothing, or nothing any more."""
        if recovered is None:
            if self._offering:
                self._banner.hide()
            self._offering = False
            return
        self._offering = True
        when = recovered.at.astimezone().strftime("%H:%M")
        self._banner.tell(
            f"Newsdesk ended at about {when} before this story was saved. What was typed then can be brought back.",
            ("Bring it back", self._session.take_offer),
            ("Leave it among the versions", self._session.leave_offer),
        )
