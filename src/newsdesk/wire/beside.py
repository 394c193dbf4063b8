"""Pictures that lie beside a text and that it shows by their file names."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsdesk.messages import Message
from newsdesk.model import Article

_SHOWN = re.compile(r"!\[(?P<alt>[^\]\n]{0,1000})\]\((?P<angle><)?(?P<address>(?(angle)[^<>\n]+|[^\s()]+))(?(angle)>)")
_LARGEST = 50_000_000
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPicture:
    """A picture file that comes in with a story. `address` is how the story's text writes it, "" where it does not."""

    address: str
    name: str
    data: bytes
    alt: str = ""
    lead: bool = False


def pictures_beside(article: Article, lead: str, folder: Path) -> tuple[tuple[IncomingPicture, ...], tuple[str, ...]]:
    """Return the picture files in `folder` and below that a text shows, and a phrase for each that is not there.

    `lead` is the address of the picture that stands above the text, "" where there is none. No file outside of
    `folder` is read, wherever a link or an address leads.
    """
    wanted: dict[str, str] = {}
    for found in _SHOWN.finditer(article.body):
        wanted[found["address"]] = wanted.get(found["address"]) or found["alt"]
    if lead:
        wanted.setdefault(lead, "")
    pictures, missing = [], []
    for address, alt in list(wanted.items())[:_MOST]:
        if urlsplit(address).scheme or address.startswith("//"):
            continue
        file = _file_at(folder, address)
        if file is None:
            missing.append(Message("the picture {address} (no such file beside the text)", address=address))
            continue
        pictures.append(
            IncomingPicture(address=address, name=file.name, data=file.read_bytes(), alt=alt, lead=address == lead)
        )
    return tuple(pictures), tuple(missing)


def show_picture(body: str, address: str, digest: str) -> str:
    """Return a text that shows the file with this hash wherever it showed `address`."""

    def shown(found: "re.Match[str]") -> str:
        return f"![{found['alt']}](media:{digest}" if found["address"] == address else found[0]

    return _SHOWN.sub(shown, body)


def _file_at(folder: Path, address: str) -> Path | None:
    path = unquote(urlsplit(address).path).lstrip("/")
    if not path or "\0" in path:
        return None
    try:
        file = (folder / path).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
        return file if inside and file.stat().st_size <= _LARGEST else None
    except (OSError, ValueError, RuntimeError):
        # A name too long, links that lead round in a circle: there is no such file.
        return None
