"""A page that was made is read back and held against the story: what a reader sees is what the editor wrote."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsdesk.model import Status
from newsdesk.render import Page, PageRequest

_PATHS = {
    "headlines": "//h1",
    "byline": "string(//p[@class='byline'])",
    "source": "string(//p[@class='source'])",
    "dates": "//p[@class='source']/time/@datetime",
    "strip": "//nav[@class='strip']//li",
    "data": "//script[@type='application/ld+json']/text()",
    "scripts": "count(//script[not(@type='application/ld+json')])",
    "bare pictures": "count(//img[starts-with(@src, 'media/') and (not(@alt) or not(@width) or not(@height))])",
}


def read_back(request: PageRequest, page: Page) -> Iterator[str]:
    """Yield a sentence for each way in which the page differs from the story or from its own JSON-LD."""
    found = _found(page.data)
    article = request.article
    killed = article.status is Status.KILLED
    if found["headlines"] != [_plain(article.headline) or "…"]:
        yield "The headline on the page is not the story's."
    if found["scripts"]:
        yield "The page holds a script."
    if found["bare pictures"]:
        yield "A picture on the page lacks its description or its size."
    byline = _plain(found["byline"])
    if bool(byline) != bool(article.byline) or any(_plain(name) not in byline for name in article.byline):
        yield "The byline on the page is not the story's."
    if found["dates"] != ([] if article.date is None else [article.date.isoformat()]):
        yield "The date on the page is not the story's."
    if _plain(article.source) not in _plain(found["source"]):
        yield "The source on the page is not the story's."
    if not killed:
        data = next((item for item in _data(found["data"]) if item["@type"] == "NewsArticle"), {})
        if data.get("headline", "") != article.headline:
            yield "The headline in the page's data is not the story's."
        if [author["name"] for author in data.get("author", ())] != list(article.byline):
            yield "The byline in the page's data is not the story's."
    withdrawn = {story for story, target in request.targets.items() if target.status is Status.KILLED}
    shown = [link for link in article.strip.links if link.headline and link.article not in withdrawn]
    if any(_plain(link.headline) not in found["strip"] for link in shown):
        yield "A headline of the strip is not on the page."


@lru_cache(maxsize=1)
def _compiled() -> tuple[Any, Mapping[str, Callable[[Any], Any]]]:
    # Only pages that go out are read back; nothing else needs the parser.
    from lxml import etree

    return etree.HTMLParser(encoding="utf-8"), {name: etree.XPath(path) for name, path in _PATHS.items()}


def _found(data: bytes) -> dict[str, Any]:
    from lxml import etree

    parser, paths = _compiled()
    tree = etree.fromstring(data, parser)
    found = {name: path(tree) for name, path in paths.items()}
    for name in ("headlines", "strip"):
        found[name] = [_plain("".join(element.itertext())) for element in found[name]]
    return found


def _data(scripts: list[str]) -> list[dict[str, Any]]:
    return [item for script in scripts for item in json.loads(script)["@graph"]]


def _plain(text: str) -> str:
    return " ".join(text.split())
