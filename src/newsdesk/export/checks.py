"""Checks: what keeps a story from being published well. Findings tell what, where and how to mend it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from newsdesk.export.contrast import contrast_findings
from newsdesk.export.house import house_findings
from newsdesk.export.linkrules import link_findings, strip_findings
from newsdesk.export.picturerules import blocking_pictures, picture_findings
from newsdesk.export.readback import read_back
from newsdesk.export.textrules import text_findings
from newsdesk.messages import Message
from newsdesk.model import (
    CHECK_RULES,
    Article,
    Finding,
    HouseStyleRule,
    LinkCheckResult,
    Settings,
    Severity,
    normalize_http_url,
)
from newsdesk.render import Page, PageRequest

_HEADLINE = 70
# So many findings of one rule are read; a text of brackets has forty thousand.
_MOST = 30
# What a desk cannot wave through: the page would be unsafe, unsound or none.
_FIXED = frozenset(rule.name for rule in CHECK_RULES if rule.always_blocks)
_ORDER = {rule.name: place for place, rule in enumerate(CHECK_RULES)}
_GRADES = list(Severity)
_NOWHERE = re.compile(r'<a(?: (?!href=)[a-z]+="[^"]*")*>')


def check(
    request: PageRequest,
    page: Page | None,
    *,
    as_of: datetime,
    embargoed: bool = False,
    live: Article | None = None,
    house: tuple[HouseStyleRule, ...] = (),
    seen: Mapping[str, LinkCheckResult] | None = None,
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
        *picture_findings(request, page),
        *strip_findings(article, request.targets),
        *_body_links(page),
        *link_findings(article, seen or {}),
        *text_findings(article, page),
        *house_findings(article, house),
        *_style(request, page),
    ]
    findings = _as_graded(findings, request.settings)
    findings.sort(key=lambda finding: (_GRADES.index(finding.severity), _ORDER.get(finding.rule, len(_ORDER))))
    return tuple(_bounded(findings))


def _bounded(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings, of each rule no more than an editor would read, and how many more there are."""
    counts = Counter(finding.rule for finding in findings)
    told: Counter[str] = Counter()
    for finding in findings:
        told[finding.rule] += 1
        if told[finding.rule] <= _MOST:
            yield finding
        elif told[finding.rule] == _MOST + 1:
            more = counts[finding.rule] - _MOST
            yield replace(finding, message=Message("{count} more of this kind.", count=more))


def _as_graded(findings: list[Finding], settings: Settings) -> list[Finding]:
    grades = settings.severity_overrides
    graded = []
    for finding in findings:
        grade = grades.get(finding.rule, finding.severity) if finding.rule not in _FIXED else finding.severity
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
            yield _warn("date-ahead", "date", Message("The date is in the future."), Message("Check it."))


def _slug(article: Article, live: Article | None) -> Iterator[Finding]:
    if live is not None and live.slug != article.slug:
        yield Finding(
            rule="slug-changed",
            severity=Severity.NOTE,
            place="slug",
            message=Message("Readers find it under “{slug}”.", slug=live.slug),
            mend=Message("Once published the old address leads on to the new one."),
        )


def blocking(request: PageRequest, page: Page | None, *, as_of: datetime, embargoed: bool = False) -> Iterator[Finding]:
    """Yield what holds the story back on every desk; a page that was made is read back for it."""
    article = request.article
    if not article.headline:
        yield _block("headline", "headline", Message("It has no headline."), Message("Write one."))
    if not article.body.strip():
        yield _block("body", "body", Message("It has no text."), Message("Write the story."))
    if page is None:
        yield _block(
            "unrenderable",
            "body",
            Message("Its text cannot be laid out in time."),
            Message("Look for long runs of brackets or signs."),
        )
    else:
        yield from blocking_pictures(page)
        for trouble in read_back(request, page):
            yield _block(
                "read-back", "page", trouble, Message("This is a fault of Newsdesk or of the desk's own theme.")
            )
    if article.embargo is not None and article.embargo > as_of and not embargoed:
        yield _block(
            "embargo",
            "embargo",
            Message("It is under embargo until {embargo:%Y-%m-%d %H:%M} UTC.", embargo=article.embargo),
            Message("Wait until then, or take the embargo out of its details."),
        )
    for place, link in enumerate(article.strip.links, start=1):
        if link.url and not normalize_http_url(link.url):
            yield _block(
                "unsafe-url",
                f"links[{place}]",
                Message("The address of related link {place} is not a web address.", place=place),
                Message("Use one that begins with https:// or http://."),
            )


def _fields(request: PageRequest) -> Iterator[Finding]:
    article = request.article
    if not request.settings.base_url:
        yield _warn(
            "base-url",
            "settings",
            Message("Your site has no web address yet."),
            Message("Set it under Publication settings."),
        )
    for name, value, message in (
        ("source", article.source, Message("It has no source.")),
        ("date", article.date, Message("It has no date.")),
        ("section", article.section, Message("It has no section.")),
    ):
        if not value:
            yield _warn(f"no-{name}", name, message, Message("Fill it in."))
    if not article.description and not article.standfirst:
        yield _warn(
            "no-description",
            "description",
            Message("No standfirst or search description."),
            Message("Write one."),
        )
    if len(article.headline) > _HEADLINE:
        yield Finding(
            rule="long-headline",
            severity=Severity.NOTE,
            place="headline",
            message=Message("The headline has {count} characters.", count=len(article.headline)),
            mend=Message("Over {limit} may be cut off in search results.", limit=_HEADLINE),
        )


def _body_links(page: Page | None) -> Iterator[Finding]:
    if page is not None and _NOWHERE.search(page.fragment):
        yield _warn(
            "unsafe-url",
            "body",
            Message("A link in the text leads nowhere."),
            Message("Give it an address with https://."),
        )


def _block(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, place=place, message=message, mend=mend)


def _warn(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)
