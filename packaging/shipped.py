"""What every installer brings along beside the program: its icon and the licences of all that is shipped."""

import os
import re
import shutil
import sys
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LICENCES = ROOT / "packaging" / "licences"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_OF_QT = re.compile(r"^(pyside6|shiboken6)")
# Whose wheels bring libraries of others without their texts: ours says what they are.
_WITH_OTHERS = {"psycopg-binary": "psycopg.txt"}


def version() -> str:
    """Return the version, which stands in one place."""
    said = re.search(r'__version__ = "(.+)"', (ROOT / "src/newsdesk/__init__.py").read_text(encoding="utf-8"))
    if said is None:
        raise SystemExit("src/newsdesk/__init__.py says no version.")
    return said[1]


def draw_icon(target: Path) -> None:
    """Draw the icon into `target`, as .ico, .icns or .png (256 pixels), each size from the drawing itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources/icons/newsdesk.svg"))

    def drawn(size: int) -> Image.Image:
        image = QImage(size, size, QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))

    sizes = {".ico": (16, 20, 24, 32, 40, 48, 64, 128, 256), ".icns": (32, 64, 128, 256, 512, 1024), ".png": (256,)}
    pictures = [drawn(size) for size in sizes[target.suffix]]
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".ico":
        pictures[-1].save(target, sizes=[picture.size for picture in pictures], append_images=pictures)
    else:
        pictures[-1].save(target, **({"append_images": pictures} if target.suffix == ".icns" else {}))


def distributions(folder: Path) -> dict[str, Path]:
    """Return the dist-info folders in `folder` by the canonical name of their distribution."""
    infos = sorted(folder.glob("*.dist-info"))
    return {re.sub(r"[-_.]+", "-", info.name.split("-")[0]).lower(): info for info in infos}


def write_licences(distributions: dict[str, Path], target: Path) -> None:
    """Write the licence texts of the distributions (name → its dist-info folder) and of Newsdesk into `target`.

    Ends the program, naming it, where one of them brings no text.
    """
    target.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", target / "Newsdesk.txt")
    for text in _LICENCES.iterdir():
        shutil.copyfile(text, target / text.name)
    lines = []
    for name, info in sorted(distributions.items()):
        about = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
        if _OF_QT.match(name):
            texts = ["Qt.txt"]
        else:
            found = sorted(path for path in info.rglob("*") if path.is_file() and _LICENCE_FILE.search(path.name))
            texts = [f"{name}/{path.relative_to(info).as_posix().removeprefix('licenses/')}" for path in found]
            for path, text in zip(found, texts, strict=True):
                (target / text).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / text)
            texts += [_WITH_OTHERS[name]] if name in _WITH_OTHERS else []
        if not texts:
            raise SystemExit(f"{name} brings no text of its licence; it cannot be shipped like this.")
        lines.append(f"{name} {about['Version']}: {_licence(about)} ({', '.join(texts)})\n")
    (target / "index.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


def _licence(about: Message) -> str:
    said = about["License-Expression"] or about["License"] or ""
    if said and len(said) < 80 and "\n" not in said:
        return said
    classes = [
        value.rsplit(" :: ", 1)[1] for value in about.get_all("Classifier", []) if value.startswith("License ::")
    ]
    return " / ".join(classes) or "see its text"


if __name__ == "__main__":
    # What PyInstaller collected lies in one folder of the one it made, and that is in another place on each system.
    (collected,) = {info.parent for info in Path(sys.argv[1]).rglob("newsdesk-*.dist-info")}
    write_licences(distributions(collected), Path(sys.argv[2]))
