"""A piece of text pasted into a story: clean Markdown, and what was left out of it, by name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from newsdesk.messages import Message
from newsdesk.model import clean_line, normalize_http_url, strip_tracking_params
from newsdesk.wire.html_body import body_markdown
from newsdesk.wire.html_lines import parse_html
from newsdesk.wire.plaintext import as_inline_markdown, as_markdown

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)
# Word's notes may stand behind what was copied.
_NOTES = re.compile(r"<div style=.mso-element:\s*(?:foot|end)note-list.*", re.DOTALL)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_KINDS = {"select": "input", "textarea": "input", "canvas": "svg"}
_GONE = {
    "script": (Message("{count} script"), Message("{count} scripts")),
    "style": (Message("{count} style sheet"), Message("{count} style sheets")),
    "form": (Message("{count} form"), Message("{count} forms")),
    "button": (Message("{count} button"), Message("{count} buttons")),
    "input": (Message("{count} field"), Message("{count} fields")),
    "svg": (Message("{count} drawing"), Message("{count} drawings")),
    "math": (Message("{count} formula"), Message("{count} formulas")),
}
"""What a paste cannot bring, one of it and several."""
_SILENT = ("meta", "link", "title", "noscript", "template", "o:p", "base")
_EMBEDS = ("iframe", "video", "audio", "embed", "object")
# What agencies send along with a text and no reader is to see.
_AGENCY = re.compile(
    r"\(?more\)?(?: follows)?|\(?m/f\)?|-+ ?30 ?-+|-+ ?0 ?-+|#{3,}|\(?ends?\)?\.?|\(eom\)|eom|"
    r"(?:bc|am|pm)-[\w-]+(?:,.*)?|[a-z]{1,3}\d{3,4} [\w-]+|(?:slug|slugline|eds|editors?)\s*:.*|\(?eds: .*\)?",
    re.IGNORECASE,
)
_NARROWEST, _WIDEST = 40, 100
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A paste as Markdown, and a phrase for each thing in it that was left out."""

    markdown: str
    left_out: tuple[str, ...] = ()


def read_passage(text: str, html: str | None = None) -> Passage:
    """Return a paste as Markdown that shows what was copied.

    With `html`, headings, lists, tables, links, bold and italic are kept; looks, scripts and trackers are not, and an
    embed becomes a link. Without, every character means itself, and lines broken at some width are joined.
    """
    if html and html.strip():
        return _from_html(html)
    return _from_text(text)


def _from_text(text: str) -> Passage:
    if "\n" not in text.strip("\n"):
        return Passage(as_inline_markdown(text.strip("\n")))
    blocks: list[list[str]] = [[]]
    left_out: list[str] = []
    for line in map(clean_line, text.split("\n")):
        if _AGENCY.fullmatch(line):
            left_out.append(f"“{_shortened(line)}”")
        elif line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    paragraphs = [paragraph for block in blocks for paragraph in _joined(block)]
    return Passage("\n\n".join(map(as_markdown, paragraphs)), tuple(left_out))


def _joined(lines: list[str]) -> list[str]:
    """Return the paragraphs of lines without an empty one between: one, where they were broken at some width."""
    width = max(map(len, lines), default=0)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return lines
    full = [len(line) + 1 + len(later.split(" ", 1)[0]) > width * 0.9 for line, later in pairwise(lines)]
    paragraphs = [lines[0]]
    for line, goes_on in zip(lines[1:], full, strict=True):
        if goes_on:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    # A broken text has few short lines; a list of short lines now and then has one that is long.
    return paragraphs if sum(full) * 2 >= len(full) else lines


def _from_html(html: str) -> Passage:
    fragment = _FRAGMENT.search(html)
    notes = _NOTES.search(html, fragment.end()) if fragment else None
    soup = parse_html((fragment[1] if fragment else html) + (notes[0] if notes else ""))
    gone: Counter[str] = Counter()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    dropped = list(_drop(soup, gone))
    root = soup.body or soup
    left_out = [*dropped, *_embeds(root, soup), *_pictures(root), *_clean_links(root)]
    _word_lists(root, soup)
    _looks(root)
    for heading in root.find_all("h1"):
        heading.name = "h2"
    named = [Message(_GONE[kind][count > 1], count=count) for kind, count in gone.items()]
    return Passage(body_markdown(root, lambda address: address), (*left_out, *named))


def _drop(root: Tag, gone: "Counter[str]") -> Iterator[str]:
    for tag in root.find_all(True):
        if tag.decomposed:
            continue
        if _KINDS.get(tag.name, tag.name) in _GONE:
            gone[_KINDS.get(tag.name, tag.name)] += tag.name != "style"
            tag.decompose()
        elif tag.name in _SILENT:
            tag.decompose()
        elif _HIDDEN.search(str(tag.get("style") or "")):
            words = clean_line(tag.get_text(" "))
            tag.decompose()
            if words:
                yield Message("hidden: “{words}”", words=_shortened(words))
    for name in [name for name, count in gone.items() if not count]:
        del gone[name]


def _embeds(root: Tag, soup: BeautifulSoup) -> Iterator[str]:
    for tag in root.find_all(_EMBEDS):
        source = tag.find("source")
        address = str(tag.get("src") or tag.get("data") or (source.get("src") if isinstance(source, Tag) else "") or "")
        address = normalize_http_url(f"https:{address}" if address.startswith("//") else address)
        if not address:
            tag.decompose()
            yield Message("an embed without an address")
            continue
        host = urlsplit(address).hostname or address
        anchor = soup.new_tag("a", attrs={"href": address})
        anchor.string = clean_line(str(tag.get("title") or "")) or host
        paragraph = soup.new_tag("p")
        paragraph.append(anchor)
        tag.replace_with(paragraph)
        yield Message("an embed of {host} (now a link)", host=host)


def _pictures(root: Tag) -> Iterator[str]:
    for tag in root.find_all(["img", "picture"]):
        if tag.decomposed:
            continue
        inner = tag if tag.name == "img" else tag.find("img")
        alt = clean_line(str(inner.get("alt") or "")) if isinstance(inner, Tag) else ""
        small = isinstance(inner, Tag) and {str(inner.get("width")), str(inner.get("height"))} & {"0", "1"}
        tag.decompose()
        if not small:
            yield Message("the picture “{alt}”", alt=_shortened(alt)) if alt else Message("a picture")


def _clean_links(root: Tag) -> Iterator[str]:
    tracked = 0
    for anchor in root.find_all("a", href=True):
        address = str(anchor["href"])
        plain = strip_tracking_params(address) if normalize_http_url(address) else address
        tracked += plain != address
        anchor["href"] = plain
    if tracked:
        yield (
            Message("the tracking in 1 link")
            if tracked == 1
            else Message("the tracking in {tracked} links", tracked=tracked)
        )


def _word_lists(root: Tag, soup: BeautifulSoup) -> None:
    """Word writes lists as paragraphs with a bullet or number that it tells others to ignore."""
    listing: Tag | None = None
    for paragraph in root.find_all("p"):
        mark = paragraph.find(style=_WORD_LIST)
        if not isinstance(mark, Tag):
            if clean_line(paragraph.get_text()):
                listing = None
            continue
        kind = "ol" if any(sign.isdigit() for sign in mark.get_text()) else "ul"
        mark.decompose()
        if listing is None or listing.name != kind:
            listing = soup.new_tag(kind)
            paragraph.insert_before(listing)
        listing.append(paragraph.extract())
        paragraph.name, paragraph.attrs = "li", {}


def _looks(root: Tag) -> None:
    """Keep what looks say about words, bold and italic, as tags; everything else of them goes."""
    for tag in root.find_all(["span", "b", "font"]):
        style = str(tag.get("style") or "")
        if tag.name == "b":
            # Google's documents wrap everything in one that is not bold.
            if _PLAIN.search(style):
                tag.unwrap()
            continue
        if not tag.get_text().strip():
            tag.unwrap()
        elif _BOLD.search(style):
            tag.name = "strong"
            if _ITALIC.search(style):
                tag.wrap(BeautifulSoup("", "lxml").new_tag("em"))
        elif _ITALIC.search(style):
            tag.name = "em"
        elif tag.name == "span" and tag.get("lang"):
            tag.attrs = {"lang": tag["lang"]}
        else:
            tag.unwrap()


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
