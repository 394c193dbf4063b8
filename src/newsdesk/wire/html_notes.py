"""Numbered notes in HTML, as pages and word processors write them, made footnotes again."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from newsdesk.model import clean_line

_MARK = re.compile(r"[\[(]?(\w{1,4}|[*†‡§]+)[\])]?")


def with_notes(root: Tag) -> None:
    """Make `noteref` tags of the mentions of notes, and `notetext` tags of the notes themselves."""
    _listed(root)
    _answering(root)


def _listed(root: Tag) -> None:
    """Turn a page's numbered notes back into footnotes: the mentions, and the list they lead to."""
    known: dict[str, Tag] = {}
    for item in root.find_all("li", id=True):
        known["#" + str(item["id"])] = item
    used: dict[str, Any] = {}
    for anchor in root.find_all("a", href=True):
        target = str(anchor["href"])
        inside = anchor.find_parent("li")
        mark = clean_line(anchor.get_text()).strip("[]()")
        if target not in known or inside is known[target] or not mark.isalnum():
            continue
        _raised(anchor).replace_with(_mention(used.setdefault(target, mark)))
    for target, name in used.items():
        item = known[target]
        for back in item.find_all("a", role="doc-backlink"):
            back.decompose()
        listing = item.parent
        item.name, item.attrs = "notetext", {"name": name}
        if listing is not None and listing.name in ("ol", "ul") and listing.find("li", recursive=False) is None:
            listing.unwrap()


def _answering(root: Tag) -> None:
    """Word, LibreOffice and Google's documents: the mention leads to the note's own mark, and that leads back."""
    names: set[str] = set()
    first = None
    for mention, note in list(_pairs(root)):
        mark = _MARK.fullmatch(clean_line(note.get_text()))
        name = mark[1] if mark and mark[1].isalnum() and mark[1] not in names else str(len(names) + 1)
        names.add(name)
        block = _block(note)
        _raised(note).decompose()
        block.name, block.attrs = "notetext", {"name": name}
        _raised(mention).replace_with(_mention(name))
        first = first or block
    rule = first.find_previous("hr") if first is not None else None
    between = takewhile(lambda node: node is not first, rule.next_elements) if isinstance(rule, Tag) else ()
    if isinstance(rule, Tag) and not any(isinstance(node, NavigableString) and node.strip() for node in between):
        rule.decompose()


def _pairs(root: Tag) -> Iterator[tuple[Tag, Tag]]:
    """Yield the mentions of notes with the mark of each note: both say the same, and lead to one another."""
    anchors = list(root.find_all("a", href=re.compile("#.")))
    places = {
        str(anchor[key]): place for place, anchor in enumerate(anchors) for key in ("name", "id") if anchor.get(key)
    }
    # On the way through the clipboard an address may have been made absolute.
    leads = [places.get(str(anchor["href"]).partition("#")[2]) for anchor in anchors]
    for place, anchor in enumerate(anchors):
        target = leads[place]
        if target is None or target <= place or leads[target] != place:
            continue
        words, note = clean_line(anchor.get_text()), anchors[target]
        block = _block(note)
        if (
            _MARK.fullmatch(words)
            and clean_line(note.get_text()) == words
            and clean_line(block.get_text()).startswith(words)
            and all(parent is not block for parent in anchor.parents)
        ):
            yield anchor, note


def _block(note: Tag) -> Tag:
    """Return the paragraph of a note, or what holds all of its paragraphs and nothing else."""
    block = note.find_parent(["p", "li", "dd"]) or note.parent or note
    around = block.parent
    alone = around is not None and around.name == "div" and len(around.find_all("a", href=note["href"])) == 1
    begins = alone and around is not None and around.find("a") is note and around.get("id")
    return around if begins and around is not None else block


def _raised(anchor: Tag) -> Tag:
    """Return the anchor, with the `sup` that holds nothing else."""
    around = anchor.parent
    alone = around is not None and around.name == "sup" and clean_line(around.get_text()) == clean_line(anchor.text)
    return around if alone and around is not None else anchor


def _mention(name: str) -> Tag:
    return BeautifulSoup("", "lxml").new_tag("noteref", attrs={"name": name})
