"""What links here: the stories that lead to the open one, in their strip or in their text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem

from newsdesk.desk import Desk
from newsdesk.model import Article
from newsdesk.store import Summary
from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.story_rows import described, headline_of
from newsdesk.ui.language import listed, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.rows import row_kept
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_STORY = Qt.ItemDataRole.UserRole


class LinksHerePane(SidePane):
    """Lists them, and tells of them where the address of a published story is changed."""

    story_wanted = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, look: Look) -> None:
        super().__init__(tr("What links here"), look)
        self._desk, self._tasks, self._session, self._banner = desk, tasks, session, banner
        self._opened = Article()
        self._told = ""
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Stories that link here"))
        self.list.setObjectName("padded")
        self.list.setSpacing(look.size["hair"])
        self.empty = QLabel(tr("No other story links to this one. Drag it from the list into a strip."), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list, 1)
        self.list.itemActivated.connect(lambda item: self.story_wanted.emit(item.data(_STORY)))

    def start(self) -> None:
        """Look what links to the open story, and take the keys."""
        self.look()
        self.list.setFocus()

    def look(self) -> None:
        """Ask what links to the open story, and list it."""
        story = self._session.draft.id

        def answer(rows: tuple[Summary, ...]) -> None:
            if story == self._session.draft.id:
                self._show(rows)

        self._tasks.run(lambda: self._desk.linking.linking_here(story), answer)

    def opened(self, article: Article) -> None:
        """Note the address that the story has, and look again where this is in view."""
        self._opened, self._told = article, article.slug
        if self.isVisible():
            self.look()

    def changed(self, article: Article) -> None:
        """Tell what links to a published story whose address is being changed."""
        if article.id == self._opened.id and self._opened.published is None:
            # Until it is published nobody was given an address.
            self._opened, self._told = article, article.slug
        if article.id != self._opened.id or article.published is None or article.slug in ("", self._told):
            return
        self._told, before = article.slug, self._opened.slug
        if article.slug == before:
            self._banner.clear("slug")
            return

        def answer(rows: tuple[Summary, ...]) -> None:
            if article.id == self._session.draft.id:
                self._banner.tell(
                    tr(
                        "{counted} Once this is published, readers of “{before}” are led to “{slug}”.",
                        counted=_counted(rows),
                        before=before,
                        slug=article.slug,
                    ),
                    (tr("Keep the new address"), _nothing),
                    (tr("Keep the old one"), lambda: self._session.put_field("slug", before)),
                    cause="slug",
                    story=article.id,
                )

        self._tasks.run(lambda: self._desk.linking.linking_here(article.id), answer)

    def _show(self, rows: tuple[Summary, ...]) -> None:
        before = [self.list.item(place).data(_STORY) for place in range(self.list.count())]
        chosen = self.list.currentRow()
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{headline_of(row)}\n{described(row)}")
            item.setData(_STORY, row.id)
            self.list.addItem(item)
        self.list.setCurrentRow(row_kept(before, chosen, [row.id for row in rows]))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)


def _counted(rows: tuple[Summary, ...]) -> str:
    if not rows:
        return tr("No other story links here.")
    names = listed(f"“{headline_of(row)}”" for row in rows[:3])
    more = tr(" and {count} more", count=len(rows) - 3) if len(rows) > 3 else ""
    return tr("Links here from {names}{more} follow the new address.", names=names, more=more)


def _nothing() -> None:
    """Leave everything as it is."""
