"""The body of a page's HTML as Markdown, with its notes, tables and links."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from markdownify import MarkdownConverter

from newsdesk.model import is_language_tag, safe_href
from newsdesk.render import LINK_RELATIONS
from newsdesk.wire.html_lines import BLOCKS, is_leaf
from newsdesk.wire.html_notes import with_notes
from newsdesk.wire.plaintext import as_inline_markdown, at_line_start

# Two line breaks, or what is left where something was taken out, part paragraphs as an empty line does.
_LOOSE = re.compile(r"(?:(?<![ \t])[ \t]+)?\n(?:[ \t]*\n)+")
_MAKER = BeautifulSoup("", "lxml")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def body_markdown(root: Tag, resolve: Callable[[str], str]) -> str:
    """Return what `root` holds as Markdown; `resolve` makes an address in it absolute where that is possible."""
    with_notes(root)
    _keep_languages(root)
    for tag in root.find_all(["a", "b", "em", "font", "i", "span", "strong", "u"]):
        # Left open, it reaches over the paragraphs that follow, which Markdown's marks cannot.
        if tag is not root and tag.find(lambda inner: inner.name in BLOCKS and inner.name != "br"):
            tag.unwrap()
    for anchor in root.find_all("a"):
        address = safe_href(resolve(str(anchor.get("href") or "")), _SCHEMES)
        if not address or address.startswith("#") or not anchor.get_text().strip():
            anchor.unwrap()
            continue
        rel = [word for word in anchor.get_attribute_list("rel") if word in LINK_RELATIONS]
        anchor.attrs = {"href": address.replace("(", "%28").replace(")", "%29")}
        if rel:
            anchor.attrs["rel"] = " ".join(rel)
    return _LOOSE.sub("\n\n", str(_Converter().process_tag(root))).strip()


def _keep_languages(root: Tag) -> None:
    """Leave `lang` around words in another language than most of the text, as a span; programs write it everywhere."""
    sizes: Counter[str] = Counter()
    for text in root.find_all(string=True):
        sizes[_language_around(text)] += len(text.strip())
    most = max(sizes, key=lambda language: sizes[language], default="")
    marked = [(tag, str(tag["lang"]), _language_around(tag)) for tag in root.find_all(True, lang=True)]
    for tag, language, around in marked:
        del tag["lang"]
        if _primary(language) in (most, around) or not is_language_tag(language):
            continue
        for part in [tag] if tag.name not in BLOCKS or is_leaf(tag) else tag.find_all(is_leaf):
            span = _MAKER.new_tag("span", attrs={"lang": language})
            span.extend(list(part.contents))
            part.append(span)


def _language_around(part: PageElement) -> str:
    around = part.find_parent(lang=True)
    return _primary(str(around["lang"])) if around is not None else ""


def _primary(language: str) -> str:
    return language.partition("-")[0].casefold()


_Base: Any = MarkdownConverter  # its types leave out most of it


class _Converter(_Base):  # type: ignore[misc]
    """Escapes what would be markup in our Markdown, and keeps the footnotes."""

    def __init__(self) -> None:
        super().__init__(
            heading_style="ATX",
            bullets="-",
            autolinks=False,
            strip=["img"],
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            wrap=True,
            wrap_width=None,
        )
        self._p, self._div, self._a = super().convert_p, super().convert_div, super().convert_a

    def escape(self, text: str, parent_tags: Iterable[str]) -> str:
        text = as_inline_markdown(text)
        return text.replace("|", "&#124;") if {"td", "th"} & set(parent_tags) else text

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return str(self._p(el, at_line_start(text.strip()), parent_tags))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if not el.get("rel") or "_noformat" in parent_tags:
            return str(self._a(el, text, parent_tags))
        # Markdown has no sign for it: a link that was paid for must not lose that.
        attributes = "".join(f' {name}="{html.escape(str(el[name]))}"' for name in ("href", "rel"))
        return _around(text, f"<a{attributes}>", "</a>")

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if not el.get("lang") or "_noformat" in parent_tags:
            return text
        return _around(text, f'<span lang="{el["lang"]}">', "</span>")

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        loose = not el.find(True) and "_inline" not in parent_tags
        return str(self._div(el, at_line_start(text.strip()) if loose else text, parent_tags))

    def convert_noteref(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"[^{el['name']}]"

    def convert_notetext(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"\n\n[^{el['name']}]: " + text.strip().replace("\n", "\n    ") + "\n\n"


def _around(text: str, start: str, end: str) -> str:
    """Return `text` between two tags, with the space at its edges outside of them."""
    words = text.strip()
    if not words:
        return text
    before, _, behind = text.partition(words)
    return f"{before}{start}{words}{end}{behind}"
