"""What stands around a story in a page's HTML: its trail, its furniture."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from newsdesk.wire.chrome import is_chrome, is_menu
from newsdesk.wire.html_lines import first_line_of, line_of, lines_of
from newsdesk.wire.trails import trail_of

# fmt: off
_FURNITURE = frozenset({
    "ad", "ads", "advert", "advertisement", "banner", "comments", "consent", "cookie", "cookies", "footer", "gdpr",
    "menu", "modal", "navbar", "newsletter", "paywall", "popup", "promo", "share", "sharing", "sidebar", "signup",
    "sizes", "skip", "social", "subscribe", "toolbar", "tools",
})
_TAGS = frozenset({"nav", "header", "footer", "form", "button", "dialog", "select", "input", "menu", "noscript"})
_TRAIL = frozenset({"breadcrumb", "breadcrumbs", "trail", "crumbs", "position"})
# fmt: on
_LABEL = re.compile(r"you are here|您的位置|当前位置", re.IGNORECASE)


def names_of(tag: Tag) -> frozenset[str]:
    """Return the words in a tag's class, id and role."""
    return frozenset(re.split(r"[^a-z0-9]+", f"{called(tag)} {tag.get('role') or ''}".casefold()))


def called(tag: Tag) -> str:
    """Return a tag's class and id as one text."""
    classes = tag.get("class") or ""
    return f"{classes if isinstance(classes, str) else ' '.join(classes)} {tag.get('id') or ''}".casefold()


def is_furniture(tag: Tag) -> bool:
    """Return whether a tag, by its name or by what it is called, is around stories and never of one."""
    return tag.name in _TAGS or bool(names_of(tag) & _FURNITURE)


def take_trail(soup: BeautifulSoup, headline: str, left_out: list[str]) -> tuple[str, ...]:
    """Take the page's trail out of it and return the section it names."""
    for tag in soup.find_all(["nav", "div", "p", "ol", "ul", "td", "span"]):
        called = bool(names_of(tag) & _TRAIL) or _LABEL.match(str(tag.get("aria-label") or first_line_of(tag)))
        if not called or tag.find("h1") or len(line_of(tag)) > 250:
            continue
        items = [line_of(item).strip(" />»›") for item in tag.find_all("li") or tag.find_all("a")]
        whole = line_of(tag)
        if not (items or "/" in whole or ">" in whole):
            continue
        tag.extract()
        steps, rest = trail_of(items or whole, {headline})
        words = set(" ".join(steps).split())
        left_out += rest if not items else []
        left_out += [line for line in lines_of(tag) if items and not set(line.strip(" />»›").split()) <= words]
        return steps
    return ()


def take_furniture(root: Tag, keep: Callable[[Tag], bool], left_out: list[str]) -> None:
    """Take the furniture out of `root`, but for what is to `keep`."""
    for tag in root.find_all(is_furniture):
        if not tag.decomposed and tag.parent is not None and not keep(tag):
            left_out += lines_of(tag)
            tag.decompose()


def take_rest(root: Tag, left_out: list[str], unplaced: list[str]) -> None:
    """Tell what is left on the page: what is called or reads like furniture is left out, all else is unplaced."""
    take_furniture(root, lambda tag: tag.name in ("body", "html"), left_out)
    for line in lines_of(root):
        (left_out if is_chrome(line) or is_menu(line) else unplaced).append(line)
