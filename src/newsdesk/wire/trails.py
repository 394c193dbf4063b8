"""The trail of a page (“You are here: News/”), which tells a story's section."""

import re
from collections.abc import Collection

from newsdesk.wire.part import Part

_TRAIL = re.compile(
    r"(?P<label>(?:you are (?:here|in)|your location|location|您?(?:的|当前的|现在的)?位置|当前位置|當前位置)\s*[:：]"
    r"|you are here)\s*(?P<path>.*)",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:(?<!\s)\s+)?(?:/|>|»|›|→|\\)+\s*")
_HOME = frozenset({"home", "homepage", "home page", "front page", "start", "首页", "首頁", "主页"})
_LINE = 250


def take_trail(lines: list[Part], left_out: list[str], unplaced: list[str]) -> tuple[list[Part], tuple[str, ...]]:
    """Return the lines without those that say where the page stands, and the section these name."""
    kept: list[Part] = []
    trail: tuple[str, ...] | None = None
    texts = {line.text for line in lines}
    prose = False
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        prose = prose or line.prose
        labelled = _TRAIL.fullmatch(line.text) if len(line.text) <= _LINE else None
        if labelled and not labelled["path"] and position < len(lines) and _steps_alone(lines[position].text):
            path = lines[position].text
            position += 1
        elif labelled:
            path = labelled["path"]
        elif not prose and trail_steps(line.text) is not None:
            path = line.text
        else:
            line.below = trail is not None
            kept.append(line)
            continue
        steps, rest = trail_of(path, texts)
        left_out += [labelled["label"]] if labelled else []
        left_out += rest
        if trail is None:
            trail = steps
        elif steps == trail:
            left_out.append(path)
        else:
            unplaced.append(path)
    return kept, trail or ()


def trail_of(path: str | list[str], texts: Collection[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the section that a path or its steps name, and what of it is none: home, a label, one of `texts`."""
    label = _TRAIL.fullmatch(path) if isinstance(path, str) else None
    if label is not None:
        path = label["path"]
    found = [step for step in (_STEP.split(path) if isinstance(path, str) else path) if step]
    steps = tuple(dict.fromkeys(step for step in found if step.casefold() not in _HOME and step not in texts))
    rest = [step for step in found if step not in steps]
    return steps, rest if label is None else [label["label"], *rest]


def _steps_alone(line: str) -> bool:
    if len(line) > 80:
        return False
    return line.endswith(("/", ">", "»")) or len(line.split()) < 4 or trail_steps(line) is not None


def trail_steps(line: str) -> list[str] | None:
    """Return the steps of a line such as “Home > World > Asia”; None where it is none."""
    if len(line) > 160:
        return None
    steps = [step for step in _STEP.split(line) if step]
    if len(steps) < 2:
        return None
    if steps[0].casefold() in _HOME:
        return steps
    arrows = re.search(r"[>›]|\s[»→]\s", line) is not None and line[0] not in ">»›→"
    return steps if arrows and all(len(step.split()) <= 3 and len(step) <= 30 for step in steps) else None
