"""The title of a page from the web: what it calls its story, without the name of the site."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree, html

from newsdesk.model import clean_line
from newsdesk.wire.decoding import decode_page
from newsdesk.wire.fetching import Fetched

_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
_JOINT = re.compile(r"(?<!\s)\s+[|–—·•»«-]\s+|(?:(?<!\s)\s+)?::\s*|(?<!\s)\s+\|\s*")
_SIGNS = re.compile(r"[\W_]+")
# What is behind a bar is a site's name also where neither the page nor its address says so; a dash may be prose.
_BAR = re.compile(r"(?<!\s)\s+\|\s*[^|]{1,40}$")
_LEAST = 12
_SITE = "//meta[@property='og:site_name' or @name='og:site_name']/@content"
_NAMES = (
    "//meta[@property='og:title' or @name='og:title']/@content",
    "//title[not(ancestor::svg)]",
    "//h1",
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Called:
    """What a page calls itself: its title without the site's name, and all of its `names`, the first one above all."""

    title: str
    names: tuple[str, ...]


def title_of(fetched: Fetched) -> str:
    """Return the title of a page that was fetched, whole or in part: og:title, then title, then its first headline.

    "" is returned for what is no page or has none.
    """
    return called(fetched).title


def called(fetched: Fetched) -> Called:
    """Return what a page that was fetched, whole or in part, calls itself; nothing where it is no page."""
    tree = _tree(fetched)
    if tree is None:
        return Called("", ())
    names = tuple(dict.fromkeys(name for path in _NAMES for name in _texts(tree, path)))
    site = next(iter(_texts(tree, _SITE)), "")
    return Called(_without_site(names[0], site, fetched.url)[:_LONGEST] if names else "", names)


def _tree(fetched: Fetched) -> etree._Element | None:
    if fetched.media_type not in _PAGES or not fetched.body.strip():
        return None
    text = decode_page(fetched.body, fetched.charset)
    # Handed over in UTF-8 and said so: what the page itself says of its encoding has been weighed already.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError:
        return None


def _texts(tree: etree._Element, path: str) -> list[str]:
    found = tree.xpath(path)
    texts = (str(node) if isinstance(node, str) else "".join(node.itertext()) for node in found[:5])
    return [line for line in map(clean_line, texts) if line]


def _without_site(title: str, site: str, url: str) -> str:
    """Cut the site's name off the end, or the beginning, of a title, as long as a title is left."""
    host = _letters(urlsplit(url).hostname or "")
    while joints := list(_JOINT.finditer(title)):
        first, last = joints[0], joints[-1]
        if _is_site(title[last.end() :], site, host) or (_BAR.search(title) and len(title[: last.start()]) >= _LEAST):
            title = title[: last.start()]
        elif _is_site(title[: first.start()], site, host):
            title = title[first.end() :]
        else:
            break
    return title.strip()


def _is_site(part: str, site: str, host: str) -> bool:
    name = _letters(part)
    return bool(name) and (name == _letters(site) or (len(name) > 2 and name.removeprefix("the") in host))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
