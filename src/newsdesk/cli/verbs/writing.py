"""Stories: taken in, listed, looked up, begun, edited, moved."""

import argparse
import shlex
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from newsdesk.cli.listing import summaries
from newsdesk.cli.saying import (
    BLOCKED,
    DONE,
    complain,
    fail,
    graver,
    plain_article,
    print_article,
    print_json,
    print_summaries,
    say,
)
from newsdesk.desk import Desk, Taken
from newsdesk.errors import DivergedStoryError, NewsdeskError
from newsdesk.model import Article, BlockingFindingsError, Status
from newsdesk.store import StorySort


def take(desk: Desk, asked: argparse.Namespace) -> int:
    """Import each path, going on past the bad ones."""
    taken, code = [], DONE
    for path in (file for named in asked.paths for file in desk.intake.files_at(named)):
        try:
            incoming = desk.intake.read_file(path)
        except NewsdeskError as error:
            code = fail(error)
            continue
        for one in incoming:
            try:
                kept = desk.intake.keep(one, as_new=asked.as_new, own_dates=asked.dates == "own")
                taken.append(kept)
                if asked.publish and not one.is_draft:
                    taken[-1] = _published(desk, kept)
            except BlockingFindingsError as error:
                code = graver(code, complain(error, BLOCKED))
            except DivergedStoryError as error:
                code = complain(f"{error} --as-new does so.")
            except NewsdeskError as error:
                code = fail(error)
    if asked.json:
        print_json(
            [
                {
                    **plain_article(story.article, desk.link_checks.health(story.article)),
                    "outcome": story.outcome.value,
                    "left_out": [*story.incoming.skipped, *story.incoming.left_out],
                    "unplaced": list(story.incoming.unplaced),
                    "came_as": None if story.came_as is None else story.came_as.value,
                    "offered": dict(story.offered),
                }
                for story in taken
            ]
        )
    else:
        _say_taken(desk, taken)
    return code


def _published(desk: Desk, kept: Taken) -> Taken:
    """Publish a story that came in, but none that was withdrawn where it comes from."""
    if kept.came_as is Status.KILLED:
        raise NewsdeskError(
            "“{name}” was killed where it comes from, so it is a draft here and was not published.",
            name=kept.article.headline or "Untitled",
        )
    return replace(kept, article=desk.publishing.publish(kept.article.id))


def _say_taken(desk: Desk, taken: Iterable[Taken]) -> None:
    """Say of each story that came in what became of it, what of it is not here, and what it offers."""
    for story in taken:
        if story.incoming.skipped:
            say(f"Left out, because they aren't stories: {', '.join(story.incoming.skipped)}")
        say(f"{story.article.slug}: {story.outcome.value}, {story.article.headline or 'without a headline'}")
        for text in story.incoming.left_out:
            say(f"  left out: {text}")
        for text in story.incoming.unplaced:
            say(f"  not placed: {text}")
        before = desk.intake.published_before(story.incoming)
        if before is not None and story.article.published == before:
            say(f"  out of an archive: first published {before:%Y-%m-%d}; --dates today makes it news of its day here")
        if story.incoming.is_draft:
            say("  it is a draft where it comes from, and is not published with the others")
        if story.came_as is not None and story.article.status is not story.came_as:
            say(f"  it came as {story.came_as}; its state here is {story.article.status}")
    for offer in dict.fromkeys(tuple(story.offered.items()) for story in taken if story.offered):
        words = " ".join(f"{name}={shlex.quote(value)}" for name, value in offer)
        say(f"Not taken over, as any bundle may bring them, but offered: newsdesk config {words}")


def list_stories(desk: Desk, asked: argparse.Namespace) -> int:
    """List stories, last edited first or in the order asked for."""
    return print_summaries(summaries(desk, asked.limit, StorySort(asked.sort)), as_json=asked.json)


def search(desk: Desk, asked: argparse.Namespace) -> int:
    """List the stories that have every word asked for and fit the fields; say what was not understood."""
    for hint in desk.writing.asked(asked.query).warnings:
        complain(hint)
    hits = desk.writing.search(asked.query, limit=asked.limit)
    return print_summaries([hit.summary for hit in hits], as_json=asked.json)


def show(desk: Desk, asked: argparse.Namespace) -> int:
    """Show one story."""
    article = desk.writing.by_slug(asked.slug)
    return _print(desk, article, as_json=asked.json)


def _print(desk: Desk, article: Article, *, as_json: bool) -> int:
    stories = {link.article for link in article.strip.links if link.article is not None}
    targets = desk.writing.targets(stories)
    return print_article(article, desk.link_checks.health(article), targets, as_json=as_json)


def new(desk: Desk, asked: argparse.Namespace) -> int:
    """Start a story from FIELD=VALUE words."""
    article = desk.writing.new_from(_fields(asked.fields))
    return _print(desk, article, as_json=True) if asked.json else say(article.slug)


def edit(desk: Desk, asked: argparse.Namespace) -> int:
    """Set fields of a story."""
    article = desk.writing.edit(asked.slug, _fields(asked.fields))
    return _print(desk, article, as_json=True) if asked.json else say(f"{article.slug}: saved")


def status(desk: Desk, asked: argparse.Namespace) -> int:
    """Move a story to another state, or bring a spiked one back to the state it had."""
    if asked.state == "back":
        article = desk.writing.bring_back(desk.writing.by_slug(asked.slug).id)
        return say(f"{article.slug}: {article.status}")
    if asked.state not in list(Status):
        raise NewsdeskError(
            "There is no state “{state}”; there are: {names}.", state=asked.state, names=", ".join(Status)
        )
    story = desk.writing.by_slug(asked.slug).id
    try:
        article = desk.writing.move(story, Status(asked.state))
    except BlockingFindingsError as error:
        return complain(error, BLOCKED)
    if article.status is Status.KILLED:
        for linking in desk.linking.linking_here(story):
            say(f"  linked from {linking.slug}: {linking.headline}")
    return say(f"{article.slug}: {article.status}")


def versions(desk: Desk, asked: argparse.Namespace) -> int:
    """List a story's versions, newest first; go back to one, or name it."""
    story = desk.writing.by_slug(asked.slug).id
    if asked.restore is not None:
        desk.versions.restore(story, asked.restore)
        return say(f"{asked.slug}: as in version {asked.restore} again")
    if asked.name is not None:
        number, name = asked.name
        desk.versions.rename(story, number, name)
        return say(f"{asked.slug}: version {number} " + (f"is named “{name}”" if name else "has no name"))
    versions = desk.versions.listing(story)
    if asked.json:
        return print_json([{**asdict(version), "at": version.at.isoformat()} for version in versions])
    for version in versions:
        who = f" · {version.editor}" if version.editor else ""
        name = f"“{version.name}” " if version.name else ""
        say(f"{version.number}  {version.at:%Y-%m-%d %H:%M}  {name}{version.reason}{who}")
    return DONE


def _fields(words: Iterable[str]) -> dict[str, str]:
    fields = {}
    for word in words:
        name, _, value = word.partition("=")
        fields[name] = _text_of(value[1:]) if name == "body" and value.startswith("@") else value
    return fields


def _text_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise NewsdeskError("The body cannot be read from {file}: it is no UTF-8 text.", file=file) from error
    except OSError as error:
        raise NewsdeskError(
            "The body cannot be read from “{file}”: {reason}.", file=file, reason=error.strerror
        ) from error
