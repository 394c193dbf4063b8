"""Rules on a story's text: what stands in the Markdown that readers should not meet, each with the line it is in."""

import re
from collections.abc import Iterator

from newsdesk.export.htmlrules import html_findings
from newsdesk.messages import Message
from newsdesk.model import Article, Finding, Severity
from newsdesk.render import Page, reading_text

_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+\S")
# Each has an end in sight: a run of brackets must not be read to its end from every bracket in it.
_MENTION = re.compile(r"\[\^([^\[\]\n]{1,200})\](?!:)")
_DEFINED_NOTE = re.compile(r"^ {0,3}\[\^([^\[\]\n]{1,200})\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!!)\[[^\[\]\n]{1,200}\]\[([^\[\]\n]{1,200})\]")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_UNDONE = re.compile(
    r"\b(?:TK|TKTK|TODO|FIXME|XXX)\b|\[(?:check|tk|fact)[^\[\]\n]{0,200}\](?!\()|\[\[[^\[\]\n]{1,80}\]\]", re.ASCII
)
DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{1,40})([ \t]+)\1(?![\w'’-])", re.IGNORECASE)
# What may well be said twice: had had, that that; die die, das das; nous nous.
_TWICE = frozenset(
    ("had", "that", "her", "is", "in", "no", "bye", "ha", "die", "das", "der", "sie", "nous", "vous", "se", "le", "la")
)
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_EMPTY_LINK = re.compile(r'<a href="[^"]*"(?: [a-z]+="[^"]*")*>\s*</a>')
# Which script a language is written in, for the few where a glance tells a wrong field from a right one.
_SCRIPTS = {
    "han": (re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), {"zh", "ja", "yue"}),
    "arabic": (re.compile("[\u0600-\u06ff]"), {"ar", "fa", "ur", "ps", "ug", "ckb"}),
    "cyrillic": (re.compile("[\u0400-\u04ff]"), {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    "latin": (re.compile("[A-Za-z\u00c0-\u024f]"), set[str]()),
}
_LETTERS = 40


def text_findings(article: Article, page: Page | None) -> Iterator[Finding]:
    """Yield what is to be said of the text; `page` is None where it could not be rendered."""
    prose = list(_prose(article.body))
    yield from _headings(prose)
    yield from _names(article.body, prose)
    yield from html_findings(prose)
    fields = [(name, getattr(article, name)) for name in ("headline", "standfirst")]
    for place, text in (*fields, *((f"body:{line}", text) for line, text in prose)):
        for undone in dict.fromkeys(_UNDONE.findall(text)):
            yield _whole(
                "undone",
                place,
                Message("“{undone}” is still in the story.", undone=undone),
                Message("Fill it in or take it out."),
            )
        yield from _doubled(place, text)
    for line, text in prose:
        if _SPACES.search(text) and not text.startswith(("    ", "|")):
            yield _note("double-space", line, Message("There are two blanks in a row."), Message("Leave one."))
    if page is not None:
        if _EMPTY_LINK.search(page.fragment):
            yield _found(
                "empty-link", 0, Message("A link in the text has no words to press."), Message("Say where it leads.")
            )
        yield from _language(article, page)


def _prose(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no code, numbered from 1, without the code in them."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        opened = _FENCE.match(line)
        if opened and fence in ("", opened[1]):
            fence = "" if fence else opened[1]
        elif not fence and line.strip():
            yield number, _CODE.sub("·", line)


def _doubled(place: str, text: str) -> Iterator[Finding]:
    for doubled in DOUBLED.finditer(text):
        word, again = doubled[1], doubled[0][len(doubled[1]) + len(doubled[2]) :]
        # Duran Duran is a name.
        if word.lower() not in _TWICE and not (word[0].isupper() and again[0].isupper()):
            yield _whole(
                "doubled-word",
                place,
                Message("“{words}”: the word is there twice.", words=doubled[0]),
                Message("Leave one “{word}”.", word=word),
            )


def _headings(prose: list[tuple[int, str]]) -> Iterator[Finding]:
    above = 1
    for line, text in prose:
        if heading := _HEADING.match(text):
            # The page has the first rank, so a text's own first rank becomes the second.
            rank = max(2, len(heading[1]))
            if rank > above + 1:
                signs = "#" * (above + 1)
                yield _found(
                    "heading-order",
                    line,
                    Message("This heading skips a rank."),
                    Message("Begin it with {signs}.", signs=signs),
                )
            above = rank


def _names(body: str, prose: list[tuple[int, str]]) -> Iterator[Finding]:
    notes = set(_DEFINED_NOTE.findall(body))
    names = {name.casefold() for name in _DEFINED.findall(body)}
    for line, text in prose:
        for name in _MENTION.findall(text):
            if name not in notes:
                yield _found(
                    "broken-note",
                    line,
                    Message("The footnote “{name}” is not there.", name=name),
                    Message("Write it: [^{name}]: …", name=name),
                )
        for name in _REFERENCE.findall(text):
            if name.casefold() not in names and not name.startswith("^"):
                yield _found(
                    "broken-reference",
                    line,
                    Message("The address “{name}” is not there.", name=name),
                    Message("Add [{name}]: https://…", name=name),
                )


def _language(article: Article, page: Page) -> Iterator[Finding]:
    text = reading_text(page.fragment)
    counted = {name: len(script.findall(text)) for name, (script, _) in _SCRIPTS.items()}
    # One sign of Han writing says as much as several letters.
    counted["han"] *= 3
    most = max(counted, key=lambda name: counted[name])
    if counted[most] < _LETTERS or counted[most] < 0.7 * sum(counted.values()):
        return
    language = article.language.partition("-")[0].lower()
    others = {tag for name, (_, tags) in _SCRIPTS.items() if name != most for tag in tags}
    mine = _SCRIPTS[most][1]
    if (mine and language not in mine) or (not mine and language in others):
        yield _whole(
            "language",
            "language",
            Message("The text does not look like “{language}”.", language=article.language),
            Message("Set its language."),
        )


def _found(rule: str, line: int, message: str, mend: str) -> Finding:
    return _whole(rule, f"body:{line}" if line else "body", message, mend)


def _note(rule: str, line: int, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.NOTE, place=f"body:{line}", message=message, mend=mend)


def _whole(rule: str, place: str, message: str, mend: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARN, place=place, message=message, mend=mend)
