"""What other windows and the command line do on this desk is noticed, and told where it touches the open story."""

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk import Clash, Desk, Seen
from newsdesk.errors import NewsdeskError
from newsdesk.store import LockOwner
from newsdesk.ui.banner import Banner
from newsdesk.ui.keeping.clash import ClashPane
from newsdesk.ui.language import tr
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_LOOK_MS, _AWAY_MS = 1000, 5000


class Others(QObject):
    """Looks once a second whether anything was written on the desk, which costs one number read from memory."""

    stirred = Signal()
    clash_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, pane: ClashPane) -> None:
        super().__init__(pane)
        self.pane = pane
        self._desk, self._tasks, self._session, self._banner = desk, tasks, session, banner
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._looking = self._away = False

    def look(self) -> None:
        """See what others did meanwhile."""
        story = self._session.draft.id

        def work() -> tuple[Seen, bool] | None:
            seen = self._desk.others.look(story)
            if seen is None:
                return None
            return seen, seen.article is not None and self._session.saving.is_news(seen.article)

        def lost(_error: NewsdeskError) -> None:
            self._looking = False

        def found(what: tuple[Seen, bool] | None) -> None:
            self._looking = False
            if self._away:
                self._be_back()
            if what is not None:
                self.stirred.emit()
                if story == self._session.draft.id:
                    self._found(*what)

        if not self._looking:
            self._looking = True
            self._tasks.run(work, found, lost)

    def tell_lent(self, holder: LockOwner | None) -> None:
        """Say that the open story can only be read here, and offer to take it over; None where it can be written."""
        if holder is None:
            self._banner.clear("read only")
            return
        if not holder.computer:
            self._banner.tell(
                tr("Read only: you may read this shared desk, not write on it."), cause="read only", of_desk=True
            )
            return
        since = holder.since.astimezone().strftime("%H:%M")
        self._banner.tell(
            tr(
                "Locked: being edited on {computer} since {since}. If you take over, unsaved work there is kept as a "
                "version.",
                since=since,
                computer=holder.computer,
            ),
            (tr("Take over"), self._session.take_over),
            cause="read only",
            story=self._session.draft.id,
        )

    def tell_clash(self, clash: Clash) -> None:
        """Show both texts of the open story; of one that was left, say where they are."""
        if clash is self._session.clash:
            self.clash_wanted.emit()
        else:
            self._banner.tell(
                tr(
                    "“{headline}” was changed elsewhere while you wrote in it. What was saved "
                    "there stands; what you wrote is among its versions (Ctrl+Shift+R).",
                    headline=clash.mine.headline or tr("Untitled"),
                ),
                cause=f"clash {clash.mine.id}",
                of_desk=True,
            )

    def be_away(self) -> None:
        """Tell, once, that the server of the shared desk is away; what is typed meanwhile is saved when it is back."""
        if not self._away:
            self._away = True
            # Asked less often, for each question takes a while.
            self._clock.setInterval(_AWAY_MS)
            self._banner.tell(
                tr("The shared desk can't be reached. Your writing is kept on this computer and saved when it's back."),
                cause="server away",
                of_desk=True,
            )

    def close_down(self) -> None:
        """Look no more."""
        self._clock.stop()

    def _be_back(self) -> None:
        self._away = False
        self._clock.setInterval(_LOOK_MS)
        self._banner.clear("server away")
        if self._session.typed and self._session.clash is None:
            self._session.save()

    def _found(self, seen: Seen, news: bool) -> None:  # noqa: FBT001 - as it comes from the worker
        session = self._session
        if seen.holder is not None and session.holder is None:
            base, mine, theirs = session.base, session.draft, seen.article or session.base
            typed = session.typed
            session.lend(seen.holder, theirs)
            if typed:
                self._tasks.run(lambda: self._desk.others.set_aside(base, theirs, mine))
        elif seen.holder is None and session.holder is not None:
            # Whoever had it has left it.
            session.reread()
        elif news and seen.article is not None and session.clash is None:
            if session.typed:
                session.save()
            else:
                session.take_news(seen.article)
