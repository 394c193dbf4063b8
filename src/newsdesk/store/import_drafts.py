"""Text that waits in the import pane: kept beside the journal, so that a crash does not cost it."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from newsdesk.process_lock import ProcessLocks
from newsdesk.store.blob_storage import write_atomic
from newsdesk.store.journal import quarantine_file, translate_journal_errors

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDraft:
    """Text that was pasted or typed to be imported, with the HTML that came along, in the pane of one `window`."""

    window: UUID
    text: str
    html: str | None = None


class ImportDrafts:
    """The text in this window's import pane, and the texts that ended windows left in theirs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._window = uuid4()
        self._locks = ProcessLocks(folder / "windows")

    def save(self, text: str, html: str | None = None) -> None:
        """Keep the pane's text; an empty one is forgotten. Raises `DeskError`."""
        if not text.strip():
            self.discard(self._window)
            return
        # First, or another window could take it for one that was left.
        self._locks.acquire(self._window)
        write_atomic(self._path(self._window), json.dumps({"text": text, "html": html}).encode())

    def list_abandoned(self) -> tuple[ImportDraft, ...]:
        """Return the drafts of windows that ended, newest first; an unreadable one is put aside."""
        paths = sorted(self._folder.glob("*.json"), key=_modification_time, reverse=True)
        drafts = (self._read_draft(path) for path in paths)
        return tuple(draft for draft in drafts if draft is not None)

    def discard(self, window: UUID) -> None:
        """Forget the draft of a window; raises `DeskError`."""
        with translate_journal_errors(self._folder):
            self._path(window).unlink(missing_ok=True)

    def close(self) -> None:
        """Let the next window have this one's draft."""
        self._locks.close()

    def _read_draft(self, path: Path) -> ImportDraft | None:
        try:
            window = UUID(path.stem)
            if window == self._window or self._locks.is_locked(window):
                return None
            found = json.loads(path.read_bytes())
            text, html = found["text"], found["html"]
            if not isinstance(text, str) or not isinstance(html, str | None):
                raise TypeError("it has no text")  # noqa: TRY301 - damaged like the rest
        except OSError as error:
            _log.info("the import draft %s cannot be read now (%s)", path.name, error)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            quarantine_file(path, error)
        else:
            return ImportDraft(window=window, text=text, html=html)
        return None

    def _path(self, window: UUID) -> Path:
        return self._folder / f"{window}.json"


def _modification_time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        # Its window is clearing it away just now.
        return 0.0
