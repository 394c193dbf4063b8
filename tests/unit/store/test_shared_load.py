"""Many editors on one shared desk, with crashes of theirs and of the server: no acknowledged save is lost, none twice.

Few and short here; `make torture` has twenty editors for ten minutes, a hundred crashes of each kind and a network that
is cut. It prints its figures.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest

from newsdesk.model import Article
from newsdesk.store import Store
from tests import postgres
from tests.postgres import Server

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX"),
]
STORIES = 20
NEAR, FAR = "10.77.53.1", "10.77.53.2"
# Adds one word after another to stories, over another's save as often as that comes; says each word once it is saved,
# with how long that took and when it was. Until the server answers it asks again.
EDITOR = f"""
import random, sys, time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from newsdesk.errors import ConflictError, DeskError
from newsdesk.store import Store
folder, address, name, rest = Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
chance, number, took, store = random.Random(name), 0, 0.0, None
while True:
    number += 1
    word, slug = f"{{name}}-{{number}}", f"s{{chance.randrange({STORIES})}}"
    while True:
        try:
            store = store or Store.open(folder, address)
            story = store.articles.get_by_slug(slug)
            store.edit_locks.acquire(story.id, datetime.now(UTC), take_over=True)
            if word not in story.body.split():
                started = time.perf_counter()
                story = store.articles.save(replace(story, body=f"{{story.body}} {{word}}"), datetime.now(UTC))
                took = time.perf_counter() - started
            store.versions.add(story, "kept", datetime.now(UTC))
            break
        except ConflictError:
            continue
        except DeskError as error:
            assert "cannot be reached" in str(error) or "try again" in str(error), error
    print(word, took, time.time(), flush=True)
    time.sleep(rest)
"""


@dataclass(frozen=True)
class Said:
    """What editors were told is saved: when each word was, and the seconds that each save took, in order."""

    words: dict[str, float]
    took: list[float]


class Editors:
    """Editors in processes of their own."""

    def __init__(self, folder: Path, address: str, rest: float, *before: str) -> None:
        self._folder, self._address, self._rest, self._before = folder, address, rest, before
        self._running: list[tuple[subprocess.Popen[bytes], Path]] = []
        self._said: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        for editor, _said in self._running:
            editor.kill()
            editor.wait()

    def start(self, how_many: int) -> None:
        """Start so many more."""
        for _ in range(how_many):
            name = f"e{len(self._said)}"
            said = self._folder / f"{name}.said"
            editor = [sys.executable, "-c", EDITOR, str(self._folder / name), self._address, name, str(self._rest)]
            with said.open("wb") as file:
                self._running.append((subprocess.Popen([*self._before, *editor], stdout=file), said))
            self._said.append(said)

    def kill_one(self, chance: random.Random) -> None:
        """Kill one of them."""
        editor, _said = self._running.pop(chance.randrange(len(self._running)))
        editor.kill()
        editor.wait()

    def all_said(self, more: int = 0) -> bool:
        """Whether each that runs has said so many words."""
        return all(said.read_bytes().count(b"\n") >= more for _editor, said in self._running)

    def spoken(self) -> int:
        """Return how many words the first of them has said."""
        return self._running[0][1].read_bytes().count(b"\n")

    def stop(self) -> Said:
        """Stop all and return what they said was saved, those that were killed too."""
        for editor, _said in self._running:
            assert editor.poll() is None, "an editor met what it did not expect"
            editor.kill()
            editor.wait()
        self._running.clear()
        lines = [line.split() for said in self._said for line in said.read_text().splitlines() if line.count(" ") == 2]
        return Said({word: float(at) for word, _took, at in lines}, sorted(float(took) for _word, took, _at in lines))


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Return a server of the test's own, to be crashed."""
    programs = postgres.found()
    if programs is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    with postgres.server(programs, listening="space" in request.fixturenames) as running:
        yield running


@contextmanager
def desk_of(server: Server, folder: Path) -> Iterator[tuple[Store, str]]:
    """Yield a desk with a few stories, and its address."""
    address = server.address(server.new())
    with Store.open(folder, address) as store:
        for number in range(STORIES):
            store.articles.add(Article(slug=f"s{number}"))
        yield store, address


def _written(store: Store) -> list[str]:
    return [word for number in range(STORIES) for word in store.articles.get_by_slug(f"s{number}").body.split()]


def _all_there(store: Store, said: Said) -> None:
    written = _written(store)
    assert len(set(written)) == len(written), "a save was made twice"
    assert said.words.keys() <= set(written), "an acknowledged save is gone"
    kept = set()
    for number in range(STORIES):
        story = store.articles.get_by_slug(f"s{number}").id
        for version in store.versions.list_for_story(story):
            kept.update(store.versions.get(story, version.number).body.split())
    assert said.words.keys() <= kept, "a text that was typed is in no version"


def _until(seconds: float, true: Callable[[], bool]) -> float:
    """Wait until `true` and return how long that took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not within {seconds} seconds"
        time.sleep(0.01)
    return time.monotonic() - began


def _load(server: Server, folder: Path, editors: int, seconds: float, rest: float) -> tuple[float, float]:
    """Return p95 of a save, and of the time until another editor's window has it, in seconds."""
    seen: dict[str, float] = {}
    with desk_of(server, folder / "own") as (store, address), Editors(folder, address, rest) as at_work:
        at_work.start(editors)
        _until(120, lambda: at_work.all_said(1))
        end, before = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            time.sleep(0.05)
            if before != (before := store.change_counter()):
                seen = dict.fromkeys(_written(store), time.time()) | seen
        said = at_work.stop()
        _all_there(store, said)
    late = sorted(max(0, seen[word] - at) for word, at in said.words.items() if word in seen)
    return said.took[int(len(said.took) * 0.95)], late[int(len(late) * 0.95)]


def _server_crashes(server: Server, folder: Path, crashes: int) -> None:
    chance = random.Random(20260119)
    with desk_of(server, folder / "own") as (store, address), Editors(folder, address, 0) as at_work:
        at_work.start(3)
        for number in range(crashes):
            _until(60, lambda number=number: at_work.all_said(number + 1))  # type: ignore[misc]
            time.sleep(chance.random() * 0.1)
            server.stop()
            server.start()
        _until(60, lambda: at_work.all_said(crashes + 2))
        _all_there(store, at_work.stop())


def _editors_crash(server: Server, folder: Path, crashes: int) -> None:
    chance = random.Random(20260119)
    with desk_of(server, folder / "own") as (store, address), Editors(folder, address, 0) as at_work:
        at_work.start(3)
        for _ in range(crashes):
            _until(60, lambda: at_work.all_said(1))
            time.sleep(chance.random() * 0.1)
            at_work.kill_one(chance)
            at_work.start(1)
        _until(60, lambda: at_work.all_said(1))
        _all_there(store, at_work.stop())
        assert store.integrity_problems() == ()


def _cut_off(server: Server, folder: Path, space: str) -> float:
    """Cut the network of an editor, and return how many seconds she still had her story."""
    with desk_of(server, folder / "own") as (store, _address):
        address = f"postgresql+psycopg://{server.user}@{NEAR}:{server.port}/{server.newest}"
        with Editors(folder, address, 0, "ip", "netns", "exec", space) as at_work:
            at_work.start(1)
            stories = [store.articles.get_by_slug(f"s{number}").id for number in range(STORIES)]

            def held() -> bool:
                return any(store.edit_locks.other_owner(story) for story in stories)

            _until(60, lambda: at_work.all_said(3))
            _until(5, held)
            _ip("link", "set", space, "down")
            freed = _until(65, lambda: not held())
            _ip("link", "set", space, "up")
            before = at_work.spoken()
            _until(60, lambda: at_work.all_said(before + 3))
            _all_there(store, at_work.stop())
    return freed


def _ip(*asked: str) -> None:
    subprocess.run(["ip", *asked], check=True)


@pytest.fixture
def space() -> Iterator[str]:
    """Return the name of a network of its own, which reaches ours by a cable of that name; for root alone."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("only root may make networks")
    name = f"nd{os.getpid()}"
    _ip("netns", "add", name)
    try:
        _ip("link", "add", name, "type", "veth", "peer", "name", "far", "netns", name)
        _ip("addr", "add", f"{NEAR}/24", "dev", name)
        _ip("link", "set", name, "up")
        _ip("netns", "exec", name, "ip", "addr", "add", f"{FAR}/24", "dev", "far")
        _ip("netns", "exec", name, "ip", "link", "set", "far", "up")
        yield name
    finally:
        _ip("netns", "del", name)


def test_editors_lose_nothing(server: Server, tmp_path: Path) -> None:
    _load(server, tmp_path, 3, 2, 0.01)


def test_crashes_of_the_server_lose_nothing(server: Server, tmp_path: Path) -> None:
    _server_crashes(server, tmp_path, 20)


def test_crashes_of_editors_lose_nothing(server: Server, tmp_path: Path) -> None:
    _editors_crash(server, tmp_path, 3)


@pytest.mark.torture
def test_twenty_editors_for_ten_minutes(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save, seen = _load(server, tmp_path, 20, 600, 1)
    with capsys.disabled():
        sys.stdout.write(f"\na save {save * 1e3:.1f} ms, seen by others after {seen * 1e3:.0f} ms (p95)\n")
    assert save <= 0.05
    assert seen <= 1


@pytest.mark.torture
def test_a_hundred_crashes_of_the_server(server: Server, tmp_path: Path) -> None:
    _server_crashes(server, tmp_path, 100)


@pytest.mark.torture
def test_a_hundred_crashes_of_editors(server: Server, tmp_path: Path) -> None:
    _editors_crash(server, tmp_path, 100)


@pytest.mark.torture
def test_an_editor_whose_network_is_cut_lets_go_of_her_story_and_goes_on(
    server: Server, tmp_path: Path, space: str, capsys: pytest.CaptureFixture[str]
) -> None:
    freed = _cut_off(server, tmp_path, space)
    with capsys.disabled():
        sys.stdout.write(f"\nher story was free after {freed:.0f} s\n")
    assert freed <= 60
