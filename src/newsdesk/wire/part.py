"""A line of a page, and how lines read: as sentences, as headlines."""

import re
from dataclasses import dataclass, field

_SENTENCE_END = re.compile(r"[.!?。！？…][’”»\"')）」』]*$")
_SENTENCES = re.compile(r"[a-z0-9)\"”’][.!?] [A-Z“\"‘]|[。！？].")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Part:
    """A line of a page or, with `items`, a list of headlines under the title `text` (which may be empty).

    `gap` tells that an empty line stood before it, `below` that the page's trail did, `named` that the list's title
    says that it leads elsewhere.
    """

    text: str
    gap: bool = False
    items: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    named: bool = False
    below: bool = False

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of a story rather than as a label or headline."""
        return not self.items and is_prose(self.text)


def is_prose(line: str) -> bool:
    """Return whether a line reads as a paragraph: a sentence, several, or something longer than headlines are."""
    size = sum(2 if _HAN.match(sign) else 1 for sign in line[:400])
    if size > 180 or (size > 60 and _SENTENCES.search(line)):
        return True
    return ends_sentence(line) and (len(line.split()) > 3 or len(_HAN.findall(line)) > 9)


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends as sentences do."""
    return _SENTENCE_END.search(line[-8:]) is not None


def headline_size(line: str) -> int:
    """Return how many words a line has; two signs of Chinese or Japanese are one."""
    return len(line.split()) + len(_HAN.findall(line)) // 2


def text_size(line: str) -> int:
    """Return how long a text is to its readers: a sign of Chinese, Japanese or Korean says what three letters do."""
    return len(line) + 2 * len(_HAN.findall(line))
