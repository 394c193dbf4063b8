"""Whatever an editor does to a strip, in any order and in two windows: its order is hers, and no link is lost."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.desk import Desk
from newsdesk.formats import linklist
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.paths import resolve_paths
from newsdesk.render import RenderChild
from newsdesk.ui.writing.history import History
from newsdesk.wire import links_from_text

Links = tuple[RelatedLink, ...]
_ACTS = ("add", "paste", "move", "delete", "undo", "redo", "save", "reload", "travel", "share", "own", "colleague")


class _Window:
    """A window with a story open, as the session keeps it; `expected` is what its strip must be at each step."""

    def __init__(self, desk: Desk, other: Desk, folder: Path) -> None:
        self._desk, self._other, self._folder = desk, other, folder
        self.draft = desk.writing.new(Article(headline="Mine", body="It happened."))
        self._theirs = other.writing.new(Article(headline="Theirs", body="It happened too."))
        self._history = History(self.draft)
        self._base: Strip | None = None
        self._count = 0
        # Links, and whether the strip is the shared one.
        self.expected: list[tuple[Links, bool]] = [((), False)]
        self._undone: list[tuple[Links, bool]] = []

    def act(self, what: str, number: int) -> None:
        """Do one thing to the strip, and note what must come of it."""
        links = list(self.draft.strip.links)
        if what == "add":
            self._edit((*links, self._fresh()))
        elif what == "paste":
            new = [self._fresh() for _ in range(3)]
            pasted = links_from_text(linklist.as_lines(linklist.told(new, {}, "")))
            self._edit((*links, *pasted), (*links, *new))
        elif what in ("move", "delete") and links:
            link = links.pop(number % len(links))
            if what == "move":
                links.insert(number // 7 % (len(links) + 1), link)
            self._edit(tuple(links))
        elif what == "undo" and (past := self._history.undo()) is not None:
            self._undone.append(self.expected.pop())
            self.draft = replace(past, revision=self.draft.revision)
        elif what == "redo" and (future := self._history.redo()) is not None:
            self.expected.append(self._undone.pop())
            self.draft = replace(future, revision=self.draft.revision)
        elif what == "share" and self._base is None:
            self._base = self._desk.linking.share("Shared", self.draft.strip).strip
            self._take(self._base, (self._base.links, True))
        elif what == "own" and self.draft.strip.shared:
            self._take(replace(self.draft.strip, shared=None), (self.draft.strip.links, False))
        elif what in ("save", "reload", "travel", "colleague"):
            self._save()
            getattr(self, f"_{what}")()

    def _fresh(self) -> RelatedLink:
        self._count += 1
        return RelatedLink(headline=f"Headline of number {self._count}", url=f"https://example.org/{self._count}")

    def _edit(self, links: Links, expected: Links | None = None) -> None:
        strip = replace(self.draft.strip, links=links)
        self._take(strip, (links if expected is None else expected, strip.shared is not None))

    def _take(self, strip: Strip, expected: tuple[Links, bool]) -> None:
        self.draft = replace(self.draft, strip=strip)
        self._history.part()
        self._history.push(self.draft, "strip", 0.0)
        self.expected.append(expected)
        self._undone.clear()

    def _save(self) -> None:
        shared = self.draft.strip.shared is not None
        self.draft = self._desk.writing.save(self.draft, self._base if shared else None)
        self._base = self.draft.strip if shared else self._base

    def _reload(self) -> None:
        self.draft = self._desk.writing.get(self.draft.id)

    def _travel(self) -> None:
        """Export the story, import it on another desk, and hold the strip there against the one here."""
        out = self._desk.publishing.export(self.draft.slug, self._folder / "out")
        with tempfile.TemporaryDirectory(dir=self._folder) as folder, Desk.open(resolve_paths(Path(folder))) as abroad:
            taken = abroad.intake.take(out.path)[0].article
            assert taken.strip == self.draft.strip
            assert abroad.writing.get(taken.id).strip.links == self.expected[-1][0]
        assert self._desk.intake.take(out.path)[0].outcome == "already here"

    def _colleague(self) -> None:
        """Let a colleague's window add a link to the strip that both stories share; this one takes it over."""
        sent = self.draft.strip
        if sent.shared is None:
            return
        new = self._fresh()
        strip = replace(sent, links=(*sent.links, new))
        self._theirs = self._other.writing.save(replace(self._theirs, strip=strip), sent)
        self._save()
        self._history.share(sent, self.draft.strip)
        for states in (self.expected, self._undone):
            states[:] = [((*links, new) if shared else links, shared) for links, shared in states]


@pytest.fixture(scope="module")
def child() -> Iterator[RenderChild]:
    """Return the render child of all examples."""
    child = RenderChild()
    yield child
    child.close()


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(0, 99)), min_size=3, max_size=30))
def test_d3_the_order_survives_whatever_is_done_to_it(child: RenderChild, acts: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = resolve_paths(Path(folder))
        with Desk.open(place, child=child) as desk, Desk.open(place, child=child) as other:
            window = _Window(desk, other, Path(folder))
            for what, number in acts:
                window.act(what, number)
                assert window.draft.strip.links == window.expected[-1][0], what
            window.act("save", 0)
            assert desk.writing.get(window.draft.id).strip.links == window.expected[-1][0]
