"""The sandbox in which a desk's own templates run."""

from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_MOST = 1_000_000


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which no sum grows without end, as no range does."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Return a product or power; raises `SecurityError` for one of more than a million signs or so."""
        if max(_size(left), 1) * max(_size(right), 1) > _MOST or (operator == "**" and _size(right) > 100):
            raise SecurityError(f"a number or text too big: {operator}")
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> float:  # noqa: ANN401 - what templates reckon with
    if isinstance(value, int | float):
        return abs(value)
    return len(value) if hasattr(value, "__len__") else 1
