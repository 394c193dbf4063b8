"""The HTML of a published page: what it says of itself first, then what it shows."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag

from newsdesk.errors import ImportRefusedError
from newsdesk.model import Article, RelatedLink, Settings, Strip, clean_line, web_address
from newsdesk.wire.dates import read_date
from newsdesk.wire.pagetext import read_page_text

_DROPPED = ("script", "style", "noscript", "template", "form", "iframe", "svg", "object", "input", "button")
_CHROME = ("nav", "header", "footer", "aside", "figure")


def read_html(text: str, settings: Settings) -> tuple[Article, list[str], list[str]]:
    """Return the story in a page's HTML, what was left out as chrome, and what found no place."""
    try:
        soup = BeautifulSoup(text, "lxml")
        said = _json_ld(soup)
        trail, strip = _trail(soup), _strip(soup)
        for tag in soup(_DROPPED):
            tag.decompose()
        root = soup.find("article") or soup.find("main") or soup.body
        heading = soup.find("h1")
        if not isinstance(root, Tag) or heading is None:
            # Old pages have tables for layout and no marks for their parts: their text tells more than their tags.
            found = read_page_text((soup.body or soup).get_text("\n\n"), settings)
            return found.article, found.left_out, found.unplaced
        shown = read_page_text("\n\n".join(_lines_between(root, heading)), settings)
        body = _body(root, heading)
    except RecursionError as error:
        raise ImportRefusedError("its tags are nested too deeply to be read.") from error
    language = str(soup.html.get("lang") or "") if soup.html else ""
    authors = said.get("author")
    names = [
        item.get("name") for item in (authors if isinstance(authors, list) else [authors]) if isinstance(item, dict)
    ]
    source = said.get("sourceOrganization") or {}
    article = Article(
        headline=clean_line(heading.get_text(" ")) or str(said.get("headline") or ""),
        standfirst=_text(root, ".standfirst"),
        kicker=_text(root, ".kicker"),
        description=_meta(soup, "description") or _meta(soup, "og:description"),
        byline=tuple(str(name) for name in names if name),
        source=str(source.get("name") or "") if isinstance(source, dict) and source else shown.article.source,
        dateline=str(said.get("dateline") or ""),
        date=shown.article.date or read_date(str(said.get("datePublished") or "")),
        section=trail,
        keywords=tuple(str(word) for word in said.get("keywords") or () if isinstance(said.get("keywords"), list)),
        language=language or settings.language,
        body=body,
        strip=strip,
    )
    return article, shown.left_out, shown.unplaced


def _json_ld(soup: BeautifulSoup) -> dict[str, Any]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        nodes = found.get("@graph", [found]) if isinstance(found, dict) else found
        for node in nodes if isinstance(nodes, list) else ():
            if isinstance(node, dict) and "Article" in str(node.get("@type")):
                return node
    return {}


def _trail(soup: BeautifulSoup) -> tuple[str, ...]:
    for nav in soup.find_all(["nav", "div", "p"]):
        label = f"{nav.get('aria-label')} {nav.get('class')} {nav.get('id')}".lower()
        if "breadcrumb" in label or "trail" in label or "you are here" in label or "您的位置" in label:
            steps = [clean_line(item.get_text(" ")).strip("/ >»›") for item in nav.find_all(["li", "a"])]
            return tuple(dict.fromkeys(step for step in steps if step and step.lower() not in ("home", "首页")))
    return ()


def _strip(soup: BeautifulSoup) -> Strip:
    for nav in soup.find_all(["nav", "aside", "section", "div"]):
        label = f"{nav.get('aria-label')} {nav.get('class')} {nav.get('id')}".lower()
        if not any(word in label for word in ("strip", "related", "wire", "more-on")):
            continue
        links = []
        for item in nav.find_all("li"):
            anchor = item.find("a")
            url = str(anchor.get("href") or "") if anchor is not None else ""
            headline = clean_line(item.get_text(" "))
            links.append(RelatedLink(headline=headline, url=url if web_address(url) else ""))
        if links:
            return Strip(title=str(nav.get("aria-label") or "") or Strip().title, links=tuple(links))
    return Strip()


def _lines_between(root: Tag, heading: Tag) -> list[str]:
    lines = [clean_line(heading.get_text(" "))]
    for tag in root.find_all(["p", "div", "span", "time"]):
        line = clean_line(tag.get_text(" "))
        if line and len(line) < 120 and tag.find_previous("h1") is heading:
            lines.append(line)
        if len(lines) > 8:
            break
    return lines


def _body(root: Tag, heading: Tag) -> str:
    from markdownify import markdownify

    marked = root.select_one(".body, [itemprop=articleBody], .article-body, .entry-content")
    if marked is None:
        for tag in root.find_all(_CHROME):
            if not tag.decomposed:
                tag.decompose()
        if not heading.decomposed:
            heading.decompose()
        marked = root
    return str(markdownify(str(marked), heading_style="ATX", bullets="-", strip=["img"])).strip()


def _text(root: Tag, selector: str) -> str:
    found = root.select_one(selector)
    return "" if found is None else clean_line(found.get_text(" "))


def _meta(soup: BeautifulSoup, name: str) -> str:
    found = soup.find("meta", attrs={"name": name}) or soup.find("meta", attrs={"property": name})
    return "" if found is None else clean_line(str(found.get("content") or ""))
