"""The one edge between an import and the libraries that parse for it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from newsdesk.errors import ImportRejectedError, NewsdeskError

_log = logging.getLogger(__name__)


@contextmanager
def refused_if_it_fails(name: str) -> Iterator[None]:
    """Turn any error of the parsers within into an `ImportRejectedError` that names the file, feed or paste.

    What strangers send has made every parser fail in ways that it does not promise. The other files and feeds go on.
    """
    try:
        yield
    except NewsdeskError:
        raise
    except Exception as error:
        _log.info("%s cannot be parsed", name, exc_info=True)
        raise ImportRejectedError(
            "{name} is damaged and can't be read ({problem}).", name=name, problem=type(error).__name__
        ) from error
