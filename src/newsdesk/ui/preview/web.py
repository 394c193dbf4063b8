"""The preview's web page: nothing remote, no script of its own, links opened in the system's browser."""

import logging

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWidgets import QWidget

from newsdesk.ui.preview.scheme import NAME

_log = logging.getLogger(__name__)
_OUTWARD = ("http", "https", "mailto")


def lock_down(settings: QWebEngineSettings) -> None:
    """Turn off what a page of news does not need and a hostile one would use."""
    off = QWebEngineSettings.WebAttribute
    for attribute in (
        off.JavascriptEnabled,
        off.JavascriptCanOpenWindows,
        off.JavascriptCanAccessClipboard,
        off.LocalStorageEnabled,
        off.LocalContentCanAccessFileUrls,
        off.LocalContentCanAccessRemoteUrls,
        off.PdfViewerEnabled,
        off.PluginsEnabled,
        off.NavigateOnDropEnabled,
        off.WebGLEnabled,
        off.Accelerated2dCanvasEnabled,
        off.HyperlinkAuditingEnabled,
        off.DnsPrefetchEnabled,
        off.FullScreenSupportEnabled,
        off.ScreenCaptureEnabled,
        off.ErrorPageEnabled,
    ):
        settings.setAttribute(attribute, False)
    unknown = QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    settings.setUnknownUrlSchemePolicy(unknown)


class LockedPage(QWebEnginePage):
    """A page that goes nowhere by itself. Says which of our own stories a link leads to."""

    story_wanted = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QWidget) -> None:
        super().__init__(profile, parent)
        lock_down(self.settings())
        self.permissionRequested.connect(lambda permission: permission.deny())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Log what our own scripts complain of; that the policy holds something back is as it should be."""
        if "Content Security Policy" not in message:
            _log.warning("preview, line %d: %s", line, message)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,  # noqa: FBT001 - Qt's signature
    ) -> bool:
        """Let our own loads through; hand web links to the system's browser."""
        url = QUrl(url)
        if kind is not QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            return is_main_frame and url.scheme().encode() == NAME
        if url.scheme() in _OUTWARD:
            QDesktopServices.openUrl(url)
        elif url.scheme().encode() == NAME:
            if url.path() == self.url().path():
                return url.hasFragment()
            self.story_wanted.emit(url.path().strip("/").partition("/")[0])
        return False
