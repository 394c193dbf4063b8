"""The site is published while the program is killed, and from text that wants to be more than text."""

import datetime as dt
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from pathlib import Path

import justhtml
import pytest

from newsdesk.desk import Desk, verify
from newsdesk.export.sitedisk import complete_site
from newsdesk.model import (
    Article,
    BlockingFindingsError,
    Correction,
    CorrectionKind,
    RelatedLink,
    Settings,
    Severity,
    Strip,
    clean_line,
)
from newsdesk.paths import resolve_paths

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

NOW = dt.datetime(2026, 1, 19, 9, 30, tzinfo=dt.UTC)

# Publishes without end, each time with another headline on every page; says when it begins and ends.
PUBLISHER = """
import sys
from dataclasses import replace
from pathlib import Path
from newsdesk.desk import Desk
from newsdesk.paths import resolve_paths
if __name__ == "__main__":
    with Desk.open(resolve_paths(Path(sys.argv[1]))) as desk:
        while True:
            story = desk.writing.by_slug("shared")
            number = int(story.headline.split()[-1]) + 1
            desk.writing.save(replace(story, headline=f"Shared {number}"))
            desk.publishing.publish(story.id)
            print("begun", flush=True)
            desk.site.publish(Path(sys.argv[2]))
            print("done", flush=True)
"""


def _fill(folder: Path) -> None:
    with Desk.open(resolve_paths(folder)) as desk:
        desk.configure(Settings(name="The Coast", base_url="https://coast.example"))
        shared = desk.writing.new(Article(headline="Shared 0", slug="shared", body="Text."))
        desk.publishing.publish(shared.id)
        for number in range(12):
            story = desk.writing.new(
                Article(
                    headline=f"Story {number}",
                    body="Text. " * 200,
                    section=("News",),
                    strip=Strip(links=(RelatedLink(article=shared.id),)),
                )
            )
            desk.publishing.publish(story.id)


def _killed(tmp_path: Path, kills: int) -> None:
    _fill(tmp_path / "home")
    site, chance, interrupted = tmp_path / "site", random.Random(20260119), 0
    for _ in range(kills):
        command = [sys.executable, "-c", PUBLISHER, str(tmp_path / "home"), str(site)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as publisher:
            assert publisher.stdout is not None
            for _ in range(chance.randint(1, 3)):
                publisher.stdout.readline()
            time.sleep(chance.random() * 0.12)
            os.kill(publisher.pid, signal.SIGKILL)
        for page in site.rglob("*.html"):
            if ".newsdesk-site" not in page.parts:
                assert page.read_bytes().endswith(b"</html>"), page
        found = verify(site)
        assert not found or "interrupted" in found[0], found
        interrupted += bool(found)
        complete_site(site)
        assert verify(site) == ()
        shown = {re.search(r"Shared \d+", page.read_text(encoding="utf-8")) for page in site.glob("story-*/index.html")}
        assert len({match and match[0] for match in shown}) == 1, "one state of the desk, never two"
    assert interrupted, "no kill came while a publish was under way"


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_kills_leave_no_page_partial_and_no_two_states(tmp_path: Path) -> None:
    _killed(tmp_path, 10)


@pytest.mark.embedded
@pytest.mark.torture
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_two_hundred_kills(tmp_path: Path) -> None:
    _killed(tmp_path, 200)


HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "<!-- --> ]]> <![CDATA[ <?php",
    "\"' onmouseover=alert(1) x='\"",
    "{{ ''.__class__ }} {% raw %} ${7*7} #{7*7}",
    "javascript:alert(1)",
    '[x](javascript:alert(1)) ![](x" onerror="alert(1))',
    "\u202ereversed\u202c \u2028\u2029 \u0000\u0008 \ufffe",
    "&lt;script&gt; &#60;script&#62; &nbsp",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd ..\\..\\boot.ini CON NUL",
    "😀 e\u0301 ﷽ 𝕊 ﬁ",
)


def _site_of(texts: list[str], folder: Path) -> Path:
    with Desk.open(resolve_paths(folder / "home")) as desk:
        desk.configure(Settings(name=f"Wire {texts[0]}", base_url="https://coast.example"))
        blocked = set[str]()
        for text in texts:
            note = Correction(kind=CorrectionKind.CORRECTION, was=text, now=text, at=NOW)
            story = desk.writing.new(
                Article(
                    headline=clean_line(text) or "x",
                    kicker=text,
                    slugline=text,
                    standfirst=text,
                    seo_title=text,
                    description=text,
                    byline=(text,),
                    source=text,
                    dateline=text,
                    section=(text, "News"),
                    keywords=(text,),
                    language=text,
                    body=f"{text}\n\nText.",
                    strip=Strip(title=text, links=(RelatedLink(headline=text, url="https://example.org/?a=<b>&c"),)),
                    corrections=(note,),
                )
            )
            try:
                desk.publishing.publish(story.id)
            except BlockingFindingsError as held:
                # A picture that no bundle holds: the text goes out in all other fields.
                blocked |= {finding.rule for finding in held.findings if finding.severity is Severity.BLOCK}
                desk.writing.save(replace(story, body="Text."))
                desk.publishing.publish(story.id)
        assert blocked <= {"missing-picture"}
        assert desk.site.publish(folder / "site").held == {}
    return folder / "site"


def _is_harmless(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = justhtml.JustHTML(page.read_text(encoding="utf-8"), strict=True, sanitize=False)
        for script in tree.query("script"):
            assert (script.attrs or {}).get("type") == "application/ld+json", page
        for element in tree.query("*"):
            for name, value in (element.attrs or {}).items():
                assert not name.startswith("on"), (page, name)
                if name in ("href", "src"):
                    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value or "")
                    assert scheme is None or scheme[1] in ("http", "https", "mailto", "tel"), (page, value)
                    assert not (value or "").startswith("//"), (page, value)
    for feed in (*site.rglob("rss.xml"), *site.rglob("atom.xml")):
        read = feedparser.parse(feed.read_bytes())
        assert not read.bozo, (feed, read.get("bozo_exception"))
    for data in (*site.rglob("*.json"),):
        json.loads(data.read_bytes())
    for path in site.rglob("*"):
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", path.name) or path.name == ".newsdesk-site", path


def test_hostile_text_in_every_field_stays_text(tmp_path: Path) -> None:
    _is_harmless(_site_of(list(HOSTILE), tmp_path))


def test_the_big_list_of_naughty_strings_stays_text(tmp_path: Path, reference: Path) -> None:
    naughty: list[str] = json.loads((reference / "data" / "blns.json").read_text(encoding="utf-8"))
    _is_harmless(_site_of([text for text in naughty[::6] if text.strip()], tmp_path))


def test_what_looks_for_harm_does_see_it(tmp_path: Path) -> None:
    site = _site_of(["Plain"], tmp_path)
    page = site / "plain" / "index.html"
    sound = page.read_text(encoding="utf-8")
    for harm in ("<script>alert(1)</script>", '<img src="x" alt="" onerror="x">', '<a href="javascript:x">y</a>'):
        page.write_text(sound.replace("<h1>", f"{harm}<h1>"), encoding="utf-8")
        with pytest.raises(AssertionError):
            _is_harmless(site)
