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

from newsdesk.ui.tasks import Tasks

NAME = b"newsdesk"
_TYPES = {".jpg": b"image/jpeg", ".png": b"image/png", ".webp": b"image/webp", ".gif": b"image/gif"}


def prepare_schemes() -> None:
    """Register the scheme. The web engine wants this before its first profile."""
    if QWebEngineUrlScheme.schemeByName(NAME).name() == NAME:
        return
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class PageHandler(QWebEngineUrlSchemeHandler):
    """Serves the page of one story and its media, by hash; everything else is not there."""

    def __init__(self, media: Callable[[str], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._tasks = Tasks(self)
        self._path = ""
        self.data = b""

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"newsdesk://desk{self._path}"

    def show(self, slug: str, data: bytes) -> None:
        """Serve these bytes as the page of `slug`."""
        self._path, self.data = f"/{slug}/index.html", data

    def close_down(self) -> None:
        """Wait for the pictures that are being read."""
        self._tasks.finish()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        path = PurePosixPath(job.requestUrl().path())
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif str(path) == self._path:
            _reply(job, b"text/html;charset=utf-8", self.data)
        elif path.parent.name == "media" and path.suffix in _TYPES:
            self._send_media(job, path)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _send_media(self, job: QWebEngineUrlRequestJob, path: PurePosixPath) -> None:
        # The page may move on while the file is read: then there is nobody left to answer.
        waiting = [job]
        job.destroyed.connect(waiting.clear)

        def answer(data: bytes) -> None:
            if waiting:
                _reply(job, _TYPES[path.suffix], data)

        def refuse(_error: object) -> None:
            if waiting:
                job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

        self._tasks.run(lambda: self._media(path.stem), answer, refuse)


class OnlyOurs(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those of our own scheme: the preview never calls the network."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is not ours."""
        info.block(info.requestUrl().scheme().encode() != NAME)


def _reply(job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind, buffer)
