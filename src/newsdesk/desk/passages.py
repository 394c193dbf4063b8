"""Two states of a story side by side, word by word, as prose: what a list of versions shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from newsdesk.desk.comparing import PARTS, WORD
from newsdesk.messages import Message
from newsdesk.model import Article, RelatedLink

# So many unchanged paragraphs stand beside a changed one; the others are counted.
_AROUND = 1
# Two paragraphs of which fewer words are the same are another text, not a changed one.
_KIN = 0.3
_LEAD = re.compile(r"^ {0,3}(?:(#{1,6})[ \t]+|(>)[ \t]?|([-*+]|\d{1,4}[.)])[ \t]+)")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])")
_MARKS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3}|(?<!`)`++)(?=\S)(.{1,500}?)(?<=\S)\1")
_PIECE = re.compile(rf"{WORD.pattern}|\s+")


class Kind(StrEnum):
    """Whether a run of words is in both states, in the later one alone or in the earlier one alone."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, a field or a link, with what changed in it.

    `part` is what it belongs to, as `Difference` names it. `style` is `text`, `heading`, `quote`, `item` or `skipped`,
    where the one run says how much is left out.
    """

    part: str
    style: str
    runs: tuple[Run, ...]


def passages(before: Article, after: Article) -> tuple[Passage, ...]:
    """Return what tells `after` from `before`, in the order of the page; nothing where they are the same."""
    return tuple(_passages(before, after))


def _passages(before: Article, after: Article) -> Iterator[Passage]:
    for name, part in PARTS.items():
        was, now = (_line(getattr(state, name)) for state in (before, after))
        if was != now:
            yield Passage(part=part, style="text", runs=_words(was, now))
    if before.body != after.body:
        yield from _body(before.body, after.body)
    if before.strip != after.strip:
        if before.strip.title != after.strip.title:
            yield Passage(part=Message("strip"), style="heading", runs=_words(before.strip.title, after.strip.title))
        was_links, now_links = ([_told(link) for link in state.strip.links] for state in (before, after))
        for was, now in _pairs(was_links, now_links):
            yield Passage(part=Message("strip"), style="item", runs=_words(was, now))


def _line(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _told(link: RelatedLink) -> str:
    where = link.url or (Message("(our story)") if link.article else "")
    return " – ".join(filter(None, (link.headline, link.source, where)))


def _body(before: str, after: str) -> Iterator[Passage]:
    was, now = (re.split(r"\n\s*\n", text.strip()) for text in (before, after))
    same: list[str] = []
    first = True
    for one, other in _pairs(was, now):
        if one == other:
            same.append(one)
            continue
        yield from _shortened(same, first=first, last=False)
        same, first = [], False
        yield _paragraph(one, other)
    if not first:
        yield from _shortened(same, first=False, last=True)


def _shortened(blocks: list[str], *, first: bool, last: bool) -> Iterator[Passage]:
    """Show the unchanged paragraphs next to what changed, and count the others."""
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if len(blocks) <= head + tail + 1:
        head, tail = len(blocks), 0
    for block in blocks[:head]:
        yield _paragraph(block, block)
    skipped = len(blocks) - head - tail
    if skipped:
        told = (
            Message("1 paragraph unchanged") if skipped == 1 else Message("{count} paragraphs unchanged", count=skipped)
        )
        yield Passage(part=Message("text"), style="skipped", runs=(Run(Kind.SAME, told),))
    for block in blocks[len(blocks) - tail :] if tail else ():
        yield _paragraph(block, block)


def _paragraph(before: str, after: str) -> Passage:
    style = _style(after or before)
    was, now = _prose(before), _prose(after)
    if was == now and before != after:
        # Only marks or addresses changed, so these are what is shown.
        was, now = before, after
    return Passage(part=Message("text"), style=style, runs=_words(was, now))


def _style(block: str) -> str:
    lead = _LEAD.match(block)
    if lead is None:
        return "text"
    return "heading" if lead[1] else "quote" if lead[2] else "item"


def _prose(block: str) -> str:
    """Return a paragraph without the marks of Markdown, near enough to be read."""
    lines = (_LEAD.sub(lambda lead: "• " if lead[3] else "", line, count=1) for line in block.split("\n"))
    return _MARKS.sub(r"\2", _LINK.sub(r"\1", "\n".join(lines)))


def _pairs(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands in each place before and after; "" where there is nothing to set beside it."""
    for kind, start, end, new_start, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        gone, new = list(was[start:end]), list(now[new_start:new_end])
        if kind != "equal":
            while gone and new:
                if _kin(gone[0], new[0]):
                    yield gone.pop(0), new.pop(0)
                elif len(gone) >= len(new):
                    yield gone.pop(0), ""
                else:
                    yield "", new.pop(0)
            yield from ((one, "") for one in gone)
            yield from (("", other) for other in new)
        else:
            yield from zip(gone, new, strict=True)


def _kin(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, WORD.findall(one), WORD.findall(other))
    return matcher.quick_ratio() >= _KIN and matcher.ratio() >= _KIN


def _words(before: str, after: str) -> tuple[Run, ...]:
    if before == after:
        return (Run(Kind.SAME, before),)
    was, now = _PIECE.findall(before), _PIECE.findall(after)
    runs: list[Run] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run(Kind.SAME, "".join(was[start:end])))
        else:
            runs += [
                Run(what, text)
                for what, text in (
                    (Kind.GONE, "".join(was[start:end])),
                    (Kind.NEW, "".join(now[new_start:new_end])),
                )
                if text
            ]
    return tuple(_joined(runs))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Join changes that only a blank stands between: a sentence of single changed words cannot be read."""
    gone = new = ""
    for place, run in enumerate(runs):
        between = run.kind is Kind.SAME and not run.text.strip() and (gone or new) and place + 1 < len(runs)
        if run.kind is Kind.SAME and not between:
            yield from _ended(gone, new)
            gone = new = ""
            yield run
        else:
            gone += run.text if run.kind is not Kind.NEW else ""
            new += run.text if run.kind is not Kind.GONE else ""
    yield from _ended(gone, new)


def _ended(gone: str, new: str) -> Iterator[Run]:
    if gone:
        yield Run(Kind.GONE, gone)
    if new:
        yield Run(Kind.NEW, new)
