"""A page that was made is read back and held against the story: what a reader sees is what the editor wrote."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson

from newsdesk.model import Status
from newsdesk.render import Page, PageRequest
from newsdesk.wording import Wording

_DATA = "application/ld+json"


@dataclass(slots=True)
class _Found:
    """What a page shows, as a parser of HTML understands it; `lines` are those of the byline and the source."""

    headlines: list[str] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    strip: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)
    scripts: int = 0
    bare_pictures: int = 0


def read_back(request: PageRequest, page: Page) -> Iterator[str]:
    """Yield a sentence for each way in which the page differs from the story or from its own JSON-LD."""
    # The style is most of a short page. Ours is known to end where it seems to; a desk's own is read like the rest.
    found = _found(page.html if request.own_theme else _without_style(page.html))
    article = request.article
    killed = article.status is Status.KILLED
    if found.headlines != [_plain(article.headline) or "…"]:
        yield Wording("The headline on the page is not the story's.")
    if found.scripts:
        yield Wording("The page holds a script.")
    if found.bare_pictures:
        yield Wording("A picture on the page lacks its description or its size.")
    byline = found.lines.get("byline", "")
    if bool(byline) != bool(article.byline) or any(_plain(name) not in byline for name in article.byline):
        yield Wording("The byline on the page is not the story's.")
    if found.dates != ([] if article.date is None else [article.date.isoformat()]):
        yield Wording("The date on the page is not the story's.")
    if _plain(article.source) not in found.lines.get("source", ""):
        yield Wording("The source on the page is not the story's.")
    if not killed:
        data = next((item for item in _data(found.data) if item["@type"] == "NewsArticle"), {})
        if data.get("headline", "") != article.headline:
            yield Wording("The headline in the page's data is not the story's.")
        if [author["name"] for author in data.get("author", ())] != list(article.byline):
            yield Wording("The byline in the page's data is not the story's.")
    withdrawn = {story for story, target in request.targets.items() if target.status is Status.KILLED}
    shown = [link for link in article.strip.links if link.headline and link.article not in withdrawn]
    if any(_plain(link.headline) not in found.strip for link in shown):
        yield Wording("A headline of the strip is not on the page.")


@lru_cache(maxsize=1)
def _parser() -> Any:  # noqa: ANN401 - lxml says nothing of its types
    # Only pages that go out are read back; nothing else needs the parser.
    from lxml import etree

    return etree.HTMLParser(collect_ids=False)


def _found(page: str) -> _Found:
    from lxml import etree

    def text(element: Any) -> str:  # noqa: ANN401 - lxml says nothing of its types
        # In one step: to walk through its texts takes five times as long.
        return _plain(etree.tostring(element, method="text", encoding="unicode", with_tail=False))

    found = _Found()
    for element in etree.fromstring(page, _parser()).iter("h1", "p", "time", "nav", "script", "img"):
        tag = element.tag
        if tag == "p":
            if (kind := element.get("class")) in ("byline", "source"):
                found.lines.setdefault(kind, text(element))
        elif tag == "nav":
            if element.get("class") == "strip":
                found.strip.update(map(text, element.iter("li")))
        elif tag == "h1":
            found.headlines.append(text(element))
        elif tag == "time":
            parent = element.getparent()
            if parent.tag == "p" and parent.get("class") == "source":
                found.dates.append(element.get("datetime", ""))
        elif tag == "script":
            if element.get("type") == _DATA:
                found.data.append(element.text or "")
            else:
                found.scripts += 1
        elif element.get("src", "").startswith("media/"):
            found.bare_pictures += any(element.get(name) is None for name in ("alt", "width", "height"))
    return found


def _without_style(page: str) -> str:
    opening = page.find("<style>")
    closing = page.find("</style>", opening)
    return page if opening < 0 or closing < 0 else page[: opening + len("<style>")] + page[closing:]


def _data(scripts: list[str]) -> list[dict[str, Any]]:
    return [item for script in scripts for item in orjson.loads(script)["@graph"]]


def _plain(text: str) -> str:
    return " ".join(text.split())
