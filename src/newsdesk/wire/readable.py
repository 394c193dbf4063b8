"""Where the story stands on a page that does not mark it: as browsers' reading views find it."""

import logging
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from newsdesk.wire.chrome import is_chrome
from newsdesk.wire.html_around import is_furniture
from newsdesk.wire.html_lines import is_leaf, line_of, lines_of, parse_html
from newsdesk.wire.part import is_prose, text_size

_MARK = "data-newsdesk"
# Beyond these the search would take longer than an editor waits; such a page is read by its marks alone.
_MOST_TAGS, _MOST_SIGNS = 60_000, 4_000_000
# A story shorter than this cannot be told from what is around it by its length.
_LEAST = 250
_PARAGRAPH = 80


def find_story(soup: BeautifulSoup) -> Tag | None:
    """Return the smallest part of the page that has the story, and mark what of it is the story's own text.

    None where there is no text long enough, or the page is too large to be searched.
    """
    tags = soup.find_all(True)
    if len(tags) > _MOST_TAGS:
        return None
    for number, tag in enumerate(tags):
        tag[_MARK] = str(number)
    text = str(soup)
    found = _searched(text) if len(text) <= _MOST_SIGNS else None
    kept = set() if found is None else {str(tag[_MARK]) for tag in found.find_all(_is_own)}
    own = [tag for tag in tags if tag.attrs.pop(_MARK) in kept and tag.name not in ("html", "body")]
    if found is None or not own or sum(map(text_size, lines_of(found))) < _LEAST:
        return None
    story = _holder(own)
    for tag in own:
        for around in (tag, *tag.parents):
            if around is story or _MARK in around.attrs:
                break
            around[_MARK] = ""
    return story


def _searched(text: str) -> BeautifulSoup | None:
    from readability import Document
    from readability.readability import Unparseable

    # It logs what it then raises.
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return parse_html(Document(text).summary(html_partial=True))
    except (Unparseable, ValueError):
        return None


def _is_own(tag: Tag) -> bool:
    return _MARK in tag.attrs


def _holder(tags: list[Tag]) -> Tag:
    """Return the smallest tag that holds all of these."""
    common = [tags[0], *tags[0].parents]
    for tag in tags[1:]:
        if common[0] is tag:
            continue
        around = {id(parent) for parent in (tag, *tag.parents)}
        while id(common[0]) not in around:
            common.pop(0)
    return common[0]


def lead_in(story: Tag, heading: Tag) -> Tag:
    """Return the part that holds the story and the paragraphs which stand between it and its headline, marked."""
    root = next(parent for parent in heading.parents if parent is story or parent in story.parents)
    if root is story:
        return story
    behind, led = False, [story]
    for tag in root.find_all(lambda tag: tag is heading or tag is story or tag.name == "p"):
        if tag is story:
            break
        behind = behind or tag is heading
        line = line_of(tag) if behind and tag is not heading else ""
        if is_prose(line) and text_size(line) > _PARAGRAPH and not is_chrome(line) and not _beside(tag, root):
            led.append(tag)
    if len(led) == 1:
        return story
    story[_MARK] = ""
    for tag in led[1:]:
        for own in (tag, *tag.find_all(True)):
            own[_MARK] = ""
    holder = _holder(led)
    for tag in led:
        for around in tag.parents:
            if around is holder:
                break
            around[_MARK] = ""
    return holder


def _beside(tag: Tag, root: Tag) -> bool:
    links = sum(len(anchor.get_text()) for anchor in tag.find_all("a"))
    around = [parent for parent in tag.parents if root in parent.parents]
    boxed = any(parent.name in ("figure", "aside", "blockquote") or is_furniture(parent) for parent in (tag, *around))
    return boxed or 3 * links > len(tag.get_text())


def is_marked_by(part: Tag, story: Tag) -> bool:
    """Return whether a part that the page marks as its text is the story that was found, give or take a box."""
    found = {id(tag): len(tag.get_text()) for tag in story.find_all(is_leaf) if _MARK in tag.attrs}
    within = sum(found.get(id(tag), 0) for tag in part.find_all(is_leaf))
    size = len(" ".join(lines_of(part)))
    return within > 0.7 * sum(found.values()) and size < 1.5 * within


def take_other(story: Tag, keep: Callable[[Tag], bool]) -> list[str]:
    """Take what is not the story's out of the part that was found, but for what is to `keep`, and tell its lines."""
    told: list[str] = []
    for tag in story.find_all(True):
        if tag.decomposed or tag.name in ("br", "img") or _MARK in tag.attrs or keep(tag):
            continue
        told += lines_of(tag)
        tag.decompose()
    for tag in story.find_all(_is_own):
        del tag[_MARK]
    return told
