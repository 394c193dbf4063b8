"""The JSON of the command line has the keys that its document promises, all of them and no others."""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsdesk.__main__ import main
from newsdesk.desk import Desk
from newsdesk.model import Article, CorrectionKind, RelatedLink, Settings, Strip
from newsdesk.paths import resolve_paths as home_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "command-line.md"
FEED = "<rss version='2.0'><channel><title>Coast</title><item><title>Pilots want a tug</title></item></channel></rss>"
Answer = Callable[..., Any]


def promised(command: str) -> set[str]:
    """Return the keys that the document names for a command, one in another as `links.url`."""
    rows = re.findall(r"^\| (.+?) \| .+? \| `(.+)` \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    (keys,) = (keys for commands, keys in rows if f"`{command}`" in commands.split(", "))
    within: list[str] = []
    found = set()
    for name, opens, closes in re.findall(r"([a-z_]+)(\[\]|\{\}|\[?\{)?|(\}\]?)", keys):
        if closes:
            within.pop()
            continue
        found.add(".".join([*within, name]))
        if opens.endswith("{"):
            within.append(name)
    return found


def given(value: Any) -> Iterator[str]:
    """Yield the keys of an answer, those in lists and objects too; `held` has slugs for keys, `offered` settings."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            for key, below in each.items():
                yield key
                if key not in ("held", "offered"):
                    yield from (f"{key}.{name}" for name in given(below))


@pytest.fixture
def answer(home: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Return a function that gives the JSON of a command on a desk that has some of everything."""
    picture = io.BytesIO()
    Image.new("RGB", (900, 600), "navy").save(picture, "JPEG")
    with Desk.open(home_of(home)) as desk:
        desk.configure(Settings(name="The Coast"))
        shown = replace(desk.pictures.take(picture.getvalue()), alt="Blue", copyright="The Coast")
        shown = desk.pictures.cropped(shown, (20, 30))
        first = desk.writing.new(
            Article(
                headline="Ferry",
                body=f"The ferry of Saltholm sails again at night.\n\n![](media:{shown.media})",
                lead_image=shown,
                media=(shown,),
                strip=Strip(links=(RelatedLink(url="https://coast.example/x", headline="Elsewhere"),)),
            )
        )
        desk.publishing.publish(first.id)
        desk.publishing.correct(first.id, CorrectionKind.CORRECTION, "x", "y")
        desk.writing.new(Article(headline="Night ferry", body="At Saltholm the ferry sails again.", language="de"))
        desk.writing.edit("night-ferry", {"translates": "ferry"})
        ferry = desk.writing.by_slug("ferry")
        desk.writing.save(replace(ferry, strip=desk.linking.share("Ferries", ferry.strip).strip))
        Image.new("RGB", (9, 9), "red").save(picture := io.BytesIO(), "PNG")
        desk.pictures.take(picture.getvalue())

    def run(*words: str | Path, code: int = 0) -> Any:
        capsys.readouterr()
        assert main(["--home", str(home), *map(str, words), "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return run


def test_the_answers_have_the_keys_that_are_promised(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    (tmp_path / "quay.md").write_text("# The quay stands\n\nIt stands again.\n", encoding="utf-8")
    assert set(given([answer("show", slug) for slug in ("ferry", "night-ferry")])) == promised("show")
    for words in (["new", "headline=x"], ["set", "x", "body=y"]):
        assert set(given(answer(*words))) <= promised(words[0])
    taken = set(given(answer("import", tmp_path / "quay.md")))
    assert promised("import") <= taken <= promised("import") | promised("show")
    assert set(given(answer("versions", "ferry"))) == promised("versions")
    assert set(given(answer("check"))) == promised("check")
    assert set(given(answer("links", "check"))) == promised("links check")
    assert set(given(answer("feeds", "add", tmp_path / "feed.xml"))) == promised("feeds add")
    assert set(given(answer("feeds", "list"))) == promised("feeds list") == promised("feeds import")
    assert set(given(answer("feeds", "fetch"))) == promised("feeds list") | promised("feeds fetch")
    suggested = answer("suggest", "night-ferry")
    assert set(given(suggested)) | {"url"} == promised("suggest")
    assert set(given(answer("pictures"))) == promised("pictures")
    assert answer("doctor") == []
    for command in (["list"], ["search", "ferry"]):
        assert set(given(answer(*command))) == promised(command[0])


def test_the_answer_of_a_site_names_what_is_held_back(answer: Answer, tmp_path: Path) -> None:
    assert set(given(answer("site", "--to", tmp_path / "site"))) == promised("site")
    assert set(given(answer("site", "--to", tmp_path / "site", "--plan"))) <= promised("site")
