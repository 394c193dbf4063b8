"""The text of a WordPress post as plain HTML: blocks, shortcodes and paragraphs that only WordPress knows."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.messages import Message
from newsdesk.model import normalize_http_url

# Each repeat is bounded, or ends where another one would begin: what strangers write costs no more than its length.
_BLOCK = re.compile(r"<!--\s{1,9}wp:([a-z][a-z0-9/_-]{0,80})\s{1,9}(\{(?:(?!-->|<!--).)*\}\s{1,9})?/-->", re.DOTALL)
_MARKS = re.compile(r"<!--\s{0,9}(more\b[^<>]{0,200}?|nextpage|noteaser)\s{0,9}-->")
_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b([^\[\]]{0,2000})\]((?:(?!\[/?(?:wp_)?caption\b).)*)\[/(?:wp_)?caption\]", re.DOTALL
)
_EMBED = re.compile(r"\[(embed|audio|video|youtube|vimeo)\b([^\[\]]{0,2000})\](?:([^\[]{0,2000})\[/\1\])?")
_GALLERY = re.compile(r"\[gallery\b([^\[\]]{0,2000})\]")
# What looks like a shortcode and is none, such as [sic], has neither an attribute nor an end.
_OTHER = re.compile(
    r"\[([a-z][\w-]{1,40})"
    r"((?:\s{1,9}[\w-]{1,40}=(?:\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|[^\s\[\]\"']{1,500})){1,40})\s{0,9}/?\]",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"\[([a-z][\w-]{1,40})\]([^\[\]]{0,100000})\[/\1\]", re.IGNORECASE)
_END = re.compile(r"\[/([a-z][\w-]{1,40})\]", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})=(?:\"([^\"]*)\"|'([^']*)'|([^\s\]\"']+))")
_ADDRESS = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"]+)[ \t]*$")
# What posts show more than once, reusable blocks and the captions of galleries, may make an archive so much longer.
_ROOM = 20_000_000
_TAGGED = re.compile(
    r"</?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header"
    r"|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|script|style)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of the archive: its address and the words that WordPress keeps with it."""

    url: str
    alt: str = ""
    caption: str = ""


class PostMarkup:
    """Makes plain HTML of the texts of one archive, whose attachments and reusable blocks it knows by number."""

    def __init__(self, attachments: Mapping[str, Attachment], blocks: Mapping[str, str]) -> None:
        self._attachments, self._blocks = attachments, blocks
        self._room = _ROOM

    def as_html(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a post's text as HTML, and a phrase for each thing of WordPress in it that was left out."""
        gone: Counter[str] = Counter()
        text = _BLOCK.sub(lambda found: self._block(found, gone), text)
        by_blocks = "<!-- wp:" in text
        text = _MARKS.sub(lambda found: _leave(gone, f"<!--{found[1].split()[0]}-->"), text)
        text = _CAPTION.sub(_figure, text)
        text = _GALLERY.sub(lambda found: self._gallery(found, gone), text)
        text = _EMBED.sub(lambda found: _embed(found, gone), text)
        text = _OTHER.sub(lambda found: _leave(gone, f"[{found[1]}]", found[2]), text)
        text = _PAIRED.sub(lambda found: _leave(gone, f"[{found[1]}]") + found[2], text)
        ended = {name.partition(":")[0] for name in gone}
        text = _END.sub(lambda found: "" if f"[{found[1]}]" in ended else found[0], text)
        text = _ADDRESS.sub(lambda found: f'<a href="{found[1]}">{found[1]}</a>', text)
        return text if by_blocks else _paragraphed(text), tuple(_named(gone))

    def _block(self, found: re.Match[str], gone: "Counter[str]") -> str:
        """Return what a block without text of its own shows: a block that is kept apart, or nothing."""
        name, said = found[1].removeprefix("core/"), found[2] or "{}"
        try:
            about = json.loads(said)
        except (ValueError, RecursionError):
            about = {}
        if name == "block" and (shared := self._blocks.get(str(about.get("ref")), "")) and self._takes(shared):
            return shared
        return _leave(gone, f"wp:{name}", "" if said == "{}" else said)

    def _gallery(self, found: re.Match[str], gone: "Counter[str]") -> str:
        ids = re.findall(r"\d+", _attributes(found[1]).get("ids", ""))
        pictures = [self._attachments[number] for number in ids if number in self._attachments]
        shown = [figure for picture in pictures if self._takes(figure := picture_html(picture))]
        if len(shown) < len(ids) or not ids:
            _leave(gone, "[gallery]", found[1])
        return "".join(shown)

    def _takes(self, text: str) -> bool:
        """Return whether there is room for a text that the archive holds once and shows often."""
        self._room -= len(text)
        return self._room >= 0


def picture_html(picture: Attachment) -> str:
    """Return an attachment as a figure."""
    caption = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
    image = f'<img src="{html.escape(picture.url)}" alt="{html.escape(picture.alt)}">'
    return f"\n\n<figure>{image}{caption}</figure>\n\n"


def _leave(gone: "Counter[str]", name: str, about: str = "") -> str:
    about = " ".join(re.sub(r"[{}\"']", " ", about).split())
    gone[f"{name}: {about}" if about else name] += 1
    return ""


def _named(gone: "Counter[str]") -> Iterator[str]:
    for name, count in gone.items():
        yield Message("WordPress {name}", name=name if count == 1 else f"{name} × {count}")


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(text)}


def _figure(found: re.Match[str]) -> str:
    caption = _attributes(found[1]).get("caption", "")
    image = re.match(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", found[2], re.DOTALL)
    if image is None:
        return f"\n\n{found[2]} {caption}\n\n"
    return f"\n\n<figure>{image[1]}<figcaption>{caption} {image[2].strip()}</figcaption></figure>\n\n"


def _embed(found: re.Match[str], gone: "Counter[str]") -> str:
    said = _attributes(found[2])
    words = [*said.values(), *(found[2] + " " + (found[3] or "")).split()]
    address = next((word for word in words if normalize_http_url(word)), "")
    if not address:
        return _leave(gone, f"[{found[1]}]", found[2]) + (found[3] or "")
    return f'\n\n<p><a href="{html.escape(address)}">{html.escape(address)}</a></p>\n\n'


def _paragraphed(text: str) -> str:
    """Return a text of the older editor with the paragraphs that WordPress makes of its empty lines."""
    pieces = re.split(r"(<pre\b(?:(?!</?pre\b).)*</pre>)", text.replace("\r\n", "\n"), flags=re.DOTALL | re.IGNORECASE)
    return "".join(piece if number % 2 else _with_paragraphs(piece) for number, piece in enumerate(pieces))


def _with_paragraphs(text: str) -> str:
    chunks = [chunk.strip() for chunk in re.split(r"\n[ \t]*\n", text) if chunk.strip()]
    written = [chunk if _TAGGED.search(chunk) else "<p>" + chunk.replace("\n", "<br>") + "</p>" for chunk in chunks]
    for number, (before, after) in enumerate(pairwise(written)):
        if not before.endswith(">") and not after.startswith("<"):
            written[number] += "<br><br>"
    return "\n\n".join(written)
