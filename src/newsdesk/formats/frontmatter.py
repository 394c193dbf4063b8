"""Markdown files with YAML front matter, as people and site generators write them."""

from collections.abc import Mapping
from typing import Any

import yaml

from newsdesk.errors import ImportRefusedError

_FENCE = "---\n"


def dump(fields: Mapping[str, Any], body: str) -> str:
    """Return a file with `fields` above and `body` below; `load` gives both back exactly."""
    above = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=100)
    return f"{_FENCE}{above}{_FENCE}{body}\n"


def load(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields above and the body below; a text without front matter has no fields.

    Raises `ImportRefusedError` where the front matter is not YAML or not a list of fields.
    """
    if not text.startswith(_FENCE):
        return {}, text
    above, fence, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    if not fence:
        return {}, text
    try:
        fields = yaml.safe_load(above)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ImportRefusedError(f"The front matter is not readable YAML: {' '.join(str(error).split())}.") from error
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        raise ImportRefusedError("The front matter is not a list of fields (`title: …`).")
    return {str(key): value for key, value in fields.items()}, body.removesuffix("\n")
