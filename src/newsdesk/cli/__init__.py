"""The command line over the desk: a contract that scripts call (docs/command-line.md)."""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from newsdesk import __version__, paths
from newsdesk.cli import arguments as kinds
from newsdesk.errors import NewsdeskError

_CHECK_LINKS = "ask first where the links lead; what is not well is told and holds nothing back"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; `command` is None where the window is wanted, with `files` to show in it.

    Exits with 2 on wrong usage.
    """
    home = argparse.ArgumentParser(add_help=False)
    home.add_argument(
        "--home", type=kinds.path, metavar="DIR", default=argparse.SUPPRESS, help="keep everything under DIR"
    )
    home.add_argument(
        "--desk",
        type=kinds.filled,
        metavar="URL",
        default=argparse.SUPPRESS,
        help="the shared desk at URL, as postgresql://name@server/desk",
    )
    parser = argparse.ArgumentParser(prog="newsdesk", description="The newsroom editor.", parents=[home])
    parser.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def within(name: str, text: str) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
        group = commands.add_parser(name, parents=[home], help=text, description=text)
        return group.add_subparsers(dest="doing", metavar="DOING", required=True)

    _writing(_Adding(commands, home, "writing"))
    _suggesting(_Adding(commands, home, "linking"))
    _publishing(_Adding(commands, home, "publishing"))
    _keeping(_Adding(commands, home, "keeping"))
    _wire(_Adding(within("feeds", "read feeds onto the wire"), home, "wire"))
    _linking(_Adding(within("links", "look where the links of stories lead"), home, "linking"))
    files = _files(arguments, commands.choices)
    parsed = parser.parse_args(arguments[: len(arguments) - len(files)])
    parsed.files = files
    parsed.home = paths.resolve_paths(getattr(parsed, "home", None), getattr(parsed, "desk", ""))
    return parsed


def _files(arguments: Sequence[str], commands: Collection[str]) -> tuple[Path, ...]:
    """Return the files a file manager starts the window with: they stand where a command would."""
    rest = list(arguments)
    while rest and rest[0].startswith(("--home", "--desk")):
        del rest[: 1 if "=" in rest[0] else 2]
    if not rest or rest[0] in commands or rest[0].startswith("-") or not Path(rest[0]).is_file():
        return ()
    return tuple(Path(name) for name in rest)


class _Adding:
    """Adds commands whose verbs stand in one module of `cli.verbs`."""

    def __init__(
        self,
        commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
        home: argparse.ArgumentParser,
        module: str,
    ) -> None:
        self._commands, self._home, self._module = commands, home, module

    def __call__(self, name: str, verb: str, text: str, *, json: bool = False) -> argparse.ArgumentParser:
        """Add a command done by `verb`, or by `run` itself where that is ""; with `json` it can answer in JSON."""
        added = self._commands.add_parser(name, parents=[self._home], help=text, description=text)
        added.set_defaults(verb=f"{self._module}.{verb}")
        if json:
            added.add_argument("--json", action="store_true", help="answer in JSON")
        return added


def _writing(command: _Adding) -> None:
    """Add the commands for stories that are not going out yet."""
    take = command("import", "take", "take files, pages, bundles or folders of them in as stories", json=True)
    take.add_argument("paths", nargs="+", type=kinds.path, metavar="PATH")
    take.add_argument("--publish", action="store_true", help="publish each story without a blocking finding")
    take.add_argument("--as-new", action="store_true", help="give a bundle's story a new identity")
    take.add_argument(
        "--dates",
        choices=("own", "today"),
        default="own",
        help="stories of an archive go out as of their own dates, or as news of the day they are published here",
    )
    listing = command("list", "list_stories", "list stories, last edited first", json=True)
    listing.add_argument("--limit", type=kinds.count, default=50, metavar="N")
    # As `store.StorySort` has them, which is read in only where it is wanted.
    listing.add_argument("--sort", choices=("edited", "date", "headline", "urgency"), default="edited")
    command("show", "show", "show one story", json=True).add_argument("slug")
    search = command("search", "search", "find stories by words of headline, body or strip, and by fields", json=True)
    search.add_argument("query")
    search.add_argument("--limit", type=kinds.count, default=50, metavar="N")
    new = command("new", "new", "start a story", json=True)
    new.add_argument("fields", nargs="*", type=kinds.field, metavar="FIELD=VALUE")
    edit = command("set", "edit", "set fields of a story (body=@FILE; lists split at ;)", json=True)
    edit.add_argument("slug")
    edit.add_argument("fields", nargs="+", type=kinds.field, metavar="FIELD=VALUE")
    status = command("status", "status", "move a story to another state")
    status.add_argument("slug")
    status.add_argument("state")
    versions = command("versions", "versions", "list the versions of a story, name one, or go back to one", json=True)
    versions.add_argument("slug")
    versions.add_argument("--restore", type=kinds.count, metavar="N", help="make version N the text again")
    versions.add_argument("--name", type=kinds.numbered, metavar="N=NAME", help="give version N a name, or N= none")


def _suggesting(command: _Adding) -> None:
    """Add the command that finds what belongs into a strip."""
    suggest = command("suggest", "suggest", "name stories that belong beside one, each with the reason", json=True)
    suggest.add_argument("slug")
    suggest.add_argument("--limit", type=kinds.count, default=10, metavar="N")


def _publishing(command: _Adding) -> None:
    """Add the commands by which stories go out."""
    correct = command("correct", "correct", "add a public note to a published story and publish it")
    correct.add_argument("slug")
    correct.add_argument("--was", default="", metavar="TEXT", help="what was wrong")
    correct.add_argument("--now", default="", metavar="TEXT", help="what the story says now")
    correct.add_argument(
        "--kind", default="correction", help="correction, clarification, update, editor's note or retraction"
    )
    command("update", "update", "start a story that goes on from a published one").add_argument("slug")
    out = command("export", "export", "write one bundle per story")
    out.add_argument("slugs", nargs="+", metavar="SLUG")
    out.add_argument("--to", type=kinds.path, required=True, metavar="DIR")
    out.add_argument("--zip", action="store_true", help="write DIR/SLUG.zip instead of the folder DIR/SLUG")
    out.add_argument("--draft", action="store_true", help="watermark, noindex; findings do not block")
    out.add_argument("--embargoed", action="store_true", help="also where the embargo has not ended")
    out.add_argument("--as-of", type=kinds.instant, metavar="TIME", help="stand-in for now, with a zone")
    out.add_argument("--check-links", action="store_true", help=_CHECK_LINKS)
    site = command("site", "site", "bring the whole site up to date: pages, sections, feeds, sitemaps", json=True)
    site.add_argument(
        "--to",
        type=kinds.filled,
        required=True,
        metavar="TARGET",
        help="a folder, a .zip, or an sftp://, s3:// or git+… address",
    )
    site.add_argument("--base-url", type=kinds.base_url, metavar="URL", help="instead of the desk's own")
    site.add_argument("--as-of", type=kinds.instant, metavar="TIME", help="stand-in for now, with a zone")
    site.add_argument("--check-links", action="store_true", help=_CHECK_LINKS)
    site.add_argument("--plan", action="store_true", help="only say what would be written and removed, and why")
    hand = command("handover", "handover", "pack stories with notes and versions for the next editor")
    hand.add_argument("slugs", nargs="+", metavar="SLUG")
    hand.add_argument("--to", type=kinds.path, required=True, metavar="FILE")
    secret = command("secret", "secret", "keep a server's password in the keyring; it is asked for")
    secret.add_argument(
        "address", metavar="ADDRESS", help="the sftp:// or s3:// address that the site is sent to, or pictures lie at"
    )
    secret.add_argument("--forget", action="store_true", help="remove it from the keyring")
    check = command("check", "check", "say what keeps stories from being published well", json=True)
    check.add_argument("slugs", nargs="*", metavar="SLUG")
    check.add_argument("--as-of", type=kinds.instant, metavar="TIME", help="stand-in for now, with a zone")
    command("verify", "", "hold a bundle against its manifest").add_argument("path", type=kinds.path)
    config = command("config", "config", "show or set how the desk publishes")
    config.add_argument("setting", nargs="*", metavar="KEY[=VALUE]")


def _keeping(command: _Adding) -> None:
    """Add the commands for the desk as a whole."""
    backup = command("backup", "backup", "back up the whole desk")
    backup.add_argument("--to", type=kinds.path, metavar="DIR", help="instead of where backups are kept")
    command("restore", "", "make the desk what it was in a backup").add_argument("path", type=kinds.path)
    copy = command("copy", "", "copy a whole desk onto an empty one; begun again, it goes on")
    copy.add_argument(
        "--from", dest="source", metavar="DESK", type=kinds.desk, help="a folder or an address; else this desk"
    )
    copy.add_argument(
        "--to", metavar="DESK", type=kinds.desk, required=True, help="a folder or the address of a shared desk"
    )
    pictures = command("pictures", "pictures", "list the pictures that nothing shows, or remove them", json=True)
    pictures.add_argument("--remove", action="store_true", help="remove them for good")
    command("doctor", "doctor", "look for damage of the desk", json=True)


def _wire(command: _Adding) -> None:
    """Add the commands of the wire."""
    command("add", "add", "add a feed and fetch it", json=True).add_argument(
        "address", type=kinds.filled, metavar="URL|FILE"
    )
    command("list", "list_feeds", "list the feeds", json=True)
    fetch = command("fetch", "fetch", "fetch the feeds named, or all", json=True)
    fetch.add_argument("addresses", nargs="*", metavar="URL")
    take = command("import", "take_list", "add the feeds of an OPML file", json=True)
    take.add_argument("path", type=kinds.path, metavar="OPML")
    command("export", "give_list", "write the feeds as an OPML file").add_argument(
        "path", type=kinds.path, metavar="OPML"
    )
    command("remove", "remove", "take a feed and its items off the desk").add_argument("address", metavar="URL")


def _linking(command: _Adding) -> None:
    """Add what can be done with the links of stories."""
    check = command("check", "check_links", "ask every address and keep what was seen", json=True)
    check.add_argument("slugs", nargs="*", metavar="SLUG")


def run(parsed: argparse.Namespace) -> int:
    """Do what was asked; return 0 done, 1 failed (one line on stderr), 3 where a check blocks."""
    try:
        code = _run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough, as `head` does. What is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(parsed: argparse.Namespace) -> int:
    # The desk is imported only now: usage and help answer at once.
    part, verb = parsed.verb.split(".")
    verbs = _imported(f"newsdesk.cli.verbs.{part}")
    from newsdesk.cli import execution, saying
    from newsdesk.desk import copy_between, restore_backup, verify, verify_backup

    for stream in (sys.stdout, sys.stderr):
        # Headlines in any script must come out also where the terminal claims to know ASCII alone.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        if parsed.command == "verify":
            # A bundle can be held against its manifest where there is no desk.
            troubles = verify_backup(parsed.path) if (parsed.path / "desk.sqlite3").exists() else verify(parsed.path)
            return saying.say_each(troubles, sound=f"{parsed.path} is whole.")
        if parsed.command == "restore" and not parsed.home.database_url:
            # The desk is replaced, so it must not be open.
            before = restore_backup(parsed.path, parsed.home.desk)
            return saying.say(f"Restored from {parsed.path}." + (f" The desk before is in {before}." if before else ""))
        if parsed.command == "copy":
            stories = copy_between(parsed.source or parsed.home, parsed.to, saying.show_progress)
            return saying.say(f"Copied {stories} stories; the two desks are the same.")
        with execution.open_desk(parsed) as desk:
            for warning in desk.warnings:
                saying.complain(warning)
            return execution.run_verb(getattr(verbs, verb), desk, parsed)
    except NewsdeskError as error:
        return saying.fail(error)


def _imported(name: str) -> ModuleType:
    """Return a module that stays, so that no garbage is looked for in it: a fifth of the time of a short command."""
    if name not in sys.modules:
        collected = gc.isenabled()
        gc.disable()
        import_module(name)
        gc.freeze()
        if collected:
            gc.enable()
        # The process goes then, with whatever is left.
        atexit.register(gc.freeze)
    return sys.modules[name]
