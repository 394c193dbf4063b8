"""Addresses compared: what leads to the same page, and what only follows the reader around."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(r"utm_.*|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


@lru_cache(maxsize=4096)
def same_address(address: str) -> tuple[str, str, str]:
    """Return what two addresses have in common that lead to the same: no trackers, AMP and mobile hosts folded."""
    parts = urlsplit(address)
    host = re.sub(r"^(www|m|amp|mobile)\.", "", (parts.hostname or "").lower())
    told = parse_qsl(parts.query) if parts.query else []
    query = urlencode([pair for pair in told if not _TRACKERS.fullmatch(pair[0])])
    return host, re.sub(r"/(amp)?/?$", "", parts.path), query


def without_trackers(address: str) -> str:
    """Return the address without what only follows the reader around; one without any stays as it is written."""
    parts = urlsplit(address)
    told = parts.query.split("&") if parts.query else []
    kept = [pair for pair in told if not _TRACKERS.fullmatch(pair.partition("=")[0])]
    return address if kept == told else urlunsplit(parts._replace(query="&".join(kept)))
