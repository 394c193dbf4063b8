"""Text of any kind costs time that grows with its length alone: each pattern and each text rule, on pathological text.

Runs of brackets once held the window up. So every pattern in the program is tried in the way the
program uses it: four times the text may take some four times as long, not sixteen times.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import newsdesk
from newsdesk.desk import spelled
from newsdesk.export.house import house_findings
from newsdesk.export.textrules import text_findings
from newsdesk.model import Article, HouseStyleRule, clean_line, clean_text, count_body_words, count_words, mask_markup
from newsdesk.model.tokenizer import count_terms, topic_text
from newsdesk.render.blocks import cut

# What keeps a pattern going: beginnings whose end never comes, and runs that can be cut anywhere.
PIECES = (
    *("[", "[a", "[[", "[](", "[a](b", "![a", "[^", "[a][", "[check", "\n[^a]: b", "]", "![](media:", "((a", "(a "),
    *("`", "``a`", "```\n", "~~~\n", "~~a", "*", "**a", "_a", "* ", "\\"),
    *("<", "<a", "</", '<a b="', "<img ", '<img src="', "<!--", "<?", "<![CDATA[", "<p>", "<style>", "<table>", "&a"),
    *("https://a", "www.", "a.", "a@", "a-", "a/", "a,", "12-", "1", "--", "_", "story:", "media:"),
    *(" ", "\n", "\n\n", " \n", "\t", "\u00a0", "a ", "a b ", "> ", "- ", "1. ", "# ", "#", "|", "|a", " |", ": a\n"),
    *('"', "'", "a：", "é", "一", "{", "@media", "/*", ":root", "--ink:#", "=", "• ", " a | ", "By ", "...", "aaa"),
)
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"}
FREE = 0.004
LENGTH = 3_000
Call = Callable[[str], object]


def cost(call: Call, text: str, tries: int = 3) -> float:
    """Return the processor's seconds of this thread, the least of some tries."""
    best = float("inf")
    for _ in range(tries):
        start = time.thread_time()
        call(text)
        best = min(best, time.thread_time() - start)
    return best


def grows(call: Call, make: Callable[[int], str], length: int = LENGTH) -> str:
    """Return how the time grows from a text to one of four times the length, "" where it keeps step with it."""
    text = make(4 * length)
    if cost(call, text, tries=1) < FREE:
        return ""
    long, short = cost(call, text), cost(call, make(length))
    return "" if long < max(FREE, 9 * short) else f"{short * 1000:.1f} ms became {long * 1000:.1f} ms"


def runs(piece: str) -> Callable[[int], str]:
    return lambda length: "a" + piece * (length // len(piece))


def used(module: Any) -> Iterator[tuple[str, str]]:
    """Yield the patterns of a module and the ways in which its code uses each."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    ways: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
            ways.setdefault(node.value.id, set()).add(node.attr)
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern | regex.Pattern):
            # One that others use is tried in the hardest way.
            for way in ways.get(name, {"finditer"}):
                yield name, way


def modules() -> list[str]:
    names = [info.name for info in pkgutil.walk_packages(newsdesk.__path__, "newsdesk.")]
    return [name for name in names if "migrations" not in name and not name.endswith("__main__")]


def applied(pattern: Any, way: str) -> Call:
    if isinstance(pattern.pattern, bytes):
        return lambda text: _apply(pattern, way, text.encode())
    return lambda text: _apply(pattern, way, text)


def _apply(pattern: Any, way: str, text: Any) -> object:
    if way == "finditer":
        return sum(1 for _ in pattern.finditer(text))
    return getattr(pattern, way)(type(text)(), text) if way in ("sub", "subn") else getattr(pattern, way)(text)


@pytest.mark.parametrize("room", sorted({".".join(name.split(".")[:2]) for name in modules()}))
def test_no_pattern_of_the_program_takes_more_time_than_its_text_is_long(room: str) -> None:
    slow = {}
    for name in modules():
        if name == room or name.startswith(f"{room}."):
            module = importlib.import_module(name)
            for pattern, way in used(module):
                call = applied(getattr(module, pattern), way)
                for piece in PIECES:
                    if growth := grows(call, runs(piece)):
                        slow[f"{name}.{pattern}.{way}({piece!r} …)"] = growth
    assert slow == {}


HOUSE = (
    HouseStyleRule(avoid="in order to", prefer="to"),
    HouseStyleRule(avoid=r"\b(\d+)%", prefer=r"\1 percent", is_pattern=True),
)
RULES: dict[str, Call] = {
    "text_findings": lambda text: list(text_findings(Article(headline="H", body=text), None)),
    "house_findings": lambda text: list(house_findings(Article(headline="H", body=text), HOUSE)),
    "prose": mask_markup,
    "spelled": lambda text: list(spelled(text)),
    "count_words": count_words,
    "count_body_words": count_body_words,
    "clean_text": clean_text,
    "clean_line": clean_line,
    "terms": lambda text: count_terms(topic_text("Headline", text)),
    "cut": cut,
}


@pytest.mark.parametrize("rule", RULES)
def test_a_text_rule_takes_as_long_as_its_text_is(rule: str) -> None:
    slow = {piece: growth for piece in PIECES if (growth := grows(RULES[rule], runs(piece), 4_000))}
    assert slow == {}
