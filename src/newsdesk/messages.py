"""Messages with their template and values, so that the window can translate them."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Self


class Message(str):
    """An English sentence, ready for display, with its `template` and `values`.

    For output, storage and comparison it is ordinary text. Without values the template is the text itself, so it may
    contain braces. Translators receive the literal templates.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Create the sentence from `template`, with `values` in place of their names in braces."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made

    @classmethod
    def join_parts(cls, between: str, parts: Iterable[str]) -> Self:
        """Return one message of all parts; each part keeps its template and values."""
        values = {f"part{number}": part for number, part in enumerate(parts)}
        return cls(between.join(f"{{{name}}}" for name in values), **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), dict(self.values)


def match_template(text: str, templates: Iterable[str]) -> Message:
    """Return stored text as a message of the first template that matches, or of the text itself."""
    for template in templates:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template))
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return Message(template, **found.groupdict())
    return Message(text)


def dump_message(told: str) -> str:
    """Serialize a message for `load_message`; text without values stays unchanged."""
    return (
        json.dumps(_to_json_value(told), ensure_ascii=False) if isinstance(told, Message) and told.values else str(told)
    )


def load_message(text: str) -> Message:
    """Return the message of a dump or of any other text; values except numbers and messages are restored as text."""
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
