"""Journal of unsaved text, in files beside the database."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, article_digest, article_from_dict, article_to_dict
from newsdesk.store.blob_storage import write_atomic
from newsdesk.store.records import JournalEntry

_log = logging.getLogger(__name__)


class Journal:
    """Unsaved text, one file per story, outside the database so that a locked desk loses nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # One thread writes new text while another removes saved text.
        self._lock = threading.Lock()

    def write(self, article: Article, at: datetime) -> None:
        """Write `article` as of `at`, replacing its earlier entry."""
        entry = {"at": at.isoformat(), "article": article_to_dict(article)}
        with self._lock:
            write_atomic(self._path(article.id), json.dumps(entry, ensure_ascii=False).encode())

    def clear(self, story: UUID) -> None:
        """Remove the entry of this story."""
        with translate_journal_errors(self._folder):
            self._path(story).unlink(missing_ok=True)

    def discard_if_equal(self, article: Article) -> None:
        """Remove the entry of this story if it equals `article`, which is saved elsewhere; newer text stays."""
        path = self._path(article.id)
        with self._lock:
            entry = self._read_entry(path) if path.exists() else None
            if entry is not None and article_digest(entry.article) == article_digest(article):
                self.clear(article.id)

    def move_to_earlier(self, story: UUID) -> None:
        """Move the entry of this story to the earlier entries, so that new text does not replace it."""
        path = self._path(story)
        with self._lock, translate_journal_errors(self._folder):
            if path.exists():
                path.replace(self._earlier_path(story))

    def discard_earlier(self, story: UUID) -> None:
        """Remove the earlier entry of this story."""
        with translate_journal_errors(self._folder):
            self._earlier_path(story).unlink(missing_ok=True)

    def entries(self) -> tuple[JournalEntry, ...]:
        """Return all entries; a damaged entry is renamed, never deleted."""
        return self._read_entries("*.json")

    def earlier_entries(self) -> tuple[JournalEntry, ...]:
        """Return all earlier entries that were not discarded."""
        return self._read_entries("*.earlier")

    def _read_entries(self, names: str) -> tuple[JournalEntry, ...]:
        entries = (self._read_entry(path) for path in sorted(self._folder.glob(names)))
        return tuple(entry for entry in entries if entry is not None)

    def _read_entry(self, path: Path) -> JournalEntry | None:
        try:
            entry = json.loads(path.read_bytes())
            found = JournalEntry(article=article_from_dict(entry["article"]), at=datetime.fromisoformat(entry["at"]))
            if found.at.tzinfo is None or str(found.article.id) != path.stem:
                raise ValueError("it is not of this story or has no time zone")  # noqa: TRY301 - damaged like the rest
        except OSError as error:
            # Another window may have saved the story meanwhile, or the file may become readable later.
            _log.info("journal entry %s cannot be read now (%s)", path.name, error)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, NewsdeskError) as error:
            quarantine_file(path, error)
        else:
            return found
        return None

    def _path(self, story: UUID) -> Path:
        return self._folder / f"{story}.json"

    def _earlier_path(self, story: UUID) -> Path:
        return self._folder / f"{story}.earlier"


@contextmanager
def translate_journal_errors(folder: Path) -> Iterator[None]:
    """Translate an `OSError` about the journal in `folder` into a `DeskError`."""
    try:
        yield
    except OSError as error:
        raise DeskError(
            "The journal in {folder} cannot be written: {reason}.", folder=folder, reason=error.strerror
        ) from error


def quarantine_file(path: Path, cause: Exception) -> Path | None:
    """Rename a damaged file, so that it is kept but never read again; return None if it cannot be renamed."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.{number}.damaged")).exists():
        number += 1
    try:
        path.replace(aside)
    except OSError as error:
        _log.info("%s cannot be read (%s) nor put aside (%s)", path, cause, error)
        return None
    _log.info("%s cannot be read (%s); kept as %s", path, cause, aside.name)
    return aside
