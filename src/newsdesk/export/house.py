"""The house-style check: where a story has what its house does not write, and the story as its house writes it."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, Finding, HouseStyleRule, Severity, compile_pattern, mask_markup

if TYPE_CHECKING:
    import regex

_FIELDS = ("headline", "standfirst", "description", "body")
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
# The rules are the desk's own, so a pattern among them may be a bad one: all of them together have this long.
_SECONDS = 1.0
_MOST = 100


def require_house_rules(rules: tuple[HouseStyleRule, ...]) -> None:
    """Raise `NewsdeskError` for a rule whose pattern or replacement is none."""
    import regex

    for rule in rules:
        try:
            _compiled(rule)
            # A replacement is looked at only where something is found: here nothing, of which there is some in "".
            regex.sub(f"(?:{rule.avoid})|" if rule.is_pattern else "", _replacement(rule), "")
        except (regex.error, IndexError, NewsdeskError) as error:
            raise NewsdeskError(
                "“{wrong} = {right}” is no rule of the house style: {error}.",
                wrong=rule.avoid,
                right=rule.prefer,
                error=error,
            ) from error


def house_findings(article: Article, rules: tuple[HouseStyleRule, ...]) -> Iterator[Finding]:
    """Yield a note for each place that is not as the house writes, at most a hundred, none in code and addresses."""
    until = time.monotonic() + _SECONDS
    count = 0
    for name in _FIELDS:
        text = getattr(article, name)
        looked_at = _prose(text)
        for rule in rules:
            try:
                for found in _compiled(rule).finditer(looked_at, timeout=max(0.001, until - time.monotonic())):
                    if found[0].strip() and count < _MOST:
                        count += 1
                        yield _finding(name, text, rule, found)
            except TimeoutError:
                yield _slow(rule)
                return
            except NewsdeskError as error:
                # A list that was written by hand; the window takes none in which a rule is not one.
                if name == _FIELDS[0]:
                    yield _useless(rule, error)


def in_house_style(article: Article, finding: Finding, rules: tuple[HouseStyleRule, ...]) -> Article | None:
    """Return the story with this finding written as the house does; None where the place has changed since."""
    for name in _FIELDS:
        text = getattr(article, name)
        looked_at = _prose(text)
        for rule in rules if finding.place.partition(":")[0] == name else ():
            # Rules that can't be used are findings of their own.
            with suppress(NewsdeskError):
                for found in _compiled(rule).finditer(looked_at, timeout=_SECONDS):
                    if _finding(name, text, rule, found) == replace(finding, severity=Severity.NOTE):
                        start, end = found.span()
                        mended = _tidy(text[:start], _written(rule, found), text[end:])
                        return replace(article, **{name: mended})  # type: ignore[arg-type]
    return None


def _finding(name: str, text: str, rule: HouseStyleRule, found: "regex.Match[str]") -> Finding:
    right = _written(rule, found)
    line = text.count("\n", 0, found.start()) + 1
    return Finding(
        rule="house-style",
        severity=Severity.NOTE,
        place=f"body:{line}" if name == "body" else name,
        message=Message("House style: “{right}”, not “{found}”.", right=right, found=found[0].strip())
        if right
        else Message("House style: leave out “{found}”.", found=found[0].strip()),
        mend=Message("Write “{right}”.", right=right) if right else Message("Leave it out."),
    )


def _slow(rule: HouseStyleRule) -> Finding:
    return Finding(
        rule="house-style",
        severity=Severity.NOTE,
        place="settings",
        message=Message("Looking for “{wrong}” takes too long in this story.", wrong=rule.avoid),
        mend=Message("Write the rule simpler, under House style."),
    )


def _useless(rule: HouseStyleRule, error: NewsdeskError) -> Finding:
    return Finding(
        rule="house-style",
        severity=Severity.NOTE,
        place="settings",
        message=Message("House style: “{wrong}” can't be used. {error}", wrong=rule.avoid, error=error.message),
        mend=Message("Write the rule simpler, under House style."),
    )


def _written(rule: HouseStyleRule, found: "regex.Match[str]") -> str:
    right = str(found.expand(_replacement(rule)))
    # What stood at the beginning of a sentence goes on standing there.
    return right[:1].upper() + right[1:] if found[0][:1].isupper() and not rule.is_pattern else right


def _tidy(before: str, right: str, after: str) -> str:
    """Return the text put together, without the blank that words left out leave behind."""
    return before + right + (after if right else after.lstrip(" "))


def _replacement(rule: HouseStyleRule) -> str:
    return rule.prefer if rule.is_pattern else rule.prefer.replace("\\", r"\\")


def _prose(text: str) -> str:
    """Return `text` as long as it is, with blanks for code and for what is not read."""
    unfenced = _FENCED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return "\n".join(map(mask_markup, unfenced.split("\n")))


@lru_cache(maxsize=512)
def _compiled(rule: HouseStyleRule) -> "regex.Pattern[str]":
    import regex

    if rule.is_pattern:
        return compile_pattern(rule.avoid)
    return regex.compile(rf"(?<!\w){regex.escape(rule.avoid, literal_spaces=True)}(?!\w)", regex.IGNORECASE)
