"""Bold and italic as pure functions on a text and a selection, which may be a mere caret; knows no Qt."""

import re
from dataclasses import dataclass

from newsdesk.ui.writing.markup import Edit, whole_lines

_SIGNS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,4}[.)]|#{1,6}|>)[ \t]+)*")
# Neither what is escaped nor code has marks in it; a star between blanks is a star.
_RUNS = re.compile(r"\\.|(?P<ticks>`{1,9})(?!`).{1,1000}?(?<!`)(?P=ticks)(?!`)|(?P<run>\*+)", re.DOTALL)
_MARKS = ("**", "*")
# Stands for what is about to be typed: marks with nothing between them, or a blank alone, are no marks.
_CARET = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Span:
    """Marked words: where the mark before them begins, and where the one behind them ends."""

    mark: str
    start: int
    end: int

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + len(self.mark), self.end - len(self.mark)

    def shrunk(self, by: int) -> "_Span":
        return _Span(self.mark, self.start, self.end - by)


def toggle_mark(text: str, start: int, end: int, mark: str) -> Edit:
    """Set the selection in `mark` (`**` or `*`), each paragraph by itself, or take it out where it stands already.

    A caret begins the mark or ends it; in the middle of marked words it takes it from them. At an edge of marked words
    it steps out of the marks, or into them: no two of them ever meet.
    """
    if start == end:
        return _toggle_at(text, start, mark)
    width = len(mark)
    # Blanks and signs stay outside: Markdown marks no text that begins or ends with one.
    parts = _parts(text, start, end)
    if len(parts) > 1:
        return _around_each(text, parts, mark)
    start, end = parts[0] if parts else (start, end)
    inner = text[start:end]
    if _marked(text[:start], text[end:], mark):
        return Edit(text[: start - width] + inner + text[end + width :], start - width, end - width)
    if _wears(inner, mark):
        return Edit(text[:start] + inner[width:-width] + text[end:], start, end - 2 * width)
    return Edit(text[:start] + mark + inner + mark + text[end:], start + width, end + width)


def leave_marks(text: str, at: int) -> Edit | None:
    """Go behind the marks that end at the end of this line, so that the next one begins without; None without any."""
    line = text[at:].partition("\n")[0]
    if not line or line.strip("*"):
        return None
    made = Edit(text, at, at)
    for mark in ("*", "**", "*"):
        first, last = _paragraph_around(made.text, made.start)
        if _span_around(made.text[first : made.start], made.text[made.start : last], mark) is not None:
            made = _toggle_at(made.text, made.start, mark)
    return None if made == Edit(text, at, at) else made


def delete_empty_marks(text: str, at: int) -> Edit | None:
    """Take out the marks that stand right before and behind the caret with nothing in them; None where none do."""
    stars = _empty_marks(text, at)
    return _toggle_at(text, at, "*" if stars % 2 else "**") if stars else None


def put_blank_before_marks(text: str, at: int) -> Edit | None:
    """Put a blank before marks that are still empty: within, it would keep them from being any; None without them."""
    stars = _empty_marks(text, at)
    return Edit(f"{text[: at - stars]} {text[at - stars :]}", at + 1, at + 1) if stars else None


def _empty_marks(text: str, at: int) -> int:
    """Return how many stars right before the caret belong to marks that have nothing in them yet."""
    first, last = _paragraph_around(text, at)
    return _count_empty(text[first:at], text[at:last])


def _count_empty(before: str, after: str) -> int:
    spans = [span for mark in _MARKS if (span := _span_around(before, after, mark)) is not None]
    outer = [
        span.start
        for span in spans
        if not before[span.start :].strip("*") and not after[: span.end - len(before) - len(_CARET)].strip("*")
    ]
    return len(before) - min(outer, default=len(before))


def _toggle_at(text: str, at: int, mark: str) -> Edit:
    first, last = _paragraph_around(text, at)
    before, after = text[first:at], text[at:last]
    around, empty = _span_around(before, after, mark), _count_empty(before, after)
    if around is not None and empty >= len(before) - around.start:
        before, after = _toggled_off(before, after, around)
    else:
        # Other marks that have nothing in them yet go along with the caret.
        before, after = before[: len(before) - empty], after[empty:]
        if around is not None:
            before, after = _toggled_off(before, after, around.shrunk(2 * empty))
        elif (place := _step_in(before + after, len(before), mark)) is not None:
            before, after = (before + after)[:place], (before + after)[place:]
        else:
            before, after = before + mark, mark + after
        before, after = before + empty * "*", empty * "*" + after
    place = first + len(before)
    return Edit(text[:first] + before + after + text[last:], place, place)


def _span_around(before: str, after: str, mark: str) -> _Span | None:
    """Return the marked words that the caret is in; they count the caret as a letter."""
    here = len(before)
    spans = _spans(before + _CARET + after)
    return next((span for span in spans if span.mark == mark and span.inner[0] <= here < span.inner[1]), None)


def _toggled_off(before: str, after: str, span: _Span) -> tuple[str, str]:
    """Return what stands before and behind the caret once it is no longer within the marked words."""
    start, end, width = span.inner[0], span.inner[1] - len(before) - len(_CARET), len(span.mark)
    written, to_come = before[start:].strip(" *"), after[:end].strip(" *")
    if bool(written) == bool(to_come):
        # In the midst of them, or with nothing in them yet.
        return before[: span.start] + before[start:], after[:end] + after[end + width :]
    if to_come:
        return before[: span.start], before[span.start :] + after
    stars = after[: end + width].count("*")
    ending = "*" * stars
    other = _span_around(before, after, _MARKS[width - 1])
    if other is not None and stars == len("***") and other.start == start:
        # Either of the two marks may be the inner one: the other goes on.
        ending = span.mark
    # A blank before a mark would keep it from ending anything.
    bare = before.rstrip(" ")
    more = after[: end + width].count(" ") * " "
    return bare + ending + before[len(bare) :], "*" * (stars - len(ending)) + more + after[end + width :]


def _step_in(words: str, here: int, mark: str) -> int | None:
    """Return where the caret is within the marked words that it stands right beside; None where it does not."""
    for span in _spans(words):
        start, end = span.inner
        if span.mark == mark and end < here and not words[end:here].strip("*"):
            return end
        if span.mark == mark and here < start and not words[here:start].strip("*"):
            return start
    return None


def _spans(words: str) -> list[_Span]:
    """Return the marked words of a paragraph, the inner before the outer."""
    spans: list[_Span] = []
    opened: list[_Span] = []
    for found in _RUNS.finditer(words):
        if not found["run"]:
            continue
        place, behind = found.start(), found.end()
        if not (words[:place][-1:].strip() or words[behind : behind + 1].strip()):
            continue
        while place < behind:
            left = behind - place
            if left == len("**") and _is_ambiguous(opened):
                opened[-2:] = _turned(*opened[-2:])
            known = [span.mark for span in opened if span.end < place]
            # A run of one mark's length is that mark, whatever was opened last.
            closing = _MARKS[2 - left] if left < len("***") else known[-1] if known else ""
            if closing in known:
                while (span := opened.pop()).mark != closing:
                    continue
                place += len(closing)
                spans.append(_Span(closing, span.start, place))
                continue
            mark = next((mark for mark in _MARKS if len(mark) <= left and mark not in known), "")
            if mark:
                opened.append(_Span(mark, place, place + len(mark)))
            place += len(mark) or 1
    return spans


def _is_ambiguous(opened: list[_Span]) -> bool:
    """Whether the last two were opened by three stars: either is the outer one."""
    return len(opened) > 1 and opened[-2].mark == "**" and opened[-2].end == opened[-1].start


def _turned(outer: _Span, inner: _Span) -> tuple[_Span, _Span]:
    place = outer.start
    return (
        _Span(inner.mark, place, place + len(inner.mark)),
        _Span(outer.mark, place + len(inner.mark), place + len(inner.mark) + len(outer.mark)),
    )


def _paragraph_around(text: str, at: int) -> tuple[int, int]:
    """Return where the paragraph, entry or heading around the caret begins, behind its signs, and where it ends."""
    first, last = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at)
    last = len(text) if last < 0 else last
    begins = [begin for begin, _edge in _parts(text, first, last)]
    here = [begin for begin in begins if begin <= at]
    if not here:
        return whole_lines(text, at, at)
    return here[-1], min(begins[len(here) :], default=last)


def _around_each(text: str, parts: list[tuple[int, int]], mark: str) -> Edit:
    width = len(mark)
    (start, first), (last, end) = parts[0], parts[-1]
    # Marks just outside the selection belong to its words.
    if text[:start].endswith(mark) and text[start:first].endswith(mark):
        start -= width
    if text[end:].startswith(mark) and text[last:end].startswith(mark):
        end += width
    parts = [(start, first), *parts[1:-1], (last, end)]
    off = all(_wears(text[begin:edge], mark) for begin, edge in parts)
    made, place = "", start
    for begin, edge in parts:
        words = text[begin:edge]
        made += text[place:begin]
        made += words[width:-width] if off else words if _wears(words, mark) else f"{mark}{words}{mark}"
        place = edge
    return Edit(text[:start] + made + text[end:], start, start + len(made))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of each paragraph, entry or heading in a selection begin and end, without its signs."""
    parts: list[tuple[int, int]] = []
    place, afresh = start, True
    for line in text[start:end].split("\n"):
        signs = _SIGNS.match(text, text.rfind("\n", 0, place) + 1)
        begin = max(place + len(line) - len(line.lstrip()), signs.end() if signs else 0)
        edge = max(begin, place + len(line.rstrip()))
        if begin == edge:
            afresh = True
        elif afresh or (signs and signs[0].strip()):
            parts.append((begin, edge))
            afresh = bool(signs and "#" in signs[0])
        else:
            parts[-1] = (parts[-1][0], edge)
        place += len(line) + 1
    return parts


def _wears(words: str, mark: str) -> bool:
    """Whether words are marked as a whole."""
    width = len(mark)
    inner = words[width:-width]
    rest = inner.strip("*") if width > 1 else inner.replace("**", "")
    return bool(inner.strip("*")) and mark not in rest and _marked(words[: _stars(words)], words[-width:], mark)


def _stars(words: str) -> int:
    return len(words) - len(words.lstrip("*"))


def _marked(before: str, after: str, mark: str) -> bool:
    if not (before.endswith(mark) and after.startswith(mark)):
        return False
    if mark != "*":
        return True
    # One star is a mark of its own; two are another; three are both.
    run = len(before) - len(before.rstrip("*"))
    return run % 2 == 1
