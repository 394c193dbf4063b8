"""What the palette finds: every command with its key, and every story."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from newsdesk.desk import Desk
from newsdesk.store import ListFilter, Summary
from newsdesk.ui.editor import EditorPane
from newsdesk.ui.palette import Choice, Palette, Show, named
from newsdesk.ui.story_rows import described
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import TopBar

_STORIES = 30


class Finder(QObject):
    """Asks the palette for a command or a story."""

    def __init__(self, desk: Desk, tasks: Tasks, palette: Palette, bar: TopBar, editor: EditorPane) -> None:
        super().__init__(palette)
        self._desk, self._tasks, self._palette, self._bar, self._editor = desk, tasks, palette, bar, editor

    def command(self) -> None:
        """Find a command by its name and do it."""

        def find(text: str, show: Show) -> None:
            show(named(self._commands(), text))

        self._palette.ask("What do you want to do?", find)

    def story(self, then: Callable[[Summary], object]) -> None:
        """Find a story by its words, the ones edited last at first, and go on with it."""

        def find(text: str, show: Show) -> None:
            def work() -> tuple[Summary, ...]:
                if text:
                    return tuple(hit.summary for hit in self._desk.writing.search(text, limit=_STORIES))
                return self._desk.writing.listing(ListFilter(), None, _STORIES).rows

            def answer(rows: tuple[Summary, ...]) -> None:
                show([Choice(row.headline or "Untitled", described(row), partial(then, row)) for row in rows])

            self._tasks.run(work, answer)

        self._palette.ask("Which story?", find)

    def _commands(self) -> list[Choice]:
        actions = [*self._bar.actions_by_name.values(), *self._bar.states.actions(), *self._editor.marks.values()]
        choices = [_choice(action) for action in actions if action.isEnabled()]
        return sorted(choices, key=lambda choice: choice.name.casefold())


def _choice(action: QAction) -> Choice:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Choice(action.text(), key, action.trigger)
