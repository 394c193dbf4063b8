"""The list of other stories on a page: its strip, “related”, “read more”; its menus and charts are none."""

import datetime as dt
import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from newsdesk.model import RelatedLink, Strip, normalize_http_url
from newsdesk.wire.ages import is_age, parse_day, split_age
from newsdesk.wire.dates import read_date
from newsdesk.wire.html_around import called, names_of
from newsdesk.wire.html_lines import first_line_of, is_leaf, line_of, lines_of
from newsdesk.wire.lines import split_strip
from newsdesk.wire.pageparts import is_list_title
from newsdesk.wire.part import headline_size, text_size

_STRIP = frozenset({"strip", "related", "wire", "seealso", "readmore", "recommended", "morestories"})
_CALLED = re.compile(r"related|relacionad|see-?also|read-?(?:more|also|next|on)|more-?stories|recommend")
# What most people read, or what came in last, says nothing about this story.
_CHARTS = re.compile(
    r"latest|newest|most|top stories|popular|trending|最新|热点|熱點|热门|meist|plus (?:lus|partag)|más (?:leíd|vist)"
    r"|lo más|neueste|mais lid|популярн|последни|الأكثر|comments?|评论|評論",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"off the wire|related|see also|also (?:read|see)|read (?:also|more|next)|more on|further|相关|相關|延伸|関連"
    r"|mehr zum|lesen sie|auch|sur le même|lire aussi|relacionad|lea también|leia também|читайте|по теме|اقرأ|صلة",
    re.IGNORECASE,
)
_HEADINGS = ["h2", "h3", "h4", "h5", "h6", "p", "strong", "b", "span", "div", "dt"]
_LIST, _PARAGRAPH, _MOST_LINKS = 5000, 120, 60


def take_strip(soup: BeautifulSoup, resolve: Callable[[str], str], unplaced: list[str]) -> Strip:
    """Take the page's list of related stories out of it; what it says beyond title and headlines is unplaced."""
    best: tuple[int, Tag, str, list[Tag]] | None = None
    for tag in soup.find_all(["nav", "aside", "section", "div", "ul", "ol", "table", "td", "p", "dl"]):
        if not _leads_elsewhere(tag) or tag.find(["h1", "article", "main"]):
            continue
        entries = _entries(tag)
        title = _title(tag)
        ours = bool(names_of(tag) & {"strip", "wire"})
        rank = 0 if ours or _RELATED.search(title) else 1
        if not entries or (not ours and (_CHARTS.search(title) or not _are_headlines(entries) or _holds_prose(tag))):
            continue
        if best is None or rank < best[0]:
            best = (rank, tag, title, entries)
        if rank == 0:
            break
    return Strip() if best is None else _taken(*best[1:], resolve, unplaced)


def _taken(tag: Tag, title: str, entries: list[Tag], resolve: Callable[[str], str], unplaced: list[str]) -> Strip:
    links = [link for entry in entries if (link := _link(entry, resolve, unplaced)).headline]
    tag.extract()
    for entry in entries:
        entry.extract()
    unplaced += [line for line in lines_of(tag) if line.strip(":： ") != title and split_strip(line)]
    return Strip(title=title, links=tuple(links)) if title else Strip(links=tuple(links))


def _entries(tag: Tag) -> list[Tag]:
    items = [item for item in tag.find_all("li") if item.find("li") is None and line_of(item)]
    if items:
        return items
    # A picture and a headline may lead to the same story: the one with words counts.
    return [anchor for anchor in tag.find_all("a") if line_of(anchor)]


def _are_headlines(entries: list[Tag]) -> bool:
    long = [entry for entry in entries if headline_size(_headline(entry)) > 3]
    linked = [entry for entry in entries if entry.name == "a" or entry.find("a") is not None]
    return len(entries) <= _MOST_LINKS and 2 * len(long) > len(entries) and 2 * len(linked) >= len(entries)


def _holds_prose(tag: Tag) -> bool:
    """Return whether there are paragraphs in it that do not lead anywhere, as in a story and not in a list."""
    for leaf in tag.find_all(is_leaf):
        line = line_of(leaf)
        if text_size(line) > _PARAGRAPH and leaf.find_parent("li") is None:
            linked = sum(len(line_of(anchor)) for anchor in leaf.find_all("a"))
            if leaf.find_parent("a") is None and 2 * linked < len(line):
                return True
    return False


def _leads_elsewhere(tag: Tag) -> bool:
    said = called(tag)
    names = frozenset(re.split(r"[^a-z0-9]+", said))
    if names & _STRIP or re.sub(r"[^a-z]", "", said) in _STRIP or _CALLED.search(said):
        return True
    if tag.get("aria-label") and is_list_title(str(tag["aria-label"])):
        return True
    return is_list_title(first_line_of(tag)) and tag.find(["li", "a"]) is not None and len(tag.get_text()) < _LIST


def _title(tag: Tag) -> str:
    for heading in tag.find_all(_HEADINGS):
        if heading.find_parent("li") is None and heading.find(["a", "li"]) is None and (said := line_of(heading)):
            return said.rstrip(":： ")
    label = str(tag.get("aria-label") or "")
    return label or next((line for line in lines_of(tag)[:1] if is_list_title(line)), "")


def _headline(entry: Tag) -> str:
    """Return the words of an entry that lead to its story; all of them where none does."""
    linked = [] if entry.name == "a" else [line_of(anchor) for anchor in entry.find_all("a")]
    return max(linked, key=len, default="") or line_of(entry)


def _take_age(entry: Tag, unplaced: list[str]) -> dt.date | None:
    """Take what an entry says of its age out of it, and return the day where it names one."""
    day = None
    for tag in entry.find_all(True):
        if tag.decomposed or not (said := line_of(tag)) or said == line_of(entry):
            continue
        when = (read_date(str(tag.get("datetime") or "")) if tag.name == "time" else None) or parse_day(said)
        if when is None and not is_age(said):
            continue
        if day is None and when is not None:
            day = when.date() if isinstance(when, dt.datetime) else when
        if parse_day(said) is None:
            unplaced.append(said)
        tag.decompose()
    return day


def _link(entry: Tag, resolve: Callable[[str], str], unplaced: list[str]) -> RelatedLink:
    day = _take_age(entry, unplaced)
    headline, age = split_age(_headline(entry))
    unplaced += [age] if age else []
    anchors = [entry] if entry.name == "a" else [a for a in entry.find_all("a") if split_age(line_of(a))[0] == headline]
    address = resolve(str(anchors[0].get("href") or "")) if anchors else ""
    whole = split_age(line_of(entry))[0]
    if whole != headline:
        unplaced.append(whole)
    if address and not address.startswith("#") and not normalize_http_url(address) and ":" not in address:
        # Only the page's own address would tell where this leads: the editor sees it.
        unplaced.append(f"{headline}: {address}")
    return RelatedLink(
        headline=headline.lstrip("•·▪●|- "), url=address if normalize_http_url(address) else "", date=day
    )
