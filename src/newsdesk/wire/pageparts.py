"""The parts that the text of a page falls into: lines, lists of headlines, furniture."""

import re
from itertools import pairwise

from newsdesk.model import clean_line, clean_text
from newsdesk.wire.chrome import is_chrome, is_control, is_menu
from newsdesk.wire.dates import DATE
from newsdesk.wire.lines import BULLETS, split_strip
from newsdesk.wire.origins import read_byline, read_origin
from newsdesk.wire.part import Part, ends_sentence, headline_size, is_prose
from newsdesk.wire.trails import take_trail, trail_steps

_LIST_TITLE = re.compile(
    r"(?:off the wire|related|more (?:on|from|about|stories|news|coverage|like)|read (?:also|more|next)|see also"
    r"|also (?:read|see)|latest|most (?:read|popular|viewed)"
    r"|recommended|you may (?:also )?like|further reading|top stories|in pictures"
    r"|相关|相關|更多|延伸阅读|延伸閱讀|推荐|热点|最新|関連|あわせて読みたい|관련"
    r"|mehr zum thema|lesen sie auch|auch interessant|weitere (?:artikel|meldungen)|zum thema"
    r"|sur le même sujet|[àa] lire (?:aussi|également)|lire aussi|articles liés"
    r"|te puede interesar|noticias relacionadas|lea también|más información|leia também|leia mais|leggi anche"
    r"|читайте также|по теме|материалы по теме|похожие|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|ذات صلة)",
    re.IGNORECASE,
)
_BULLET_ITEM = re.compile(rf"[{BULLETS}»›]\s*\S")
_DASH_ITEM = re.compile(r"[-*+–—]\s+\S")
_NUMBER_ITEM = re.compile(r"\(?(\d{1,3})[.)、．]\s*\D")
_LINE = 250


def split_page(text: str, left_out: list[str], unplaced: list[str]) -> tuple[list[Part], tuple[str, ...]]:
    """Return the parts of a page's text in order, and the section it stands in; furniture goes to `left_out`."""
    lines: list[Part] = []
    gap = True
    for raw in clean_text(text).replace("\u00a0", " ").replace("\u3000", " ").split("\n"):
        line = clean_line(raw)
        if not line:
            gap = True
            continue
        shown = raw.strip()
        if is_chrome(line):
            left_out.append(line)
        elif len(shown) < _LINE and is_menu(shown) and trail_steps(line) is None and read_origin(line) is None:
            # A menu may still be a row of a table in the story: where it stands decides, later.
            lines.append(Part(line, gap=gap, raw=["menu"]))
        else:
            line = _without_controls(line, left_out)
            lines.append(Part(line, gap=gap))
        gap = False
    lines, trail = take_trail(lines, left_out, unplaced)
    return _with_lists(_unwrapped(lines)), trail


def _without_controls(line: str, left_out: list[str]) -> str:
    """Return `line` without the controls that stand behind its date."""
    if len(line) > _LINE or not (date := DATE.search(line)):
        return line
    for end in (date.end(), *(cut.end() for cut in re.finditer(r"[|·•]|\s{1,3}", line[date.end() :]))):
        place = end if end == date.end() else date.end() + end
        if line[place:].strip() and is_control(line[place:]):
            left_out.append(line[place:].strip(" |·•"))
            return line[:place].rstrip(" |·•")
    return line


def _unwrapped(lines: list[Part]) -> list[Part]:
    """Join the lines that were one paragraph before it was broken at some width."""
    blocks: list[list[Part]] = []
    apart = True
    for line in lines:
        alone = _stands_alone(line)
        if apart or alone or line.gap:
            blocks.append([])
        blocks[-1].append(line)
        apart = alone
    widths = [max(len(line.text) for line in block) for block in blocks if _goes_on(block)]
    width = max(widths, default=0)
    return [part for block in blocks for part in (_joined(block, width) if width else block)]


def _stands_alone(line: Part) -> bool:
    text = line.text
    if len(text) > 100 or line.raw or is_list_title(text) or _is_inline(line):
        return True
    if _BULLET_ITEM.match(text) or _DASH_ITEM.match(text) or _NUMBER_ITEM.match(text):
        return True
    return read_origin(text) is not None or read_byline(text) is not None


def _goes_on(block: list[Part]) -> bool:
    """Return whether a block shows that it was broken: long lines that end in mid-sentence before a small letter."""
    pairs = list(pairwise(block))
    width = max(len(line.text) for line in block)
    broken = [
        line.text[0].islower() and not ends_sentence(last.text) and len(last.text) * 3 > width * 2
        for last, line in pairs
    ]
    return any(broken) and sum(not ends_sentence(last.text) for last, _ in pairs) * 2 >= len(pairs)


def _joined(block: list[Part], width: int) -> list[Part]:
    paragraphs = [block[0]]
    for last, line in pairwise(block):
        full = len(last.text) + 1 + len(line.text.partition(" ")[0]) > width * 0.9
        if full or (line.text[0].islower() and not ends_sentence(last.text)):
            paragraphs[-1].text += f" {line.text}"
        else:
            paragraphs.append(line)
    return paragraphs


def is_list_title(line: str) -> bool:
    """Return whether a line says of itself that a list of other stories follows."""
    return len(line) <= 60 and bool(_LIST_TITLE.match(line)) and not ends_sentence(line) and headline_size(line) <= 6


def _with_lists(lines: list[Part]) -> list[Part]:
    parts: list[Part] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        named = is_list_title(line.text) and not line.raw
        start = position + 1 if named else position
        end = _end_of_list(lines, start, named=named)
        if end == start or (named and _is_inline(line)):
            named = False
            end = _end_of_list(lines, position, named=False)
            start = position
        if end == start:
            parts.append(line)
            position += 1
            continue
        title = line.text if named else ""
        if not named and parts and _can_be_title(parts[-1]) and not line.gap:
            title = parts.pop().text
        raw = [part.text for part in lines[start:end]]
        parts.append(Part(title, gap=line.gap, items=split_strip("\n".join(raw)), raw=raw, named=named))
        position = end
    return parts


def _can_be_title(part: Part) -> bool:
    text = part.text
    plain = not (part.items or part.raw or ends_sentence(text))
    return plain and len(text) <= 40 and headline_size(text) <= 5 and read_origin(text) is None


def _end_of_list(lines: list[Part], start: int, *, named: bool) -> int:
    """Return where the list that begins at `start` ends; `start` where none begins there."""
    end = start
    if start >= len(lines):
        return start
    while end < len(lines) and not (end > start and lines[end].gap):
        goes_on = end > start and lines[end - 1].text[-1] in BULLETS
        if not goes_on and not _is_inline(lines[end]):
            break
        end += 1
    if end > start:
        return end
    for kind in (_is_bulleted, _is_dashed):
        while end < len(lines) and kind(lines[end]):
            end += 1
        if end - start > (1 if kind is _is_dashed and not named else 0):
            return end
        end = start
    number = 1
    while end < len(lines) and (found := _NUMBER_ITEM.match(lines[end].text)) and int(found[1]) == number:
        end, number = end + 1, number + 1
    if end - start > 1:
        return end
    return _end_of_plain_list(lines, start) if named else start


def _end_of_plain_list(lines: list[Part], start: int) -> int:
    """Return where headlines without marks under a title end: at an empty line, at a paragraph, at a source line."""
    end = start
    while end < len(lines) and (end == start or not lines[end].gap) and not lines[end].prose:
        if lines[end].raw or read_origin(lines[end].text) or read_byline(lines[end].text):
            break
        end += 1
    alone = end - start == 1 and lines[start].gap
    return start if alone else end


def _is_inline(line: Part) -> bool:
    text = line.text
    if line.raw or not any(sign in text for sign in BULLETS + "»›"):
        return False
    entries = split_strip(text)
    if len(entries) < 2 or (len(text) <= 160 and read_origin(text)):
        return False
    sizes = sorted(map(headline_size, entries))
    return sizes[len(sizes) // 2] > 1 and not (len(entries) == 2 and is_prose(text))


def _is_bulleted(line: Part) -> bool:
    return not line.raw and _BULLET_ITEM.match(line.text) is not None


def _is_dashed(line: Part) -> bool:
    return not line.raw and _DASH_ITEM.match(line.text) is not None
