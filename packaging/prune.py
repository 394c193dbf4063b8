"""Takes away the parts of the Qt wheels for Windows that nothing of Newsdesk uses."""

import re
import shutil
import subprocess
from pathlib import Path

_MODULES = (
    "QtCore",
    "QtGui",
    "QtNetwork",
    "QtPrintSupport",
    "QtWebChannel",
    "QtWebEngineCore",
    "QtWebEngineWidgets",
    "QtWidgets",
)
_PLUGINS = (
    "iconengines/qsvgicon",
    "imageformats/qgif",
    "imageformats/qico",
    "imageformats/qjpeg",
    "imageformats/qsvg",
    "imageformats/qwebp",
    "platforms/qoffscreen",
    "platforms/qwindows",
    "styles/qmodernwindowsstyle",
)
# The interface is in English; the web engine wants its own words in one language at least.
WEB_LOCALES = ("en-GB", "en-US", "zh-CN")
_PAGE_TOOLS = re.compile(r"(\.debug\.|devtools)")
_FOLDERS = ("plugins", "resources", "translations", "support")
# Pictures of a kind no desk takes in, and a window toolkit.
_OF_PILLOW = ("_avif.*.pyd", "_imagingtk.*.pyd")
_COMPILED = {".dll", ".exe", ".pyd"}


def prune_qt(lib: Path) -> None:
    """Keep of PySide6 in `lib` the modules Newsdesk imports, what these link to, and what the web engine reads."""
    qt = lib / "PySide6"
    for path in qt.iterdir():
        if path.is_dir() and path.name not in _FOLDERS:
            shutil.rmtree(path)
        elif path.is_file() and path.suffix not in _COMPILED | {".py"}:
            path.unlink()
    for path in (qt / "resources").iterdir():
        if _PAGE_TOOLS.search(path.name):
            path.unlink()
    for path in (qt / "translations").rglob("*"):
        if path.is_file() and not (path.suffix == ".pak" and path.stem in WEB_LOCALES):
            path.unlink()
    wanted = [qt / f"{module}.pyd" for module in _MODULES]
    wanted += [qt / "plugins" / f"{plugin}.dll" for plugin in _PLUGINS]
    wanted += [qt / "QtWebEngineProcess.exe"]
    kept = linked(wanted, [qt, lib / "shiboken6"])
    for path in [*qt.iterdir(), *(qt / "plugins").rglob("*")]:
        if path.suffix in _COMPILED and path not in kept:
            path.unlink()
    for pattern in _OF_PILLOW:
        for path in (lib / "PIL").glob(pattern):
            path.unlink()
    for path in [*lib.rglob("*.pyi"), *lib.rglob("*.lib"), *lib.rglob("*.prl")]:
        path.unlink()


def linked(files: list[Path], folders: list[Path]) -> set[Path]:
    """Return the files and all that they link to, directly or not, of what lies in the folders."""
    # What a file links to is looked for beside it first.
    there = {path.name.casefold(): path for folder in reversed(folders) for path in folder.iterdir()}
    found: set[Path] = set()
    waiting = list(files)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += [there[name] for name in imports(path) if name in there]
    return found


def imports(file: Path) -> list[str]:
    """Return the names of the DLLs a Windows program or library links to, in lower case."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "--private-headers", str(file)], check=True, capture_output=True, text=True
    ).stdout
    return [name.casefold() for name in re.findall(r"DLL Name: (\S+)", told)]
