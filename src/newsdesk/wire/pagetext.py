"""The text of a published page, pasted with everything around the story, sorted into fields."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from newsdesk.model import Article, RelatedLink, Settings, Strip, clean_line, clean_text
from newsdesk.wire.dates import DATE, read_date
from newsdesk.wire.lines import split_strip

_TRAIL = re.compile(
    r"^(?:you are (?:here|in)|location|home|您的位置|当前位置|首页)\s*[:：]?\s*(?P<path>.*)$", re.IGNORECASE
)
_STEP = re.compile(r"\s*(?:/|>|»|›|→|\\)\s*")
_HOME = frozenset({"home", "homepage", "front page", "首页", ""})
_SIZE = r"\s*[:：]?(?:\s*[aA+\-]){0,4}"
_CONTROLS = re.compile(
    rf"(?:adjust |text |change )?font[ -]?size{_SIZE}|text size{_SIZE}|字号\s*[:：]?[大中小 ]*|a\s+a\s+a"
    r"|share(?: this(?: story| article)?)?|print(?: this(?: page| story)?)?|e-?mail(?: this)?|save"
    r"|comments?(?: \(\d+\))?|skip to (?:main )?content|menu|search|log ?in|sign ?in|subscribe|advertisement"
    r"|read more|back to top|打印|分享|收藏|返回顶部",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"^(?:copyright|©|\(c\)|all rights reserved|版权所有)", re.IGNORECASE)
_BYLINE = re.compile(r"^by[ \u00a0]+(?P<names>[^\W\d_][^.!?]{2,80})$", re.IGNORECASE)
_LIST_TITLE = re.compile(
    r"(?:off the wire|related|more (?:on|from|stories|news)|read (?:also|more)|see also|latest|most read"
    r"|相关|更多|延伸阅读)",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"[•·▪●◦‣∙■►▸♦◆]|\s\|\s")
_ITEM = re.compile(r"^\s*(?:[•·▪●◦‣∙■►▸♦◆]|[-*–—]\s|\d{1,3}[.)、]\s)")
_LOCATED = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’\-]{2,40}),\s+(?P<when>[A-Z][a-z]{2,8}\.?\s+\d{1,2})\s+"
    r"\((?P<source>[^)]{2,40})\)\s*(?:--|—|–|-)\s*"
)
_BEFORE_SOURCE = re.compile(r"^(?:source|来源|published|updated|发布时间|时间)\s*[:：]?\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’»)]*$")
_SOURCE_LENGTH, _HEADLINE_LENGTH, _LINE_LENGTH = 60, 250, 60
_MARKS = re.compile(r"([\\`*_\[\]<])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[+\-](?=\s)|>|={2,}$|-{3,}$|~{3,})")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s)")


@dataclass(slots=True)
class Sorted:
    """Where the lines of a page went."""

    article: Article
    left_out: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def as_markdown(text: str) -> str:
    """Return one paragraph of plain text as Markdown that shows exactly its characters."""
    text = _MARKS.sub(r"\\\1", clean_line(text))
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _LINE_START.sub(r"\1\\\2", text)


def read_page_text(text: str, settings: Settings) -> Sorted:
    """Return the story in the text of a page, with what was recognised as chrome and what found no place."""
    found = Sorted(Article(language=settings.language))
    blocks = _blocks(clean_text(text).replace("\u3000", " ").replace("\u00a0", " "))
    blocks = _take_strips(blocks, found)
    blocks = _take_trail(blocks, found)
    _take_story(blocks, found)
    return found


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _take_strips(blocks: list[list[str]], found: Sorted) -> list[list[str]]:
    """Take the first list of headlines as the strip; others stay visible as what found no place."""
    kept: list[list[str]] = []
    position = 0
    while position < len(blocks):
        block = list(blocks[position])
        position += 1
        title = ""
        if _is_list_title(block[0]) and len(block) == 1 and position < len(blocks) and _is_list(blocks[position]):
            title, block = block[0], list(blocks[position])
            position += 1
        elif len(block) > 1 and not _is_list([block[0]]) and (_is_list([block[1]]) or _is_list_title(block[0])):
            title = block.pop(0)
        if not title and not _is_list(block):
            kept.append(block)
            continue
        items: list[str] = []
        while block and not _TRAIL.match(block[0]) and (title or _is_list([block[0]]) or not items):
            if not _is_list([block[0]]) and items and not _is_list_title(title):
                break
            items += split_strip(block.pop(0))
        if found.article.strip.links:
            found.unplaced.append("\n".join(filter(None, (title, *items))))
        else:
            links = tuple(RelatedLink(headline=item) for item in items)
            strip = Strip(title=title.rstrip(":："), links=links) if title else Strip(links=links)
            found.article = replace(found.article, strip=strip)
        if block:
            kept.append(block)
    return kept


def _is_list_title(line: str) -> bool:
    return len(line) <= _LINE_LENGTH and bool(_LIST_TITLE.match(line)) and not _SENTENCE_END.search(line)


def _is_list(block: list[str]) -> bool:
    if len(block) == 1:
        return len(_BULLETED.findall(block[0])) >= 1 and not _TRAIL.match(block[0])
    return all(_ITEM.match(line) for line in block)


def _take_trail(blocks: list[list[str]], found: Sorted) -> list[list[str]]:
    kept = []
    for block in blocks:
        lines = []
        for line in block:
            trail = _TRAIL.match(line)
            is_trail = trail and (":" in line or "：" in line or (len(line) < _LINE_LENGTH and _STEP.search(line)))
            if trail and is_trail and not found.article.section:
                steps = tuple(step for step in _STEP.split(trail["path"]) if step.casefold() not in _HOME)
                found.article = replace(found.article, section=steps)
                found.left_out.append(line)
            else:
                lines.append(line)
        if lines:
            kept.append(lines)
    return kept


def _take_story(blocks: list[list[str]], found: Sorted) -> None:
    article = found.article
    headline = ""
    paragraphs: list[str] = []
    for block in blocks:
        lines = []
        for line in block:
            rest = _without_controls(line, found)
            if not rest:
                continue
            if _FOOTER.match(rest):
                found.left_out.append(rest)
            elif not article.date and not paragraphs and (origin := _origin(rest)) is not None:
                source, date, more = origin
                article = replace(article, source=source or article.source, date=date)
                if more:
                    found.unplaced.append(more)
            elif not paragraphs and not article.byline and (by := _BYLINE.match(rest)):
                names = re.split(r",\s*|\s+and\s+|\s*&\s*", by["names"])
                article = replace(article, byline=tuple(names))
            else:
                lines.append(rest)
        if lines and not headline and len(lines[0]) <= _HEADLINE_LENGTH:
            headline = lines.pop(0)
        paragraphs += _paragraphs(lines)
    located = _LOCATED.match(paragraphs[0]) if paragraphs else None
    if located:
        place = located["place"].strip()
        article = replace(article, dateline=place.title(), source=article.source or located["source"])
        found.left_out.append(located[0].strip())
        paragraphs[0] = paragraphs[0][located.end() :]
    body = "\n\n".join(as_markdown(paragraph) for paragraph in paragraphs)
    found.article = replace(article, headline=headline, body=body)


def _without_controls(line: str, found: Sorted) -> str:
    """Return `line` without the reader's controls: all of it where it is one, or those at its end behind a date."""
    if _CONTROLS.fullmatch(line.strip(" :|[]()")):
        found.left_out.append(line)
        return ""
    date = DATE.search(line)
    if date:
        behind = line[date.end() :].strip()
        if behind and _CONTROLS.fullmatch(behind.strip(" :|[]()")):
            found.left_out.append(behind)
            return line[: date.end()].strip()
    return line


def _origin(line: str) -> tuple[str, dt.date, str] | None:
    """Return source, date and what else stands in a source-and-date line; None where it is none."""
    match = DATE.search(line)
    if match is None or len(line) - len(match["date"]) > _SOURCE_LENGTH:
        return None
    date = read_date(match["date"])
    if date is None:
        return None
    before = _BEFORE_SOURCE.sub("", line[: match.start()])
    behind = re.sub(r"^[\s,，|·-]*(?:source|来源)?\s*[:：]?\s*", "", line[match.end() :], flags=re.IGNORECASE)
    source = before.strip(" ,，|·-–—:：")
    if _SENTENCE_END.search(line) and source.count(" ") > 4:
        return None
    if source:
        return source, date, behind.strip()
    return behind.strip(" ,，|·-"), date, ""


def _paragraphs(lines: list[str]) -> list[str]:
    """Return the paragraphs of a block: its lines where each is one, joined where they were wrapped."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not _SENTENCE_END.search(paragraphs[-1]):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs
