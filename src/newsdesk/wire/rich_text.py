"""The HTML of a story in a feed, an archive or a mail as Markdown, its pictures in their places."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Comment, Tag

from newsdesk.messages import Message
from newsdesk.model import clean_line, normalize_http_url
from newsdesk.wire.html_lines import lines_of, parse_html
from newsdesk.wire.passage import read_passage
from newsdesk.wire.plaintext import as_inline_markdown, as_markdown

# The depth at which what makes Markdown of tags stays within Python's stack.
_DEEPEST = 150
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "src")
_PARTING = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center", "section", "article", "pre")
_SHOWN = ["img", "hr", "br", "table", "iframe", "video", "audio", "embed", "object", "svg", "form", "input", "button"]
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|svg)(?:\?|$)", re.IGNORECASE)
# Characters for private use stand for pictures while the text is made Markdown.
_PRIVATE = range(0xE000, 0xF8FF)


@dataclass(frozen=True, slots=True)
class RichText:
    """A text as Markdown, and a phrase for each thing that was left out of it.

    `pictures` are the addresses of the pictures in it.
    """

    markdown: str
    left_out: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def address_resolver(base: str) -> Callable[[str], str]:
    """Return a function that makes the addresses of a text full ones, as its page at `base` has them."""

    def resolve(address: str) -> str:
        try:
            return urljoin(base, address) if normalize_http_url(base) else address
        except ValueError:
            return address

    return resolve


def read_rich_text(markup: str, base: str = "", attached: Collection[str] = ()) -> RichText:
    """Return HTML as Markdown that keeps headings, lists, tables, links, bold, italic, and pictures by their address.

    Addresses are made full ones by that of the page, `base`. Other schemes than the web's show a picture only where it
    is `attached`. Scripts, forms and the like are left out and named, embeds become links.
    """
    soup = parse_html(markup)
    root = soup.body or soup
    if _depth(root) > _DEEPEST:
        text = "\n\n".join(map(as_markdown, lines_of(root)))
        return RichText(
            text, (Message("bold, links and the like, for its tags are nested too deeply"),) if text else ()
        )
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    resolve = address_resolver(base)
    for anchor in root.find_all("a", href=True):
        anchor["href"] = resolve(str(anchor["href"]))
    for block in root.find_all(["summary", "figcaption", "figure"]):
        block.name = "div" if block.name == "figure" else "p"
    _open_fallbacks(root)
    pictures = _Pictures(soup, markup, resolve, attached)
    pictures.take(root)
    _part_at_empty_blocks(root)
    passage = read_passage("", str(soup))
    return RichText(
        pictures.put_into(passage.markdown), (*pictures.left_out, *passage.left_out), tuple(pictures.addresses)
    )


def _depth(root: Tag) -> int:
    deepest, nested = 0, [(root, 1)]
    while nested:
        tag, depth = nested.pop()
        deepest = max(deepest, depth)
        nested += [(child, depth + 1) for child in tag.contents if isinstance(child, Tag)]
    return deepest


def _open_fallbacks(root: Tag) -> None:
    """Show the picture in a `noscript` where the one before it is loaded by a script alone."""
    shown = {_source(image) for image in root.find_all("img") if image.find_parent("noscript") is None}
    for fallback in root.find_all("noscript"):
        image = fallback.find("img")
        if isinstance(image, Tag) and _source(image) not in shown:
            fallback.unwrap()
        else:
            fallback.decompose()


def _part_at_empty_blocks(root: Tag) -> None:
    """Part what stands before and behind a block without words as the block does on a page."""
    for block in root.find_all(_PARTING):
        if not block.decomposed and not block.find(_SHOWN) and not block.get_text().strip():
            block.clear()
            block.name = "br"


def _source(image: Tag) -> str:
    sets = clean_line(str(image.get("data-srcset") or image.get("srcset") or "")).split(" ")
    named = [clean_line(str(image.get(name) or "")) for name in _LAZY]
    return next((address for address in [*named, *sets[:1]] if address and not address.startswith("data:")), "")


class _Pictures:
    """The pictures of a text: taken out of its tags, and put into its Markdown."""

    def __init__(
        self, soup: BeautifulSoup, markup: str, resolve: Callable[[str], str], attached: Collection[str]
    ) -> None:
        self._soup, self._resolve, self._attached = soup, resolve, attached
        self._sign = next((chr(code) for code in _PRIVATE if chr(code) not in markup), chr(_PRIVATE.start))
        self._shown: list[str] = []
        self.addresses: list[str] = []
        self.left_out: list[str] = []

    def take(self, root: Tag) -> None:
        """Leave a sign in the place of each picture; one that has no address is named."""
        for image in root.find_all("img"):
            alt = clean_line(str(image.get("alt") or "")) or clean_line(str(image.get("title") or ""))
            address = _source(image)
            if address not in self._attached:
                address = normalize_http_url(self._resolve(address)) if address else ""
            if address and not ({str(image.get("width")), str(image.get("height"))} & {"0", "1"} and not alt):
                self._unlink(image)
                image.replace_with(f"{self._sign}{len(self._shown)}{self._sign}")
                self._shown.append(_shown(alt, address))
                self.addresses.append(address)
                continue
            if alt or (image.get("src") and not address):
                self.left_out.append(Message("the picture “{alt}”", alt=alt) if alt else Message("a picture"))
            image.decompose()
        for picture in root.find_all("picture"):
            picture.unwrap()

    def put_into(self, markdown: str) -> str:
        """Return Markdown with its pictures in the places of their signs."""
        place = re.compile(f"{self._sign}(\\d+){self._sign}")
        return place.sub(lambda found: self._shown[int(found[1])], markdown)

    def _unlink(self, image: Tag) -> None:
        """Take off a link that only shows the same picture larger."""
        anchor = image.find_parent("a")
        if anchor is not None and _PICTURE_FILE.search(str(anchor.get("href") or "")):
            anchor.unwrap()


def _shown(alt: str, address: str) -> str:
    words = as_inline_markdown(alt).replace("|", "&#124;").replace("\\[", "&#91;").replace("\\]", "&#93;")
    return f"![{words}]({address.replace('(', '%28').replace(')', '%29')})"
