"""Markdown commands as pure functions on a text and a selection; knows no Qt.

Each takes the text and the selection's ends (in characters, start ≤ end) and returns what replaces the whole.
"""

import re
from dataclasses import dataclass

_LIST = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+")
_MARKS = {"quote": "> ", "list": "- ", "heading": "## "}


@dataclass(frozen=True, slots=True)
class Edit:
    """A text after a command, and what is selected in it then."""

    text: str
    start: int
    end: int


def around(text: str, start: int, end: int, mark: str) -> Edit:
    """Set the selection in `mark` (`**`, `*`), or take it out where it stands already."""
    width = len(mark)
    inner = text[start:end]
    if _marked(text[:start], text[end:], mark):
        return Edit(text[: start - width] + inner + text[end + width :], start - width, end - width)
    if len(inner) > 2 * width and _marked(inner[:width], inner[-width:], mark):
        return Edit(text[:start] + inner[width:-width] + text[end:], start, end - 2 * width)
    # Blanks stay outside: Markdown marks no text that begins or ends with one.
    lead, trail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
    if inner.strip():
        start, end = start + lead, end - trail
    return Edit(text[:start] + mark + text[start:end] + mark + text[end:], start + width, end + width)


def _marked(before: str, after: str, mark: str) -> bool:
    if not (before.endswith(mark) and after.startswith(mark)):
        return False
    if mark != "*":
        return True
    # One star is a mark of its own; two are another; three are both.
    run = len(before) - len(before.rstrip("*"))
    return run % 2 == 1


def lines(text: str, start: int, end: int, kind: str) -> Edit:
    """Make the selected lines a `quote`, a `list`, `numbers` or a `heading`, or plain lines where all are one."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - (end > start and text[end - 1] == "\n"), first))
    last = len(text) if last < 0 else last
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


def link(text: str, start: int, end: int, url: str) -> Edit:
    """Make the selection a link to `url` and select the address; without a selection, select the text to be typed."""
    inner = text[start:end]
    if not inner:
        inner = "text"
        made = f"[{inner}]({url})"
        return Edit(text[:start] + made + text[end:], start + 1, start + 1 + len(inner))
    made = f"[{inner}]({url})"
    place = start + len(inner) + 3
    return Edit(text[:start] + made + text[end:], place, place + len(url))


def next_line(line: str, column: int) -> str | None:
    """Return what a list or quote goes on with after Enter at `column`; "" ends it, None where it is neither."""
    lead = re.match(r"( {0,3})(?:([-*+])|(\d{1,4})([.)])|(>))[ \t]+", line)
    if lead is None or column < lead.end():
        return None
    if not line[lead.end() :].strip():
        return ""
    if lead[3]:
        return f"{lead[1]}{int(lead[3]) + 1}{lead[4]} "
    return f"{lead[1]}{lead[2] or lead[5]} "


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
