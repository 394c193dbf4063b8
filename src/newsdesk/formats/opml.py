"""OPML 2.0: lists of feeds as other readers write and read them."""

from collections.abc import Iterable

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Feed, normalize_http_url

_LONGEST = 5_000_000


def read_opml(data: bytes, name: str) -> tuple[Feed, ...]:
    """Return the feeds of a list, each once, however deeply nested; raises `ImportRejectedError` for what is none."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(data) > _LONGEST:
        raise ImportRejectedError("{name} is larger than 5 MB: too large for a list of feeds.", name=name)
    try:
        root = fromstring(data, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise ImportRejectedError("{name} is no list of feeds (OPML).", name=name) from error
    if root.tag.lower() != "opml":
        raise ImportRejectedError("{name} is no list of feeds (OPML).", name=name)
    found: dict[str, Feed] = {}
    for outline in root.iter("outline"):
        said = {key.lower(): value for key, value in outline.attrib.items()}
        url = normalize_http_url(said.get("xmlurl", ""))
        if url and url not in found:
            found[url] = Feed(url=url, title=said.get("title") or said.get("text") or url)
    return tuple(found.values())


def write_opml(feeds: Iterable[Feed], title: str) -> bytes:
    """Return these feeds as a list under this title."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for feed in feeds:
        SubElement(body, "outline", type="rss", text=feed.title, title=feed.title, xmlUrl=feed.url)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
