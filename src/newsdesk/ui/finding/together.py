"""What is done to the stories chosen in the list: every change tells what it did and can be taken back."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFileDialog

from newsdesk.desk import Desk, Replacement, utc_now
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import LIST_ENTRY_PATTERN, SECTION_LEVEL_PATTERN, TRANSITIONS, Status
from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.palette import Choice, Palette, Show
from newsdesk.ui.finding.stories import StoriesPane
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.notices import Details
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_MOVES = {
    Status.DRAFT: (Message("Back to draft"), Message("Back to draft: {stories}.")),
    Status.REVIEW: (Message("Send to review"), Message("Sent to review: {stories}.")),
    Status.READY: (Message("Mark as ready"), Message("Marked as ready: {stories}.")),
}
_SPIKED = Message("Spiked {stories}.")
# Fewer are done before anybody could press Stop.
_MANY = 20

Change = Callable[[tuple[UUID, ...], Callable[[int, int], object], Callable[[], bool]], Replacement]


class Together(QObject):
    """Acts on the thread that reads the list, so that what is typed meanwhile is saved as ever."""

    _progressed = Signal(int, int)

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, *, stories: StoriesPane, palette: Palette, banner: Banner
    ) -> None:
        super().__init__(stories)
        self._desk, self._tasks, self._session, self._stories = desk, tasks, session, stories
        self._palette, self._banner = palette, banner
        self._stop = threading.Event()
        self._doing = ""
        self._folder = ""
        self._progressed.connect(self._tell_progress)
        stories.list.installEventFilter(self)
        stories.menu.aboutToShow.connect(self._fill)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Delete in the list."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if watched is self._stories.list and pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.spike_or_bring_back()
            return True
        return super().eventFilter(watched, event)

    def spike_or_bring_back(self) -> None:
        """Spike what is chosen; where all of it is spiked, bring it back."""
        chosen = self._stories.chosen()
        if chosen and all(row.status is Status.SPIKED for row in chosen):
            self._change(Message("Brought back {stories}."), self._desk.together.bring_back)
        elif chosen:
            self.move(Status.SPIKED, _SPIKED)

    def move(self, status: Status, said: str) -> None:
        """Move what is chosen to another state."""

        def change(
            stories: tuple[UUID, ...], progress: Callable[[int, int], object], stop: Callable[[], bool]
        ) -> Replacement:
            return self._desk.together.move(stories, status, progress, stop)

        self._change(said, change)

    def ask_section(self) -> None:
        """Ask for a section, one that is in use or a new one, and sort what is chosen into it."""
        count = len(self._stories.chosen())

        def find(text: str, show: Show) -> None:
            def answer(sections: Sequence[tuple[tuple[str, ...], int]]) -> None:
                asked = tuple(SECTION_LEVEL_PATTERN.findall(text))
                paths = [path for path, _stories in sections if text.casefold() in " / ".join(path).casefold()]
                if asked and asked not in paths:
                    paths.append(asked)
                show([Choice(" / ".join(path), "", partial(self._sort_into, path)) for path in paths])

            self._stories.tasks.run(self._desk.writing.sections, answer)

        self._palette.ask(tr("Into which section shall {stories} go?", stories=_stories(count)), find)

    def ask_keywords(self) -> None:
        """Ask for keywords and give them to what is chosen, beside those it has."""
        count = len(self._stories.chosen())

        def find(text: str, show: Show) -> None:
            words = tuple(LIST_ENTRY_PATTERN.findall(text))
            show([Choice(tr("Add {names}", names=", ".join(words)), "", partial(self._tag, words))] if words else [])

        self._palette.ask(
            tr("Which keywords shall {stories} have as well? Commas between them", stories=_stories(count)), find
        )

    def ask_export(self) -> None:
        """Ask for a folder and write the bundles of what is chosen into it."""
        folder = QFileDialog.getExistingDirectory(self._stories, tr("Export into which folder?"), self._folder)
        if folder:
            self._folder = folder
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Write the bundles of what is chosen into `folder`; a story that a check blocks is named."""
        slugs = [row.slug for row in self._stories.chosen()]

        def work() -> list[str]:
            left: list[str] = []
            for number, slug in enumerate(slugs, start=1):
                if self._stop.is_set():
                    return [*left, tr("Stopped: {count} were not exported.", count=len(slugs) - number + 1)]
                try:
                    self._desk.publishing.export(slug, folder)
                except NewsdeskError as error:
                    left.append(spoken(error))
                self._progressed.emit(number, len(slugs))
            return left

        def done(left: list[str]) -> None:
            self._doing = ""
            self._banner.tell(
                _with_left(
                    tr("Exported {stories} to {folder}.", stories=_stories(len(slugs) - len(left)), folder=folder), left
                ),
                cause="together",
                of_desk=True,
                details=_left(left),
            )

        self._begin(
            Message("Exporting {stories}…"),
            Message("{done:,} of {total:,} stories exported…"),
            len(slugs),
            partial(self._stories.tasks.run, work, done),
        )

    def ask_hand_over(self) -> None:
        """Ask for a file and pack what is chosen into it for the next editor."""
        name = f"hand-over-{self._desk.today(utc_now()):%Y-%m-%d}.newsdesk"
        file, _kind = QFileDialog.getSaveFileName(
            self._stories, tr("Hand over in which file?"), str(Path(self._folder, name)), tr("Newsdesk (*.newsdesk)")
        )
        if file:
            self._folder = str(Path(file).parent)
            self.hand_over(Path(file))

    def hand_over(self, file: Path) -> None:
        """Pack what is chosen into `file`."""
        stories = [row.id for row in self._stories.chosen()]

        def done(path: Path) -> None:
            self._banner.tell(
                tr(
                    "Packed {stories} for the next editor: {path}. It is not for publication.",
                    stories=_stories(len(stories)),
                    path=path,
                ),
                cause="together",
                of_desk=True,
            )

        def work() -> Path:
            return self._desk.handing.pack(stories, file)

        self._begin("", "", 0, partial(self._stories.tasks.run, work, done))

    def close_down(self) -> None:
        """Stop what is under way."""
        self._stop.set()

    def _sort_into(self, section: tuple[str, ...]) -> None:
        together = self._desk.together
        self._change(
            Message("Moved to {section}: {stories}.", section=" / ".join(section), stories="{stories}"),
            lambda stories, progress, stop: together.sort_into(stories, section, progress, stop),
        )

    def _tag(self, words: tuple[str, ...]) -> None:
        together = self._desk.together
        self._change(
            Message("Added {words} to {stories}.", words=", ".join(words), stories="{stories}"),
            lambda stories, progress, stop: together.tag(stories, words, progress, stop),
        )

    def _change(self, said: str, change: Change) -> None:
        stories = tuple(row.id for row in self._stories.chosen())

        def done(replacement: Replacement) -> None:
            self._doing = ""
            text = tr(said, stories=_stories(len(replacement.stories)))
            offers = [(tr("Undo"), partial(self._take_back, replacement))] if replacement.stories else []
            self._tell_changed(replacement, text, *offers)

        def work() -> Replacement:
            return change(stories, self._progressed.emit, self._stop.is_set)

        self._begin(
            Message("Changing {stories}…"),
            Message("{done:,} of {total:,} stories changed…"),
            len(stories),
            partial(self._stories.tasks.run, work, done),
        )

    def _take_back(self, replacement: Replacement) -> None:
        def done(back: Replacement) -> None:
            self._tell_changed(back, tr("Taken back: {stories}.", stories=_stories(len(back.stories))))

        work = partial(self._desk.together.take_back, replacement)
        self._begin("", "", 0, partial(self._stories.tasks.run, work, done))

    def _tell_changed(self, done: Replacement, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Show what was done once the open story, which may be one of those, is as it is now."""
        self._session.reopen([after.id for _before, after in done.stories])

        def tell(_read: int) -> None:
            told = _with_left(text, done.left)
            self._banner.tell(told, *offers, cause="together", of_desk=True, details=_left(done.left))

        self._tasks.run(int, tell)

    def _begin(self, begun: str, doing: str, count: int, go: Callable[[], None]) -> None:
        """Save the open story, which may be one of them, and go on."""
        self._stop.clear()
        self._doing = doing
        if count > _MANY:
            self._banner.tell(
                tr(begun, stories=_stories(count)), (tr("Stop"), self._stop.set), cause="together", of_desk=True
            )
        if self._session.draft.revision:
            self._session.save(then=lambda _saved: go())
        else:
            go()

    def _tell_progress(self, done: int, total: int) -> None:
        if self._doing and total > _MANY:
            self._banner.amend("together", tr(self._doing, done=done, total=total))

    def _fill(self) -> None:
        """Put what can be done to the chosen stories into the menu."""
        menu, states = self._stories.menu, {row.status for row in self._stories.chosen()}
        menu.clear()
        if states == {Status.SPIKED}:
            _add(menu.addAction(tr("Bring back")), self.spike_or_bring_back)
        for status, (name, said) in _MOVES.items():
            if any(status in TRANSITIONS[state] for state in states):
                _add(menu.addAction(tr(name)), partial(self.move, status, said))
        menu.addSeparator()
        _add(menu.addAction(tr("Section…")), self.ask_section)
        _add(menu.addAction(tr("Add keywords…")), self.ask_keywords)
        _add(menu.addAction(tr("Export bundles…")), self.ask_export)
        _add(menu.addAction(tr("Hand over…")), self.ask_hand_over)
        if any(Status.SPIKED in TRANSITIONS[state] for state in states):
            menu.addSeparator()
            _add(menu.addAction(tr("Spike")), partial(self.move, Status.SPIKED, _SPIKED))


def _add(action: QAction, act: Callable[[], object]) -> None:
    action.triggered.connect(lambda _checked=False: act())


def _stories(count: int) -> str:
    return tr("1 story") if count == 1 else tr("{count:,} stories", count=count)


def _left(left: Sequence[str]) -> Details:
    """Return the list of what was left as it is, with its reasons."""
    return ((tr("Not changed"), tuple(map(spoken, left))),) if left else ()


def _with_left(text: str, left: Sequence[str]) -> str:
    """Return a text that says too how many were left as they are; for one, why."""
    if not left:
        return text
    why = spoken(left[0]) if len(left) == 1 else tr("{count:,} not changed.", count=len(left))
    return f"{text} {why}"
