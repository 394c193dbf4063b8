"""Spelling: which words of a story no dictionary knows. Hunspell dictionaries, by the story's language, offline."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsdesk.desk.matching import Match
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, mask_markup

if TYPE_CHECKING:
    from hunspell import Hunspell

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Written without spaces between words, or with marks that Hunspell has no dictionary for.
_UNSPELLED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPELLED_LANGUAGES = frozenset({"zh", "ja", "th", "lo", "my", "yue"})
_REGIONS = {"en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "ru": "RU", "ar": "AR", "sv": "SE"}
# How British English writes what the American dictionary that ships knows.
_BRITISH = (
    (re.compile(r"our"), "or"),
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"([^aeiou])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"ll(ed|ing|er|ers|or|ors)$"), r"l\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"enc(e|es|eless)$"), r"ens\1"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"gramme(s)?$"), r"gram\1"),
    (re.compile(r"lment(s)?$"), r"llment\1"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^tyre(s)?$"), r"tire\1"),
    (re.compile(r"^kerb(s)?$"), r"curb\1"),
    (re.compile(r"^cheque(s)?$"), r"check\1"),
    (re.compile(r"^storey(s)?$"), r"story\1"),
    (re.compile(r"plough"), "plow"),
)
_AMERICAN = frozenset({"en-US"})
_SUGGESTIONS = 8


def spelled(line: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a line of Markdown that have a spelling, each with where it begins."""
    for found in _WORD.finditer(mask_markup(line)):
        word = found[0]
        if len(word) > 1 and not word.isupper() and not _UNSPELLED.search(word):
            yield found.start(), word


def bare(word: str) -> str:
    """Return a word without the 's of the genitive."""
    return word.replace("’", "'").removesuffix("'s")


def names_in(article: Article) -> frozenset[str]:
    """Return the words that the story's own fields give as names: whoever wrote it, where, and what it is about."""
    text = " ".join((*article.byline, *article.keywords, *article.section, article.source, article.dateline))
    return frozenset(word.casefold() for word in _WORD.findall(text))


class Spelling:
    """The dictionaries at hand and the desk's own words. For one thread: Hunspell keeps no two apart."""

    def __init__(self, folders: Sequence[Path], house: Path) -> None:
        # `house` is the desk's own list, a word a line.
        self._folders, self._house = folders, house
        self._loaded: dict[str, Hunspell] = {}
        self._words: frozenset[str] | None = None

    def missing(self, language: str) -> str:
        """Return what is to be done to have this language (BCP 47) checked; "" where it is, or has no spelling."""
        if language.split("-", maxsplit=1)[0] in _UNSPELLED_LANGUAGES or self._dictionary(language) is not None:
            return ""
        name = _names(language)[0]
        return Message(
            "There is no dictionary for “{language}”: put {name}.aff and {name}.dic into {folder}.",
            language=language,
            name=name,
            folder=self._folders[0],
        )

    def check(self, words: Iterable[str], language: str) -> Mapping[str, bool]:
        """Return of each word whether it is right in that language or is one of the desk's own.

        Without a dictionary every word is right. Raises `NewsdeskError` for a dictionary that is none.
        """
        speller = self._speller(language)
        return {word: speller is None or self._right(word, language, speller) for word in words}

    def unknown(self, article: Article) -> tuple[Match, ...]:
        """Return the words of headline, standfirst and text that are in no dictionary, in that order."""
        found: list[tuple[Match, str]] = []
        for name in ("headline", "standfirst", "body"):
            place = 0
            fenced = False
            for line in getattr(article, name).split("\n"):
                fence = _FENCE.match(line) is not None
                fenced ^= fence
                if not fenced and not fence:
                    found += [
                        (Match(name, place + start, place + start + len(word)), word) for start, word in spelled(line)
                    ]
                place += len(line) + 1
        names = names_in(article)
        right = self.check({word for _match, word in found}, article.language)
        return tuple(match for match, word in found if not right[word] and bare(word).casefold() not in names)

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """Return words that may have been meant, the likeliest first."""
        speller = self._speller(language)
        if speller is None:
            return ()
        try:
            found = speller.suggest(word.replace("’", "'"))
        except UnicodeEncodeError:
            return ()
        curly = "’" in word
        return tuple(one.replace("'", "’") if curly else one for one in found[:_SUGGESTIONS])

    def own_words(self) -> frozenset[str]:
        """Return the words of the desk's own dictionary."""
        if self._words is None:
            text = self._house.read_text(encoding="utf-8") if self._house.exists() else ""
            self._words = frozenset(filter(None, map(str.strip, text.splitlines())))
        return self._words

    def add(self, word: str) -> None:
        """Add a word to the desk's own dictionary, which holds for every language and travels with the desk."""
        words = self.own_words() | {word.replace("’", "'")}
        self._house.parent.mkdir(parents=True, exist_ok=True)
        aside = self._house.with_suffix(".new")
        aside.write_text("".join(f"{one}\n" for one in sorted(words)), encoding="utf-8")
        aside.replace(self._house)
        self._words = words

    def _right(self, word: str, language: str, speller: "Hunspell") -> bool:
        plain = word.replace("’", "'")
        own = self.own_words()
        if {plain, bare(word), plain.lower(), bare(word).lower()} & own:
            return True
        try:
            if speller.spell(plain):
                return True
            british = language.startswith("en") and language not in _AMERICAN
            return british and any(speller.spell(form) for form in _american(plain))
        except UnicodeEncodeError:
            # A name with letters that the dictionary's language does not have.
            return True

    def _speller(self, language: str) -> "Hunspell | None":
        file = self._dictionary(language)
        if file is None:
            return None
        if language not in self._loaded:
            self._loaded[language] = _load(file)
        return self._loaded[language]

    def _dictionary(self, language: str) -> Path | None:
        if language.split("-", maxsplit=1)[0] in _UNSPELLED_LANGUAGES:
            return None
        for name in _names(language):
            for folder in self._folders:
                for file in sorted(folder.glob(f"{name}.dic")):
                    if file.with_suffix(".aff").exists():
                        return file
        return None


def dictionary_folders(desk: Path) -> tuple[Path, ...]:
    """Return where dictionaries are looked for: the desk's own folder, the system's, what ships with the program."""
    from importlib.util import find_spec

    found = find_spec("hunspell")
    shipped = () if found is None or found.origin is None else (Path(found.origin).parent / "dictionaries",)
    system = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
    return (desk / "dictionaries", *map(Path, system), Path.home() / "Library" / "Spelling", *shipped)


def _names(language: str) -> tuple[str, ...]:
    """Return the names a dictionary of this language may have, the fitting one first."""
    base, _, rest = language.partition("-")
    region = next((part for part in rest.split("-") if len(part) == 2), "")
    names = [f"{base}_{region.upper()}"] if region else []
    if base in _REGIONS:
        names.append(f"{base}_{_REGIONS[base]}")
    return (*dict.fromkeys([*names, base]), f"{base}_*")


def _american(word: str) -> Iterator[str]:
    for pattern, by in _BRITISH:
        form = pattern.sub(by, word)
        if form != word:
            yield form
            # Some words differ in two places: colourised, manoeuvred.
            for second, also in _BRITISH:
                if (twice := second.sub(also, form)) != form:
                    yield twice


def _load(file: Path) -> "Hunspell":
    with file.open("rb") as dictionary:
        first = dictionary.readline(100).lstrip(b"\xef\xbb\xbf").split()
    if not first or not first[0].isdigit():
        raise NewsdeskError(
            "{file} is no dictionary: its first line is not the number of its words. Take it away.", file=file
        )
    from hunspell import Hunspell, HunspellFilePathError

    try:
        return Hunspell(file.stem, hunspell_data_dir=str(file.parent))
    except (HunspellFilePathError, LookupError, ValueError) as error:
        raise NewsdeskError(
            "The dictionary {file} cannot be read: {error}. Take it away.", file=file, error=error
        ) from error
