"""The newsroom: puts the panes together over one desk and wires them; it does not think."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from newsdesk.desk import Desk, Taken
from newsdesk.model import Article, Finding
from newsdesk.paths import DeskPaths
from newsdesk.store import LockOwner
from newsdesk.ui.about import AboutPane
from newsdesk.ui.areas import AreaSwitcher
from newsdesk.ui.arrangement import Arrangement, stacked
from newsdesk.ui.banner import Banner
from newsdesk.ui.commands import commands
from newsdesk.ui.drops import WindowDrops
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
from newsdesk.ui.keeping.restoring import RestoreController
from newsdesk.ui.keeping.versions import VersionsPane
from newsdesk.ui.language import tr
from newsdesk.ui.lifecycle import Lifecycle
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
from newsdesk.ui.preview.printing import PrintController
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
from newsdesk.ui.writing.findhere import FindHere
from newsdesk.ui.writing.importdraft import ImportDraftKeeper
from newsdesk.ui.writing.importing import ImportPane
from newsdesk.ui.writing.pictures import PicturesPane
from newsdesk.ui.writing.replacing import ReplacingPane
from newsdesk.ui.writing.session import Session
from newsdesk.ui.writing.snippets import SnippetKeys, SnippetsPane
from newsdesk.ui.writing.spelling import Speller, SpellingKeys


class Newsroom(QWidget):
    """List, editor, strip and preview side by side; `ready` once a story is open, or there is none to open."""

    ready = Signal()

    def __init__(self, desk: Desk, look: Look, personal: QSettings, home: DeskPaths, parent: QWidget) -> None:
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

    def read_settings(self) -> None:
        """Tell panes that show it what the desk publishes with."""
        self.tasks.run(lambda: self._desk.settings, self.details.know)

    def replace_everywhere(self) -> None:
        """Show find and replace over all stories; the open one is saved first, so that it counts as it stands."""
        self.session.save(then=lambda _saved: self.places.show_pane(self.replacing))

    def show_keys(self) -> None:
        """Show the sheet of all keys."""
        self.places.show_beside(self.help)
        self.help.read("keys.md")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pages; an event filter would see every event of the window."""
        self.drops.welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say that it will be a copy."""
        self.drops.follow(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped beside the fields."""
        self.drops.take(event)

    def _assemble(self) -> None:
        self.drops = WindowDrops(self)
        self.places.middle.setFocusProxy(self.editor.body)
        self.editor.use(self.speller)
        self.preferring, self.editor_name = PreferencesPane(self.preferences, self._look), self._desk.editor
        self.desks = Desks(self._personal, self.asking, self.banner)
        self.going = Going(self._desk, self)
        self.retargeting = LinkRetargeting(self.session, self.strip, self.finder)
        self.restoring = RestoreController(self.tasks, self.session)
        self.areas = AreaSwitcher(self)
        self.printing = PrintController(self.preview, self.session)
        self.lifecycle = Lifecycle(self, self._desk, self._personal, self._look)
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

    def lend(self, holder: LockOwner | None) -> None:
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
