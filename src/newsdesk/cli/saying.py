"""What the command line says: articles, lists and findings as lines or JSON, errors as one line on stderr."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from newsdesk.errors import NewsdeskError
from newsdesk.model import (
    Article,
    Finding,
    LinkCheckResult,
    LinkStatus,
    LinkTarget,
    RelatedLink,
    article_to_dict,
    link_health_key,
)
from newsdesk.store import Summary

DONE, FAILED, BLOCKED = 0, 1, 3


def plain_article(article: Article, seen: Mapping[str, LinkCheckResult]) -> dict[str, Any]:
    """Return the story as the JSON of the contract; `seen` holds the last check of its links by `link_health_key`."""
    plain = article_to_dict(article)
    for link in plain["links"]:
        observation = seen.get(link_health_key(link["url"]))
        link["health"] = (LinkStatus.UNCHECKED if observation is None else observation.health).value
    return plain


def print_article(
    article: Article, seen: Mapping[str, LinkCheckResult], targets: Mapping[UUID, LinkTarget], *, as_json: bool
) -> int:
    """Print the story as JSON of the contract, or field by field with strip and body.

    `targets` are the stories of the desk that it links to: a link to one has their headline and slug.
    """
    plain = plain_article(article, seen)
    if as_json:
        return print_json(plain)
    for key, value in plain.items():
        if key not in ("body", "links", "media", "corrections", "lead_image", "strip") and value not in ("", [], None):
            say(f"{key}: {'; '.join(value) if isinstance(value, list) else value}")
    say(f"\n{article.strip.title}")
    for link in article.strip.links:
        say(f"  • {_link_line(link, targets)}")
    say(f"\n{article.body}")
    return DONE


def _link_line(link: RelatedLink, targets: Mapping[UUID, LinkTarget]) -> str:
    if link.article is None:
        return f"{link.headline} {link.url}".strip()
    target = targets.get(link.article)
    if target is None:
        return f"{link.headline} (a story that is not on this desk)".strip()
    return f"{link.headline or target.headline or 'Untitled'} ({target.slug})"


def print_summaries(rows: Sequence[Summary], *, as_json: bool) -> int:
    """Print one story a line, or a JSON list."""
    if as_json:
        return print_json(
            [
                {
                    "id": str(row.id),
                    "slug": row.slug,
                    "headline": row.headline,
                    "section": list(row.section),
                    "status": row.status.value,
                    "source": row.source,
                    "date": None if row.date is None else row.date.isoformat(),
                    "edited": row.edited.isoformat(),
                    "language": row.language,
                    "revision": row.revision,
                }
                for row in rows
            ]
        )
    for row in rows:
        say(f"{row.slug}  {row.status}  {row.edited:%Y-%m-%d %H:%M}  {row.headline}")
    return DONE


def print_finding(slug: str, finding: Finding) -> None:
    """Print one finding as a line: story, severity, place, what is wrong and the mend."""
    say(f"  {slug}: {finding.severity}: {finding.place}: {finding.message} {finding.mend} [{finding.rule}]")


def print_json(value: Any) -> int:  # noqa: ANN401 - whatever JSON can say
    """Print `value` as indented JSON."""
    return say(json.dumps(value, ensure_ascii=False, indent=2))


def show_progress(done: int, of: int) -> None:
    """Show how far something is in one line of a terminal, which goes when it is done; nothing where there is none."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {of}" if done < of else "\r\x1b[K")
        sys.stderr.flush()


def say_each(sentences: Iterable[str], *, sound: str) -> int:
    """Complain with each sentence and fail; say `sound` where there is none."""
    sentences = list(sentences)
    for sentence in sentences:
        complain(sentence)
    return FAILED if sentences else say(sound)


def say(text: str) -> int:
    """Print one line."""
    sys.stdout.write(f"{text}\n")
    return DONE


def fail(error: NewsdeskError) -> int:
    """Complain of what went wrong and return 1."""
    return complain(error, FAILED)


def complain(sentence: object, code: int = FAILED) -> int:
    """Print one line on stderr and return `code`."""
    line = " ".join(str(sentence).split())
    sys.stderr.write(f"newsdesk: {line}\n")
    return code


def graver(code: int, other: int) -> int:
    """Return the graver exit code: failed before blocked before done."""
    return next(grave for grave in (FAILED, BLOCKED, DONE) if grave in (code, other))
