"""URLs: safe and normalized forms for pages, and comparison without trackers, redirects and mobile hosts."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi"
    r"|ref_src|ref_url|at_(?:medium|campaign|link_.*|format|ptr_name)|ns_(?:mchannel|source|campaign|linkname)",
    re.IGNORECASE,
)
# The redirectors of document, mail and social network services, and the parameters that hold their targets.
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
_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_BARE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_HOST = re.compile(r"(?:[\w.~!$&'()*+,;=:-]+@)?(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::[0-9]{0,5})?")
# The form of nearly every address; such an address needs no change.
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[\w.~/-]*)?(?:\?[\w.~=&-]*)?", re.ASCII)
_WEB = frozenset({"http", "https"})


@lru_cache(maxsize=4096)
def normalize_http_url(text: str) -> str:
    """Return `text` as an http or https URL of RFC 3986, with non-ASCII letters percent-encoded; "" for other text."""
    if _PLAIN.fullmatch(text):
        return text
    address = safe_href(text, frozenset())
    return address if urlsplit(address).scheme in _WEB else ""


def is_base_url(text: str) -> bool:
    """Return whether `text` can be the base of a site's addresses: a literal web address without a query."""
    return (
        text.lower().startswith(("https://", "http://"))
        and not re.search(r"[\s\\?#]", text)
        and bool(normalize_http_url(text))
    )


def safe_href(text: str, schemes: frozenset[str]) -> str:
    """Return the safe URL for a link on a page: http, https, one of `schemes` or relative; "" for any other.

    Control characters and backslashes count as in browsers: the former are skipped, the latter are slashes. A URL that
    begins with `//` is rejected: it names another machine, and on a page from disk even a share in the local network.
    """
    seen = _UNSEEN.sub("", text).strip().replace("\\", "/")
    try:
        parts = urlsplit(seen)
    except ValueError:
        return ""
    if not seen or seen.startswith("//"):
        return ""
    if parts.scheme in _WEB:
        if not _HOST.fullmatch(parts.netloc):
            return ""
    elif parts.netloc or (":" in parts.path.partition("/")[0] if not parts.scheme else parts.scheme not in schemes):
        return ""
    return urlunsplit((parts.scheme, parts.netloc, *map(_percent_encode, (parts.path, parts.query, parts.fragment))))


def _percent_encode(part: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", part), safe="/:@!$&'()*+,;=~%?", errors="replace")


@lru_cache(maxsize=4096)
def url_comparison_key(address: str) -> tuple[str, str, str]:
    """Return a key that addresses of the same page share: without trackers, AMP forms and mobile hosts."""
    parts = urlsplit(_AMP_CACHE.sub("https://", _resolve_redirector(address)))
    try:
        port = parts.port
    except ValueError:
        port = None
    host = _FOLDED_HOST.sub("", (parts.hostname or "").lower())
    told = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    query = sorted(pair for pair in told if not _TRACKERS.fullmatch(pair[0]) and pair not in _AMP_QUERY)
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    return where, _AMP_PATH.sub("", parts.path), urlencode(query)


def strip_tracking_params(address: str) -> str:
    """Return the address without its tracking parameters; an address without any stays unchanged.

    An address of a redirector (Google Docs, a mail program, a social network) becomes its target.
    """
    address = _resolve_redirector(address)
    parts = urlsplit(address)
    told = parts.query.split("&") if parts.query else []
    kept = [pair for pair in told if not _TRACKERS.fullmatch(pair.partition("=")[0])]
    return address if kept == told else urlunsplit(parts._replace(query="&".join(kept)))


def tracking_params(address: str) -> tuple[str, ...]:
    """Return the names of the tracking parameters of an address, each once; for a redirector, its host."""
    try:
        if _resolve_redirector(address) != address:
            return (urlsplit(address).hostname or address,)
        told = urlsplit(address).query.split("&")
    except ValueError:
        return ()
    return tuple(dict.fromkeys(name for pair in told if _TRACKERS.fullmatch(name := pair.partition("=")[0])))


def _resolve_redirector(address: str) -> str:
    """Return the target of a known redirector, also through several; any other address stays unchanged."""
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
