"""The commands: each takes the open desk and what was asked, and returns the exit code."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from newsdesk.cli.saying import (
    BLOCKED,
    DONE,
    FAILED,
    complain,
    fail,
    print_article,
    print_finding,
    print_json,
    print_summaries,
    say,
    say_each,
)
from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import BlockedError, CorrectionKind, Severity, Status, article_to_plain
from newsdesk.store import ListFilter, Summary


def take(desk: Desk, asked: argparse.Namespace) -> int:
    """Import each path, going on past the bad ones."""
    taken, code = [], DONE
    for path in asked.paths:
        try:
            incoming = desk.intake.read_file(path)
        except NewsdeskError as error:
            code = fail(error)
            continue
        for one in incoming:
            try:
                kept = desk.intake.keep(one, as_new=asked.as_new)
                taken.append(kept)
                if asked.publish:
                    article = desk.publishing.publish(kept.article.id)
                    taken[-1] = replace(kept, article=article)
            except BlockedError as error:
                code = _worse(code, complain(error, BLOCKED))
            except NewsdeskError as error:
                code = fail(error)
    if asked.json:
        print_json(
            [
                {
                    **article_to_plain(story.article),
                    "outcome": story.outcome.value,
                    "left_out": list(story.incoming.left_out),
                    "unplaced": list(story.incoming.unplaced),
                }
                for story in taken
            ]
        )
        return code
    for story in taken:
        say(f"{story.article.slug}: {story.outcome.value}, {story.article.headline or 'without a headline'}")
        for text in story.incoming.left_out:
            say(f"  left out: {text}")
        for text in story.incoming.unplaced:
            say(f"  not placed: {text}")
    return code


def list_stories(desk: Desk, asked: argparse.Namespace) -> int:
    """List stories, last edited first."""
    return print_summaries(_summaries(desk, asked.limit), as_json=asked.json)


def search(desk: Desk, asked: argparse.Namespace) -> int:
    """List the stories that have every word asked for."""
    hits = desk.writing.search(asked.query, limit=asked.limit)
    return print_summaries([hit.summary for hit in hits], as_json=asked.json)


def show(desk: Desk, asked: argparse.Namespace) -> int:
    """Show one story."""
    return print_article(desk.writing.by_slug(asked.slug), as_json=asked.json)


def new(desk: Desk, asked: argparse.Namespace) -> int:
    """Start a story from FIELD=VALUE words."""
    article = desk.writing.new_from(_fields(asked.fields))
    return print_article(article, as_json=True) if asked.json else say(article.slug)


def edit(desk: Desk, asked: argparse.Namespace) -> int:
    """Set fields of a story."""
    article = desk.writing.edit(asked.slug, _fields(asked.fields))
    return print_article(article, as_json=True) if asked.json else say(f"{article.slug}: saved")


def status(desk: Desk, asked: argparse.Namespace) -> int:
    """Move a story to another state."""
    if asked.state not in list(Status):
        raise NewsdeskError(f"There is no state “{asked.state}”; there are: {', '.join(Status)}.")
    story = desk.writing.by_slug(asked.slug).id
    try:
        article = desk.writing.move(story, Status(asked.state))
    except BlockedError as error:
        return complain(error, BLOCKED)
    if article.status is Status.KILLED:
        for linking in desk.publishing.linking_here(story):
            say(f"  linked from {linking.slug}: {linking.headline}")
    return say(f"{article.slug}: {article.status}")


def correct(desk: Desk, asked: argparse.Namespace) -> int:
    """Add a public note to a published story."""
    if asked.kind not in list(CorrectionKind):
        raise NewsdeskError(f"There is no note of the kind “{asked.kind}”; there are: {', '.join(CorrectionKind)}.")
    story = desk.writing.by_slug(asked.slug).id
    try:
        article = desk.publishing.correct(story, CorrectionKind(asked.kind), asked.was, asked.now)
    except BlockedError as error:
        return complain(error, BLOCKED)
    return say(f"{article.slug}: published with {article.corrections[-1].kind} {len(article.corrections)}")


def update(desk: Desk, asked: argparse.Namespace) -> int:
    """Start a story that goes on from another."""
    return say(desk.publishing.update_as_new(desk.writing.by_slug(asked.slug).id).slug)


def versions(desk: Desk, asked: argparse.Namespace) -> int:
    """List a story's versions, newest first, or go back to one."""
    story = desk.writing.by_slug(asked.slug).id
    if asked.restore is not None:
        desk.versions.restore(story, asked.restore)
        return say(f"{asked.slug}: as in version {asked.restore} again")
    versions = desk.versions.listing(story)
    if asked.json:
        return print_json([{**asdict(version), "at": version.at.isoformat()} for version in versions])
    for version in versions:
        say(f"{version.number}  {version.at:%Y-%m-%d %H:%M}  {version.reason}")
    return DONE


def backup(desk: Desk, asked: argparse.Namespace) -> int:
    """Back up the desk and say where to."""
    return say(str(desk.back_up(asked.to).path))


def export(desk: Desk, asked: argparse.Namespace) -> int:
    """Write a bundle per story, going on past the ones that are held back."""
    code = DONE
    for slug in asked.slugs:
        try:
            exported = desk.publishing.export(
                slug, asked.to, zipped=asked.zip, draft=asked.draft, embargoed=asked.embargoed, as_of=asked.as_of
            )
        except BlockedError as error:
            code = _worse(code, complain(error, BLOCKED))
            continue
        except NewsdeskError as error:
            code = fail(error)
            continue
        say(f"{exported.path}: revision {exported.article.revision}, the working copy as saved")
        for finding in exported.findings:
            print_finding(slug, finding)
    return code


def site(desk: Desk, asked: argparse.Namespace) -> int:
    """Bring the site up to date, or say what that would do."""
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


def check(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what the checks find; without a slug, for every story."""
    slugs = asked.slugs or [row.slug for row in _summaries(desk, sys.maxsize)]
    found = [
        (slug, finding)
        for slug in slugs
        for finding in desk.publishing.check(desk.writing.by_slug(slug), as_of=asked.as_of)
    ]
    if asked.json:
        print_json([{"slug": slug, **asdict(finding)} for slug, finding in found])
    else:
        for slug, finding in found:
            print_finding(slug, finding)
    return BLOCKED if any(finding.severity is Severity.BLOCK for _, finding in found) else DONE


def config(desk: Desk, asked: argparse.Namespace) -> int:
    """Print the publication settings asked for, after setting those given a value."""
    settings = asdict(desk.settings)
    changes = {}
    for word in asked.setting:
        key, assigned, value = word.partition("=")
        if key not in settings:
            raise NewsdeskError(f"There is no setting “{key}”; there are: {', '.join(settings)}.")
        if assigned:
            changes[key] = value
    if changes:
        desk.configure(replace(desk.settings, **changes))
        settings = asdict(desk.settings)
    for key, value in settings.items():
        if not asked.setting or any(word.partition("=")[0] == key for word in asked.setting):
            say(f"{key}={value}")
    return DONE


def doctor(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what is wrong with the desk."""
    troubles = desk.doctor()
    if asked.json:
        print_json(list(troubles))
        return FAILED if troubles else DONE
    return say_each(troubles, sound="The desk is sound.")


def _summaries(desk: Desk, limit: int) -> list[Summary]:
    rows: list[Summary] = []
    after = None
    while len(rows) < limit:
        listing = desk.writing.listing(ListFilter(), after, min(limit - len(rows), 500))
        rows += listing.rows
        after = listing.next
        if after is None:
            break
    return rows


def _fields(words: Iterable[str]) -> dict[str, str]:
    fields = {}
    for word in words:
        name, assigned, value = word.partition("=")
        if not assigned:
            raise NewsdeskError(f"“{word}” is no FIELD=VALUE.")
        if name == "body" and value.startswith("@"):
            try:
                value = Path(value[1:]).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise NewsdeskError(f"The body cannot be read from {value[1:]}: {error}.") from error
        fields[name] = value
    return fields


def _worse(code: int, other: int) -> int:
    """Return the graver exit code: failed before blocked before done."""
    return next(grave for grave in (FAILED, BLOCKED, DONE) if grave in (code, other))
