"""One chunk of Markdown to safe HTML: Python-Markdown, then nh3, with explicit allow-lists."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.extensions.smarty import SmartyExtension, SubstituteTextPattern
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from newsdesk.model import is_language_tag, safe_href
from newsdesk.render.blocks import require_shallow
from newsdesk.render.limits import LINK_RELATIONS, SHOWN_TAGS
from newsdesk.render.syntax import MoreMarks

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "story", "media"})
_STORY = re.compile(r"story:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MEDIA = re.compile(r"media:[0-9a-f]{64}")
_HEADING = re.compile(r"<(/?)h1((?: [a-z]+=\"[^\"]*\")*)>")
# An address stands first in its link, wherever it was written: whoever looks for links finds it there.
_LATE_ADDRESS = re.compile(r'<a((?: (?!href=)[a-z]+="[^"]*")+)( href="[^"]*")')
_ALIGNED = re.compile(r'<(t[dh])((?: [a-z]+="[^"]*")*?) align="(left|center|right)"')
_EASTERN = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What chunks define for the whole text: link references, abbreviations and footnotes, all by name."""

    references: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


class _Known(OrderedDict[str, Value]):
    """Names that chunks define, until they are `fixed`: then what the whole text says holds, whatever a chunk says."""

    fixed = False

    def __setitem__(self, name: str, value: Value) -> None:
        if not self.fixed:
            super().__setitem__(name, value)

    def pop(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - any value
        return default if self.fixed else super().pop(name, default)

    def know(self, names: Mapping[str, Value], *, fixed: bool) -> None:
        """Forget everything and know `names`, for good if `fixed`."""
        self.fixed = False
        self.clear()
        self.update(names)
        self.fixed = fixed


class Converter:
    """Reads and renders chunks. Nothing stays in it from one call to the next but the built parser."""

    def __init__(self) -> None:
        self._references: _Known[tuple[str, str | None]] = _Known()
        self._abbreviations: _Known[str] = _Known()
        self._notes = _Notes()
        abbreviations = AbbrExtension()
        setattr(abbreviations, "abbrs", self._abbreviations)  # noqa: B010 - unknown to the library's type stubs
        self._markdown = Markdown(
            extensions=[
                MoreMarks(),
                "markdown.extensions.fenced_code",
                "markdown.extensions.def_list",
                "markdown.extensions.sane_lists",
                _Quotes(),
                abbreviations,
                TableExtension(use_align_attribute=True),
                self._notes,
            ],
            output_format="html",
        )
        setattr(self._markdown, "references", self._references)  # noqa: B010 - the stubs want titles for all of them

    def definitions(self, chunk: str) -> Definitions:
        """Return what `chunk` defines."""
        require_shallow(chunk)
        self._know(Definitions(), fixed=False)
        lines = chunk.split("\n")
        for step in self._markdown.preprocessors:
            lines = step.run(lines)
        self._markdown.parser.parseDocument(lines)
        stash = self._markdown.htmlStash.rawHtmlBlocks
        return Definitions(
            references=dict(self._references),
            abbreviations=dict(self._abbreviations),
            notes={
                name: _STASHED.sub(lambda raw: f"\n\n{stash[int(raw[1])]}\n\n", text)
                for name, text in self._notes.known.items()
            },
        )

    def html(self, chunk: str, known: Definitions) -> str:
        """Return `chunk` as sanitised HTML under what the whole text defines; its definitions show nothing.

        A mention of a footnote is a link to `#note-HEX`, the name's UTF-8 in hex: its number is given later.
        """
        require_shallow(chunk)
        self._know(known, fixed=True)
        return _clean(self._markdown.convert(chunk))

    def _know(self, known: Definitions, *, fixed: bool) -> None:
        self._markdown.reset()
        self._references.know(known.references, fixed=fixed)
        self._abbreviations.know(known.abbreviations, fixed=fixed)
        self._notes.known.know(known.notes, fixed=fixed)


def _clean(html: str) -> str:
    html = nh3.clean(
        html,
        tags=set(SHOWN_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept_value,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    html = _HEADING.sub(r"<\1h2\2>", html)
    html = _LATE_ADDRESS.sub(r"<a\2\1", html)
    return _ALIGNED.sub(r'<\1\2 class="\3"', html).strip()


def _kept_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute in ("colspan", "rowspan", "start"):
        return value if value.isascii() and value.isdigit() and len(value) <= 4 else None
    if attribute in _KEPT_WORDS:
        return _KEPT_WORDS[attribute](value)
    if attribute not in ("href", "src"):
        return value
    address = safe_href(value, _SCHEMES)
    scheme = address.partition(":")[0]
    if scheme == "story":
        address = address.lower()
        return address if tag == "a" and _STORY.fullmatch(address) else None
    if scheme == "media":
        return address if tag == "img" and _MEDIA.fullmatch(address) else None
    return address or None


def _kept_relations(value: str) -> str | None:
    words = value.lower().split()
    return " ".join(word for word in LINK_RELATIONS if word in words) or None


_KEPT_WORDS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "rel": _kept_relations,
        "lang": lambda value: value if is_language_tag(value) else None,
        "dir": lambda value: value.lower() if value.lower() in ("ltr", "rtl", "auto") else None,
        "class": lambda value: value if value == "task" else None,
        "open": lambda _value: "",
    }
)


class _Quotes(SmartyExtension):
    """Typographic quotes and dashes, also where no blanks tell an opening quote from a closing one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        super().extendMarkdown(md)
        for sign, left, right in (('"', "&ldquo;", "&rdquo;"), ("'", "&lsquo;", "&rsquo;")):
            pair = rf"(?:(?<={_EASTERN}){sign}|{sign}(?={_EASTERN}))([^{sign}\n]+){sign}"
            self.inlinePatterns.register(SubstituteTextPattern(pair, (left, 1, right), md), f"eastern-{sign}", 100)


class _Notes(FootnoteExtension):
    """Footnotes without their numbers and their list: these are made when the whole text is put together."""

    def __init__(self) -> None:
        super().__init__()
        self.known: _Known[str] = _Known()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.registerExtension(self)
        self.parser = md.parser
        self.md = md
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(_Mention(self), "footnote", 175)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 - the library's names
        self.known[id] = text


class _Mention(InlineProcessor):
    def __init__(self, notes: _Notes) -> None:
        super().__init__(r"\[\^([^\]]*)\]")
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        if m[1] not in self._notes.known:
            return None, None, None
        name = m[1].encode().hex()
        mention = Element("sup")
        link = SubElement(mention, "a", href=f"#note-{name}")
        link.text = name
        return mention, m.start(0), m.end(0)
