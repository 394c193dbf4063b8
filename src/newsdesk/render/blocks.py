"""Cuts Markdown into chunks that can be rendered one by one, and finds what they need to know of each other."""

import re
from dataclasses import dataclass, field

_FENCE = re.compile(r"(`{3,}|~{3,})")
_LIST_OR_QUOTE = re.compile(r"(?:[*+-]|\d{1,9}[.)])(?:\s|$)|>|:\s")
_DEFINITION = re.compile(r" {0,3}(?:\[[^\]^][^\]]*\]:\s*\S|\*\[[^\]]+\]:)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
_BLOCK_TAG = re.compile(
    r"<(/?)(?:article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|pre|script|"
    r"section|style|table|tbody|thead|tr|ul)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cut:
    """A text cut up: `chunks` in order, `definitions` (links, abbreviations) for all of them, footnotes by name."""

    chunks: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def cut(text: str) -> Cut:
    """Cut `text` at the blank lines where Markdown's blocks surely end.

    A chunk ends before an unindented line that begins no list item, quote or definition, outside fences and raw HTML
    that is still open. So lists, quotes and code with blank lines in them stay whole, and what a chunk means depends
    on nothing but itself, the definitions and the names of the footnotes.
    """
    found = Cut()
    lines: list[str] = []
    fence, open_tags, blank = "", 0, False

    def end() -> None:
        if any(line.strip() for line in lines):
            _keep("\n".join(lines).strip("\n"), found)
        lines.clear()

    for line in text.split("\n"):
        starts = line[:1].strip() and not _LIST_OR_QUOTE.match(line)
        if starts and not fence and open_tags <= 0 and (blank or _NOTE.match(line)):
            end()
            open_tags = 0
        lines.append(line)
        blank = not line.strip()
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(fence[0] + " \t"):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            if "<" in line:
                open_tags += sum(-1 if tag[1] else 1 for tag in _BLOCK_TAG.finditer(line))
            if _DEFINITION.match(line):
                found.definitions.append(line.strip())
    end()
    return found


def _keep(chunk: str, found: Cut) -> None:
    if not chunk.startswith("[^"):
        found.chunks.append(chunk)
        return
    name, kept = "", [""]
    notes: dict[str, list[str]] = {}
    for line in chunk.split("\n"):
        note = _NOTE.match(line)
        if note:
            name = note[1]
            kept = [note[2]]
            notes.setdefault(name, kept)
        elif not name:
            found.chunks.append(chunk)
            return
        else:
            kept.append(line[4:] if line.startswith("    ") else line)
    for key, content in notes.items():
        found.notes.setdefault(key, "\n".join(content).strip())
