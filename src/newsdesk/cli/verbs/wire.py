"""The wire: feeds added, listed and fetched."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsdesk.cli.saying import DONE, FAILED, complain, print_json, say
from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import Feed


def add(desk: Desk, asked: argparse.Namespace) -> int:
    """Add a feed and say what it brought."""
    feed, count = desk.wire.add(asked.address)
    return print_json(_plain(feed)) if asked.json else say(f"{feed.title}: {count} items")


def list_feeds(desk: Desk, asked: argparse.Namespace) -> int:
    """List the feeds, each with what came of it last."""
    feeds = desk.wire.feeds()
    if asked.json:
        return print_json([_plain(feed) for feed in feeds])
    for feed in feeds:
        checked = "not fetched yet" if feed.checked is None else f"fetched {feed.checked:%Y-%m-%d %H:%M} UTC"
        say(f"{feed.title}  {feed.url}  {feed.error or checked}")
    return DONE


def fetch(desk: Desk, asked: argparse.Namespace) -> int:
    """Fetch the feeds named, or all, going on past those that cannot be had."""
    wanted = [_feed(desk, url) for url in asked.addresses] or desk.wire.feeds()
    done = desk.wire.fetch(wanted)
    if asked.json:
        print_json([{**_plain(one.feed), "new": one.new_count, "unchanged": one.unchanged} for one in done])
    for one in done:
        if one.error:
            complain(one.error)
        elif not asked.json:
            say(f"{one.feed.title}: {'nothing changed' if one.unchanged else f'{one.new_count} new'}")
    return FAILED if any(one.error for one in done) else DONE


def take_list(desk: Desk, asked: argparse.Namespace) -> int:
    """Add the feeds of an OPML file."""
    added = desk.wire.add_list(asked.path)
    return print_json([_plain(feed) for feed in added]) if asked.json else say(f"{len(added)} feeds added")


def give_list(desk: Desk, asked: argparse.Namespace) -> int:
    """Write the feeds as an OPML file."""
    path: Path = asked.path
    try:
        path.write_bytes(desk.wire.as_list())
    except OSError as error:
        raise NewsdeskError("{path} cannot be written: {reason}.", path=path, reason=error.strerror) from error
    return say(str(path))


def remove(desk: Desk, asked: argparse.Namespace) -> int:
    """Take a feed and its items off the desk."""
    feed = _feed(desk, asked.address)
    desk.wire.remove(feed.id)
    return say(f"{feed.title}: taken off the desk")


def _feed(desk: Desk, url: str) -> Feed:
    for feed in desk.wire.feeds():
        if feed.url == url:
            return feed
    raise NewsdeskError("The feed {url} is not on this desk; newsdesk feeds list shows which are.", url=url)


def _plain(feed: Feed) -> dict[str, Any]:
    instants = {name: None if (at := getattr(feed, name)) is None else at.isoformat() for name in ("checked", "due")}
    return {**asdict(feed), **instants}
