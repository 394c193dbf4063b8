"""A page that was made is read back and held against the story: what a reader sees is what the editor wrote."""

import json
from collections.abc import Iterator
from typing import Any

from newsdesk.model import Status
from newsdesk.render import Page, PageRequest


def read_back(request: PageRequest, page: Page) -> Iterator[str]:
    """Yield a sentence for each way in which the page differs from the story or from its own JSON-LD."""
    # Only pages that go out are read back; nothing else needs the parser.
    from lxml import html

    article = request.article
    tree = html.document_fromstring(page.data, parser=html.HTMLParser(encoding="utf-8"))

    def texts(path: str) -> list[str]:
        return [_plain(found.text_content()) for found in tree.xpath(path)]

    if texts("//h1") != [_plain(article.headline) or "…"]:
        yield "The headline on the page is not the story's."
    if tree.xpath("count(//script[not(@type='application/ld+json')])"):
        yield "The page holds a script."
    killed = article.status is Status.KILLED
    data = _data(tree)
    if not killed:
        if data.get("headline") != article.headline:
            yield "The headline in the page's data is not the story's."
        byline = " ".join(texts("//p[@class='byline']"))
        if any(_plain(name) not in byline for name in article.byline) or bool(byline) != bool(article.byline):
            yield "The byline on the page is not the story's."
        if [author["name"] for author in data.get("author", ())] != list(article.byline):
            yield "The byline in the page's data is not the story's."
    dates = [str(when) for when in tree.xpath("//p[@class='source']/time/@datetime")]
    if dates != ([] if article.date is None else [article.date.isoformat()]):
        yield "The date on the page is not the story's."
    if texts("//p[@class='source']") and _plain(article.source) not in texts("//p[@class='source']")[0]:
        yield "The source on the page is not the story's."
    shown = [_plain(link.headline) for link in article.strip.links if link.headline]
    there = texts("//nav[@class='strip']//li")
    withdrawn = {
        _plain(link.headline)
        for link in article.strip.links
        if link.article is not None and (target := request.targets.get(link.article)) and target.status is Status.KILLED
    }
    if [headline for headline in shown if headline not in withdrawn and headline not in there]:
        yield "A headline of the strip is not on the page."
    if not killed:
        pictures = tree.xpath("count(//img[not(@alt)])") or tree.xpath("count(//img[not(@width) or not(@height)])")
        if pictures:
            yield "A picture on the page lacks its description or its size."


def _data(tree: Any) -> dict[str, Any]:  # noqa: ANN401 - lxml tells no types
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for item in json.loads(script)["@graph"]:
            if item["@type"] == "NewsArticle":
                return dict(item)
    return {}


def _plain(text: str) -> str:
    return " ".join(text.split())
