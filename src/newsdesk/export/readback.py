"""A page that was made is read back and held against the story: what a reader sees is what the editor wrote."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from newsdesk.messages import Message
from newsdesk.model import Status, typeset_article, typeset_line
from newsdesk.render import BLOCKED, Page, PageRequest

_DATA = "application/ld+json"
_ASKED = ", ".join(("h1, p.byline, p.source, p.source > time, nav.strip li, body", 'img[src^="media/"]', *BLOCKED))
_TEXTS = "p, h2, h3, h4, h5, h6, li, dt, dd, td, th, pre"


@dataclass(slots=True)
class _Found:
    """What a page shows, as a parser of HTML understands it; `lines` are those of the byline and the source."""

    headlines: list[str] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    strip: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)
    blocked: dict[str, None] = field(default_factory=dict)
    text: str = ""
    bare_pictures: int = 0


def read_back(request: PageRequest, page: Page) -> Iterator[str]:
    """Yield a sentence for each way in which the page differs from the story or from its own JSON-LD."""
    found = _found(page.html)
    article = typeset_article(request.article)
    killed = article.status is Status.KILLED
    if found.headlines != [article.headline or "…"]:
        yield Message("The headline on the page is not the story's.")
    for tag in found.blocked:
        yield Message("The page holds <{tag}>, which its own policy blocks.", tag=tag)
    if found.bare_pictures:
        yield Message("A picture on the page lacks its description or its size.")
    byline = found.lines.get("byline", "")
    if bool(byline) != bool(article.byline) or any(name not in byline for name in article.byline):
        yield Message("The byline on the page is not the story's.")
    if found.dates != ([] if article.date is None else [article.date.isoformat()]):
        yield Message("The date on the page is not the story's.")
    if article.source not in found.lines.get("source", ""):
        yield Message("The source on the page is not the story's.")
    if not killed:
        if any(text not in found.text for text in _texts(page.fragment)):
            yield Message("Some of the story's text is not on the page.")
        data = next((item for item in _data(found.data) if item["@type"] == "NewsArticle"), {})
        if data.get("headline", "") != article.headline:
            yield Message("The headline in the page's data is not the story's.")
        if [author["name"] for author in data.get("author", ())] != list(article.byline):
            yield Message("The byline in the page's data is not the story's.")
    withdrawn = {story for story, target in request.targets.items() if target.status is Status.KILLED}
    shown = [link for link in article.strip.links if link.headline and link.article not in withdrawn]
    if any(not _is_shown(typeset_line(link.headline), found.strip) for link in shown):
        yield Message("A headline of the strip is not on the page.")


def _is_shown(headline: str, strip: set[str]) -> bool:
    return headline in strip or any(entry.startswith(f"{headline} ") for entry in strip)


def _found(page: str) -> _Found:
    # Only pages that go out are read back; nothing else needs the parser. It reads HTML as browsers do.
    from selectolax.lexbor import LexborHTMLParser

    found = _Found()
    for node in LexborHTMLParser(page).css(_ASKED):
        tag = node.tag
        if tag == "li":
            found.strip.add(_plain(node.text()))
        elif tag == "p":
            kind = "byline" if "byline" in (node.attributes["class"] or "").split() else "source"
            found.lines.setdefault(kind, _plain(node.text()))
        elif tag == "h1":
            found.headlines.append(_plain(node.text()))
        elif tag == "time":
            found.dates.append(node.attributes.get("datetime") or "")
        elif tag == "img":
            found.bare_pictures += not {"alt", "width", "height"} <= node.attributes.keys()
        elif tag == "body":
            found.text = "".join(node.text().split())
        elif tag == "script" and node.attributes.get("type") == _DATA:
            found.data.append(node.text())
        else:
            found.blocked[tag or ""] = None
    return found


def _texts(fragment: str) -> set[str]:
    """Return the texts of a fragment's blocks, without blanks."""
    from selectolax.lexbor import LexborHTMLParser

    return {"".join(node.text().split()) for node in LexborHTMLParser(fragment).css(_TEXTS)}


def _data(scripts: list[str]) -> list[dict[str, Any]]:
    return [item for script in scripts for item in orjson.loads(script)["@graph"]]


def _plain(text: str) -> str:
    return " ".join(text.split())
