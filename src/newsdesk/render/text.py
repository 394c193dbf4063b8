"""Plain text out of fragments, and text as HTML holds it."""

from html.parser import HTMLParser

from markupsafe import escape

_BLOCKS = frozenset("blockquote dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul".split())  # noqa: SIM905


def reading_text(fragment: str) -> str:
    """Return what a reader reads of an HTML fragment, blocks apart by empty lines."""
    reader = _Reader()
    reader.feed(fragment)
    reader.close()
    blocks = "".join(reader.pieces).split("\0")
    return "\n\n".join(block.strip() for block in blocks if block.strip())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "br":
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def escaped(texts: list[str]) -> list[str]:
    """Return texts as HTML holds them. They are escaped in one step: one by one takes four times as long."""
    # Between them stands a sign that no text on the desk should have.
    made = str(escape("\0".join(texts))).split("\0") if texts else []
    return made if len(made) == len(texts) else [str(escape(text)) for text in texts]
