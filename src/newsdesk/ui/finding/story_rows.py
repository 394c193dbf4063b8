"""Rows of the list of stories: what they hold, under which heading, and what a screen reader says of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from newsdesk.model import STATUS_LABELS
from newsdesk.store import Hit, LockOwner, StorySort, Summary
from newsdesk.ui.language import dated, spoken, tr

ROW = Qt.ItemDataRole.UserRole
HIT, HEADING = Qt.ItemDataRole(ROW + 1), Qt.ItemDataRole(ROW + 2)
STORY_MIME = "application/x-newsdesk-story"
"""Dragged stories: their ids as text, one a line."""

Index = QModelIndex | QPersistentModelIndex
Heading = Callable[[Summary], str]
"""Says under which heading a story stands; nothing where there are no headings."""


class StoriesModel(QAbstractListModel):
    """The stories that are shown; says when more of them are wanted."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._headings: list[str] = []
        self._heading: Heading = lambda _row: ""
        self._more = False
        self.zone: tzinfo | None = None
        self.by_day = False
        self.open_story: UUID | None = None
        self.elsewhere: Mapping[UUID, LockOwner] = {}

    def show_rows(self, hits: Sequence[Hit], heading: Heading, *, more: bool) -> None:
        """Show these; where they are the same stories in the same order nothing moves."""
        same = [hit.summary.id for hit in hits] == [hit.summary.id for hit in self._hits]
        self._more, self._heading = more, heading
        headings = self._headed(hits, "")
        if same and headings == self._headings and [bool(hit.passage) for hit in hits] == self._passages():
            self._hits = list(hits)
            if hits:
                self.dataChanged.emit(self.index(0), self.index(len(hits) - 1))
            return
        self.beginResetModel()
        self._hits, self._headings = list(hits), headings
        self.endResetModel()

    def add_rows(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Show these too, below."""
        self._more = more
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            before = self._heading(self._hits[-1].summary) if self._hits else ""
            self._headings += self._headed(hits, before)
            self._hits += hits
            self.endInsertRows()

    def told(self, row: Summary) -> str:
        """Return what is told of a story below its headline: first of all who else is writing in it."""
        holder = self.elsewhere.get(row.id)
        told = described(row, self.zone, under_day=self.by_day)
        return told if holder is None else f"✎ {holder.computer} · {told}"

    def row_of(self, story: UUID) -> int | None:
        """Return where a story stands; None where it is not shown."""
        return next((place for place, hit in enumerate(self._hits) if hit.summary.id == story), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more stories than are shown."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Ask for them."""
        self._more = False
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        hit, heading = self._hits[index.row()], self._headings[index.row()]
        told: dict[int, Callable[[], object]] = {
            ROW: lambda: hit.summary,
            HIT: lambda: hit,
            HEADING: lambda: heading,
            Qt.ItemDataRole.DisplayRole: lambda: self._spoken(hit.summary),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(hit.summary),
            Qt.ItemDataRole.AccessibleDescriptionRole: lambda: hit.passage or self._heading(hit.summary),
            Qt.ItemDataRole.ToolTipRole: lambda: headline_of(hit.summary),
        }
        return told[role]() if role in told else None

    def mimeTypes(self) -> list[str]:
        """Stories can be dragged into a strip."""
        return [STORY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged stories, from top to bottom."""
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(STORY_MIME, "\n".join(str(self._hits[row].summary.id) for row in rows).encode())
        return data

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a story be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def _spoken(self, row: Summary) -> str:
        is_open = "open" if row.id == self.open_story else ""
        return ", ".join(filter(None, (headline_of(row), self.told(row), is_open)))

    def _passages(self) -> list[bool]:
        return [bool(hit.passage) for hit in self._hits]

    def _headed(self, hits: Sequence[Hit], before: str) -> list[str]:
        """Return the heading above each row: only the first one under a heading bears it."""
        headings = []
        for hit in hits:
            heading = self._heading(hit.summary)
            headings.append("" if heading == before else heading)
            before = heading
        return headings


def described(row: Summary, zone: tzinfo | None = None, *, under_day: bool = False) -> str:
    """Return what is told of a story below its headline, with times of `zone` (by itself, this computer's).

    `under_day` leaves out the day, which stands above.
    """
    edited = row.edited.astimezone(zone)
    today = datetime.now(edited.tzinfo).date()
    when = f"{edited:%H:%M}" if under_day or edited.date() == today else dated("d MMM", edited)
    if not under_day and edited.year != today.year:
        when = dated("d MMM yyyy", edited)
    state = tr(STATUS_LABELS[row.status])
    waits = row.embargo is not None and row.embargo > datetime.now(row.embargo.tzinfo)
    urgent = tr("urgency {urgency}", urgency=row.urgency) if row.urgency else ""
    return " · ".join(filter(None, ("/".join(row.section), state, tr("embargoed") if waits else "", urgent, when)))


def headline_of(row: Summary) -> str:
    """Return the headline, or what stands for one."""
    return spoken(row.headline) or tr("Untitled")


def headings(sort: StorySort, zone: tzinfo) -> Heading:
    """Return what says under which heading a story stands in a list of this order."""
    today = datetime.now(zone).date()
    if sort is StorySort.EDITED:
        return lambda row: _day(row.edited.astimezone(zone).date(), today)
    if sort is StorySort.DATE:
        return lambda row: _day(row.date or row.edited.astimezone(zone).date(), today)
    if sort is StorySort.URGENCY:
        return lambda row: tr("Urgency {urgency}", urgency=row.urgency) if row.urgency else tr("No urgency")
    return lambda _row: ""


def _day(day: date, today: date) -> str:
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    return dated("dddd d MMMM", day) if day.year == today.year else dated("dddd d MMMM yyyy", day)
