"""What the palette finds: every command with its key, and every story."""

import re
from collections.abc import Callable
from functools import partial
from itertools import islice
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from newsdesk.desk import Desk
from newsdesk.model import LinkTarget, normalize_http_url
from newsdesk.store import StoryFilter, Summary
from newsdesk.ui.finding.keywords import keywords
from newsdesk.ui.finding.palette import Choice, Palette, Show, named
from newsdesk.ui.finding.story_rows import described, headline_of
from newsdesk.ui.language import tr
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import TopBar
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.session import Session

_STORIES = 30
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")


class Finder(QObject):
    """Asks the palette for a command or a story."""

    def __init__(
        self, desk: Desk, session: Session, palette: Palette, bar: TopBar, editor: EditorPane, *, tasks: Tasks
    ) -> None:
        super().__init__(palette)
        self._desk, self._session, self._tasks = desk, session, tasks
        self._palette, self._bar, self._editor = palette, bar, editor

    def command(self) -> None:
        """Find a command by its name and do it."""

        def find(text: str, show: Show) -> None:
            show(named(self._commands(), text))

        self._palette.ask(tr("What do you want to do?"), find)

    def story(self, then: Callable[[Summary], object]) -> None:
        """Find a story by its words, the ones edited last at first, and go on with it."""
        self._palette.ask(tr("Which story?"), lambda text, show: self._find_stories(text, then, show))

    def link(self) -> None:
        """Ask where the selected words shall lead: to an address, that on the clipboard at first, or to a story."""
        self.target(self._editor.body.make_link, self._link_story)

    def target(self, to_address: Callable[[str], object], to_story: Callable[[Summary], object]) -> None:
        """Ask for an address, that on the clipboard at first, or another story, and go on with either."""
        copied = normalize_http_url(QGuiApplication.clipboard().text().strip())

        def find(text: str, show: Show) -> None:
            address = normalize_http_url(text) or (
                normalize_http_url(f"https://{text}") if _HOST.fullmatch(text) else ""
            )
            if address:
                show([Choice(address, tr("link to this address"), partial(to_address, address))])
                return
            self._find_stories(text, to_story, show, but=self._session.draft.id)

        self._palette.ask(tr("Link to which address, or which story of ours?"), find, copied)

    def _link_story(self, row: Summary) -> None:
        self._session.know({row.id: LinkTarget(id=row.id, slug=row.slug, headline=row.headline, status=row.status)})
        self._editor.body.make_link(f"story:{row.id}", row.headline)

    def _find_stories(
        self, text: str, then: Callable[[Summary], object], show: Show, *, but: UUID | None = None
    ) -> None:
        """Show the stories that the words find, leaving one out."""
        most = _STORIES + (but is not None)

        def work() -> tuple[Summary, ...]:
            if text:
                return tuple(hit.summary for hit in self._desk.writing.search(text, limit=most))
            return self._desk.writing.listing(StoryFilter(), None, most).rows

        def answer(rows: tuple[Summary, ...]) -> None:
            others = (row for row in rows if row.id != but)
            show([Choice(headline_of(row), described(row), partial(then, row)) for row in islice(others, _STORIES)])

        self._tasks.run(work, answer)

    def _commands(self) -> list[Choice]:
        actions = [*self._bar.actions_by_name.values(), *self._bar.states.actions(), *self._editor.marks.values()]
        # As they stand in the menu: no alphabet is one of every language.
        more = keywords()
        return [_choice(action, more.get(action.text(), "")) for action in actions if action.isEnabled()]


def _choice(action: QAction, more: str) -> Choice:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Choice(action.text(), key, action.trigger, more)
