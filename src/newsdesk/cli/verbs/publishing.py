"""What goes out: bundles, the site, checks, corrections, how the desk publishes."""

import argparse
import getpass
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace

from newsdesk.cli.listing import summaries
from newsdesk.cli.saying import (
    BLOCKED,
    DONE,
    complain,
    fail,
    graver,
    print_finding,
    print_json,
    say,
    show_progress,
)
from newsdesk.cli.verbs.linking import not_well
from newsdesk.desk import Desk
from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, BlockingFindingsError, CorrectionKind, Finding, Severity


def export(desk: Desk, asked: argparse.Namespace) -> int:
    """Write a bundle per story, going on past the ones that are held back."""
    code = DONE
    if asked.check_links:
        _check_links(desk, desk.link_checks.articles(asked.slugs))
    for slug in asked.slugs:
        try:
            exported = desk.publishing.export(
                slug, asked.to, zipped=asked.zip, draft=asked.draft, embargoed=asked.embargoed, as_of=asked.as_of
            )
        except BlockingFindingsError as error:
            waits = any(finding.rule == "embargo" for finding in error.findings)
            more = " With --embargoed it is exported all the same." if waits else ""
            code = graver(code, complain(f"{error}{more}", BLOCKED))
            continue
        except NewsdeskError as error:
            code = fail(error)
            continue
        say(f"{exported.path}: revision {exported.article.revision}, the working copy as saved")
        for finding in exported.findings:
            print_finding(slug, finding)
    return code


def handover(desk: Desk, asked: argparse.Namespace) -> int:
    """Pack stories in the making for the next editor."""
    return say(f"{desk.handing.by_slugs(asked.slugs, asked.to)}: {len(asked.slugs)} packed, not for publication")


def _check_links(desk: Desk, articles: Iterable[Article]) -> None:
    """Look where links lead before stories go out; what is not well is told and holds nothing back."""
    try:
        for line in not_well(desk.link_checks.check_all(articles, show_progress)):
            complain(line)
    except NewsdeskError as error:
        complain(error)


def site(desk: Desk, asked: argparse.Namespace) -> int:
    """Bring the site up to date, or say what that would do."""
    if asked.check_links:
        _check_links(desk, desk.link_checks.published())
    if asked.plan:
        plan = desk.site.plan(asked.to, base_url=asked.base_url, as_of=asked.as_of)
        report = None
    else:
        report = desk.site.publish(asked.to, base_url=asked.base_url, as_of=asked.as_of)
        plan = report.plan
    held = {} if report is None else report.held
    if asked.json:
        print_json(
            {
                "changes": [asdict(change) for change in plan.changes],
                "same": plan.same,
                "written": 0 if report is None else report.written,
                "removed": [] if report is None else list(report.removed),
                "held": {slug: [asdict(finding) for finding in findings] for slug, findings in held.items()},
            }
        )
    else:
        for change in plan.changes:
            say(f"{change.what}: {change.name or 'index.html'}: {change.why}")
        for path in () if report is None else report.removed:
            say(f"removed: {path}")
        written = "nothing written" if report is None else f"{report.written} files written"
        say(f"{asked.to}: {len(plan.changes)} changes, {plan.same} as they were, {written}")
        if not (asked.base_url or desk.settings.base_url):
            say("The desk has no base URL: feeds and sitemaps, which need whole addresses, were left out.")
    for slug, findings in held.items():
        complain(f"“{slug}” is held back: {' '.join(f'{finding.message} {finding.mend}' for finding in findings)}")
    return BLOCKED if held else DONE


def secret(desk: Desk, asked: argparse.Namespace) -> int:
    """Keep the password or secret key of a server: typed unseen, or read from a pipe."""
    if asked.forget:
        desk.site.keep_secret(asked.address, "")
        return say("Forgotten.")
    typed = getpass.getpass("Password or secret key: ") if sys.stdin.isatty() else sys.stdin.readline()
    if not typed.strip():
        raise NewsdeskError("Nothing was typed, so nothing was kept.")
    desk.site.keep_secret(asked.address, typed.rstrip("\r\n"))
    return say("Kept in this computer's keyring.")


def check(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what the checks find; without a slug, for every story."""
    code, found = DONE, list[tuple[str, Finding]]()
    for slug in asked.slugs or [row.slug for row in summaries(desk, sys.maxsize)]:
        try:
            article = desk.writing.by_slug(slug)
            found += [(slug, finding) for finding in desk.publishing.check(article, as_of=asked.as_of)]
        except DeskError as error:
            # A damaged story keeps no other from being checked.
            code = fail(error)
    if asked.json:
        print_json([{"slug": slug, **asdict(finding)} for slug, finding in found])
    else:
        for slug, finding in found:
            print_finding(slug, finding)
    return graver(code, BLOCKED if any(finding.severity is Severity.BLOCK for _, finding in found) else DONE)


def correct(desk: Desk, asked: argparse.Namespace) -> int:
    """Add a public note to a published story."""
    if asked.kind not in list(CorrectionKind):
        raise NewsdeskError(
            "There is no note of the kind “{kind}”; there are: {names}.",
            kind=asked.kind,
            names=", ".join(CorrectionKind),
        )
    story = desk.writing.by_slug(asked.slug).id
    try:
        article = desk.publishing.correct(story, CorrectionKind(asked.kind), asked.was, asked.now)
    except BlockingFindingsError as error:
        return complain(error, BLOCKED)
    return say(f"{article.slug}: published with {article.corrections[-1].kind} {len(article.corrections)}")


def update(desk: Desk, asked: argparse.Namespace) -> int:
    """Start a story that goes on from another."""
    return say(desk.publishing.update_as_new(desk.writing.by_slug(asked.slug).id).slug)


def config(desk: Desk, asked: argparse.Namespace) -> int:
    """Print the publication settings asked for, after setting those given a value."""
    was = desk.settings
    settings = asdict(was)
    changes = {}
    for word in asked.setting:
        key, assigned, value = word.partition("=")
        if key not in settings:
            raise NewsdeskError("There is no setting “{key}”; there are: {names}.", key=key, names=", ".join(settings))
        if assigned:
            changes[key] = value
    if changes:
        desk.configure(replace(was, **changes), was)
        settings = asdict(desk.settings)
    for key, value in settings.items():
        if not asked.setting or any(word.partition("=")[0] == key for word in asked.setting):
            say(f"{key}={value}")
    return DONE
