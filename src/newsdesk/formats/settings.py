"""Publication settings, wherever they come from: what is wrong with them, and what stands in its place."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from zoneinfo import available_timezones

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import (
    ADJUSTABLE_RULE_NAMES,
    DATE_STYLES,
    DATELINE_STYLES,
    SEVERITY_CHOICES,
    Settings,
    is_base_url,
    is_language_tag,
)

_DATELINE_PARTS = frozenset({"{place}", "{date}", "{source}"})
_LONGEST_DATELINE = 80
_zones = lru_cache(maxsize=1)(available_timezones)


def wrong_settings(settings: Settings) -> Mapping[str, Message]:
    """Return a sentence for each setting that is wrong, by its name; none where all are good."""
    wrong = {
        "base_url": _base_url(settings.base_url),
        "language": _language(settings.language),
        "time_zone": _time_zone(settings.time_zone),
        "date_style": _date_style(settings.date_style),
        "dateline": _dateline(settings.dateline),
        "theme": _theme(settings.theme),
        "rules": _rules(settings.rules),
    }
    return {name: sentence for name, sentence in wrong.items() if sentence is not None}


def require_settings(settings: Settings, was: Settings) -> None:
    """Raise `NewsdeskError` for the first setting that is wrong and is not as it `was`.

    What a desk holds already is no hindrance: else of two wrong settings neither could be mended alone.
    """
    for name, sentence in wrong_settings(settings).items():
        if getattr(settings, name) != getattr(was, name):
            raise NewsdeskError(sentence)


def sound_settings(settings: Settings) -> Settings:
    """Return the settings with ours in the place of each that is wrong: a story is not lost for its settings."""
    return replace(settings, **{name: getattr(Settings(), name) for name in wrong_settings(settings)})


def _base_url(value: str) -> Message | None:
    if not value or is_base_url(value):
        return None
    return Message(
        "The base URL “{value}” is no web address; write it as https://news.example.org, without blanks, “?” or “#”.",
        value=value,
    )


def _language(value: str) -> Message | None:
    if is_language_tag(value):
        return None
    return Message("The language “{value}” is no language; write its tag, such as en, de or zh-Hans.", value=value)


def _time_zone(value: str) -> Message | None:
    if value in _zones():
        return None
    return Message("The time zone “{value}” is no time zone; choose one such as Europe/Paris or UTC.", value=value)


def _date_style(value: str) -> Message | None:
    if value in DATE_STYLES:
        return None
    return Message("The date style “{value}” is none; there are: {names}.", value=value, names=", ".join(DATE_STYLES))


def _dateline(value: str) -> Message | None:
    parts = set(re.findall(r"\{[^{}]*\}", value))
    if value in DATELINE_STYLES or (
        "{place}" in parts and parts <= _DATELINE_PARTS and len(value) <= _LONGEST_DATELINE
    ):
        return None
    return Message(
        "The dateline “{value}” is none; there are: {names}; or write a pattern such as {example}.",
        value=value,
        names=", ".join(DATELINE_STYLES),
        example=DATELINE_STYLES["xinhua"],
    )


def _theme(value: str) -> Message | None:
    # What knows the themes makes pages, and is heavy: a start needs none of it.
    from newsdesk.render.theme import themes

    if value in themes():
        return None
    return Message("The theme “{value}” is not installed; there are: {names}.", value=value, names=", ".join(themes()))


def _rules(value: str) -> Message | None:
    for word in value.split():
        rule, _, grade = word.partition("=")
        if rule not in ADJUSTABLE_RULE_NAMES:
            return Message(
                "The rules cannot hold “{word}”: “{rule}” is no rule that can be graded; there are: {names}.",
                word=word,
                rule=rule,
                names=", ".join(sorted(ADJUSTABLE_RULE_NAMES)),
            )
        if grade not in SEVERITY_CHOICES:
            return Message(
                "The rules cannot hold “{word}”; write it as {rule}=GRADE, with one of: {names}.",
                word=word,
                rule=rule,
                names=", ".join(SEVERITY_CHOICES),
            )
    return None
