"""Takes away the parts of Qt that nothing of Newsdesk uses, from the wheels for Windows and what PyInstaller found."""

import pickle
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
# The languages of the window: the web engine's own words, and those of Qt's buttons and menus.
WORDS = {"en-US.pak", "zh-CN.pak", "qtbase_zh_CN.qm"}
_PAGE_TOOLS = re.compile(r"(\.debug\.|devtools)")
_FOLDERS = ("plugins", "resources", "translations", "support")
# What compilers and type checkers read.
_SOURCES = ("*.pyi", "*.lib", "*.prl", "*.c", "*.cpp", "*.pyx", "*.pxd", "*.pxi", "*.h", "py.typed")
# What the libraries bring for others: in Pillow pictures of a kind no desk takes in, a window toolkit and lettering; in
# lxml Python objects; in SQLAlchemy databases that are none of ours; of the icons all families but one; the tests.
_OF_OTHERS = (
    "PIL/_avif.*.pyd",
    "PIL/_imagingtk.*.pyd",
    "PIL/_imagingft.*.pyd",
    "lxml/objectify.*",
    "lxml/html/_difflib.*",
    "lxml/html/diff.*",
    "lxml/isoschematron/**/*",
    "sqlalchemy/dialects/m*sql/*",
    "sqlalchemy/dialects/oracle/*",
    "sqlalchemy/testing/**/*",
    "alembic/testing/**/*",
    "babel/messages/**/*",
    "newsdesk/resources/languages/*.ts",
    "Crypto/SelfTest/**/*",
    "Crypto/PublicKey/*",
    "Crypto/Signature/*",
    "qtawesome/fonts/[!m]*",
    "qtawesome/fonts/materialdesignicons5*",
)
# What security services and plugins load by name, and nothing links to.
_LOADED_BY_NAME = re.compile(r"/plugins/|libfreebl|libnssckbi|libsoftokn3|QtWebEngineProcess")
# Of what is known of a language, the parts that are most of it, and that neither dates nor lists of names are made of.
_OF_LOCALES = {
    "compact_currency_formats",
    "compact_decimal_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "date_fields",
    "interval_formats",
    "languages",
    "meta_zones",
    "scripts",
    "territories",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
}
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
        if path.is_file() and path.name not in WORDS:
            path.unlink()
    wanted = [qt / f"{module}.pyd" for module in _MODULES]
    wanted += [qt / "plugins" / f"{plugin}.dll" for plugin in _PLUGINS]
    wanted += [qt / "QtWebEngineProcess.exe"]
    shiboken = lib / "shiboken6"
    kept = linked(wanted, [qt, shiboken]) | linked([shiboken / "Shiboken.pyd"], [shiboken])
    for path in [*qt.iterdir(), *(qt / "plugins").rglob("*"), *shiboken.iterdir()]:
        if path.suffix in _COMPILED and path not in kept:
            path.unlink()


def prune_rest(lib: Path) -> None:
    """Take away what only compilers read, and the parts of libraries that nothing of Newsdesk uses."""
    compiled_from = [path for pattern in _SOURCES for path in lib.rglob(pattern)]
    for path in (*compiled_from, *(path for pattern in _OF_OTHERS for path in lib.glob(pattern))):
        if path.is_file():
            path.unlink()
    for path in (lib / "babel" / "locale-data").glob("*.dat"):
        known = pickle.loads(path.read_bytes())
        path.write_bytes(pickle.dumps({key: value for key, value in known.items() if key not in _OF_LOCALES}, 2))


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


def linked_entries(entries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return of PyInstaller's binaries for Linux those that are loaded by name, and what they link to."""
    named = {Path(name).name: (name, source) for name, source, _kind in entries}
    waiting = [name for name, _source, kind in entries if kind == "EXTENSION" or _LOADED_BY_NAME.search(name)]
    waiting += [name for name in named if name.startswith("libpython")]
    found: set[str] = set()
    while waiting:
        name = Path(waiting.pop()).name
        if name in found or name not in named:
            continue
        found.add(name)
        told = subprocess.run(
            ["objdump", "--private-headers", named[name][1]], check=True, capture_output=True, text=True
        ).stdout
        waiting += re.findall(r"NEEDED +(\S+)", told)
    return [entry for entry in entries if Path(entry[0]).name in found]
