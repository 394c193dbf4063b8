"""The strip: the related headlines of the open article, in order."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsdesk.messages import Message
from newsdesk.model import LinkCheckResult, LinkTarget, RelatedLink, Strip, find_duplicates, strip_tracking_params
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_add import AddField
from newsdesk.ui.linking.strip_list import LinkList
from newsdesk.ui.linking.strip_mime import links_from_mime, take_links, welcome_links
from newsdesk.ui.look import Look

_CHECK = Message("Check links: ask where they lead and tell which are dead or moved (Ctrl+Alt+K)")
_NO_LINK = Message("No related headlines yet. Type one above, paste a list of them, or drag a story here.")


class StripPane(QWidget):
    """Shows a strip and says how it was changed; undo belongs to the article's history.

    What comes in is handed to `links_wanted`, which answers through `add_links` once it is known which of the
    addresses are stories of this desk, and which are there already. `stepped` stands round each change that is a step
    of its own; `repeated` says that the row that was edited now is the same as another. `needed` is the height, in
    pixels, that is enough where there are no rows or they are folded; 0 where there can never be enough.
    """

    strip_changed = Signal(object)
    stepped = Signal()
    links_wanted = Signal(object)
    repeated = Signal(int, object)
    needed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shared: UUID | None = None
        self._story: UUID | None = None
        self._needed = 0
        self.fold = self._button("chevron-down", tr("Fold the strip"), tr("Show or fold the strip"), checkable=True)
        self.fold.setObjectName("plain")
        self.fold.setChecked(True)
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the strip"))
        self.title.setToolTip(tr("The title readers see above these headlines"))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.tracked = QToolButton()
        self.tracked.setAccessibleName(tr("Cut what follows readers"))
        self.tracked.hide()
        self.details = self._button(
            "table-column", tr("Source, date and note"), tr("Show source, date and note of each link"), checkable=True
        )
        self.check = self._button("web-check", tr("Check links"), tr(_CHECK), checkable=False)
        self.check.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more = self._button("dots-horizontal", tr("More for the strip"), tr("Share the strip, or copy another"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add = AddField(look)
        # Without a parent until it is laid out, when the order is given in which the keys go from field to field.
        self.list = LinkList(look)
        self.sharing = QLabel(wordWrap=True)
        self.sharing.setObjectName("quiet")
        self.take_over = QPushButton(tr("Take it over"))
        self.take_over.setToolTip(tr("Let the strip read as the shared one does now"))
        self.sharing.hide()
        self.take_over.hide()
        self.empty = QLabel(tr(_NO_LINK), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.setAcceptDrops(True)
        self._assemble()
        self._wire()

    def begin(self, story: UUID) -> None:
        """Forget what was half typed and chosen for another story."""
        if story != self._story:
            self._story = story
            self.add.clear()
            self.list.forget_place()

    def set_strip(self, strip: Strip, targets: Mapping[UUID, LinkTarget], base_url: str = "") -> None:
        """Show `strip`; says nothing."""
        self.list.targets, self.list.base_url = targets, base_url
        self._shared = strip.shared
        if self.title.text() != strip.title:
            self.show_title(strip.title)
        if strip.links != self.list.links():
            self.list.show_links(strip.links)
        else:
            self.list.say()
        self._count()

    def strip(self) -> Strip:
        """Return the strip as it is shown."""
        shown = tuple(link for link in self.list.links() if link.headline or link.url or link.article)
        return Strip(title=self.title.text(), links=shown, shared=self._shared)

    def show_sharing(self, text: str, *, differs: bool = False) -> None:
        """Show whose strip this is, in a line of its own; "" for none. It may be taken over where it `differs`."""
        self.sharing.setText(text)
        self.sharing.setVisible(bool(text))
        self.take_over.setVisible(differs)
        self._fit()

    def know(self, targets: Mapping[UUID, LinkTarget]) -> None:
        """Learn about stories that are about to be linked to."""
        self.list.targets = {**self.list.targets, **targets}

    def add_links(self, links: tuple[RelatedLink, ...]) -> None:
        """Add links at the end, the last of them in view."""
        if links:
            self.list.add(links)
            self._changed()

    def show_health(self, seen: Mapping[str, LinkCheckResult]) -> None:
        """Show what was last seen where the links lead, by `link_health_key`."""
        self.list.seen = seen
        self.list.say()

    def show_checking(self, progress: str) -> None:
        """Show how far a check of the links is, and that it can be stopped; "" where none is under way."""
        self.check.setText(tr("{progress} · Stop", progress=progress) if progress else "")
        self.check.setAccessibleName(
            tr("Checking links, {progress}: stop", progress=progress) if progress else tr("Check links")
        )
        self.check.setToolTip(
            tr("Stop checking the links; what was seen until then is kept") if progress else tr(_CHECK)
        )

    def use_new_addresses(self) -> None:
        """Lead every link that was seen to move to where it moved to, as one step."""
        self.list.use_new_addresses(range(self.list.topLevelItemCount()))

    def take_out(self, link: RelatedLink) -> None:
        """Take the last row with this link out, if there still is one: rows may have moved since it was offered."""
        rows = [row for row, other in enumerate(self.list.links()) if other == link]
        if rows:
            self.show_row(rows[-1])
            self.list.take_out()

    def change_link(self, link: RelatedLink, to: RelatedLink) -> None:
        """Put another link in the place of this one, if it is still there, as one step."""
        links = list(self.list.links())
        if link in links:
            row = links.index(link)
            links[row] = to
            self.list.show_links(links)
            self._changed(row)

    def show_row(self, row: int) -> None:
        """Show a row and put the caret there."""
        if row < self.list.topLevelItemCount():
            self.fold.setChecked(True)
            self.list.go_to(row)

    def cut_trackers(self) -> None:
        """Cut from every address what only follows readers around, as one step."""
        self.list.show_links(replace(link, url=strip_tracking_params(link.url)) for link in self.list.links())
        self._changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take stories, links and text anywhere in the strip, also where there is no row yet."""
        welcome_links(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped at the end."""
        take_links(event, self.list.dropped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the field its width: where it is narrow it has a line of its own."""
        super().resizeEvent(event)
        self._place_add(roomy=event.size().width() >= self._look.size["roomy"])
        if self._needed:
            self._fit()

    def show_title(self, title: str) -> None:
        """Show the title from its beginning, with room for a short one."""
        self.title.setText(title)
        self.title.setCursorPosition(0)
        needed = self.title.fontMetrics().horizontalAdvance(title) + self._look.size["wide"]
        self.title.setMinimumWidth(min(self._look.size["strip_cell"], needed))

    def _assemble(self) -> None:
        margin, small = self._look.size["margin"], self._look.size["small"]
        self._header = QGridLayout()
        self._header.setSpacing(self._look.size["hair"])
        for place, widget in enumerate((self.fold, self.title, self.count, self.tracked)):
            self._header.addWidget(widget, 0, place)
        for place, widget in enumerate((self.check, self.details, self.more), start=5):
            self._header.addWidget(widget, 0, place)
        self._header.setColumnStretch(1, 1)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(margin - small, small, margin, small)
        layout.setSpacing(self._look.size["hair"])
        layout.addLayout(self._header)
        self._place_add(roomy=False)
        below = QHBoxLayout()
        below.setContentsMargins(small, 0, small, 0)
        below.addWidget(self.sharing, 1)
        below.addWidget(self.take_over)
        layout.addLayout(below)
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.empty.setContentsMargins(small, 0, 0, small)
        # Tab from the text goes where links are added; the title, which it would select, is behind them.
        for one, other in pairwise(
            (self.add, self.fold, self.title, self.tracked, self.check, self.details, self.more)
        ):
            self.setTabOrder(one, other)

    def _place_add(self, *, roomy: bool) -> None:
        self._header.addWidget(self.add, *((0, 4, 1, 1) if roomy else (1, 0, 1, 8)))
        self._header.setColumnStretch(4, 2 if roomy else 0)

    def _fit(self) -> None:
        layout, before = self._column, self._needed
        wraps = layout.hasHeightForWidth()
        least = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        self._needed = 0 if self.list.isVisibleTo(self) else least
        if self._needed != before:
            self.needed.emit(self._needed)

    def _button(self, icon: str, name: str, tip: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setCheckable(checkable)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        self._look.give_icon(button, icon)
        button.setIconSize(QSize(self._look.size["icon"], self._look.size["icon"]))
        return button

    def _wire(self) -> None:
        self.title.textEdited.connect(lambda _text: self._emit())
        self.add.links_wanted.connect(self.links_wanted)
        self.add.left.connect(self._enter_list)
        self.list.changed.connect(self._changed)
        self.list.dropped.connect(self._take)
        self.tracked.clicked.connect(self.cut_trackers)
        self.details.toggled.connect(lambda shown: self.list.detail(shown=shown))
        self.list.detailed_changed.connect(self.details.setChecked)
        self.fold.toggled.connect(self._fold)

    def _fold(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's toggled says it
        self._count()
        self._look.give_icon(self.fold, "chevron-down" if shown else "chevron-right")

    def _enter_list(self) -> None:
        if self.list.topLevelItemCount():
            self.list.go_to(max(0, self.list.currentIndex().row()))

    def _take(self, mime: QMimeData) -> None:
        self.links_wanted.emit(links_from_mime(mime))

    def _changed(self, row: int | None = None) -> None:
        """Say that rows came, went or changed, which is a step of its own."""
        self.stepped.emit()
        self._emit()
        self.stepped.emit()
        if row is not None:
            self._tell_repeated(row)

    def _tell_repeated(self, row: int) -> None:
        for place, double in find_duplicates(self.list.links(), self.list.targets).items():
            if row in (place, double.original_index):
                other = double.original_index if row == place else place
                self.repeated.emit(row, replace(double, original_index=other))
                return

    def _emit(self) -> None:
        self._count()
        self.strip_changed.emit(self.strip())

    def _count(self) -> None:
        links = self.list.links()
        self.count.setText(str(len(links)))
        self.count.setAccessibleName(tr("{count} related links", count=len(links)))
        tracked = sum(strip_tracking_params(link.url) != link.url for link in links)
        self.tracked.setText(f"⚑ {tracked}")
        self.tracked.setToolTip(
            tr("Cut from {tracked} addresses here what only follows readers around", tracked=tracked)
        )
        self.tracked.setVisible(bool(tracked))
        self.list.setVisible(self.fold.isChecked() and bool(links))
        self.empty.setVisible(self.fold.isChecked() and not links)
        self._fit()
