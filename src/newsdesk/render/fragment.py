"""Markdown becomes a safe HTML fragment, chunk by chunk, so that a key costs the rendering of one chunk."""

import re
from collections import OrderedDict
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from newsdesk.render.blocks import Cut, cut

_TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
    ),
    *("h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small", "strong", "sub"),
    *("sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "story", "media"}
_STORY = re.compile(r"story:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MEDIA = re.compile(r"media:[0-9a-f]{64}")
_HEADING = re.compile(r"<(/?)h1>")
_ALIGNED = re.compile(r'<(t[dh])([^<>]*) align="(left|center|right)"')
_NOTE = re.compile(r'<sup><a href="#note-([0-9a-f]+)">[0-9a-f]+</a></sup>')
_KEPT = 4096


class Fragments:
    """Renders Markdown and remembers the chunks it has rendered; the result never depends on what it remembers."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()

    def fragment(self, text: str) -> str:
        """Return `text` as sanitised HTML blocks, apart by newlines.

        The page has the h1, so a body's h1 becomes h2. Links to stories and media keep their `story:` and `media:`
        addresses: the page resolves them.
        """
        found = cut(text)
        context = "\n".join((*found.definitions, "\0", *found.notes))
        blocks = [self._chunk(chunk, context, found) for chunk in found.chunks]
        html = "\n".join(block for block in blocks if block)
        return self._with_notes(html, found, context) if found.notes else html

    def _chunk(self, chunk: str, context: str, found: Cut) -> str:
        key = (chunk, context)
        html = self._kept.get(key)
        if html is None:
            html = _render(chunk, found)
            if len(self._kept) >= _KEPT:
                self._kept.popitem(last=False)
            self._kept[key] = html
        else:
            self._kept.move_to_end(key)
        return html

    def _with_notes(self, html: str, found: Cut, context: str) -> str:
        numbers: dict[str, int] = {}
        mentions: dict[str, int] = {}
        hexed = {name.encode().hex(): name for name in found.notes}

        def number(mention: re.Match[str]) -> str:
            name = mention[1]
            if name not in hexed:
                return mention[0]
            place = numbers.setdefault(name, len(numbers) + 1)
            mentions[name] = mentions.get(name, 0) + 1
            again = f"-{mentions[name]}" if mentions[name] > 1 else ""
            return f'<sup id="noteref-{place}{again}"><a href="#note-{place}">{place}</a></sup>'

        html = _NOTE.sub(number, html)
        items: list[str] = []
        # A note may mention further notes; those get their numbers, and their place in the list, as they turn up.
        while len(items) < len(numbers):
            name = list(numbers)[len(items)]
            parts = [self._chunk(chunk, context, found) for chunk in cut(found.notes[hexed[name]]).chunks]
            content = _NOTE.sub(number, "\n".join(parts))
            place = numbers[name]
            items.append(f'<li id="note-{place}">{content}<p><a href="#noteref-{place}">↩</a></p></li>')
        if not items:
            return html
        return f'{html}\n<ol class="notes">\n' + "\n".join(items) + "\n</ol>"


def fragment(text: str) -> str:
    """Return `text` as sanitised HTML; see `Fragments.fragment`."""
    return Fragments().fragment(text)


def _render(chunk: str, found: Cut) -> str:
    # Definitions stand before the chunk: after one with open raw HTML they would be swallowed by it.
    source = "\n".join(found.definitions) + "\n\n" + chunk if found.definitions else chunk
    converter = Markdown(
        extensions=[
            "markdown.extensions.fenced_code",
            "markdown.extensions.def_list",
            "markdown.extensions.abbr",
            "markdown.extensions.sane_lists",
            "markdown.extensions.smarty",
            TableExtension(use_align_attribute=True),
            _Notes(frozenset(found.notes)),
        ],
        output_format="html",
    )
    html = nh3.clean(
        converter.convert(source),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept_value,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    html = _HEADING.sub(r"<\1h2>", html)
    return _ALIGNED.sub(r'<\1\2 class="\3"', html).strip()


def _kept_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute not in ("href", "src"):
        return value
    scheme = value.partition(":")[0].strip().lower()
    if scheme == "story":
        return value if tag == "a" and _STORY.fullmatch(value) else None
    if scheme == "media":
        return value if tag == "img" and _MEDIA.fullmatch(value) else None
    return None if value.lstrip("/\\ ") != value and value[:2] in ("//", "/\\", "\\\\", "\\/") else value


class _Notes(Extension):
    """Mentions of footnotes; their numbers are given when the whole text is put together."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self._names = names

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        if self._names:
            md.inlinePatterns.register(_Mention(self._names), "mention", 175)


class _Mention(InlineProcessor):
    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(r"\[\^([^\]\s]+)\]")
        self._names = names

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        if m[1] not in self._names:
            return None, None, None
        name = m[1].encode().hex()
        mention = Element("sup")
        link = SubElement(mention, "a", href=f"#note-{name}")
        link.text = name
        return mention, m.start(0), m.end(0)
