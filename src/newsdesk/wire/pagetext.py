"""The text of a published page, pasted with everything around the story, sorted into fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newsdesk.model import Article, RelatedLink, Settings, Strip
from newsdesk.wire.ages import split_age
from newsdesk.wire.origins import Origin, looks_like_source, read_byline, read_origin, take_located
from newsdesk.wire.pageparts import split_page
from newsdesk.wire.part import Part, ends_sentence, headline_size, is_prose
from newsdesk.wire.plaintext import as_markdown

_HEADLINE, _SHORT, _NEAR = 250, 60, 3


@dataclass(slots=True)
class Sorted:
    """Where the lines of a page went."""

    article: Article
    left_out: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def read_page_text(text: str, settings: Settings, written: Mapping[str, str] | None = None) -> Sorted:
    """Return the story in the text of a page, with what was recognised as chrome and what found no place.

    `written` has the Markdown of lines that were more than plain text.
    """
    found = Sorted(Article(language=settings.language))
    parts, section = split_page(text, found.left_out, found.unplaced)
    found.article = replace(found.article, section=section)
    _Sorter(found, written or {}).sort(parts)
    return found


class _Sorter:
    """Tells the head of a page from its story and its end, and places what stands in each."""

    def __init__(self, found: Sorted, written: Mapping[str, str]) -> None:
        self._found, self._written = found, written
        self._dated = False
        self._paragraphs: list[str] = []

    def sort(self, parts: list[Part]) -> None:
        first, last = _story(parts)
        self._head(parts[:first])
        for part in parts[first:last]:
            self._in_story(part)
        for part in parts[last:]:
            self._behind(part)
        self._open_story()
        article = self._found.article
        self._found.article = replace(article, body="\n\n".join(self._paragraphs))

    def _head(self, parts: list[Part]) -> None:
        plain: list[tuple[int, Part]] = []
        for place, part in enumerate(parts):
            if part.items:
                continue
            origin = read_origin(part.text) if place else None
            origin = origin or read_byline(part.text)
            if part.raw:
                self._found.left_out.append(part.text)
            elif origin is not None and plain:
                self._take_origin(origin, part.text)
            else:
                plain.append((place, part))
        chosen = _headline(plain)
        headline = ""
        for place, part in plain:
            if place == chosen:
                headline = part.text
            elif chosen is None or place < chosen:
                self._found.unplaced.append(part.text)
        self._found.article = replace(self._found.article, headline=headline)
        for place, part in enumerate(parts):
            if part.items:
                nothing_follows = all(there < place for there, _ in plain)
                self._list(part, of_story=nothing_follows and chosen is not None and chosen < place)
        self._under_headline([part for place, part in plain if chosen is not None and place > chosen])

    def _under_headline(self, parts: list[Part]) -> None:
        """Place what stands between headline and story: the headline's own end, the source, the standfirst."""
        for part in parts:
            article = self._found.article
            goes_on = part.text[0].islower() and not part.gap and not ends_sentence(article.headline)
            if goes_on and not article.standfirst:
                self._found.article = replace(article, headline=f"{article.headline} {part.text}")
            elif not article.source and not part.prose and looks_like_source(part.text) and not self._paragraphs:
                self._found.article = replace(article, source=part.text)
            elif not article.standfirst and (part.prose or headline_size(part.text) > 5) and not self._paragraphs:
                self._found.article = replace(article, standfirst=part.text)
            else:
                self._paragraphs.append(self._markdown(part.text))

    def _in_story(self, part: Part) -> None:
        if part.items:
            self._list(part, of_story=not part.named)
            return
        self._paragraphs.append(self._markdown(part.text))

    def _behind(self, part: Part) -> None:
        """Place what follows the last paragraph: lists, a source line at the end, and what is no part of the story."""
        if part.items:
            self._list(part, of_story=False)
        elif part.raw:
            self._found.left_out.append(part.text)
        elif (origin := read_origin(part.text) or read_byline(part.text)) is not None:
            self._take_origin(origin, part.text)
        else:
            self._found.unplaced.append(part.text)

    def _list(self, part: Part, *, of_story: bool) -> None:
        if of_story:
            if part.text:
                self._paragraphs.append(self._markdown(part.text))
            self._paragraphs.append(self._markdown(part.raw[0]) if len(part.raw) == 1 else _markdown_list(part))
        elif self._found.article.strip.links:
            self._found.unplaced.append("\n".join(filter(None, (part.text, *part.raw))))
        else:
            aged = [split_age(item) for item in part.items]
            links = tuple(RelatedLink(headline=headline) for headline, _ in aged)
            self._found.unplaced += [age for _, age in aged if age]
            title = part.text.rstrip(":： ")
            self._found.article = replace(
                self._found.article, strip=Strip(title=title, links=links) if title else Strip(links=links)
            )

    def _take_origin(self, origin: Origin, line: str) -> None:
        article = self._found.article
        told = (origin.source and article.source) or (origin.byline and article.byline)
        if told or (origin.date and self._dated):
            self._found.unplaced.append(line)
            return
        self._dated = self._dated or origin.date is not None
        self._found.article = replace(
            article,
            source=origin.source or article.source,
            byline=origin.byline or article.byline,
            date=origin.date or article.date,
        )
        self._found.left_out += origin.label
        self._found.unplaced += origin.rest

    def _open_story(self) -> None:
        """Take place and agency out of the first paragraph."""
        if not self._paragraphs:
            return
        article, self._paragraphs[0], when = take_located(self._found.article, self._paragraphs[0])
        self._found.article = article
        if when:
            (self._found.left_out if article.date else self._found.unplaced).append(when)

    def _markdown(self, text: str) -> str:
        return self._written.get(text) or as_markdown(text)


def _story(parts: list[Part]) -> tuple[int, int]:
    """Return where the story's text begins and where it has ended."""
    prose = [place for place, part in enumerate(parts) if part.prose]
    first, last = (prose[0], prose[-1] + 1) if prose else (len(parts), len(parts))
    above = any(not part.items and not part.raw and not _credits(part) for part in parts[:first])
    if prose and not above and len(parts[first].text) <= _HEADLINE and first + 1 < len(parts):
        # Nothing above is a headline, so the first line is, though it ends as a sentence does: a question, often.
        asks = parts[first].text[-1] in "?？!！"
        dated = any(_credits(part) for part in parts[first + 1 : first + 1 + _NEAR])
        if asks or dated or (len(parts[first].text) <= 2 * _SHORT and not is_prose(parts[first].text[:-1])):
            first += 1
    for place in range(first, min(first + _NEAR, len(parts))):
        # A standfirst is a sentence too: the story begins behind the line of source and date.
        if above and place > first and not parts[place].prose and _credits(parts[place]) and len(prose) > 1:
            first = place + 1
            break
    while first < len(parts) and not parts[first].items and _credits(parts[first]) and not parts[first].prose:
        first += 1
    if not prose:
        # No sentence at all: what stands below the headline and its source line is the text, whatever it is.
        heads = [place for place, part in enumerate(parts) if not part.items and not part.raw and not _credits(part)]
        near = range(heads[0], min(heads[0] + _NEAR + 1, len(parts))) if heads else range(0)
        first = max((place for place in near if place == heads[0] or _credits(parts[place])), default=first - 1) + 1
    return first, max(first, last)


def _markdown_list(part: Part) -> str:
    """Return a list of the story as Markdown, numbered where it was."""
    numbered = part.raw[0].lstrip("(")[:1] == "1" and not part.items[0].startswith("1")
    marks = (f"{number}." if numbered else "-" for number, _ in enumerate(part.items, start=1))
    return "\n".join(f"{mark} {as_markdown(item)}" for mark, item in zip(marks, part.items, strict=True))


def _credits(part: Part) -> bool:
    return not part.items and (read_origin(part.text) is not None or read_byline(part.text) is not None)


def _headline(plain: list[tuple[int, Part]]) -> int | None:
    """Return where the headline is among the lines above a story: behind the trail, and of some words."""
    fitting = [(place, part) for place, part in plain if len(part.text) <= _HEADLINE]
    behind = [(place, part) for place, part in fitting if part.below] or fitting
    if not behind:
        return None
    worded = [place for place, part in behind if headline_size(part.text) > 3]
    return worded[0] if worded else max(behind, key=lambda there: headline_size(there[1].text))[0]
