"""Large texts go into a document slice by slice, so that the window never stands still for one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

_SLICE = 15_000
# A line of five megabytes stops Qt for two seconds: longer paragraphs are set in pieces.
_LONGEST = 20_000


class Pouring(QObject):
    """Pours text in at a cursor: what is small at once, what is large a slice for each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = QTextCursor()
        self._rest = ""
        self._place = 0
        self._then: Callable[[], object] = bool
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._pour)

    @property
    def active(self) -> bool:
        """Whether some of a text is still to come."""
        return self._turn.isActive()

    def start(self, cursor: QTextCursor, text: str, then: Callable[[], object]) -> None:
        """Replace the cursor's selection by `text`, then call `then`; before this returns where the text is small."""
        self.stop()
        self._cursor, self._rest, self._place, self._then = cursor, text, 0, then
        self._pour()

    def stop(self) -> None:
        """Forget what is still to come."""
        self._turn.stop()
        self._rest = ""

    def _pour(self) -> None:
        end = self._place + _SLICE
        if end < len(self._rest):
            # Between lines, if there is a break at all: a line that is begun twice is laid out twice.
            end = self._rest.rfind("\n", self._place, end) + 1 or end
        self._cursor.insertText(self._rest[self._place : end])
        self._place = end
        if end < len(self._rest):
            self._turn.start()
        else:
            self._rest = ""
            self._then()


def in_pieces(text: str) -> str:
    """Return `text` with paragraphs that would be felt in each key broken at blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    broken: list[str] = []
    for line in lines:
        rest = line
        while len(rest) > _LONGEST:
            cut = rest.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
            broken.append(rest[:cut])
            rest = rest[cut:]
        broken.append(rest)
    return "\n".join(broken)
