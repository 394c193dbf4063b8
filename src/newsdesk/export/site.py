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

from newsdesk.errors import ExportError, StoppedError
from newsdesk.export.folderlock import locked
from newsdesk.export.layout import StoryUnit, Unit
from newsdesk.export.making import Job, Made, Makers, make, needs
from newsdesk.export.plan import Change, Plan, Report
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
from newsdesk.model import Finding, LiveText, Media, Settings
from newsdesk.wording import Wording

_CHECKS = "checks.json"
_BATCH = 100
# Below so many units a second process would start for longer than it would help.
_WORTH_TWO = 400


@dataclass(frozen=True, slots=True)
class Source:
    """Where a site comes from: texts of live stories, what is known of pictures, and where their files lie."""

    texts: Callable[[Collection[UUID]], Iterable[LiveText]]
    media: Callable[[Collection[str]], Mapping[str, Media]]
    file: Callable[[str], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """A site to be brought up to date in the folder `to`, which may be `units` of so many `stories`.

    `look` stands for what all pages share. `keep` names units that stay as they are whatever became of them.
    `progress` hears of units made and to make; when `stop` says so, nothing was changed.
    """

    to: Path
    stories: int
    units: Iterable[Unit]
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
    return _plan({unit.name: unit for unit in units}, read_manifest(to), look)


def write_site(asked: Publish) -> Report:
    """Bring the site up to date: what changed is written, what has gone is removed, all or nothing.

    A publish that was interrupted is completed first. Raises `ExportError` where the folder cannot be written or holds
    other files in the site's places, and `StoppedError`.
    """
    with writing_to(asked.to, Wording("What was published stays, and the next publish completes this one")):
        work = asked.to / WORK
        work.mkdir(parents=True, exist_ok=True)
        with locked(work) as held:
            if not held:
                raise ExportError(
                    "{to} is being published by another Newsdesk; try again when it is done.", to=asked.to
                )
            complete(asked.to)
            try:
                with closing(Makers(max(0, asked.processes - 1))) as makers:
                    return _write(asked, makers)
            finally:
                drop_work(asked.to)


def _plan(units: Mapping[str, Unit], before: Mapping[str, Any], look: str) -> Plan:
    old, anew = before.get("units", {}), before.get("look") != look
    changes = []
    for name, unit in units.items():
        if name not in old:
            changes.append(Change(name=name, what="new", why=Wording("it is not there yet")))
        elif anew:
            changes.append(Change(name=name, what="changed", why=Wording("the theme or the settings changed")))
        elif old[name]["key"] != unit.key:
            changes.append(Change(name=name, what="changed", why=_why(unit, old[name]["key"])))
    gone = [name for name in old if name not in units and name != _CHECKS]
    changes += [Change(name=name, what="removed", why=Wording("nothing leads to it any more")) for name in gone]
    return Plan(changes=tuple(changes), same=len(units) - len(changes) + len(gone))


def _why(unit: Unit, key: str) -> Wording:
    if not isinstance(unit.content, StoryUnit):
        return Wording("what it lists changed")
    if unit.content.story.killed:
        return Wording("it was withdrawn")
    same_text = unit.key.partition("-")[0] == key.partition("-")[0]
    return Wording("a story it links to changed") if same_text else Wording("the story changed")


def _write(asked: Publish, makers: Makers) -> Report:
    before = read_manifest(asked.to)
    if makers.number and asked.stories >= _WORTH_TWO and before.get("look") != asked.look:
        # All of it is made anew: the others start while this process lays it out.
        makers.start()
    units = {unit.name: unit for unit in asked.units}
    plan, old = _plan(units, before, asked.look), before.get("units", {})
    stage = new_stage(asked.to)
    entries = {name: old[name] for name in old if name in units or name in asked.keep}
    held: dict[str, tuple[Finding, ...]] = {}
    wanted = [units[change.name] for change in plan.changes if change.what != "removed"]
    made_files: dict[str, list[str]] = {}
    for done, made in enumerate(_all_made(wanted, asked, stage, makers), start=1):
        if asked.stop():
            raise StoppedError("Publishing was stopped; the site is as it was.")
        asked.progress(done, len(wanted))
        if made.held:
            held[made.name] = made.held
            continue
        files = {**made.files, **_with_media(made, asked.source, stage)}
        entries[made.name] = {"key": units[made.name].key, "files": {path: list(of) for path, of in files.items()}}
        made_files[made.name] = list(files)
    if held or asked.keep:
        # Pages that stay as they are keep the style that they were made with.
        entries = {name: old[name] for name in old if is_style(name)} | entries
    # In the order of the units, whichever process was done first: what was withdrawn goes first, lists after stories.
    moves = [path for unit in wanted for path in made_files.get(unit.name, ())]
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
    return Report(plan=plan, written=max(0, len(moves) - 1), removed=tuple(removes), held=held)


def _all_made(wanted: Sequence[Unit], asked: Publish, stage: Path, makers: Makers) -> Iterator[Made]:
    if not makers.number or len(wanted) < _WORTH_TWO:
        for job in _jobs(wanted, asked, stage):
            yield from make(job)
        return
    # Lists stay here: they are made of many stories, and to hand those over takes longer than to make the list.
    lists = _jobs([unit for unit in wanted if not isinstance(unit.content, StoryUnit)], asked, stage)
    stories = _jobs([unit for unit in wanted if isinstance(unit.content, StoryUnit)], asked, stage)
    waiting: deque[Future[tuple[Made, ...]]] = deque()

    def hand_over() -> None:
        # The others have a few ahead and no more: memory does not grow with the site.
        waiting.extend(makers.make(job) for job in islice(stories, makers.number * 2 - len(waiting)))

    hand_over()
    # This process makes units too, from the start on.
    for job in chain(lists, stories):
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
    if before.get("units", {}).get(_CHECKS, {}).get("key") != digest:
        (stage / _CHECKS).write_bytes(data)
        moves.append(_CHECKS)
    entries[_CHECKS] = {"key": digest, "files": {_CHECKS: [digest, len(data)]}}
    manifest = {"format": FORMAT, "version": 1, "look": look, "units": dict(sorted(entries.items()))}
    if manifest == before and not moves:
        return moves
    # On one line: a site may have a hundred thousand files, and this is read and written at each publish.
    (stage / MANIFEST).write_bytes(orjson.dumps(manifest))
    return [*moves, MANIFEST]
