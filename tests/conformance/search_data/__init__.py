"""What search engines, networks and feed readers ask for in data, held against a site; `rules.json` has it by name."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree, html

RULES: Mapping[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))
_RSS = {"content": "http://purl.org/rss/1.0/modules/content/", "media": "http://search.yahoo.com/mrss/"}


def faults_of_site(site: Path, base: str) -> Iterator[str]:
    """Yield a sentence for each way in which the data of a site is not as documented."""
    for file in sorted(site.rglob("index.html")):
        page = html.document_fromstring(file.read_bytes())
        if "noindex" not in page.xpath("string(//meta[@name='robots']/@content)"):
            name = file.relative_to(site).as_posix()
            yield from (f"{name}: {fault}" for fault in _faults_of_page(page, site, base))
    for file in sorted(site.rglob("rss.xml")):
        yield from (f"{file.relative_to(site).as_posix()}: {fault}" for fault in _faults_of_rss(file, site, base))
    for file in sorted(site.rglob("feed.json")):
        for item in json.loads(file.read_bytes())["items"]:
            if "image" in item and not _there(item["image"], site, base):
                yield f"{file.relative_to(site).as_posix()}: no file lies at {item['image']}"


def _faults_of_page(page: html.HtmlElement, site: Path, base: str) -> Iterator[str]:
    data = page.xpath("//script[@type='application/ld+json']/text()")
    if len(data) != 1:
        yield f"it has {len(data)} blocks of data"
        return
    if RULES["robots"] not in page.xpath("string(//meta[@name='robots']/@content)"):
        yield "robots are not told how large a picture may be shown"
    graph = json.loads(data[0])["@graph"]
    for part in graph:
        yield from _faults_of_part(part, site, base)
    story = next((part for part in graph if part["@type"] == "NewsArticle"), None)
    if story is None:
        return
    yield from _faults_of_properties(page)
    if [story["headline"]] != [" ".join(h1.text_content().split()) for h1 in page.xpath("//h1")]:
        yield "the headline in its data is not the page's"
    large = [
        picture
        for picture in page.xpath("//main//img")
        if int(picture.get("width")) * int(picture.get("height")) >= RULES["picture"]["area"]
    ]
    if large and not (story.get("image") and page.xpath("//meta[@property='og:image']")):
        yield "it shows a picture and names none"


def _faults_of_part(part: Mapping[str, Any], site: Path, base: str) -> Iterator[str]:
    rules = RULES["types"].get(part["@type"])
    if rules is None:
        yield f"{part['@type']} is in no rule"
        return
    for name in (*rules["required"], *rules["recommended"]):
        if not part.get(name):
            yield f"{part['@type']} has no {name}"
    for name in rules["dates"]:
        if dt.datetime.fromisoformat(part[name]).tzinfo is None:
            yield f"{name} names no offset"
    for name in rules["addresses"]:
        if not _there(part[name], site, base):
            yield f"nothing lies at {part[name]}"
    for name, wanted in rules["objects"].items():
        value = part.get(name, [])
        for place, each in enumerate(value if isinstance(value, list) else [value], start=1):
            for key in wanted:
                if not each.get(key):
                    yield f"{part['@type']}: {name} has no {key}"
            address = each.get("item") or each.get("url")
            if address and not _there(address, site, base):
                yield f"nothing lies at {address}"
            if each.get("position", place) != place:
                yield f"{name} is out of order"
            if each["@type"] == "ImageObject" and each["width"] * each["height"] < RULES["picture"]["area"]:
                yield f"{address} is too small"


def _faults_of_properties(page: html.HtmlElement) -> Iterator[str]:
    said = [(meta.get("property"), meta.get("content")) for meta in page.xpath("//meta[@property]")]
    values, counts, rules = dict(said), Counter(name for name, _value in said), RULES["open graph"]
    wanted = (*rules["required"], *(rules["with og:image"] if "og:image" in values else ()))
    yield from (f"there is no {name}" for name in wanted if not values.get(name))
    yield from (f"there are {counts[name]} of {name}" for name in rules["once"] if counts[name] > 1)
    if not re.fullmatch(rules["locale"], values.get("og:locale", "")):
        yield f"og:locale is {values.get('og:locale')}"


def _faults_of_rss(file: Path, site: Path, base: str) -> Iterator[str]:
    channel = etree.parse(file).getroot().find("channel")
    assert channel is not None
    if not channel.findtext("description"):
        yield "the channel has no description"
    for item in channel.findall("item"):
        link = item.findtext("link")
        text = item.findtext("content:encoded", namespaces=_RSS) or ""
        if text and not item.findtext("description"):
            yield f"{link} has no description"
        for address in re.findall(r'<(?:a|img) [^<>]*?(?:href|src)="([^"]*)"', text):
            if not re.match(r"(?:https?|mailto|tel):", address):
                yield f"{link} leads to {address}"
        for image in (*item.findall("enclosure"), *item.findall("media:content", _RSS)):
            address = image.get("url", "")
            if not _there(address, site, base):
                yield f"no file lies at {address}"
            elif (
                image.get("length") and int(image.get("length", "")) != (site / address[len(base) + 1 :]).stat().st_size
            ):
                yield f"{address} has another size"


def _there(address: str, site: Path, base: str) -> bool:
    """Return whether something of the site lies at an address."""
    if not address.startswith(f"{base}/"):
        return False
    path = site / address[len(base) + 1 :].partition("#")[0]
    return path.is_file() or (path / "index.html").is_file()
