"""The command line over the desk: a contract that scripts call (docs/command-line.md)."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdesk import __version__, paths
from newsdesk.errors import NewsdeskError

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.model import Article, Finding
    from newsdesk.store import Summary

DONE, FAILED, USAGE, BLOCKED = 0, 1, 2, 3


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; `command` is None where the window is wanted. Exits with 2 on wrong usage."""
    home = argparse.ArgumentParser(add_help=False)
    home.add_argument("--home", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="keep everything under DIR")
    parser = argparse.ArgumentParser(prog="newsdesk", description="The newsroom editor.", parents=[home])
    parser.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, act: Callable[["Desk", argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[home], help=text, description=text)
        added.set_defaults(act=act)
        return added

    take = command("import", _import, "take files, pages, bundles or folders in as stories")
    take.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    take.add_argument("--publish", action="store_true", help="publish each story without a blocking finding")
    take.add_argument("--as-new", action="store_true", help="give a bundle's story a new identity")
    listing = command("list", _list, "list stories, last edited first")
    listing.add_argument("--limit", type=_count, default=50, metavar="N")
    command("show", _show, "show one story").add_argument("slug")
    search = command("search", _search, "find stories by words of headline, body or strip")
    search.add_argument("query")
    search.add_argument("--limit", type=_count, default=50, metavar="N")
    new = command("new", _new, "start a story")
    new.add_argument("fields", nargs="*", metavar="FIELD=VALUE")
    edit = command("set", _set, "set fields of a story (body=@FILE; lists split at ;)")
    edit.add_argument("slug")
    edit.add_argument("fields", nargs="+", metavar="FIELD=VALUE")
    status = command("status", _status, "move a story to another state")
    status.add_argument("slug")
    status.add_argument("state")
    command("versions", _versions, "list the versions of a story").add_argument("slug")
    out = command("export", _export, "write one bundle per story")
    out.add_argument("slugs", nargs="+", metavar="SLUG")
    out.add_argument("--to", type=Path, required=True, metavar="DIR")
    out.add_argument("--zip", action="store_true", help="write DIR/SLUG.zip instead of the folder DIR/SLUG")
    out.add_argument("--draft", action="store_true", help="watermark, noindex; findings do not block")
    out.add_argument("--embargoed", action="store_true", help="also where the embargo has not ended")
    out.add_argument("--as-of", type=_instant, metavar="TIME", help="stand-in for now, with a zone")
    check = command("check", _check, "say what keeps stories from being published well")
    check.add_argument("slugs", nargs="*", metavar="SLUG")
    check.add_argument("--as-of", type=_instant, metavar="TIME", help="stand-in for now, with a zone")
    command("verify", _verify, "hold a bundle against its manifest").add_argument("path", type=Path)
    config = command("config", _config, "show or set how the desk publishes")
    config.add_argument("setting", nargs="*", metavar="KEY[=VALUE]")
    doctor = command("doctor", _doctor, "look for damage of the desk")
    for with_json in (take, listing, commands.choices["show"], search, new, edit, check, commands.choices["versions"]):
        with_json.add_argument("--json", action="store_true", help="answer in JSON")
    doctor.add_argument("--json", action="store_true", help="answer in JSON")

    parsed = parser.parse_args(arguments)
    parsed.home = paths.home(getattr(parsed, "home", None))
    return parsed


def run(parsed: argparse.Namespace) -> int:
    """Do what was asked; return 0 done, 1 failed (one line on stderr), 3 where a check blocks."""
    for stream in (sys.stdout, sys.stderr):
        # Headlines in any script must come out also where the terminal claims to know ASCII alone.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        if parsed.command == "verify":
            # A bundle can be held against its manifest where there is no desk.
            from newsdesk import desk as desks

            return _say_each(desks.verify(parsed.path), sound=f"{parsed.path} is whole.")
        from newsdesk.desk import Desk

        with Desk.open(parsed.home) as desk:
            return int(parsed.act(desk, parsed))
    except NewsdeskError as error:
        return _fail(error)


def _import(desk: "Desk", asked: argparse.Namespace) -> int:
    from newsdesk.model import BlockedError, article_to_plain

    taken, code = [], DONE
    for path in asked.paths:
        try:
            incoming = desk.intake.read_file(path)
        except NewsdeskError as error:
            code = _fail(error)
            continue
        for one in incoming:
            try:
                taken.append(desk.intake.keep(one, publish=asked.publish, as_new=asked.as_new))
            except BlockedError as error:
                code = max(code, BLOCKED) if code != FAILED else FAILED
                _complain(error)
            except NewsdeskError as error:
                code = _fail(error)
    if asked.json:
        _print_json(
            [
                {
                    **article_to_plain(one.article),
                    "outcome": one.outcome.value,
                    "left_out": list(one.incoming.left_out),
                    "unplaced": list(one.incoming.unplaced),
                }
                for one in taken
            ]
        )
        return code
    for one in taken:
        _say(f"{one.article.slug}: {one.outcome.value}, {one.article.headline or 'without a headline'}")
        for text in one.incoming.left_out:
            _say(f"  left out: {text}")
        for text in one.incoming.unplaced:
            _say(f"  not placed: {text}")
    return code


def _list(desk: "Desk", asked: argparse.Namespace) -> int:
    from newsdesk.store import ListFilter

    rows, after = [], None
    while len(rows) < asked.limit:
        listing = desk.writing.listing(ListFilter(), after, min(asked.limit - len(rows), 500))
        rows += listing.rows
        after = listing.next
        if after is None:
            break
    return _print_summaries(rows, as_json=asked.json)


def _search(desk: "Desk", asked: argparse.Namespace) -> int:
    hits = desk.writing.search(asked.query, limit=asked.limit)
    return _print_summaries([hit.summary for hit in hits], as_json=asked.json)


def _show(desk: "Desk", asked: argparse.Namespace) -> int:
    return _print_article(desk.writing.by_slug(asked.slug), as_json=asked.json)


def _new(desk: "Desk", asked: argparse.Namespace) -> int:
    article = desk.writing.new_from(_fields(asked.fields))
    return _print_article(article, as_json=True) if asked.json else _say(article.slug)


def _set(desk: "Desk", asked: argparse.Namespace) -> int:
    article = desk.writing.edit(asked.slug, _fields(asked.fields))
    return _print_article(article, as_json=True) if asked.json else _say(f"{article.slug}: saved")


def _status(desk: "Desk", asked: argparse.Namespace) -> int:
    from newsdesk.model import BlockedError, Status

    if asked.state not in list(Status):
        raise NewsdeskError(f"There is no state “{asked.state}”; there are: {', '.join(Status)}.")
    try:
        article = desk.writing.move(desk.writing.by_slug(asked.slug).id, Status(asked.state))
    except BlockedError as error:
        return _complain(error, BLOCKED)
    return _say(f"{article.slug}: {article.status}")


def _versions(desk: "Desk", asked: argparse.Namespace) -> int:
    versions = desk.writing.versions(desk.writing.by_slug(asked.slug).id)
    if asked.json:
        return _print_json([{**asdict(version), "at": version.at.isoformat()} for version in versions])
    for version in versions:
        _say(f"{version.number}  {version.at:%Y-%m-%d %H:%M}  {version.words} words  {version.reason}")
    return DONE


def _export(desk: "Desk", asked: argparse.Namespace) -> int:
    from newsdesk.model import BlockedError

    code = DONE
    for slug in asked.slugs:
        try:
            exported = desk.publishing.export(
                slug, asked.to, zipped=asked.zip, draft=asked.draft, embargoed=asked.embargoed, as_of=asked.as_of
            )
        except BlockedError as error:
            code = code or _complain(error, BLOCKED)
            continue
        except NewsdeskError as error:
            code = _fail(error)
            continue
        _say(f"{exported.path}: revision {exported.article.revision}, the working copy as saved")
        for finding in exported.findings:
            _print_finding(slug, finding)
    return code


def _check(desk: "Desk", asked: argparse.Namespace) -> int:
    from newsdesk.model import Severity
    from newsdesk.store import ListFilter

    if asked.slugs:
        slugs = list(asked.slugs)
    else:
        slugs, after = [], None
        while True:
            listing = desk.writing.listing(ListFilter(), after, 500)
            slugs += [row.slug for row in listing.rows]
            after = listing.next
            if after is None:
                break
    found = [
        (slug, finding)
        for slug in slugs
        for finding in desk.publishing.check(desk.writing.by_slug(slug), as_of=asked.as_of)
    ]
    if asked.json:
        _print_json([{"slug": slug, **asdict(finding)} for slug, finding in found])
    else:
        for slug, finding in found:
            _print_finding(slug, finding)
    return BLOCKED if any(finding.severity is Severity.BLOCK for _, finding in found) else DONE


def _verify(desk: "Desk", asked: argparse.Namespace) -> int:
    return _say_each(desk.publishing.verify(asked.path), sound=f"{asked.path} is whole.")


def _config(desk: "Desk", asked: argparse.Namespace) -> int:
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
            _say(f"{key}={value}")
    return DONE


def _doctor(desk: "Desk", asked: argparse.Namespace) -> int:
    troubles = desk.doctor()
    if asked.json:
        _print_json(list(troubles))
        return FAILED if troubles else DONE
    return _say_each(troubles, sound="The desk is sound.")


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


def _print_article(article: "Article", *, as_json: bool) -> int:
    from newsdesk.model import article_to_plain

    plain = article_to_plain(article)
    if as_json:
        for link in plain["links"]:
            link["health"] = "unchecked"
        return _print_json(plain)
    for key, value in plain.items():
        if key not in ("body", "links", "media", "corrections", "lead_image", "strip") and value not in ("", [], None):
            _say(f"{key}: {'; '.join(value) if isinstance(value, list) else value}")
    _say(f"\n{article.strip.title}")
    for link in article.strip.links:
        _say(f"  • {link.headline} {link.url}".rstrip())
    _say(f"\n{article.body}")
    return DONE


def _print_summaries(rows: "Sequence[Summary]", *, as_json: bool) -> int:
    if as_json:
        return _print_json(
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
        _say(f"{row.slug}  {row.status}  {row.edited:%Y-%m-%d %H:%M}  {row.headline}")
    return DONE


def _print_finding(slug: str, finding: "Finding") -> None:
    _say(f"  {slug}: {finding.severity}: {finding.place}: {finding.message} {finding.mend} [{finding.rule}]")


def _print_json(value: Any) -> int:  # noqa: ANN401 - whatever JSON can say
    return _say(json.dumps(value, ensure_ascii=False, indent=2))


def _say_each(sentences: Iterable[str], *, sound: str) -> int:
    sentences = list(sentences)
    for sentence in sentences:
        _complain(sentence)
    return FAILED if sentences else _say(sound)


def _say(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return DONE


def _fail(error: NewsdeskError) -> int:
    return _complain(error, FAILED)


def _complain(sentence: object, code: int = FAILED) -> int:
    line = " ".join(str(sentence).split())
    sys.stderr.write(f"newsdesk: {line}\n")
    return code


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise ValueError(text)
    return count


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
