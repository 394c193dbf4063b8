"""Which stories are the samples of a first start: there to be tried, and never published."""

import json
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from newsdesk.errors import NewsdeskError
from newsdesk.model import Article
from newsdesk.store import write_atomic


class Samples:
    """Remembers the samples in a file of the desk; without it no story is one."""

    def __init__(self, record: Path) -> None:
        self._record = record

    def ids(self) -> frozenset[UUID]:
        """Return which stories are samples."""
        try:
            return frozenset(map(UUID, json.loads(self._record.read_text(encoding="utf-8"))))
        except (OSError, ValueError):
            return frozenset()

    def keep(self, stories: Iterable[UUID]) -> None:
        """Let these stories be the samples, and no others."""
        write_atomic(self._record, json.dumps([str(story) for story in stories]).encode())

    def refuse(self, article: Article) -> None:
        """Raise `NewsdeskError` for a sample: it is not to be published."""
        if article.id in self.ids():
            name = article.headline or "Untitled"
            raise NewsdeskError(
                "“{name}” is a sample and is not published; duplicate it to make it your own.", name=name
            )
