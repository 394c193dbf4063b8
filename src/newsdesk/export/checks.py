"""Checks: what keeps a story from being published well. Findings tell what, where and how to mend it."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsdesk.export.readback import read_back
from newsdesk.model import Article, Finding, RelatedLink, Severity, Status, web_address
from newsdesk.render import Page, PageRequest

_HEADLINE = 70
_REMOTE_IMAGE = re.compile(r'<img [^<>]*src="(?:https?:)?//')
_NO_ALT = re.compile(r'<img (?![^<>]*alt="[^"]+")[^<>]*>')
_NOWHERE = re.compile(r"<a(?: title=\"[^\"]*\")?>")
_TRACKERS = re.compile(r"utm_.*|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


def check(request: PageRequest, page: Page | None, *, as_of: datetime, embargoed: bool = False) -> tuple[Finding, ...]:
    """Return what is to be said of the story, what blocks first; `page` is None where it could not be rendered.

    `as_of` is the instant at which an embargo is looked at; `embargoed` lets a story out before it ends.
    """
    article = request.article
    findings = [
        *_blocking(request, page, as_of, embargoed=embargoed),
        *_fields(request),
        *_pictures(article, page),
        *_links(request),
        *_body_links(page),
    ]
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def _blocking(request: PageRequest, page: Page | None, as_of: datetime, *, embargoed: bool) -> Iterator[Finding]:
    article = request.article
    if not article.headline:
        yield _block("headline", "headline", "It has no headline.", "Write one.")
    if not article.body.strip():
        yield _block("body", "body", "It has no text.", "Write the story.")
    if page is None:
        yield _block(
            "unrenderable",
            "body",
            "Its text cannot be laid out in time.",
            "Look for long runs of brackets or signs.",
        )
    elif _REMOTE_IMAGE.search(page.fragment):
        yield _block(
            "remote-image", "body", "It shows an image from another server.", "Add the picture to the story instead."
        )
    if page is not None:
        for trouble in read_back(request, page):
            yield _block("read-back", "page", trouble, "This is a fault of Newsdesk or of the desk's own theme.")
    if article.embargo is not None and article.embargo > as_of and not embargoed:
        yield _block(
            "embargo",
            "embargo",
            f"It is under embargo until {article.embargo:%Y-%m-%d %H:%M} UTC.",
            "Wait, or export it with --embargoed.",
        )
    for place, link in enumerate(article.strip.links, start=1):
        if link.url and not web_address(link.url):
            yield _block(
                "unsafe-url",
                f"links[{place}]",
                f"The address of related link {place} is not a web address.",
                "Use one that begins with https:// or http://.",
            )


def _fields(request: PageRequest) -> Iterator[Finding]:
    article = request.article
    if not request.settings.base_url:
        yield _warn(
            "base-url",
            "settings",
            "The desk has no base URL, so the page names no address.",
            "Give the desk its address, under Publication.",
        )
    for name, value in (("source", article.source), ("date", article.date), ("section", article.section)):
        if not value:
            yield _warn(f"no-{name}", name, f"It has no {name}.", "Fill it in.")
    if not article.description and not article.standfirst:
        yield _warn("no-description", "description", "It has neither standfirst nor description.", "Write one.")
    if len(article.headline) > _HEADLINE:
        yield Finding(
            rule="long-headline",
            severity=Severity.NOTE,
            place="headline",
            message=f"The headline has {len(article.headline)} characters.",
            mend=f"{_HEADLINE} show whole everywhere.",
        )


def _pictures(article: Article, page: Page | None) -> Iterator[Finding]:
    lead = article.lead_image
    if lead is not None and not lead.alt and not lead.decorative:
        yield _warn("no-alt", "lead_image", "The lead image has no alt text.", "Say what it shows.")
    if page is not None and _NO_ALT.search(page.fragment):
        yield _warn("no-alt", "body", "A picture in the text has no alt text.", "Say what it shows: ![like this](…).")


def _links(request: PageRequest) -> Iterator[Finding]:
    seen: dict[object, int] = {}
    for place, link in enumerate(request.article.strip.links, start=1):
        where = f"links[{place}]"
        target = None if link.article is None else request.targets.get(link.article)
        if link.article is None and not link.url:
            yield _warn("bare-headline", where, f"“{link.headline}” leads nowhere.", "Give it an address.")
        elif link.article is not None and (target is None or not target.here):
            yield _warn("link-not-here", where, f"Related link {place} is to a story that is not here.", "Import it.")
        elif target is not None and target.status is not Status.PUBLISHED:
            yield _warn(
                f"link-{target.status}", where, f"“{target.headline}” is {target.status}.", "Publish it or take it out."
            )
        first = seen.setdefault(_identity(link), place)
        if first != place:
            yield _warn("duplicate-link", where, f"Related link {place} is the same as {first}.", "Take one out.")


def _body_links(page: Page | None) -> Iterator[Finding]:
    if page is not None and _NOWHERE.search(page.fragment):
        yield _warn("unsafe-url", "body", "A link in the text leads nowhere.", "Give it an address with https://.")


def _identity(link: RelatedLink) -> object:
    """Return what two links have in common that lead to the same: addresses without trackers, AMP and mobile hosts."""
    if link.article is not None:
        return link.article
    if not link.url:
        return link.headline.casefold()
    return _same_address(web_address(link.url))


@lru_cache(maxsize=4096)
def _same_address(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = re.sub(r"^(www|m|amp|mobile)\.", "", (parts.hostname or "").lower())
    told = parse_qsl(parts.query) if parts.query else []
    query = urlencode([pair for pair in told if not _TRACKERS.fullmatch(pair[0])])
    return host, re.sub(r"/(amp)?/?$", "", parts.path), query


def _block(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, place=place, message=message, mend=mend)


def _warn(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)
