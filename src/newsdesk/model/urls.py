"""Addresses compared: what leads to the same page, and what only follows the reader around."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi"
    r"|ref_src|ref_url|at_(?:medium|campaign|link_.*|format|ptr_name)|ns_(?:mchannel|source|campaign|linkname)",
    re.IGNORECASE,
)
# Where a page of documents, mail or a network sends readers through a counter of its own, and where it says what to.
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+/url"), ("q", "url")),
    (re.compile(r"(?:l|lm)\.facebook\.com/l\.php"), ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.(?:com|net)/?"), ("u",)),
    (re.compile(r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com/?"), ("url",)),
    (re.compile(r"slack-redir\.net/link"), ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)/?"), ("url",)),
)
_AMP_QUERY = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputType", "amp"), ("outputtype", "amp")})
_AMP_CACHE = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(?=[\w-]+\.)"
)
_AMP_PATH = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)|/$")
_MAYBE_REDIRECT = re.compile(r"google\.|facebook\.com/l|//l\.|safelinks|slack-redir|linkedin\.", re.IGNORECASE)
_MOST_REDIRECTS = 3
_FOLDED_HOST = re.compile(r"^(?:www|m|amp|mobile)\.|(?<=\.)m\.(?=[\w-]+\.[\w-]+$)")


@lru_cache(maxsize=4096)
def same_address(address: str) -> tuple[str, str, str]:
    """Return what two addresses have in common that lead to the same: no trackers, AMP and mobile hosts folded."""
    parts = urlsplit(_AMP_CACHE.sub("https://", _redirected(address)))
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
    """Return the address without what only follows the reader around; one without any stays as it is written.

    One that goes through a counter of Google's documents, a mail program or a network becomes the one behind it.
    """
    address = _redirected(address)
    parts = urlsplit(address)
    told = parts.query.split("&") if parts.query else []
    kept = [pair for pair in told if not _TRACKERS.fullmatch(pair.partition("=")[0])]
    return address if kept == told else urlunsplit(parts._replace(query="&".join(kept)))


def trackers_in(address: str) -> tuple[str, ...]:
    """Return the names in an address's query that only follow the reader around, each once; of a counter, its host."""
    try:
        if _redirected(address) != address:
            return (urlsplit(address).hostname or address,)
        told = urlsplit(address).query.split("&")
    except ValueError:
        return ()
    return tuple(dict.fromkeys(name for pair in told if _TRACKERS.fullmatch(name := pair.partition("=")[0])))


def _redirected(address: str) -> str:
    """Return the address that a known counter sends on to, also through several; any other as it is."""
    for _ in range(_MOST_REDIRECTS if _MAYBE_REDIRECT.search(address) else 0):
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        place = f"{(parts.hostname or '').lower()}{parts.path}"
        names = next((names for counter, names in _REDIRECTS if counter.fullmatch(place)), ())
        told = dict(parse_qsl(parts.query)) if names else {}
        behind = next((told[name] for name in names if told.get(name, "").startswith(("http://", "https://"))), "")
        if not behind:
            return address
        address = behind
    return address
