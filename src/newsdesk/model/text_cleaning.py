"""What text on the desk may consist of: everything a page, a feed and a file can carry, and nothing else."""

import re

# Controls but tab and newline, lone surrogates and noncharacters: XML, HTML and YAML each refuse some of them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# What cleaning would change, asked in a way that is answered quickly: a body is looked at with every key.
_UNCLEAN = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    + "]"
)
# What is no prose: code, addresses, link targets, HTML, the names of footnotes and references. A run of signs is read
# from its beginning alone, and no further than a bound: the time grows with the length of a text and no faster.
_NO_PROSE = re.compile(
    r"(?<!`)(`++)[^`]{1,2000}+\1"
    r"|\]\([^()\s]{0,2000}(?:[ \t]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\)|\]\[[^\[\]]{0,200}\]|\[\^[^\[\]]{1,200}\]"
    r"|^ {0,3}\[[^\[\]]{1,200}\]:.*|<[!/?A-Za-z][^<>]{0,2000}>"
    r"|\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,100}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)+"
    r"|(?<![\w-])(?<!\w\.)(?:[\w-]{1,63}+\.){1,9}(?:com|org|net|cn|eu|uk|de|fr)\b"
)
# Whoever writes Chinese parts names by 、 and has ， and ； where other keyboards have , and ;.
LIST_ENTRY_PATTERN = re.compile(r"[^\s,，、;；](?:[^,，、;；]*[^\s,，、;；])?")
"""Matches each entry of a list that is written in a line: names, keywords."""
SECTION_LEVEL_PATTERN = re.compile(r"[^\s/／](?:[^/／]*[^\s/／])?")
"""Matches each level of a section that is written in a line: News / Coast."""
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\s\ufeff]+")


def clean_text(text: str) -> str:
    r"""Return `text` with `\n` as the only line end and without characters that no publishable file can hold."""
    # What can be printed is clean, and that is asked in a third of the time.
    if text.replace("\n", "").isprintable() or _UNCLEAN.search(text) is None:
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """Return `text` as one line: cleaned, each run of blanks one space, none at the ends."""
    if text.isprintable() and "  " not in text:
        # So no blank but the space, and nothing to clean: nearly every line, at a tenth of the time.
        return text.strip(" ")
    return _BLANKS.sub(" ", clean_text(text)).strip()


def clean_lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return each text as one line, leaving out the empty ones."""
    return tuple(line for line in map(clean_line, texts) if line)


def mask_markup(line: str) -> str:
    """Return a line of Markdown, as long as it is, with blanks for code, addresses, HTML and the names of notes."""
    return _NO_PROSE.sub(lambda found: " " * len(found[0]), line)
