"""Where words or a pattern stand in a story, and the story with them replaced: fields, body and strip alike."""

import re
import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdesk.errors import NewsdeskError
from newsdesk.model import Article, compile_pattern

if TYPE_CHECKING:
    import regex

_FIELDS = ("headline", "kicker", "slugline", "standfirst", "seo_title", "description", "source", "dateline")
_LISTS = ("byline", "keywords")
# Inward links and pictures hold what no editor typed; a word replaced in there would break them.
_TOKEN = re.compile(r"(?:story:[0-9a-f-]{36}|media:[0-9a-f]{64})", re.ASCII)
_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: its characters, or a pattern (`regex` syntax) where `pattern` is set."""

    text: str
    pattern: bool = False
    whole_words: bool = False
    case: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where it stands: the field (`body`, `byline[1]`, `links[2]`, from 1), and from which character to which."""

    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A replacement as an editor reads it, with some of the text around."""

    place: str
    before: str
    was: str
    now: str
    after: str


def matches(article: Article, wanted: Wanted, seconds: float = 2.0) -> tuple[Match, ...]:
    """Return where `wanted` stands in the story, in the order of the editor.

    Raises `NewsdeskError` for what is no pattern and for a pattern that takes longer than `seconds`.
    """
    return tuple(Match(place, *found.span()) for place, _text, found in _found(article, wanted, seconds))


def changes(article: Article, wanted: Wanted, by: str, seconds: float = 2.0) -> tuple[Change, ...]:
    """Return what replacing `wanted` everywhere would do; raises as `matches` does, and for what is no replacement."""
    return tuple(
        Change(
            place=place,
            before=text[max(0, found.start() - _AROUND) : found.start()],
            was=found[0],
            now=_put(found, wanted, by),
            after=text[found.end() : found.end() + _AROUND],
        )
        for place, text, found in _found(article, wanted, seconds)
    )


def replaced(article: Article, wanted: Wanted, by: str, only: Match | None = None, seconds: float = 2.0) -> Article:
    """Return the story with `wanted` replaced everywhere, or in one place; raises as `changes` does."""
    # The pieces of each text, put together once: a letter may be replaced two hundred thousand times.
    pieces: dict[str, list[str]] = {}
    rest: dict[str, tuple[str, int]] = {}
    for place, text, found in _found(article, wanted, seconds):
        if only is None or only == Match(place, *found.span()):
            _, end = rest.get(place, (text, 0))
            pieces.setdefault(place, []).extend((text[end : found.start()], _put(found, wanted, by)))
            rest[place] = text, found.end()
    return _with(article, {place: "".join(pieces[place]) + text[end:] for place, (text, end) in rest.items()})


def _found(article: Article, wanted: Wanted, seconds: float) -> "Iterator[tuple[str, str, regex.Match[str]]]":
    if not wanted.text:
        return
    pattern = _compiled(wanted)
    until = time.monotonic() + seconds
    for place, text in _places(article):
        tokens = [token.span() for token in _TOKEN.finditer(text)]
        ends = [last for _first, last in tokens]
        # Plain words are found in one go through the text, however many they are; only a pattern can take for ever.
        limit = max(0.001, until - time.monotonic()) if wanted.pattern else None
        try:
            for found in pattern.finditer(text, timeout=limit, concurrent=True):
                start, end = found.span()
                # The first token that ends behind the start.
                token = bisect_right(ends, start)
                if start < end and not (token < len(tokens) and tokens[token][0] < end):
                    yield place, text, found
        except TimeoutError as error:
            raise NewsdeskError(
                "Looking for “{words}” takes too long in this text; write the pattern simpler.", words=wanted.text
            ) from error


@lru_cache(maxsize=8)
def _compiled(wanted: Wanted) -> "regex.Pattern[str]":
    import regex

    around = r"(?<!\w)(?:{})(?!\w)" if wanted.whole_words else "{}"
    if wanted.pattern:
        return compile_pattern(around.format(wanted.text), ignore_case=not wanted.case)
    text = around.format(regex.escape(wanted.text, literal_spaces=True))
    return regex.compile(text, regex.MULTILINE | (0 if wanted.case else regex.IGNORECASE))


def _put(found: "regex.Match[str]", wanted: Wanted, by: str) -> str:
    if not wanted.pattern:
        return by
    import regex

    try:
        return str(found.expand(by))
    except (regex.error, IndexError) as error:
        raise NewsdeskError("“{by}” cannot be put in place of that pattern: {error}.", by=by, error=error) from error


def _places(article: Article) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        yield name, getattr(article, name)
    for name in _LISTS:
        for number, text in enumerate(getattr(article, name), start=1):
            yield f"{name}[{number}]", text
    yield "body", article.body
    for number, link in enumerate(article.strip.links, start=1):
        yield f"links[{number}]", link.headline
    yield "notes", article.notes


def _with(article: Article, texts: Mapping[str, str]) -> Article:
    fields: dict[str, object] = {name: texts[name] for name in (*_FIELDS, "body", "notes") if name in texts}
    for name in _LISTS:
        values = [texts.get(f"{name}[{place}]", text) for place, text in enumerate(getattr(article, name), start=1)]
        fields[name] = tuple(filter(None, values))
    links = tuple(
        replace(link, headline=texts[f"links[{number}]"]) if f"links[{number}]" in texts else link
        for number, link in enumerate(article.strip.links, start=1)
    )
    return replace(article, strip=replace(article.strip, links=links), **fields)  # type: ignore[arg-type]
