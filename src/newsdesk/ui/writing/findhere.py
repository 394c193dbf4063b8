"""Find and replace in the open story: in every field, the text and the strip."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from newsdesk.desk import Match, matches, replaced
from newsdesk.errors import NewsdeskError
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.findbar import FindBar
from newsdesk.ui.writing.session import Session

# A pattern may hold the window for so long at most; then it is told to be too hard.
_SECONDS = 0.08
_SOON_MS = 120


class FindHere(QObject):
    """Takes what the bar wants to the open story and shows where it stands."""

    def __init__(self, session: Session, editor: EditorPane, strip: StripPane, bar: FindBar) -> None:
        super().__init__(bar)
        self._session, self._editor, self._strip, self._bar = session, editor, strip, bar
        self._found: tuple[Match, ...] = ()
        self._at: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._look)
        bar.changed.connect(self._begin)
        bar.step.connect(self.step)
        bar.replace_one.connect(self._replace_one)
        bar.replace_all.connect(self._replace_all)
        bar.closed.connect(self._leave)
        # The keys may be in the text or a field while the bar is in view.
        self._escape = QShortcut(QKeySequence("Escape"), editor)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(bar.leave)
        self._escape.setEnabled(False)
        session.changed.connect(self._again)
        session.opened.connect(self._again)

    def ask(self, *, replacing: bool = False) -> None:
        """Show the bar, with the selected words in it."""
        self._escape.setEnabled(True)
        self._bar.ask(self._editor.selected(), replacing=replacing)

    def step(self, by: int) -> None:
        """Go to the next place, or the one before; after the last comes the first."""
        if not self._bar.isVisible():
            self.ask()
            return
        if self._soon.isActive():
            self._look()
        if not self._found:
            return
        if self._at is None:
            self._at = self._after_caret() if by > 0 else self._after_caret() - 1
        else:
            self._at += by
        self._at %= len(self._found)
        self._go()

    def _begin(self) -> None:
        self._at = None
        self._look()

    def _again(self, _article: object) -> None:
        if self._bar.isVisible():
            self._soon.start()

    def _look(self) -> None:
        self._soon.stop()
        try:
            self._found = matches(self._session.draft, self._bar.fields.wanted(), _SECONDS)
        except NewsdeskError as error:
            self._found = ()
            self._bar.tell(spoken(error), found=False)
        else:
            if self._at is not None and self._at >= len(self._found):
                self._at = None
            self._tell()
        self._editor.body.show_found([(one.start, one.end) for one in self._found if one.place == "body"])

    def _tell(self) -> None:
        total = len(self._found)
        if not self._bar.fields.words.text():
            self._bar.tell("", found=False)
        elif not total:
            self._bar.tell(tr("None"), found=False)
        else:
            self._bar.tell(
                f"{total:,}" if self._at is None else tr("{at:,} of {total:,}", at=self._at + 1, total=total),
                found=True,
            )

    def _after_caret(self) -> int:
        """Return which place comes first behind the caret; the first of all where the caret is at the beginning."""
        caret = self._editor.body.caret()
        places = (number for number, one in enumerate(self._found) if one.place == "body" and one.start >= caret)
        return next(places, 0) if caret else 0

    def _go(self) -> None:
        if self._at is None:
            return
        found = self._found[self._at]
        self._tell()
        name, _, number = found.place.rstrip("]").partition("[")
        if name == "links":
            self._strip.show_row(int(number) - 1)
            self._bar.fields.words.setFocus()
        else:
            holder = QApplication.focusWidget()
            typing = holder if holder is not None and self._bar.isAncestorOf(holder) else None
            self._editor.select(name, int(number or 1), found.start, found.end)
            if typing is not None:
                # Enter goes on from hit to hit, and no letter falls on one. For a popup a field keeps its selection.
                typing.setFocus(Qt.FocusReason.PopupFocusReason)

    def _replace_one(self) -> None:
        if self._soon.isActive():
            self._look()
        if self._at is None:
            # Nobody replaces what she has not seen.
            self.step(1)
            return
        if self._replace(self._found[self._at]):
            self._look()
            if self._found:
                self._at = min(self._at or 0, len(self._found) - 1)
                self._go()

    def _replace_all(self) -> None:
        count = len(self._found)
        if count and self._replace(None):
            self._at = None
            self._look()
            self._bar.tell(tr("{count:,} replaced", count=count), found=bool(self._found))

    def _replace(self, only: Match | None) -> bool:
        fields = self._bar.fields
        try:
            better = replaced(self._session.draft, fields.wanted(), fields.by.text(), only, _SECONDS)
        except NewsdeskError as error:
            self._bar.tell(spoken(error), found=False)
            return False
        self._session.put(better, "replace")
        return True

    def _leave(self) -> None:
        self._soon.stop()
        self._editor.body.show_found([])
        self._escape.setEnabled(False)
        self._editor.body.setFocus()
        if self._at is not None and self._at < len(self._found) and not self._found[self._at].place.startswith("links"):
            self._go()
