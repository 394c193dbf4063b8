"""Related links out of pasted lines, strips, lists and addresses."""

import re

from newsdesk.model import RelatedLink, clean_line, web_address

_BULLET = r"[•·▪●◦‣∙■□►▸♦◆|]"
_BETWEEN = re.compile(rf"\s*{_BULLET}\s+|\s+{_BULLET}\s*")
_LEAD = re.compile(rf"^\s*(?:{_BULLET}|[-*–—]\s|\(?\d{{1,3}}[.)、]\s)\s*")
_MARKDOWN = re.compile(r"^\[(?P<headline>[^\]]+)\]\((?P<url>https?://[^\s)]+)\)$", re.IGNORECASE)
_URL = re.compile(r"(?:^|[\s<(])(https?://[^\s<>]+?)[>)]?$", re.IGNORECASE)


def links_from_text(text: str, html: str | None = None) -> tuple[RelatedLink, ...]:
    """Return the links in a paste, in order: lines, bullets, a strip on one line, addresses, or an HTML list.

    A line that ends in an address gives headline and address; one that is nothing else an address alone.
    """
    if html:
        found = _from_html(html)
        if found:
            return found
    return tuple(link for line in split_strip(text) if (link := _link(line)).headline or link.url)


def split_strip(text: str) -> list[str]:
    """Return the entries of a strip: its lines, each cut at bullets that stand between headlines."""
    entries = []
    for line in text.splitlines():
        bare = _LEAD.sub("", line)
        entries += [clean_line(part) for part in _BETWEEN.split(bare)]
    return [entry for entry in entries if entry]


def _link(line: str) -> RelatedLink:
    written = _MARKDOWN.match(line)
    if written:
        return RelatedLink(headline=written["headline"], url=written["url"])
    address = _URL.search(line)
    if address:
        return RelatedLink(headline=line[: address.start()].rstrip(" -–—:<("), url=address[1])
    return RelatedLink(headline=line)


def _from_html(html: str) -> tuple[RelatedLink, ...]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    items = soup.find_all("li") or soup.find_all("a")
    links = []
    for item in items:
        anchor = item if item.name == "a" else item.find("a")
        url = str(anchor.get("href") or "") if anchor is not None else ""
        headline = clean_line(item.get_text(" "))
        if headline:
            links.append(RelatedLink(headline=headline, url=url if web_address(url) else ""))
    return tuple(links)
