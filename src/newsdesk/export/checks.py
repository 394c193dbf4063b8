"""Checks: what keeps a story from being published well. Findings tell what, where and how to mend it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from newsdesk.export.contrast import contrast_findings
from newsdesk.export.house import house_findings
from newsdesk.export.linkrules import link_findings
from newsdesk.export.readback import read_back
from newsdesk.export.textrules import text_findings
from newsdesk.model import (
    STATE_WORDS,
    Article,
    Finding,
    HouseRule,
    Likeness,
    Observation,
    Settings,
    Severity,
    Status,
    doubles_in,
    web_address,
    without_trackers,
)
from newsdesk.render import Page, PageRequest
from newsdesk.wording import Wording

_HEADLINE = 70
_PIXELS = 50_000
# What a desk cannot wave through: the page would be unsafe, unsound or none.
_ALWAYS = frozenset({"headline", "body", "unrenderable", "read-back", "unsafe-url", "remote-image", "embargo"})
_REMOTE_IMAGE = re.compile(r'<img [^<>]*src="(?:https?:)?//')
_NO_ALT = re.compile(r'<img (?![^<>]*alt="[^"]+")[^<>]*>')
_NOWHERE = re.compile(r"<a(?: title=\"[^\"]*\")?>")


def check(
    request: PageRequest,
    page: Page | None,
    *,
    as_of: datetime,
    embargoed: bool = False,
    live: Article | None = None,
    house: tuple[HouseRule, ...] = (),
    seen: Mapping[str, Observation] | None = None,
) -> tuple[Finding, ...]:
    """Return what is to be said of the story, what blocks first; `page` is None where it could not be rendered.

    `as_of` is the instant at which an embargo is looked at; `embargoed` lets a story out before it ends. `live` is
    what readers see of it, `house` how the house writes, `seen` what was last seen where its links lead. The desk's
    settings say which rules are graver or milder than ours; what would make a page unsafe or unsound blocks always.
    """
    article = request.article
    findings = [
        *blocking(request, page, as_of=as_of, embargoed=embargoed),
        *_fields(request),
        *_dates(request, as_of),
        *_slug(article, live),
        *_pictures(request, page),
        *_links(request),
        *_body_links(page),
        *link_findings(article, seen or {}),
        *text_findings(article, page),
        *house_findings(article, house),
        *_style(request, page),
    ]
    findings = _as_graded(findings, request.settings)
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def _as_graded(findings: list[Finding], settings: Settings) -> list[Finding]:
    grades = settings.grades
    graded = []
    for finding in findings:
        grade = grades.get(finding.rule, finding.severity) if finding.rule not in _ALWAYS else finding.severity
        if grade != "off":
            graded.append(replace(finding, severity=Severity(grade)))
    return graded


def _style(request: PageRequest, page: Page | None) -> Iterator[Finding]:
    # Those that ship were looked at.
    if page is not None and request.own_theme is not None and (request.own_theme / "page.css").is_file():
        yield from contrast_findings(page.data)


def _dates(request: PageRequest, as_of: datetime) -> Iterator[Finding]:
    article = request.article
    if article.date is not None:
        today = as_of.astimezone(request.settings.zone).date()
        day = article.date.date() if isinstance(article.date, datetime) else article.date
        if day > today and article.embargo is None and article.scheduled is None:
            yield _warn("date-ahead", "date", Wording("Its date is yet to come."), Wording("Look at the year."))


def _slug(article: Article, live: Article | None) -> Iterator[Finding]:
    if live is not None and live.slug != article.slug:
        yield Finding(
            rule="slug-changed",
            severity=Severity.NOTE,
            place="slug",
            message=Wording("Readers find it under “{slug}”.", slug=live.slug),
            mend=Wording("Once published the old address leads on to the new one."),
        )


def blocking(request: PageRequest, page: Page | None, *, as_of: datetime, embargoed: bool = False) -> Iterator[Finding]:
    """Yield what holds the story back on every desk; a page that was made is read back for it."""
    article = request.article
    if not article.headline:
        yield _block("headline", "headline", Wording("It has no headline."), Wording("Write one."))
    if not article.body.strip():
        yield _block("body", "body", Wording("It has no text."), Wording("Write the story."))
    if page is None:
        yield _block(
            "unrenderable",
            "body",
            Wording("Its text cannot be laid out in time."),
            Wording("Look for long runs of brackets or signs."),
        )
    elif _REMOTE_IMAGE.search(page.fragment):
        yield _block(
            "remote-image",
            "body",
            Wording("It shows an image from another server."),
            Wording("Add the picture to the story instead."),
        )
    if page is not None:
        for trouble in read_back(request, page):
            yield _block(
                "read-back", "page", trouble, Wording("This is a fault of Newsdesk or of the desk's own theme.")
            )
    if article.embargo is not None and article.embargo > as_of and not embargoed:
        yield _block(
            "embargo",
            "embargo",
            Wording("It is under embargo until {embargo:%Y-%m-%d %H:%M} UTC.", embargo=article.embargo),
            Wording("Wait until then, or take the embargo out of its details."),
        )
    for place, link in enumerate(article.strip.links, start=1):
        if link.url and not web_address(link.url):
            yield _block(
                "unsafe-url",
                f"links[{place}]",
                Wording("The address of related link {place} is not a web address.", place=place),
                Wording("Use one that begins with https:// or http://."),
            )


def _fields(request: PageRequest) -> Iterator[Finding]:
    article = request.article
    if not request.settings.base_url:
        yield _warn(
            "base-url",
            "settings",
            Wording("The desk has no base URL, so the page names no address."),
            Wording("Give the desk its address, under Publication."),
        )
    for name, value, message in (
        ("source", article.source, Wording("It has no source.")),
        ("date", article.date, Wording("It has no date.")),
        ("section", article.section, Wording("It has no section.")),
    ):
        if not value:
            yield _warn(f"no-{name}", name, message, Wording("Fill it in."))
    if not article.description and not article.standfirst:
        yield _warn(
            "no-description",
            "description",
            Wording("It has neither standfirst nor description."),
            Wording("Write one."),
        )
    if len(article.headline) > _HEADLINE:
        yield Finding(
            rule="long-headline",
            severity=Severity.NOTE,
            place="headline",
            message=Wording("The headline has {count} characters.", count=len(article.headline)),
            mend=Wording("{limit} show whole everywhere.", limit=_HEADLINE),
        )


def _pictures(request: PageRequest, page: Page | None) -> Iterator[Finding]:
    lead = request.article.lead_image
    if lead is not None and not lead.alt and not lead.decorative:
        yield _warn("no-alt", "lead_image", Wording("The lead image has no alt text."), Wording("Say what it shows."))
    media = None if lead is None else request.media.get(lead.media)
    if media is not None and media.width * media.height < _PIXELS:
        yield _warn(
            "small-image",
            "lead_image",
            Wording(
                "The lead image has {width} × {height} pixels: too few for search engines.",
                width=media.width,
                height=media.height,
            ),
            Wording("Use a larger one."),
        )
    if page is not None and _NO_ALT.search(page.fragment):
        yield _warn(
            "no-alt",
            "body",
            Wording("A picture in the text has no alt text."),
            Wording("Say what it shows: ![like this](…)."),
        )


def _links(request: PageRequest) -> Iterator[Finding]:
    doubles = doubles_in(request.article.strip.links, request.targets)
    for place, link in enumerate(request.article.strip.links, start=1):
        where = f"links[{place}]"
        target = None if link.article is None else request.targets.get(link.article)
        if link.article is None and not link.url:
            yield _warn(
                "bare-headline",
                where,
                Wording("“{headline}” leads nowhere.", headline=link.headline),
                Wording("Give it an address."),
            )
        elif link.article is not None and (target is None or not target.here):
            yield _warn(
                "link-not-here",
                where,
                Wording("Related link {place} is to a story that is not here.", place=place),
                Wording("Import it."),
            )
        elif target is not None and target.status is not Status.PUBLISHED:
            yield _warn(
                f"link-{target.status}",
                where,
                Wording("“{headline}” is {status}.", headline=target.headline, status=STATE_WORDS[target.status]),
                Wording("Publish it or take it out."),
            )
        if link.url and without_trackers(link.url) != link.url:
            yield _note(
                "tracked-link",
                where,
                Wording("The address of related link {place} follows readers around.", place=place),
                Wording("Cut that."),
            )
        double = doubles.get(place - 1)
        leads = link.article is not None or bool(link.url)
        if double is not None and double.why is Likeness.HEADLINE and leads:
            yield _note(
                "similar-link",
                where,
                Wording(
                    "Related link {place} has nearly the headline of {first}.", place=place, first=double.first + 1
                ),
                Wording("Take one out, if it is the same news."),
            )
        elif double is not None:
            yield _warn(
                "duplicate-link",
                where,
                Wording("Related link {place} is the same as {first}.", place=place, first=double.first + 1),
                Wording("Take one out."),
            )


def _body_links(page: Page | None) -> Iterator[Finding]:
    if page is not None and _NOWHERE.search(page.fragment):
        yield _warn(
            "unsafe-url",
            "body",
            Wording("A link in the text leads nowhere."),
            Wording("Give it an address with https://."),
        )


def _block(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, place=place, message=message, mend=mend)


def _warn(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)


def _note(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.NOTE, place=place, message=message, mend=mend)
