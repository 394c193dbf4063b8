"""House style: the words to avoid and the words to use instead."""

from dataclasses import dataclass

from newsdesk.errors import NewsdeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyleRule:
    """Words to avoid and to prefer. `avoid` is whole words, or a pattern (`regex` syntax) if `is_pattern` is set."""

    avoid: str
    prefer: str
    is_pattern: bool = False


def parse_house_rules(text: str) -> tuple[HouseStyleRule, ...]:
    """Return the rules of a list, one a line: `wrong = right` or `/pattern/ = right`; `#` begins a comment.

    Raises `NewsdeskError` with the number of an invalid line.
    """
    rules = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pattern = line.lstrip().startswith("/")
        wrong, equals, right = line.strip().partition("/ =" if pattern else "=")
        wrong = wrong.removeprefix("/").strip() if not pattern else wrong[1:]
        if not equals or not wrong:
            raise NewsdeskError(
                "Line {number} of the house style is no rule: write it as “wrong = right”.", number=number
            )
        rules.append(HouseStyleRule(avoid=wrong, prefer=right.strip(), is_pattern=pattern))
    return tuple(rules)
