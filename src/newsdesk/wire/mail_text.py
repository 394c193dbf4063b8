"""The text of a mail, plain or HTML, without its signature and the mail that it answers."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bs4 import Tag

from newsdesk.messages import Message
from newsdesk.model import clean_line, clean_text
from newsdesk.wire.html_lines import line_of, lines_of, parse_html
from newsdesk.wire.passage import read_passage
from newsdesk.wire.plaintext import as_markdown
from newsdesk.wire.rich_text import read_rich_text

_WROTE = re.compile(
    r"(?:on|am|le|el|il|em|op|den)\b.{3,200}"
    r"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev).{0,60}:"
    r"|.{3,120}(?:写道|寫道)[:：]",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|原始邮件|原始郵件)"
    r"\s*-{2,}",
    re.IGNORECASE,
)
_MARKS = re.compile(r">(?: ?>)*")
_SIGNATURES = ".gmail_signature, .moz-signature, #Signature, .signature"
_QUOTES = (
    ".gmail_quote, .moz-cite-prefix, blockquote[type=cite], #divRplyFwdMsg, #appendonsend, .yahoo_quoted, "
    ".protonmail_quote, .gmail_attr"
)


@dataclass(frozen=True, slots=True)
class MailText:
    """The text of a mail as Markdown, what was left out of it, and the addresses of the pictures it shows."""

    markdown: str
    left_out: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def html_text(text: str, attached: Collection[str], *, forwarded: bool) -> MailText:
    """Return the text of a mail that is HTML; of a forwarded one, what it forwards stays."""
    soup = parse_html(text)
    root = soup.body or soup
    left_out = []
    for signature in root.select(_SIGNATURES):
        if not signature.decomposed:
            left_out += _signature([line_of(signature)])
            signature.decompose()
    found = [] if forwarded else root.select(_QUOTES)
    known = set(map(id, found))
    quotes = [quote for quote in found if known.isdisjoint(map(id, quote.parents))]
    if quotes and _has_more(root, quotes):
        lines = [line for quote in quotes for line in lines_of(quote)]
        left_out += _quoted(lines)
        for quote in quotes:
            quote.decompose()
    rich = read_rich_text(str(soup), attached=attached)
    return MailText(rich.markdown, (*left_out, *rich.left_out), rich.pictures)


def plain_mail_text(text: str, *, flowed: bool, without_space: bool, forwarded: bool) -> MailText:
    """Return the text of a mail that is plain; lines that were broken at some width are paragraphs again (RFC 3676)."""
    lines = clean_text(text).split("\n")
    lines, left_out = _without_signature(lines)
    if not forwarded:
        lines, quoted = _without_quote(lines)
        left_out += quoted
    if flowed:
        return MailText(_flowed(lines, without_space=without_space), tuple(left_out))
    blocks: list[str] = []
    for quote, block in _blocks(lines):
        written = "\n".join(line.removeprefix(" ") if quote else line for line in block)
        passage = read_passage(written)
        left_out += passage.left_out
        whole = passage.markdown if "\n" in written.strip("\n") else as_markdown(written)
        blocks += [_as_quote(whole, quote)] if whole else []
    return MailText("\n\n".join(blocks), tuple(left_out))


def _has_more(root: Tag, quotes: Collection[Tag]) -> bool:
    """Return whether a mail says something of its own beside what it quotes."""
    return len(clean_line(root.get_text(" "))) > sum(len(clean_line(quote.get_text(" "))) for quote in quotes) + 1


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above the mark that a signature follows."""
    for number, line in enumerate(lines):
        if line in ("-- ", "--") and any(above.strip() for above in lines[:number]):
            return lines[:number], _signature(lines[number + 1 :])
    return lines, []


def _without_quote(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above the mail that is quoted below them; quotes that are answered line by line stay."""
    start = next((number for number, line in enumerate(lines) if _DASHED.fullmatch(line.strip())), len(lines))
    if start == len(lines):
        while start and (not lines[start - 1].strip() or lines[start - 1].startswith(">")):
            start -= 1
        if not any(line.startswith(">") for line in lines[start:]):
            return lines, []
        for above in (1, 2):
            if start >= above and _WROTE.fullmatch(clean_line(" ".join(lines[start - above : start]))):
                start -= above
                break
    if not any(line.strip() and not line.startswith(">") for line in lines[:start]):
        return lines, []
    return lines[:start], _quoted([line for line in lines[start:] if line.strip()])


def _signature(lines: list[str]) -> list[str]:
    words = clean_line(" ".join(lines))
    return [Message("the signature “{words}”", words=words)] if words else []


def _quoted(lines: list[str]) -> list[str]:
    if not lines:
        return []
    first = clean_line(lines[0].lstrip("> "))
    return [Message("the mail it answers, {count} lines from “{first}” on", count=len(lines), first=first)]


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the runs of lines that are quoted equally deep, without the marks of that."""
    blocks: list[tuple[int, list[str]]] = []
    for line in lines:
        depth, rest = _depth(line)
        if not blocks or blocks[-1][0] != depth:
            blocks.append((depth, []))
        blocks[-1][1].append(rest)
    return blocks


def _depth(line: str) -> tuple[int, str]:
    """Return how deep a line is quoted, and the line without the marks of that."""
    marks = _MARKS.match(line)
    return (marks[0].count(">"), line[marks.end() :]) if marks else (0, line)


def _flowed(lines: list[str], *, without_space: bool) -> str:
    written: list[str] = []
    for depth, block in _blocks(lines):
        paragraph = ""
        for line in block:
            stuffed = line.removeprefix(" ")
            if stuffed.endswith(" ") and stuffed != "-- ":
                paragraph += stuffed[:-1] if without_space else stuffed
                continue
            paragraph += stuffed
            written += [_as_quote(as_markdown(paragraph), depth)] if paragraph.strip() else []
            paragraph = ""
        written += [_as_quote(as_markdown(paragraph), depth)] if paragraph.strip() else []
    return "\n\n".join(written)


def _as_quote(markdown: str, depth: int) -> str:
    for _ in range(min(depth, 5)):
        markdown = "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))
    return markdown
