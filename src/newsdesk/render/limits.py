"""The limits of pages: errors, the elements and link words they keep, the length of a description."""

from newsdesk.errors import NewsdeskError

# fmt: off
SHOWN_TAGS = frozenset({
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "dfn", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
})
"""The elements of raw HTML that a page shows; of others it shows their text at most."""
# fmt: on
DESCRIPTION_LENGTH = 160
"""So many characters of a description are shown by search engines."""
LINK_RELATIONS = ("sponsored", "nofollow", "ugc")
"""The words of `rel` that a link keeps: for search engines it is paid for, doubtful or written by readers."""


class RenderTimeoutError(NewsdeskError):
    """A text could not be turned into a page: not within the deadline, not within the caps, not without a crash."""


class ThemeError(NewsdeskError):
    """A template of the desk's own cannot be used."""
