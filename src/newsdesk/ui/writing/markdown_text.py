"""A text in Markdown with the commands that edit it: marks, lines, links, tables."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from newsdesk.ui.writing import emphasis, markup
from newsdesk.ui.writing.link_drops import drop_links
from newsdesk.ui.writing.measured import MeasuredText
from newsdesk.ui.writing.utf16 import characters, units


class MarkdownText(MeasuredText):
    """Each command replaces only what differs, leaves the caret where the editor goes on, and takes the keys."""

    def mark(self, mark: str) -> None:
        """Set the selection in `**` or `*`, or take that out; without one begin or end it."""
        self._command(lambda text, start, end: emphasis.toggle_mark(text, start, end, mark))

    def make_lines(self, kind: str) -> None:
        """Make the selected lines a quote, list, numbers or heading, or plain again."""
        self._command(lambda text, start, end: markup.lines(text, start, end, kind))

    def make(self, command: Callable[[str, int], markup.Edit]) -> None:
        """Put a table, a footnote, a rule or a picture where the caret is."""
        self._command(lambda text, _start, end: command(text, end))

    def make_link(self, url: str, words: str = "") -> None:
        """Make the selection a link to `url`; where nothing is selected, `words` become one."""
        self._command(lambda text, start, end: markup.link(text, start, end, url, words))

    def insert(self, text: str) -> None:
        """Put a paragraph of its own, as a picture is, behind the one the caret is in."""
        focus = QApplication.focusWidget()
        self.make(lambda whole, end: markup.beside(whole, end, text))
        # It may come while something else is written.
        if focus is not None:
            focus.setFocus()

    def put_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Put links (words and address) where the caret is, as text that stays whole (see `drop_links`)."""
        self._command(lambda text, _start, end: drop_links(text, end, links))

    def _selection(self) -> tuple[str, int, int]:
        text, cursor = self.text(), self.textCursor()
        return text, characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())

    def _command(self, command: Callable[[str, int, int], markup.Edit]) -> None:
        if self.isReadOnly():
            return
        edit = command(*self._selection())
        self._become(edit.text)
        cursor = self.textCursor()
        cursor.setPosition(units(edit.text[: edit.start]))
        cursor.setPosition(units(edit.text[: edit.end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()
