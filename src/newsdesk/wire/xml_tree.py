"""XML of strangers: the name of its root, and its tree, without obeying a declaration in it."""

import re
from html.entities import html5
from typing import Any

from newsdesk.errors import ImportRejectedError
from newsdesk.model import clean_text
from newsdesk.wire.decoding import decode
from newsdesk.wire.surrogates import join_surrogates

_HEAD = 16_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAME = re.compile(r"<([A-Za-z_][\w.:-]*)")
_ENTITY = re.compile(r"&([^\W\d][\w:.-]*);")
_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def root_name(data: bytes) -> str:
    """Return the name of the first tag in a file, in small letters and with its prefix; "" where none begins it."""
    head = data[:_HEAD].decode("utf-16" if data.startswith(_UTF_16) else "utf-8", "ignore")
    start = _NAME.match(head, _prolog_end(head))
    return start[1].lower() if start else ""


def parse_xml(data: bytes, name: str) -> tuple[Any, bool]:
    """Return the root element of an XML file, and whether the file was well-formed.

    No entity or document type of the file is used, and nothing is fetched. Raises `ImportRejectedError` naming the file
    where it has no element at all or its encoding is unknown.
    """
    from lxml import etree

    text = clean_text(join_surrogates(decode(data, name)))
    text = _ENTITY.sub(_as_character, text[_prolog_end(text) :])
    for recover in (False, True):
        parser = etree.XMLParser(
            recover=recover, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
        )
        written = _AMPERSAND.sub("&amp;", text) if recover else text
        try:
            root = etree.fromstring(written.encode(), parser)
        except etree.XMLSyntaxError:
            continue
        if root is not None:
            return root, not recover
    raise ImportRejectedError("{name} is damaged and can't be read ({problem}).", name=name, problem="XML")


def element_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return all text in an element as one line."""
    return " ".join(" ".join(element.itertext()).split())


def local_name(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the name of an element without its namespace, in small letters; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _as_character(entity: re.Match[str]) -> str:
    if entity[1] in _OF_XML:
        return entity[0]
    return html5.get(f"{entity[1]};", f"&amp;{entity[1]};")


def _prolog_end(text: str) -> int:
    """Return where the root element begins: behind the declaration, comments and the document type."""
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _doctype_end(text, at)
        else:
            return at
        if end <= at:
            return at
        at = end


def _doctype_end(text: str, at: int) -> int:
    end, subset = text.find(">", at), text.find("[", at)
    if -1 < subset < end:
        end = text.find(">", text.find("]", subset))
    return end + 1
