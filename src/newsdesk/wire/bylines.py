"""Names of authors as other programs write them: "By" stands once, a role is no name, a person counts once."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.wire.origins import read_byline

# fmt: off
_WRITING = frozenset({
    "reporting", "reporter", "words", "writing", "writer", "text", "story", "author", "correspondent",
    "bericht", "autor", "autorin", "texte", "auteur", "autora", "texto", "文", "记者", "記者",
})
_PICTURING = frozenset({
    "photo", "photos", "photograph", "photographs", "photography", "photographer", "picture", "pictures", "images",
    "video", "videography", "illustration", "illustrations", "graphic", "graphics", "foto", "fotos", "fotografie",
    "photographie", "fotografía", "fotografia", "ilustración", "图", "摄影", "攝影",
})
# fmt: on
_ROLE = re.compile(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<role>[^()（）]+)[)）]")
_CREDIT = re.compile(r"(?P<role>[^\W\d_]+)(?:\s+(?:by|von|par|por|de)\b|\s*[:：])\s*\S.*", re.IGNORECASE)
_BY = re.compile(r"(?P<label>by|von|par|por)\s+(?P<name>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The people who wrote a story, each once, and the phrases beside their names that are no author's name."""

    names: tuple[str, ...]
    rest: tuple[str, ...] = ()


def parse_byline(entries: Iterable[str]) -> Byline:
    """Return the authors among `entries`.

    A role behind a name goes ("Ada Vane (reporting)"); whoever took the pictures is named in `rest`. Of two
    spellings of one person, in capitals and not, the one that is not in capitals stays.
    """
    names: dict[str, str] = {}
    rest: list[str] = []
    for entry in entries:
        by, labelled = read_byline(entry), _BY.fullmatch(entry)
        found: tuple[str, ...] = (entry,)
        if by is not None:
            found = by.byline
            rest += [*by.label, by.source] if by.source else by.label
        elif labelled is not None:
            found = (labelled["name"],)
            rest.append(labelled["label"])
        for name in found:
            author = _author(name, rest)
            known = names.get(_fold(author))
            if author and (known is None or known.isupper()):
                names[_fold(author)] = author
    return Byline(tuple(names.values()), tuple(dict.fromkeys(rest)))


def _author(name: str, rest: list[str]) -> str:
    """Return the author in `name`, "" where it names none; what is beside the author goes to `rest`."""
    with_role = _ROLE.fullmatch(name)
    if with_role is not None:
        role = with_role["role"].casefold().split()
        if not _PICTURING.isdisjoint(role):
            rest.append(name)
            return ""
        if not _WRITING.isdisjoint(role):
            rest.append(with_role["role"])
            return with_role["name"].strip()
    credit = _CREDIT.fullmatch(name)
    if name.casefold() in _PICTURING or (credit is not None and credit["role"].casefold() in _PICTURING):
        rest.append(name)
        return ""
    return name


def _fold(name: str) -> str:
    """Return a name without case, accents and dots, for comparison alone."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join(
        "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().replace(".", " ").split()
    )
