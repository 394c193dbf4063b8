"""The newsroom: puts the panes together over one desk and wires them; it does not think."""

from collections.abc import Callable
from importlib import import_module
from uuid import UUID

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from newsdesk.desk import Desk, Recovered, Taken
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Finding
from newsdesk.store import ListFilter, Summary
from newsdesk.ui.arrangement import recall, remember, stacked
from newsdesk.ui.arriving import Arriving
from newsdesk.ui.banner import Banner
from newsdesk.ui.checks import ChecksPane
from newsdesk.ui.editor import EditorPane
from newsdesk.ui.exporting import Exporting
from newsdesk.ui.help import HelpPane
from newsdesk.ui.importing import ImportPane
from newsdesk.ui.look import Look
from newsdesk.ui.preview import PreviewPane
from newsdesk.ui.publication import PublicationPane
from newsdesk.ui.republishing import CorrectionPane, Republishing
from newsdesk.ui.session import Session
from newsdesk.ui.site import SitePane
from newsdesk.ui.statusline import StatusLine
from newsdesk.ui.stories import StoriesPane
from newsdesk.ui.strip import StripPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import Command, TopBar

_ONCE = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)
_TRY = "Try this first: press Import and paste the whole text of a page you have published."


class Newsroom(QWidget):
    """List, editor, strip and preview side by side."""

    def __init__(self, desk: Desk, look: Look, personal: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._look, self._personal = desk, look, personal
        self.tasks = Tasks(self)
        self.session = Session(desk, self.tasks, self)
        self.bar = TopBar(self, look)
        self.stories = StoriesPane(desk, self.tasks, look)
        self.banner = Banner(look)
        self.editor = EditorPane(look)
        self.strip = StripPane(look)
        self.importing = ImportPane(desk, self.tasks, look)
        self.publication = PublicationPane(desk, self.tasks, look)
        self.preview = PreviewPane(desk.publishing.preview, desk.media, look)
        self.checks = ChecksPane(look)
        self.help = HelpPane(look)
        self.status = StatusLine(desk.publishing.check, self.tasks, look)
        self.exporting = Exporting(desk, self.tasks, self.session, self.banner, self)
        self.arriving = Arriving(
            desk, self.tasks, self.session, self, editor=self.editor, strip=self.strip, banner=self.banner
        )
        self.correction = CorrectionPane(look)
        self.republishing = Republishing(desk, self.tasks, self.session, self.banner, self.correction)
        self.site = SitePane(desk, personal, look)
        self._offering = False
        self.setAcceptDrops(True)
        self._assemble()
        recall(personal, panes=self.panes, middle=self.middle)
        self.editor.show_rare(personal.value("rare", "true") == "true")
        self._fill_bar()
        self._wire()

    def begin(self, recovered: tuple[Recovered, ...], *, first: bool) -> None:
        """Show the list and the story to go on with: one with typing to bring back, else the one edited last."""
        self.session.offer(recovered)
        self.stories.refresh()
        if recovered:
            self.session.show(recovered[0].article.id)
            return

        def show(rows: tuple[Summary, ...]) -> None:
            if rows:
                self.session.show(rows[0].id)

        self.tasks.run(lambda: self._desk.writing.listing(ListFilter(), None, 1).rows, show)
        # What comes in is recognised by much that the first story does not need: it is read in once that is there.
        self.session.opened.connect(lambda _article: self.tasks.run(lambda: import_module("newsdesk.wire")), type=_ONCE)
        self.editor.body.setFocus()
        if first:
            self.banner.tell(_TRY, ("Import", self.show_import))

    def new_story(self) -> None:
        """Begin an empty story."""

        def started(article: Article) -> None:
            # Not before it is open: what is typed until then belongs to the story that is.
            self.session.opened.connect(self.editor.headline.setFocus, type=_ONCE)
            self.session.show(article.id)

        self.tasks.run(self._desk.writing.new, started)

    def show_import(self) -> None:
        """Show the import panel."""
        self.banner.hide()
        self.centre.setCurrentWidget(self.importing)
        self.importing.start()

    def show_publication(self) -> None:
        """Show the settings of the desk."""
        self._show_pane(self.publication)

    def show_site(self) -> None:
        """Show what publishing the site would change."""
        self._show_pane(self.site)

    def _show_pane(self, pane: PublicationPane | CorrectionPane | SitePane) -> None:
        self.centre.setCurrentWidget(pane)
        pane.start()

    def close_down(self, then: Callable[[], None]) -> None:
        """Save, let go of everything and go on; where it cannot be saved, say so and offer to go on all the same."""

        def let_go(_saved: object = None) -> None:
            remember(self._personal, panes=self.panes, middle=self.middle)
            self._personal.setValue("rare", "true" if self.editor.more.isChecked() else "false")
            self._personal.setValue("appearance", self._look.appearance.value)
            self.tasks.finish()
            self.preview.close_down()
            self.site.close_down()
            self._desk.close()
            then()

        def not_saved(error: NewsdeskError) -> None:
            self.banner.tell(f"Not saved, so not closed: {error}", ("Close all the same", let_go))

        if self.session.draft.revision:
            self.session.save(then=let_go, otherwise=not_saved)
        else:
            let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and pages dragged from a browser."""
        if event.mimeData().hasUrls() or event.mimeData().hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what was dropped in the import panel."""
        self.show_import()
        self.importing.text.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    def _assemble(self) -> None:
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.addWidget(self.editor)
        self.middle.addWidget(self.strip)
        self.middle.setStretchFactor(0, 1)
        self.middle.setSizes([520, 180])
        self.centre, self.right = QStackedWidget(), QStackedWidget()
        for stack, pane in (
            (self.centre, self.middle),
            (self.centre, self.importing),
            (self.centre, self.publication),
            (self.centre, self.correction),
            (self.centre, self.site),
            (self.right, self.preview),
            (self.right, self.checks),
            (self.right, self.help),
        ):
            stack.addWidget(pane)
        column = QWidget()
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for place, (side, stretch) in enumerate(((self.stories, 0), (column, 3), (self.right, 2))):
            self.panes.addWidget(side)
            self.panes.setStretchFactor(place, stretch)
        self.panes.setSizes([230, 570, 480])
        for splitter in (self.panes, self.middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        stacked(column, self.banner, (self.centre, 1))
        stacked(self, self.bar, (self.panes, 1), self.status)

    def _fill_bar(self) -> None:
        session, exporting, keys = self.session, self.exporting, QKeySequence.StandardKey
        self.bar.fill(
            (
                (
                    Command("New", keys.New, self.new_story, "plus", bar=True),
                    Command("Import", "Ctrl+Shift+O", self.show_import, "tray-arrow-down", bar=True),
                    Command("Find", "Ctrl+Shift+F", self.stories.start_search, "magnify", bar=True),
                ),
                (
                    Command("Save a version", keys.Save, lambda: session.save("saved by hand")),
                    Command("Undo", keys.Undo, session.undo),
                    Command("Redo", keys.Redo, session.redo),
                ),
                (
                    Command("Add to the strip", "Ctrl+L", self.strip.add.setFocus),
                    Command("Checks", "Ctrl+Shift+C", self._show_checks),
                    Command("Mend the chosen finding", "Ctrl+.", self.checks.mend.click),
                    Command("Publish the site…", "Ctrl+Shift+U", self.show_site),
                    Command("Publication…", "", self.show_publication),
                    Command("Help", keys.HelpContents, self._show_help),
                    Command("Quit", "Ctrl+Q", lambda: self.window().close()),
                ),
            ),
            exporting.commands(),
        )

    def _wire(self) -> None:
        session, editor, strip, preview = self.session, self.editor, self.strip, self.preview
        for said in (self.tasks.said, preview.tasks.said, preview.notice, editor.body.refused, self.exporting.copied):
            said.connect(self.status.say)
        # The open story
        session.opened.connect(self._opened)
        session.restored.connect(self._fill)
        session.changed.connect(preview.show_draft)
        session.changed.connect(self._show_title)
        session.saved.connect(lambda _saved: self.stories.refresh())
        session.state.connect(self.bar.saved.setText)
        session.offered.connect(self._offer)
        self.bar.move_wanted.connect(session.move)
        # What is typed, pasted and dropped
        editor.edited.connect(session.edit)
        editor.page_pasted.connect(self.arriving.sort_in)
        editor.picture_wanted.connect(self.arriving.ask_picture)
        editor.body.pictures_dropped.connect(self.arriving.add_pictures)
        strip.strip_changed.connect(lambda changed: session.edit("strip", changed))
        strip.links_wanted.connect(self.arriving.add_links)
        strip.story_dropped.connect(self.arriving.add_story)
        strip.completions_wanted.connect(self.arriving.complete)
        # Going elsewhere
        self.stories.wanted.connect(self._show_story)
        preview.story_wanted.connect(self._show_slug)
        self.importing.made.connect(self._made)
        self.republishing.story_wanted.connect(self._show_story)
        self.republishing.pane_wanted.connect(lambda: self._show_pane(self.correction))
        self.site.address_wanted.connect(self.show_publication)
        for panel in (self.importing, self.publication, self.correction, self.site):
            panel.closed.connect(self._back)
        for done in (self.publication.kept, self.correction.given):
            done.connect(self._back)
        self.publication.kept.connect(lambda: preview.show_draft(session.draft))
        # What is said of it
        preview.painted.connect(self.status.show_page)
        editor.body.cursorPositionChanged.connect(lambda: self.status.show_row(editor.body.place()[0]))
        self.status.checked.connect(self.checks.show_findings)
        for wanted in (self.status.checks_wanted, self.exporting.checks_wanted):
            wanted.connect(self._show_checks)
        self.checks.know_mends(lambda finding: self._mended(finding) is not None)
        self.checks.mend_wanted.connect(self._mend)
        for pane in (self.checks, self.help):
            pane.closed.connect(lambda: self.right.setCurrentWidget(preview))
        self.checks.place_wanted.connect(self._go_to)

    def _opened(self, article: Article) -> None:
        self._back()
        self._fill(article)
        self._show_title(article)
        self.preview.show_draft(article)
        self.stories.mark(article.id)

    def _fill(self, article: Article) -> None:
        self.editor.show_article(article)
        self.strip.set_strip(article.strip, self.session.targets)

    def _show_title(self, article: Article) -> None:
        self.bar.show_state(article.status, self.republishing.commands(article.status))
        self.window().setWindowTitle(f"{article.headline or 'Untitled'} – Newsdesk")

    def _show_story(self, story: UUID) -> None:
        if story != self.session.draft.id or self.centre.currentWidget() is not self.middle:
            self.session.show(story)

    def _show_slug(self, slug: str) -> None:
        self.tasks.run(lambda: self._desk.writing.by_slug(slug).id, self._show_story)

    def _made(self, taken: tuple[Taken, ...]) -> None:
        self._show_story(taken[-1].article.id)
        self.stories.refresh()
        self.arriving.tell(taken)

    def _offer(self, recovered: Recovered | None) -> None:
        if recovered is None:
            if self._offering:
                self.banner.hide()
            self._offering = False
            return
        self._offering = True
        when = recovered.at.astimezone().strftime("%H:%M")
        self.banner.tell(
            f"Newsdesk ended at about {when} before this story was saved. What was typed then can be brought back.",
            ("Bring it back", self.session.take_offer),
            ("Leave it among the versions", self.session.leave_offer),
        )

    def _show_checks(self) -> None:
        self.right.setCurrentWidget(self.checks)

    def _show_help(self) -> None:
        self.right.setCurrentWidget(self.help)
        self.help.start()

    def _go_to(self, place: str) -> None:
        if place == "settings":
            self.show_publication()
            return
        self._back()
        if place.startswith("links["):
            self.strip.show_row(int(place[len("links[") : -1]) - 1)
        else:
            self.editor.go_to(place)

    def _mended(self, finding: Finding) -> Article | None:
        return self._desk.publishing.mended(self.session.draft, finding)

    def _mend(self, finding: Finding) -> None:
        if (better := self._mended(finding)) is not None:
            self.session.put(better, "mend")

    def _back(self) -> None:
        self.centre.setCurrentWidget(self.middle)
