"""Sitemaps (sitemaps.org 0.9), their index, and the news sitemaps of search engines."""

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
register_namespace("news", _NEWS)
_XML = b'<?xml version="1.0" encoding="utf-8"?>\n'
# Chinese is the one language that these files tell apart by region.
_REGIONS = {"zh-hans": "zh-cn", "zh-cn": "zh-cn", "zh-hant": "zh-tw", "zh-tw": "zh-tw", "zh-hk": "zh-tw"}


def sitemap(pages: Iterable[tuple[str, dt.datetime | None]]) -> bytes:
    """Return a sitemap of pages: address and time of the last change; at most 50,000 belong in one file."""
    # As text: a publish that changes one story writes the thousand lines of its file, which takes a tree thirty times.
    said = [
        f"<url><loc>{escape(address, quote=False)}</loc>"
        + (f"<lastmod>{modified.isoformat()}</lastmod></url>" if modified is not None else "</url>")
        for address, modified in pages
    ]
    return _XML + f'<urlset xmlns="{_MAP}">{"".join(said)}</urlset>\n'.encode()


def sitemap_index(files: Iterable[str]) -> bytes:
    """Return the index of sitemaps at these addresses."""
    root = Element("sitemapindex", xmlns=_MAP)
    for address in files:
        SubElement(SubElement(root, "sitemap"), "loc").text = address
    return _written(root)


def news_sitemap(publication: str, stories: Sequence[tuple[str, str, str, dt.datetime]]) -> bytes:
    """Return a news sitemap: address, language (BCP 47), headline and first publication of at most 1,000 stories."""
    root = Element("urlset", xmlns=_MAP)
    for address, language, headline, published in stories:
        page = SubElement(root, "url")
        SubElement(page, "loc").text = address
        news = SubElement(page, f"{{{_NEWS}}}news")
        about = SubElement(news, f"{{{_NEWS}}}publication")
        SubElement(about, f"{{{_NEWS}}}name").text = publication
        tag = language.lower()
        SubElement(about, f"{{{_NEWS}}}language").text = _REGIONS.get(tag, tag.partition("-")[0])
        SubElement(news, f"{{{_NEWS}}}publication_date").text = published.isoformat()
        SubElement(news, f"{{{_NEWS}}}title").text = headline
    return _written(root)


def _written(root: Element) -> bytes:
    return _XML + bytes(tostring(root, encoding="utf-8")) + b"\n"
