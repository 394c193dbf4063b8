"""The lines that a reader sees of HTML, one for each block."""

import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from newsdesk.model import clean_line
from newsdesk.wire.surrogates import join_surrogates

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "ul",
})
# fmt: on
_FIRST = 1000
UNSEEN = frozenset({"script", "style", "template", "head", "svg", "math", "iframe", "object"})


def parse_html(text: str) -> BeautifulSoup:
    """Return the tree of an HTML page or a part of one, however broken it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # XHTML, or text that looks like an address, is read like any other
        return BeautifulSoup(join_surrogates(text), "lxml")


def lines_of(root: Tag) -> list[str]:
    """Return the lines in `root` as clean lines, in order, without empty ones; however deep its tags nest."""
    pieces: list[list[str]] = [[]]
    for piece in _pieces(root):
        if piece is None:
            pieces.append([])
        else:
            pieces[-1].append(piece)
    return [line for line in (clean_line("".join(piece)) for piece in pieces) if line]


def first_line_of(root: Tag) -> str:
    """Return the first line in `root`, without reading further."""
    line = ""
    for piece in _pieces(root):
        if piece is None and line.strip():
            break
        line += piece or ""
        if len(line) > _FIRST:
            break
    return clean_line(line)


def is_leaf(tag: Tag) -> bool:
    """Return whether a tag is one block: a paragraph, a heading, a cell that holds no other."""
    return tag.name in BLOCKS and tag.find(_is_block) is None


def line_of(root: Tag) -> str:
    """Return all that is read in `root` as one line."""
    return " ".join(lines_of(root))


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS and tag.name != "br"


def _pieces(root: Tag) -> Iterator[str | None]:
    """Yield texts, and None where a line ends."""
    # Where a line ends behind a tag, None waits on the stack.
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            yield None
        elif isinstance(node, Tag):
            if node.name in UNSEEN and node is not root:
                continue
            # Anchors side by side are apart on the screen, whatever keeps them so.
            if node.name in BLOCKS or (isinstance(node.next_sibling, Tag) and node.name == "a"):
                stack.append(None)
            if node.name in BLOCKS:
                yield None
            stack.extend(reversed(node.contents))
        elif type(node) in (NavigableString, CData):
            yield str(node)
