"""Whatever she changes, and in whatever order: publishing what changed gives the bytes of the whole site made anew."""

import datetime as dt
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from newsdesk.desk import Desk, verify
from newsdesk.export import layout
from newsdesk.model import Article, CorrectionKind, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths

START = dt.datetime(2026, 3, 27, 22, 0, tzinfo=dt.UTC)
SECTIONS = (("News",), ("News", "Coast"), ("Sport",), ("sport!",), ())
AUTHORS = (("Ada Lind",), ("Ada Lind", "Bo Ek"), ("ada lind",), ())


class Newsroom:
    """Makes one change after the other, each drawn from the same chance, while hours pass."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._desk, self._chance = desk, chance
        self._made = 0

    def change(self) -> None:
        """Change something."""
        verbs: list[Callable[[], object]] = [self._new, self._new, self._new, self._edit, self._edit, self._edit]
        self._chance.choice([*verbs, self._rename, self._kill, self._correct, self._configure])()

    def _new(self) -> None:
        now, chance = self._desk._now(), self._chance
        self._made += 1
        story = self._desk.writing.new(
            Article(
                headline=f"Story {self._made}",
                body=f"Text of {self._made}.",
                section=chance.choice(SECTIONS),
                byline=chance.choice(AUTHORS),
                language=chance.choice(("en", "sv")),
                published=now - dt.timedelta(days=40 * chance.random()) if chance.random() < 0.5 else None,
                embargo=now + dt.timedelta(hours=chance.randint(1, 9)) if chance.random() < 0.2 else None,
                translates=self._any().id if self._made > 1 and chance.random() < 0.4 else None,
                strip=self._strip(),
            )
        )
        self._desk.publishing.publish(story.id)

    def _edit(self) -> None:
        changes = (
            {"headline": f"Headline {self._chance.random()}"},
            {"body": f"Text {self._chance.random()}."},
            {"section": self._chance.choice(SECTIONS)},
            {"byline": self._chance.choice(AUTHORS)},
            {"strip": self._strip()},
        )
        self._save(**self._chance.choice(changes))

    def _rename(self) -> None:
        self._save(slug=f"slug-{self._chance.randint(1, 10_000)}")

    def _save(self, **values: object) -> None:
        if (story := self._any()).status is Status.PUBLISHED:
            self._desk.writing.save(replace(story, **values))  # type: ignore[arg-type]
            self._desk.publishing.publish(story.id)

    def _kill(self) -> None:
        if (story := self._any()).status is Status.PUBLISHED:
            self._desk.publishing.kill(story.id)

    def _correct(self) -> None:
        if (story := self._any()).status is Status.PUBLISHED:
            self._desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "One.", "Two.")

    def _configure(self) -> None:
        self._desk.configure(replace(self._desk.settings, name=f"The Coast {self._chance.randint(1, 3)}"))

    def _strip(self) -> Strip:
        linked = {self._any().id for _ in range(self._chance.randint(0, 3))} if self._made > 1 else set()
        return Strip(links=tuple(RelatedLink(article=story) for story in sorted(linked)))

    def _any(self) -> Article:
        stories = sorted(self._desk._store.published.list_all(), key=lambda story: (story.published, story.id))
        return self._desk.writing.get(UUID(self._chance.choice(stories).id))


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _changed(folder: Path, monkeypatch: pytest.MonkeyPatch, changes: int, seed: int) -> None:
    # So that a few stories make many pages of lists, feeds that forget and several maps.
    for name, size in (("_HOME", 4), ("_CHUNK", 3), ("_FED", 3), ("_MAPPED", 5), ("_NEWS", 3), ("_CORRECTED", 2)):
        monkeypatch.setattr(layout, name, size)
    now = START
    with Desk.open(resolve_paths(folder / "home"), now=lambda: now) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="America/St_Johns"))
        newsroom = Newsroom(desk, random.Random(seed))
        for _ in range(changes):
            now += dt.timedelta(minutes=50)
            newsroom.change()
            if newsroom._chance.random() < 0.7:
                continue
            as_of = now + dt.timedelta(hours=newsroom._chance.choice((0, 0, 5)))
            desk.site.publish(folder / "site", as_of=as_of)
            shutil.rmtree(folder / "anew", ignore_errors=True)
            desk.site.publish(folder / "anew", as_of=as_of)
            assert _files(folder / "site") == _files(folder / "anew")
        assert verify(folder / "site") == ()
        assert desk._store.published.list_all()


def test_what_was_published_change_by_change_is_the_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _changed(tmp_path, monkeypatch, changes=70, seed=20260327)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(20))
def test_twenty_other_newsrooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    _changed(tmp_path, monkeypatch, changes=200, seed=seed)
