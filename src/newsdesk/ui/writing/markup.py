"""Markdown commands as pure functions on a text and a selection; knows no Qt.

Each takes the text and the selection's ends (in characters, start ≤ end) and returns what replaces the whole.
"""

import re
from dataclasses import dataclass

_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LEAD = re.compile(r"(?:(?P<indent>[ \t]*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,4})(?P<sign>[.)]))|(?: {0,3})>)[ \t]+")
# To the end of a paragraph, and of the pictures that follow it.
_BEHIND = re.compile(r"(?s:.*?)(?=\n[ \t]*\n|\s*\Z)(?:\n[ \t]*\n+!\[[^\]\n]*\]\(media:[^)\n]*\)(?=[ \t]*(?:\n|\Z)))*")
_LEVEL = "    "
_ITEM = re.compile(r" *(?:[-*+]|\d{1,4}[.)])[ \t]+")
_MARKS = {"quote": "> ", "list": "- ", "heading": "## "}


@dataclass(frozen=True, slots=True)
class Edit:
    """A text after a command, and what is selected in it then."""

    text: str
    start: int
    end: int


def lines(text: str, start: int, end: int, kind: str) -> Edit:
    """Make the selected lines a `quote`, a `list`, `numbers` or a `heading`, or plain lines where all are one."""
    first, last = whole_lines(text, start, end)
    old = text[first:last].split("\n")
    written = [line for line in old if line.strip()] or old
    if all(_is(line, kind) for line in written):
        new = [_bare(line, kind) if _is(line, kind) else line for line in old]
    else:
        count = 0
        new = []
        for line in old:
            if not line.strip() and len(old) > 1:
                new.append(line)
                continue
            count += 1
            bare = line if kind == "quote" else _bare(line, kind)
            new.append((f"{count}. " if kind == "numbers" else _MARKS[kind]) + bare)
    changed = "\n".join(new)
    grown = len(changed) - (last - first)
    if start == end:
        place = max(first, start + grown)
        return Edit(text[:first] + changed + text[last:], place, place)
    return Edit(text[:first] + changed + text[last:], first, first + len(changed))


def link(text: str, start: int, end: int, url: str, words: str = "") -> Edit:
    """Make the selection a link to `url`, and go on behind it; without one, `words` become a link, or the address."""
    inner = text[start:end] or words.replace("[", "\\[").replace("]", "\\]") or url
    # A bracket within would end the address.
    made = f"[{inner}]({url.replace('(', '%28').replace(')', '%29')})"
    return Edit(text[:start] + made + text[end:], start + len(made), start + len(made))


def bare(line: str) -> str:
    """Return the letters and figures of a line as readers see them, at most 60: enough to find it on the page."""
    return "".join(filter(str.isalnum, re.sub(r"\]\([^()\s]*\)|\[\^[^\]]*\]|&#?\w+;", "", line)))[:60]


def line_with(text: str, words: str) -> int | None:
    """Return the number of the line, from 1, that has these bare words, or begins them; None where none does."""
    for number, line in enumerate(text.split("\n"), start=1):
        here = bare(line)
        if here and words and (here.startswith(words[:40]) or words.startswith(here[:40])):
            return number
    return None


def next_line(line: str, column: int) -> str | None:
    """Return what a list or quote goes on with after Enter at `column`; "" ends it, None where it is neither."""
    lead = _LEAD.match(line)
    if lead is None or column < lead.end():
        return None
    if not line[lead.end() :].strip():
        return ""
    number = f"{int(lead['number']) + 1}{lead['sign']}" if lead["number"] else lead["bullet"] or ">"
    return f"{lead['indent'] or ''}{number} "


def leave(text: str, at: int) -> Edit:
    """End a list or quote at its empty last line: a nested entry goes one level out, else a paragraph begins.

    Empty lines part the paragraph from what stands above and below, or Markdown would take it for more of that.
    """
    first, last = whole_lines(text, at, at)
    if text[first:last].startswith((_LEVEL, "\t")):
        return indented(text, at, at, -1) or Edit(text, at, at)
    head, tail = text[:first], text[last:]
    if head and not head.endswith("\n\n"):
        head += "\n"
    if tail.strip() and not tail.startswith("\n\n"):
        tail = f"\n{tail}"
    return Edit(head + tail, len(head), len(head))


def _is(line: str, kind: str) -> bool:
    if kind == "quote":
        return line.startswith(">")
    if kind == "heading":
        return line.startswith("#")
    return bool(_LIST.match(line)) and line[0].isdigit() == (kind == "numbers")


def _bare(line: str, kind: str) -> str:
    if kind == "quote":
        return line[1:].removeprefix(" ")
    if kind == "heading":
        return line.lstrip("#").lstrip(" ")
    return _LIST.sub("", line, count=1)


def indented(text: str, start: int, end: int, by: int) -> Edit | None:
    """Set the selected list entries one level in (`by` 1) or out (-1); None where the caret is in no list."""
    first, last = whole_lines(text, start, end)
    old = text[first:last].split("\n")
    if not any(_ITEM.match(line) for line in old):
        return None
    # Below an entry, Markdown wants four blanks.
    if by > 0:
        new = [f"{_LEVEL}{line}" if line.strip() else line for line in old]
    else:
        new = [line[len(line) - len(line.lstrip(" ")) :] if line[:4].strip() else line[4:] for line in old]
    new = _numbered(text[:first].split("\n"), new)
    moved = len(new[0]) - len(old[0])
    changed = "\n".join(new)
    grown = len(changed) - (last - first)
    return Edit(text[:first] + changed + text[last:], max(first, start + moved), max(first, end + grown))


def _numbered(above: list[str], entries: list[str]) -> list[str]:
    """Return entries with the numbers that they have where they now stand: after the one above, or from 1 on."""
    there = [*above]
    for line in entries:
        lead, entry = _LEAD.match(line), line
        if lead is not None and lead["number"]:
            entry = f"{lead['indent']}{_next_number(there, lead['indent'])}{line[lead.end('number') :]}"
        there.append(entry)
    return there[len(above) :]


def _next_number(above: list[str], indent: str) -> int:
    for line in reversed(above):
        lead = _LEAD.match(line)
        if lead is not None and len(lead["indent"] or "") <= len(indent):
            return int(lead["number"]) + 1 if lead["number"] and lead["indent"] == indent else 1
        if lead is None and line.strip() and not line.startswith(" "):
            # A paragraph ends the list above it.
            return 1
    return 1


def moved(text: str, start: int, end: int, by: int) -> Edit:
    """Move the selected lines one up (`by` -1) or down (1); at the edge of the text nothing changes."""
    first, last = whole_lines(text, start, end)
    lines = text[first:last]
    if by < 0 and first > 0:
        other = text.rfind("\n", 0, first - 1) + 1
        above = text[other : first - 1]
        shift = other - first
        return Edit(f"{text[:other]}{lines}\n{above}{text[last:]}", start + shift, end + shift)
    if by > 0 and last < len(text):
        edge = text.find("\n", last + 1)
        edge = len(text) if edge < 0 else edge
        below = text[last + 1 : edge]
        shift = len(below) + 1
        return Edit(f"{text[:first]}{below}\n{lines}{text[edge:]}", start + shift, end + shift)
    return Edit(text, start, end)


def table(text: str, at: int) -> Edit:
    """Put a small table behind the caret's paragraph and select its first cell."""
    return _paragraph(text, at, "| Heading | Heading |\n| --- | --- |\n|  |  |", 2, 9)


def footnote(text: str, at: int) -> Edit:
    """Set the mark of a new note behind the selection and go to where its text is typed, below everything."""
    numbers = [int(number) for number in re.findall(r"\[\^(\d+)\]", text)]
    mark = f"[^{max(numbers, default=0) + 1}]"
    body = (text[:at] + mark + text[at:]).rstrip("\n")
    notes = body.rsplit("\n", 1)[-1].startswith("[^")
    body += ("\n" if notes else "\n\n") + f"{mark}: "
    return Edit(body, len(body), len(body))


def rule(text: str, at: int) -> Edit:
    """Put a rule behind the caret's paragraph and go on below it."""
    return _paragraph(text, at, "---\n\n", 5, 5)


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the first of the selected lines begins and where the last one ends."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - (end > start and text[end - 1] == "\n"), first))
    return first, len(text) if last < 0 else last


def beside(text: str, at: int, made: str) -> Edit:
    """Put `made`, a picture, behind the caret's paragraph and the pictures there; the caret stays with its words.

    On an empty line and at the end of the text it takes the caret's place, and the caret goes on below.
    """
    first, last = whole_lines(text, at, at)
    if not text[first:last].strip() or not text[at:].strip():
        head, tail = text[:at].rstrip(), text[last:]
        head = f"{head}\n\n{made}\n\n" if head else f"{made}\n\n"
        return Edit(head + tail, len(head), len(head))
    behind = _BEHIND.match(text, at)
    edge = behind.end() if behind else len(text)
    return Edit(f"{text[:edge]}\n\n{made}{text[edge:]}", at, at)


def _paragraph(text: str, at: int, made: str, start: int, end: int) -> Edit:
    """Put `made` on lines of its own behind the paragraph of `at`; select from `start` to `end` in it."""
    edge = text.find("\n\n", at)
    head, tail = (text.rstrip("\n"), "") if edge < 0 else (text[:edge], text[edge:].lstrip("\n"))
    head = f"{head}\n\n" if head.strip() else ""
    below = f"\n\n{tail}" if tail and not made.endswith("\n") else tail
    return Edit(f"{head}{made}{below}", len(head) + start, len(head) + end)
