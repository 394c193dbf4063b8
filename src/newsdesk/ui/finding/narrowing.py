"""What the list is narrowed to: a state, a section, and the order it stands in, each with how many there are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from newsdesk.messages import Message
from newsdesk.model import Status
from newsdesk.store import FacetCounts, StoryFilter, StorySort
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_STATES: tuple[tuple[str, Status | None], ...] = (
    (Message("All"), None),
    (Message("Drafts"), Status.DRAFT),
    (Message("In review"), Status.REVIEW),
    (Message("Ready"), Status.READY),
    (Message("Published"), Status.PUBLISHED),
    (Message("Killed"), Status.KILLED),
    (Message("Spiked"), Status.SPIKED),
)
_ORDERS = (
    (Message("Last edited"), StorySort.EDITED),
    (Message("Date"), StorySort.DATE),
    (Message("Headline"), StorySort.HEADLINE),
    (Message("Urgency"), StorySort.URGENCY),
)
_COLUMNS = 2


class Narrowing(QWidget):
    """Buttons for the states, boxes for section and order."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states: dict[Status | None, QPushButton] = {}
        self.section, self.order = QComboBox(), QComboBox()
        self.section.setAccessibleName(tr("Section"))
        self.section.setToolTip(tr("Show stories of this section"))
        self.order.setAccessibleName(tr("Order"))
        self.order.setToolTip(tr("The order of the list; what a search finds stands best first"))
        for order, sort in _ORDERS:
            self.order.addItem(tr(order), sort)
        for box in (self.section, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _index: self.changed.emit())
        grid = QGridLayout()
        grid.setSpacing(0)
        self._group = QButtonGroup(self)
        for place, (name, status) in enumerate(_STATES):
            button = self.states[status] = QPushButton(tr(name))
            button.setCheckable(True)
            button.setObjectName("filter")
            self._group.addButton(button)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        self.states[None].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        boxes = QHBoxLayout()
        boxes.setSpacing(look.size["hair"])
        boxes.addWidget(self.section, 1)
        boxes.addWidget(self.order, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.size["hair"])
        layout.addLayout(grid)
        layout.addLayout(boxes)
        self.show_counts(FacetCounts(by_status={}, by_section=()))

    @property
    def status(self) -> Status | None:
        """The state that is shown; None for all but the spiked."""
        return next(status for status, button in self.states.items() if button.isChecked())

    @property
    def narrows(self) -> bool:
        """Whether less than everything is shown."""
        return self.status is not None or bool(self.section.currentData())

    def wanted(self) -> StoryFilter:
        """Return what the list shows, in which order."""
        statuses = frozenset() if self.status is None else frozenset({self.status})
        return StoryFilter(statuses, self.section.currentData() or (), sort=StorySort(self.order.currentData()))

    def show_counts(self, tally: FacetCounts) -> None:
        """Show how many stories are in each state and section; a "+" says that there are more than were counted."""
        more = "+" if tally.is_truncated else ""
        for called, status in _STATES:
            name = tr(called)
            some = [count for state, count in tally.by_status.items() if state is not Status.SPIKED]
            count = sum(some) if status is None else tally.by_status.get(status, 0)
            self.states[status].setText(f"{name}  {count:,}{more}" if count else name)
            self.states[status].setAccessibleName(tr("{name}, {count:,} stories", name=name, count=count))
        paths = [(f"{' / '.join(path)}  {count:,}{more}", path) for path, count in tally.by_section if path]
        _fill(self.section, [(tr("All sections"), ()), *paths])


def _fill(box: QComboBox, entries: list[tuple[str, tuple[str, ...]]]) -> None:
    """Give a box its entries, keeping the one that is chosen also where no story has it any more."""
    chosen, name = box.currentData(), box.currentText()
    if chosen and chosen not in [value for _name, value in entries]:
        entries.append((name, chosen))
    if entries == [(box.itemText(row), box.itemData(row)) for row in range(box.count())]:
        return
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(next((row for row, (_name, value) in enumerate(entries) if value == chosen), 0))
