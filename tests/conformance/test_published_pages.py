"""Outside judges look at what leaves the desk: the Nu HTML checker, schemas of ninjs and sitemaps, a feed reader.

What search engines document has no judge that runs here: `search_data` holds their rules against each page.
"""

import io
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
from lxml import etree
from PIL import Image

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

from newsdesk import paths
from newsdesk.desk import Desk
from newsdesk.model import Article, Picture
from tests.conformance.conftest import SAMPLES, STORIES
from tests.conformance.search_data import faults_of_site

Command = Callable[..., str]


@pytest.fixture(scope="module")
def newsdesk(tmp_path_factory: pytest.TempPathFactory) -> Command:
    home = tmp_path_factory.mktemp("home")

    def run(*words: str | Path) -> str:
        done = subprocess.run(
            [Path(sys.executable).with_name("newsdesk"), "--home", home, *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    _add_story_with_pictures(home)
    return run


def _add_story_with_pictures(home: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (960, 540), "#1f3a5f").save(picture, "PNG")
    with Desk.open(paths.resolve_paths(home)) as desk:
        media = desk.pictures.take(picture.getvalue())
        desk.writing.new(
            Article(
                headline="A harbour at night, seen twice",
                body=f"Before the picture.\n\n![The quay, lit](media:{media.media})\n\nAfter it.",
                lead_image=Picture(
                    media=media.media, alt="The quay", caption="Lit at last & <bright>", credit="A. Vane"
                ),
                media=(Picture(media=media.media, alt="The quay, lit", caption="The same quay"),),
            )
        )


@pytest.fixture(scope="module")
def bundles(newsdesk: Command, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Export every story twice: on a desk without a base URL, and as a draft on one that knows where it publishes."""
    newsdesk("import", *SAMPLES, *STORIES)
    stories = [story["slug"] for story in json.loads(newsdesk("list", "--json"))]
    assert len(stories) == len(SAMPLES) + len(STORIES) + 1

    plain, draft = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("draft")
    newsdesk("export", *stories, "--to", plain)
    newsdesk("config", "name=The <Morning> & Co", "base_url=https://news.example.org", "time_zone=Asia/Shanghai")
    newsdesk("export", *stories, "--to", draft, "--draft")
    return tuple(sorted(page.parent for page in (*plain.glob("*/index.html"), *draft.glob("*/index.html"))))


def test_the_nu_html_checker_finds_no_error(bundles: tuple[Path, ...]) -> None:
    _judge([bundle / "index.html" for bundle in bundles])


def _judge(pages: list[Path]) -> None:
    jar = os.environ["NEWSDESK_NU_CHECKER"]
    judged = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--stdout", *pages],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = json.loads(judged.stdout)["messages"]
    errors = [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in said if one["type"] == "error"]
    assert not errors, "\n".join(errors)
    assert judged.returncode == 0, judged.stderr


def test_every_ninjs_file_is_valid(bundles: tuple[Path, ...], ninjs: jsonschema.Draft202012Validator) -> None:
    errors = [
        f"{bundle.name}: {'/'.join(map(str, error.absolute_path))}: {error.message}"
        for bundle in bundles
        for error in ninjs.iter_errors(json.loads(bundle.joinpath("article.ninjs.json").read_text(encoding="utf-8")))
    ]
    assert not errors, "\n".join(errors)


def test_the_nu_html_checker_finds_no_error_on_a_whole_site(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 550
    _judge(pages)


def test_every_ninjs_file_of_a_site_is_valid(site: Path, ninjs: jsonschema.Draft202012Validator) -> None:
    for file in site.glob("*/article.ninjs.json"):
        assert [*ninjs.iter_errors(json.loads(file.read_bytes()))] == [], file


def test_the_data_of_a_site_is_as_those_who_read_it_document(site: Path) -> None:
    assert [*faults_of_site(site, "https://news.example.org")] == []


def test_every_sitemap_is_valid(site: Path) -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).parent / "sitemaps" / "sitemap.xsd"))
    maps = [*site.glob("*sitemap*.xml")]
    assert {file.name for file in maps} == {"sitemap.xml", "sitemap-1.xml", "news-sitemap-1.xml"}
    for file in maps:
        schema.assertValid(etree.parse(file))


def test_every_feed_is_read_without_complaint(site: Path) -> None:
    feeds = [*site.rglob("rss.xml"), *site.rglob("atom.xml")]
    assert len(feeds) > 20
    for file in feeds:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, (file, read.get("bozo_exception"))
        assert read.entries


@pytest.fixture(scope="module")
def ninjs() -> jsonschema.Draft202012Validator:
    """Return the schema of ninjs 3.1 with its one outward reference, to GeoJSON, kept off the network."""
    schema = Path(__file__).parent / "ninjs" / "ninjs-schema_3.1.json"
    content: dict[str, Any] = json.loads(schema.read_text(encoding="utf-8"))
    geometry = referencing.Resource.from_contents({}, default_specification=referencing.jsonschema.DRAFT202012)
    registry = referencing.Registry[Any]().with_resources(
        [
            ("https://geojson.org/schema/GeoJSON.json", geometry),
            ("https://geojson.org/schema/GeoJSON.json#", geometry),
        ]
    )
    return jsonschema.Draft202012Validator(content, registry=registry, format_checker=jsonschema.FormatChecker())
