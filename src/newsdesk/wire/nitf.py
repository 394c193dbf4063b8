"""NITF, the IPTC's markup for a news text, also where NewsML wraps it, as a story."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import Article, Settings, clean_line
from newsdesk.wire.dates import read_date
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.origins import read_byline
from newsdesk.wire.rich_text import read_rich_text
from newsdesk.wire.xml_tree import element_text, local_name, parse_xml

ROOTS = frozenset({"nitf", "newsml", "newsitem", "newsmessage"})
# The tags of a text that HTML calls otherwise.
_TAGS = {
    "hl1": "h2", "hl2": "h2", "block": "div", "bq": "blockquote", "credit": "p", "body.content": "div", "media": "div",
    "media-caption": "p", "media-producer": "p", "media-metadata": "p", "nitf-table": "div", "dt": "p", "dd": "p",
    "copyrite": "p", "fn": "p", "note": "p", "datasource": "p", "abstract": "div", "byline": "p",
}  # fmt: skip
_HTML = frozenset({
    "a", "b", "blockquote", "br", "caption", "div", "em", "h2", "h3", "hr", "i", "li", "ol", "p", "pre", "q", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")


def read_nitf(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:
    """Return the stories of an NITF file, one for each document in it.

    Raises `ImportRejectedError` for NewsML that holds no NITF.
    """
    root, sound = parse_xml(data, name)
    documents = [element for element in root.iter() if local_name(element) == "nitf"]
    if not documents:
        raise ImportRejectedError(
            "{name} is a NewsML package without an NITF text, which can't be imported; ask for NITF or ninjs.",
            name=name,
        )
    stories = [_Document(document, settings).read() for document in documents]
    around = [words for element in root.iter() if _is_around(element) and (words := _own_text(element))]
    damaged = () if sound else (Message("the file is damaged: some of it may be missing"),)
    stories[0] = replace(stories[0], unplaced=(*stories[0].unplaced, *around), skipped=damaged)
    return tuple(stories)


def _is_around(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    return bool(local_name(element)) and not any(
        local_name(one) == "nitf" for one in (element, *element.iterancestors())
    )


def _own_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    words = clean_line(" ".join([element.text or "", *(child.tail or "" for child in element)]))
    return f"{local_name(element)}: {words}" if words else ""


class _Document:
    """An NITF document that is taken apart: what was placed is no longer in it, so that the rest can be told."""

    def __init__(self, root: Any, settings: Settings) -> None:  # noqa: ANN401 - lxml has no types
        self._root, self._settings = root, settings
        self._left_out: list[str] = []
        self._unplaced: list[str] = []

    def read(self) -> Incoming:
        body = self._body()
        headline = self._take("hl1") or self._take("hedline")
        title = self._take("title")
        standfirst, byline = self._take("hl2"), self._byline()
        abstract = self._take("abstract")
        place = self._place()
        date = (
            self._take("story.date") or self._attribute("story.date", "norm") or self._attribute("date.issue", "norm")
        )
        when = read_date(_as_iso(date)) if date else None
        if date and when is None:
            self._unplaced.append(f"date: {date}")
        section = self._attribute("pubdata", "position.section")
        urgency = self._attribute("urgency", "ed-urg")
        article = Article(
            headline=headline or title,
            seo_title=title if headline and title != headline else "",
            standfirst=standfirst or abstract,
            description=abstract if standfirst else "",
            byline=byline,
            source=self._take("distributor") or self._attribute("pubdata", "name"),
            dateline=place,
            date=when,
            section=(section,) if section else (),
            keywords=tuple(dict.fromkeys(self._keywords())),
            urgency=int(urgency) if re.fullmatch(r"[1-9]", urgency) else 0,
            language=self._root.get("{http://www.w3.org/XML/1998/namespace}lang") or self._settings.language,
            body=body,
        )
        return Incoming(
            article=article, left_out=tuple(self._left_out), unplaced=(*self._unplaced, *self._rest()), format="nitf"
        )

    def _find(self, name: str) -> list[Any]:
        return [element for element in self._root.iter() if local_name(element) == name]

    def _take(self, name: str) -> str:
        """Take the first element of this name that has text, and return that."""
        for element in self._find(name):
            if words := element_text(element):
                _remove(element)
                return words
        return ""

    def _attribute(self, name: str, attribute: str) -> str:
        found = (clean_line(element.get(attribute) or "") for element in self._find(name))
        return next(filter(None, found), "")

    def _byline(self) -> tuple[str, ...]:
        names: list[str] = []
        for element in self._find("byline"):
            for title in [child for child in element.iter() if local_name(child) in ("byttl", "function", "virtloc")]:
                self._unplaced += filter(None, [element_text(title)])
                _remove(title)
            persons = [element_text(child) for child in element.iter() if local_name(child) == "person"]
            words = element_text(element)
            read = read_byline(words if words[:3].lower() == "by " else f"By {words}") if words else None
            around = words
            for person in persons:
                around = around.replace(person, " ")
            if persons and not re.sub(r"(?i)\b(?:by|and)\b|[\W_]", "", around):
                names += persons
            elif read is not None and not read.rest and not read.source and not read.date:
                names += read.byline
            elif words:
                names.append(re.sub(r"(?i)^by\s+", "", words))
            _remove(element)
        return tuple(dict.fromkeys(names))

    def _place(self) -> str:
        for element in self._find("dateline"):
            for location in [child for child in element.iter() if local_name(child) == "location"]:
                words = element_text(location)
                _remove(location)
                return words
            for child in element:
                if local_name(child) == "story.date":
                    return ""
            return self._take("dateline")
        return ""

    def _keywords(self) -> Iterator[str]:
        for element in self._find("keyword"):
            yield clean_line(element.get("key") or "")
        for element in self._find("tobject.subject"):
            said = [element.get(f"tobject.subject.{level}") for level in ("type", "matter", "detail")]
            yield from filter(None, map(clean_line, filter(None, said)))

    def _body(self) -> str:
        """Take the text and return it as Markdown, its pictures by their address."""
        from lxml import etree

        written = []
        for content in self._find("body.content"):
            for element in list(content.iter()):
                _as_html(element)
            written.append(etree.tostring(content, encoding="unicode", method="html", with_tail=False))
            _remove(content)
        text = read_rich_text("".join(written))
        self._left_out += text.left_out
        return text.markdown

    def _rest(self) -> Iterator[str]:
        for element in self._root.iter():
            if words := _own_text(element):
                yield words
            if local_name(element) == "meta" and (said := clean_line(element.get("content") or "")):
                yield f"{element.get('name') or 'meta'}: {said}"
            if local_name(element) == "doc.copyright" and (said := clean_line(element.get("holder") or "")):
                yield f"copyright: {said}"


def _remove(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Take an element out and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _as_html(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    name = local_name(element)
    if not name:
        return
    if name == "media-reference":
        source = element.get("source") or element.get("data-location") or ""
        alternate = element.get("alternate-text") or element.get("name") or ""
        picture = "image" in (element.getparent().get("media-type") or "image")
        element.tag = "img" if picture else "a"
        text = clean_line(element.text or "")
        element.attrib.clear()
        element.set("src" if picture else "href", source)
        if picture:
            element.set("alt", alternate or text)
            element.text = None
        else:
            element.text = text or alternate or source
        return
    element.tag = _TAGS.get(name, name if name in _HTML else "span")
    kept = {key: value for key, value in element.attrib.items() if element.tag == "a" and key == "href"}
    element.attrib.clear()
    element.attrib.update(kept)


def _as_iso(stamp: str) -> str:
    """Return a date as NITF norms it in the form of ISO 8601; any other as it is."""
    found = _STAMP.match(stamp)
    if found is None:
        return stamp
    year, month, day, hour, minute, second, zone = found.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or 'Z'}" if hour else "")
