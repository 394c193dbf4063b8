"""The line at the foot: length and place, the last thing that was said, and what the checks say."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from newsdesk.model import Article, Finding, count_body_words
from newsdesk.render import Page
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.publishing.checks import summed_up
from newsdesk.ui.tasks import Tasks

_CHECK_MS = 700
_WORDS_A_MINUTE = 230


class StatusLine(QWidget):
    """Counts the page that is shown and has it checked once the fingers rest; `check` is called on the worker."""

    checked = Signal(object)
    checks_wanted = Signal()

    def __init__(
        self,
        check: Callable[[Article, Page], tuple[Finding, ...]],
        tasks: Tasks,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check, self._tasks = check, tasks
        self._seen: tuple[Article, Page] | None = None
        self._row, self._selected = 1, 0
        self.counted, self.said, self.found, self.spelling = QLabel(), QLabel(), QToolButton(), QToolButton()
        self.spelling.hide()
        self.found.hide()
        self.found.setToolTip(tr("Show what the checks say of this story (Ctrl+Shift+C)"))
        for label in (self.counted, self.said):
            label.setObjectName("quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(look.size["gap"], 2, look.size["small"], 2)
        line.setSpacing(look.size["wide"])
        line.addWidget(self.counted)
        line.addWidget(self.said, 1)
        line.addWidget(self.spelling)
        line.addWidget(self.found)
        self._rest = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._rest.timeout.connect(self._ask)
        self.found.clicked.connect(self.checks_wanted)

    def say(self, text: str) -> None:
        """Show a message until the next one."""
        self.said.setText(text)
        self.said.setAccessibleName(tr("Last message: {text}", text=text) if text else "")
        self.said.setToolTip(text)

    def check_again(self) -> None:
        """Check the page that is shown anew: something beside it has changed."""
        self._rest.start()

    def show_spelling(self, text: str, why: str) -> None:
        """Show how many words are unknown, and what can be done."""
        self.spelling.setText(text)
        self.spelling.setAccessibleName(tr("Spelling: {found}", found=_without_signs(text)))
        self.spelling.setToolTip(why)
        self.spelling.setVisible(bool(text))

    def show_page(self, draft: Article, page: Page) -> None:
        """Count this page now, and check it soon."""
        self._seen = (draft, page)
        self._count()
        self._rest.start()

    def show_place(self, row: int, selected: str) -> None:
        """Show the line the caret is in, from 1, and how many words are selected."""
        self._row, self._selected = row, count_body_words(selected)
        self._count()

    def _count(self) -> None:
        if self._seen is not None:
            count = self._seen[1].words
            parts = [
                tr("{selected:,} of {count:,} words", selected=self._selected, count=count)
                if self._selected and count > 1
                else tr("1 word")
                if count == 1
                else tr("{count:,} words", count=count)
            ]
            if count:
                parts.append(tr("{minutes} min", minutes=max(1, round(count / _WORDS_A_MINUTE))))
            parts.append(tr("Ln {row}", row=self._row))
            self.counted.setText(" · ".join(parts))
            self.counted.setAccessibleName(tr("Length of the story: {length}", length=", ".join(parts)))

    def _ask(self) -> None:
        if self._seen is not None:
            draft, page = self._seen
            self._tasks.run(lambda: self._check(draft, page), self._show)

    def _show(self, findings: tuple[Finding, ...]) -> None:
        text = summed_up(findings)
        self.found.setText(text)
        self.found.setAccessibleName(tr("Checks: {found}", found=_without_signs(text)))
        self.found.show()
        self.checked.emit(findings)


def _without_signs(text: str) -> str:
    """Return a text without the signs that stand for words, which a screen reader would read out."""
    return text.strip("✕⚠✓✎ ")
