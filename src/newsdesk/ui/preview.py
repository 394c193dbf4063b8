"""The preview: the very page that will be published, following each key."""

import json
from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from newsdesk.paths import resources
from newsdesk.render import Page, PageRequest, RenderChild, RenderTimeoutError, plain_page
from newsdesk.ui.scheme import NAME, OnlyOurs, PageHandler
from newsdesk.ui.tasks import Tasks

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_WIDTHS = {"Desktop": 1200, "Tablet": 768, "Phone": 375}


class PreviewPane(QWidget):
    """Shows the page of the newest draft. At most one render runs and one waits; typing never waits for it."""

    notice = Signal(str)
    painted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = RenderChild()
        self._tasks = Tasks(self)
        self._waiting: PageRequest | None = None
        self._busy = False
        self._shown = ""
        self._width = _WIDTHS["Desktop"]
        self._script = (resources() / "ui" / "preview.js").read_text(encoding="utf-8").strip()
        self._profile = QWebEngineProfile(self)
        self._handler, self._guard = PageHandler(self), OnlyOurs(self)
        self._profile.installUrlSchemeHandler(NAME, self._handler)
        self._profile.setUrlRequestInterceptor(self._guard)
        self.view = QWebEngineView(self)
        self.page = _Page(self._profile, self.view)
        self.view.setPage(self.page)
        self.view.setAccessibleName("Preview of the page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._header())
        layout.addWidget(self.view, 1)

    def set_media_source(self, media: Callable[[str], bytes]) -> None:
        """Say where the bytes of a picture come from, by its hash."""
        self._handler.media = media

    def show_request(self, request: PageRequest) -> None:
        """Show the page of this draft as soon as the one being rendered is done; the newest wins."""
        self._waiting = request
        if not self._busy:
            self._next()

    def close_down(self) -> None:
        """End the render child; the page goes before its profile."""
        self._tasks.finish()
        self._child.close()
        self.page.deleteLater()

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(12, 4, 8, 4)
        title = QLabel("PREVIEW")
        title.setObjectName("title")
        header.addWidget(title)
        header.addStretch()
        for name, width in _WIDTHS.items():
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(width == self._width)
            button.setToolTip(f"Lay the page out {width} pixels wide")
            button.clicked.connect(lambda _checked, width=width: self._lay_out(width))
            header.addWidget(button)
        return header

    def _lay_out(self, width: int) -> None:
        self._width = width
        self.view.setZoomFactor(max(0.25, min(1.0, self.view.width() / width)))

    def resizeEvent(self, event: object) -> None:
        """Keep the page's width in its own pixels."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_out(self._width)

    def _next(self) -> None:
        request, self._waiting = self._waiting, None
        if request is None:
            return
        self._busy = True
        self._tasks.run(lambda: (request, self._render(request)), self._show)

    def _render(self, request: PageRequest) -> tuple[Page, str]:
        try:
            return self._child.render(request), ""
        except RenderTimeoutError as error:
            return plain_page(request, str(error)), str(error)

    def _show(self, answer: tuple[PageRequest, tuple[Page, str]]) -> None:
        request, (page, trouble) = answer
        if trouble:
            self.notice.emit(trouble)
        self._handler.data = page.data
        path = f"/{request.article.slug or 'untitled'}/index.html"
        if path != self._shown:
            self._handler.path = self._shown = path
            self.page.loadFinished.connect(lambda _ok: self._done(page), type=_SINGLE_SHOT)
            self.page.load(QUrl(f"newsdesk://desk{path}"))
            self._lay_out(self._width)
        else:
            call = f"{self._script}({json.dumps(page.html)})"
            self.page.runJavaScript(call, int(_WORLD.value), lambda _done: self._done(page))

    def _done(self, page: Page) -> None:
        self._busy = False
        self.painted.emit(page)
        self._next()


class _Page(QWebEnginePage):
    """A page without scripts of its own, storage, windows or a network; its links open in the system's browser."""

    def __init__(self, profile: QWebEngineProfile, parent: QWidget) -> None:
        super().__init__(profile, parent)
        off = QWebEngineSettings.WebAttribute
        for attribute in (
            off.JavascriptEnabled,
            off.LocalStorageEnabled,
            off.JavascriptCanOpenWindows,
            off.PdfViewerEnabled,
            off.NavigateOnDropEnabled,
            off.WebGLEnabled,
            off.LocalContentCanAccessFileUrls,
            off.PluginsEnabled,
        ):
            self.settings().setAttribute(attribute, False)
        unknown = QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        self.settings().setUnknownUrlSchemePolicy(unknown)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,  # noqa: FBT001, ARG002
    ) -> bool:
        """Let our own loads through; hand web links to the system's browser."""
        url = QUrl(url)
        if kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            if url.scheme() in ("http", "https", "mailto"):
                QDesktopServices.openUrl(url)
            return url.hasFragment() and url.scheme().encode() == NAME
        return url.scheme().encode() == NAME


from PySide6.QtCore import Qt  # noqa: E402

_SINGLE_SHOT = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)
