"""What arrives in the open story: whole pages pasted into a new one, pieces of text, pictures."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QObject
from PySide6.QtGui import QImage, QImageWriter, QTextCursor
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.desk import Desk, Taken
from newsdesk.errors import ImportRejectedError
from newsdesk.model import Media, Picture
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import listed, spoken, tr
from newsdesk.ui.notices import Details, Offer
from newsdesk.ui.picturefiles import picture_filter
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.importreport import state_note
from newsdesk.ui.writing.notes import notes_apart
from newsdesk.ui.writing.session import Session

if TYPE_CHECKING:
    from datetime import datetime

    from newsdesk.wire import Incoming, Passage


class Arriving(QObject):
    """Asks the desk what arrives is, and puts it where it belongs."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        session: Session,
        parent: QWidget,
        *,
        editor: EditorPane,
        banner: Banner,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._session = desk, tasks, session
        self._editor, self._banner = editor, banner
        self._window = parent

    def sort_in(self, source: QMimeData) -> None:
        """Sort a pasted page into the fields of the new story that is open; tell what was left out."""
        text, html = source.text(), source.html() if source.hasHtml() else None

        def work() -> "tuple[Incoming, datetime | None]":
            read = self._desk.intake.read(text, html)
            return read, self._desk.intake.published_before(read)

        def sorted_in(found: "tuple[Incoming, datetime | None]") -> None:
            incoming, before = found
            self._session.sort_in(incoming.article)
            told, details = [tr("Sorted into its fields.")], []
            if incoming.left_out:
                told.append(tr("Left out: {count} items.", count=len(incoming.left_out)))
                details.append((tr("Left out"), tuple(map(spoken, incoming.left_out))))
            if incoming.unplaced:
                told.append(tr("Not imported: {count} items.", count=len(incoming.unplaced)))
                details.append((tr("Not imported"), incoming.unplaced))
            offers = []
            if before is not None:
                told.append(tr("It goes out as news of the day you publish it, unless it keeps its date."))
                offers.append((tr("Keep its date"), partial(self._session.put_field, "published", before)))
            self._tell_step(" ".join(told), *offers, details=tuple(details))

        self._tasks.run(work, sorted_in, lambda _error: self._editor.body.insert(text))

    def put_passage(self, text: str, html: str, cursor: QTextCursor) -> None:
        """Put a pasted piece where it was pasted, as clean Markdown, its notes below all; tell what was left out."""
        story = self._session.draft.id

        def put(passage: "Passage") -> None:
            if story != self._session.draft.id:
                return
            body = self._editor.body
            words, notes = notes_apart(passage.markdown, body.text())
            body.put(words, cursor, below=notes)
            if passage.left_out:
                told = listed(map(spoken, passage.left_out))
                self._tell_step(tr("Left out of the paste: {told}.", told=told))

        self._tasks.run(lambda: self._desk.intake.passage(text, html or None), put)

    def _tell_step(self, text: str, *offers: Offer, details: Details = ()) -> None:
        story = self._session.draft.id
        self._banner.tell(text, (tr("Undo"), self._session.undo), *offers, story=story, step=True, details=details)

    def add_image(self, image: QImage) -> None:
        """Take a picture from the clipboard onto the desk and show it where the caret is."""

        def work() -> Picture:
            data = QBuffer()
            data.open(QBuffer.OpenModeFlag.WriteOnly)
            QImageWriter(data, QByteArray(b"png")).write(image)
            return self._desk.pictures.take(bytes(data.data().data()))

        self._tasks.run(work, self._show_picture)

    def tell(self, taken: tuple[Taken, ...]) -> None:
        """Tell of each story that was imported how much of it found no field, and what a bundle said of it in vain.

        A list of the former can be shown.
        """
        for one in taken:
            if unplaced := one.incoming.unplaced:
                self._banner.tell(
                    tr("Not imported: 1 item.")
                    if len(unplaced) == 1
                    else tr("Not imported: {count} items.", count=len(unplaced)),
                    cause="import",
                    story=one.article.id,
                    details=((one.article.headline or tr("Untitled"), unplaced),),
                )
            if said := state_note(one):
                self._banner.tell(said, cause="state of a bundle", story=one.article.id)
        offered = next((one.offered for one in taken if one.offered), {})
        if offered:
            self._banner.tell(
                tr(
                    "The settings that a bundle brought along were not taken over: {names}.",
                    names=listed(offered.values()),
                ),
                (tr("Use these settings"), partial(self._use_settings, offered)),
                cause="settings of a bundle",
                of_desk=True,
            )

    def _use_settings(self, offered: Mapping[str, str]) -> None:
        desk = self._desk
        self._tasks.run(lambda: desk.configure(replace(desk.settings, **offered)))

    def ask_picture(self) -> None:
        """Ask for picture files and add them."""
        files, _kind = QFileDialog.getOpenFileNames(self._window, tr("Add which pictures?"), "", picture_filter())
        self.add_pictures(tuple(files))

    def ask_unused(self) -> None:
        """Tell which pictures nothing shows, and offer to remove them; the open story is saved first."""

        def tell(unused: tuple[Media, ...]) -> None:
            if not unused:
                self._banner.tell(tr("Every picture on this desk is shown somewhere."), cause="unused pictures")
                return
            size = sum(media.size for media in unused) / 1_000_000
            self._banner.tell(
                tr(
                    "{count} pictures, {size:.1f} MB, are in no story, version or page of readers.",
                    count=len(unused),
                    size=size,
                ),
                (tr("Remove them for good"), lambda: self._remove(unused)),
                (tr("Keep them"), lambda: None),
                cause="unused pictures",
                of_desk=True,
            )

        self._session.save(then=lambda _saved: self._tasks.run(self._desk.pictures.unused, tell))

    def _remove(self, unused: tuple[Media, ...]) -> None:
        self._tasks.run(
            lambda: self._desk.pictures.clear_away(unused),
            lambda _done: self._banner.tell(tr("They are removed; a backup made before still has them.")),
        )

    def add_pictures(self, files: tuple[str, ...]) -> None:
        """Take picture files onto the desk and show them where the caret is."""

        def read(file: Path) -> Picture:
            try:
                data = file.read_bytes()
            except OSError as error:
                raise ImportRejectedError(
                    "{name} cannot be read: {reason}.", name=file.name, reason=error.strerror
                ) from error
            return self._desk.pictures.take(data)

        for file in files:
            self._tasks.run(lambda file=file: read(Path(file)), self._show_picture)  # type: ignore[misc]

    def _show_picture(self, picture: Picture) -> None:
        listed = self._session.draft.media
        if all(other.media != picture.media for other in listed):
            self._session.edit("media", (*listed, picture))
        self._editor.body.insert(f"![](media:{picture.media})")
