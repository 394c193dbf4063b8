"""Marks of Markdown that the library lacks: struck words and the boxes of task lists."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_STRUCK = r"(?<!~)(~~)(?![\s~])([^~]{1,2000}?)(?<!\s)~~(?!~)"
_BOX = re.compile(r"\[([ xX])\](?=\s)")


class MoreMarks(Extension):
    """Adds `~~struck~~` and, at the start of a list item, `[ ]` and `[x]`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register both, as the library asks for it."""
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 55)
        # Before links are looked for: [x] is a box here, also where a reference has that name.
        md.treeprocessors.register(_Boxes(md), "tasks", 25)


class _Boxes(Treeprocessor):
    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else item
            if box := _BOX.match(holder.text or ""):
                sign = Element("span", {"class": "task"})
                sign.text = AtomicString("☐" if box[1] == " " else "☑")
                sign.tail = (holder.text or "")[box.end() :]
                holder.text = ""
                holder.insert(0, sign)
