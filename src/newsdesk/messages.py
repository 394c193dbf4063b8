"""Sentences that remember how they were made, so that the window can say them in the editor's language."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Self


class Message(str):
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
    def join_parts(cls, between: str, parts: Iterable[str]) -> Self:
        """Return the parts in one, each of which keeps how it was made."""
        values = {f"part{number}": part for number, part in enumerate(parts)}
        return cls(between.join(f"{{{name}}}" for name in values), **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), dict(self.values)


def match_template(text: str, templates: Iterable[str]) -> Message:
    """Return text that was stored as the wording it was made from: by the first template that fits, or as it is."""
    for template in templates:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return Message(template, **found.groupdict())
    return Message(text)


def dump_message(told: str) -> str:
    """Serialize a message so that `load_message` restores it; text without values stays as it is."""
    return (
        json.dumps(_to_json_value(told), ensure_ascii=False) if isinstance(told, Message) and told.values else str(told)
    )


def load_message(text: str) -> Message:
    """Restore a message from `dump_message` or any other text; values other than numbers and messages become text."""
    return _message_from_dict(json.loads(text)) if text.startswith(_DUMP_PREFIX) else Message(text)


_DUMP_PREFIX = '{"template": '


def _to_json_value(value: object) -> object:
    value = getattr(value, "message", value)
    if isinstance(value, Message):
        return {"template": value.template, "values": {name: _to_json_value(one) for name, one in value.values.items()}}
    return value if isinstance(value, int | float) else str(value)


def _message_from_dict(plain: dict[str, Any]) -> Message:
    values = {name: _message_from_dict(one) if isinstance(one, dict) else one for name, one in plain["values"].items()}
    return Message(plain["template"], **values)
