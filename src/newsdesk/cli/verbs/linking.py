"""The links of stories: where they lead, and what was seen there."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from newsdesk.cli.saying import DONE, print_json, say, show_progress
from newsdesk.desk import CheckedLink, Desk, Suggestion
from newsdesk.model import LinkStatus


def check_links(desk: Desk, asked: argparse.Namespace) -> int:
    """Ask where the links lead, without a slug those of every story, and print what was seen."""
    links = desk.link_checks.check_all(desk.link_checks.articles(asked.slugs), show_progress)
    if asked.json:
        return print_json([_plain(link) for link in links])
    for line in not_well(links):
        say(line)
    counts = Counter(_health(link) for link in links)
    told = ", ".join(f"{counts[health]} {health}" for health in LinkStatus if counts[health])
    say(f"{len(links)} links" + (f": {told}" if told else ""))
    return DONE


def not_well(links: Iterable[CheckedLink]) -> Iterator[str]:
    """Yield a line for each link that does not simply lead where its headline says."""
    for link in links:
        if link.seen is not None and link.seen.health is not LinkStatus.OK:
            yield f"{link.slug}: {link.link.location}: {link.seen.health}: {link.link.url}  {link.seen.description}"


def suggest(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what belongs beside a story, from desk and wire, best first, each with the reason."""
    found = desk.suggesting.by_slug(asked.slug, asked.limit)
    if asked.json:
        return print_json([_suggested(each) for each in found])
    for each in found:
        say(f"{each.slug or each.link.url}  {each.score:.2f}  {each.headline}  ({each.reason})")
    return DONE


def _suggested(each: Suggestion) -> dict[str, Any]:
    plain: dict[str, Any] = {"slug": each.slug, "headline": each.headline, "score": each.score, "reason": each.reason}
    return plain if each.slug else plain | {"url": each.link.url}


def _plain(link: CheckedLink) -> dict[str, Any]:
    seen = link.seen
    return {
        "slug": link.slug,
        "place": link.link.location,
        "headline": link.link.headline,
        "url": link.link.url,
        "health": _health(link),
        "reason": None if seen is None else seen.reason.value,
        "message": "" if seen is None else seen.description,
        "status": seen.status if seen is not None and seen.status else None,
        "to": seen.to if seen is not None and seen.to else None,
        "permanent": None if seen is None or not seen.to else seen.permanent,
        "title": "" if seen is None else seen.title,
        "at": None if seen is None else seen.at.isoformat(),
    }


def _health(link: CheckedLink) -> str:
    return (LinkStatus.UNCHECKED if link.seen is None else link.seen.health).value
