"""The window says everything through one door, where a translator can stand."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import newsdesk.ui
from newsdesk.errors import DeskError
from newsdesk.messages import Message
from newsdesk.ui.language import spoken, tr

_SAID = {
    "The desk in {folder} is full: {why}.": "{why}：{folder} 已满。",
    "no room": "没有空间",
    "Draft": "草稿",
    "{count:,} words": "{count:,} 字",
}


class _Chinese(QTranslator):
    def translate(self, _context: str, text: str, _note: str | None = None, _count: int = -1) -> str | None:
        return _SAID.get(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translator = _Chinese()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("chinese")
def test_sentences_from_below_are_said_in_the_language_of_the_window() -> None:
    error = DeskError("The desk in {folder} is full: {why}.", folder="/desk", why=Message("no room"))
    assert str(error) == "The desk in /desk is full: no room."
    assert spoken(error) == "没有空间：/desk 已满。"
    assert tr("{count:,} words", count=1200) == "1,200 字"


@pytest.mark.usefixtures("chinese")
def test_what_an_editor_wrote_is_never_translated() -> None:
    assert spoken("Draft") == "Draft"
    assert tr("The desk in {folder} is full: {why}.", folder="Draft", why="no room") == "no room：Draft 已满。"


def test_what_a_widget_shows_goes_through_the_door() -> None:
    """A literal that is handed straight to a widget would stay English."""
    shows = {"setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "setWindowTitle", "tell", "addAction"}
    straight = [
        f"{path.name}:{call.lineno}"
        for path in Path(newsdesk.ui.__path__[0]).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in shows
        for said in call.args[:1]
        if isinstance(said, ast.Constant) and isinstance(said.value, str) and any(map(str.islower, said.value))
    ]
    # The name of the program is the same in every language.
    assert [place for place in straight if not place.startswith("window.py")] == []
