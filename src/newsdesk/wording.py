"""Sentences that remember how they were made, so that the window can say them in the editor's language."""

import re
from collections.abc import Iterable, Mapping
from typing import Self


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
