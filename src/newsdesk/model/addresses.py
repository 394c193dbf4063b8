"""Addresses compared: what leads to the same page, and what only follows the reader around."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi"
    r"|ref_src|ref_url|at_(?:medium|campaign|link_.*|format|ptr_name)|ns_(?:mchannel|source|campaign|linkname)",
    re.IGNORECASE,
)
_AMP_QUERY = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputType", "amp"), ("outputtype", "amp")})
_AMP_CACHE = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(?=[\w-]+\.)"
)
_AMP_PATH = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)|/$")
_FOLDED_HOST = re.compile(r"^(?:www|m|amp|mobile)\.|(?<=\.)m\.(?=[\w-]+\.[\w-]+$)")


@lru_cache(maxsize=4096)
def same_address(address: str) -> tuple[str, str, str]:
    """Return what two addresses have in common that lead to the same: no trackers, AMP and mobile hosts folded."""
    parts = urlsplit(_AMP_CACHE.sub("https://", address))
    try:
        port = parts.port
    except ValueError:
        port = None
    host = _FOLDED_HOST.sub("", (parts.hostname or "").lower())
    told = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    query = sorted(pair for pair in told if not _TRACKERS.fullmatch(pair[0]) and pair not in _AMP_QUERY)
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    return where, _AMP_PATH.sub("", parts.path), urlencode(query)


def without_trackers(address: str) -> str:
    """Return the address without what only follows the reader around; one without any stays as it is written."""
    parts = urlsplit(address)
    told = parts.query.split("&") if parts.query else []
    kept = [pair for pair in told if not _TRACKERS.fullmatch(pair.partition("=")[0])]
    return address if kept == told else urlunsplit(parts._replace(query="&".join(kept)))


def trackers_in(address: str) -> tuple[str, ...]:
    """Return the names in an address's query that only follow the reader around, each once."""
    try:
        told = urlsplit(address).query.split("&")
    except ValueError:
        return ()
    return tuple(dict.fromkeys(name for pair in told if _TRACKERS.fullmatch(name := pair.partition("=")[0])))
