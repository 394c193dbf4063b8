"""Markdown becomes a safe HTML fragment, chunk by chunk, so that a key costs the rendering of one chunk."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from newsdesk.model import count_body_words
from newsdesk.render.blocks import cut
from newsdesk.render.markdown import Converter, Definitions

_MENTION = re.compile(r'<sup><a href="#note-((?:[0-9a-f]{2})*)">[0-9a-f]*</a></sup>')
_KEPT = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A text as HTML blocks, with its number of words."""

    html: str
    words: int


@dataclass(frozen=True, slots=True)
class _Block:
    html: str
    words: int


class Fragments:
    """Renders Markdown and remembers the chunks it has rendered; the result never depends on what it remembers.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        self._converter = Converter()
        self._blocks: OrderedDict[tuple[str, object], _Block] = OrderedDict()
        self._definitions: OrderedDict[str, Definitions] = OrderedDict()

    def fragment(self, text: str) -> str:
        """Return `text` as sanitised HTML blocks, apart by newlines.

        The page has the h1, so a body's h1 becomes h2. Links to stories and media keep their `story:` and `media:`
        addresses: the page resolves them. Footnotes are numbered in the order of their first mention and listed at
        the end. Raises `RenderTimeoutError` for text past the caps on length and depth.
        """
        return self.rendered(text).html

    def rendered(self, text: str) -> Rendered:
        """Return what `fragment` returns, with its words counted."""
        chunks = cut(text)
        known = self._known(chunks)
        blocks = [self._block(chunk, known) for chunk in chunks]
        html = "\n".join(block.html for block in blocks if block.html)
        if known.notes and "#note-" in html:
            html = self._with_notes(html, known)
        # A note's words are in the chunk that defines it.
        return Rendered(html=html, words=sum(block.words for block in blocks))

    def _known(self, chunks: list[str]) -> Definitions:
        known = Definitions()
        for chunk in chunks:
            if "]:" not in chunk and "] :" not in chunk:
                continue
            found = self._definitions.get(chunk)
            if found is None:
                found = self._definitions[chunk] = self._converter.definitions(chunk)
                if len(self._definitions) > _KEPT:
                    self._definitions.popitem(last=False)
            known.references.update(found.references)
            known.abbreviations.update(found.abbreviations)
            known.notes.update(found.notes)
        return known

    def _block(self, chunk: str, known: Definitions) -> _Block:
        here = _of_use_in(chunk, known)
        key = (
            chunk,
            (tuple(here.references.items()), tuple(here.abbreviations.items()), tuple(here.notes)),
        )
        block = self._blocks.get(key)
        if block is None:
            html = self._converter.html(chunk, here)
            block = self._blocks[key] = _Block(html, count_body_words(chunk))
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(key)
        return block

    def _with_notes(self, html: str, known: Definitions) -> str:
        names = {name.encode().hex(): name for name in known.notes}
        numbers: dict[str, int] = {}
        mentions: dict[str, int] = {}

        def number(mention: re.Match[str]) -> str:
            name = mention[1]
            if name not in names:
                return mention[0]
            place = numbers.setdefault(name, len(numbers) + 1)
            mentions[name] = mentions.get(name, 0) + 1
            again = f"-{mentions[name]}" if mentions[name] > 1 else ""
            return f'<sup id="noteref-{place}{again}"><a href="#note-{place}" role="doc-noteref">{place}</a></sup>'

        html = _MENTION.sub(number, html)
        items: list[str] = []
        # A note may mention further notes; those get their numbers, and their place in the list, as they turn up.
        while len(items) < len(numbers):
            name, place = list(numbers.items())[len(items)]
            blocks = [self._block(chunk, known) for chunk in cut(known.notes[names[name]])]
            content = _MENTION.sub(number, "\n".join(block.html for block in blocks if block.html))
            back = f'<a href="#noteref-{place}" role="doc-backlink" aria-label="↩ {place}">↩</a>'
            if content.endswith("</p>"):
                content = f"{content[:-4]}\u00a0{back}</p>"
            else:
                content += f"\n<p>{back}</p>"
            items.append(f'<li id="note-{place}">\n{content}\n</li>')
        if not items:
            return html
        return f'{html}\n<ol class="notes">\n' + "\n".join(items) + "\n</ol>"


def _of_use_in(chunk: str, known: Definitions) -> Definitions:
    """Return the definitions that can change what `chunk` shows, so that others may change without rendering it."""
    bracket = "[" in chunk
    return Definitions(
        references=known.references if bracket else {},
        abbreviations={short: long for short, long in known.abbreviations.items() if short in chunk},
        notes=known.notes if bracket and "[^" in chunk else {},
    )


def fragment(text: str) -> str:
    """Return `text` as sanitised HTML; see `Fragments.fragment`."""
    return Fragments().fragment(text)
