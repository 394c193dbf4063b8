"""Halves of characters, as JavaScript and JSON write those beyond the first 65,536: joined, or left out."""

import re

_REFERENCE = re.compile(r"&#(?:0{0,8}(5[5-7]\d{3})|[xX]0{0,8}([dD][89a-fA-F][0-9a-fA-F]{2}));?")
_REFERENCES = re.compile(rb"(?:&#(?:0{0,8}5[5-7]\d{3}|[xX]0{0,8}[dD][89a-fA-F][0-9a-fA-F]{2});)+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def join_surrogates(markup: str) -> str:
    """Return HTML or text with each pair of surrogates as its character; a surrogate without its other half goes.

    References such as `&#55357;&#56832;` count as the surrogates that they name.
    """
    if "&#" in markup:
        markup = _REFERENCE.sub(_as_surrogate, markup)
    if _SURROGATE.search(markup) is None:
        return markup
    return markup.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _as_surrogate(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return chr(code) if 0xD800 <= code <= 0xDFFF else reference[0]


def join_references(data: bytes) -> bytes:
    """Return XML in which references to surrogates are references to their characters, in any encoding like ASCII."""
    return _REFERENCES.sub(_as_references, data)


def _as_references(found: re.Match[bytes]) -> bytes:
    return join_surrogates(found[0].decode("ascii")).encode("ascii", "xmlcharrefreplace")
