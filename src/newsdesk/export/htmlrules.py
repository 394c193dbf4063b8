"""Rules on raw HTML in a story's text: elements that a page can't hold, each with the line it is in."""

import re
from collections.abc import Iterable, Iterator

from newsdesk.messages import Message
from newsdesk.model import Finding, Severity
from newsdesk.render import SHOWN_TAGS

_OPENED = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/>]|$)([^<>]{0,2000})(?=>|$)")
# What readers don't get at all; of the other elements they get the text.
# fmt: off
_EMBEDDED = frozenset({
    "area", "audio", "button", "canvas", "embed", "form", "frame", "iframe", "input", "link", "map", "math", "meta",
    "noscript", "object", "script", "select", "source", "style", "svg", "template", "textarea", "track", "video",
})
_STRUCTURE = frozenset({
    "article", "center", "colgroup", "data", "dialog", "fieldset", "font", "footer", "header", "hgroup", "label",
    "legend", "main", "marquee", "menu", "meter", "nav", "output", "picture", "progress", "search", "section", "time",
})
# fmt: on


def html_findings(prose: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """Yield a warning for each kind of element in a line that the page doesn't show; `prose` has no code in it."""
    for line, text in prose:
        if "<" not in text:
            continue
        for tag in dict.fromkeys(_dropped(text)):
            if tag in _EMBEDDED:
                message = Message("Readers don't get <{tag}>: pages hold nothing embedded.", tag=tag)
                mend = Message("Link to it instead.")
            else:
                message = Message("The page shows <{tag}> as plain text.", tag=tag)
                mend = Message("Write it in Markdown.")
            yield Finding(rule="dropped-html", severity=Severity.WARN, place=f"body:{line}", message=message, mend=mend)


def _dropped(text: str) -> Iterator[str]:
    for found in _OPENED.finditer(text):
        tag = found[1].lower()
        # A bare <div> says nothing that is lost.
        dropped = tag in _EMBEDDED or tag in _STRUCTURE or (tag == "div" and found[2].strip(" /"))
        if dropped and tag not in SHOWN_TAGS:
            yield tag
