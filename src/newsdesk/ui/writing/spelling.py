"""Spelling in the window: unknown words are underlined as one types, and mended from the keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from newsdesk.desk import Desk, Match, bare, names_in, spelled
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article
from newsdesk.ui.finding.palette import Choice, Palette, Show, named
from newsdesk.ui.focus_memory import FocusMemory
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from newsdesk.ui.writing.editor import EditorPane
    from newsdesk.ui.writing.session import Session

_SOON_MS, _COUNT_MS = 60, 900
_ORDER = {"headline": 0, "standfirst": 1, "body": 2}


class Speller(QObject):
    """Knows which words are right; what it does not know yet it asks the dictionaries, on the worker.

    `learned` names words found wrong; None stands for all, after another language or a word of the desk's own.
    """

    learned = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.tasks = desk, tasks
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self.language = ""
        self._names: frozenset[str] = frozenset()
        self.on = True
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask)

    def speak(self, article: Article) -> None:
        """Check in this story's language from now on, its own names being right."""
        names = names_in(article)
        if article.language != self.language:
            self.language, self._names = article.language, names
            self.forget()
        elif names != self._names:
            self._names = names
            self.learned.emit(None)

    def forget(self) -> None:
        """Ask anew for every word."""
        self._known.clear()
        self._asked.clear()
        self.learned.emit(None)

    def pass_over(self, word: str) -> None:
        """Take a word for right while this story is open."""
        self._known[word] = True
        self.learned.emit({word})

    def passed_over(self, word: str) -> bool:
        """Whether a word counts as right, as far as is known."""
        return self._known.get(word, False)

    def wrong(self, line: str) -> list[tuple[int, int]]:
        """Return where the words stand that are known to be wrong: the beginning and the length of each."""
        if not self.on:
            return []
        found = []
        for start, word in spelled(line):
            right = self._known.get(word)
            if right is None:
                self._asked.add(word)
                self._soon.start()
            elif not right and bare(word).casefold() not in self._names:
                found.append((start, len(word)))
        return found

    def _ask(self) -> None:
        words, language = frozenset(self._asked), self.language
        self._asked.clear()
        if not words or not language:
            return

        def learn(answer: dict[str, bool]) -> None:
            if language == self.language:
                self._known.update(answer)
                wrong = {word for word, right in answer.items() if not right}
                if wrong:
                    self.learned.emit(wrong)

        self.tasks.run(lambda: self._desk.spelling.check(words, language), learn, self._give_up)

    def _give_up(self, _error: NewsdeskError) -> None:
        # A broken dictionary is told once, not with each word.
        self.on = False


class SpellingKeys(QObject):
    """Leads from one unknown word to the next, and offers what may have been meant."""

    counted = Signal(str, str)
    said = Signal(str)

    def __init__(
        self, desk: Desk, session: "Session", editor: "EditorPane", *, palette: Palette, speller: Speller
    ) -> None:
        super().__init__(palette)
        self._desk, self._session, self._editor = desk, session, editor
        self._palette, self._speller, self._tasks = palette, speller, speller.tasks
        self._at: tuple[int, int] | None = None
        self._before, self._caret = FocusMemory(), QTextCursor()
        self._rest = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._rest.timeout.connect(self._count)
        session.opened.connect(self._begin)
        session.changed.connect(self._changed)
        speller.learned.connect(lambda _words: self._rest.start())

    def step(self) -> None:
        """Go to the next unknown word and offer what may have been meant."""
        self._remember()
        self._go_on()

    def _go_on(self) -> None:
        def go(found: tuple[Match, ...]) -> None:
            if not found:
                self._palette.hide()
                self.said.emit(tr("No unknown words."))
                return
            # Behind the last one, also where that is mended by now; the first time behind the caret.
            caret = self._editor.body.caret()
            last = self._at or ((_ORDER["body"], caret - 1) if caret else (0, -1))
            place = next((one for one in found if (_ORDER[one.place], one.start) > last), found[0])
            self._at = (_ORDER[place.place], place.start)
            self._offer(place)

        self._look(go)

    def fill_menu(self, menu: QMenu, position: int) -> None:
        """Offer, at the head of the text's menu, what may have been meant by the word at a position in the document."""
        block = self._editor.body.document().findBlock(position)
        at = position - block.position()
        here = [span for span in self._speller.wrong(block.text()) if span[0] <= at <= sum(span)]
        if not here or not menu.actions():
            return
        start, length = here[0]
        before = self._session.draft.body.split("\n")[: block.blockNumber()]
        place = sum(len(line) + 1 for line in before) + start
        action = QAction(tr("Spelling of “{words}”…", words=block.text()[start : start + length]), menu)
        action.triggered.connect(self._remember)
        action.triggered.connect(lambda: self._offer(Match("body", place, place + length)))
        first = menu.actions()[0]
        menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _begin(self, article: Article) -> None:
        self._at = None
        self._changed(article)

    def _changed(self, article: Article) -> None:
        self._speller.speak(article)
        self._rest.start()

    def _look(self, then: "Callable[[tuple[Match, ...]], object]") -> None:
        draft = self._session.draft

        def show(found: tuple[Match, ...]) -> None:
            if draft.id == self._session.draft.id:
                then(tuple(one for one in found if not self._speller.passed_over(_word(draft, one))))

        self._tasks.run(lambda: self._desk.spelling.unknown(draft), show)

    def _count(self) -> None:
        language = self._session.draft.language

        def tell(missing: str) -> None:
            if missing:
                self.counted.emit(tr("No dictionary"), spoken(missing))
            else:
                self._look(self._tell)

        self._tasks.run(lambda: self._desk.spelling.missing(language), tell)

    def _tell(self, found: tuple[Match, ...]) -> None:
        if found:
            self.counted.emit(tr("✎ {count} unknown", count=len(found)), tr("Go to the next unknown word (F7)"))
        else:
            self.counted.emit(tr("Spelling ✓"), tr("No unknown words"))

    def _offer(self, place: Match) -> None:
        draft = self._session.draft
        word, language = _word(draft, place), draft.language
        name, _, number = place.place.rstrip("]").partition("[")
        self._editor.select(name, int(number or 1), place.start, place.end)

        def find(text: str, show: Show) -> None:
            def answer(meant: tuple[str, ...]) -> None:
                choices = [Choice(one, "", partial(self._put, place, word, one)) for one in meant]
                choices += [
                    Choice(
                        tr("Add “{word}” to the desk's dictionary", word=word),
                        tr("right everywhere"),
                        partial(self._add, word),
                    ),
                    Choice(
                        tr("Pass over “{word}”", word=word), tr("in this story, today"), partial(self._pass_over, word)
                    ),
                ]
                if text:
                    choices = [
                        *named(choices, text),
                        Choice(text, tr("as typed"), partial(self._put, place, word, text)),
                    ]
                show(choices)

            self._tasks.run(lambda: self._desk.spelling.suggestions(word, language), answer)

        self._palette.ask(tr("“{word}” is in no dictionary. What was meant?", word=word), find, left=self._go_back)

    def _remember(self) -> None:
        if not self._palette.isVisible():
            self._before.remember(QApplication.focusWidget())
            self._caret = self._editor.body.textCursor()

    def _go_back(self) -> None:
        """Put the caret where it was before the first word: what is typed next replaces none that was offered."""
        self._editor.select("body", 1, 0, 0)
        self._editor.body.setTextCursor(self._caret)
        self._before.give_back()

    def _put(self, place: Match, word: str, by: str) -> None:
        draft = self._session.draft
        text = str(getattr(draft, place.place, ""))
        # Only where the word still stands there.
        if text[place.start : place.end] == word:
            better = f"{text[: place.start]}{by}{text[place.end :]}"
            self._session.put_field(place.place, better)
        self._go_on()

    def _add(self, word: str) -> None:
        def added(_done: object) -> None:
            self._speller.forget()
            self._go_on()

        self._tasks.run(lambda: self._desk.spelling.add(word), added)

    def _pass_over(self, word: str) -> None:
        self._speller.pass_over(word)
        self._go_on()


def _word(article: Article, place: Match) -> str:
    return str(getattr(article, place.place))[place.start : place.end]
