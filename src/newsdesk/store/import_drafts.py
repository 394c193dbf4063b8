"""Drafts of the import pane, stored beside the journal so that they survive a crash."""

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
    """Text pasted or typed for import, with its HTML if any, in the import pane of one `window`."""

    window: UUID
    text: str
    html: str | None = None


class ImportDrafts:
    """The draft of this window's import pane and the drafts left by closed windows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._window = uuid4()
        self._locks = ProcessLocks(folder / "windows")

    def save(self, text: str, html: str | None = None) -> None:
        """Save the pane's text, or discard the draft if the text is empty. Raises `DeskError`."""
        if not text.strip():
            self.discard(self._window)
            return
        # Acquire the lock first, or another window could mistake the draft for an abandoned one.
        self._locks.acquire(self._window)
        write_atomic(self._path(self._window), json.dumps({"text": text, "html": html}).encode())

    def list_abandoned(self) -> tuple[ImportDraft, ...]:
        """Return the drafts of closed windows, newest first; a damaged file is quarantined."""
        paths = sorted(self._folder.glob("*.json"), key=_modification_time, reverse=True)
        drafts = (self._read_draft(path) for path in paths)
        return tuple(draft for draft in drafts if draft is not None)

    def discard(self, window: UUID) -> None:
        """Discard the draft of a window; raises `DeskError`."""
        with translate_journal_errors(self._folder):
            self._path(window).unlink(missing_ok=True)

    def close(self) -> None:
        """Release this window's draft for the next window."""
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
        # Its window has just removed the file.
        return 0.0
