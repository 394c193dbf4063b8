"""The field of a story's date, which takes a day as people write it."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from newsdesk.ui.language import tr
from newsdesk.ui.writing.field_values import NO_DATE, read_value
from newsdesk.ui.writing.fields import LineField


class DateField(LineField):
    """Takes `2026-01-19`, other common ways to write a day, and yesterday, today and tomorrow."""

    date_given = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self.edited.connect(self._take)
        self.editingFinished.connect(self._read)

    def show_text(self, text: str) -> None:
        """Show a date; what was refused before is no longer there."""
        super().show_text(text)
        self._mark("")

    def _take(self, text: str) -> None:
        date = read_value("date", text)
        if date is not NO_DATE:
            self._mark("")
            self.date_given.emit(date)

    def _read(self) -> None:
        """Read what was typed; what isn't a date stays in the field and is told."""
        text = self.text()
        if read_value("date", text) is not NO_DATE:
            return
        date = read_day(text)
        if date is None:
            why = tr("“{words}” isn't a date and was not taken. Write it as 2026-01-19.", words=text)
            self._mark(why)
            self.refused.emit(why)
        else:
            self.show_text(date.isoformat())
            self._take(self.text())

    def _mark(self, why: str) -> None:
        self.setProperty("wrong", "true" if why else "false")
        self.setToolTip(why)
        self.style().polish(self)


def read_day(text: str) -> dt.date | dt.datetime | None:
    """Return the day that people mean by a text; None where it isn't a date."""
    from newsdesk.wire import read_date

    word, today = text.strip().casefold(), dt.datetime.now().astimezone().date()
    words = (("yesterday", tr("yesterday")), ("today", tr("today")), ("tomorrow", tr("tomorrow")))
    for ahead, names in enumerate(words, -1):
        if word in names:
            return today + dt.timedelta(days=ahead)
    return read_date(text)
