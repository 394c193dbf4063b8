"""What the command line says: articles, lists and findings as lines or JSON, errors as one line on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, Finding, article_to_plain
from newsdesk.store import Summary

DONE, FAILED, BLOCKED = 0, 1, 3


def print_article(article: Article, *, as_json: bool) -> int:
    plain = article_to_plain(article)
    if as_json:
        for link in plain["links"]:
            link["health"] = "unchecked"
        return print_json(plain)
    for key, value in plain.items():
        if key not in ("body", "links", "media", "corrections", "lead_image", "strip") and value not in ("", [], None):
            say(f"{key}: {'; '.join(value) if isinstance(value, list) else value}")
    say(f"\n{article.strip.title}")
    for link in article.strip.links:
        say(f"  • {link.headline} {link.url}".rstrip())
    say(f"\n{article.body}")
    return DONE


def print_summaries(rows: Sequence[Summary], *, as_json: bool) -> int:
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
    say(f"  {slug}: {finding.severity}: {finding.place}: {finding.message} {finding.mend} [{finding.rule}]")


def print_json(value: Any) -> int:  # noqa: ANN401 - whatever JSON can say
    return say(json.dumps(value, ensure_ascii=False, indent=2))


def say_each(sentences: Iterable[str], *, sound: str) -> int:
    sentences = list(sentences)
    for sentence in sentences:
        complain(sentence)
    return FAILED if sentences else say(sound)


def say(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return DONE


def fail(error: NewsdeskError) -> int:
    return complain(error, FAILED)


def complain(sentence: object, code: int = FAILED) -> int:
    line = " ".join(str(sentence).split())
    sys.stderr.write(f"newsdesk: {line}\n")
    return code
