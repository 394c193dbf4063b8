"""How the headers and parts of a mail are parsed, so that no mail takes more time than it has bytes."""

from contextlib import suppress
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

from newsdesk.errors import ImportRejectedError

# The library takes quadratic time over the addresses, encoded words and parameters of a header.
_LONGEST = 10_000
_LONGEST_OF_PART = 2_000
_MOST_PARTS = 500


class CarefulPolicy(EmailPolicy):
    """The library's policy, which gives endless headers as they stand and refuses a mail of endless parts."""

    def __init__(self, name: str) -> None:
        parts = 0

        def part(policy: Any = None) -> EmailMessage:  # noqa: ANN401 - as the library calls it
            nonlocal parts
            parts += 1
            if parts > _MOST_PARTS:
                raise ImportRejectedError(
                    "{name} has more than {count} parts; save the part of it that is the story.",
                    name=name,
                    count=_MOST_PARTS,
                )
            return EmailMessage(policy)

        super().__init__(message_factory=part)

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - as the library returns it
        """Return a header parsed; a broken or endless one as it stands, of those of a part its beginning."""
        of_part = name.lower().startswith("content-")
        if len(value) < (_LONGEST_OF_PART if of_part else _LONGEST):
            # The library's parser fails in as many ways on a broken header.
            with suppress(ValueError, TypeError, AttributeError, LookupError, RecursionError):
                return super().header_fetch_parse(name, value)
        return value[:_LONGEST_OF_PART] if of_part else value
