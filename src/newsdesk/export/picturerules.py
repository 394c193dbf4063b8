"""Rules on a story's pictures: whether readers get them, and whether they are described."""

import html
import re
from collections.abc import Iterator

from newsdesk.messages import Message
from newsdesk.model import MIN_SEARCH_IMAGE_AREA, Finding, Severity
from newsdesk.render import Page, PageRequest

_IMAGE = re.compile(r"<img((?: [a-z]+=\"[^\"]*\")*)>")
_REMOTE = re.compile(r"(?:https?:)?//")
_ATTRIBUTE = re.compile(r' (src|alt)="([^"]*)"')


def blocking_pictures(page: Page) -> Iterator[Finding]:
    """Yield the pictures of the text that the page can't show: those of other servers, and files it doesn't have."""
    shown = [(source, alt) for source, alt in _shown(page.fragment) if not source.startswith("media:")]
    if any(_REMOTE.match(source) for source, _alt in shown):
        yield _finding(
            "remote-image",
            Severity.BLOCK,
            "body",
            Message("It shows an image from another server."),
            Message("Add the picture to the story instead."),
        )
    for name in dict.fromkeys(source or alt for source, alt in shown):
        if not _REMOTE.match(name):
            yield _finding(
                "missing-picture",
                Severity.BLOCK,
                "body",
                Message("The picture “{name}” is not in the story.", name=name),
                Message("Add it under Pictures, or take it out of the text."),
            )


def picture_findings(request: PageRequest, page: Page | None) -> Iterator[Finding]:
    """Yield the pictures that lack a description or are too small. A description under Pictures counts in the text."""
    article = request.article
    lead = article.lead_image
    describe = Message("Add alt text under Pictures.")
    if lead is not None and not lead.alt and not lead.decorative:
        yield _finding("no-alt", Severity.WARN, "lead_image", Message("The lead picture has no alt text."), describe)
    media = None if lead is None else request.media.get(lead.media)
    if media is not None and media.width * media.height < MIN_SEARCH_IMAGE_AREA:
        yield _finding(
            "small-image",
            Severity.WARN,
            "lead_image",
            Message(
                "The lead picture has {width} × {height} pixels: too few for search engines.",
                width=media.width,
                height=media.height,
            ),
            Message("Use a larger one."),
        )
    shown = () if page is None else tuple(_shown(page.fragment))
    described = {picture.media for picture in article.media if picture.alt or picture.decorative}
    if any(not alt and source.removeprefix("media:") not in described for source, alt in shown):
        yield _finding("no-alt", Severity.WARN, "body", Message("A picture in the text has no alt text."), describe)
    gone = [source for source, _alt in shown if source.startswith("media:") and source[6:] not in request.media]
    if gone:
        yield _finding(
            "picture-not-here",
            Severity.WARN,
            "body",
            Message("A picture in the text is not on this desk; readers get its alt text."),
            Message("Add it again under Pictures."),
        )


def _shown(fragment: str) -> Iterator[tuple[str, str]]:
    """Yield address and alternative text of each picture."""
    for image in _IMAGE.finditer(fragment):
        said = dict(_ATTRIBUTE.findall(image[1]))
        yield html.unescape(said.get("src", "")), said.get("alt", "")


def _finding(rule: str, severity: Severity, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=severity, place=place, message=message, mend=mend)
