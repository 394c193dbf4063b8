"""The newsroom: puts the panes together over one desk and wires them; it does not think."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.desk import Desk, Recovered, Taken
from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Finding
from newsdesk.paths import Home
from newsdesk.store import Holder, ListFilter, Summary
from newsdesk.ui.about import AboutPane
from newsdesk.ui.areas import AreaSwitcher
from newsdesk.ui.arrangement import Arrangement, stacked
from newsdesk.ui.banner import Banner
from newsdesk.ui.commands import commands
from newsdesk.ui.finding.finder import Finder
from newsdesk.ui.finding.palette import Palette
from newsdesk.ui.finding.stories import StoriesPane
from newsdesk.ui.finding.together import Together
from newsdesk.ui.folding import FoldingController
from newsdesk.ui.going import Going
from newsdesk.ui.help import HelpPane
from newsdesk.ui.keeping.backups import Backups
from newsdesk.ui.keeping.clash import ClashPane
from newsdesk.ui.keeping.desks import Desks
from newsdesk.ui.keeping.difference import DifferencePane
from newsdesk.ui.keeping.others import Others
from newsdesk.ui.keeping.recovering import Recovering
from newsdesk.ui.keeping.versions import VersionsPane
from newsdesk.ui.language import tr
from newsdesk.ui.linking.adding import Adding
from newsdesk.ui.linking.checking import LinkChecking
from newsdesk.ui.linking.linkshere import LinksHerePane
from newsdesk.ui.linking.retargeting import LinkRetargeting
from newsdesk.ui.linking.sharing import Sharing
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.linking.suggestions import SuggestionsPane
from newsdesk.ui.linking.titles import TitleLookup
from newsdesk.ui.linking.webwork import WebWork
from newsdesk.ui.linking.wire import WirePane
from newsdesk.ui.look import Look
from newsdesk.ui.message_pane import MessagePane
from newsdesk.ui.preferences import Preferences, PreferencesPane
from newsdesk.ui.preview.pane import PreviewPane
from newsdesk.ui.publishing.checks import ChecksPane
from newsdesk.ui.publishing.exporting import Exporting
from newsdesk.ui.publishing.first import FirstPublishing
from newsdesk.ui.publishing.house import HousePane
from newsdesk.ui.publishing.publication import PublicationPane
from newsdesk.ui.publishing.publish_controller import PublishController
from newsdesk.ui.publishing.publish_pane import PublishPane
from newsdesk.ui.publishing.republishing import Republishing
from newsdesk.ui.publishing.rules_pane import RulesPane
from newsdesk.ui.publishing.site import SitePane
from newsdesk.ui.statusline import StatusLine
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import TopBar
from newsdesk.ui.wiring import wire
from newsdesk.ui.writing.arriving import Arriving
from newsdesk.ui.writing.beginning import Beginning
from newsdesk.ui.writing.card_picture import CardPicture
from newsdesk.ui.writing.details import DetailsPane
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.fields import files_in, take_copy
from newsdesk.ui.writing.findhere import FindHere
from newsdesk.ui.writing.importdraft import ImportDraftKeeper
from newsdesk.ui.writing.importing import ImportPane
from newsdesk.ui.writing.pictures import PicturesPane
from newsdesk.ui.writing.replacing import ReplacingPane
from newsdesk.ui.writing.session import Session
from newsdesk.ui.writing.snippets import SnippetKeys, SnippetsPane
from newsdesk.ui.writing.spelling import Speller, SpellingKeys
from newsdesk.wording import Wording

_ONCE = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)
# So many stories are looked at for one to begin with.
_FIRST = 20
_TRY = Wording("Try this first: press Import and paste the whole text of a page you have published.")


class Newsroom(QWidget):
    """List, editor, strip and preview side by side; `ready` once a story is open, or there is none to open."""

    ready = Signal()

    def __init__(self, desk: Desk, look: Look, personal: QSettings, home: Home, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._look, self._personal = desk, look, personal
        self.tasks = Tasks(self)
        self.session = Session(desk, self.tasks, self)
        self.bar = TopBar(self, look)
        self.stories = StoriesPane(desk, look)
        self.banner = Banner(look)
        self.editor = EditorPane(look)
        self.strip = StripPane(look)
        self.importing = ImportPane(desk, self.tasks, look)
        self.publication = PublicationPane(desk, self.tasks, look)
        self.house, self.rules = HousePane(desk, self.tasks, look), RulesPane(desk, self.tasks, look)
        self.preview = PreviewPane(desk.publishing.preview, desk.pictures.read, look)
        self.pictures = PicturesPane(desk.pictures.read, desk.pictures.cropped, self.tasks, look)
        self.checks, self.details = (
            ChecksPane(look),
            DetailsPane(look, CardPicture(desk.pictures.read, self.pictures.reading, look)),
        )
        self.wire = WirePane(desk, self.tasks, personal, look)
        self.suggestions = SuggestionsPane(desk.suggesting.suggest, self.tasks, look)
        self.links_here = LinksHerePane(desk, self.tasks, self.session, self.banner, look)
        self.versions = VersionsPane(desk, self.tasks, self.session, look)
        self.help, self.message = HelpPane(look), MessagePane(look)
        self.about = AboutPane(home, look)
        self.preferences = Preferences(personal, look)
        self.status = StatusLine(desk.publishing.check, self.tasks, look)
        self.places = Arrangement(
            look, self.banner, left=self.stories, middle=(self.editor, self.strip), page=self.preview
        )
        self.exporting = Exporting(desk, self.tasks, self.session, self.banner, self)
        self.find_here = FindHere(self.session, self.editor, self.strip, self.editor.finding)
        self.adding = Adding(desk, self.tasks, self.session, self.strip, self.banner)
        self.web = WebWork(self.strip)
        self.link_checking = LinkChecking(
            desk, self.tasks, self.session, web=self.web, strip=self.strip, banner=self.banner
        )
        self.titles = TitleLookup(desk, personal, self.session, web=self.web, banner=self.banner)
        self.arriving = Arriving(desk, self.tasks, self.session, self, editor=self.editor, banner=self.banner)
        self.difference = DifferencePane(self.tasks, look)
        self.recovering = Recovering(self.banner, self.session, self.difference)
        self.others = Others(desk, self.tasks, self.session, self.banner, ClashPane(self.tasks, self.session, look))
        self.publishing = PublishController(desk, self.tasks, self.session, self.banner, PublishPane(look))
        self.republishing = Republishing(
            desk, self.tasks, self.session, self.banner, publishing=self.publishing, look=look
        )
        self.first = FirstPublishing(desk, self.tasks, self.session, self.publication, self.publishing)
        self.site = SitePane(desk, personal, look)
        self.backups = Backups(desk, personal, self.banner, self)
        self.replacing = ReplacingPane(desk, look)
        self.asking = Palette(look, self)
        self.speller = Speller(desk, self.tasks, self)
        self.spelling = SpellingKeys(desk, self.session, self.editor, palette=self.asking, speller=self.speller)
        self.finder = Finder(desk, self.session, self.asking, self.bar, self.editor, tasks=self.tasks)
        self.snippets = SnippetsPane(desk, self.tasks, look)
        self.snippet_keys = SnippetKeys(desk, self.session, self.editor, palette=self.asking, tasks=self.tasks)
        self.sharing = Sharing(desk, self.tasks, self.session, self.strip, palette=self.asking, banner=self.banner)
        self.together = Together(
            desk, self.tasks, self.session, stories=self.stories, palette=self.asking, banner=self.banner
        )
        self._assemble()
        wire(self)

    def dress(self) -> None:
        """Show and save the text as the editor likes it."""
        self.editor.body.dress(self.preferences.font, self.preferences.measure)
        self.session.saving.rest_for(self.preferences.rest)

    def write_alone(self) -> None:
        """Show the text alone, or everything again."""
        alone = self.stories.isVisible()
        self.places.write_alone(alone=alone)
        self.editor.body.setFocus()

    def begin(self, recovered: tuple[Recovered, ...], *, first: bool) -> None:
        """Show the list and the story to go on with: one with typing to bring back, else the one edited last."""
        # The story comes first: icons and what recognises an import are read in once it is there.
        self.session.opened.connect(lambda _article: self._draw_icons(), type=_ONCE)
        self.session.opened.connect(lambda _article: self.tasks.run(lambda: import_module("newsdesk.wire")), type=_ONCE)
        self.session.opened.connect(lambda _article: self.ready.emit(), type=_ONCE)
        self.ready.connect(self.import_draft.look_for_drafts, type=_ONCE)
        self.session.saving.offer(recovered)
        self.stories.refresh()
        self.read_settings()
        if recovered:
            self.session.show(recovered[0].article.id)
            return

        def show(rows: tuple[Summary, ...]) -> None:
            # A damaged story is in the list and cannot be opened.
            if sound := [row for row in rows if not row.damaged]:
                self.session.show(sound[0].id)
            else:
                self._draw_icons()
                self.ready.emit()

        self.tasks.run(lambda: self._desk.writing.listing(ListFilter(), None, _FIRST).rows, show)
        self.editor.body.setFocus()
        if first:
            self.banner.tell(
                tr(_TRY),
                (tr("Import"), partial(self.places.show_pane, self.importing)),
                cause="first start",
                of_desk=True,
            )
        if not self._desk.shared:
            self.backups.warn_where_it_lies(self._desk.folder)

    def read_settings(self) -> None:
        """Tell panes that show it what the desk publishes with."""
        self.tasks.run(lambda: self._desk.settings, self.details.know)

    def save_pdf(self) -> None:
        """Ask where to, and save the page in the preview as a PDF."""
        name = f"{self.session.draft.slug or 'untitled'}.pdf"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save the page as which PDF?"), name, tr("PDF (*.pdf)"))
        if path:
            self.preview.save_pdf(path)

    def print_page(self) -> None:
        """Ask on which printer, and print the page in the preview."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.session.draft.headline or tr("Untitled"))
        if QPrintDialog(printer, self).exec():
            self.preview.print_on(printer)

    def replace_everywhere(self) -> None:
        """Show find and replace over all stories; the open one is saved first, so that it counts as it stands."""
        self.session.save(then=lambda _saved: self.places.show_pane(self.replacing))

    def show_keys(self) -> None:
        """Show the sheet of all keys."""
        self.places.show_beside(self.help)
        self.help.read("keys.md")

    def close_down(self, then: Callable[[], None]) -> None:
        """Save, let go of everything and go on; where it cannot be saved, say so and offer to go on all the same."""

        def let_go(_saved: object = None) -> None:
            self.folding.unfold()
            self.places.remember(self._personal)
            self._personal.setValue("rare", "true" if self.editor.more.isChecked() else "false")
            self._personal.setValue("appearance", self._look.appearance.value)
            self.together.close_down()
            self.stories.close_down()
            self.others.close_down()
            self.import_draft.close_down()
            self.tasks.finish()
            self.session.saving.journaling.finish()
            self.preview.close_down()
            self.pictures.close_down()
            self.site.close_down()
            self.web.close_down()
            self.wire.fetches.close_down()
            self.replacing.close_down()
            self.backups.close_down()
            self._desk.close()
            then()

        def not_saved(error: NewsdeskError) -> None:
            self.banner.tell(
                tr("Not saved, so not closed: {error}", error=error),
                (tr("Close without saving"), let_go),
                cause="closing",
                of_desk=True,
            )

        if self.session.draft.revision:
            self.session.save(then=let_go, otherwise=not_saved)
        else:
            let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and pages dragged from a browser."""
        if event.mimeData().hasUrls() or event.mimeData().hasHtml():
            event.accept()
            take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say that it will be a copy."""
        event.accept()
        take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take pictures into the story in view; show all else that was dropped in the import panel."""
        files = files_in(event.mimeData())
        if files and self.places.writing:
            self.editor.body.take_files(files)
        else:
            self.places.show_pane(self.importing)
            self.importing.text.insertFromMimeData(event.mimeData())
        event.accept()
        take_copy(event)

    def import_files(self, files: tuple[Path, ...]) -> None:
        """Show in the import panel what files hold."""
        self.places.show_pane(self.importing)
        self.importing.read_files(files)

    def _draw_icons(self) -> None:
        # What makes them takes a sixth of a second to read in, which would be felt in a key.
        self.tasks.run(lambda: import_module("qtawesome"), lambda _read: self._look.draw_icons())

    def _assemble(self) -> None:
        self.setAcceptDrops(True)
        self.places.middle.setFocusProxy(self.editor.body)
        self.editor.use(self.speller)
        self.preferring, self.editor_name = PreferencesPane(self.preferences, self._look), self._desk.editor
        self.desks = Desks(self._personal, self.asking, self.banner)
        self.going = Going(self._desk, self)
        self.retargeting = LinkRetargeting(self.session, self.strip, self.finder)
        self.areas = AreaSwitcher(self)
        self.import_draft = ImportDraftKeeper(self._desk, self.session.saving.journaling, self.importing)
        self.beginning = Beginning(
            self._desk, self.tasks, self.session, editor=self.editor, stories=self.stories, banner=self.banner
        )
        self.places.admit(
            centre=(
                self.importing,
                self.preferring,
                self.publication,
                self.house,
                self.rules,
                self.snippets,
                self.republishing.correction,
                self.site,
                self.replacing,
            ),
            beside=(
                *(self.checks, self.wire, self.suggestions, self.pictures),
                *(self.details, self.links_here, self.versions, self.difference, self.others.pane),
                *(self.help, self.about, self.message, self.publishing.pane, self.republishing.killing),
            ),
        )
        stacked(self, self.bar, (self.places, 1), self.status)
        # Until a story is open there is nothing that could keep what is typed.
        self._close(closed=True)
        self.places.recall(self._personal)
        self.preferences.changed.connect(self.dress)
        self.dress()
        self.editor.show_rare(self._personal.value("rare", "true") == "true")
        self.folding = FoldingController(self.places, self._look.size["low"], (self.strip.fold, self.editor.more))
        self.bar.fill(commands(self), self.exporting.commands())
        self.strip.more.setMenu(self.bar.add_menu(tr("Off the wire"), self.sharing.commands(self.finder, self.adding)))

    def opened(self, article: Article) -> None:
        """Show a story that was opened in every pane."""
        self.fill(article)
        self.show_title(article)
        self.preview.show_draft(article)
        self.stories.mark(article.id)

    def fill(self, article: Article, *, follow: bool = False) -> None:
        """Show the open story anew where it is edited; the caret stays, or with `follow` goes to what changed."""
        self.editor.show_article(article, follow=follow)
        self.strip.set_strip(article.strip, self.session.targets, self.session.base_url)

    def lend(self, holder: Holder | None) -> None:
        """Let the open story be read only while another window has it."""
        self._close(closed=holder is not None)
        self.others.tell_lent(holder)

    def _close(self, *, closed: bool) -> None:
        self.editor.lend(closed)
        for pane in (self.strip, self.pictures, self.details):
            pane.setEnabled(not closed)

    def show_title(self, article: Article) -> None:
        """Show headline and state in the window's frame."""
        self.bar.show_state(article.status, self.republishing.commands(article.status))
        self.window().setWindowTitle(tr("{headline} – Newsdesk", headline=article.headline or tr("Untitled")))

    def made(self, taken: tuple[Taken, ...]) -> None:
        """Go to the last story of those that came in, unless others wait; tell what was left out of them."""
        if not self.importing.waiting:
            self.going.to_text(taken[-1].article.id)
        self.stories.refresh()
        self.banner.clear("first start")
        self.arriving.tell(taken)

    def mended(self, finding: Finding) -> Article | None:
        """Return the open story without the finding; None where a machine cannot mend it."""
        return self._desk.publishing.mended(self.session.draft, finding)

    def mend(self, finding: Finding) -> None:
        """Mend a finding, as a step that can be undone."""
        if (better := self.mended(finding)) is not None:
            self.session.put(better, "mend")
