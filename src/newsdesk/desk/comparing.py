"""What changed in a story since readers last saw it, in a few words for each part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsdesk.messages import Message
from newsdesk.model import Article, Picture, RelatedLink

PARTS = {
    "headline": Message("headline"),
    "kicker": Message("kicker"),
    "standfirst": Message("standfirst"),
    "byline": Message("byline"),
    "source": Message("source"),
    "dateline": Message("place"),
    "date": Message("date"),
    "section": Message("section"),
    "keywords": Message("keywords"),
    "slug": Message("slug"),
    "language": Message("language"),
    "seo_title": Message("search title"),
    "description": Message("description"),
    "embargo": Message("embargo"),
    "scheduled": Message("schedule"),
}
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A part of the story that changed: its name, what it was and what it is, each "" where nothing fits a line."""

    part: str
    before: str = ""
    after: str = ""

    @property
    def wording(self) -> Message:
        """It as one phrase."""
        return Message.join_parts(" ", (self.part, self.after) if self.after and not self.before else (self.part,))

    def __str__(self) -> str:
        return str(self.wording)


def differences(before: Article, after: Article) -> tuple[Difference, ...]:
    """Return what changed from one state of a story to another, in the order of the page."""
    return tuple(_differences(before, after))


def _differences(before: Article, after: Article) -> Iterator[Difference]:
    for name, part in PARTS.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Difference(part=part, before=_told(was), after=_told(now))
    if before.body != after.body:
        yield Difference(part=Message("text"), after=_words_said(*_words_changed(before.body, after.body)))
    if before.strip != after.strip:
        was, now = before.strip.links, after.strip.links
        links = _changed([*map(_identity, was)], [*map(_identity, now)])
        said = _said(*links, Message("{counts} link"), Message("{counts} links"))
        yield Difference(part=Message("strip"), after=said or Message("(its wording)"))
    if (before.lead_image, before.media) != (after.lead_image, after.media):
        was_shown, now_shown = _shown(before), _shown(after)
        said = _said(*_changed(was_shown, now_shown), Message("{counts} picture"), Message("{counts} pictures"))
        yield Difference(part=Message("pictures"), after=said or Message("(their wording)"))
    if len(after.corrections) > len(before.corrections):
        yield Difference(part=Message("corrections"), after=f"+{len(after.corrections) - len(before.corrections)}")


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or Message("none"))


def _words_changed(before: str, after: str) -> tuple[int, int]:
    """Return how many words are new and gone: looked for in the paragraphs that changed, so that it is soon found."""
    was, now = before.split("\n\n"), after.split("\n\n")
    added = removed = 0
    for kind, start, end, new_start, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            gone, new = (_words(" ".join(part)) for part in (was[start:end], now[new_start:new_end]))
            more, less = _changed(gone, new)
            added, removed = added + more, removed + less
    return added, removed


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word[0].isalnum()]


def _changed(before: list[str], after: list[str]) -> tuple[int, int]:
    added = removed = 0
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if kind != "equal":
            added, removed = added + new_end - new_start, removed + end - start
    return added, removed


def _words_said(added: int, removed: int) -> str:
    return _said(added, removed, Message("{counts} word"), Message("{counts} words"))


def _said(added: int, removed: int, one: str, many: str) -> str:
    """Return what is new and what has gone in a few signs: “+12 −3 words”."""
    counts = [*([f"+{added}"] if added else []), *([f"−{removed}"] if removed else [])]
    return Message(one if added + removed == 1 else many, counts=" ".join(counts)) if counts else ""


def _identity(link: RelatedLink) -> str:
    return str(link.article) if link.article else link.url or link.headline


def _shown(article: Article) -> list[str]:
    lead: tuple[Picture, ...] = () if article.lead_image is None else (article.lead_image,)
    return [picture.media for picture in (*lead, *article.media)]
