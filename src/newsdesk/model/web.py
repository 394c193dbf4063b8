"""What browsers read: addresses that a page may lead to, written so that all read them the same, and language tags."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_BARE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_HOST = re.compile(r"(?:[\w.~!$&'()*+,;=:-]+@)?(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::[0-9]{0,5})?")
# What nearly every address looks like, and what stays as it is.
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[\w.~/-]*)?(?:\?[\w.~=&-]*)?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WEB = frozenset({"http", "https"})


def language_tag(text: str) -> bool:
    """Whether `text` has the form of a language tag (BCP 47): a short name, and what narrows it, as in zh-Hans."""
    return bool(_LANGUAGE.fullmatch(text))


@lru_cache(maxsize=4096)
def web_address(text: str) -> str:
    """Return `text` as an http or https URL of RFC 3986, its letters beyond ASCII in percents; "" where it is none."""
    if _PLAIN.fullmatch(text):
        return text
    address = page_address(text, frozenset())
    return address if urlsplit(address).scheme in _WEB else ""


def base_address(text: str) -> bool:
    """Whether the addresses of a site can stand under `text`: a web address as it is written, without a query."""
    return (
        text.lower().startswith(("https://", "http://"))
        and not re.search(r"[\s\\?#]", text)
        and bool(web_address(text))
    )


def page_address(text: str, schemes: frozenset[str]) -> str:
    """Return what a link on a page may hold: an http or https URL, a URL of `schemes` or a relative one; else "".

    The text is read as browsers do: control characters are skipped, a backslash is a slash. What begins with `//` would
    be another machine, on a page read from disk even a share in the local network, and is refused.
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
    return urlunsplit((parts.scheme, parts.netloc, *map(_quoted, (parts.path, parts.query, parts.fragment))))


def _quoted(part: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", part), safe="/:@!$&'()*+,;=~%?", errors="replace")
