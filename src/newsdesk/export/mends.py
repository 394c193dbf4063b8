"""Mends that can be made by machine: a finding in, the story mended out. Nothing is guessed that an editor must say."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from newsdesk.export.house import in_house_style
from newsdesk.export.textrules import DOUBLED
from newsdesk.model import Article, Finding, HouseStyleRule, RelatedLink, strip_tracking_params

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_HEADING = re.compile(r" {0,3}#{1,6}(?=\s)")
_ADDRESS = re.compile(r"https?://\S+")
_SIGNS = re.compile(r"#+")


def mended(article: Article, finding: Finding, house: tuple[HouseStyleRule, ...] = ()) -> Article | None:
    """Return the story with this finding mended, by the rules of its house; None where that takes an editor."""
    if finding.rule == "house-style":
        return in_house_style(article, finding, house)
    mend = _MENDS.get(finding.rule)
    changed = mend(article, finding) if mend is not None else None
    return None if changed == article else changed


def _take_out(article: Article, finding: Finding) -> Article:
    place = _row(finding)
    links = article.strip.links
    return _with_links(article, (*links[:place], *links[place + 1 :]))


def _strip_trackers(article: Article, finding: Finding) -> Article:
    place = _row(finding)
    links = list(article.strip.links)
    links[place] = replace(links[place], url=strip_tracking_params(links[place].url))
    return _with_links(article, tuple(links))


def _one_blank(article: Article, finding: Finding) -> Article:
    return _with_line(article, finding, lambda line: _SPACES.sub(" ", line))


def _one_word(article: Article, finding: Finding) -> Article:
    def once(text: str) -> str:
        for doubled in DOUBLED.finditer(text):
            if f"“{doubled[0]}”" in finding.message:
                return text[: doubled.start()] + doubled[1] + text[doubled.end() :]
        return text

    if finding.place.startswith("body:"):
        return _with_line(article, finding, once)
    return replace(article, **{finding.place: once(getattr(article, finding.place))})  # type: ignore[arg-type]


def _rank(article: Article, finding: Finding) -> Article:
    signs = _SIGNS.search(finding.mend)
    return _with_line(article, finding, lambda line: _HEADING.sub(signs[0] if signs else "##", line, count=1))


def _lead_there(article: Article, finding: Finding) -> Article:
    address = _ADDRESS.search(finding.mend)
    if address is None or not finding.place.startswith("links["):
        return article
    place = _row(finding)
    links = list(article.strip.links)
    links[place] = replace(links[place], url=address[0])
    return _with_links(article, tuple(links))


_MENDS: Mapping[str, Callable[[Article, Finding], Article]] = MappingProxyType(
    {
        "duplicate-link": _take_out,
        "tracked-link": _strip_trackers,
        "link-moved": _lead_there,
        "double-space": _one_blank,
        "doubled-word": _one_word,
        "heading-order": _rank,
    }
)


def _row(finding: Finding) -> int:
    return int(finding.place.removeprefix("links[").removesuffix("]")) - 1


def _with_links(article: Article, links: tuple[RelatedLink, ...]) -> Article:
    return replace(article, strip=replace(article.strip, links=links))


def _with_line(article: Article, finding: Finding, change: Callable[[str], str]) -> Article:
    lines = article.body.split("\n")
    number = int(finding.place.partition(":")[2]) - 1
    if number < len(lines):
        lines[number] = change(lines[number])
    return replace(article, body="\n".join(lines))
