"""The house style of the desk: a list for each language, ours until the desk has its own."""

from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.model import HouseStyleRule, parse_house_rules
from newsdesk.paths import resources_dir


class House:
    """Reads and keeps the lists; they lie in the desk's folder and go with its backups."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rules: dict[str, tuple[HouseStyleRule, ...]] = {}

    def text(self, language: str) -> str:
        """Return the list for this language (BCP 47); "" where there is none, neither ours nor the desk's."""
        path = self._folder / f"{_tongue(language)}.txt"
        try:
            return path.read_text(encoding="utf-8") if path.exists() else self.ours(language)
        except (OSError, UnicodeDecodeError) as error:
            raise DeskError("The house style cannot be read from {path}: {error}.", path=path, error=error) from error

    def ours(self, language: str) -> str:
        """Return the list that comes with the program; "" where there is none for this language."""
        path = resources_dir() / "style" / f"{_tongue(language)}.txt"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def rules(self, language: str) -> tuple[HouseStyleRule, ...]:
        """Return the rules for this language; raises `NewsdeskError` where the list has a line that is none."""
        if language not in self._rules:
            self._rules[language] = parse_house_rules(self.text(language))
        return self._rules[language]

    def keep(self, language: str, text: str) -> None:
        """Keep `text` as the desk's own list for this language; raises `NewsdeskError` for a line that is no rule."""
        from newsdesk.export import require_house_rules

        require_house_rules(parse_house_rules(text))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{_tongue(language)}.txt").write_text(text, encoding="utf-8")
        except OSError as error:
            raise DeskError(
                "The house style cannot be written into {folder}: {reason}.", folder=self._folder, reason=error.strerror
            ) from error
        self._rules.clear()


def _tongue(language: str) -> str:
    """Return the first part of a language tag, fit for a file's name."""
    first = language.split("-", maxsplit=1)[0].lower()
    return first if first.isascii() and first.isalpha() else "en"
