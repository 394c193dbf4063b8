"""About Newsdesk: its version, what it is made of under which licences, and where its folders are."""

import platform
import re
from html import escape
from importlib.metadata import PackageNotFoundError, metadata

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QTextBrowser

from newsdesk import __version__
from newsdesk.paths import DeskPaths
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane


def download_page() -> str:
    """Return the address where newer versions are offered, as the package says; "" where it names none."""
    try:
        said = metadata("newsdesk").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    pages = [
        address.strip() for label, _comma, address in (line.partition(",") for line in said) if label == "Download"
    ]
    return pages[0] if pages and pages[0].startswith("https://") else ""


def parts() -> tuple[tuple[str, str, str], ...]:
    """Return name, version and licence of all that Newsdesk is built on, by name."""
    found: dict[str, tuple[str, str, str]] = {}
    waiting = ["newsdesk"]
    while waiting:
        name = waiting.pop()
        try:
            about = metadata(name)
        except PackageNotFoundError:
            # What another system needs is not there.
            continue
        key = re.sub(r"[-_.]+", "-", about["Name"]).casefold()
        if key in found:
            continue
        found[key] = (about["Name"], about["Version"], _licence(about.get_all("Classifier") or [], about))
        needs = [line for line in about.get_all("Requires-Dist") or [] if "extra ==" not in line]
        waiting += [wanted[0] for line in needs if (wanted := re.match(r"[\w.-]+", line))]
    return tuple(found[key] for key in sorted(found) if key != "newsdesk")


def _licence(classifiers: list[str], about: object) -> str:
    said = about.get("License-Expression") or about.get("License") or ""  # type: ignore[attr-defined]
    if said and "\n" not in said and len(said) < 80:
        return str(said)
    return " / ".join(line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License ::"))


class AboutPane(SidePane):
    """Tells what runs here. It asks nobody: the download page opens in the browser, when she wants it."""

    def __init__(self, home: DeskPaths, look: Look) -> None:
        self.newer = QPushButton(tr("Look for a newer version"))
        self.newer.setToolTip(tr("Opens the download page in your browser; Newsdesk itself asks nobody"))
        self.newer.setVisible(bool(download_page()))
        super().__init__(tr("About"), look, self.newer)
        self.home = home
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("About Newsdesk"))
        self.text.setOpenExternalLinks(True)
        self.text.document().setDocumentMargin(look.size["wide"])
        self.column.addWidget(self.text, 1)
        self.newer.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(download_page())))

    def start(self) -> None:
        """Show what runs, with the keys in the text."""
        facts = (
            ("Newsdesk", __version__),
            ("Python", platform.python_version()),
            ("Qt", qVersion()),
            (tr("System"), platform.platform()),
            (tr("Desk"), str(self.home.desk)),
            (tr("Settings"), str(self.home.config)),
            (tr("Logs"), str(self.home.logs)),
        )
        made_of = "".join(f"<tr>{''.join(f'<td>{escape(cell)}&nbsp; </td>' for cell in row)}</tr>" for row in parts())
        what = tr("A newsroom editor: article, related links and the page as it will be published, in one window.")
        licence = tr("MIT licence.")
        built_on = tr("Built on")
        self.text.setHtml(
            f"<h2>Newsdesk</h2><p>{escape(what)} {escape(licence)}</p>"
            + "".join(f"<p><b>{name}</b><br>{escape(value)}</p>" for name, value in facts)
            + f"<h3>{escape(built_on)}</h3><table>{made_of}</table>"
        )
        self.text.setFocus()


def show_log(home: DeskPaths, banner: Banner) -> None:
    """Open the folder with the crash log; say so where there is none."""
    if any(file.stat().st_size for file in home.logs.glob("*.log")):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(home.logs)))
    else:
        banner.tell(tr("There is no log: Newsdesk has not failed here. It would be in {logs}.", logs=home.logs))
