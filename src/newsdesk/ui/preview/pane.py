"""The preview: the very page that will be published, following each key."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineProfile, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from newsdesk.messages import Message
from newsdesk.model import Article
from newsdesk.paths import resources_dir
from newsdesk.render import Page
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.preview.page_scheme import PageSchemeController
from newsdesk.ui.preview.scheme import NAME, OnlyOurs, PageHandler, prepare_schemes
from newsdesk.ui.preview.web import LockedPage
from newsdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WORLD = int(QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
"""Where our scripts run, out of reach of the page."""
_WIDTHS = (
    (Message("Desktop"), "monitor", 1200),
    (Message("Tablet"), "tablet", 768),
    (Message("Phone"), "cellphone", 375),
)
_ONCE = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)


class PreviewPane(QWidget):
    """Shows the page of the newest draft. At most one render runs and one waits; typing never waits for it.

    `render` makes a draft's page, with what is to be told of it, `media` a picture's bytes by hash; on workers.
    """

    notice = Signal(str)
    painted = Signal(object, object)
    story_wanted = Signal(str)
    words_wanted = Signal(str)

    def __init__(
        self,
        render: Callable[[Article], tuple[Page, str]],
        media: Callable[[str], bytes],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._render = render
        self.tasks = Tasks(self)
        self._waiting: Article | None = None
        self._newest: Article | None = None
        self._busy = self._closed = False
        self._shown: UUID | None = None
        self._told = ""
        self._width = _WIDTHS[0][2]
        self._place = (resources_dir() / "ui" / "place.js").read_text(encoding="utf-8").strip()
        self._script = (resources_dir() / "ui" / "preview.js").read_text(encoding="utf-8").strip()
        prepare_schemes()
        # Children go in the order in which they came, and a page must go before its profile.
        self.frame = QFrame(self)
        self.frame.setObjectName("page")
        self.view = QWebEngineView(self.frame)
        self._profile = QWebEngineProfile(self)
        self._profile.downloadRequested.connect(QWebEngineDownloadRequest.cancel)
        self.handler, self._guard = PageHandler(media, self), OnlyOurs(self)
        self._profile.installUrlSchemeHandler(NAME, self.handler)
        self._profile.setUrlRequestInterceptor(self._guard)
        self.page = LockedPage(self._profile, self.view)
        self.page.story_wanted.connect(self.story_wanted)
        self.page.renderProcessTerminated.connect(lambda _status, _code: self._again())
        # Until there is a page, and no longer: what readers get to see is white where nothing says otherwise.
        self.page.setBackgroundColor(QColor(look.colours["base"]))
        self.page.loadFinished.connect(lambda _ok: self.page.setBackgroundColor(Qt.GlobalColor.white), type=_ONCE)
        self.view.setPage(self.page)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.view.setAccessibleName(tr("Preview of the page"))
        self.scheme = PageSchemeController(self.page, look)
        self.widths: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._header(look))
        self._frame = QHBoxLayout(self.frame)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.addWidget(self.view)
        layout.addWidget(self.frame, 1)

    def show_draft(self, article: Article) -> None:
        """Show the page of this draft as soon as the one being rendered is done; the newest wins."""
        self._waiting = self._newest = article
        if not self._busy:
            self._next()

    def follow(self, words: str) -> None:
        """Bring the block with these words (see `markup.bare`) into view where it is not."""
        if words and self._shown is not None:
            self.page.runJavaScript(f"{self._place}({json.dumps(words)})", WORLD)

    def save_pdf(self, path: str) -> None:
        """Save the page that is shown as a PDF, as it would be printed; say what came of it."""
        self.page.pdfPrintingFinished.connect(self._tell_pdf, type=_ONCE)
        self.page.printToPdf(path)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the page that is shown; say what came of it."""

        def tell(done: bool) -> None:  # noqa: FBT001 - as Qt says it
            # Here it lives until the last page is out.
            name = printer.printerName() or printer.outputFileName()
            self.notice.emit(
                tr("Printed on {name}.", name=name)
                if done
                else tr("{name} did not print the page; look at the printer.", name=name)
            )

        self.view.printFinished.connect(tell, type=_ONCE)
        self.view.print(printer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the place in the text where the page takes a double click; show whether it has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.frame.setProperty("focused", event.type() is QEvent.Type.FocusIn)
            self.frame.style().polish(self.frame)
        if event.type() is QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            point = event.position() / self.page.zoomFactor()
            call = f"{self._place}('', {point.x()}, {point.y()})"
            self.page.runJavaScript(call, WORLD, lambda words: self.words_wanted.emit(words or ""))
        return super().eventFilter(watched, event)

    def close_down(self) -> None:
        """Wait for what is being rendered."""
        self._waiting = None
        self._closed = True
        self.tasks.finish()
        self.handler.close_down()

    def _header(self, look: Look) -> QHBoxLayout:
        header = QHBoxLayout()
        small = look.size["small"]
        header.setContentsMargins(look.size["gap"], look.size["hair"], small, look.size["hair"])
        header.setSpacing(2)
        title = QLabel(tr("Preview"))
        title.setObjectName("title")
        header.addWidget(title)
        header.addStretch()
        for name, icon, width in _WIDTHS:
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(width == self._width)
            button.setIconSize(QSize(look.size["icon"], look.size["icon"]))
            button.setAccessibleName(tr(name))
            button.setToolTip(tr("{name}: the page as it is {width} pixels wide", name=tr(name), width=width))
            button.clicked.connect(lambda _checked=False, width=width: self._lay_out(width))
            look.give_icon(button, icon)
            header.addWidget(button)
            self.widths[name] = button
        header.addSpacing(small)
        header.addWidget(self.scheme.button)
        return header

    def _lay_out(self, width: int) -> None:
        self._width = width
        room = self.width() - 2 * self.frame.frameWidth()
        spare = 0 if width > room else (room - width) // 2
        self._frame.setContentsMargins(spare, 0, spare, 0)
        self.page.setZoomFactor(max(0.25, min(1.0, room / width)))

    def resizeEvent(self, event: object) -> None:
        """Keep the page's width in its own pixels."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_out(self._width)

    def _next(self) -> None:
        draft, self._waiting = self._waiting, None
        if draft is not None:
            self._busy = True
            self.tasks.run(lambda: (draft, self._render(draft)), self._show, lambda _error: self._failed())

    def _failed(self) -> None:
        self._busy = False
        self._next()

    def _show(self, answer: tuple[Article, tuple[Page, str]]) -> None:
        draft, (page, trouble) = answer
        if trouble and trouble != self._told:
            self.notice.emit(trouble)
        self._told = trouble
        self.handler.show(draft.slug or "untitled", page.data)
        if draft.id != self._shown:
            self._shown = draft.id
            self.page.loadFinished.connect(lambda _ok: self._done(draft, page), type=_ONCE)
            self.page.loadFinished.connect(lambda _ok: self._watch(), type=_ONCE)
            self.page.load(QUrl(self.handler.address))
            self._lay_out(self._width)
        else:
            # A new slug alone is no reason to load again: a page's own address is in none of its links.
            call = f"{self._script}({json.dumps(page.html)}); {self.scheme.call}"
            self.page.runJavaScript(call, WORLD, lambda _done: self._done(draft, page))

    def _done(self, draft: Article, page: Page) -> None:
        # A script that is under way answers once more when its page goes.
        if not self._closed:
            self._busy = False
            self.painted.emit(draft, page)
            self._next()

    def _tell_pdf(self, path: str, done: bool) -> None:  # noqa: FBT001 - as Qt says it
        self.notice.emit(
            tr("Saved {path}.", path=path)
            if done
            else tr("{path} cannot be written; choose another folder.", path=path)
        )

    def _watch(self) -> None:
        # What takes the mouse is there with the first page, and another one after its process ended.
        taking = self.view.focusProxy()
        if taking is not None:
            taking.removeEventFilter(self)
            taking.installEventFilter(self)

    def _again(self) -> None:
        """Load the page afresh after its process ended; a script that was under way will not answer."""
        self._shown = None
        self._busy = False
        self.notice.emit(tr("The preview had to start again; your text is untouched."))
        if self._newest is not None:
            self.show_draft(self._newest)
