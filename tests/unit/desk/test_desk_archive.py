"""An archive that comes in goes out as of its own dates, and is no news of today unless the editor says so."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.__main__ import main
from newsdesk.desk import Desk
from newsdesk.model import Article, Settings
from newsdesk.paths import resolve_paths

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
THEN = dt.datetime(2023, 7, 1, 22, 0, tzinfo=dt.UTC)
"""The midnight in Paris at which the second of July began."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: NOW) as opened:
        opened.configure(Settings(name="The Coast", base_url="https://coast.example", time_zone="Europe/Paris"))
        yield opened


def post(folder: Path, name: str, date: str, more: str = "") -> Path:
    file = folder / f"{name}.md"
    file.write_text(f"---\ntitle: {name.title()}\ndate: {date}\n{more}---\n\nText of it.\n", encoding="utf-8")
    return file


def out(desk: Desk, site: Path) -> dict[str, str]:
    desk.site.publish(site)
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in site.rglob("*")
        if path.is_file()
    }


def test_lists_data_feeds_and_archive_have_the_storys_own_date(desk: Desk, tmp_path: Path) -> None:
    (taken,) = desk.intake.take(post(tmp_path, "harbour", "2023-07-02"))
    assert taken.article.published == THEN
    old = desk.publishing.publish(taken.article.id)
    assert (old.published, old.modified) == (THEN, THEN)
    new = desk.publishing.publish(desk.writing.new(Article(headline="Ferry", body="Text.")).id)
    assert new.published == NOW

    files = out(desk, tmp_path / "site")

    assert "archive/2023-07/index.html" in files
    assert "harbour" not in files["archive/2026-03/index.html"]
    assert (
        '"datePublished":"2023-07-02T00:00:00+02:00","dateModified":"2023-07-02T00:00:00+02:00"'
        in files["harbour/index.html"]
    )
    assert '<time datetime="2023-07-02">' in files["harbour/index.html"]
    assert files["index.html"].index("Ferry") < files["index.html"].index("Harbour")
    assert re.findall("<title>(.*?)</title>", files["rss.xml"])[1:] == ["Ferry", "Harbour"]
    assert "Sun, 02 Jul 2023 00:00:00 +0200" in files["rss.xml"]
    assert "harbour" not in files["news-sitemap-1.xml"]
    assert "ferry" in files["news-sitemap-1.xml"]


def test_a_story_that_was_worked_on_was_changed_today_and_published_then(desk: Desk, tmp_path: Path) -> None:
    (taken,) = desk.intake.take(post(tmp_path, "harbour", "2023-07-02"))
    desk.writing.save(replace(taken.article, standfirst="With a new one."))
    published = desk.publishing.publish(taken.article.id)
    assert (published.published, published.modified) == (THEN, NOW)


def test_what_the_archive_says_of_the_last_change_is_kept(desk: Desk, tmp_path: Path) -> None:
    (taken,) = desk.intake.take(post(tmp_path, "harbour", "2023-07-02", "lastmod: 2024-01-01T10:00:00Z\n"))
    assert desk.publishing.publish(taken.article.id).modified == dt.datetime(2024, 1, 1, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize("date", ["2026-03-04", "2026-03-05", "2026-04-01"])
def test_news_goes_out_now(desk: Desk, tmp_path: Path, date: str) -> None:
    (taken,) = desk.intake.take(post(tmp_path, "harbour", date))
    assert desk.publishing.publish(taken.article.id).published == NOW


def test_nothing_was_first_published_tomorrow(desk: Desk, tmp_path: Path) -> None:
    (taken,) = desk.intake.take(post(tmp_path, "harbour", "2026-03-05", "published: 2030-01-01T00:00:00Z\n"))
    assert desk.publishing.publish(taken.article.id).published == NOW


def test_the_command_line_asks_once_for_the_whole_import(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("harbour", "pier"):
        post(archive, name, "2023-07-02")

    def published(*more: str) -> tuple[str, set[str]]:
        target = str(tmp_path / more[0])
        assert main(["--home", target, "import", "--publish", str(archive), *more[1:]]) == 0
        told = capsys.readouterr().out
        assert main(["--home", target, "list", "--json"]) == 0
        slugs = [story["slug"] for story in json.loads(capsys.readouterr().out)]
        days = set()
        for slug in slugs:
            assert main(["--home", target, "show", slug, "--json"]) == 0
            days.add(json.loads(capsys.readouterr().out)["published"][:10])
        return told, days

    told, days = published("own")
    assert told.count("out of an archive: first published 2023-07-02; --dates today") == 2
    assert days == {"2023-07-02"}
    told, days = published("new", "--dates", "today")
    assert "archive" not in told
    assert days != {"2023-07-02"}


def test_the_first_picture_of_what_comes_in_has_its_crops_when_it_leads(desk: Desk, tmp_path: Path) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1200), "teal").save(drawn, "PNG")
    (tmp_path / "quay.png").write_bytes(drawn.getvalue())
    (taken,) = desk.intake.take(post(tmp_path, "harbour", "2026-03-05", "image: quay.png\n"))
    lead = taken.article.lead_image
    assert lead is not None
    crops = desk._store.media.get_many(lead.crops)
    assert [round(crops[crop].width / crops[crop].height, 2) for crop in lead.crops] == [1.78, 1.33, 1.0]
