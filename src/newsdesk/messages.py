"""Sentences that remember how they were made, so that the window can say them in the editor's language."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Self


class Wording(str):
    """An English sentence, ready to be shown, that knows its `template` and the `values` put into it.

    It is text like any other for whoever writes, stores or compares it. Where there are no values the template is the
    text itself, so that it may hold braces. The literal templates are among what translators are given.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make the sentence; `values` stand in `template` by their names, in braces."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made

    @classmethod
    def joined(cls, between: str, parts: Iterable[str]) -> Self:
        """Return the parts in one, each of which keeps how it was made."""
        values = {f"part{number}": part for number, part in enumerate(parts)}
        return cls(between.join(f"{{{name}}}" for name in values), **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), dict(self.values)


def recognised(text: str, templates: Iterable[str]) -> Wording:
    """Return text that was stored as the wording it was made from: by the first template that fits, or as it is."""
    for template in templates:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return Wording(template, **found.groupdict())
    return Wording(text)


def kept(told: str) -> str:
    """Return text as a store has it that wants it back as it was made (see `read_kept`); without values, as it is."""
    return json.dumps(_plain(told), ensure_ascii=False) if isinstance(told, Wording) and told.values else str(told)


def read_kept(text: str) -> Wording:
    """Return what `kept` made, or any other text, as a wording; values that were no numbers or wordings are text."""
    return _made(json.loads(text)) if text.startswith(_KEPT) else Wording(text)


_KEPT = '{"template": '


def _plain(value: object) -> object:
    value = getattr(value, "wording", value)
    if isinstance(value, Wording):
        return {"template": value.template, "values": {name: _plain(one) for name, one in value.values.items()}}
    return value if isinstance(value, int | float) else str(value)


def _made(plain: dict[str, Any]) -> Wording:
    values = {name: _made(one) if isinstance(one, dict) else one for name, one in plain["values"].items()}
    return Wording(plain["template"], **values)
