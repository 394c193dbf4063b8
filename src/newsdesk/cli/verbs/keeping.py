"""The desk as a whole: backups and its health."""

import argparse
from dataclasses import asdict

from newsdesk.cli.saying import (
    DONE,
    FAILED,
    print_json,
    say,
    say_each,
)
from newsdesk.desk import Desk


def backup(desk: Desk, asked: argparse.Namespace) -> int:
    """Back up the desk and say where to."""
    return say(str(desk.back_up(asked.to).path))


def doctor(desk: Desk, asked: argparse.Namespace) -> int:
    """Print what is wrong with the desk."""
    troubles = desk.doctor()
    if asked.json:
        print_json(list(troubles))
        return FAILED if troubles else DONE
    return say_each(troubles, sound="The desk is sound.")


def pictures(desk: Desk, asked: argparse.Namespace) -> int:
    """List the pictures that nothing shows, or remove them."""
    unused = desk.pictures.unused()
    if asked.remove:
        desk.pictures.clear_away(unused)
    if asked.json:
        return print_json([asdict(media) for media in unused])
    for media in unused:
        say(f"{media.name}: {media.width} × {media.height}, {media.size} bytes")
    return say(f"{len(unused)} pictures that nothing shows{', removed' if asked.remove and unused else ''}")
