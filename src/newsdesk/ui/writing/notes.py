"""Footnotes of what is pasted, among those that are there already: pure functions on Markdown; knows no Qt."""

import re

_NAME = re.compile(r"(?<!\\)\[\^([^\[\]\s\\]{1,200})\]")
_NOTE = re.compile(r"^\[\^[^\]\s]+\]: .*(?:\n(?:[ \t]*\n)* {4}.*)*", re.MULTILINE)


def notes_apart(pasted: str, text: str) -> tuple[str, str]:
    """Return a paste without its notes, and the notes, by names that no note of `text` has."""
    taken = set(_NAME.findall(text))
    names = dict.fromkeys(_NAME.findall(pasted))
    given: dict[str, str] = {}
    for name in names:
        free = (str(number) for number in range(1, len(taken) + len(names) + 2))
        given[name] = next(new for new in free if new not in taken) if name in taken else name
        taken.add(given[name])
    pasted = _NAME.sub(lambda found: f"[^{given[found[1]]}]", pasted)
    return _NOTE.sub("", pasted).strip("\n"), "\n\n".join(_NOTE.findall(pasted))
