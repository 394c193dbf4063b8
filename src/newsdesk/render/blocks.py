"""Cuts Markdown into the chunks that can be rendered one by one."""

import re
from collections import Counter
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from newsdesk.render.limits import RenderTimeoutError

# Lists, quotes and definitions go on after an empty line, and so do their indented parts: no cut before any of them.
_CUT = re.compile(r"(?<!\n)\n{2,}+(?![ >]|[*+-](?: |\n|$)|\d+\.(?: |\n|$)|:)")
_SPACES = re.compile(r"\n +(?=\n)")
_RULE = re.compile(r"(?:[*-] *)+")
_DEFINED = re.compile(r"^ {0,3}: {1,3}", re.MULTILINE)
_NESTING = re.compile(r"(?: *(?:>|[*+-] |\d+\. ))*")
_OPENED = re.compile(r"<!--|<\?|<!\[CDATA\[")
_CLOSING = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_TAG = re.compile(
    r"<(/?)(address|article|aside|blockquote|body|canvas|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|"
    r"footer|form|frameset|h[1-6]|head|header|hgroup|html|iframe|legend|li|main|map|math|menu|nav|noframes|noscript|"
    r"object|ol|optgroup|option|output|p|pre|progress|script|section|select|style|summary|svg|table|tbody|td|textarea|"
    r"tfoot|th|thead|title|tr|ul|video)(?![\w-])",
    re.IGNORECASE,
)
_LONGEST = 2_000_000
_DEEPEST = 40


def cut(text: str) -> list[str]:
    """Cut `text` at the empty lines where Markdown's blocks surely end.

    What a chunk means then depends on itself and on what the whole text defines, on nothing else around it: fenced
    code and raw HTML that is closed somewhere stay whole, a list stays with its items, a definition list with its
    neighbours. Raw HTML that is never closed ends at the next empty line.
    """
    if len(text) > _LONGEST:
        raise RenderTimeoutError(
            "A text of more than {limit:,} characters cannot be laid out; split the story.", limit=_LONGEST
        )
    # As the library normalises it, so that both see the same empty lines.
    text = _SPACES.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
    whole = _whole_parts(text)
    chunks: list[str] = []
    start = part = 0
    for gap in _CUT.finditer(text):
        while part < len(whole) and whole[part][1] <= gap.start():
            part += 1
        if part < len(whole) and whole[part][0] < gap.start():
            continue
        chunks.append(text[start : gap.start()])
        start = gap.end()
    chunks.append(text[start:])
    if ":" in text and _DEFINED.search(text):
        chunks = _definition_lists_joined(chunks)
    return [chunk for chunk in (chunk.strip("\n") for chunk in chunks) if chunk.strip()]


def require_shallow(chunk: str) -> None:
    """Raise where quotes and lists nest so deep on one line that the depth of Python's stack would decide."""
    for line in chunk.split("\n"):
        if line[:1] in " >*+-0123456789" and not _RULE.fullmatch(line):
            signs = _NESTING.match(line)
            if signs is not None and len(signs[0].replace("    ", ">").replace(" ", "")) > _DEEPEST:
                raise RenderTimeoutError(
                    "Quotes or lists nest more than {limit} deep; make the text flatter.", limit=_DEEPEST
                )


def _whole_parts(text: str) -> list[tuple[int, int]]:
    """Return where no cut may be: from start to end, in order and without overlaps."""
    parts = []
    if "```" in text or "~~~" in text:
        # The very expression that the library finds them with, so that both see the same ones.
        parts = [fence.span() for fence in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text)]
    if "<" not in text:
        return parts
    fences = iter([*parts, (len(text), len(text))])
    fence = next(fences)
    parts += _closed(text)
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        while tag.start() >= fence[1]:
            fence = next(fences)
        name = tag[2].lower()
        if tag.start() >= fence[0]:
            continue
        if not tag[1]:
            opened.append((name, tag.start()))
            names[name] += 1
            continue
        while names[name]:
            last, where = opened.pop()
            names[last] -= 1
            if last == name:
                parts.append((where, tag.end()))
                break
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of comments and the like. A closing sign that is missing is looked for once, not each time."""
    place = 0
    missing: set[str] = set()
    for opened in _OPENED.finditer(text):
        sign = opened[0]
        if opened.start() >= place and sign not in missing:
            end = text.find(_CLOSING[sign], opened.end())
            if end < 0:
                missing.add(sign)
            else:
                place = end + len(_CLOSING[sign])
                yield opened.start(), place


def _definition_lists_joined(chunks: list[str]) -> list[str]:
    joined: list[str] = []
    before = False
    for chunk in chunks:
        defines = _DEFINED.search(chunk) is not None
        if defines and before:
            joined[-1] += "\n\n" + chunk
        else:
            joined.append(chunk)
        before = defines
    return joined
