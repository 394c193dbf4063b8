"""Exports and sites that were cut off: the next start finds a record of each and finishes or undoes it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

from newsdesk.export import complete_site, finish_interrupted
from newsdesk.messages import Message
from newsdesk.process_lock import ProcessLocks
from newsdesk.store import quarantine_file, write_atomic


class UnfinishedExports:
    """Records in a folder: a file for each export, which says where it writes, and a lock that ends with its process.

    `older` is the one record of all processes that earlier releases kept.
    """

    def __init__(self, folder: Path, older: Path) -> None:
        self._folder, self._older = folder, older
        self._locks = ProcessLocks(folder)

    @contextmanager
    def recorded(self, to: Path) -> Iterator[None]:
        """Keep a record of an export into the folder `to` until it is done; raises `DeskError` before it begins."""
        name = uuid4()
        record = self._folder / f"{name}.json"
        # The lock comes first: a record without one belongs to a process that ended.
        self._locks.acquire(name)
        try:
            write_atomic(record, json.dumps(str(to.absolute())).encode())
            yield
            # A record that stays is harmless: there is nothing left to finish then.
            with suppress(OSError):
                record.unlink(missing_ok=True)
        finally:
            self._locks.release(name)

    def finish(self) -> tuple[Message, ...]:
        """Finish or undo every export whose process ended; return a sentence for each record that is damaged.

        Nothing is raised: the next export into a folder puts right the one that was cut off there.
        """
        problems = [self._finish(record) for record in (self._older, *sorted(self._folder.glob("*.json")))]
        return tuple(problem for problem in problems if problem is not None)

    def _finish(self, record: Path) -> Message | None:
        if record != self._older and self._is_under_way(record.stem):
            return None
        if record.exists() and not record.is_file():
            # Reading a pipe that somebody put there would wait for ever.
            return None
        try:
            to = Path(json.loads(record.read_bytes()))
        except OSError:
            # Its process was done just now, or there is none.
            return None
        except (ValueError, TypeError, RecursionError) as error:
            aside = quarantine_file(record, error)
            return Message(
                "A record of an unfinished export was damaged and is kept as {path}. Export or publish again what was "
                "interrupted, if anything was.",
                path=aside or record,
            )
        finish_interrupted(to)
        complete_site(to)
        with suppress(OSError):
            record.unlink(missing_ok=True)
        return None

    def _is_under_way(self, name: str) -> bool:
        try:
            return self._locks.is_locked(UUID(name))
        except ValueError:
            return False
