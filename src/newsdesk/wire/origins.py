"""Who wrote a story, where it comes from and of which day it is, in the lines above its text."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from newsdesk.model import Article
from newsdesk.wire.chrome import is_control
from newsdesk.wire.dates import DATE, read_date

# fmt: off
_PARTICLES = frozenset({
    "&", "-", "al", "and", "at", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e",
    "el", "et", "for", "ibn", "in", "la", "le", "les", "of", "on", "the", "und", "van", "von", "y", "zu", "–",
})
# fmt: on
_LABEL = re.compile(
    r"^(?P<label>source|from|via|news source|quelle|fuente|来源|來源|稿源|信息来源)(?:\s*[:：]\s*)(?P<name>.+)$",
    re.IGNORECASE,
)
_WHEN_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|date|time"
    r"|发布时间|發布時間|时间|時間|日期|更新|发布|發布)"
    r"(?: on| at)?\s*[:：]?\s*)+$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:on )?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?|(?:星期|周|週)[一二三四五六日天]"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at |,)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?(?=$|[\s,，|·])",
    re.IGNORECASE,
)
_CUTS = re.compile(r"\s*[|·•,，;；、]\s*|\s+[-–—/]+\s+|\s{2,}|[()（）\[\]]+|\s+(?=[^\W\d_]{2,12}[:：])")
_OTHER_LABEL = re.compile(r"[\w ]{2,20}[:：]")
_BY = re.compile(
    r"^(?P<label>(?:by|von|par|por|作者|记者|記者|文)(?:\s*[:：]\s*|(?<=[a-z])\s+|(?<=者)\s+))(?P<names>.{2,120})$",
    re.IGNORECASE,
)
_AND = re.compile(
    r",\s*(?:and\s+)?|(?<!\s)\s+(?:and|und|et|y)\s+|(?:(?<!\s)\s+)?[&、，]\s*|(?<=[\u3400-\u9fff]{2})[和与](?=[\u3400-\u9fff]{2})"
)
_LOCATED = re.compile(
    r"^(?P<place>[A-Z][\w .,'’/\-]{1,60}?)(?:,\s+(?P<when>[A-Z][a-z]{2,8}\.?\s+\d{1,2}))?\s+"
    r"[(（](?P<source>[^()（）]{2,40})[)）]\s*(?:--|—|–|-)\s+"
)
_LOCATED_CHINESE = re.compile(
    r"^(?P<source>[\u3400-\u9fff]{1,6}社)(?P<place>[\u3400-\u9fff]{2,8}?)(?P<when>(?:\d{1,2}月)?\d{1,2}日[电電])\s*"
)
# The place alone, in capitals: what goes on behind the dash begins a sentence.
_PLACED = re.compile(
    r"^(?P<bold>\*{0,2})(?P<place>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’\-]*(?: [A-Z\u00c0-\u00de.'’\-]+){0,4}"
    r"(?:, [A-Z\u00c0-\u00de][\w.]*(?: [A-Z]\w*)?)?)(?:, (?P<when>[A-Z][a-z]{2,8}\.? \d{1,2}))?(?P=bold)"
    r"\s+(?:—|–|--)\s+(?=[\"“‘'«]?[A-Z\u00c0-\u00de0-9])"
)
# fmt: off
_NO_PLACES = frozenset({
    "ANALYSIS", "BREAKING", "COMMENT", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "LIVE", "NEW", "NOTE",
    "OPINION", "PHOTOS", "PROFILE", "REVIEW", "UPDATE", "UPDATED", "URGENT", "VIDEO", "WATCH",
})
# fmt: on
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST, _SOURCE_LENGTH, _SHORTEST_PLACE = 160, 60, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a line above a story says of it; `label` is what only introduces it, `rest` what it says beyond."""

    source: str = ""
    date: dt.date | dt.datetime | None = None
    byline: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The opening of a text (“PARIS, Jan. 19 (AFP) --”, “PARIS —”) and its `length`; `source` may be ""."""

    place: str
    source: str
    when: str
    length: int


def read_origin(line: str) -> Origin | None:
    """Return what a line of source, date and names says; None where it is no such line.

    A date that can be read in two ways is left to the editor in `rest`.
    """
    if len(line) > _LONGEST:
        return None
    written = DATE.search(line)
    if written is None:
        named = _LABEL.match(line)
        if named and _is_name(named["name"].strip()):
            return Origin(source=named["name"].strip(), label=(named["label"],))
        return None
    if written["named"] is None and written.start() and line[written.start() - 1].isalnum():
        return None if line[written.start() - 1].isascii() else _read(line, written)
    return _read(line, written)


def _read(line: str, written: re.Match[str]) -> Origin | None:
    date = read_date(written[0])
    if date is None and any(sign.isalpha() and not _HAN.match(sign) for sign in written[0]):
        return None
    found = _Parts()
    before, behind = line[: written.start()], line[written.end() :]
    introduced = _WHEN_LABEL.search(before)
    if introduced:
        found.label += re.split(r"\s*[:：]\s*|\s+", introduced[0].strip(" :：")) if introduced[0].strip() else []
        before = before[: introduced.start()]
    if date is None:
        found.rest.append(written[0])
    elif not isinstance(date, dt.datetime) and ":" in written[0]:
        # A time without a zone is no instant: the story keeps its day, the editor sees the time.
        found.rest.append(written[0][len("2026-01-19") :].strip(" T"))
    clock = _CLOCK.match(behind)
    if clock:
        found.rest.append(clock[0].strip(" ,"))
        behind = behind[clock.end() :]
    for place, text in ((0, before), (1, behind)):
        for piece in filter(None, _CUTS.split(text.strip())):
            if not found.take(piece.strip(" ,，|·-–—/"), behind=bool(place)):
                return None
    return Origin(
        source=found.source,
        date=date,
        byline=tuple(found.byline),
        label=tuple(found.label),
        rest=tuple(found.rest),
    )


class _Parts:
    def __init__(self) -> None:
        self.source = ""
        self.byline: tuple[str, ...] = ()
        self.label: list[str] = []
        self.rest: list[str] = []

    def take(self, piece: str, *, behind: bool) -> bool:
        """Place one piece of the line; False where it reads like a sentence, so that the line is none of ours."""
        if not piece:
            return True
        labelled = _LABEL.match(piece)
        by = read_byline(piece)
        if by and not self.byline:
            self.byline, self.source = by.byline, by.source or self.source
            self.label += by.label
        elif labelled and not self.source:
            self.source = labelled["name"].strip()
            self.label.append(labelled["label"])
        elif _WEEKDAY.match(piece) or is_control(piece) or _WHEN_LABEL.fullmatch(piece):
            self.label.append(piece)
        elif _is_name(piece) and not self.source and len(piece) <= _SOURCE_LENGTH and not piece[0].isdigit():
            self.source = piece
        elif piece[-1] == "." and " " in piece and piece[0].islower():
            return False
        elif _is_name(piece) or piece[0].isdigit() or _OTHER_LABEL.match(piece) or (behind and len(piece) < 25):
            self.rest.append(piece)
        else:
            return False
        return True


def read_byline(line: str) -> Origin | None:
    """Return the names in a line such as “By Ada Vane and Luo Min”, perhaps with a source behind; None for others."""
    by = _BY.match(line)
    if by is None:
        return None
    names = tuple(name.strip() for name in _AND.split(by["names"]) if name.strip())
    if not names or not all(_is_name(name) and len(name.split()) <= 5 for name in names) or by["names"][-1] in "!?。":
        return None
    joints = [joint.strip(" ,、，") for joint in _AND.findall(by["names"])]
    label = " … ".join((by["label"].strip(" :："), *filter(None, joints)))
    if len(names) > 1 and len(names[0].split()) > 1 and len(names[-1].split()) == 1 and "," in by["names"]:
        # A person has two names or more here, so the single word at the end is whom they write for.
        return Origin(byline=names[:-1], source=names[-1], label=(label,))
    return Origin(byline=names, label=(label,))


def read_located(paragraph: str) -> Located | None:
    """Return the opening of a story's first paragraph with place and agency, or place alone; None where it has none."""
    found = _LOCATED.match(paragraph) or _LOCATED_CHINESE.match(paragraph)
    if found is not None and _is_name(found["place"]) and _is_name(found["source"]):
        return Located(
            place=found["place"].strip(), source=found["source"], when=found["when"] or "", length=found.end()
        )
    placed = _PLACED.match(paragraph)
    if placed is None or len(placed["place"]) < _SHORTEST_PLACE or _NO_PLACES & set(placed["place"].split()):
        return None
    return Located(place=placed["place"], source="", when=placed["when"] or "", length=placed.end())


def take_located(article: Article, text: str) -> tuple[Article, str, str]:
    """Return the article with place and agency of its `text`'s opening, the text behind that, and the day it named.

    What the article says already stays, and then the text stays whole.
    """
    located = read_located(text)
    if located is None or article.dateline or (article.source and located.source not in ("", article.source)):
        return article, text, ""
    placed = replace(article, dateline=located.place, source=article.source or located.source)
    return placed, text[located.length :], located.when


def looks_like_source(line: str) -> bool:
    """Return whether a line on its own reads like a publication's name: few words, each with a capital."""
    few = len(line.split()) <= 4 and len(line) <= 40
    return few and _is_name(line) and not line[0].isdigit() and line[-1] not in ".:?!"


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 8 or text[-1] in "?!。！？…":
        return False
    if _HAN.search(text):
        return len(text) <= 20 and not re.search("[，。！？：；]", text)
    if len(words) == 1:
        return text.casefold() not in _PARTICLES
    return all(word in _PARTICLES or not word[0].islower() for word in words) and any(
        word[0].isupper() for word in words
    )
