"""The body of a page's HTML as Markdown, with its notes, tables and links."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from bs4 import Tag
from markdownify import MarkdownConverter

from newsdesk.model import page_address
from newsdesk.wire.html_lines import BLOCKS
from newsdesk.wire.html_notes import with_notes
from newsdesk.wire.plaintext import as_inline_markdown, at_line_start

# Two line breaks, or what is left where something was taken out, part paragraphs as an empty line does.
_LOOSE = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def body_markdown(root: Tag, resolve: Callable[[str], str]) -> str:
    """Return what `root` holds as Markdown; `resolve` makes an address in it absolute where that is possible."""
    with_notes(root)
    for tag in root.find_all(["a", "b", "em", "font", "i", "span", "strong", "u"]):
        # Left open, it reaches over the paragraphs that follow, which Markdown's marks cannot.
        if tag is not root and tag.find(lambda inner: inner.name in BLOCKS and inner.name != "br"):
            tag.unwrap()
    for anchor in root.find_all("a"):
        address = page_address(resolve(str(anchor.get("href") or "")), _SCHEMES)
        if not address or address.startswith("#") or not anchor.get_text().strip():
            anchor.unwrap()
            continue
        anchor.attrs = {"href": address.replace("(", "%28").replace(")", "%29")}
    return _LOOSE.sub("\n\n", str(_Converter().process_tag(root))).strip()


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
        self._p, self._div = super().convert_p, super().convert_div

    def escape(self, text: str, parent_tags: Iterable[str]) -> str:
        text = as_inline_markdown(text)
        return text.replace("|", "&#124;") if {"td", "th"} & set(parent_tags) else text

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return str(self._p(el, at_line_start(text.strip()), parent_tags))

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        loose = not el.find(True) and "_inline" not in parent_tags
        return str(self._div(el, at_line_start(text.strip()) if loose else text, parent_tags))

    def convert_noteref(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"[^{el['name']}]"

    def convert_notetext(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"\n\n[^{el['name']}]: " + text.strip().replace("\n", "\n    ") + "\n\n"
