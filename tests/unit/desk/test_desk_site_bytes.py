"""The same desk gives the same site, byte for byte, wherever and however it is published."""

import datetime as dt
import hashlib
import io
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.desk import Desk, verify
from newsdesk.model import Article, Correction, CorrectionKind, Picture, RelatedLink, Settings, Strip
from newsdesk.paths import resolve_paths

NOW = dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC)
STORIES = 30
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"

# As `newsdesk site` does, but for what it tells by the size of the site and the machine: the number of processes.
PUBLISHER = """
import sys
from datetime import datetime
from pathlib import Path
from newsdesk.desk import Desk, site as publishing
from newsdesk.export import site
from newsdesk.paths import resolve_paths
if __name__ == "__main__":
    site._WORTH_TWO, site._BATCH = int(sys.argv[3]), 7
    publishing._processes = lambda: int(sys.argv[4])
    with Desk.open(resolve_paths(Path(sys.argv[1]))) as desk:
        desk.site.publish(Path(sys.argv[2]), as_of=datetime.fromisoformat("2026-03-29T12:00:00+00:00"))
"""


def _fill(folder: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(picture, "PNG")
    with Desk.open(resolve_paths(folder), now=lambda: NOW) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="America/St_Johns"))
        media = desk._store.media.add(picture.getvalue(), "image/png", 400, 300)
        earlier: list[Article] = []
        for number in range(STORIES):
            inward = tuple(RelatedLink(article=story.id) for story in earlier[-3:])
            note = Correction(kind=CorrectionKind.CORRECTION, was=f"{number}", now=f"{number + 1}", at=NOW)
            story = desk.writing.new(
                Article(
                    headline=f"{('Ferry', 'Öresund', '渡船', 'عبّارة')[number % 4]} {number} “returns”",
                    body=f"Text *{number}*, {'İstanbul ıI ' * number}[^1]\n\n[^1]: A note.\n\n{TABLE}",
                    byline=("Ada Lind", "Bo Ek")[: number % 3],
                    section=("News", f"Área {number % 5}"),
                    keywords=("İ", "i", "ß"),
                    language=("en", "sv", "zh-Hans", "ar")[number % 4],
                    date=NOW.date(),
                    published=NOW - dt.timedelta(hours=7 * number),
                    lead_image=Picture(media=media.hash, alt="Teal") if number % 7 == 0 else None,
                    corrections=(note,) if number % 9 == 0 else (),
                    strip=Strip(links=(*inward, RelatedLink(headline="Elsewhere", url="https://example.org/?a=1&b=2"))),
                )
            )
            earlier.append(desk.publishing.publish(story.id))
        desk.publishing.kill(earlier[3].id)


def _published(tmp_path: Path, name: str, worth_two: int, processes: int, **environment: str) -> dict[str, str]:
    # Another folder each time, of another depth, and another copy of the desk.
    at = tmp_path / name / ("deep" * len(environment)) / "a b ü"
    shutil.copytree(tmp_path / "home", at / "home")
    command = [sys.executable, "-c", PUBLISHER, str(at / "home"), str(at / "site"), str(worth_two), str(processes)]
    subprocess.run(command, check=True, env=os.environ | environment)
    assert verify(at / "site") == ()
    return {
        file.relative_to(at / "site").as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (at / "site").rglob("*")
        if file.is_file()
    }


def _turkish() -> str:
    for name in ("tr_TR.UTF-8", "tr_TR.utf8", "de_DE.UTF-8", "de_DE.utf8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        else:
            return name
        finally:
            locale.setlocale(locale.LC_ALL, "C.UTF-8" if os.name == "posix" else "")
    # Where the system has no other, the variables alone are what a careless library would look at.
    return "tr_TR.UTF-8"


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="TZ and LC_ALL are a matter of POSIX")
def test_zone_locale_hash_seed_processes_and_folder_leave_no_trace(tmp_path: Path) -> None:
    _fill(tmp_path / "home")
    plain = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    first = _published(tmp_path, "one", 10_000, 2, **plain)
    assert len([path for path in first if path.endswith("article.ninjs.json")]) == STORIES
    assert {"rss.xml", "sitemap.xml", "news-sitemap-1.xml", "404.html", "manifest.json", "checks.json"} <= first.keys()
    elsewhere = {"TZ": "Pacific/Chatham", "LC_ALL": _turkish(), "LANGUAGE": "tr", "PYTHONHASHSEED": "4711"}
    assert _published(tmp_path, "two", 1, 2, **elsewhere) == first
    assert _published(tmp_path, "three", 1, 4, **plain, PYTHONUTF8="0", COLUMNS="20", PYTHONOPTIMIZE="1") == first
