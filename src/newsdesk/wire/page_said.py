"""What a page says of itself in its head: JSON-LD, meta tags, title, address."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from newsdesk.model import LIST_ENTRY_PATTERN, clean_line, normalize_http_url
from newsdesk.wire.html_lines import line_of
from newsdesk.wire.origins import read_byline

_NAME = 60
_NAMES = range(2, 5)
_DASHES = (" – ", " — ", " | ", " - ", " · ", " :: ", "_")

_TITLES = ("og:title", "twitter:title", "dc.title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_PUBLISHERS = ("og:site_name", "dc.publisher", "cre", "application-name")
_TIMES = ("article:published_time", "og:published_time", "date", "pubdate", "dc.date.issued", "parsely-pub-date")


@dataclass(frozen=True, slots=True)
class Said:
    """The claims of a page's head; "" and () where it makes none."""

    story: Mapping[str, Any]
    trail: tuple[str, ...]
    title: str
    site: str
    description: str
    language: str
    base: str
    claims: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    when: str = ""
    picture: str = ""
    publisher: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page says its headline is, the most reliable claim first, its title last."""
        claims = (self.text("headline"), *self.claims, self.title)
        return tuple(dict.fromkeys(claim for claim in claims if claim))

    def text(self, key: str) -> str:
        """Return the first text under this key of the JSON-LD."""
        return next(iter(self.texts(key)), "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts or names under this key of the JSON-LD."""
        return tuple(line for line in map(clean_line, _texts(self.story.get(key))) if line)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords of the JSON-LD, which has them as a list or in one line."""
        said = self.story.get("keywords")
        return tuple(LIST_ENTRY_PATTERN.findall(clean_line(said))) if isinstance(said, str) else self.texts("keywords")

    def resolve(self, address: str) -> str:
        """Return an address of the page as a full one where the page tells its own."""
        try:
            return urljoin(self.base, address) if self.base else address
        except ValueError:
            return address

    def of_title(self, headline: str) -> tuple[str, str]:
        """Return the title for search engines, where it is not the headline, and what the title says beyond."""
        title = self.title
        for dash in _DASHES:
            ending = f"{dash}{self.site}"
            if self.site and title.endswith(ending):
                rest = title.removesuffix(ending)
                return ("" if rest == headline else rest), self.site
        if title.startswith(headline):
            return "", title.removeprefix(headline).strip(" –—|-·:_")
        return "", title


def read_said(soup: BeautifulSoup) -> Said:
    """Return what the page says of itself; what is broken in it is no claim."""
    nodes = list(_nodes(soup))
    metas = _metas(soup)
    crumbs = next((node for node in nodes if "BreadcrumbList" in str(node.get("@type"))), {})
    canonical = soup.find("link", rel="canonical")
    marked = soup.find("base", href=True)
    own = str(canonical.get("href") or "") if canonical else metas.get("og:url", "")
    base = urljoin(own, str(marked["href"])) if marked else own
    story = next((node for node in nodes if "Article" in str(node.get("@type"))), {})
    return Said(
        story=story,
        trail=tuple(clean_line(name) for name in _texts(crumbs.get("itemListElement"))),
        title=clean_line(soup.title.get_text(" ")) if soup.title else "",
        site=metas.get("og:site_name", ""),
        description=metas.get("description") or metas.get("og:description", ""),
        language=clean_line(str(soup.html.get("lang") or "")) if soup.html else "",
        base=base if normalize_http_url(base) else "",
        claims=tuple(filter(None, (metas.get(name, "") for name in _TITLES))),
        author=tuple(dict.fromkeys(filter(_is_person, (metas.get(name, "") for name in _AUTHORS))))
        or _marked_author(soup),
        when=next(filter(None, (metas.get(name, "") for name in _TIMES)), "") or _marked_time(soup),
        picture=_picture(story.get("image")) or metas.get("og:image") or metas.get("twitter:image", ""),
        publisher=_publisher(story, nodes) or next(filter(None, (metas.get(name, "") for name in _PUBLISHERS)), ""),
    )


def _publisher(story: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]]) -> str:
    """Return the name of the story's publisher, which may stand in another node of the JSON-LD."""
    told = story.get("publisher")
    if isinstance(told, dict) and not told.get("name") and told.get("@id"):
        told = next((node for node in nodes if node.get("@id") == told["@id"] and node.get("name")), told)
    name = clean_line(next(_texts(told), ""))
    return "" if normalize_http_url(name) or len(name) > _NAME else name


def _picture(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    found = first.get("url") if isinstance(first, dict) else first
    return clean_line(found) if isinstance(found, str) else ""


def _is_person(name: str) -> bool:
    return bool(name) and not normalize_http_url(name) and len(name) < _NAME and "@" not in name


def _marks_author(tag: Tag) -> bool:
    words = {*tag.get_attribute_list("rel"), *tag.get_attribute_list("itemprop"), *tag.get_attribute_list("class")}
    return not words.isdisjoint(("author", "byline"))


def _marked_author(soup: BeautifulSoup) -> tuple[str, ...]:
    """Return the names in the first tag that is marked as the story's author."""
    for tag in soup.find_all(_marks_author):
        line = line_of(tag)
        read = read_byline(line)
        if read is not None:
            return read.byline
        if _is_person(line) and len(line.split()) in _NAMES and tag.get("rel") == ["author"]:
            return (line,)
    return ()


def _marked_time(soup: BeautifulSoup) -> str:
    found = soup.find(itemprop="datePublished")
    return "" if found is None else clean_line(str(found.get("content") or found.get("datetime") or ""))


def _nodes(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        nodes = found.get("@graph", [found]) if isinstance(found, dict) else found
        yield from (node for node in (nodes if isinstance(nodes, list) else ()) if isinstance(node, dict))


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
            if isinstance(name, str):
                yield name


def _metas(soup: BeautifulSoup) -> Mapping[str, str]:
    """Return what the meta tags say, the first of each name."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        for key in ("name", "property", "itemprop"):
            if (said := clean_line(str(tag["content"]))) and tag.get(key):
                found.setdefault(str(tag[key]).casefold(), said)
    return found
