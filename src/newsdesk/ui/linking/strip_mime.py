"""Links on the clipboard and in a drag: for other strips whole, for other programs as they like them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, Qt, SignalInstance
from PySide6.QtGui import QDropEvent

from newsdesk.formats import linklist
from newsdesk.model import LinkTarget, RelatedLink
from newsdesk.ui.drops import files_in
from newsdesk.ui.finding.story_rows import STORY_MIME

LINKS_MIME = "application/x-newsdesk-links"
_TITLED = "text/x-moz-url"


def links_mime(links: Sequence[RelatedLink], targets: Mapping[UUID, LinkTarget], base_url: str) -> QMimeData:
    """Return `links` as plain lines, a Markdown list, an HTML list, addresses, and whole."""
    pairs = linklist.told(links, targets, base_url)
    mime = QMimeData()
    mime.setData(LINKS_MIME, QByteArray(linklist.to_json(links)))
    mime.setText(linklist.as_lines(pairs))
    mime.setHtml(linklist.as_list(pairs))
    mime.setData("text/markdown", QByteArray(linklist.as_markdown(pairs).encode()))
    if addresses := linklist.as_addresses(pairs):
        mime.setData("text/uri-list", QByteArray(addresses.encode()))
    return mime


def links_from_mime(mime: QMimeData) -> tuple[RelatedLink, ...]:
    """Return the links that were pasted or dropped, in order; none where there are none in it."""
    if mime.hasFormat(STORY_MIME):
        stories = bytes(mime.data(STORY_MIME).data()).decode().split()
        return tuple(RelatedLink(article=UUID(story)) for story in stories)
    own = linklist.from_json(bytes(mime.data(LINKS_MIME).data())) if mime.hasFormat(LINKS_MIME) else ()
    if own:
        return own
    from newsdesk.wire import links_from_text

    if mime.hasFormat(_TITLED):
        # Address and title, line by line, as a browser says what was dragged out of its bar.
        lines = bytes(mime.data(_TITLED).data()).decode("utf-16-le", errors="replace").strip("\0\ufeff").split("\n")
        titled = "\n".join(f"{title}\t{address}" for address, title in zip(lines[::2], lines[1::2], strict=False))
        if titled:
            return links_from_text(titled)
    return links_from_text(mime.text(), mime.html() if mime.hasHtml() else None)


def welcome_links(event: QDropEvent) -> None:
    """Accept a drag that may hold links, as a copy; files are for Import, and are left to what lies around."""
    mime = event.mimeData()
    has_words = (mime.hasText() or mime.hasUrls()) and not files_in(mime)
    if mime.hasFormat(STORY_MIME) or mime.hasFormat(LINKS_MIME) or has_words:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()


def take_links(event: QDropEvent, dropped: SignalInstance) -> None:
    """Say with `dropped` what was dropped, if it may hold links."""
    welcome_links(event)
    if event.isAccepted():
        dropped.emit(event.mimeData())
