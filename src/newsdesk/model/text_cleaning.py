"""Text cleaning: the removal of characters that a page, a feed or a file cannot hold."""

import re

# Controls except tab and newline, lone surrogates and noncharacters: XML, HTML and YAML each reject some of them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# Matches the characters that cleaning changes. It must be fast, because a body is checked at every keystroke.
_UNCLEAN = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    + "]"
)
# Matches markup that is not prose: code, addresses, link targets, HTML, the names of footnotes and references. A match
# starts only at the beginning of a run of signs and has a maximum length, so that the time is linear in the text.
_NO_PROSE = re.compile(
    r"(?<!`)(`++)[^`]{1,2000}+\1"
    r"|\]\([^()\s]{0,2000}(?:[ \t]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\)|\]\[[^\[\]]{0,200}\]|\[\^[^\[\]]{1,200}\]"
    r"|^ {0,3}\[[^\[\]]{1,200}\]:.*|<[!/?A-Za-z][^<>]{0,2000}>"
    r"|\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,100}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)+"
    r"|(?<![\w-])(?<!\w\.)(?:[\w-]{1,63}+\.){1,9}(?:com|org|net|cn|eu|uk|de|fr)\b"
)
# Chinese text separates names by 、 and has ， and ； for , and ;.
LIST_ENTRY_PATTERN = re.compile(r"[^\s,，、;；](?:[^,，、;；]*[^\s,，、;；])?")
"""Pattern of one entry in a one-line list of names or keywords."""
SECTION_LEVEL_PATTERN = re.compile(r"[^\s/／](?:[^/／]*[^\s/／])?")
"""Pattern of one level in a one-line section: News / Coast."""
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\s\ufeff]+")


def clean_text(text: str) -> str:
    r"""Return `text` with `\n` as the only line end and without characters that a publishable file cannot hold."""
    # Printable text is clean, and this test takes a third of the time.
    if text.replace("\n", "").isprintable() or _UNCLEAN.search(text) is None:
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """Return `text` as one clean line: each run of whitespace becomes one space, without any at the ends."""
    if text.isprintable() and "  " not in text:
        # Printable text has no whitespace except the space. This covers nearly every line in a tenth of the time.
        return text.strip(" ")
    return _BLANKS.sub(" ", clean_text(text)).strip()


def clean_lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return each text as one clean line, without the empty ones."""
    return tuple(line for line in map(clean_line, texts) if line)


def mask_markup(line: str) -> str:
    """Return a line of Markdown at its full length, with spaces for code, addresses, HTML and the names of notes."""
    return _NO_PROSE.sub(lambda found: " " * len(found[0]), line)
