"""How well published pages are read: `python -m benchmarks.pages FOLDER`, with a NAME.json beside each NAME.html.

The JSON tells what is to be found: `headline` (or a list of those that are right), `body` as plain text and, where
known, `byline`, `date` (as 2026-01-19) and `links` (headlines). The body is measured by runs of four words: F1 of the
mean precision and recall over all pages.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

import markdown
from readability import Document

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Article, Settings
from newsdesk.wire import read_path
from newsdesk.wire.decoding import decode
from newsdesk.wire.html_lines import lines_of, parse_html

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_]+")
_RUN = 4


def words(text: str) -> list[str]:
    """Return the words of a text, each Chinese or Japanese sign one."""
    return [word.casefold() for word in _WORD.findall(text)]


def shared(found: str, wanted: str) -> tuple[float, float]:
    """Return the precision and recall of the runs of words in `found`."""
    ours, theirs = (_runs(words(text)) for text in (found, wanted))
    both = sum((ours & theirs).values())
    return (both / ours.total() if ours else float(not theirs)), (both / theirs.total() if theirs else 1.0)


def _runs(found: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(found[start : start + _RUN]) for start in range(max(1, len(found) - _RUN + 1)) if found)


def _is_one_of(line: str, wanted: str | list[str]) -> bool:
    return any(words(line) == words(entry) for entry in ([wanted] if isinstance(wanted, str) else wanted))


def _ours(path: Path) -> Article:
    try:
        return read_path(path, Settings())[0].article
    except ImportRejectedError as error:
        print(f"{path.name}: {error}")
        return Article()


def _as_text(html: str) -> str:
    return "\n".join(lines_of(parse_html(html))) if html.strip() else ""


def _score(pairs: list[tuple[float, float]]) -> str:
    precision, recall = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    return f"F1 {2 * precision * recall / (precision + recall):.3f} (precision {precision:.3f}, recall {recall:.3f})"


def main(folder: Path) -> None:
    """Print a line for each page that is read poorly, and the figures of all beside those of readability-lxml."""
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    hits: dict[str, list[bool]] = {}
    slowest = (0.0, "")
    for told in sorted(folder.glob("*.json")):
        wanted = json.loads(told.read_text("utf-8"))
        path = told.with_suffix(".html")
        started = time.perf_counter()
        article = _ours(path)
        slowest = max(slowest, (time.perf_counter() - started, path.name))
        ours.append(shared(_as_text(markdown.markdown(article.body, extensions=["extra"])), wanted["body"]))
        document = Document(decode(path.read_bytes(), path.name))
        theirs.append(shared(_as_text(document.summary()), wanted["body"]))
        asked = {
            "headline": _is_one_of(article.headline, wanted["headline"]),
            "headline, readability-lxml": _is_one_of(document.short_title(), wanted["headline"]),
        }
        if wanted.get("byline"):
            asked["byline"] = any(_is_one_of(name, wanted["byline"]) for name in article.byline)
        if wanted.get("date"):
            asked["date"] = str(article.date)[:10] == wanted["date"][:10]
        if wanted.get("links"):
            asked["links"] = [link.headline for link in article.strip.links] == wanted["links"]
        for name, right in asked.items():
            hits.setdefault(name, []).append(right)
        if min(ours[-1]) < 0.95 or not asked["headline"]:
            seen = "" if asked["headline"] else f"; {article.headline!r} is not {wanted['headline']!r}"
            rates = "{:.2f}/{:.2f} (readability-lxml {:.2f}/{:.2f})".format(*ours[-1], *theirs[-1])
            print(f"{path.stem}: {rates}{seen}")
    print(f"\n{len(ours)} pages\nbody: {_score(ours)}\nbody, readability-lxml: {_score(theirs)}")
    for name, found in sorted(hits.items()):
        print(f"{name}: {sum(found)} of {len(found)}, {100 * sum(found) / len(found):.0f} %")
    print(f"slowest: {slowest[0]:.1f} s, {slowest[1]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
