"""A site on disk: planned, made aside, and brought in so that no file is ever partial and an interruption completes."""

import hashlib
import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from newsdesk.errors import OperationCancelledError
from newsdesk.export.folderlock import working_folder
from newsdesk.export.layout import StoryUnit, Unit
from newsdesk.export.making import Job, Made, Makers, make, needs
from newsdesk.export.plan import Plan, Report
from newsdesk.export.planning import CHECKS, plan_of, text_of
from newsdesk.export.sitedisk import (
    FORMAT,
    MANIFEST,
    WORK,
    bring_in,
    complete,
    drop_work,
    is_style,
    new_stage,
    read_manifest,
    require_ours,
)
from newsdesk.export.trouble import writing_to
from newsdesk.messages import Message
from newsdesk.model import Finding, Media, PublishedText, Settings

_BATCH = 100
# Below so many units a second process would start for longer than it would help.
_WORTH_TWO = 400


@dataclass(frozen=True, slots=True)
class Source:
    """Where a site comes from: texts of live stories, what is known of pictures, and where their files lie."""

    texts: Callable[[Collection[UUID]], Iterable[PublishedText]]
    media: Callable[[Collection[str]], Mapping[str, Media]]
    file: Callable[[str], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """A site to be brought up to date in the folder `to`, which may be `units` of so many `stories`.

    `units` lays the site out without the stories that have the slugs it is given: those that are held back. `look`
    stands for what all pages share. `keep` names units that stay as they are whatever became of them.
    `progress` hears of units made and to make; when `stop` says so, nothing was changed.
    """

    to: Path
    stories: int
    units: Callable[[Collection[str]], Iterable[Unit]]
    look: str
    settings: Settings
    source: Source
    own_theme: Path | None = None
    keep: Collection[str] = ()
    progress: Callable[[int, int], None] = lambda _done, _of: None
    stop: Callable[[], bool] = lambda: False
    processes: int = 1


def plan_site(to: Path, units: Iterable[Unit], look: str) -> Plan:
    """Return what `write_site` would do in the folder `to`, without touching it."""
    return plan_of({unit.name: unit for unit in units}, read_manifest(to), look)


def write_site(to: Path, prepare: Callable[[], Publish], stop: Callable[[], bool] = lambda: False) -> Report:
    """Bring the site in `to` up to date: what changed is written, what has gone is removed, all or nothing.

    While another process publishes there, this one waits. Only then does `prepare` say what the site is to be, so the
    later publish never brings back what the earlier one replaced. An interrupted publish is completed first. Raises
    `ExportError` where the folder cannot be written or holds other files in the site's places, and
    `OperationCancelledError`.
    """
    with (
        writing_to(to, Message("What was published stays, and the next publish completes this one")),
        working_folder(to / WORK, stop),
    ):
        complete(to)
        try:
            asked = prepare()
            with closing(Makers(max(0, asked.processes - 1))) as makers:
                return _write(asked, makers)
        finally:
            drop_work(to)


def _write(asked: Publish, makers: Makers) -> Report:
    before = read_manifest(asked.to)
    if makers.number and asked.stories >= _WORTH_TWO and before.get("look") != asked.look:
        # All of it is made anew: the others start while this process lays it out.
        makers.start()
    old = before.get("units", {})
    stage = new_stage(asked.to)
    laid = _Laid(asked, before)
    files: dict[str, tuple[str, dict[str, tuple[str, int]]]] = {}
    while True:
        wanted = [unit for unit in laid.wanted() if files.get(unit.name, ("",))[0] != unit.key]
        before_this = len(laid.held)
        for done, made in enumerate(_all_made(wanted, asked, stage, makers), start=1):
            if asked.stop():
                raise OperationCancelledError("Publishing was stopped; the site is as it was.")
            asked.progress(done, len(wanted))
            if made.held:
                laid.held[made.name] = made.held
            else:
                key = laid.units[made.name].key
                files[made.name] = key, {**made.files, **_with_media(made, asked.source, stage)}
        if len(laid.held) == before_this:
            break
        # What is held back is nowhere: the others are laid out without it, and what led to it is made again.
        laid.again()
    stays = {*asked.keep, *laid.kept}
    entries = {name: old[name] for name in old if name in laid.units or name in stays}
    if laid.held or asked.keep:
        # Pages that stay as they are keep the style that they were made with.
        entries = {name: old[name] for name in old if is_style(name)} | entries
    changed = [unit for unit in laid.wanted() if unit.name in files]
    for unit in changed:
        entries[unit.name] = {"key": unit.key, "files": {path: list(of) for path, of in files[unit.name][1].items()}}
    # In the order of the units, whichever process was done first: what was withdrawn goes first, lists after stories.
    moves = [path for unit in changed for path in files[unit.name][1]]
    moves += _record(before, entries, asked.look, stage)
    there = {path for entry in entries.values() for path in entry["files"]}
    anew = set(moves)
    known = {
        path: tuple(of)
        for entry in old.values()
        for path, of in entry["files"].items()
        if path in anew or path not in there
    }
    removes = sorted(known.keys() - there)
    require_ours(asked.to, known, moves, removes)
    bring_in(asked.to, moves, removes)
    return Report(plan=laid.plan(), written=max(0, len(moves) - 1), removed=tuple(removes), held=laid.held)


class _Laid:
    """The units of a site, laid out anew each time that a story turns out to be held back."""

    def __init__(self, asked: Publish, before: Mapping[str, Any]) -> None:
        self._asked, self._before = asked, before
        self.held: dict[str, tuple[Finding, ...]] = {}
        self.kept: set[str] = set()
        """The units that are not laid out and stay all the same: older pages of stories that are held back."""
        self._without: set[str] = set()
        self.units: dict[str, Unit] = {}
        self.again()

    def again(self) -> None:
        """Lay the site out without the stories held back by now; their older pages stay where they are."""
        old = self._before.get("units", {})
        for name in self.held.keys() & self.units.keys():
            unit = self.units[name]
            if name in old and text_of(old[name]["key"]) == text_of(unit.key):
                # Readers have this very text: the theme or a rule changed, and page and lists go on as they are.
                continue
            self._without.add(name)
            if isinstance(unit.content, StoryUnit):
                self.kept |= {name, *unit.content.story.former} & old.keys()
        self.units = {unit.name: unit for unit in self._asked.units(frozenset(self._without))}
        self._plan = plan_of(self.units, self._before, self._asked.look)

    def wanted(self) -> list[Unit]:
        """Return the units to be made, in their order."""
        return [self.units[change.name] for change in self.plan().changes if change.what != "removed"]

    def plan(self) -> Plan:
        """Return the changes to the site that are known by now."""
        spared = self.held.keys() | self.kept
        changes = tuple(
            change
            for change in self._plan.changes
            if change.name not in spared and not (change.what == "removed" and change.name in self._asked.keep)
        )
        return Plan(changes=changes, same=self._plan.same)


def _all_made(wanted: Sequence[Unit], asked: Publish, stage: Path, makers: Makers) -> Iterator[Made]:
    # Lists are made of many stories, and to hand those over takes longer than to make the list: they stay here.
    lists = [unit for unit in wanted if not isinstance(unit.content, StoryUnit)]
    of_stories = [unit for unit in wanted if isinstance(unit.content, StoryUnit)]
    if not makers.number or len(wanted) < _WORTH_TWO:
        held = False
        for made in chain.from_iterable(map(make, _jobs(of_stories, asked, stage))):
            held |= bool(made.held)
            yield made
        # A list that is to be made again without what is held back need not be made now.
        yield from () if held else chain.from_iterable(map(make, _jobs(lists, asked, stage)))
        return
    stories = _jobs(of_stories, asked, stage)
    waiting: deque[Future[tuple[Made, ...]]] = deque()

    def hand_over() -> None:
        # The others have a few ahead and no more: memory does not grow with the site.
        waiting.extend(makers.make(job) for job in islice(stories, makers.number * 2 - len(waiting)))

    hand_over()
    # This process makes units too, from the start on.
    for job in chain(_jobs(lists, asked, stage), stories):
        yield from make(job)
        while waiting and waiting[0].done():
            yield from waiting.popleft().result()
        hand_over()
    while waiting:
        yield from waiting.popleft().result()


def _jobs(wanted: Sequence[Unit], asked: Publish, stage: Path) -> Iterator[Job]:
    for units in _batches(wanted):
        stories = {story.id: story for unit in units for story in needs(unit)}
        texts = dict(zip(stories, asked.source.texts([*map(UUID, stories)]), strict=True))
        digests = sorted({digest for story in stories.values() for digest in story.media})
        yield Job(
            units=units,
            texts=texts,
            media=asked.source.media(digests),
            settings=asked.settings,
            own_theme=asked.own_theme,
            stage=stage,
        )


def _batches(wanted: Iterable[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Yield units by the hundred; what is made of the texts of many stories counts as so many."""
    batch: list[Unit] = []
    weight = 0
    for unit in wanted:
        batch.append(unit)
        weight += max(1, len(needs(unit)))
        if weight >= _BATCH:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def _with_media(made: Made, source: Source, stage: Path) -> dict[str, tuple[str, int]]:
    files = {}
    for digest in made.media:
        file = source.file(digest)
        name = f"{made.name}/media/{file.name}"
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, stage / name)
        files[name] = (digest, file.stat().st_size)
    return files


def _record(before: Mapping[str, Any], entries: dict[str, Any], look: str, stage: Path) -> list[str]:
    """Stage what records the site: checks.json and the manifest; return what of it is to be moved, the latter last."""
    read = sum(f"{name}/article.ninjs.json" in entry["files"] for name, entry in entries.items())
    data = orjson.dumps({"pages_read_back": read})
    digest = hashlib.sha256(data).hexdigest()
    moves = []
    if before.get("units", {}).get(CHECKS, {}).get("key") != digest:
        (stage / CHECKS).write_bytes(data)
        moves.append(CHECKS)
    entries[CHECKS] = {"key": digest, "files": {CHECKS: [digest, len(data)]}}
    manifest = {"format": FORMAT, "version": 1, "look": look, "units": dict(sorted(entries.items()))}
    if manifest == before and not moves:
        return moves
    # On one line: a site may have a hundred thousand files, and this is read and written at each publish.
    (stage / MANIFEST).write_bytes(orjson.dumps(manifest))
    return [*moves, MANIFEST]
