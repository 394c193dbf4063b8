"""The window in Simplified Chinese: every sentence is translated, packed and shown."""

import ast
import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Qt, QTimeZone, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QListView, QTreeView, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

import newsdesk
from newsdesk.desk import Desk
from newsdesk.model import Settings
from newsdesk.paths import DeskPaths, resources_dir
from newsdesk.ui.language import dated, language_of
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.opening import open_desk, system_time_zone
from newsdesk.ui.panes import Pane
from newsdesk.ui.window import Window
from tests.ui.conftest import PATIENCE, shown

_PACKED = "newsdesk_zh_CN"
_SHOWN = ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "windowTitle", "suffix")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def _translations() -> dict[str, str]:
    told = ET.parse(resources_dir() / "languages" / f"{_PACKED}.ts").iter("message")
    return {str(one.findtext("source")): str(one.findtext("translation") or "") for one in told}


def _said() -> set[str]:
    """Return each literal that the code says to an editor in the window."""
    package = Path(newsdesk.__path__[0])
    calls = [
        node
        for path in package.rglob("*.py")
        if "cli" not in path.relative_to(package).parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args
    ]
    doors = {"tr", "Wording", "dated"}
    others = {"ValueError", "TypeError", "YAMLError", "ConnectError"}
    named = [(getattr(call.func, "id", getattr(call.func, "attr", "")), call.args[0]) for call in calls]
    return {
        said.value
        for name, said in named
        if (name in doors or (name.endswith("Error") and name not in others))
        and isinstance(said, ast.Constant)
        and isinstance(said.value, str)
    }


def _fields(template: str) -> list[tuple[str | None, str | None, str | None]]:
    try:
        return sorted(field[1:] for field in Formatter().parse(template) if field[1] is not None)
    except ValueError:
        return []


def test_every_sentence_has_its_translation() -> None:
    """Who adds a sentence runs `make languages`, translates it, and runs that once more."""
    there = _translations()
    assert {said for said in _said() if said not in there and re.search(r"[a-z]{2}", said)} == set()
    assert [source for source, translation in there.items() if not translation.strip()] == []


def test_what_is_put_in_stands_in_the_translation_too() -> None:
    there = _translations()
    assert [source for source, translation in there.items() if _fields(source) != _fields(translation)] == []


def test_what_is_packed_is_what_was_translated() -> None:
    packed = QTranslator()
    assert packed.load(_PACKED, str(resources_dir() / "languages"))
    there = _translations()
    assert {source: packed.translate("", source) for source in there} == there


def test_the_system_is_followed_unless_an_editor_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, spoken in (("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_TW", "en"), ("de_DE", "en"), ("en_GB", "en")):
        monkeypatch.setattr(QLocale, "system", lambda name=system: QLocale(name))
        assert language_of("") == spoken
        assert language_of("zh_CN") == "zh_CN"
        assert language_of("en") == "en"
        assert language_of("tlh") == spoken


def test_how_the_system_writes_its_days_is_not_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for languages, days, spoken in (
        (["zh-Hans-US", "en-US"], "en_US", "zh_CN"),
        (["en-US", "zh-Hans-CN"], "zh_CN", "en"),
        ([], "zh_CN", "en"),
    ):
        system = SimpleNamespace(uiLanguages=lambda told=languages: told, name=lambda told=days: told)
        monkeypatch.setattr(QLocale, "system", lambda system=system: system)
        assert language_of("") == spoken


@pytest.fixture
def window(qtbot: QtBot, place: DeskPaths, look: Look) -> Iterator[Window]:
    """Return the window of an editor who chose Chinese."""
    personal = QSettings(str(place.config / "window.ini"), QSettings.Format.IniFormat)
    personal.setValue("writing/language", "zh_CN")
    personal.sync()
    yield from shown(qtbot, Window(place, look))


def test_a_desk_of_which_nothing_was_said_writes_in_the_language_and_at_the_clock_of_the_window(
    window: Window, place: DeskPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = window.newsroom
    assert room is not None
    settings = room._desk.settings
    assert (settings.name, settings.language) == ("", "zh-Hans")
    assert room.session.draft.headline == "旧粮仓成了江边最晚关灯的房子", "the sample in her language comes first"
    new = room._desk.writing.new()
    assert (new.language, new.strip.title) == ("zh-Hans", "相关新闻")
    for system, zone in ((b"Asia/Shanghai", "Asia/Shanghai"), (b"Nowhere/Known", "UTC"), (b"", "UTC")):
        monkeypatch.setattr(QTimeZone, "systemTimeZoneId", lambda name=system: QByteArray(name))
        opened = open_desk(place, "zh_CN", system_time_zone())
        assert opened.desk.settings == Settings(language="zh-Hans", time_zone=zone)
        opened.desk.close()


def test_settings_that_were_said_stay_whatever_the_window_speaks(place: DeskPaths) -> None:
    with Desk.open(place) as desk:
        desk.configure(Settings(name="The Valley Wire"))
    opened = open_desk(place, "zh_CN", "UTC")
    assert opened.desk.settings == Settings(name="The Valley Wire")
    opened.desk.close()


def _texts(window: Window) -> Iterator[tuple[str, str]]:
    """Yield what each widget and action shows or tells a screen reader, and where; not what an editor wrote."""
    for shown_one in [window, *window.findChildren(QObject)]:
        where = f"{type(shown_one).__name__} {shown_one.objectName()}"
        if not isinstance(shown_one, QWidget | QAction):
            continue
        asked = [getattr(shown_one, name, None) for name in _SHOWN if not _written(shown_one, name)]
        yield from ((where, str(ask())) for ask in asked if callable(ask))
        if isinstance(shown_one, QComboBox):
            yield from ((where, shown_one.itemText(row)) for row in range(shown_one.count()))
        if isinstance(shown_one, QTreeWidget):
            header = shown_one.headerItem()
            yield from ((where, header.text(column)) for column in range(header.columnCount()))
        model = shown_one.model() if isinstance(shown_one, QListView | QTreeView) else None
        if model is not None:
            columns = 1 if isinstance(shown_one, QListView) else model.columnCount()
            for row, column in itertools.product(range(min(model.rowCount(), 50)), range(columns)):
                yield from ((where, str(model.index(row, column).data(role) or "")) for role in _ROLES)


def _english() -> Callable[[str], re.Match[str] | None]:
    """Return what knows a sentence that was not translated, whatever values were put into it."""
    there = [source for source, translation in _translations().items() if translation != source]
    # What has hardly a word of its own fits too much.
    told = [source for source in there if _fields(source) == [] or re.search(r"[a-z]{4}", re.sub("{.*?}", "", source))]
    return re.compile("|".join(map(_pattern, told)), re.DOTALL).fullmatch


def _pattern(source: str) -> str:
    if not _fields(source):
        return re.escape(source)
    return "".join(re.escape(text) + ("" if name is None else ".+") for text, name, *_ in Formatter().parse(source))


def test_a_sentence_that_stayed_english_is_found_whatever_was_put_into_it() -> None:
    english = _english()
    for said in ("Preview", "1,204 words", "Replace in 3 stories", "5 related links"):
        assert english(said)
    for said in ("预览", "1,204 字", "在 3 篇稿件中替换", "Harbour reopens"):
        assert not english(said)


def _written(widget: QObject, name: str) -> bool:
    return isinstance(widget, QLineEdit) and name == "text"


def test_nothing_in_the_window_stays_english(qtbot: QtBot, window: Window) -> None:
    room = window.newsroom
    assert room is not None
    for stack in (room.places.centre, room.places.right):
        for pane in (stack.widget(number) for number in range(stack.count())):
            if isinstance(pane, Pane):
                stack.setCurrentWidget(pane)
                pane.start()
                qtbot.waitUntil(pane.isVisible)
    room.places.back()
    texts = list(_texts(window))
    assert len(texts) > 500
    english = _english()
    assert {(where, line) for where, text in texts for line in re.split("\n| · ", text) if english(line)} == set()
    assert "查找稿件" in {text for _where, text in texts}


def test_the_palette_names_each_command_once_and_as_the_menu_has_them(window: Window) -> None:
    room = window.newsroom
    assert room is not None
    room.finder.command()
    rows = [room.asking.list.item(row).text() for row in range(room.asking.list.count())]
    assert len(set(rows)) == len(rows) > 60
    assert len(room.bar.actions_by_name) == len(room.actions()) + len(Appearance)
    assert rows[:3] == ["新建", "从模板新建…", "导入"]
    room.asking.hide()


def test_the_help_is_chinese(window: Window) -> None:
    room = window.newsroom
    assert room is not None
    room.show_keys()
    assert room.help.text.toPlainText().startswith("快捷键")
    room.help.contents.click()
    assert room.help.text.toPlainText().startswith("帮助")
    room.help.read("wire.md")
    assert room.help.text.toPlainText().startswith("电讯")


def test_why_a_feed_failed_is_said_in_chinese_after_it_was_kept(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    room = window.newsroom
    assert room is not None
    feed = tmp_path / "feed.json"
    feed.write_text('{"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "items": []}', encoding="utf-8")
    room._desk.wire.add(str(feed))
    feed.unlink()
    room._desk.wire.fetch(room._desk.wire.feeds())
    room.wire.start()
    qtbot.waitUntil(lambda: room.wire.feed.count() == 2, timeout=PATIENCE)
    told = room.wire.feed.itemData(1, Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("无法读取 ")
    room.wire.feed.setCurrentIndex(1)
    qtbot.waitUntil(lambda: room.wire.said.text() == told, timeout=PATIENCE)


def test_days_and_numbers_read_as_they_are_written_in_chinese(window: Window) -> None:
    import datetime as dt

    assert dated("dddd d MMMM", dt.date(2026, 3, 5)) == "3月5日 星期四"


def test_qt_itself_speaks_it_too(qtbot: QtBot, window: Window) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=window)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().startswith("取消")


def test_she_chooses_it_and_finds_it_at_the_next_start(qtbot: QtBot, window: Window) -> None:
    room = window.newsroom
    assert room is not None
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    pane = room.preferring
    assert pane.language.currentText() == "简体中文"
    QTest.keyClick(pane.language, Qt.Key.Key_Home)
    pane.language.activated.emit(pane.language.currentIndex())
    assert room.preferences.language == ""
    QTest.keyClick(pane.language, Qt.Key.Key_Down)
    pane.language.activated.emit(pane.language.currentIndex())
    assert room.preferences.language == "en"
