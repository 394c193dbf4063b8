"""Language tags of BCP 47."""

import re

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def is_language_tag(text: str) -> bool:
    """Return whether `text` has the form of a language tag: a short name with subtags, for example zh-Hans."""
    return bool(_LANGUAGE.fullmatch(text))
