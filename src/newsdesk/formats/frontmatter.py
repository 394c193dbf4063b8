"""Markdown files with YAML front matter, as people and site generators write them."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from newsdesk.errors import ImportRejectedError

_FENCE = "---\n"
_FENCED = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIMIT = 4_000_000


def dump(fields: Mapping[str, Any], body: str) -> str:
    """Return a file with `fields` above and `body` below; `load` gives both back exactly."""
    above = yaml.dump(dict(fields), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 30)
    return f"{_FENCE}{above}{_FENCE}{body}\n"


def load(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields above and the body below; a text without front matter has no fields.

    Raises `ImportRejectedError` where the front matter is not YAML or not a list of fields.
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        return {}, text
    if len(fenced[1]) > _LIMIT:
        raise ImportRejectedError("The front matter has more than {limit} MB.", limit=_LIMIT // 1_000_000)
    try:
        fields = yaml.load(fenced[1], Loader=_Loader)  # noqa: S506 - a SafeLoader
    # Values that claim a type they are not of (`!!int ""`) fail in the library in ways of their own.
    except (
        yaml.YAMLError,
        RecursionError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
    ) as error:
        raise ImportRejectedError(
            "The front matter is not readable YAML: {names}.", names=" ".join(str(error).split())
        ) from error
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        raise ImportRejectedError("The front matter is not a list of fields (`title: …`).")
    return {str(key): value for key, value in fields.items()}, text[fenced.end() :].removesuffix("\n")


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as lines."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True

    def text(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Dumper.add_representer(str, _Dumper.text)


class _Loader(yaml.SafeLoader):
    """Reads no aliases: a few lines of them can stand for gigabytes, and nobody writes them by hand."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - the library's
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read")
        return super().compose_node(parent, index)
