"""What is signed on a Mac, in which order and with what: the part of it that every system can look at."""

import plistlib
import runpy
from pathlib import Path
from typing import Any

import pytest

MACOS = Path(__file__).parents[3] / "packaging" / "macos"
PROGRAM = b"\xcf\xfa\xed\xfe program"


@pytest.fixture(scope="module")
def sign() -> dict[str, Any]:
    return runpy.run_path(str(MACOS / "sign.py"))


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """Return an app as PyInstaller lays it out."""
    app = tmp_path / "Newsdesk.app"
    core = app / "Contents/Frameworks/PySide6/Qt/lib/QtWebEngineCore.framework"
    helper = core / "Versions/A/Helpers/QtWebEngineProcess.app/Contents/MacOS/QtWebEngineProcess"
    for program in (
        app / "Contents/MacOS/newsdesk",
        app / "Contents/Frameworks/lib-dynload/_ssl.so",
        core / "Versions/A/QtWebEngineCore",
        helper,
    ):
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_bytes(PROGRAM)
    (app / "Contents/Resources").mkdir()
    (app / "Contents/Resources/page.html").write_text("<p>No program.</p>", encoding="utf-8")
    (core / "Versions/Current").symlink_to("A")
    (app / "Contents/Resources/_ssl.so").symlink_to("../Frameworks/lib-dynload/_ssl.so")
    return app


def test_what_lies_inside_is_signed_before_what_holds_it_and_once(sign: dict[str, Any], app: Path) -> None:
    order = sign["order"](app)
    assert order[-1] == app
    assert len(order) == len(set(order)) == 7
    for number, outer in enumerate(order):
        assert not any(outer in inner.parents for inner in order[number:]), outer
    assert not any(path.is_symlink() or path.suffix == ".html" for path in order)


def test_the_web_engine_has_its_own_entitlements_and_nothing_else_may_what_it_may(
    sign: dict[str, Any], app: Path
) -> None:
    given = {path.name: sign["entitlements"](path, app) for path in sign["order"](app)}
    named = {name: file.name if file else None for name, file in given.items()}
    assert named == {
        "Newsdesk.app": "app.entitlements",
        "newsdesk": "app.entitlements",
        "QtWebEngineProcess.app": "webengine.entitlements",
        "QtWebEngineProcess": "webengine.entitlements",
        "QtWebEngineCore.framework": None,
        "QtWebEngineCore": None,
        "_ssl.so": None,
    }
    may = {name: plistlib.loads((MACOS / f"{name}.entitlements").read_bytes()) for name in ("app", "webengine")}
    assert may["app"] == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert may["webengine"] == {"com.apple.security.cs.disable-executable-page-protection": True}


def test_every_signature_has_the_hardened_runtime_and_for_others_a_time(sign: dict[str, Any], app: Path) -> None:
    for path in sign["order"](app):
        words = sign["command"](path, app, "Developer ID Application: Desk")
        assert words[:4] == ["codesign", "--force", "--options", "runtime"]
        assert "--timestamp" in words
        assert "--deep" not in words
        assert words[-1] == str(path)
    assert "--timestamp=none" in sign["command"](app, app, "-")


def test_the_finder_opens_stories_with_it() -> None:
    about = plistlib.loads((MACOS / "Info.plist").read_bytes())
    (kind,) = about["CFBundleDocumentTypes"]
    (declared,) = about["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["newsdesk"]
    assert about["LSMinimumSystemVersion"] == "14.0"
