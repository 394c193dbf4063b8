"""Qt counts text in UTF-16, Python in characters."""


def units(text: str) -> int:
    """Return the length of `text` as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, units: int) -> int:
    """Return how many characters the first `units` of UTF-16 are."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
