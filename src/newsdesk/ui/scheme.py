"""The preview's own addresses: newsdesk://desk/SLUG/index.html, and nothing else in the world."""

from collections.abc import Callable
from pathlib import PurePosixPath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

NAME = b"newsdesk"
_TYPES = {".jpg": b"image/jpeg", ".png": b"image/png", ".webp": b"image/webp", ".gif": b"image/gif"}


def prepare_schemes() -> None:
    """Register the scheme. Qt wants this before the application is made."""
    if QWebEngineUrlScheme.schemeByName(NAME).name() == NAME:
        return
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class PageHandler(QWebEngineUrlSchemeHandler):
    """Serves the page of one story and its media; everything else is not there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.data = "", b""
        self.media: Callable[[str], bytes] | None = None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        path = PurePosixPath(job.requestUrl().path())
        if str(path) == self.path:
            self._reply(job, b"text/html;charset=utf-8", self.data)
        elif path.parent.name == "media" and path.suffix in _TYPES and self.media is not None:
            self._reply(job, _TYPES[path.suffix], self.media(path.stem))
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _reply(self, job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(kind, buffer)


class OnlyOurs(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those of our own scheme: the preview never calls the network."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is not ours."""
        info.block(info.requestUrl().scheme().encode() != NAME)
