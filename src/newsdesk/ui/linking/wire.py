"""The wire beside the story: what feeds bring, and what an editor makes of it."""

from PySide6.QtCore import QModelIndex, QSettings, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk
from newsdesk.messages import Message
from newsdesk.model import Feed, WireItem
from newsdesk.store import FeedItemCursor, FeedItemFilter, FeedItemPage
from newsdesk.ui.finding.story_rows import ROW
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.linking.fetches import Fetches
from newsdesk.ui.linking.wire_rows import WireDelegate, WireModel, described
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.tasks import Tasks

_EMPTY = Message("No feed yet. Type the address of a feed, or of a web page that has one, below.")
_NOTHING = Message("Nothing on the wire fits. Fetch, or look for other words.")
_PAUSE_MS = 150


class WirePane(SidePane):
    """Shows the wire, newest first; what is chosen goes into the strip or becomes a story by a key."""

    link_wanted = Signal(object)
    story_started = Signal(object)
    shown = Signal()
    primary = "begin"

    def __init__(self, desk: Desk, tasks: Tasks, personal: QSettings, look: Look) -> None:
        self.fetch = QPushButton(tr("Fetch"))
        self.fetch.setToolTip(tr("Ask all feeds for what is new (F5)"))
        super().__init__(tr("Wire"), look, self.fetch)
        self._desk, self._tasks, self._look = desk, tasks, look
        self.fetches = Fetches(desk, personal, self)
        self._next: FeedItemCursor | None = None
        self._feeds: tuple[Feed, ...] = ()
        self.words = QLineEdit(placeholderText=tr("Find on the wire"))
        self.feed = QComboBox()
        self.unseen = QCheckBox(tr("New only"))
        self.model, self.list = WireModel(self), QListView()
        self.empty = QLabel(tr(_EMPTY), wordWrap=True)
        self.text = QTextBrowser()
        self.strip, self.begin, self.open = (
            QPushButton(tr("Add to strip")),
            QPushButton(tr("Start a story")),
            QPushButton(tr("Open")),
        )
        self.address = QLineEdit(placeholderText=tr("Add a feed: its address, or a page's"))
        self.itself = QCheckBox(tr("Fetch by itself"))
        self.remove = QPushButton(tr("Take off"))
        self.said = QLabel(wordWrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._assemble()
        self._wire()

    def start(self) -> None:
        """Show the wire as it is."""
        self._read_feeds()
        self.refresh()
        (self.list if self.model.rowCount() else self.words).setFocus()

    def refresh(self) -> None:
        """Show the newest items that fit what is looked for."""
        wanted = self._wanted()

        def show(page: FeedItemPage) -> None:
            if wanted == self._wanted():
                self._next = page.next
                chosen = self._chosen()
                self.model.show_rows(page.items, more=page.next is not None)
                if page.items:
                    # News comes in above what was chosen, which stays so.
                    numbers = [item.id for item in page.items]
                    row = numbers.index(chosen.id) if chosen is not None and chosen.id in numbers else 0
                    self.list.setCurrentIndex(self.model.index(row))
                self._show_what_is_there()
                self.shown.emit()

        self._tasks.run(lambda: self._desk.wire.items(wanted), show)

    def ask(self) -> None:
        """Fetch all feeds, or stop fetching."""
        if self.fetches.under_way:
            self.fetches.stop()
            self.said.setText(tr("Stopping…"))
        else:
            self.fetches.fetch(self._feeds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fetch with F5."""
        if event.key() == Qt.Key.Key_F5:
            self.ask()
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> FeedItemFilter:
        return FeedItemFilter(feed=self.feed.currentData() or 0, unseen=self.unseen.isChecked(), text=self.words.text())

    def _more(self) -> None:
        wanted, after = self._wanted(), self._next

        def show(page: FeedItemPage) -> None:
            if wanted == self._wanted() and after == self._next:
                self._next = page.next
                self.model.add_rows(page.items, more=page.next is not None)

        if after is not None:
            self._tasks.run(lambda: self._desk.wire.items(wanted, after), show)

    def _read_feeds(self) -> None:
        def show(feeds: tuple[Feed, ...]) -> None:
            self._feeds = feeds
            chosen = self.feed.currentData()
            self.feed.blockSignals(True)
            self.feed.clear()
            self.feed.addItem(tr("All feeds"), 0)
            for feed in feeds:
                self.feed.addItem(f"⚠ {feed.title}" if feed.error else feed.title, feed.id)
                self.feed.setItemData(
                    self.feed.count() - 1, spoken(feed.error) or feed.url, Qt.ItemDataRole.ToolTipRole
                )
            self.feed.setCurrentIndex(max(0, self.feed.findData(chosen)))
            self.feed.blockSignals(False)
            self._show_what_is_there()
            if not feeds and self.words.hasFocus():
                self.address.setFocus()

        self._tasks.run(self._desk.wire.feeds, show)

    def _show_what_is_there(self) -> None:
        some = bool(self.model.rowCount())
        self.list.setVisible(some)
        self.text.setVisible(some)
        self.empty.setVisible(not some)
        self.empty.setText(tr(_NOTHING if self._feeds else _EMPTY))
        for button in (self.strip, self.begin, self.open):
            button.setEnabled(some)
        self.fetch.setEnabled(bool(self._feeds))
        self.remove.setVisible(bool(self.feed.currentData()))
        chosen = next((feed for feed in self._feeds if feed.id == self.feed.currentData()), None)
        if chosen is not None and chosen.error:
            self.said.setText(spoken(chosen.error))

    def _chosen(self) -> WireItem | None:
        index = self.list.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def _show_item(self, index: QModelIndex) -> None:
        item = self._chosen()
        if item is None:
            self.text.clear()
            return
        self.text.setPlainText("\n\n".join((item.item.headline, described(item), item.item.text or item.item.summary)))
        if not item.seen and self.list.hasFocus():
            self.model.mark(index.row())
            self._tasks.run(lambda: self._desk.wire.mark_seen((item.id,)))

    def use(self, item: int) -> None:
        """Mark an item that was put into a strip elsewhere."""
        self._tasks.run(lambda: self._desk.wire.as_link(item), lambda _link: self.refresh())

    def _add_to_strip(self) -> None:
        item = self._chosen()
        if item is not None:
            self.model.mark(self.list.currentIndex().row(), used=True)
            self._tasks.run(lambda: self._desk.wire.as_link(item.id), lambda link: self.link_wanted.emit((link,)))

    def _begin_story(self) -> None:
        item = self._chosen()
        if item is not None:
            self.model.mark(self.list.currentIndex().row(), used=True)
            self._tasks.run(
                lambda: self._desk.wire.start_story(item.id), lambda article: self.story_started.emit(article.id)
            )

    def _open(self) -> None:
        item = self._chosen()
        if item is not None and item.item.url:
            QDesktopServices.openUrl(QUrl(item.item.url))

    def _add_feed(self) -> None:
        address = self.address.text().strip()
        if address:
            self.said.setText(tr("Asking for the feed…"))
            self.fetches.add(address)

    def _remove_feed(self) -> None:
        feed = self.feed.currentData()

        def removed(_done: object) -> None:
            self._show_ended(tr("The feed and its items are off the desk."))

        if feed:
            self.feed.setCurrentIndex(0)
            self._tasks.run(lambda: self._desk.wire.remove(feed), removed)

    def _show_ended(self, told: str) -> None:
        self.said.setText(told)
        self._read_feeds()
        self.refresh()

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        self.fetch.setText(tr("Stop") if busy else tr("Fetch"))
        self.fetch.setEnabled(busy or bool(self._feeds))
        self.address.setEnabled(not busy)

    def _assemble(self) -> None:
        gap, small = self._look.size["gap"], self._look.size["small"]
        for field, name in ((self.words, tr("Find on the wire")), (self.address, tr("Add a feed"))):
            field.setObjectName("boxed")
            field.setAccessibleName(name)
        self.feed.setAccessibleName(tr("Feed"))
        self.feed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setModel(self.model)
        self.list.setItemDelegate(WireDelegate(self._look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Items of the wire"))
        self.text.setAccessibleName(tr("The chosen item"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(gap)
        self.strip.setToolTip(tr("Add the item to the strip of the open story (Enter)"))
        self.begin.setToolTip(tr("Begin a story with its source and date, its text as notes (Ctrl+Enter)"))
        self.open.setToolTip(tr("Open the item in the browser"))
        self.itself.setToolTip(tr("Ask feeds for what is new while the window is open; off unless you turn it on"))
        self.remove.setToolTip(tr("Take this feed and its items off the desk"))
        self.said.setObjectName("quiet")
        self.empty.setObjectName("quiet")
        self.itself.setChecked(self.fetches.by_itself)
        above = QVBoxLayout()
        above.setContentsMargins(gap, 0, gap, small)
        above.addWidget(self.words)
        above.addLayout(_row(self.feed, self.unseen, self.remove, stretch=0))
        below = QVBoxLayout()
        below.setContentsMargins(gap, small, gap, small)
        below.setSpacing(small)
        below.addLayout(_row(self.strip, self.begin, self.open))
        below.addWidget(self.said)
        below.addLayout(_row(self.address, self.itself, stretch=0))
        self.empty.setContentsMargins(gap, small, gap, small)
        self.column.addLayout(above)
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self.text, 2)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addStretch()
        self.column.addLayout(below)

    def _wire(self) -> None:
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.refresh)
        self.feed.currentIndexChanged.connect(lambda _row: self.refresh())
        self.unseen.toggled.connect(lambda _on: self.refresh())
        self.model.more_wanted.connect(self._more)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show_item(now))
        self.list.activated.connect(lambda _index: self._add_to_strip())
        self.strip.clicked.connect(self._add_to_strip)
        self.begin.setObjectName(self.primary)
        self.begin.clicked.connect(self._begin_story)
        self.open.clicked.connect(self._open)
        self.fetch.clicked.connect(self.ask)
        self.address.returnPressed.connect(self._add_feed)
        self.remove.clicked.connect(self._remove_feed)
        self.itself.toggled.connect(self.fetches.fetch_by_itself)
        self.fetches.progressed.connect(self.said.setText)
        self.fetches.busy.connect(self._show_busy)
        self.fetches.ended.connect(self._show_ended)
        self.fetches.added.connect(self.address.clear)


def _row(*widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
    row = QHBoxLayout()
    for place, widget in enumerate(widgets):
        row.addWidget(widget, int(place == stretch))
    if stretch < 0:
        row.addStretch()
    return row
